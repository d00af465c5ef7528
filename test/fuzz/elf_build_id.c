/* test/fuzz/elf_build_id.c - program headers and notes of ELF files, which may be any bytes. */
#include "kernel/elf_build_id.h"
#include <elf.h>
#include "support.h"

static u64 sink;

static void look_at(const u8 *bytes, size_t size)
{
	size_t id_size;
	const u8 *id = elf_build_id(bytes, size, &id_size);

	if (!id)
		return;
	CHECK(id_size && id >= bytes && id + id_size <= bytes + size);
	for (size_t i = 0; i < id_size; i++)
		sink += id[i];
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	u8 *bytes = fuzz_bytes(data, size);
	struct elf_notes notes;

	look_at(bytes, size);
	if (elf_notes_find(bytes, size, &notes)) {
		CHECK(notes.n <= ELF_NOTES_MAX);
		for (u32 i = 0; i < notes.n; i++)
			if (notes.v[i].offset < size)
				look_at(bytes + notes.v[i].offset,
					(size_t)MIN(notes.v[i].size, size - notes.v[i].offset));
	}
	free(bytes);
	return 0;
}

/* A program of one note. */
size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	struct {
		Elf64_Ehdr head;
		Elf64_Phdr part;
		Elf64_Nhdr note;
		char name[4];
		u8 id[20];
	} file = {
		.head = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, 1 },
			  .e_phoff = sizeof(Elf64_Ehdr),
			  .e_phentsize = sizeof(Elf64_Phdr),
			  .e_phnum = 1 },
		.part = { .p_type = PT_NOTE,
			  .p_offset = sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr),
			  .p_filesz = sizeof(Elf64_Nhdr) + 24 },
		.note = { .n_namesz = 4, .n_descsz = 20, .n_type = NT_GNU_BUILD_ID },
		.name = "GNU",
	};

	if (i || cap < sizeof file)
		return 0;
	memcpy(bytes, &file, sizeof file);
	return sizeof file;
}
