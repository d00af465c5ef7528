/*
 * kinds/build_id.c - programs and libraries by path must be the very ones that were there: their build ids are kept and compared, as
 * CRIU does (--file-validation).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/elf_build_id.h"
#include "kinds/files.h"

#define HEAD_MAX     4096
#define NOTES_MAX    4096
#define NOTES_WITHIN (1ul << 20) /* of the file: where CRIU looks for them */
#define ID_MAX	     64

struct build_id {
	u8 bytes[ID_MAX];
	u32 size; /* 0: none */
};

static void note_read(int fd, u64 offset, u64 size, struct build_id *ret)
{
	u8 notes[NOTES_MAX];
	const u8 *id;
	size_t id_size;
	long n;

	if (offset > NOTES_WITHIN)
		return;
	n = sys(SYS_pread64, fd, notes, MIN(size, sizeof notes), offset);
	id = n > 0 ? elf_build_id(notes, (size_t)n, &id_size) : NULL;
	if (!id || id_size > ID_MAX)
		return;
	memcpy(ret->bytes, id, id_size);
	ret->size = (u32)id_size;
}

static void build_id_read(const char *path, const struct stat *st, struct build_id *ret)
{
	AUTO(fd_close) int fd = -1;
	struct elf_notes notes;
	u8 head[HEAD_MAX];
	long n;

	*ret = (struct build_id){ .size = 0 };
	if (!S_ISREG(st->st_mode) || st->st_size < 64)
		return;
	/* Not to touch the time of access, nor to wait for the holder of a lease. */
	fd = file_open(path, O_RDONLY | O_NOATIME | O_NONBLOCK);
	n = fd < 0 ? fd : sys(SYS_pread64, fd, head, sizeof head, 0);
	if (n <= 0 || !elf_notes_find(head, (size_t)n, &notes))
		return;
	for (u32 i = 0; i < notes.n && !ret->size; i++)
		note_read(fd, notes.v[i].offset, notes.v[i].size, ret);
}

static size_t words_of(const struct build_id *id)
{
	return (id->size + 3) / 4;
}

void build_id_dump(struct dump *d, const char *path, const struct stat *st, RegFileEntry *reg)
{
	struct build_id id;

	if (d->options->validate_size_only || !reg->has_size)
		return;
	build_id_read(path, st, &id);
	reg->n_build_id = words_of(&id);
	reg->build_id = id.size ? arena_memdup(d->arena, id.bytes, words_of(&id) * sizeof(u32)) : NULL;
}

int build_id_check(const struct restore *rs, const struct restored_file *rf, const struct stat *st,
		   struct error *reterr)
{
	const RegFileEntry *reg = rf->image->reg;
	struct object object = restored_object(rf);
	struct build_id id;

	if (!reg->n_build_id || rs->options->validate_size_only)
		return 0;
	build_id_read(reg->name, st, &id);
	if (words_of(&id) == reg->n_build_id && memcmp(id.bytes, reg->build_id, words_of(&id) * sizeof(u32)) == 0)
		return 0;
	object.path = reg->name;
	return error_set(reterr, "ERR_FILE_CHANGED", -ESTALE, object, "%s has another build id than when it was dumped",
			 reg->name);
}
