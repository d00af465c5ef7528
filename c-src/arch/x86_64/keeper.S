/*
 * The body of the ELF of a keeper: a process that does nothing but hold descriptors between two commands, until the target's pidfd
 * (number 1) says that it has ended, or for an hour. Everything that it keeps goes with it. All signals are blocked before exec.
 */
	.globl _start
_start:
	movl $15, %edi				/* PR_SET_NAME */
	lea name(%rip), %rsi
	movl $157, %eax				/* prctl */
	syscall
	push $0					/* struct timespec */
	push $3600
	mov %rsp, %rdx
	movabs $0x100000001, %rax		/* struct pollfd: descriptor 1, POLLIN */
	push %rax
	mov %rsp, %rdi
	movl $1, %esi
	xorl %r10d, %r10d
	movl $8, %r8d
	movl $271, %eax				/* ppoll */
	syscall
	xorl %edi, %edi
	movl $231, %eax				/* exit_group */
	syscall
	ud2
name:	.asciz "criu-keeper"			/* KEEPER_NAME of memory/hold.h */
