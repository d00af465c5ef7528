/*
 * Who the process is. argv[1]: "nobody" gives up everything, "some" keeps some capabilities of an ordinary user, "mixed"
 * has different real, effective, saved and file-system ids. One thread beside the first, with less.
 */
#include "target.h"
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <pthread.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>

static pid_t other;
static volatile bool drop;

static void caps_set(uint32_t permitted, uint32_t effective, uint32_t inheritable)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = { { effective, permitted, inheritable }, { 0, 0, 0 } };

	must(syscall(SYS_capset, &header, data));
}

static void *thread(void *argument)
{
	(void)argument;
	if (drop)
		caps_set(1 << CAP_CHOWN, 0, 0);
	other = gettid();
	for (;;)
		pause();
	return NULL;
}

void set_up(int argc, char **argv)
{
	const char *how = argc > 1 ? argv[1] : "nobody";
	gid_t groups[] = { 7, 77, 7777 };
	pthread_t id;

	if (geteuid() != 0)
		skip("needs root");
	must(setgroups(ARRAY_SIZE(groups), groups));
	if (strcmp(how, "nobody") == 0) {
		must(setgroups(1, (gid_t[]){ 65534 }));
		must(setresgid(65534, 65534, 65534));
		must(setresuid(65534, 65534, 65534));
	} else if (strcmp(how, "some") == 0) {
		must(prctl(PR_CAPBSET_DROP, CAP_SYS_BOOT));
		must(prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP | SECBIT_KEEP_CAPS));
		must(setresgid(65534, 65534, 65534));
		must(setresuid(65534, 65534, 65534));
		caps_set(1 << CAP_CHOWN | 1 << CAP_NET_BIND_SERVICE | 1 << CAP_KILL,
			 1 << CAP_NET_BIND_SERVICE | 1 << CAP_KILL, 1 << CAP_NET_BIND_SERVICE);
		must(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_NET_BIND_SERVICE, 0, 0));
		drop = true;
	} else {
		must(setresgid(10, 20, 30));
		must(setresuid(1001, 0, 1003));
		setfsuid(1004);
		setfsgid(40);
	}
	must(prctl(PR_SET_DUMPABLE, 1));
	must(-pthread_create(&id, NULL, thread, NULL));
	while (!*(volatile pid_t *)&other)
		pause_ms(1);
}

static void json_status(const char *key, pid_t tid)
{
	static const char *const lines[] = { "Uid:",	"Gid:",	   "Groups:", "CapInh:",    "CapPrm:",
					     "CapEff:", "CapBnd:", "CapAmb:", "NoNewPrivs:" };
	char path[64];

	snprintf(path, sizeof path, "/proc/self/task/%d/status", tid);
	json_object(key);
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		json_text(lines[i], proc_line(path, lines[i]));
	json_end();
}

void report(void)
{
	json_status("leader", getpid());
	json_status("thread", other);
	json_int("securebits", prctl(PR_GET_SECUREBITS));
	json_int("keepcaps", prctl(PR_GET_KEEPCAPS));
	json_int("dumpable", prctl(PR_GET_DUMPABLE));
}
