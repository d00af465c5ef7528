/* arch/x86_64/embed.S - the code that runs in other processes, as bytes of the core. The Makefile makes the two files. */
	.section .rodata, "a", @progbits

	.macro embed name, file
	.balign 64
	.globl \name\()_start, \name\()_end
	.hidden \name\()_start, \name\()_end
\name\()_start:
	.incbin "\file"
\name\()_end:
	.endm

	embed blob, blob.bin
	embed stub, stub.bin
	embed keeper, keeper.bin

	.section .note.GNU-stack, "", @progbits
