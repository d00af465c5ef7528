/* POSIX message queues with messages in them. "unlink" takes the name away, "notify" asks for a signal. */
#include "target.h"
#include <mqueue.h>

static mqd_t reader, writer;
static char name[64];

void set_up(int argc, char **argv)
{
	struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 32 };

	(void)argc, (void)argv;
	snprintf(name, sizeof name, "/libcriu-test-%d", getpid());
	mq_unlink(name); /* of an earlier process of that pid, which was killed */
	reader = mq_open(name, O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &attr);
	if (reader < 0 && errno == ENOSYS)
		skip("this kernel has no message queues");
	must(reader);
	writer = (mqd_t)must(mq_open(name, O_WRONLY));
	must(mq_send(writer, "second", 6, 1));
	must(mq_send(writer, "first", 5, 9));
}

static void json_queue(const char *key, mqd_t queue)
{
	struct mq_attr attr;

	must(mq_getattr(queue, &attr));
	json_object(key);
	json_fd("file", queue);
	json_int("flags", attr.mq_flags);
	json_int("room", attr.mq_maxmsg);
	json_int("messages", attr.mq_curmsgs);
	json_end();
}

void report(void)
{
	json_queue("reader", reader);
	json_queue("writer", writer);
}

void act(char *line)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2 };
	char text[33];
	unsigned priority;

	if (strcmp(line, "unlink") == 0) {
		must(mq_unlink(name));
	} else if (strcmp(line, "notify") == 0) {
		must(mq_notify(reader, &event));
	} else {
		text[must(mq_receive(reader, text, 32, &priority))] = '\0';
		json_text("text", text);
		json_int("priority", priority);
	}
}
