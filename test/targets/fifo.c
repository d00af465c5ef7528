/* Named pipes with something in them. argv[1]: an empty directory. */
#include "target.h"
#include <sys/ioctl.h>
#include <sys/stat.h>

static int both, reader, writer, lonely;

void set_up(int argc, char **argv)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/both", argc > 1 ? argv[1] : ".");
	must(mkfifo(path, 0600));
	both = (int)must(open(path, O_RDWR));
	must(write(both, "both ways", 9));
	snprintf(path, sizeof path, "%s/pair", argc > 1 ? argv[1] : ".");
	must(mkfifo(path, 0600));
	reader = (int)must(open(path, O_RDONLY | O_NONBLOCK));
	writer = (int)must(open(path, O_WRONLY | O_CLOEXEC));
	must(write(writer, "in a pair", 9));
	snprintf(path, sizeof path, "%s/lonely", argc > 1 ? argv[1] : ".");
	must(mkfifo(path, 0600));
	lonely = (int)must(open(path, O_RDONLY | O_NONBLOCK));
}

static void json_fifo(const char *key, int fd)
{
	int size = 0;

	must(ioctl(fd, FIONREAD, &size));
	json_object(key);
	json_fd("file", fd);
	json_int("bytes", size);
	json_end();
}

void report(void)
{
	json_fifo("both", both);
	json_fifo("reader", reader);
	json_fifo("writer", writer);
	json_fifo("lonely", lonely);
}

/* "read": all of it */
void act(char *line)
{
	char text[64];

	(void)line;
	text[must(read(both, text, sizeof text - 1))] = '\0';
	json_text("both", text);
	text[must(read(reader, text, sizeof text - 1))] = '\0';
	json_text("reader", text);
	json_int("lonely", read(lonely, text, 1));
	must(close(writer));
	json_int("end", read(reader, text, 1));
}
