/*
 * kinds/packet_socket.c - packet sockets (AF_PACKET): protocol, interface, options, memberships, rings and fanout. What has
 * been received and not read is not kept, as on a wire; so a new ring is empty, and begins with its first frame.
 *
 * Interfaces are known by number, as the socket knows them. A restored socket receives nothing before its filter is in place.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/if_packet.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "kernel/packet_diag.h"
#include "kernel/sock_diag.h"
#include "kinds/files.h"
#include "kinds/socket_options.h"

#define VNET_HDR_SZ	   24 /* PACKET_VNET_HDR_SZ, Linux 6.4 */
#define VNET_HDR_USUAL	   10 /* what PACKET_VNET_HDR makes of it */
#define ADDRESS_MAX	   32 /* MAX_ADDR_LEN */
#define MEMBERSHIPS_MAX	   4096
#define EARLY_MAX	   4096 /* packets; more do not fit into a usual receive buffer */
#define FANOUT_TYPE(value) ((value) >> 16 & 0xff)

#ifndef SIOCGIFNAME
#define SIOCGIFNAME 0x8910
#endif

/* file->state */
struct packet_end {
	PacketSockEntry *psk;
	bool seen; /* by packet_diag */
};

/* Options that are a number. All of them say what becomes of the rings, so they come first. */
#define FLAG(option, member) \
	{ \
		option, offsetof(PacketSockEntry, member), sizeof(((PacketSockEntry *)0)->member), 0 \
	}
#define OWN(option, member) \
	{ \
		option, offsetof(PacketSockEntry, member), sizeof(((PacketSockEntry *)0)->member), \
			offsetof(PacketSockEntry, has_##member) \
	}
static const struct {
	int option;
	size_t value, size, has; /* has 0: every image has it */
} numbers[] = {
	FLAG(PACKET_VERSION, version),		FLAG(PACKET_RESERVE, reserve),
	FLAG(PACKET_AUXDATA, aux_data),		FLAG(PACKET_ORIGDEV, orig_dev),
	FLAG(PACKET_VNET_HDR, vnet_hdr),	FLAG(PACKET_LOSS, loss),
	FLAG(PACKET_TIMESTAMP, timestamp),	OWN(PACKET_TX_HAS_OFF, tx_has_off),
	OWN(PACKET_QDISC_BYPASS, qdisc_bypass), OWN(PACKET_IGNORE_OUTGOING, ignore_outgoing),
	OWN(VNET_HDR_SZ, vnet_hdr_size),
};

static long option_get(int fd, int level, int option, void *value, u32 size)
{
	return sys(SYS_getsockopt, fd, level, option, value, &size);
}

static int option_number(int fd, int level, int option)
{
	int value = 0;

	return option_get(fd, level, option, &value, sizeof value) < 0 ? -1 : value;
}

static bool packet_match(const struct file *f)
{
	return S_ISSOCK(f->st.st_mode) && option_number(f->fd, SOL_SOCKET, SO_DOMAIN) == AF_PACKET;
}

/* --- dump --- */

static void numbers_take(int fd, PacketSockEntry *psk)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		int value = option_number(fd, SOL_PACKET, numbers[i].option);

		/* This kernel does not know it, or it is off. */
		if (value <= 0)
			continue;
		memcpy((u8 *)psk + numbers[i].value, &value, numbers[i].size);
		if (numbers[i].has)
			*(protobuf_c_boolean *)((u8 *)psk + numbers[i].has) = true;
	}
	if (psk->vnet_hdr_size == VNET_HDR_USUAL)
		psk->has_vnet_hdr_size = psk->vnet_hdr_size = 0;
}

/* SOCK_PACKET has names of its own; its interface is the one of this name. */
static long old_name_get(int fd, PacketSockEntry *psk)
{
	struct {
		u16 family;
		char name[14];
	} name = { 0 };
	struct {
		char name[16];
		int index;
		u8 rest[20];
	} request = { 0 };
	u32 size = sizeof name;
	long r = sys(SYS_getsockname, fd, &name, &size);

	if (r < 0 || !name.name[0])
		return r;
	memcpy(request.name, name.name, sizeof name.name);
	r = sys(SYS_ioctl, fd, 0x8933 /* SIOCGIFINDEX */, &request);
	psk->ifindex = r < 0 ? UINT32_MAX : (u32)request.index;
	return 0;
}

static long name_get(int fd, PacketSockEntry *psk)
{
	struct sockaddr_ll name = { 0 };
	u32 size = sizeof name;
	long r;

	if (psk->type == SOCK_PACKET)
		return old_name_get(fd, psk);
	r = sys(SYS_getsockname, fd, &name, &size);
	psk->ifindex = name.sll_ifindex;
	psk->protocol = name.sll_protocol;
	return r;
}

static int packet_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct packet_end *end = arena_new(d->arena, struct packet_end);
	PacketSockEntry *psk = end->psk = arena_new(d->arena, PacketSockEntry);
	long r;

	f->state = end;
	packet_sock_entry__init(psk);
	if (socket_is_elsewhere(d, f->fd))
		return file_refuse(f, "packet socket (of another network namespace)", NULL, reterr);
	psk->type = option_number(f->fd, SOL_SOCKET, SO_TYPE);
	r = name_get(f->fd, psk);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot read the address of %s", f->link);
	if ((s32)psk->ifindex < 0)
		return file_refuse(f, "packet socket (its network interface is gone)", NULL, reterr);
	numbers_take(f->fd, psk);
	if (f->task->ids && f->task->ids->has_net_ns_id) {
		psk->has_ns_id = true;
		psk->ns_id = f->task->ids->net_ns_id;
	}
	return socket_options_take(d, f, f->fd, &psk->opts, reterr);
}

static PacketRing *ring_of(struct dump *d, const struct packet_diag_ring *ring)
{
	PacketRing *ret = arena_new(d->arena, PacketRing);

	packet_ring__init(ret);
	ret->block_size = ring->pdr_block_size;
	ret->block_nr = ring->pdr_block_nr;
	ret->frame_size = ring->pdr_frame_size;
	ret->frame_nr = ring->pdr_frame_nr;
	ret->retire_tmo = ring->pdr_retire_tmo;
	ret->sizeof_priv = ring->pdr_sizeof_priv;
	ret->features = ring->pdr_features;
	return ret;
}

static PacketMclist *membership_of(struct dump *d, const struct packet_diag_mclist *m)
{
	PacketMclist *ret = arena_new(d->arena, PacketMclist);

	packet_mclist__init(ret);
	ret->index = m->pdmc_index;
	ret->type = m->pdmc_type;
	ret->addr.len = MIN(m->pdmc_alen, (u16)ADDRESS_MAX);
	ret->addr.data = arena_memdup(d->arena, m->pdmc_addr, ret->addr.len);
	return ret;
}

/* One that was asked for twice has to be given up twice: it stands there twice. */
static void memberships_take(struct dump *d, const struct packet_diag *socket, PacketSockEntry *psk)
{
	VEC(PacketMclist *) all = { 0 };

	for (u32 i = 0; i < socket->membership_count; i++) {
		struct packet_diag_mclist m = packet_diag_membership(socket, i);

		for (u32 n = 0; n < m.pdmc_count && all.n < MEMBERSHIPS_MAX; n++)
			vec_push(d->arena, &all, membership_of(d, &m));
	}
	psk->mclist = all.v;
	psk->n_mclist = all.n;
}

static int fanout_take(struct file *f, PacketSockEntry *psk, struct error *reterr)
{
	u32 value = 0;
	long r = option_get(f->fd, SOL_PACKET, PACKET_FANOUT, &value, sizeof value);

	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot read the fanout of %s", f->link);
	if (FANOUT_TYPE(value) == PACKET_FANOUT_CBPF || FANOUT_TYPE(value) == PACKET_FANOUT_EBPF)
		return file_refuse(f, "packet socket (in a fanout that a program of BPF divides)", NULL, reterr);
	psk->has_fanout = true;
	psk->fanout = value;
	return 0;
}

static int listed_take(struct dump *d, struct file *f, const struct packet_diag *socket, struct error *reterr)
{
	struct packet_end *end = f->state;
	PacketSockEntry *psk = end->psk;

	if (file_copy(f) < 0)
		return error_sys(reterr, file_object(f), f->fd, "cannot copy %s", f->link);
	end->seen = true;
	psk->protocol = socket->protocol; /* one of the old type has no other way to tell */
	psk->copy_thresh = socket->copy_thresh;
	psk->rx_ring = socket->has_receive_ring ? ring_of(d, &socket->receive_ring) : NULL;
	psk->tx_ring = socket->has_send_ring ? ring_of(d, &socket->send_ring) : NULL;
	memberships_take(d, socket, psk);
	return socket->has_fanout ? fanout_take(f, psk, reterr) : 0;
}

static int packet_listed(const struct packet_diag *socket, void *arg)
{
	struct dump *d = arg;
	struct error obstacle = { 0 };
	size_t next = 0;
	struct file *f = file_of_inode(d, &kind_packet_socket, socket->ino, &next);

	if (f && listed_take(d, f, socket, &obstacle) < 0)
		dump_obstacle(d, &obstacle);
	return 0;
}

static void queue_warn(struct dump *d, struct file *f)
{
	struct pollfd p = { .fd = file_copy(f), .events = POLLIN };

	if (d->frozen && p.fd >= 0 && sys(SYS_poll, &p, 1, 0) > 0 && p.revents & POLLIN)
		log_warning(d->log, "packet socket %d of process %d: packets that nobody has read are not kept",
			    f->number, f->task->pid);
}

/* Closed since, if the tree still runs. */
static void unseen_note(struct dump *d, struct file *f, int r)
{
	const struct packet_end *end = f->state;
	struct error obstacle = { 0 };

	queue_warn(d, f);
	if (end->seen || (r == 0 && !d->frozen))
		return;
	if (r == 0 || r == -ENOENT)
		file_refuse(f, "packet socket (this kernel does not tell its rings and memberships)",
			    "load the kernel module af_packet_diag", &obstacle);
	else
		error_sys(&obstacle, file_object(f), r, "cannot list the packet sockets");
	dump_obstacle(d, &obstacle);
}

static bool any_packet_socket(const struct dump *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_packet_socket)
			return true;
	return false;
}

static int packet_plan_end(struct dump *d, struct error *reterr)
{
	AUTO(fd_close) int diag = -1;
	int r;

	(void)reterr;
	if (!any_packet_socket(d))
		return 0;
	diag = sock_diag_open();
	r = diag < 0 ? diag : packet_diag_each(diag, packet_listed, d);
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_packet_socket)
			unseen_note(d, d->files.v[i], r);
	return 0;
}

static int packet_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	struct packet_end *end = f->state;

	(void)d;
	(void)reterr;
	FILE_COMMON(end->psk, f);
	entry->psk = end->psk;
	return 0;
}

int packet_ring_file(const struct dump *d, u64 ino, u32 *ret_id)
{
	size_t next = 0;
	const struct file *f = file_of_inode(d, &kind_packet_socket, ino, &next);

	if (!f)
		return -ENOENT;
	*ret_id = f->id;
	return 0;
}

/* --- restore --- */

KIND_COMMON(packet_common, psk)

static int valid(struct restored_file *rf, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;

	if (psk->type != SOCK_RAW && psk->type != SOCK_DGRAM && psk->type != SOCK_PACKET)
		return restored_corrupt(rf, "no such type of a packet socket", reterr);
	if (psk->protocol > UINT16_MAX || psk->ifindex > INT32_MAX || psk->n_mclist > MEMBERSHIPS_MAX)
		return restored_corrupt(rf, "its protocol, interface or memberships are out of range", reterr);
	for (size_t i = 0; i < psk->n_mclist; i++)
		if (psk->mclist[i]->addr.len > ADDRESS_MAX || psk->mclist[i]->type > UINT16_MAX)
			return restored_corrupt(rf, "an address among its memberships is too long", reterr);
	return 0;
}

struct interface {
	char name[16];
	int index;
	u8 rest[20];
};

/* -ENODEV: there is none of this number. */
static long interface_find(int fd, u32 index, struct interface *ret)
{
	*ret = (struct interface){ .index = (int)index };
	return sys(SYS_ioctl, fd, SIOCGIFNAME, ret);
}

static int interface_check(const struct restored_file *rf, int fd, u32 index, struct error *reterr)
{
	struct interface interface;
	long r = interface_find(fd, index, &interface);

	if (r >= 0)
		return 0;
	error_set(reterr, "ERR_ADDRESS_MISSING", r, restored_object(rf), "there is no network interface of number %u",
		  index);
	reterr->hint = "make the interface first";
	return r;
}

static int packet_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;
	AUTO(fd_close) int fd = sys(SYS_socket, AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	int r = valid(rf, reterr);

	(void)rs;
	if (r < 0)
		return r;
	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "cannot make packet sockets");
	if (psk->ifindex)
		r = interface_check(rf, fd, psk->ifindex, reterr);
	for (size_t i = 0; i < psk->n_mclist && r == 0; i++)
		r = interface_check(rf, fd, psk->mclist[i]->index, reterr);
	return r;
}

static int give_failed(const struct restored_file *rf, long r, const char *what, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot set the %s of packet socket %u", what, rf->id);
}

static int numbers_give(const struct restored_file *rf, int fd, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;

	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		int value = 0;
		long r;

		memcpy(&value, (const u8 *)psk + numbers[i].value, numbers[i].size);
		if (!value)
			continue;
		r = sys(SYS_setsockopt, fd, SOL_PACKET, numbers[i].option, &value, sizeof value);
		if (r < 0)
			return give_failed(rf, r, "options", reterr);
	}
	if (psk->copy_thresh) {
		long r = sys(SYS_setsockopt, fd, SOL_PACKET, PACKET_COPY_THRESH, &psk->copy_thresh, sizeof(int));

		return r < 0 ? give_failed(rf, r, "options", reterr) : 0;
	}
	return 0;
}

static int ring_give(const struct restored_file *rf, int fd, int option, const PacketRing *ring, struct error *reterr)
{
	struct tpacket_req3 request;
	long r;

	if (!ring)
		return 0;
	request = (struct tpacket_req3){
		.tp_block_size = ring->block_size,
		.tp_block_nr = ring->block_nr,
		.tp_frame_size = ring->frame_size,
		.tp_frame_nr = ring->frame_nr,
		.tp_retire_blk_tov = ring->retire_tmo,
		.tp_sizeof_priv = ring->sizeof_priv,
		.tp_feature_req_word = ring->features,
	};
	r = sys(SYS_setsockopt, fd, SOL_PACKET, option, &request, sizeof request);
	return r < 0 ? give_failed(rf, r, "ring", reterr) : 0;
}

static int membership_give(const struct restored_file *rf, int fd, const PacketMclist *m, struct error *reterr)
{
	struct {
		int index;
		u16 type, length;
		u8 address[ADDRESS_MAX];
	} request = { (int)m->index, m->type, m->addr.len, { 0 } };
	long r;

	for (size_t i = 0; i < m->addr.len; i++) /* promiscuous mode has none */
		request.address[i] = m->addr.data[i];
	r = sys(SYS_setsockopt, fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &request, sizeof request);
	return r < 0 ? give_failed(rf, r, "memberships", reterr) : 0;
}

static long bind_old(const PacketSockEntry *psk, int fd)
{
	struct {
		u16 family;
		char name[14];
	} name = { .family = AF_PACKET };
	struct interface interface;
	long r = interface_find(fd, psk->ifindex, &interface);

	if (r < 0)
		return r;
	memcpy(name.name, interface.name, sizeof name.name - 1);
	return sys(SYS_bind, fd, &name, sizeof name);
}

/* From here on it receives. */
static int packet_bind(const struct restored_file *rf, int fd, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;
	struct sockaddr_ll name = { .sll_family = AF_PACKET,
				    .sll_protocol = psk->protocol,
				    .sll_ifindex = (int)psk->ifindex };
	long r = 0;

	if (psk->type == SOCK_PACKET)
		r = psk->ifindex ? bind_old(psk, fd) : 0;
	else if (psk->ifindex || psk->protocol)
		r = sys(SYS_bind, fd, &name, sizeof name);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot bind packet socket %u to interface %u", rf->id,
				 psk->ifindex)
		     : 0;
}

/* One of the old type is told its protocol at birth, and receives from then on, without its filter. */
static void early_drop(int fd)
{
	u8 byte;

	for (int i = 0; i < EARLY_MAX; i++)
		if (sys(SYS_recvfrom, fd, &byte, sizeof byte, MSG_DONTWAIT | MSG_TRUNC, NULL, NULL) < 0)
			return;
}

static int packet_make(struct restore *rs, struct restored_file *rf, int fd, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;
	int r = numbers_give(rf, fd, reterr);

	if (r == 0)
		r = socket_options_give(rs, rf, fd, psk->opts, reterr);
	if (r == 0)
		r = ring_give(rf, fd, PACKET_RX_RING, psk->rx_ring, reterr);
	if (r == 0)
		r = ring_give(rf, fd, PACKET_TX_RING, psk->tx_ring, reterr);
	/* The kernel has the newest one first. */
	for (size_t i = psk->n_mclist; i-- > 0 && r == 0;)
		r = membership_give(rf, fd, psk->mclist[i], reterr);
	if (r == 0)
		r = packet_bind(rf, fd, reterr);
	if (r == 0 && psk->type == SOCK_PACKET)
		early_drop(fd);
	return r;
}

static int packet_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;
	AUTO(fd_close)
	int fd = sys(SYS_socket, AF_PACKET, psk->type | SOCK_CLOEXEC, psk->type == SOCK_PACKET ? psk->protocol : 0);
	int r;

	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "cannot make a packet socket");
	r = packet_make(rs, rf, fd, reterr);
	if (r == 0)
		rf->fd = fd_take(&fd);
	return r;
}

/* Once all are bound: a fanout wants members of one protocol and interface. */
static int packet_fill(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const PacketSockEntry *psk = rf->image->psk;
	long r;

	(void)rs;
	if (!psk->has_fanout || psk->fanout == UINT32_MAX)
		return 0;
	r = sys(SYS_setsockopt, rf->fd, SOL_PACKET, PACKET_FANOUT, &psk->fanout, sizeof psk->fanout);
	return r < 0 ? give_failed(rf, r, "fanout", reterr) : 0;
}

const struct kind kind_packet_socket = {
	.name = "packet socket",
	.image = FD_TYPES__PACKETSK,
	.match = packet_match,
	.plan = packet_plan,
	.plan_end = packet_plan_end,
	.dump = packet_dump,
	.common = packet_common,
	.check = packet_check,
	.restore = packet_restore,
	.fill = packet_fill,
};
