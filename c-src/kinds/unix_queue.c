/*
 * kinds/unix_queue.c - what was sent to a unix socket and not read yet: message by message, with the descriptors in it, and for
 * receivers with SO_PASSCRED who sent it. It is read through SO_PEEK_OFF, which consumes nothing, and written back from the
 * peer's side.
 *
 * One limit of the kernel: an empty datagram that anybody has ever peeked at is skipped by SO_PEEK_OFF, so a second dump of
 * the same running target misses it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "kinds/unix_socket.h"

#define PEEK_CHUNK   65536
#define BUFFER_MAX   (INT32_MAX / 2)
#define BUF_LOCK     72 /* SO_BUF_LOCK */
#define RIGHTS_MAX   253
#define SCM_PIDFD_   4 /* SCM_PIDFD, Linux 6.5 */
#define CONTROL_SIZE (CMSG_SPACE(RIGHTS_MAX * sizeof(int)) + 1024)

/* What one look at the queue gave. */
struct peeked {
	ssize_t bytes;
	bool more; /* of the same packet */
	bool any;  /* there was a packet at all, however short */
	int fds[RIGHTS_MAX];
	u32 fd_count;
	struct ucred sender;
	bool has_sender;
	struct sockaddr_un from;
	u32 from_length; /* of its sun_path */
};

static void control_take(const struct cmsghdr *c, struct peeked *p)
{
	size_t size = c->cmsg_len - CMSG_LEN(0);

	if (c->cmsg_level != SOL_SOCKET)
		return;
	if (c->cmsg_type == SCM_RIGHTS && p->fd_count == 0) {
		p->fd_count = MIN(size / sizeof(int), (size_t)RIGHTS_MAX);
		memcpy(p->fds, CMSG_DATA(c), p->fd_count * sizeof(int));
	} else if (c->cmsg_type == SCM_CREDENTIALS && size >= sizeof p->sender) {
		memcpy(&p->sender, CMSG_DATA(c), sizeof p->sender);
		p->has_sender = true;
	} else if (c->cmsg_type == SCM_PIDFD_ && size >= sizeof(int)) {
		int pidfd;

		memcpy(&pidfd, CMSG_DATA(c), sizeof pidfd);
		fd_close(&pidfd);
	}
}

/* The end of a stream may come with credentials too; a stream has no empty packets. */
static int peek(int fd, bool packets, const struct unix_plan *plan, struct peeked *ret)
{
	union {
		struct cmsghdr head;
		u8 room[CONTROL_SIZE];
	} control;
	struct iovec data = { plan->room, plan->room_size };
	struct msghdr m = { .msg_name = &ret->from,
			    .msg_namelen = sizeof ret->from,
			    .msg_iov = &data,
			    .msg_iovlen = 1,
			    .msg_control = &control,
			    .msg_controllen = sizeof control };
	long r;

	memset(ret, 0, sizeof *ret);
	r = sys(SYS_recvmsg, fd, &m, MSG_PEEK | MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	if (r == -EAGAIN)
		return 0;
	if (r < 0)
		return r;
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c))
		control_take(c, ret);
	if (m.msg_namelen > offsetof(struct sockaddr_un, sun_path) && m.msg_namelen <= sizeof ret->from)
		ret->from_length = m.msg_namelen - offsetof(struct sockaddr_un, sun_path);
	ret->bytes = r;
	ret->more = m.msg_flags & MSG_TRUNC;
	ret->any = r > 0 || (packets && (ret->has_sender || ret->fd_count));
	return m.msg_flags & MSG_CTRUNC ? -EMSGSIZE : 0;
}

/* What one of our descriptors is in the tree. All are the dump's, or closed, afterwards. */
static int rights_take(struct dump *d, struct file *f, const struct peeked *p, struct packet *packet,
		       struct error *reterr)
{
	int r = 0;

	packet->right_count = p->fd_count;
	packet->rights = arena_array(d->arena, u32, p->fd_count);
	for (u32 i = 0; i < p->fd_count; i++) {
		struct file *held;
		int fd = p->fds[i];

		if (r < 0) {
			fd_close(&fd);
			continue;
		}
		r = file_held(d, f, fd, &held, reterr);
		if (r == 0)
			packet->rights[i] = held->id;
	}
	return r;
}

static const SkSenderEntry *sender_keep(struct dump *d, const struct peeked *p)
{
	SkSenderEntry *sender = arena_new(d->arena, SkSenderEntry);

	sk_sender_entry__init(sender);
	sender->pid = p->sender.pid;
	sender->uid = p->sender.uid;
	sender->gid = p->sender.gid;
	return sender;
}

static void packet_go_on(struct dump *d, struct packet *last, const u8 *bytes, u32 length)
{
	u8 *whole = arena_alloc(d->arena, (size_t)last->length + length);

	memcpy(whole, last->bytes, last->length);
	memcpy(whole + last->length, bytes, length);
	last->bytes = whole;
	last->length += length;
}

/* Every look at a packet brings its descriptors anew. */
static void rights_drop(struct peeked *p)
{
	for (u32 i = 0; i < p->fd_count; i++)
		fd_close(&p->fds[i]);
}

static int packet_add(struct dump *d, struct file *f, struct peeked *p, bool credentials, struct error *reterr)
{
	struct unix_end *end = unix_end_of(f);
	const struct unix_plan *plan = unix_plan_of(d);
	struct packet packet = { .bytes = arena_memdup(d->arena, plan->room, p->bytes), .length = p->bytes };
	int r = rights_take(d, f, p, &packet, reterr);

	if (r < 0)
		return r;
	if (credentials && p->has_sender)
		packet.sender = sender_keep(d, p);
	/* Others are connected: their peer has sent it. */
	if (end->diag.type == SOCK_DGRAM && p->from_length)
		packet.from = (ProtobufCBinaryData){ p->from_length,
						     arena_memdup(d->arena, p->from.sun_path, p->from_length) };
	vec_push(d->arena, &end->queue, packet);
	return 0;
}

/* A stream is read in one piece, as far as descriptors allow: no piece may be seen twice. */
static void room_make(struct dump *d, struct file *f)
{
	struct unix_plan *plan = unix_plan_of(d);
	int waiting = 0;
	size_t wanted = PEEK_CHUNK;

	if (unix_end_of(f)->diag.type == SOCK_STREAM && sys(SYS_ioctl, f->fd, SIOCINQ, &waiting) == 0 && waiting > 0)
		wanted = MAX(wanted, (size_t)waiting + 1);
	if (plan->room_size >= wanted)
		return;
	plan->room = arena_alloc(d->arena, wanted);
	plan->room_size = wanted;
}

static int peek_failed(const struct file *f, int r, struct error *reterr)
{
	if (r == -EMSGSIZE)
		return file_refuse(f, "unix socket (control messages in its queue)", NULL, reterr);
	return error_sys(reterr, file_object(f), r, "cannot read the queue of %s", f->link);
}

static int peek_all(struct dump *d, struct file *f, bool credentials, u64 *ret_total, struct error *reterr)
{
	struct unix_end *end = unix_end_of(f);
	bool go_on = false;
	struct peeked p;

	room_make(d, f);
	for (;;) {
		int r = peek(f->fd, end->diag.type != SOCK_STREAM, unix_plan_of(d), &p);

		if (r < 0) {
			rights_drop(&p);
			return peek_failed(f, r, reterr);
		}
		if (!p.any)
			return 0;
		if (go_on && end->queue.n) {
			rights_drop(&p);
			packet_go_on(d, &end->queue.v[end->queue.n - 1], unix_plan_of(d)->room, p.bytes);
		} else {
			r = packet_add(d, f, &p, credentials, reterr);
		}
		if (r < 0)
			return r;
		*ret_total += p.bytes;
		go_on = p.more;
	}
}

/*
 * An empty packet and the end of what a shut-down SOCK_SEQPACKET will ever give look the same, but for the credentials
 * that SO_PASSCRED has every packet bring. A datagram socket tells by EAGAIN, but a flag more does not hurt.
 */
static int peek_queue(struct dump *d, struct file *f, u64 *ret_total, struct error *reterr)
{
	int fd = file_copy(f);
	bool packets = unix_end_of(f)->diag.type != SOCK_STREAM;
	long offset, credentials, r;

	if (fd < 0)
		return error_sys(reterr, file_object(f), fd, "cannot copy %s", f->link);
	offset = unix_option_get(fd, SO_PEEK_OFF);
	credentials = unix_option_get(fd, SO_PASSCRED);
	r = unix_option_set(fd, SO_PEEK_OFF, 0);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot look into the queue of %s", f->link);
	if (packets && !credentials)
		unix_option_set(fd, SO_PASSCRED, 1);
	r = peek_all(d, f, credentials > 0, ret_total, reterr);
	if (packets && !credentials)
		unix_option_set(fd, SO_PASSCRED, 0);
	unix_option_set(fd, SO_PEEK_OFF, offset);
	return r;
}

int unix_queue_take(struct dump *d, struct file *f, struct error *reterr)
{
	u64 total = 0;
	int waiting = 0;
	long r = peek_queue(d, f, &total, reterr);

	if (r < 0)
		return r;
	/* For datagrams this is the length of the first one only. */
	r = sys(SYS_ioctl, f->fd, SIOCINQ, &waiting);
	if (r == 0 && unix_end_of(f)->diag.type != SOCK_DGRAM && (u64)waiting != total)
		return file_refuse(f, "unix socket (urgent data in its queue)", NULL, reterr);
	return 0;
}

static int packet_put(struct dump *d, const struct file *f, const struct packet *packet, struct error *reterr)
{
	SkPacketEntry entry = SK_PACKET_ENTRY__INIT;
	ScmEntry scm = SCM_ENTRY__INIT, *scms[] = { &scm };
	int r;

	entry.id_for = f->id;
	entry.length = packet->length;
	entry.sender = (SkSenderEntry *)packet->sender;
	entry.has_address = packet->from.len != 0;
	entry.address = packet->from;
	if (packet->right_count) {
		scm.type = SCM_RIGHTS;
		scm.n_rights = packet->right_count;
		scm.rights = packet->rights;
		entry.n_scm = 1;
		entry.scm = scms;
	}
	r = images_put(d->images, IMG_SK_QUEUES, 0, &entry.base, reterr);
	if (r == 0 && entry.length)
		r = images_put_raw(d->images, IMG_SK_QUEUES, 0, packet->bytes, entry.length, reterr);
	return r;
}

int unix_queue_put(struct dump *d, const struct file *f, struct error *reterr)
{
	const struct unix_end *end = unix_end_of(f);
	int r = 0;

	for (size_t i = 0; i < end->queue.n && r == 0; i++)
		r = packet_put(d, f, &end->queue.v[i], reterr);
	return r;
}

/* --- restore --- */

static int packet_corrupt(struct image_file *file, const SkPacketEntry *entry, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
			 OBJECT(.file = image_name(file), .offset = image_offset(file)), "%s: a packet for file %u %s",
			 image_name(file), entry->id_for, what);
}

static int rights_read(struct restore *rs, struct image_file *file, const SkPacketEntry *entry,
		       const struct restored_file *rf, struct packet *packet, struct error *reterr)
{
	const ScmEntry *scm = entry->n_scm ? entry->scm[0] : NULL;

	if (!scm)
		return 0;
	if (entry->n_scm > 1 || scm->type != SCM_RIGHTS || scm->n_rights > RIGHTS_MAX)
		return packet_corrupt(file, entry, "has control messages that are not understood", reterr);
	for (size_t i = 0; i < scm->n_rights; i++) {
		struct restored_file *held = file_by_id(rs, scm->rights[i]);

		if (!held)
			return packet_corrupt(file, entry, "holds a file that files.img does not have", reterr);
		if (!held->inside)
			vec_push(rs->arena, &rs->queued, held);
		if (!held->inside)
			held->inside = rf;
	}
	packet->rights = scm->rights;
	packet->right_count = scm->n_rights;
	return 0;
}

static int packet_read(struct restore *rs, struct image_file *file, const SkPacketEntry *entry, struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, entry->id_for);
	struct packet packet = { .length = entry->length, .sender = entry->sender, .from = entry->address };
	int r = entry->length ? image_raw(file, entry->length, &packet.bytes, reterr) : 0;

	if (r < 0)
		return r;
	if (!rf)
		return packet_corrupt(file, entry, "that is not there", reterr);
	/* Other families keep their packets here too. */
	if (rf->kind != &kind_unix_socket)
		return 0;
	if (packet.from.len > UNIX_NAME_MAX)
		return packet_corrupt(file, entry, "has too long an address", reterr);
	r = rights_read(rs, file, entry, rf, &packet, reterr);
	if (r == 0)
		vec_push(rs->arena, &restored_unix_of(rf)->queue, packet);
	return r;
}

int unix_queues_read(struct restore *rs, struct error *reterr)
{
	struct image_file *file;
	SkPacketEntry *entry;
	int r = image_begin(rs->images, IMG_SK_QUEUES, 0, true, &file, reterr);

	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		r = packet_read(rs, file, entry, reterr);
		if (r < 0)
			return r;
	}
	return r;
}

/* Room for both control messages, in the order of this struct. */
struct control {
	u8 room[CMSG_SPACE(RIGHTS_MAX * sizeof(int)) + CMSG_SPACE(sizeof(struct ucred))]
		__attribute__((aligned(sizeof(long))));
	size_t used;
};

static void control_add(struct control *c, int type, const void *bytes, size_t size)
{
	struct cmsghdr *head = (struct cmsghdr *)(c->room + c->used);

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = type;
	head->cmsg_len = CMSG_LEN(size);
	memcpy(CMSG_DATA(head), bytes, size);
	c->used += CMSG_SPACE(size);
}

static int control_make(struct restore *rs, const struct packet *packet, struct control *c, struct error *reterr)
{
	int fds[RIGHTS_MAX];
	int r = 0;

	memset(c, 0, sizeof *c);
	for (u32 i = 0; i < packet->right_count && r == 0; i++)
		r = restore_open(rs, packet->rights[i], &fds[i], reterr);
	if (r == 0 && packet->right_count)
		control_add(c, SCM_RIGHTS, fds, packet->right_count * sizeof(int));
	return r;
}

/* From where a packet is sent, and to where. */
struct way {
	int fd;
	struct sockaddr_un to;
	u32 size;      /* of `to`; 0: it is connected */
	int file, own; /* what `to` goes through; the sender, if it was made for this. They close with the way. */
};

static void way_done(struct way *way)
{
	fd_close(&way->file);
	fd_close(&way->own);
}

/* What was a single packet is one again; a run of a stream may need several calls, and its descriptors go with the first. */
static long packet_send(const struct way *way, const struct packet *packet, struct control *c)
{
	const u8 *p = packet->bytes;
	u32 left = packet->length;

	do {
		struct iovec data = { (void *)p, left };
		struct msghdr m = { .msg_name = way->size ? (void *)&way->to : NULL,
				    .msg_namelen = way->size,
				    .msg_iov = &data,
				    .msg_iovlen = 1,
				    .msg_control = c->used ? c->room : NULL,
				    .msg_controllen = c->used };
		long r = sys(SYS_sendmsg, way->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL);

		if (r < 0 || (r == 0 && left))
			return r ? r : -EIO;
		c->used = 0;
		p += r;
		left -= r;
	} while (left);
	return 0;
}

/* A sender who is gone cannot be named: then it was the restore. */
static int packet_write(struct restore *rs, const struct restored_file *rf, const struct way *way,
			const struct packet *packet, struct error *reterr)
{
	struct control control;
	size_t rights;
	int r = control_make(rs, packet, &control, reterr);
	long sent;

	if (r < 0)
		return r;
	rights = control.used;
	if (packet->sender) {
		struct ucred sender = { packet->sender->pid, packet->sender->uid, packet->sender->gid };

		control_add(&control, SCM_CREDENTIALS, &sender, sizeof sender);
		sent = packet_send(way, packet, &control);
		if (sent != -ESRCH && sent != -EPERM && sent != -EINVAL)
			goto out;
	}
	control.used = rights;
	sent = packet_send(way, packet, &control);
out:
	return sent < 0 ? error_sys(reterr, restored_object(rf), sent,
				    "cannot put %u bytes back into the queue of socket %u", packet->length, rf->id)
			: 0;
}

static bool names_equal(ProtobufCBinaryData a, ProtobufCBinaryData b)
{
	return a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
}

/* The socket of ours that has the name, or -1. */
static int sender_find(const struct restore *rs, const struct restored_file *to, ProtobufCBinaryData name)
{
	for (size_t i = 0; i < rs->files.n; i++) {
		const struct restored_file *rf = &rs->files.v[i];

		if (rf != to && rf->kind == &kind_unix_socket && rf->fd >= 0 && rf->image->usk->type == SOCK_DGRAM &&
		    names_equal(rf->image->usk->name, name))
			return rf->fd;
	}
	return -1;
}

/* One that is gone by now: a new one of its name, for a moment. */
static int sender_make(struct restore *rs, ProtobufCBinaryData name)
{
	AUTO(fd_close) int fd = sys(SYS_socket, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	long r = fd < 0 ? fd : unix_name_lend(rs, name, fd);

	return r < 0 ? (int)r : fd_take(&fd);
}

/* -ENOTCONN: only its peer may send to it, or nobody who does not know its name can. */
static long way_from(struct restore *rs, const struct restored_file *rf, ProtobufCBinaryData name, struct way *way)
{
	const UnixSkEntry *usk = rf->image->usk;
	long r;

	if (restored_unix_of(rf)->mate || restored_unix_of(rf)->inherit || !usk->name.len)
		return -ENOTCONN;
	r = unix_address_of_bound(rf->fd, usk, &way->file, &way->to, &way->size);
	if (r < 0)
		return r;
	way->fd = sender_find(rs, rf, name);
	if (way->fd < 0)
		way->fd = way->own = sender_make(rs, name);
	return MIN(way->fd, 0);
}

static void room_make_for(int writer)
{
	if (unix_option_set(writer, SO_SNDBUFFORCE, BUFFER_MAX) < 0)
		unix_option_set(writer, SO_SNDBUF, BUFFER_MAX);
}

/* Without an address the receiver can only do what it would do with a sender that has none. */
static int packet_give(struct restore *rs, const struct restored_file *rf, int writer, const struct packet *packet,
		       struct error *reterr)
{
	AUTO(way_done) struct way way = { .fd = writer, .file = -1, .own = -1 };
	const struct restored_file *mate = restored_unix_of(rf)->mate;
	long r;

	if (!packet->from.len || (mate && names_equal(mate->image->usk->name, packet->from)))
		return packet_write(rs, rf, &way, packet, reterr);
	r = way_from(rs, rf, packet->from, &way);
	if (r < 0) {
		log_warning(rs->log, "unix socket %u: the name of who sent a datagram in its queue is lost: %s",
			    rf->image->usk->ino, error_name(r));
		way.fd = writer;
		way.size = 0;
	} else {
		room_make_for(way.fd); /* one of ours gets its own size with its other options */
	}
	return packet_write(rs, rf, &way, packet, reterr);
}

/* What is queued counts against the buffer of the one who wrote it; that may be more than fits when writing it anew. */
int unix_queue_fill(struct restore *rs, struct restored_file *rf, int writer, struct error *reterr)
{
	const struct restored_unix *end = restored_unix_of(rf);
	long size, lock;
	int r = 0;

	if (end->queue.n == 0)
		return 0;
	if (writer < 0) {
		log_warning(rs->log, "unix socket %u was handed in without its peer: what was queued for it is lost",
			    rf->image->usk->ino);
		return 0;
	}
	size = unix_option_get(writer, SO_SNDBUF);
	lock = unix_option_get(writer, BUF_LOCK);
	room_make_for(writer);
	for (size_t i = 0; i < end->queue.n && r == 0; i++)
		r = packet_give(rs, rf, writer, &end->queue.v[i], reterr);
	if (size > 0 && unix_option_set(writer, SO_SNDBUFFORCE, size / 2) < 0)
		unix_option_set(writer, SO_SNDBUF, size / 2);
	if (lock >= 0)
		unix_option_set(writer, BUF_LOCK, lock);
	return r;
}
