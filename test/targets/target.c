/* test/targets/target.c - see target.h. Reads and writes by system calls: nothing of the protocol lies in buffers. */
#include "target.h"
#include <linux/kcmp.h>
#include <stdarg.h>

static char answer[1 << 20];
static size_t answer_size;
static const char *report_file;

static void put(const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(answer + answer_size, sizeof answer - answer_size, format, args);
	va_end(args);
	check(n >= 0 && answer_size + (size_t)n < sizeof answer - 2);
	answer_size += (size_t)n;
}

/* --- JSON --- */

static char nest[32];
static int depth;

static void put_key(const char *key)
{
	char last = answer_size ? answer[answer_size - 1] : '{';

	if (last != '{' && last != '[')
		put(",");
	if (key)
		put("\"%s\":", key);
}

void json_int(const char *key, long long value)
{
	put_key(key);
	put("%lld", value);
}

void json_hex(const char *key, unsigned long long value)
{
	put_key(key);
	put("\"0x%llx\"", value);
}

void json_bool(const char *key, bool value)
{
	put_key(key);
	put(value ? "true" : "false");
}

void json_text(const char *key, const char *value)
{
	put_key(key);
	put("\"");
	for (; *value; value++) {
		if (*value == '"' || *value == '\\')
			put("\\%c", *value);
		else if ((unsigned char)*value < ' ')
			put("\\u%04x", *value);
		else
			put("%c", *value);
	}
	put("\"");
}

void json_raw(const char *key, const char *json)
{
	put_key(key);
	put("%s", json);
}

void json_object(const char *key)
{
	put_key(key);
	put("{");
	nest[depth++] = '}';
}

void json_list(const char *key)
{
	put_key(key);
	put("[");
	nest[depth++] = ']';
}

void json_end(void)
{
	put("%c", nest[--depth]);
}

/* --- helpers --- */

long must_at(long result, const char *what, const char *file, int line)
{
	if (result >= 0)
		return result;
	dprintf(2, "%s:%d: %s: %s\n", file, line, what, strerror(errno));
	_exit(99);
}

static void write_all(int fd, const char *text, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, text, size);

		if (n < 0 && errno == EINTR)
			continue;
		must(n);
		text += n;
		size -= (size_t)n;
	}
}

static void say(const char *text, size_t size)
{
	char name[4096];
	int fd;

	if (!report_file) {
		write_all(1, text, size);
		return;
	}
	snprintf(name, sizeof name, "%s.new", report_file);
	fd = (int)must(open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
	write_all(fd, text, size);
	close(fd);
	must(rename(name, report_file));
}

void skip(const char *reason)
{
	char line[256];

	say(line, (size_t)snprintf(line, sizeof line, "skip %s\n", reason));
	_exit(77);
}

void *shared_page(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	check(p != MAP_FAILED);
	return p;
}

uint64_t checksum(uint64_t seed, const void *data, size_t size)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < size; i++)
		seed = (seed ^ p[i]) * 0x100000001b3;
	return seed;
}

void fill(void *data, size_t size, uint64_t seed)
{
	unsigned char *p = data;

	for (size_t i = 0; i < size; i++) {
		seed = seed * 6364136223846793005 + 1442695040888963407;
		p[i] = (unsigned char)(seed >> 56);
	}
}

double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void pause_ms(int ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	while (nanosleep(&t, &t) < 0 && errno == EINTR)
		;
}

const char *proc_line(const char *path, const char *name)
{
	static char text[1 << 16];
	char *line, *rest = text;
	size_t size = 0;
	ssize_t n;
	int fd = (int)must(open(path, O_RDONLY | O_CLOEXEC));

	while ((n = read(fd, text + size, sizeof text - 1 - size)) > 0)
		size += (size_t)n;
	close(fd);
	text[size] = '\0';
	while ((line = strsep(&rest, "\n")))
		if (strncmp(line, name, strlen(name)) == 0)
			return line + strlen(name) + strspn(line + strlen(name), " \t");
	return "";
}

bool same_file(pid_t a, int fd_a, pid_t b, int fd_b)
{
	return must(syscall(SYS_kcmp, a, b, KCMP_FILE, fd_a, fd_b)) == 0;
}

void json_fd(const char *key, int fd)
{
	char path[64], link[4096];
	ssize_t n;
	off_t at;

	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	n = readlink(path, link, sizeof link - 1);
	json_object(key);
	json_int("fd", fd);
	if (n >= 0) {
		link[n] = '\0';
		json_text("link", strchr(link, '[') && link[0] != '/' ? "" : link); /* inode numbers are new ones */
		json_hex("flags", (unsigned long long)must(fcntl(fd, F_GETFL)) &
					  ~0x8000UL); /* O_LARGEFILE: any open() adds it */
		json_bool("cloexec", must(fcntl(fd, F_GETFD)) & FD_CLOEXEC);
		at = lseek(fd, 0, SEEK_CUR);
		if (at >= 0)
			json_int("pos", at);
	}
	json_end();
}

/* --- the protocol --- */

__attribute__((weak)) void act(char *line)
{
	json_text("unknown", line);
}

static void answer_begin(void)
{
	answer_size = 0;
	depth = 0;
	json_object(NULL);
}

static void answer_line(char *line)
{
	if (strncmp(line, "exit ", 5) == 0)
		_exit(atoi(line + 5));
	answer_begin();
	if (strcmp(line, "report") == 0)
		report();
	else
		act(line);
	json_end();
	put("\n");
	say(answer, answer_size);
}

static bool read_line(char *line, size_t size)
{
	size_t n = 0;

	while (n < size - 1) {
		ssize_t got = read(0, line + n, 1);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		if (line[n] == '\n')
			break;
		n++;
	}
	line[n] = '\0';
	return true;
}

static void answer_signals(void)
{
	char line[] = "report";
	sigset_t set;
	int signal;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	for (;;)
		if (sigwait(&set, &signal) == 0)
			answer_line(line);
}

struct worker start_worker(void (*tell)(void))
{
	struct worker w;
	int ask[2], reply[2];
	char byte;

	must(pipe2(ask, O_CLOEXEC));
	must(pipe2(reply, O_CLOEXEC));
	w.pid = (pid_t)must(fork());
	if (w.pid == 0) {
		close(ask[1]);
		close(reply[0]);
		while (read(ask[0], &byte, 1) == 1) {
			answer_begin();
			tell();
			json_end();
			put("\n");
			write_all(reply[1], answer, answer_size);
		}
		_exit(0);
	}
	close(ask[0]);
	close(reply[1]);
	w.ask = ask[1];
	w.answer = reply[0];
	return w;
}

void ask_worker(struct worker *w, const char *key)
{
	static char text[1 << 16];
	size_t n = 0;

	must(write(w->ask, "?", 1));
	do {
		ssize_t got = read(w->answer, text + n, sizeof text - 1 - n);

		check(got > 0);
		n += (size_t)got;
	} while (text[n - 1] != '\n');
	text[n - 1] = '\0';
	json_raw(key, text);
}

int main(int argc, char **argv)
{
	char line[4096];

	if (argc > 1 && strncmp(argv[1], "--report=", 9) == 0) {
		sigset_t set;

		report_file = argv[1] + 9;
		sigemptyset(&set);
		sigaddset(&set, SIGUSR1);
		sigprocmask(SIG_BLOCK, &set, NULL);
		argv[1] = argv[0];
		argc--;
		argv++;
	}
	set_up(argc, argv);
	say("ready\n", 6);
	if (report_file)
		answer_signals();
	while (read_line(line, sizeof line))
		answer_line(line);
	return 0;
}
