/*
 * traits/mm.c - what the kernel knows about an address space as a whole: where code, data, heap, stack, arguments and
 * environment are, the auxiliary vector, the program file. (Mappings and pages: memory/.)
 */
#include <fcntl.h>
#include <linux/prctl.h>
#include "base/fd.h"
#include "kernel/proc_stat.h"
#include "kinds/kind.h"
#include "traits/state.h"

#define AUXV_CRIU 44  /* AT_VECTOR_SIZE of CRIU 4.2, which refuses more */
#define AUXV_MAX  128 /* words; Linux 6.18 has up to 52 */

/* --- dump --- */

static int peek_stat(struct dump *d, struct thread *t, MmEntry *mm, struct error *reterr)
{
	struct proc_stat stat;
	int r = proc_stat_read(t->task->pid, 0, &stat);

	if (r < 0 && r != -EINVAL)
		return error_sys(reterr, thread_object(t), r, "reading /proc/%d/stat", t->task->pid);
	if (r < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, thread_object(t),
				 "/proc/%d/stat is not understood", t->task->pid);
	mm->mm_start_code = stat.start_code, mm->mm_end_code = stat.end_code;
	mm->mm_start_data = stat.start_data, mm->mm_end_data = stat.end_data;
	mm->mm_start_stack = stat.start_stack, mm->mm_start_brk = stat.start_brk;
	mm->mm_arg_start = stat.arg_start, mm->mm_arg_end = stat.arg_end;
	mm->mm_env_start = stat.env_start, mm->mm_env_end = stat.env_end;
	t->core->tc->flags = stat.flags;
	(void)d;
	return 0;
}

static int peek_auxv(struct dump *d, struct thread *t, MmEntry *mm, struct error *reterr)
{
	u64 *words = arena_array(d->arena, u64, AUXV_MAX + 1);
	ssize_t r = file_peek(PATHF("/proc/%d/auxv", t->task->pid), (char *)words, (AUXV_MAX + 1) * sizeof *words);

	if (r < 0)
		return error_sys(reterr, thread_object(t), r, "reading the auxiliary vector of process %d",
				 t->task->pid);
	mm->auxv = mm->mm_saved_auxv = words;
	mm->n_auxv = (size_t)r / sizeof *words;
	mm->n_mm_saved_auxv = MIN(mm->n_auxv, (size_t)AUXV_CRIU);
	return 0;
}

static int mm_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	struct task *task = t->task;
	int r;

	if (!thread_is_leader(t))
		return 0;
	if (!task->mm)
		task->mm = message_new(d->arena, &mm_entry__descriptor);
	r = peek_stat(d, t, task->mm, reterr);
	return r < 0 ? r : peek_auxv(d, t, task->mm, reterr);
}

/* The program need not be mapped any more. */
static int mm_plan(struct dump *d, struct thread *t, struct error *reterr)
{
	const char *link = arena_format(d->arena, "/proc/%d/exe", t->task->pid);
	char *path;
	ssize_t r;

	if (!thread_is_leader(t))
		return 0;
	r = link_read(d->arena, link, &path);
	if (r < 0)
		return error_sys(reterr, thread_object(t), r, "reading the link to the program of process %d",
				 t->task->pid);
	return regular_plan_link(d, t->task, link, path, reterr);
}

static int mm_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	u32 *call;

	(void)reterr;
	if (!thread_is_leader(t))
		return 0;
	*keep = call = arena_new(d->arena, u32);
	*call = batch_call(b, SYS_brk, 0);
	return 0;
}

static int mm_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const char *link = arena_format(d->arena, "/proc/%d/exe", t->task->pid);
	char *path;
	ssize_t r;

	if (!thread_is_leader(t))
		return 0;
	t->task->mm->mm_brk = (u64)batch_result(b, *(u32 *)keep);
	r = link_read(d->arena, link, &path);
	if (r < 0)
		return error_sys(reterr, thread_object(t), r, "reading the link to the program of process %d",
				 t->task->pid);
	return regular_dump_link(d, t->task, link, path, O_RDONLY, &t->task->mm->exe_file_id, reterr);
}

/* --- restore --- */

/* CRIU's images hold the first words only; the kernel wants AT_NULL in any case. Words in *ret, 0: there are none. */
static size_t auxv_words(struct arena *a, const MmEntry *mm, const u64 **ret)
{
	const u64 *words = mm->n_auxv ? mm->auxv : mm->mm_saved_auxv;
	size_t n = MIN(mm->n_auxv ? mm->n_auxv : mm->n_mm_saved_auxv, (size_t)AUXV_MAX) & ~1ul;
	u64 *ended;

	*ret = words;
	for (size_t i = 0; i < n; i += 2)
		if (words[i] == 0)
			return i + 2;
	if (n == 0)
		return 0;
	ended = arena_array(a, u64, n + 2);
	memcpy(ended, words, n * sizeof *words);
	*ret = ended;
	return n + 2;
}

static int mm_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const MmEntry *mm = t->task->mm;
	const char *wrong = NULL;
	const u64 *words;

	if (!thread_is_leader(t))
		return 0;
	if (!mm)
		return error_set(reterr, "ERR_IMAGE_MISSING", -ENOENT, task_image_object(rs, t->task, "mm"),
				 "there is no image of the address space of process %d", t->task->pid);
	if (mm->mm_start_code > mm->mm_end_code || mm->mm_start_data > mm->mm_end_data ||
	    mm->mm_start_brk > mm->mm_brk || mm->mm_arg_start > mm->mm_arg_end || mm->mm_env_start > mm->mm_env_end)
		wrong = "a part of the address space ends before it begins";
	else if (!auxv_words(rs->arena, mm, &words))
		wrong = "there is no auxiliary vector";
	else if (mm->has_dumpable && (mm->dumpable < 0 || mm->dumpable > 2))
		wrong = "dumpability is neither 0, 1 nor 2";
	return wrong ? error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, task_image_object(rs, t->task, "mm"), "%s",
				 wrong)
		     : 0;
}

static u64 add_map(struct restore *rs, struct batch *b, const MmEntry *mm, u32 exe_fd)
{
	const u64 *words;
	size_t size = auxv_words(rs->arena, mm, &words) * sizeof(u64);
	struct prctl_mm_map map = {
		.start_code = mm->mm_start_code,
		.end_code = mm->mm_end_code,
		.start_data = mm->mm_start_data,
		.end_data = mm->mm_end_data,
		.start_brk = mm->mm_start_brk,
		.brk = mm->mm_brk,
		.start_stack = mm->mm_start_stack,
		.arg_start = mm->mm_arg_start,
		.arg_end = mm->mm_arg_end,
		.env_start = mm->mm_env_start,
		.env_end = mm->mm_env_end,
		.auxv_size = (u32)size,
		.exe_fd = exe_fd,
	};

	map.auxv = (void *)batch_at(b, batch_copy(b, words, size));
	return batch_at(b, batch_copy(b, &map, sizeof map));
}

/* The program's file arrives at number 0. The stub's own program is mapped nowhere any more, or the kernel would say EBUSY. */
static int mm_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	const MmEntry *mm = t->task->mm;
	int r = regular_restore_open(rs, mm->exe_file_id, O_RDONLY, &fd, reterr);

	if (r == 0)
		r = descriptors_send(rs, t->task, b, &fd, 1, reterr);
	if (r < 0)
		return r;
	batch_call(b, SYS_prctl, PR_SET_MM, PR_SET_MM_MAP, add_map(rs, b, mm, 0), sizeof(struct prctl_mm_map), 0);
	batch_call(b, SYS_close, 0);
	return 0;
}

const struct trait trait_mm = {
	.name = "address space",
	.plan = mm_plan,
	.peek = mm_peek,
	.ask = mm_ask,
	.take = mm_take,
	.check = mm_check,
	.begin = mm_begin,
};
