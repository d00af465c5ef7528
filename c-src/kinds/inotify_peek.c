/* kinds/inotify_peek.c - see inotify_peek.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/btf.h"
#include "kinds/inotify_peek.h"

#define BTF_MAX	    (64 << 20)
#define EVENT_BYTES 64 /* of struct inotify_event_info, with what lies in front of the name */
#define TRIES	    8
#define EVENTS_MAX  (1u << 20)

/* What a reader is told of an event's mask. */
#define MASK_TOLD (IN_ALL_EVENTS | IN_ISDIR | IN_UNMOUNT | IN_IGNORED | IN_Q_OVERFLOW)

/* What a run of the program leaves: the value of a map that both sides see. */
struct seen {
	u64 node; /* of the kernel's list: where the next run goes on */
	u64 head;
	u8 event[EVENT_BYTES];
	char name[256];
};
#define AT(member) ((short)offsetof(struct seen, member))

enum {
	TASK_FILES,
	FILES_TABLE,
	TABLE_FDS,
	FILE_PRIVATE,
	GROUP_LIST,
	EVENT_NODE,
	NODE_LIST,
	EVENT_MASK,
	EVENT_WD,
	EVENT_COOKIE,
	EVENT_LENGTH,
	EVENT_NAME,
	PLACES
};
static const struct btf_place places[PLACES] = {
	[TASK_FILES] = { "task_struct", "files", 0, false },
	[FILES_TABLE] = { "files_struct", "fdt", 0, false },
	[TABLE_FDS] = { "fdtable", "fd", 0, false },
	[FILE_PRIVATE] = { "file", "private_data", 0, false },
	[GROUP_LIST] = { "fsnotify_group", "notification_list", 0, false },
	[EVENT_NODE] = { "inotify_event_info", "fse", 0, false },
	[NODE_LIST] = { "fsnotify_event", "list", 0, false },
	[EVENT_MASK] = { "inotify_event_info", "mask", 0, false },
	[EVENT_WD] = { "inotify_event_info", "wd", 0, false },
	[EVENT_COOKIE] = { "inotify_event_info", "sync_cookie", 0, false },
	[EVENT_LENGTH] = { "inotify_event_info", "name_len", 0, false },
	[EVENT_NAME] = { "inotify_event_info", "name", 0, false },
};

struct peek {
	struct btf_place at[PLACES];
	int map, program;
	struct seen *seen;
};

static void peek_end(struct peek *p)
{
	if (p->seen)
		sys(SYS_munmap, p->seen, PAGE_SIZE);
	p->seen = NULL;
	fd_close(&p->program);
	fd_close(&p->map);
}

/* --- the program --- */

struct code {
	struct bpf_insn v[256];
	u32 n; /* that are wanted: more than fit are not written, and not loaded */
};

static void put(struct code *c, u8 code, u8 dst, u8 src, short off, s32 imm)
{
	if (c->n < ARRAY_SIZE(c->v))
		c->v[c->n] = (struct bpf_insn){ .code = code, .dst_reg = dst, .src_reg = src, .off = off, .imm = imm };
	c->n++;
}

static void move(struct code *c, u8 dst, u8 src)
{
	put(c, BPF_ALU64 | BPF_MOV | BPF_X, dst, src, 0, 0);
}

static void add(struct code *c, u8 dst, s32 value)
{
	put(c, BPF_ALU64 | BPF_ADD | BPF_K, dst, 0, 0, value);
}

static void leave(struct code *c, s32 result)
{
	put(c, BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, result);
	put(c, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
}

/* helper(r1, size, r3), which gives up if it fails. */
static void copy(struct code *c, s32 helper, s32 size)
{
	put(c, BPF_ALU64 | BPF_MOV | BPF_K, 2, 0, 0, size);
	put(c, BPF_JMP | BPF_CALL, 0, 0, 0, helper);
	put(c, BPF_JMP | BPF_JSGE | BPF_K, 0, 0, 2, 0);
	leave(c, -EFAULT);
}

/* r8 = the pointer at r8 + offset */
static void follow(struct code *c, u32 offset)
{
	move(c, 1, 10);
	add(c, 1, -8);
	move(c, 3, 8);
	add(c, 3, (s32)offset);
	copy(c, BPF_FUNC_probe_read_kernel, 8);
	put(c, BPF_LDX | BPF_MEM | BPF_DW, 8, 10, -8, 0);
}

/*
 * From r6, the arguments (a descriptor of this process; the node seen last, or 0): the next event goes to r9, the map's value.
 * Result 1: there is one, 0: that was the last.
 */
static void assemble(const struct peek *p, struct code *c)
{
	const struct btf_place *at = p->at;
	u32 skip;

	move(c, 6, 1);
	put(c, BPF_LD | BPF_DW | BPF_IMM, 9, BPF_PSEUDO_MAP_VALUE, 0, p->map);
	put(c, 0, 0, 0, 0, 0);
	put(c, BPF_LDX | BPF_MEM | BPF_DW, 7, 6, 0, 0);
	put(c, BPF_LDX | BPF_MEM | BPF_DW, 8, 6, 8, 0);
	skip = c->n;
	put(c, BPF_JMP | BPF_JNE | BPF_K, 8, 0, 0, 0);
	put(c, BPF_JMP | BPF_CALL, 0, 0, 0, BPF_FUNC_get_current_task);
	move(c, 8, 0);
	follow(c, at[TASK_FILES].offset);
	follow(c, at[FILES_TABLE].offset);
	follow(c, at[TABLE_FDS].offset);
	put(c, BPF_ALU64 | BPF_LSH | BPF_K, 7, 0, 0, 3);
	put(c, BPF_ALU64 | BPF_ADD | BPF_X, 8, 7, 0, 0);
	follow(c, 0);
	follow(c, at[FILE_PRIVATE].offset);
	add(c, 8, (s32)at[GROUP_LIST].offset);
	put(c, BPF_STX | BPF_MEM | BPF_DW, 9, 8, AT(head), 0);
	c->v[skip].off = (short)(c->n - skip - 1);
	follow(c, 0); /* list_head.next */
	put(c, BPF_STX | BPF_MEM | BPF_DW, 9, 8, AT(node), 0);
	put(c, BPF_LDX | BPF_MEM | BPF_DW, 7, 9, AT(head), 0);
	put(c, BPF_JMP | BPF_JNE | BPF_X, 8, 7, 2, 0);
	leave(c, 0);
	add(c, 8, -(s32)(at[EVENT_NODE].offset + at[NODE_LIST].offset));
	move(c, 1, 9);
	add(c, 1, AT(event));
	move(c, 3, 8);
	copy(c, BPF_FUNC_probe_read_kernel, (s32)at[EVENT_NAME].offset);
	move(c, 1, 9);
	add(c, 1, AT(name));
	move(c, 3, 8);
	add(c, 3, (s32)at[EVENT_NAME].offset);
	copy(c, BPF_FUNC_probe_read_kernel_str, sizeof((struct seen *)0)->name);
	leave(c, 1);
}

static long bpf(int command, union bpf_attr *attr, size_t size)
{
	return sys(SYS_bpf, command, attr, size);
}

static int map_make(struct peek *p)
{
	union bpf_attr attr;
	long at;

	memset(&attr, 0, sizeof attr);
	attr.map_type = BPF_MAP_TYPE_ARRAY;
	attr.key_size = sizeof(u32);
	attr.value_size = sizeof(struct seen);
	attr.max_entries = 1;
	attr.map_flags = BPF_F_MMAPABLE;
	p->map = (int)bpf(BPF_MAP_CREATE, &attr, sizeof attr);
	if (p->map < 0)
		return p->map;
	at = sys(SYS_mmap, NULL, PAGE_SIZE, PROT_READ, MAP_SHARED, p->map, 0);
	if (at < 0 && at > -4096)
		return (int)at;
	p->seen = (struct seen *)at;
	return 0;
}

static int program_load(struct peek *p)
{
	struct code c = { .n = 0 };
	union bpf_attr attr;

	assemble(p, &c);
	if (c.n > ARRAY_SIZE(c.v))
		return -E2BIG;
	memset(&attr, 0, sizeof attr);
	attr.prog_type = BPF_PROG_TYPE_RAW_TRACEPOINT;
	attr.insns = (u64)(uintptr_t)c.v;
	attr.insn_cnt = c.n;
	attr.license = (u64)(uintptr_t) "Dual MIT/GPL";
	p->program = (int)bpf(BPF_PROG_LOAD, &attr, sizeof attr);
	return MIN(p->program, 0);
}

static int peek_begin(struct arena *a, struct peek *p)
{
	char *btf;
	ssize_t n = file_slurp(a, "/sys/kernel/btf/vmlinux", BTF_MAX, &btf);
	int r;

	memcpy(p->at, places, sizeof p->at);
	r = n < 0 ? (int)n : btf_find((const u8 *)btf, (size_t)n, p->at, PLACES);
	if (r == 0 && p->at[EVENT_NAME].offset > EVENT_BYTES)
		r = -EOPNOTSUPP;
	if (r == 0)
		r = map_make(p);
	return r < 0 ? r : program_load(p);
}

/* --- the events --- */

/* 1: *node is that of the next event, which is in p->seen; 0: there is none. */
static int next(const struct peek *p, int fd, u64 *node)
{
	u64 arguments[2] = { (u64)fd, *node };
	union bpf_attr attr;
	long r;

	memset(&attr, 0, sizeof attr);
	attr.test.prog_fd = (u32)p->program;
	attr.test.ctx_in = (u64)(uintptr_t)arguments;
	attr.test.ctx_size_in = sizeof arguments;
	r = bpf(BPF_PROG_TEST_RUN, &attr, sizeof attr);
	if (r < 0)
		return (int)r;
	*node = p->seen->node;
	return (int)attr.test.retval;
}

static u32 number(const struct peek *p, int place)
{
	u32 value;

	memcpy(&value, p->seen->event + p->at[place].offset, sizeof value);
	return value;
}

static InotifyEventEntry *event_take(struct arena *a, const struct peek *p)
{
	InotifyEventEntry *e = arena_new(a, InotifyEventEntry);

	inotify_event_entry__init(e);
	e->wd = (s32)number(p, EVENT_WD);
	e->mask = number(p, EVENT_MASK) & MASK_TOLD;
	e->cookie = number(p, EVENT_COOKIE);
	e->has_cookie = e->cookie != 0;
	if (number(p, EVENT_LENGTH)) {
		e->has_name = true;
		e->name.len = strlen(p->seen->name);
		e->name.data = (u8 *)arena_strdup(a, p->seen->name);
	}
	return e;
}

struct events {
	VEC(InotifyEventEntry *) v;
	size_t size; /* as read(2) would give them */
};

static size_t event_size(const InotifyEventEntry *e)
{
	size_t n = e->has_name ? e->name.len + 1 : 0;

	return sizeof(struct inotify_event) + ALIGN_UP(n, sizeof(struct inotify_event));
}

static int walk(struct arena *a, const struct peek *p, int fd, struct events *ret)
{
	u64 node = 0;
	int r;

	ret->v.n = ret->size = 0;
	while ((r = next(p, fd, &node)) > 0 && ret->v.n < EVENTS_MAX) {
		InotifyEventEntry *e = event_take(a, p);

		vec_push(a, &ret->v, e);
		ret->size += event_size(e);
	}
	return r;
}

/* Others may add to the list meanwhile: what was seen counts if the kernel says that it is all there is. */
int inotify_peek(struct arena *a, int fd, InotifyEventEntry ***ret, size_t *ret_count)
{
	AUTO(peek_end) struct peek p = { .map = -1, .program = -1 };
	struct events seen = { .size = 0 };
	int r = peek_begin(a, &p), ready;

	for (int try = 0; r == 0 && try < TRIES; try++) {
		r = walk(a, &p, fd, &seen);
		if (r == 0)
			r = (int)sys(SYS_ioctl, fd, FIONREAD, &ready);
		if (r == 0 && (size_t)ready == seen.size) {
			*ret = seen.v.v;
			*ret_count = seen.v.n;
			return 0;
		}
	}
	return r < 0 ? r : -EAGAIN;
}
