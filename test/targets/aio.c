/*
 * Native asynchronous I/O: contexts of three sizes, each with another place of head and tail, one of them with events behind the
 * ring's end that nobody has fetched. Commands: `fetch` takes those, `again` uses every context, `later MS` leaves a request in flight
 * that completes then.
 */
#include "target.h"
#include <linux/aio_abi.h>
#include <poll.h>
#include <sys/timerfd.h>

struct ring {
	unsigned id, nr, head, tail, magic, compat, incompat, length;
	struct io_event events[];
};

static aio_context_t contexts[3];
static int file, timer;

static long submit(aio_context_t ctx, uint64_t data, int fd, int operation)
{
	static char buffer[16];
	struct iocb block = { .aio_data = data,
			      .aio_lio_opcode = (uint16_t)operation,
			      .aio_fildes = (uint32_t)fd,
			      .aio_buf = operation == IOCB_CMD_POLL ? POLLIN : (uint64_t)buffer,
			      .aio_nbytes = operation == IOCB_CMD_POLL ? 0 : data % 8 };
	struct iocb *list = &block;

	return syscall(SYS_io_submit, ctx, 1, &list);
}

static int fetch(aio_context_t ctx, struct io_event *ret)
{
	struct timespec now = { 0 };

	return (int)syscall(SYS_io_getevents, ctx, 0, 1, ret, &now);
}

/* `passed` events that are fetched at once, then `left` that are not. */
static void turn(aio_context_t ctx, unsigned passed, unsigned left)
{
	struct io_event event;

	for (unsigned i = 0; i < passed; i++) {
		check(submit(ctx, i, file, IOCB_CMD_PREAD) == 1);
		check(fetch(ctx, &event) == 1 && event.data == i);
	}
	for (unsigned i = 0; i < left; i++)
		check(submit(ctx, 1000 + i, file, IOCB_CMD_PREAD) == 1);
}

static void set_up_file(void)
{
	file = (int)must(memfd_create("data", MFD_CLOEXEC));
	check(write(file, "1234567", 7) == 7);
	timer = (int)must(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
}

void set_up(int argc, char **argv)
{
	static const unsigned sizes[] = { 1, 500, 64 };

	(void)argc, (void)argv;
	set_up_file();
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++)
		if (syscall(SYS_io_setup, sizes[i], &contexts[i]) < 0)
			skip("no native AIO");
	turn(contexts[1], 700, 40);
	turn(contexts[2], ((struct ring *)contexts[2])->nr - 3, 7);
}

static void tell_ring(const char *key, aio_context_t ctx)
{
	const struct ring *ring = (const struct ring *)ctx;

	json_object(key);
	json_hex("at", ctx);
	json_int("id", ring->id);
	json_int("nr", ring->nr);
	json_int("head", ring->head);
	json_int("tail", ring->tail);
	json_list("events");
	for (unsigned i = ring->head; i != ring->tail; i = (i + 1) % ring->nr) {
		json_int(NULL, (long long)ring->events[i].data);
		json_int(NULL, ring->events[i].res);
	}
	json_end();
	json_end();
}

static void tell_fetched(const char *key, aio_context_t ctx)
{
	struct io_event event;

	json_list(key);
	while (fetch(ctx, &event) == 1) {
		json_int(NULL, (long long)event.data);
		json_int(NULL, event.res);
	}
	json_end();
}

static const char *const names[] = { "unused", "large", "wrapped" };

void report(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(contexts); i++)
		tell_ring(names[i], contexts[i]);
}

void act(char *line)
{
	for (size_t i = 0; strncmp(line, "later", 5) != 0 && i < ARRAY_SIZE(contexts); i++) {
		if (strcmp(line, "again") == 0)
			turn(contexts[i], 1500, 3);
		tell_fetched(names[i], contexts[i]);
	}
	if (strncmp(line, "later", 5) == 0) {
		struct itimerspec in = { .it_value = { .tv_nsec = atol(line + 5) * 1000000 } };

		must(timerfd_settime(timer, 0, &in, NULL));
		json_int("submitted", submit(contexts[0], 7, timer, IOCB_CMD_POLL));
	}
}
