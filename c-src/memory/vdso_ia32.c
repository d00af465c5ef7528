/*
 * memory/vdso_ia32.c - the vdso of 32-bit programs. Only a 32-bit process has it, so one is made for a moment to compare the image
 * with: a program of three instructions that sleeps.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include "arch/x86_64/task.h"
#include "memory/local.h"

#define STACK_SIZE 16384
#define PROGRAM_AT 0x08048000
#define VDSO_MAX   (1ul << 20)
#define WAIT_TRIES 20000
#define WAIT_NS	   100000

struct sleeper {
	Elf32_Ehdr header;
	Elf32_Phdr segments[2];
	u8 code[9];
};

static int sleeper_make(int *ret_fd)
{
	const struct sleeper program = {
		.header = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS32, ELFDATA2LSB, EV_CURRENT },
			    .e_type = ET_EXEC,
			    .e_machine = EM_386,
			    .e_version = EV_CURRENT,
			    .e_entry = PROGRAM_AT + offsetof(struct sleeper, code),
			    .e_phoff = offsetof(struct sleeper, segments),
			    .e_ehsize = sizeof program.header,
			    .e_phentsize = sizeof *program.segments,
			    .e_phnum = ARRAY_SIZE(program.segments) },
		.segments = { { .p_type = PT_LOAD,
				.p_flags = PF_R | PF_X,
				.p_vaddr = PROGRAM_AT,
				.p_paddr = PROGRAM_AT,
				.p_filesz = sizeof program,
				.p_memsz = sizeof program,
				.p_align = PAGE_SIZE },
			      { .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W, .p_align = 16 } },
		/* again: mov $29 (pause), %eax; int $0x80; jmp again */
		.code = { 0xb8, 29, 0, 0, 0, 0xcd, 0x80, 0xeb, 0xf7 },
	};
	AUTO(fd_close) int fd = (int)sys(SYS_memfd_create, "libcriu-sleeper", MFD_CLOEXEC);

	if (fd < 0)
		return fd;
	if (sys(SYS_pwrite64, fd, &program, sizeof program, 0) != sizeof program)
		return -ENOSPC;
	*ret_fd = fd_take(&fd);
	return 0;
}

/* Shares our memory until exec. Whatever ends us ends it too. */
static int sleeper_main(void *arg)
{
	static const char *const argv[] = { "libcriu", NULL }, *const envp[] = { NULL };
	int *fd = arg;

	sys(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL);
	*fd = (int)sys(SYS_execveat, *fd, "", argv, envp, AT_EMPTY_PATH);
	return 1;
}

/* We go on when exec drops our memory, which is before it has made its own. */
static int sleeper_wait(pid_t pid)
{
	char text[64];

	for (int i = 0; i < WAIT_TRIES; i++) {
		if (file_peek(PATHF("/proc/%d/syscall", pid), text, sizeof text) > 0 && str_starts(text, "29 "))
			return 0;
		sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = WAIT_NS }, 0);
	}
	return -ETIMEDOUT;
}

static int sleeper_read(struct restore *rs, pid_t pid, struct own_vdso *ret)
{
	struct iovec local, remote;
	char *maps;
	ssize_t n = file_slurp(rs->arena, PATHF("/proc/%d/maps", pid), 1ul << 20, &maps);
	long r;

	if (n < 0)
		return (int)n;
	own_vdso_find(maps, (size_t)n, ret);
	if (!ret->size || ret->size > VDSO_MAX)
		return -ENOENT;
	remote = (struct iovec){ (void *)ret->vdso, ret->size };
	local = (struct iovec){ arena_alloc(rs->arena, ret->size), ret->size };
	ret->vdso = local.iov_base;
	r = sys(SYS_process_vm_readv, pid, &local, 1, &remote, 1, 0);
	return r < 0 ? (int)r : r == (long)ret->size ? 0 : -EFAULT;
}

static int sleeper_ask(struct restore *rs, int *fd, struct own_vdso *ret)
{
	struct clone_args args = { .flags = CLONE_VM | CLONE_VFORK,
				   .stack = (u64)arena_alloc(rs->arena, STACK_SIZE),
				   .stack_size = STACK_SIZE };
	int program = *fd, r;
	long pid = arch_clone(&args, sleeper_main, fd);

	if (pid < 0)
		return (int)pid;
	r = *fd != program ? *fd : sleeper_wait((pid_t)pid);
	if (r == 0)
		r = sleeper_read(rs, (pid_t)pid, ret);
	*fd = program;
	sys(SYS_kill, pid, SIGKILL);
	sys(SYS_wait4, pid, 0, __WALL, 0);
	return r;
}

int own_vdso_ia32(struct restore *rs, const struct task *t, struct own_vdso *ret, struct error *reterr)
{
	struct own_vdso *known = &memory_restore_state(rs)->vdso_ia32;
	AUTO(fd_close) int fd = -1;
	int r = 0;

	if (!known->size) {
		r = sleeper_make(&fd);
		if (r == 0)
			r = sleeper_ask(rs, &fd, known);
	}
	if (r < 0)
		*known = (struct own_vdso){ 0 };
	if (r == -ENOEXEC)
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", task_object(t),
				    "boot with ia32_emulation=on, on a kernel that has it",
				    "process %d is a 32-bit program, which this kernel does not run", t->pid);
	if (r < 0)
		return error_sys(reterr, task_object(t), r, "looking at the vdso of 32-bit programs");
	*ret = *known;
	return 0;
}
