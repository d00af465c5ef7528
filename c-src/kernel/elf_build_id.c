/* kernel/elf_build_id.c - see elf_build_id.h. Every offset of the file is compared with what is there. */
#include "kernel/elf_build_id.h"
#include <elf.h>

static void note_add(struct elf_notes *notes, u32 type, u64 offset, u64 size)
{
	if (type != PT_NOTE || notes->n == ELF_NOTES_MAX)
		return;
	notes->v[notes->n].offset = offset;
	notes->v[notes->n++].size = size;
}

static bool headers_fit(size_t size, u64 offset, u32 count, size_t entry)
{
	return offset <= size && count <= (size - offset) / entry;
}

static bool notes_find_64(const u8 *bytes, size_t size, struct elf_notes *ret)
{
	Elf64_Ehdr head;
	Elf64_Phdr part;

	if (size < sizeof head)
		return false;
	memcpy(&head, bytes, sizeof head);
	if (head.e_phentsize != sizeof part || !headers_fit(size, head.e_phoff, head.e_phnum, sizeof part))
		return false;
	for (u32 i = 0; i < head.e_phnum; i++) {
		memcpy(&part, bytes + head.e_phoff + i * sizeof part, sizeof part);
		note_add(ret, part.p_type, part.p_offset, part.p_filesz);
	}
	return true;
}

static bool notes_find_32(const u8 *bytes, size_t size, struct elf_notes *ret)
{
	Elf32_Ehdr head;
	Elf32_Phdr part;

	if (size < sizeof head)
		return false;
	memcpy(&head, bytes, sizeof head);
	if (head.e_phentsize != sizeof part || !headers_fit(size, head.e_phoff, head.e_phnum, sizeof part))
		return false;
	for (u32 i = 0; i < head.e_phnum; i++) {
		memcpy(&part, bytes + head.e_phoff + i * sizeof part, sizeof part);
		note_add(ret, part.p_type, part.p_offset, part.p_filesz);
	}
	return true;
}

bool elf_notes_find(const u8 *bytes, size_t size, struct elf_notes *ret)
{
	ret->n = 0;
	if (size < EI_NIDENT || memcmp(bytes, ELFMAG, SELFMAG) != 0 || bytes[EI_DATA] != ELFDATA2LSB)
		return false;
	if (bytes[EI_CLASS] == ELFCLASS64)
		return notes_find_64(bytes, size, ret);
	return bytes[EI_CLASS] == ELFCLASS32 && notes_find_32(bytes, size, ret);
}

const u8 *elf_build_id(const u8 *notes, size_t size, size_t *ret_size)
{
	Elf64_Nhdr note;

	for (size_t at = 0; size - at >= sizeof note;) {
		u64 name, end;

		memcpy(&note, notes + at, sizeof note);
		name = at + sizeof note;
		end = name + ALIGN_UP((u64)note.n_namesz, 4) + note.n_descsz;
		if (end > size)
			return NULL;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof ELF_NOTE_GNU && note.n_descsz &&
		    memcmp(notes + name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
			*ret_size = note.n_descsz;
			return notes + end - note.n_descsz;
		}
		at = ALIGN_UP(end, 4);
		if (at > size)
			return NULL;
	}
	return NULL;
}
