/*
 * conductor/channel.c - records to the caller, frames from it. Records gather in memory and leave at stage boundaries, so that
 * neither a slow reader nor a wake-up of its event loop costs frozen time.
 */
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "conductor/operation.h"

#define OUT_SIZE (1UL << 20)
#define OUT_LOGS (OUT_SIZE / 2) /* logs beyond this are dropped until the next flush: results must fit */

static size_t out_room(const struct operation *op)
{
	return op->out ? OUT_SIZE - op->out_used : 0;
}

void channel_record(struct operation *op, const CoreRecord *record)
{
	size_t size = core_record__get_packed_size(record);
	u32 length = (u32)size;

	if (op->channel < 0)
		return;
	if (!op->out)
		op->out = arena_alloc(&op->arena, OUT_SIZE);
	if (size + 4 > out_room(op))
		channel_flush(op, true);
	if (size + 4 > out_room(op))
		return;
	memcpy(op->out + op->out_used, &length, 4);
	core_record__pack(record, op->out + op->out_used + 4);
	op->out_used += size + 4;
}

void channel_flush(struct operation *op, bool block)
{
	size_t sent = 0;

	while (sent < op->out_used) {
		long r = sys(SYS_sendto, op->channel, op->out + sent, op->out_used - sent,
			     MSG_NOSIGNAL | (block ? 0 : MSG_DONTWAIT), 0, 0);

		if (r == -EINTR)
			continue;
		if (r <= 0)
			break;
		sent += (size_t)r;
	}
	if (sent && sent < op->out_used)
		memmove(op->out, op->out + sent, op->out_used - sent);
	op->out_used -= sent;
	if (block)
		op->out_used = 0; /* the reader has gone: nobody will ask for the rest */
}

void channel_log(struct log *log, int level, const char *text, size_t length)
{
	struct operation *op = container_of(log, struct operation, log);
	LogRecord line = LOG_RECORD__INIT;
	CoreRecord record = CORE_RECORD__INIT;

	if (op->channel < 0) {
		sys(SYS_write, 2, text, length);
		sys(SYS_write, 2, "\n", 1);
		return;
	}
	if (op->out_used > OUT_LOGS)
		return;
	line.level = (u32)level;
	line.text = (char *)text;
	line.at = (clock_now() - op->began) / 1000;
	record.log = &line;
	channel_record(op, &record);
}

static char *text_of(struct operation *op, const char *s)
{
	return s ? arena_strdup(&op->arena, s) : NULL;
}

ErrorRecord *channel_error_record(struct operation *op, const struct error *error)
{
	ErrorRecord *r = arena_new(&op->arena, ErrorRecord);

	error_record__init(r);
	r->code = text_of(op, error->code ? error->code : "ERR_SYSCALL");
	r->text = text_of(op, error->text[0] ? error->text : "the operation failed");
	r->stage = text_of(op, error->stage);
	r->hint = text_of(op, error->hint);
	r->path = text_of(op, error->object.path);
	r->kind = text_of(op, error->object.kind);
	r->file = text_of(op, error->object.file);
	r->has_err = error->err != 0;
	r->err = -error->err;
	r->has_pid = error->object.pid != 0;
	r->pid = error->object.pid;
	r->has_tid = error->object.tid != 0;
	r->tid = error->object.tid;
	r->has_fd = error->object.fd >= 0;
	r->fd = error->object.fd;
	r->has_address = error->object.address != 0;
	r->address = error->object.address;
	r->has_offset = error->object.file != NULL;
	r->offset = error->object.offset;
	return r;
}

void channel_error(struct operation *op, const struct error *error, bool undone)
{
	CoreRecord record = CORE_RECORD__INIT;

	record.error = channel_error_record(op, error);
	record.error->has_undone = true;
	record.error->undone = undone;
	channel_record(op, &record);
	channel_flush(op, true);
}

void channel_result(struct operation *op)
{
	CoreRecord record = CORE_RECORD__INIT;
	CriuResp resp = CRIU_RESP__INIT;
	u64 now = clock_now();

	if (op->reported)
		return;
	op->reported = true;
	resp.type = op->request->type;
	resp.success = true;
	op->result.resp = &resp;
	op->result.n_stages = op->clock_count;
	op->result.stages = arena_array(&op->arena, StageTime *, op->clock_count);
	for (u32 i = 0; i < op->clock_count; i++) {
		StageTime *t = op->result.stages[i] = arena_new(&op->arena, StageTime);

		stage_time__init(t);
		t->name = (char *)op->clocks[i].name;
		t->took = ((op->clocks[i].ended ? op->clocks[i].ended : now) - op->clocks[i].began) / 1000;
	}
	op->result.has_total = true;
	op->result.total = (now - op->began) / 1000;
	record.result = &op->result;
	channel_record(op, &record);
	channel_flush(op, true);
}

static int frame_complete(struct operation *op, const u8 **frame, size_t *size)
{
	u32 length;

	if (op->in_used < 4)
		return 0;
	memcpy(&length, op->in, 4);
	if (length > sizeof op->in - 4)
		return -EPIPE; /* nobody who speaks our protocol */
	if (op->in_used < 4 + length)
		return 0;
	*frame = op->in + 4;
	*size = length;
	op->in_used = 0; /* frames come one at a time: a hook waits for its ack */
	return 1;
}

int channel_receive(struct operation *op, const u8 **frame, size_t *size)
{
	size_t want = 4;
	u32 length;
	int r;

	if (op->channel < 0)
		return 0;
	for (;;) {
		if (op->in_used >= 4) {
			memcpy(&length, op->in, 4);
			want = MIN(4 + (size_t)length, sizeof op->in);
		}
		r = frame_complete(op, frame, size);
		if (r)
			return r;
		r = (int)sys(SYS_recvfrom, op->channel, op->in + op->in_used, want - op->in_used, MSG_DONTWAIT, 0, 0);
		if (r == 0)
			return -EPIPE;
		if (r == -EAGAIN || r == -EINTR)
			return 0;
		if (r < 0)
			return -EPIPE;
		op->in_used += (size_t)r;
	}
}
