/* seccomp: a filter in the leader, a second one in a thread, strict mode in a child. */
#include "target.h"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/prctl.h>

static int to_strict[2], from_strict[2];
static volatile int asked, thread_errno, thread_other;
static volatile bool started;

static void refuse(int nr, int error)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)nr, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { ARRAY_SIZE(code), code };

	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	must(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program));
}

static int errno_of(int nr)
{
	errno = 0;
	return syscall(nr, 0, 0, 0) < 0 ? errno : 0;
}

static void *thread(void *argument)
{
	(void)argument;
	refuse(SYS_getppid, 44);
	started = true;
	for (;;) {
		if (asked) {
			thread_errno = errno_of(SYS_getppid);
			thread_other = errno_of(SYS_getpgrp);
			asked = 0;
		}
		pause_ms(1);
	}
	return NULL;
}

/* Only read, write, _exit and sigreturn are left to it: "?" is answered by its counter. */
static void strict(void)
{
	char byte, count = '0';

	must(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT));
	while (read(to_strict[0], &byte, 1) == 1) {
		count++;
		if (byte == '!')
			syscall(SYS_getpid);
		if (write(from_strict[1], &count, 1) != 1)
			break;
	}
	syscall(SYS_exit, 0);
}

void set_up(int argc, char **argv)
{
	pthread_t id;

	(void)argc, (void)argv;
	must(pipe(to_strict));
	must(pipe(from_strict));
	if (must(fork()) == 0)
		strict();
	refuse(SYS_getpgrp, 33);
	must(-pthread_create(&id, NULL, thread, NULL));
	while (!started)
		pause_ms(1);
}

void report(void)
{
	json_int("leader", errno_of(SYS_getpgrp));
	json_int("leader_other", errno_of(SYS_getppid));
	asked = 1;
	while (asked)
		pause_ms(1);
	json_int("thread", thread_errno);
	json_int("thread_other", thread_other);
	json_text("mode", proc_line("/proc/self/status", "Seccomp:"));
	json_text("filters", proc_line("/proc/self/status", "Seccomp_filters:"));
}

/* "strict": the child's counter; "kill": it makes a forbidden call, how it ends */
void act(char *line)
{
	char count[2] = "";
	int status;

	must(write(to_strict[1], strcmp(line, "kill") == 0 ? "!" : "?", 1));
	if (strcmp(line, "kill") == 0) {
		must(wait(&status));
		json_int("signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
		return;
	}
	must(read(from_strict[0], count, 1));
	json_text("count", count);
}
