/*
 * Nice, policy, priorities, processors and timer slack of the leader and of a thread; of the process, the filter of core dumps and the
 * nice value of its session's autogroup. "deadline": the thread reserves processor time.
 */
#include "target.h"
#include <linux/ioprio.h>
#include <pthread.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* sched_setattr(2) */
struct attributes {
	uint32_t size, policy;
	uint64_t flags;
	int32_t nice;
	uint32_t priority;
	uint64_t runtime, deadline, period;
};

static pid_t other;
static bool deadline;
static volatile int asked;
static volatile long other_slack;

static void real_time(void)
{
	struct sched_param param = { .sched_priority = 7 };

	if (sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &param) < 0) {
		param.sched_priority = 0;
		must(sched_setscheduler(0, SCHED_IDLE, &param));
	}
}

static void reserve(void)
{
	const struct attributes a = {
		.size = sizeof a, .policy = 6, .flags = 1, .runtime = 2000000, .deadline = 50000000, .period = 80000000
	};

	if (syscall(SYS_sched_setattr, 0, &a, 0) < 0)
		skip("no processor time can be reserved");
}

static void *thread(void *argument)
{
	(void)argument;
	if (deadline)
		reserve();
	else
		real_time();
	other = gettid();
	for (;;) {
		pause_ms(5);
		other_slack = prctl(PR_GET_TIMERSLACK);
		asked++;
	}
	return NULL;
}

static void bind_to_last(void)
{
	cpu_set_t set;

	must(sched_getaffinity(0, sizeof set, &set));
	for (int i = CPU_SETSIZE; i-- > 0;)
		if (CPU_ISSET(i, &set)) {
			CPU_ZERO(&set);
			CPU_SET(i, &set);
			must(sched_setaffinity(0, sizeof set, &set));
			return;
		}
}

static void put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	if (fd >= 0)
		must(write(fd, text, strlen(text)));
	close(fd);
}

void set_up(int argc, char **argv)
{
	struct sched_param param = { 0 };
	pthread_t id;

	deadline = argc > 1 && strcmp(argv[1], "deadline") == 0;
	setsid();
	put("/proc/self/autogroup", "4");
	put("/proc/self/coredump_filter", "0x21");
	must(-pthread_create(&id, NULL, thread, NULL));
	while (!*(volatile pid_t *)&other)
		pause_ms(1);
	must(sched_setscheduler(0, SCHED_BATCH, &param));
	must(setpriority(PRIO_PROCESS, 0, 11));
	must(prctl(PR_SET_TIMERSLACK, 123456));
	must(prctl(PR_MCE_KILL, PR_MCE_KILL_SET, PR_MCE_KILL_EARLY, 0, 0));
	must(syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 6)));
	if (!deadline)
		bind_to_last(); /* a thread with a deadline needs all */
}

static void json_task(const char *key, pid_t tid)
{
	struct attributes a = { 0 };
	cpu_set_t set;

	must(syscall(SYS_sched_getattr, tid, &a, sizeof a, 0));
	must(sched_getaffinity(tid, sizeof set, &set));
	json_object(key);
	json_int("policy", must(sched_getscheduler(tid)));
	json_int("flags", (long long)a.flags);
	json_int("priority", a.priority);
	json_int("nice", getpriority(PRIO_PROCESS, (id_t)tid));
	if (a.policy == 6) {
		json_int("runtime", (long long)a.runtime);
		json_int("deadline", (long long)a.deadline);
		json_int("period", (long long)a.period);
	}
	json_int("io", must(syscall(SYS_ioprio_get, IOPRIO_WHO_PROCESS, tid)));
	json_int("processors", CPU_COUNT(&set));
	json_end();
}

static void json_file(const char *key, const char *path)
{
	char text[128] = "";
	int fd = open(path, O_RDONLY);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : 0;
	char *nice = strstr(text, " nice "); /* the group has another number each time */

	close(fd);
	text[n > 0 ? n - 1 : 0] = '\0';
	json_text(key, nice ? nice : text);
}

void report(void)
{
	int before = asked;

	while (asked < before + 2)
		pause_ms(1);
	json_task("leader", getpid());
	json_task("thread", other);
	json_int("slack", prctl(PR_GET_TIMERSLACK));
	json_int("other slack", other_slack);
	json_int("mce", prctl(PR_MCE_KILL_GET, 0, 0, 0, 0));
	json_file("autogroup", "/proc/self/autogroup");
	json_file("filter", "/proc/self/coredump_filter");
}
