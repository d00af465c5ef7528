/* conductor/watch.c - records sent by the lender. */
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <errno.h>
#include "base/sys.h"
#include "conductor/watch.h"
#include "image/messages.h"

static void send_record(int channel, const CoreRecord *record)
{
	u8 bytes[1024];
	size_t size = core_record__get_packed_size(record);
	u32 length = (u32)size;

	if (size > sizeof bytes - 4)
		return;
	memcpy(bytes, &length, 4);
	core_record__pack(record, bytes + 4);
	sys(SYS_sendto, channel, bytes, size + 4, MSG_NOSIGNAL, 0, 0);
}

void watch_send_error(int channel, const struct error *error)
{
	CoreRecord record = CORE_RECORD__INIT;
	ErrorRecord e = ERROR_RECORD__INIT;

	e.code = (char *)error->code;
	e.text = (char *)error->text;
	e.stage = (char *)error->stage;
	e.has_undone = true;
	e.undone = true; /* the dead-man's switch and PTRACE_O_EXITKILL saw to it */
	record.error = &e;
	send_record(channel, &record);
}

void watch_exit(int channel, pid_t pid)
{
	CoreRecord record = CORE_RECORD__INIT;
	ExitRecord e = EXIT_RECORD__INIT;
	siginfo_t info = { 0 };
	long r;

	do
		r = sys(SYS_waitid, P_PID, pid, &info, WEXITED | __WALL, 0);
	while (r == -EINTR);
	e.pid = pid;
	e.code = r == 0 && info.si_code == CLD_EXITED ? info.si_status : -1;
	if (r == 0 && info.si_code != CLD_EXITED) {
		e.has_signal = true;
		e.signal = info.si_status;
		e.has_core_dumped = true;
		e.core_dumped = info.si_code == CLD_DUMPED;
	}
	record.exit = &e;
	send_record(channel, &record);
}

void watch_close(int channel)
{
	u8 bytes[64];

	sys(SYS_shutdown, channel, SHUT_RD);
	while (sys(SYS_recvfrom, channel, bytes, sizeof bytes, MSG_DONTWAIT, 0, 0) > 0)
		;
	sys(SYS_close, channel);
}
