/*
 * memory/vdso.c - the kernel's own mappings. The vdso's code reads vvar's layout, so a process goes on only with the vdso it knows: the
 * image holds its bytes, and they must be those of this kernel. On restore the new process's own are moved to the old place.
 */
#include <errno.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include "arch/x86_64/ia32.h"
#include "memory/local.h"

static const struct vma *vma_of_status(const struct task *t, u32 status)
{
	for (size_t i = 0; i < t->vma_count; i++)
		if (t->vmas[i].entry->status & status)
			return &t->vmas[i];
	return NULL;
}

#define CODE_MAX (64ul << 20)

/* 1: found. Any two bytes that are the instruction will do: whoever jumps there stops behind it. */
static int syscall_in(const struct task *t, const struct vma *v, struct syscall_gate *ret)
{
	const char *instruction = t->ia32 ? INT_0x80 : "\x0f\x05";
	u8 code[4096];
	u64 end = MIN(v->end, v->start + CODE_MAX);

	for (u64 at = v->start; at < end; at += sizeof code) {
		struct iovec local = { code, sizeof code }, remote = { (void *)at, sizeof code };
		long r = sys(SYS_process_vm_readv, t->pid, &local, 1, &remote, 1, 0);

		if (r < 0)
			return (int)r;
		for (long i = 0; i + 1 < r; i++) {
			if (memcmp(code + i, instruction, 2) == 0) {
				*ret = (struct syscall_gate){ { at + (u64)i }, t->ia32 };
				return 1;
			}
		}
	}
	return 0;
}

/* A program that has unmapped its vdso has code of its own to make system calls. */
static int syscall_anywhere(const struct task *t, struct syscall_gate *ret, struct error *reterr)
{
	for (size_t i = 0; i < t->vma_count; i++)
		if ((t->vmas[i].prot & (PROT_EXEC | PROT_READ)) == (PROT_EXEC | PROT_READ) &&
		    t->vmas[i].special != VMA_VSYSCALL && syscall_in(t, &t->vmas[i], ret) > 0)
			return 0;
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", task_object(t), NULL,
			    "process %d has neither a vdso nor other code that makes system calls", t->pid);
}

int memory_find_syscall(const struct task *t, struct syscall_gate *ret, struct error *reterr)
{
	const struct vma *v = vma_of_status(t, VMA_STATUS_VDSO);
	int r;

	if (!v)
		return syscall_anywhere(t, ret, reterr);
	r = syscall_in(t, v, ret);
	if (r < 0)
		return error_sys(reterr, task_object(t), r, "cannot read the vdso of process %d", t->pid);
	return r > 0 ? 0
		     : error_set(reterr, "ERR_KERNEL_INTERFACE", -ENOENT, task_object(t),
				 "the vdso of process %d makes no system call", t->pid);
}

/* --- restore --- */

static int own_vdso(struct restore *rs, struct own_vdso *ret)
{
	char *text;
	ssize_t n = file_slurp(rs->arena, "/proc/self/maps", 64ul << 20, &text);

	if (n >= 0)
		own_vdso_find(text, (size_t)n, ret);
	return (int)MIN(n, 0);
}

void own_vdso_find(const char *maps, size_t size, struct own_vdso *ret)
{
	struct maps_line line;

	*ret = (struct own_vdso){ 0 };
	for (const char *p = maps, *next; p < maps + size; p = next) {
		const char *newline = memchr(p, '\n', (size_t)(maps + size - p));

		next = newline ? newline + 1 : maps + size;
		if (maps_line_parse(p, (size_t)(next - p), &line) < 0)
			continue;
		if (line.path_length >= 5 && memcmp(line.path, "[vvar", 5) == 0)
			ret->vvar_size += line.end - line.start;
		if (line.path_length == 6 && memcmp(line.path, "[vdso]", 6) == 0)
			*ret = (struct own_vdso){ (const u8 *)line.start, line.end - line.start, ret->vvar_size };
	}
}

static int foreign(const struct task *t, struct error *reterr)
{
	return error_refuse(reterr, "ERR_VDSO", task_object(t), "restore it on the kernel it was dumped on",
			    "process %d has the vdso of another kernel", t->pid);
}

/* Pages of the image that are the vdso; only whole ones count. */
static int vdso_compare(const struct task *t, const struct own_vdso *own, const struct vma *v, u8 *page,
			struct error *reterr)
{
	const struct memory_plan *plan = t->memory;

	for (size_t i = 0; i < plan->vdso.v.n; i++) {
		const struct run *run = &plan->vdso.v.v[i];

		for (u64 p = 0; p < run->pages; p++) {
			long r = sys(SYS_pread64, run->source->fd, page, PAGE_SIZE, run->offset + p * PAGE_SIZE);

			if (r != (long)PAGE_SIZE)
				return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, task_object(t),
						 "the pages of the vdso cannot be read");
			if (memcmp(page, own->vdso + (run->address - v->start) + p * PAGE_SIZE, PAGE_SIZE) != 0)
				return foreign(t, reterr);
		}
	}
	return 0;
}

int vdso_check(struct restore *rs, const struct task *t, struct error *reterr)
{
	const struct vma *vdso = vma_of_status(t, VMA_STATUS_VDSO), *vvar = vma_of_status(t, VMA_STATUS_VVAR);
	struct own_vdso own;
	int r;

	if (!vdso && !vvar)
		return 0;
	r = t->ia32 ? own_vdso_ia32(rs, t, &own, reterr) : own_vdso(rs, &own);
	if (r < 0)
		return t->ia32 ? r : error_sys(reterr, OBJECT(), r, "cannot read /proc/self/maps");
	if (!vdso || vdso->end - vdso->start != own.size || !vvar || vvar->end - vvar->start != own.vvar_size)
		return foreign(t, reterr);
	return vdso_compare(t, &own, vdso, arena_alloc(rs->arena, PAGE_SIZE), reterr);
}
