/*
 * memory/uprobes.c - probes that somebody has put into the programs of the tree (uprobes, by perf or bpftrace), as far as --allow-uprobes
 * asks for. The kernel writes breakpoints into text, and maps a page of its own where it runs what they stand for. Neither is the
 * program's: the page is left out, and text that differs from its file by breakpoints alone is that of the file. So the kernel
 * puts in again what is probed at the restore, and nothing traps if that is over.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include "memory/local.h"

#define BREAKPOINT 0xcc

static bool is_area(const struct vma *v)
{
	return str_eq(v->path, "[uprobes]");
}

void uprobes_leave_out(struct dump *d, struct task *t)
{
	size_t n = 0;

	if (!d->options->allow_uprobes)
		return;
	for (size_t i = 0; i < t->vma_count; i++) {
		if (is_area(&t->vmas[i]))
			memory_dump_state(d)->probed = true;
		else
			t->vmas[n++] = t->vmas[i];
	}
	t->vma_count = n;
}

bool memory_is_probed(struct dump *d)
{
	return memory_dump_state(d)->probed;
}

bool uprobes_may_be_in(const struct dump *d, const struct vma *v)
{
	return d->options->allow_uprobes && v->entry->status & VMA_STATUS_FILE_PRIVATE &&
	       (v->prot & (PROT_EXEC | PROT_WRITE)) == PROT_EXEC;
}

/* A page that the file has not, whole, cannot be compared: it is the program's. */
bool uprobes_are_all(struct dump *d, const struct task *t, const struct vma *v, u64 address)
{
	u8 page[PAGE_SIZE], text[PAGE_SIZE];
	AUTO(fd_close)
	int fd = file_open(PATHF("/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)v->start, (unsigned long)v->end),
			   O_RDONLY);

	if (fd < 0 || sys(SYS_pread64, fd, text, PAGE_SIZE, v->pgoff + (address - v->start)) != (long)PAGE_SIZE ||
	    sys(SYS_pread64, t->mem, page, PAGE_SIZE, address) != (long)PAGE_SIZE)
		return false;
	for (size_t i = 0; i < PAGE_SIZE; i++)
		if (page[i] != text[i] && page[i] != BREAKPOINT)
			return false;
	memory_dump_state(d)->probed = true;
	return true;
}

/* --- restore --- */

void uprobes_check(struct restore *rs)
{
	struct error obstacle = { 0 };

	if (!rs->inventory->allow_uprobes || rs->options->allow_uprobes)
		return;
	error_refuse(&obstacle, "ERR_UNSUPPORTED_MAPPING", OBJECT(.kind = "uprobe page"), "set allowUprobes",
		     "the images were made of processes with uprobes");
	restore_obstacle(rs, &obstacle);
}
