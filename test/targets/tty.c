/*
 * Pseudo terminals: with queued data both ways, whole and unfinished lines, stopped output, packet and exclusive mode, locked
 * settings, an end that was hung up, and a session of its own with a background job.
 */
#include "target.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>

struct pair {
	int master, slave;
};

static struct pair raw, lines, packet, stopped, keyed, revived, full, unopened, closed;
static int second, hung, old, leader_master;
static struct worker leader;
static pid_t job;

static struct pair pair_new(void)
{
	struct pair p;
	int lock = 0;

	p.master = (int)must(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC));
	must(ioctl(p.master, TIOCSPTLCK, &lock));
	p.slave = (int)must(ioctl(p.master, TIOCGPTPEER, O_RDWR | O_NOCTTY));
	return p;
}

static void settle(int fd, int bytes)
{
	int ready = 0;

	for (int i = 0; ready < bytes && i < 1000; i++) {
		must(ioctl(fd, FIONREAD, &ready));
		pause_ms(1);
	}
	check(ready >= bytes);
}

static void set_raw(void)
{
	struct winsize size = { 33, 99, 5, 6 };
	struct termios t;

	raw = pair_new();
	must(tcgetattr(raw.slave, &t));
	cfmakeraw(&t);
	t.c_oflag = OPOST | ONLCR;
	t.c_cc[VSUSP] = 7;
	t.c_cc[VMIN] = 3;
	must(tcsetattr(raw.slave, TCSANOW, &t));
	must(ioctl(raw.master, TIOCSWINSZ, &size));
	second = (int)must(ioctl(raw.master, TIOCGPTPEER, O_RDONLY | O_NONBLOCK | O_NOCTTY));
	must(fchmod(raw.slave, 0606));
	must(write(raw.slave, "out\n", 4)); /* out\r\n for the master */
	must(write(raw.master, "in\r\x03\x11", 5));
	settle(raw.slave, 5);
	settle(raw.master, 5);
}

/* A line, one that is ended by an end of file, an end of file alone, and one that is still being typed. */
static void set_lines(void)
{
	lines = pair_new();
	must(write(lines.master, "first\rsecond\x04\x04half\x16\x03", 20));
	settle(lines.slave, 12);
}

static void set_packet(void)
{
	struct termios t;
	int on = 1;

	packet = pair_new();
	must(ioctl(packet.master, TIOCPKT, &on));
	must(ioctl(packet.master, TIOCEXCL));
	must(write(packet.slave, "data", 4));
	must(tcgetattr(packet.slave, &t));
	t.c_iflag &= ~(unsigned)IXON;
	must(tcsetattr(packet.slave, TCSANOW, &t)); /* a status for the master */
	must(ioctl(packet.master, TIOCSPTLCK, &on));
	settle(packet.master, 4);
}

static void set_stopped(void)
{
	stopped = pair_new();
	must(write(stopped.slave, "before", 6));
	must(tcflow(stopped.slave, TCOOFF));
}

/* Stopped by ^S. */
static void set_keyed(void)
{
	keyed = pair_new();
	must(write(keyed.slave, "before", 6));
	must(write(keyed.master, "\x13", 1));
	settle(keyed.master, 6);
	pause_ms(20);
}

/* One end was hung up, another one has been opened since. */
static void set_revived(void)
{
	revived = pair_new();
	old = revived.slave;
	must(ioctl(old, TIOCVHANGUP));
	revived.slave = (int)must(ioctl(revived.master, TIOCGPTPEER, O_RDWR | O_NOCTTY));
	must(write(revived.slave, "alive", 5));
	settle(revived.master, 5);
}

/* More than the line discipline takes: the rest waits in front of it. */
static void set_full(void)
{
	static char text[6000];
	struct termios t;

	full = pair_new();
	must(tcgetattr(full.slave, &t));
	t.c_lflag &= ~(unsigned)(ICANON | ECHO);
	must(tcsetattr(full.slave, TCSANOW, &t));
	memset(text, 'f', sizeof text);
	text[sizeof text - 1] = '\r';
	must(write(full.master, text, sizeof text));
	settle(full.slave, 4000);
	pause_ms(20);
}

static void set_others(void)
{
	struct pair p = pair_new();
	int lock = 0;

	hung = p.slave;
	must(close(p.master));
	unopened.master = (int)must(open("/dev/ptmx", O_RDWR | O_NOCTTY));
	must(ioctl(unopened.master, TIOCSPTLCK, &lock));
	closed = pair_new();
	must(write(closed.slave, "last words", 10));
	must(close(closed.slave));
}

/* --- a session: its leader, with a job in the background that holds /dev/tty --- */

static int own_tty = -1;

static void leader_begin(void)
{
	int slave;

	must(setsid());
	slave = (int)must(ioctl(leader_master, TIOCGPTPEER, O_RDWR | O_NOCTTY));
	must(ioctl(slave, TIOCSCTTY, 0));
	must(close(slave));
	must(close(leader_master));
	own_tty = (int)must(open("/dev/tty", O_RDWR | O_CLOEXEC));
	signal(SIGTTOU, SIG_IGN);
	job = (pid_t)must(fork());
	if (job == 0) {
		signal(SIGHUP, SIG_DFL); /* comes when the leader ends */
		must(setpgid(0, 0));
		for (;;)
			pause();
	}
	while (getpgid(job) != job)
		pause_ms(1);
	must(tcsetpgrp(own_tty, job));
}

static void leader_tell(void)
{
	int fd;

	if (own_tty < 0)
		leader_begin();
	fd = open("/dev/tty", O_RDWR);
	json_bool("has terminal", fd >= 0);
	json_bool("own session", tcgetsid(own_tty) == getpid());
	json_bool("job in front", tcgetpgrp(own_tty) == job);
	json_fd("tty", own_tty);
	json_text("job", proc_line("/proc/self/stat", "") ? "there" : "");
	close(fd);
}

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
	signal(SIGHUP, SIG_IGN);
	leader_master = (int)must(open("/dev/ptmx", O_RDWR | O_NOCTTY));
	must(ioctl(leader_master, TIOCSPTLCK, &(int){ 0 }));
	leader = start_worker(leader_tell);
	set_raw();
	set_lines();
	set_packet();
	set_stopped();
	set_keyed();
	set_revived();
	set_full();
	set_others();
	ask_worker(&leader, "leader");
}

static void json_ask(const char *key, int fd, unsigned long request)
{
	int value = 0;

	json_int(key, ioctl(fd, request, &value) < 0 ? -errno : value);
}

static void json_settings(int fd)
{
	struct winsize size = { 0 };
	struct termios t = { 0 };
	char text[200];

	if (tcgetattr(fd, &t) < 0) {
		json_int("settings", -errno);
		return;
	}
	must(ioctl(fd, TIOCGWINSZ, &size));
	snprintf(text, sizeof text, "%x %x %x %x", t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag);
	json_text("settings", text);
	json_hex("keys", checksum(1, t.c_cc, 19));
	snprintf(text, sizeof text, "%dx%d %dx%d", size.ws_row, size.ws_col, size.ws_xpixel, size.ws_ypixel);
	json_text("size", text);
}

static void json_poll(int fd)
{
	struct pollfd p = { fd, POLLIN | POLLOUT | POLLPRI, 0 };

	must(poll(&p, 1, 0));
	json_int("poll", p.revents);
}

static void json_side(const char *key, int fd)
{
	struct stat st;

	must(fstat(fd, &st));
	json_object(key);
	json_fd("file", fd);
	json_hex("rdev", st.st_rdev);
	json_int("mode", st.st_mode);
	json_settings(fd);
	json_poll(fd);
	json_ask("bytes", fd, FIONREAD);
	json_ask("exclusive", fd, TIOCGEXCL);
	json_end();
}

static void json_master(const char *key, int fd)
{
	json_object(key);
	json_side("side", fd);
	json_ask("number", fd, TIOCGPTN);
	json_ask("packet", fd, TIOCGPKT);
	json_ask("lock", fd, TIOCGPTLCK);
	json_int("session", tcgetsid(fd));
	json_int("front", tcgetpgrp(fd));
	json_end();
}

void report(void)
{
	json_master("raw master", raw.master);
	json_side("raw slave", raw.slave);
	json_side("second slave", second);
	json_master("lines master", lines.master);
	json_side("lines slave", lines.slave);
	json_master("packet master", packet.master);
	json_side("packet slave", packet.slave);
	json_master("stopped master", stopped.master);
	json_side("stopped slave", stopped.slave);
	json_side("keyed slave", keyed.slave);
	json_master("revived master", revived.master);
	json_side("revived slave", revived.slave);
	json_side("hung up before", old);
	json_side("full slave", full.slave);
	json_side("hung", hung);
	json_master("unopened", unopened.master);
	json_master("closed", closed.master);
	json_master("leader's", leader_master);
	ask_worker(&leader, "leader");
}

static void json_read(const char *key, int fd)
{
	struct pollfd p = { fd, POLLIN, 0 };
	char text[256];
	ssize_t n;

	if (must(poll(&p, 1, 200)) == 0) {
		json_text(key, "(nothing)");
		return;
	}
	n = read(fd, text, sizeof text - 1);
	text[n < 0 ? 0 : n] = '\0';
	json_text(key, n < 0 ? strerror(errno) : n == 0 ? "(end)" : text);
}

static void json_full(void)
{
	char text[8000];
	size_t n = 0;
	struct pollfd p = { full.slave, POLLIN, 0 };

	while (n < sizeof text && must(poll(&p, 1, 200)) == 1)
		n += (size_t)must(read(full.slave, text + n, sizeof text - n));
	json_int("full", (long long)n);
	json_int("full ends", n ? text[n - 1] : 0);
}

static void act_read(void)
{
	json_read("raw in", raw.slave);
	json_read("raw out", raw.master);
	json_read("line 1", lines.slave);
	json_read("line 2", lines.slave);
	json_read("line 3", lines.slave);
	must(write(lines.master, "\r", 1));
	json_read("line 4", lines.slave);
	pause_ms(20); /* the kernel passes on what it echoes piece by piece */
	json_read("echo", lines.master);
	json_read("stopped", stopped.master);
	must(fcntl(stopped.slave, F_SETFL, O_NONBLOCK));
	json_int("writes", write(stopped.slave, "x", 1));
	must(tcflow(stopped.slave, TCOON));
	json_int("writes then", write(stopped.slave, "after", 5));
	json_read("stopped then", stopped.master);
	json_int("keyed writes", (must(fcntl(keyed.slave, F_SETFL, O_NONBLOCK)), write(keyed.slave, "x", 1)));
	must(write(keyed.master, "\x11", 1));
	pause_ms(20);
	json_int("keyed writes then", write(keyed.slave, "after", 5));
	json_read("revived", revived.master);
	json_read("hung up before", old);
	json_full();
	json_read("hung", hung);
	json_read("closed", closed.master);
	json_read("closed then", closed.master);
}

static void act_packet(void)
{
	char status = 0, text[16] = { 0 };

	must(read(packet.master, &status, 1));
	json_int("status", status);
	json_int("read", read(packet.master, text, sizeof text));
	json_int("first", text[0]);
	json_text("text", text + 1);
}

void act(char *line)
{
	if (strcmp(line, "read") == 0)
		act_read();
	else
		act_packet();
}
