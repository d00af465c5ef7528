/* conductor/spawn.c - see spawn.h. The child shares our memory until exec: raw calls only, nothing kept. */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include "arch/x86_64/stub.h"
#include "arch/x86_64/task.h"
#include "base/fd.h"
#include "base/io.h"
#include "conductor/spawn.h"

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif

enum { STEP_UNSHARE = 90, STEP_OFFSETS, STEP_NUMBERS, STEP_EXEC };

static const char *step_name(int step)
{
	switch (step) {
	case STEP_UNSHARE:
		return "entering a new time namespace";
	case STEP_OFFSETS:
		return "setting the clocks of the time namespace";
	case STEP_NUMBERS:
		return "placing its descriptors";
	default:
		return "executing the stub";
	}
}

/* The new time namespace is entered at exec; children of the new process inherit it. */
static int enter_time(const char *offsets)
{
	long fd, n;

	if (!offsets[0])
		return 0;
	if (sys(SYS_unshare, CLONE_NEWTIME) < 0)
		return STEP_UNSHARE;
	fd = sys(SYS_openat, AT_FDCWD, "/proc/self/timens_offsets", O_WRONLY | O_CLOEXEC);
	n = fd < 0 ? fd : sys(SYS_write, fd, offsets, strlen(offsets));
	if (fd >= 0)
		sys(SYS_close, fd);
	return n == (long)strlen(offsets) ? 0 : STEP_OFFSETS;
}

/* The wanted numbers are above all of ours, so none is overwritten before it is copied. */
static int place_descriptors(const struct spawn_order *o)
{
	if (sys(SYS_dup3, o->stub, o->top + 2, O_CLOEXEC) < 0 || sys(SYS_dup3, o->area, o->top + 1, 0) < 0 ||
	    sys(SYS_dup3, o->control, o->top, 0) < 0)
		return STEP_NUMBERS;
	sys(SYS_close_range, 0, o->top - 1, 0);
	sys(SYS_close_range, o->top + 3, ~0U, 0);
	return 0;
}

static int child_main(void *arg)
{
	static const char *const argv[] = { "libcriu", NULL }, *const envp[] = { NULL };
	const u64 all = ~0UL; /* that of our caller lets faults through; pending signals of the program may be such */
	struct spawn_order *o = arg;
	int step;

	sys(SYS_rt_sigprocmask, SIG_SETMASK, &all, 0, 8);
	step = enter_time(o->time_offsets);
	if (!step)
		step = place_descriptors(o);
	if (!step) {
		sys(SYS_execveat, o->top + 2, "", argv, envp, AT_EMPTY_PATH);
		step = STEP_EXEC;
	}
	o->failed_step = step;
	return step;
}

static long spawn_clone(struct spawn_order *o)
{
	struct clone_args args = {
		.flags = CLONE_VM | CLONE_VFORK | (o->parent == SPAWN_CONDUCTOR ? 0 : CLONE_PARENT),
		.exit_signal = o->parent == SPAWN_CONDUCTOR ? SIGCHLD : 0, /* exec makes it SIGCHLD in any case */
		.stack = (u64)o->stack,
		.stack_size = SPAWN_STACK,
		.set_tid = (u64)&o->pid,
		.set_tid_size = 1,
	};

	return arch_clone(&args, child_main, o);
}

static bool is_zombie(pid_t pid)
{
	char stat[256], *p;

	if (file_peek(PATHF("/proc/%d/stat", pid), stat, sizeof stat) <= 0)
		return true; /* gone in between: worth another try */
	p = strrchr(stat, ')');
	return p && p[1] && (p[2] == 'Z' || p[2] == 'X');
}

/* The lender is a thread of the host with the host's descriptor table: it fetches copies of ours for a moment. */
static long spawn_as_lender(struct spawn_order *o, pid_t conductor)
{
	struct spawn_order own = *o;
	long pidfd = sys(SYS_pidfd_open, conductor, 0), r;

	if (pidfd < 0)
		return pidfd;
	own.stub = (int)sys(SYS_pidfd_getfd, pidfd, o->stub, 0);
	own.area = (int)sys(SYS_pidfd_getfd, pidfd, o->area, 0);
	own.control = (int)sys(SYS_pidfd_getfd, pidfd, o->control, 0);
	r = own.stub < 0 || own.area < 0 || own.control < 0 ? -EBADF : spawn_clone(&own);
	o->failed_step = own.failed_step;
	fd_close(&own.stub);
	fd_close(&own.area);
	fd_close(&own.control);
	sys(SYS_close, pidfd);
	return r;
}

int spawn_serve(struct operation *op, pid_t conductor)
{
	const struct timespec slice = { .tv_nsec = 50000000 };
	siginfo_t info = { 0 };

	if (!op->request || !op->request->opts || !op->request->opts->rst_sibling) {
		/* The request is decoded by the conductor: look again shortly, unless it has ended. */
		if (op->request)
			return 1;
		sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = 100000 }, 0);
	} else {
		sys(SYS_futex, &op->order_futex, FUTEX_WAIT, 0, &slice, 0, 0);
		if (__atomic_load_n(&op->order_futex, __ATOMIC_ACQUIRE) == 1) {
			op->order->result = spawn_as_lender(op->order, conductor);
			__atomic_store_n(&op->order_futex, 2, __ATOMIC_RELEASE);
			sys(SYS_futex, &op->order_futex, FUTEX_WAKE, 1, 0, 0, 0);
			return 1;
		}
	}
	return sys(SYS_waitid, P_PID, conductor, &info, WEXITED | WNOHANG | WNOWAIT | __WALL, 0) == 0 && info.si_pid
		       ? 1
		       : 0;
}

static long spawn_by_lender(struct operation *op, struct spawn_order *o)
{
	op->order = o;
	__atomic_store_n(&op->order_futex, 1, __ATOMIC_RELEASE);
	sys(SYS_futex, &op->order_futex, FUTEX_WAKE, 1, 0, 0, 0);
	while (__atomic_load_n(&op->order_futex, __ATOMIC_ACQUIRE) != 2)
		sys(SYS_futex, &op->order_futex, FUTEX_WAIT, 1, 0, 0, 0);
	return o->result;
}

int spawn_root(struct operation *op, struct spawn_order *o, struct error *reterr)
{
	long r = -EEXIST;

	o->failed_step = 0;
	if (o->parent == SPAWN_SIBLING) {
		r = spawn_by_lender(op, o);
	} else {
		/* The old process may still wait to be reaped by whoever is its parent. */
		for (int i = 0; i < 400 && r == -EEXIST; i++) {
			r = spawn_clone(o);
			if (r == -EEXIST && !is_zombie(o->pid))
				break;
			if (r == -EEXIST)
				sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = 5000000 }, 0);
		}
	}
	if (r == -EEXIST)
		return error_set(reterr, "ERR_PID_IN_USE", -EEXIST, OBJECT(.pid = o->pid), "pid %d is in use", o->pid);
	if (r < 0)
		return error_sys(reterr, OBJECT(.pid = o->pid), r, "making process %d (clone3 with set_tid)", o->pid);
	if (o->failed_step)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -ECHILD, OBJECT(.pid = o->pid),
				 "the new process failed at %s", step_name(o->failed_step));
	return 0;
}

int spawn_elf(const char *name, raddr at, const void *code, size_t size, int *ret_fd, struct error *reterr)
{
	const u64 start = sizeof(Elf64_Ehdr) + 2 * sizeof(Elf64_Phdr);
	AUTO(fd_close) int fd = (int)sys(SYS_memfd_create, name, MFD_CLOEXEC);
	struct {
		Elf64_Ehdr eh;
		Elf64_Phdr ph[2];
	} head;

	if (fd < 0)
		return error_sys(reterr, OBJECT(), fd, "memfd_create for %s", name);
	head.eh = (Elf64_Ehdr){ .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT },
				.e_type = ET_EXEC,
				.e_machine = EM_X86_64,
				.e_version = EV_CURRENT,
				.e_entry = at.v + start,
				.e_phoff = sizeof head.eh,
				.e_ehsize = sizeof head.eh,
				.e_phentsize = sizeof *head.ph,
				.e_phnum = 2 };
	head.ph[0] = (Elf64_Phdr){ .p_type = PT_LOAD,
				   .p_flags = PF_R | PF_X,
				   .p_vaddr = at.v,
				   .p_paddr = at.v,
				   .p_filesz = start + size,
				   .p_memsz = start + size,
				   .p_align = PAGE_SIZE };
	head.ph[1] = (Elf64_Phdr){ .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W, .p_align = 16 };
	if (sys(SYS_pwrite64, fd, &head, start, 0) != (long)start ||
	    sys(SYS_pwrite64, fd, code, size, start) != (long)size)
		return error_set(reterr, "ERR_NO_MEMORY", -ENOSPC, OBJECT(), "writing %s", name);
	*ret_fd = fd_take(&fd);
	return 0;
}

int spawn_stub(raddr elf_at, raddr area_at, u64 area_size, int area_fd_number, int *ret_fd, struct error *reterr)
{
	const u64 size = (u64)(stub_end - stub_start);
	u32 size32 = (u32)area_size, number = (u32)area_fd_number;
	u8 code[512];

	memcpy(code, stub_start, size);
	memcpy(code + STUB_AREA_ADDRESS, &area_at.v, 8);
	memcpy(code + STUB_AREA_SIZE, &size32, 4);
	memcpy(code + STUB_AREA_FD, &number, 4);
	return spawn_elf("libcriu-stub", elf_at, code, size, ret_fd, reterr);
}
