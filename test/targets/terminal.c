/*
 * A terminal with a program in it, as tmux has one: argv[1...] is run in a session of its own on a pseudo terminal whose master is
 * here. "type TEXT" sends keys (\r, \e, \n, \xHH as in C), "wait TEXT" reads what the program shows until TEXT is among it.
 */
#include "target.h"
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>

static int master;
static pid_t program;
static char screen[1 << 20];
static size_t shown, seen; /* bytes on the screen; those that a wait has passed */

void set_up(int argc, char **argv)
{
	struct winsize size = { 24, 80, 0, 0 };

	if (argc < 2)
		skip("needs a program");
	program = (pid_t)must(forkpty(&master, NULL, NULL, &size));
	if (program == 0) {
		setenv("TERM", "vt100", 1);
		setenv("PS1", "> ", 1);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	must(fcntl(master, F_SETFD, FD_CLOEXEC));
}

void report(void)
{
	int number = -1;

	must(ioctl(master, TIOCGPTN, &number));
	json_int("number", number);
	json_int("session", tcgetsid(master));
	json_bool("alive", waitpid(program, NULL, WNOHANG) == 0);
}

static int digit(char c)
{
	return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

/* In place; none of the texts holds a zero byte. */
static char *unescape(char *text)
{
	char *to = text;

	for (const char *p = text; *p; p++) {
		char key = *p;

		if (key == '\\' && p[1]) {
			key = *++p;
			if (key == 'x') {
				key = (char)(digit(p[1]) << 4 | digit(p[2]));
				p += 2;
			} else {
				key = key == 'r' ? '\r' : key == 'n' ? '\n' : key == 'e' ? 27 : key;
			}
		}
		*to++ = key;
	}
	*to = '\0';
	return text;
}

static void type(const char *text)
{
	must(write(master, text, strlen(text)));
}

static bool wait_for(const char *text)
{
	double end = now() + 8;

	for (;;) {
		char *found = memmem(screen + seen, shown - seen, text, strlen(text));
		struct pollfd p = { master, POLLIN, 0 };
		ssize_t n;

		if (found) {
			seen = (size_t)(found - screen) + strlen(text);
			return true;
		}
		if (now() > end || must(poll(&p, 1, 200)) < 0)
			return false;
		if (!(p.revents & POLLIN))
			continue;
		n = read(master, screen + shown, sizeof screen - shown);
		if (n <= 0)
			return false;
		shown += (size_t)n;
	}
}

void act(char *line)
{
	if (strncmp(line, "type ", 5) == 0) {
		type(unescape(line + 5));
	} else if (strncmp(line, "wait ", 5) == 0) {
		json_bool("found", wait_for(unescape(line + 5)));
		screen[shown] = '\0';
		json_text("rest", screen + seen);
	}
}
