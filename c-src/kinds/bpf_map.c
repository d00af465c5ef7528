/*
 * kinds/bpf_map.c - maps of eBPF programs: hashes, arrays and tries, whose elements go to bpfmap-data.img. Descriptors of one map
 * share it, whatever each may do with it. A map that is still there when it is restored, since a program or a pin in bpffs keeps
 * it, is opened again as it is; it can only be that one as long as the machine has not been booted again. Programs, links and other
 * sorts of maps are refused.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/fdinfo.h"
#include "kinds/files.h"

#define ANY_MAP	  0xff
#define BATCH	  4096 /* elements per call */
#define BYTES_MAX (1u << 30)
#define FLAGS_KEPT \
	(BPF_F_NO_PREALLOC | BPF_F_RDONLY_PROG | BPF_F_WRONLY_PROG | BPF_F_ZERO_SEED | BPF_F_MMAPABLE | BPF_F_NUMA_NODE)
#define NO_SUCH_CALL (-524) /* ENOTSUPP */

static long bpf(int command, union bpf_attr *attr)
{
	return sys(SYS_bpf, command, attr, sizeof *attr);
}

static const char *const map_names[] = {
	[BPF_MAP_TYPE_PROG_ARRAY] = "program array",
	[BPF_MAP_TYPE_PERF_EVENT_ARRAY] = "perf event array",
	[BPF_MAP_TYPE_PERCPU_HASH] = "per-CPU hash",
	[BPF_MAP_TYPE_PERCPU_ARRAY] = "per-CPU array",
	[BPF_MAP_TYPE_STACK_TRACE] = "stack trace",
	[BPF_MAP_TYPE_CGROUP_ARRAY] = "cgroup array",
	[BPF_MAP_TYPE_LRU_HASH] = "LRU hash",
	[BPF_MAP_TYPE_LRU_PERCPU_HASH] = "per-CPU LRU hash",
	[BPF_MAP_TYPE_ARRAY_OF_MAPS] = "array of maps",
	[BPF_MAP_TYPE_HASH_OF_MAPS] = "hash of maps",
	[BPF_MAP_TYPE_SOCKMAP] = "socket map",
	[BPF_MAP_TYPE_SOCKHASH] = "socket hash",
	[BPF_MAP_TYPE_REUSEPORT_SOCKARRAY] = "reuseport array",
	[BPF_MAP_TYPE_QUEUE] = "queue",
	[BPF_MAP_TYPE_STACK] = "stack",
	[BPF_MAP_TYPE_SK_STORAGE] = "socket storage",
	[BPF_MAP_TYPE_STRUCT_OPS] = "struct_ops",
	[BPF_MAP_TYPE_RINGBUF] = "ring buffer",
	[BPF_MAP_TYPE_INODE_STORAGE] = "inode storage",
	[BPF_MAP_TYPE_TASK_STORAGE] = "task storage",
	[BPF_MAP_TYPE_BLOOM_FILTER] = "bloom filter",
};

static bool is_kept(u32 type)
{
	return type == BPF_MAP_TYPE_HASH || type == BPF_MAP_TYPE_ARRAY || type == BPF_MAP_TYPE_LPM_TRIE;
}

static bool bpf_map_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:bpf-map");
}

/* --- dump --- */

struct dumped_map {
	u32 id, key_size, value_size, max_entries;
	struct file *file; /* that it was found by */
	u8 *keys, *values;
	u32 count;
};
struct dumped_maps {
	VEC(struct dumped_map *) v;
};

static int map_info(int fd, struct bpf_map_info *ret)
{
	union bpf_attr attr = { .info = { .bpf_fd = (u32)fd, .info_len = sizeof *ret, .info = (u64)ret } };

	memset(ret, 0, sizeof *ret);
	return (int)bpf(BPF_OBJ_GET_INFO_BY_FD, &attr);
}

/* A descriptor with all rights: the program's own may not have them. */
static int map_open(u32 id, u32 flags)
{
	union bpf_attr attr = { .map_id = id, .open_flags = flags };

	return (int)bpf(BPF_MAP_GET_FD_BY_ID, &attr);
}

static int map_look(struct file *f, struct fdinfo_bpf_map *map, struct bpf_map_info *info, struct error *reterr)
{
	int r;

	if (fdinfo_bpf_map(f->fdinfo, map) < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f),
				 "fdinfo of a BPF map is not understood");
	r = map_info(file_copy(f), info);
	return r < 0 ? error_sys(reterr, file_object(f), r, "cannot ask for what BPF map %u is", map->id) : 0;
}

static int bpf_map_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct fdinfo_bpf_map map;
	struct bpf_map_info info;
	const char *name;
	int r = map_look(f, &map, &info, reterr);

	if (r < 0)
		return r;
	if (!is_kept(map.type)) {
		name = map.type < ARRAY_SIZE(map_names) ? map_names[map.type] : NULL;
		name = name ? arena_format(d->arena, "BPF map (%s)", name)
			    : arena_format(d->arena, "BPF map of type %u", map.type);
		return file_refuse(f, name, "let the target close it before the dump", reterr);
	}
	if (info.ifindex)
		return file_refuse(f, "BPF map of a network card", "let the target close it before the dump", reterr);
	if (map.flags & ~(u32)FLAGS_KEPT)
		return file_refuse(f, arena_format(d->arena, "BPF map with flags 0x%x", map.flags),
				   "let the target close it before the dump", reterr);
	if ((u64)map.max_entries * MAX(map.key_size, map.value_size) > BYTES_MAX)
		return file_refuse(f, "BPF map of more than 1 GiB", "let the target close it before the dump", reterr);
	return 0;
}

static long elements_read(struct dump *d, struct dumped_map *m, int fd)
{
	/* Where the next batch begins: an index, a bucket, or a key. */
	u8 *positions = arena_alloc(d->arena, 2 * MAX(m->key_size, 8u));
	u8 *in = NULL, *out = positions;
	u64 room = m->max_entries;

	m->keys = arena_alloc(d->arena, room * m->key_size + 1);
	m->values = arena_alloc(d->arena, room * m->value_size + 1);
	for (;;) {
		union bpf_attr attr = { .batch = { .in_batch = (u64)in,
						   .out_batch = (u64)out,
						   .keys = (u64)(m->keys + (u64)m->count * m->key_size),
						   .values = (u64)(m->values + (u64)m->count * m->value_size),
						   .count = (u32)(room - m->count),
						   .map_fd = (u32)fd } };
		long r;

		if (m->count == room)
			return 0;
		r = bpf(BPF_MAP_LOOKUP_BATCH, &attr);
		if (r < 0 && r != -ENOENT)
			return r;
		m->count += attr.batch.count;
		if (r == -ENOENT || m->count > room)
			return m->count > room ? -EOVERFLOW : 0;
		in = out;
		out = positions + (out == positions ? MAX(m->key_size, 8u) : 0);
	}
}

static int map_take(struct dump *d, struct file *f, const struct fdinfo_bpf_map *map, struct error *reterr)
{
	struct dumped_maps **all = (struct dumped_maps **)&d->kind_state[kind_index(&kind_bpf_map)];
	struct dumped_map *m;
	AUTO(fd_close) int own = -1;
	long r;

	if (!*all)
		*all = arena_new(d->arena, struct dumped_maps);
	for (size_t i = 0; i < (*all)->v.n; i++)
		if ((*all)->v.v[i]->id == map->id)
			return 0;
	m = arena_new(d->arena, struct dumped_map);
	*m = (struct dumped_map){ .id = map->id,
				  .key_size = map->key_size,
				  .value_size = map->value_size,
				  .max_entries = map->max_entries,
				  .file = f };
	own = (f->flags & O_ACCMODE) == O_WRONLY ? map_open(map->id, BPF_F_RDONLY) : -1;
	r = elements_read(d, m, own < 0 ? file_copy(f) : own);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot read the elements of BPF map %u", map->id);
	vec_push(d->arena, &(*all)->v, m);
	return 0;
}

static char *boot_id(struct arena *a)
{
	char *text;
	ssize_t n = file_slurp(a, "/proc/sys/kernel/random/boot_id", 64, &text);

	if (n <= 0)
		return NULL;
	text[n - (text[n - 1] == '\n')] = '\0';
	return text;
}

static void types_warn(struct dump *d, struct file *f, const struct bpf_map_info *info)
{
	struct error warning = { 0 };

	if (!info->btf_id || !d->warn)
		return;
	error_refuse(&warning, "WARN_NOT_KEPT", file_object(f), NULL, "the types (BTF) of BPF map %s are not kept",
		     info->name);
	d->warn(d, &warning);
}

static int bpf_map_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	BpfmapFileEntry *e = arena_new(d->arena, BpfmapFileEntry);
	struct fdinfo_bpf_map map;
	struct bpf_map_info info;
	int r = map_look(f, &map, &info, reterr);

	if (r < 0)
		return r;
	bpfmap_file_entry__init(e);
	FILE_COMMON(e, f);
	e->pos = f->pos;
	e->map_type = map.type;
	e->key_size = map.key_size;
	e->value_size = map.value_size;
	e->map_id = map.id;
	e->max_entries = map.max_entries;
	e->map_flags = map.flags;
	e->memlock = map.memlock;
	e->frozen = map.frozen;
	e->map_name = arena_strdup(d->arena, info.name);
	e->has_map_extra = map.extra != 0;
	e->map_extra = map.extra;
	e->boot_id = boot_id(d->arena);
	entry->bpf = e;
	types_warn(d, f, &info);
	return map_take(d, f, &map, reterr);
}

static int bpf_map_dump_end(struct dump *d, struct error *reterr)
{
	const struct dumped_maps *all = d->kind_state[kind_index(&kind_bpf_map)];
	int r = 0;

	for (size_t i = 0; all && r >= 0 && i < all->v.n; i++) {
		const struct dumped_map *m = all->v.v[i];
		BpfmapDataEntry e = BPFMAP_DATA_ENTRY__INIT;

		e.map_id = m->id;
		e.keys_bytes = m->count * m->key_size;
		e.values_bytes = m->count * m->value_size;
		e.count = m->count;
		r = images_put(d->images, IMG_BPFMAP_DATA, 0, &e.base, reterr);
		if (r >= 0)
			r = images_put_raw(d->images, IMG_BPFMAP_DATA, 0, m->keys, e.keys_bytes, reterr);
		if (r >= 0)
			r = images_put_raw(d->images, IMG_BPFMAP_DATA, 0, m->values, e.values_bytes, reterr);
	}
	return r;
}

/* --- restore --- */

/* One map, however many descriptors lead to it. */
struct restored_map {
	u32 id; /* in the images */
	u32 count;
	u32 keys_bytes, values_bytes;
	const u8 *keys, *values;
	int fd; /* ours, with all rights; -1: not made yet */
};
struct restored_maps {
	VEC(struct restored_map *) v;
};

KIND_COMMON(bpf_map_common, bpf)

static struct restored_maps *maps_of(struct restore *rs)
{
	void **state = &rs->kind_state[kind_index(&kind_bpf_map)];

	if (!*state)
		*state = arena_new(rs->arena, struct restored_maps);
	return *state;
}

static struct restored_map *map_of(struct restore *rs, u32 id)
{
	struct restored_maps *all = maps_of(rs);
	struct restored_map *m;

	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i]->id == id)
			return all->v.v[i];
	m = arena_new(rs->arena, struct restored_map);
	*m = (struct restored_map){ .id = id, .fd = -1 };
	vec_push(rs->arena, &all->v, m);
	return m;
}

static int bpf_map_read(struct restore *rs, struct error *reterr)
{
	struct image_file *file;
	BpfmapDataEntry *e;
	int r = image_begin(rs->images, IMG_BPFMAP_DATA, 0, true, &file, reterr);

	if (r < 0)
		return r;
	while ((r = image_next(file, &e, reterr)) > 0) {
		struct restored_map *m = map_of(rs, e->map_id);

		m->count = e->count;
		m->keys_bytes = e->keys_bytes;
		m->values_bytes = e->values_bytes;
		r = image_raw(file, m->keys_bytes, (const void **)&m->keys, reterr);
		if (r >= 0)
			r = image_raw(file, m->values_bytes, (const void **)&m->values, reterr);
		if (r < 0)
			return r;
	}
	return r;
}

static int bpf_map_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const BpfmapFileEntry *e = rf->image->bpf;
	const struct restored_map *m = map_of(rs, e->map_id);

	if (!is_kept(e->map_type))
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(rf), NULL,
				    "a BPF map of type %u cannot be restored", e->map_type);
	if (strlen(e->map_name) >= BPF_OBJ_NAME_LEN || e->map_flags & ~(u32)FLAGS_KEPT || !e->key_size || e->ifindex)
		return restored_corrupt(rf, "no such BPF map can be made", reterr);
	if ((u64)m->count * e->key_size != m->keys_bytes || (u64)m->count * e->value_size != m->values_bytes ||
	    m->count > e->max_entries)
		return restored_corrupt(rf, "its elements in bpfmap-data.img are of another size", reterr);
	return 0;
}

static int map_make(const BpfmapFileEntry *e)
{
	union bpf_attr attr = { .map_type = e->map_type,
				.key_size = e->key_size,
				.value_size = e->value_size,
				.max_entries = e->max_entries,
				/* Nobody tells which node BPF_F_NUMA_NODE is about: the first. */
				.map_flags = e->map_flags,
				.map_extra = e->has_map_extra ? e->map_extra : 0 };

	memcpy(attr.map_name, e->map_name, strlen(e->map_name));
	return (int)bpf(BPF_MAP_CREATE, &attr);
}

static long element_put(int fd, const BpfmapFileEntry *e, const struct restored_map *m, u32 i)
{
	union bpf_attr attr = { .map_fd = (u32)fd,
				.key = (u64)(m->keys + (u64)i * e->key_size),
				.value = (u64)(m->values + (u64)i * e->value_size) };

	return bpf(BPF_MAP_UPDATE_ELEM, &attr);
}

static long elements_put(int fd, const BpfmapFileEntry *e, const struct restored_map *m)
{
	long r = 0;

	for (u32 i = 0; r >= 0 && i < m->count; i += BATCH) {
		union bpf_attr attr = { .batch = { .keys = (u64)(m->keys + (u64)i * e->key_size),
						   .values = (u64)(m->values + (u64)i * e->value_size),
						   .count = MIN(m->count - i, (u32)BATCH),
						   .map_fd = (u32)fd } };

		r = bpf(BPF_MAP_UPDATE_BATCH, &attr);
		for (u32 j = 0; r == NO_SUCH_CALL && j < BATCH && i + j < m->count; j++) {
			long put = element_put(fd, e, m, i + j);

			r = put < 0 ? put : r;
		}
		r = r == NO_SUCH_CALL ? 0 : r;
	}
	return r;
}

/* Somebody has kept it since the dump; -1: nobody. */
static int map_still_there(struct restore *rs, const BpfmapFileEntry *e)
{
	const char *boot = e->boot_id ? boot_id(rs->arena) : NULL;
	AUTO(fd_close) int fd = boot && str_eq(boot, e->boot_id) ? map_open(e->map_id, 0) : -1;
	struct bpf_map_info info;

	if (fd < 0 || map_info(fd, &info) < 0 || info.type != e->map_type || info.key_size != e->key_size ||
	    info.value_size != e->value_size || info.max_entries != e->max_entries || !str_eq(info.name, e->map_name))
		return -1;
	return fd_take(&fd);
}

static int map_open_all(struct restore *rs, struct restored_file *rf, struct restored_map *m, struct error *reterr)
{
	const BpfmapFileEntry *e = rf->image->bpf;
	union bpf_attr freeze;
	AUTO(fd_close) int fd = map_still_there(rs, e);
	long r;

	if (fd >= 0) {
		m->fd = fd_take(&fd);
		return 0;
	}
	fd = map_make(e);
	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "cannot make a BPF map of %u elements",
				 e->max_entries);
	r = elements_put(fd, e, m);
	freeze = (union bpf_attr){ .map_fd = (u32)fd };
	if (r >= 0 && e->frozen)
		r = bpf(BPF_MAP_FREEZE, &freeze);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot fill a BPF map");
	m->fd = fd_take(&fd);
	return 0;
}

static int bpf_map_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const u32 access = rf->image->bpf->flags & O_ACCMODE;
	struct restored_map *m = map_of(rs, rf->image->bpf->map_id);
	struct bpf_map_info info;
	int r = m->fd < 0 ? map_open_all(rs, rf, m, reterr) : 0;

	if (r < 0)
		return r;
	r = map_info(m->fd, &info);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot look at a BPF map");
	/* Each file is a description of its own. */
	return restored_take(rf,
			     map_open(info.id, access == O_RDONLY   ? BPF_F_RDONLY
					       : access == O_WRONLY ? BPF_F_WRONLY
								    : 0),
			     "bpf(BPF_MAP_GET_FD_BY_ID)", reterr);
}

static int bpf_map_restore_end(struct restore *rs, struct error *reterr UNUSED)
{
	struct restored_maps *all = maps_of(rs);

	for (size_t i = 0; i < all->v.n; i++)
		fd_close(&all->v.v[i]->fd);
	return 0;
}

const struct kind kind_bpf_map = {
	.name = "BPF map",
	.image = FD_TYPES__BPFMAP,
	.match = bpf_map_match,
	.plan = bpf_map_plan,
	.dump = bpf_map_dump,
	.dump_end = bpf_map_dump_end,
	.common = bpf_map_common,
	.read = bpf_map_read,
	.check = bpf_map_check,
	.restore = bpf_map_restore,
	.restore_end = bpf_map_restore_end,
};
