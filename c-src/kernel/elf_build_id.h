/*
 * kernel/elf_build_id.h - the build id of a program or library: an ELF note that names what it was made of. Pure: the caller reads
 * the parts of the file that the parser asks for.
 */
#pragma once
#include "base/types.h"

#define ELF_NOTES_MAX 8

struct elf_notes {
	struct {
		u64 offset, size; /* in the file */
	} v[ELF_NOTES_MAX];
	u32 n;
};

/* Where the notes are, by the first `size` bytes of a file. False: no ELF file, or none that is understood. */
bool elf_notes_find(const u8 *bytes, size_t size, struct elf_notes *ret);
/* The build id in the bytes of a note segment; NULL: there is none. */
const u8 *elf_build_id(const u8 *notes, size_t size, size_t *ret_size);
