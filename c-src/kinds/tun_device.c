/*
 * kinds/tun_device.c - tun and tap devices. One that is gone is made with its number, and what it had: owner, header, buffer, offloads,
 * address, MTU, carrier; then addresses and routes that go through it. One that is still there (it is persistent, or others have
 * queues of it) is joined as it is. In the images: netdev-N, ifaddr-N, route-N and route6-N, N being our network namespace's number.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/ethtool.h>
#include <linux/netlink.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/link_info.h"
#include "kinds/tun.h"
#include "traits/steps.h"

#define FLAGS_MADE \
	(IFF_TUN | IFF_TAP | IFF_NO_PI | IFF_ONE_QUEUE | IFF_VNET_HDR | IFF_MULTI_QUEUE | IFF_NAPI | IFF_NAPI_FRAGS)
#define FLAGS_KNOWN	  (FLAGS_MADE | IFF_PERSIST | IFF_NOFILTER | IFF_DETACH_QUEUE | IFF_ATTACH_QUEUE)
#define LIST_MAX	  (16u << 20) /* bytes of one list in the images */
#define HARDWARE_ETHERNET 1
#define ADDRESS_LENGTH	  6

/* What `ip addr save` and `ip route save` begin with. */
static const struct {
	enum link_things things;
	enum image_type image;
	u32 magic;
} lists[] = {
	{ LINK_ADDRESSES, IMG_IFADDR, 0x47361222 },
	{ LINK_ROUTES, IMG_ROUTE, 0x45311224 },
	{ LINK_ROUTES_6, IMG_ROUTE6, 0x45311224 },
};

static struct object device_object(const char *name)
{
	return OBJECT(.path = name, .kind = "tun device");
}

/* --- offloads: what TUNSETOFFLOAD was told shows in the features of the device --- */

static const struct {
	const char *feature;
	u32 offload;
} offloads[] = {
	{ "tx-checksum-ip-generic", TUN_F_CSUM },
	{ "tx-tcp-segmentation", TUN_F_TSO4 },
	{ "tx-tcp6-segmentation", TUN_F_TSO6 },
	{ "tx-tcp-ecn-segmentation", TUN_F_TSO_ECN },
	{ "tx-udp-segmentation", 0x60 /* TUN_F_USO4, TUN_F_USO6 */ },
};

static long ethtool(int socket, const char *name, void *command)
{
	struct ifreq ask = { .ifr_data = command };

	memcpy(ask.ifr_name, name, strlen(name));
	return sys(SYS_ioctl, socket, SIOCETHTOOL, &ask);
}

/* 0: none, or not to be found out. */
static u32 offload_of(const char *name)
{
	enum { STRINGS = 128 };
	struct {
		struct ethtool_sset_info head;
		u32 count;
	} size = { .head = { .cmd = ETHTOOL_GSSET_INFO, .sset_mask = 1ull << ETH_SS_FEATURES } };
	struct {
		struct ethtool_gstrings head;
		char text[STRINGS][ETH_GSTRING_LEN];
	} strings = { .head = { .cmd = ETHTOOL_GSTRINGS, .string_set = ETH_SS_FEATURES } };
	struct {
		struct ethtool_gfeatures head;
		struct ethtool_get_features_block block[STRINGS / 32];
	} features = { .head = { .cmd = ETHTOOL_GFEATURES, .size = STRINGS / 32 } };
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	u32 found = 0;

	if (fd < 0 || ethtool(fd, name, &size) < 0 || size.count > STRINGS)
		return 0;
	strings.head.len = size.count;
	if (ethtool(fd, name, &strings) < 0 || ethtool(fd, name, &features) < 0)
		return 0;
	for (u32 i = 0; i < size.count; i++)
		for (size_t k = 0; k < ARRAY_SIZE(offloads); k++)
			if (str_eq(strings.text[i], offloads[k].feature) &&
			    features.block[i / 32].active >> (i % 32) & 1)
				found |= offloads[k].offload;
	return found;
}

/* --- dump --- */

struct tun_dump {
	VEC(NetDeviceEntry *) devices;
};

int tun_namespace(struct dump *d, u32 *ret_id, struct error *reterr)
{
	int r = ids_own(d, reterr);

	if (r >= 0)
		*ret_id = d->own_ids->net_ns_id;
	return r;
}

static int device_look(struct file *f, const char *name, struct link_info *ret, struct error *reterr)
{
	AUTO(fd_close) int link = link_socket();
	int r = link < 0 ? link : link_by_name(link, name, ret);

	return r < 0 ? error_sys(reterr, file_object(f), r, "cannot look at the network device %s", name) : 0;
}

int tun_device_plan(struct dump *d, struct file *f, const struct ifreq *queue, struct error *reterr)
{
	u16 unknown = (u16)queue->ifr_flags & (u16)~FLAGS_KNOWN;
	struct link_info link;

	if (unknown)
		return file_refuse(f, arena_format(d->arena, "tun device with flags 0x%x", unknown), NULL, reterr);
	return device_look(f, queue->ifr_name, &link, reterr);
}

static long device_ask(struct file *f, TunLinkEntry *tun)
{
	int fd = file_copy(f), size = 0, sndbuf = 0, little = 0, big = 0;
	long r = sys(SYS_ioctl, fd, TUNGETVNETHDRSZ, &size);

	if (r >= 0)
		r = sys(SYS_ioctl, fd, TUNGETSNDBUF, &sndbuf);
	if (r < 0)
		return r;
	tun->vnethdr = (u32)size;
	tun->sndbuf = (u32)sndbuf;
	sys(SYS_ioctl, fd, TUNGETVNETLE, &little);
	tun->has_little_endian = tun->little_endian = little != 0;
	if (sys(SYS_ioctl, fd, TUNGETVNETBE, &big) == 0)
		tun->has_big_endian = tun->big_endian = big != 0;
	return 0;
}

int tun_device_take(struct dump *d, struct file *f, const struct ifreq *queue, struct error *reterr)
{
	struct tun_dump **state = (struct tun_dump **)&d->kind_state[kind_index(&kind_tun)];
	NetDeviceEntry *e;
	struct link_info link;
	long r;

	if (!*state)
		*state = arena_new(d->arena, struct tun_dump);
	for (size_t i = 0; i < (*state)->devices.n; i++)
		if (str_eq((*state)->devices.v[i]->name, queue->ifr_name))
			return 0;
	r = device_look(f, queue->ifr_name, &link, reterr);
	if (r < 0)
		return (int)r;
	e = message_new(d->arena, &net_device_entry__descriptor);
	e->tun = message_new(d->arena, &tun_link_entry__descriptor);
	r = device_ask(f, e->tun);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot ask for the settings of %s", queue->ifr_name);
	e->type = ND_TYPE__TUN;
	e->name = arena_strdup(d->arena, queue->ifr_name);
	e->ifindex = link.index;
	e->mtu = link.mtu;
	e->flags = link.flags;
	e->has_address = link.address_length > 0;
	e->address =
		(ProtobufCBinaryData){ link.address_length, arena_memdup(d->arena, link.address, sizeof link.address) };
	e->tun->flags = (u16)queue->ifr_flags & (FLAGS_MADE | IFF_PERSIST);
	e->tun->owner = link.owner;
	e->tun->group = link.group;
	e->tun->has_offload = true;
	e->tun->offload = offload_of(e->name);
	e->tun->has_no_carrier = e->tun->no_carrier = !link.carrier;
	vec_push(d->arena, &(*state)->devices, e);
	return 0;
}

static int list_put(const void *message, size_t size, void *arg)
{
	static const u8 zeros[NLMSG_ALIGNTO];
	int fd = *(int *)arg;
	int r = file_write_all(fd, message, size);

	return r < 0 ? r : file_write_all(fd, zeros, NLMSG_ALIGN(size) - size);
}

static int lists_dump(struct dump *d, const struct tun_dump *state, u32 ns, struct error *reterr)
{
	AUTO(fd_close) int link = link_socket();
	int fd, r = 0;

	for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
		r = images_raw(d->images, lists[i].image, ns, &fd, reterr);
		if (r < 0)
			return r;
		r = link < 0 ? link : file_write_all(fd, &lists[i].magic, sizeof lists[i].magic);
		for (size_t k = 0; r >= 0 && k < state->devices.n; k++)
			r = link_things_each(link, lists[i].things, state->devices.v[k]->ifindex, list_put, &fd);
		if (r < 0)
			return error_sys(reterr, device_object(NULL), r,
					 "cannot save the addresses and routes of tun devices");
	}
	return 0;
}

int tun_devices_dump(struct dump *d, struct error *reterr)
{
	const struct tun_dump *state = d->kind_state[kind_index(&kind_tun)];
	u32 ns;
	int r;

	if (!state)
		return 0;
	r = tun_namespace(d, &ns, reterr);
	for (size_t i = 0; r >= 0 && i < state->devices.n; i++)
		r = images_put(d->images, IMG_NETDEV, ns, &state->devices.v[i]->base, reterr);
	return r < 0 ? r : lists_dump(d, state, ns, reterr);
}

/* --- restore --- */

struct tun_device {
	const NetDeviceEntry *image;
	bool joined, made;
	bool kept; /* made persistent */
};
struct tun_devices {
	u32 ns;
	VEC(struct tun_device) v;
};

static struct tun_device *device_of(struct restore *rs, const char *name)
{
	struct tun_devices *all = rs->kind_state[kind_index(&kind_tun)];

	for (size_t i = 0; all && i < all->v.n; i++)
		if (str_eq(all->v.v[i].image->name, name))
			return &all->v.v[i];
	return NULL;
}

static bool entry_is_sane(const NetDeviceEntry *e)
{
	return e->tun && e->name && *e->name && strlen(e->name) < IFNAMSIZ && !strchr(e->name, '/') &&
	       !strchr(e->name, '%') && e->ifindex && e->ifindex <= INT32_MAX && !(e->tun->flags & ~(u32)FLAGS_KNOWN) &&
	       !!(e->tun->flags & IFF_TUN) != !!(e->tun->flags & IFF_TAP);
}

int tun_devices_read(struct restore *rs, struct error *reterr)
{
	const TaskKobjIdsEntry *ids = rs->inventory ? rs->inventory->root_ids : NULL;
	struct tun_devices *all = arena_new(rs->arena, struct tun_devices);
	struct image_file *f;
	NetDeviceEntry *e;
	int r;

	rs->kind_state[kind_index(&kind_tun)] = all;
	if (!ids || !ids->has_net_ns_id)
		return 0;
	all->ns = ids->net_ns_id;
	r = image_begin(rs->images, IMG_NETDEV, all->ns, true, &f, reterr);
	if (r < 0)
		return r;
	while ((r = image_next(f, &e, reterr)) > 0) {
		if (e->type != ND_TYPE__TUN)
			continue;
		if (!entry_is_sane(e))
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
					 OBJECT(.file = image_name(f), .offset = image_offset(f)),
					 "%s: no such tun device can be made", image_name(f));
		vec_push(rs->arena, &all->v, (struct tun_device){ .image = e });
	}
	return r;
}

/* 1: it is there, 0: to be made. */
static int device_find(const struct restored_file *rf, const NetDeviceEntry *e, struct error *reterr)
{
	AUTO(fd_close) int link = link_socket();
	struct link_info there;
	int r = link < 0 ? link : link_by_name(link, e->name, &there);

	if (r == -ENODEV)
		return 0;
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot look for the network device %s", e->name);
	/* Over a reboot or on another machine only a persistent one can be it, and may have another number. */
	if (!str_eq(there.kind, "tun") || !(e->tun->flags & there.tun_type) ||
	    (there.index != e->ifindex && !(e->tun->flags & IFF_PERSIST)))
		return error_set(reterr, "ERR_ID_IN_USE", -EEXIST, restored_object(rf),
				 "the network device %s is another one now", e->name);
	return 1;
}

int tun_device_check(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	const char *name = rf->image->tunf->netdev;
	const struct tun_device *device = name ? device_of(rs, name) : NULL;
	int r;

	if (!name)
		return 0;
	if (!device)
		return restored_corrupt(rf, "its network device is not in the images", reterr);
	r = device_find(rf, device->image, reterr);
	return MIN(r, 0);
}

static long set_number(int fd, unsigned long request, int value)
{
	return sys(SYS_ioctl, fd, request, &value);
}

/* Settings of the driver, by its first queue. */
static long device_tune(int fd, const TunLinkEntry *tun)
{
	long r = 0;

	if (tun->owner != -1)
		r = sys(SYS_ioctl, fd, TUNSETOWNER, (u64)(u32)tun->owner);
	if (r >= 0 && tun->group != -1)
		r = sys(SYS_ioctl, fd, TUNSETGROUP, (u64)(u32)tun->group);
	if (r >= 0)
		r = set_number(fd, TUNSETVNETHDRSZ, (int)tun->vnethdr);
	if (r >= 0 && tun->has_little_endian && tun->little_endian)
		r = set_number(fd, TUNSETVNETLE, 1);
	if (r >= 0 && tun->has_big_endian && tun->big_endian)
		r = set_number(fd, TUNSETVNETBE, 1);
	if (r >= 0)
		r = set_number(fd, TUNSETSNDBUF, (int)tun->sndbuf);
	if (r >= 0 && tun->has_offload && tun->offload)
		r = sys(SYS_ioctl, fd, TUNSETOFFLOAD, (u64)tun->offload);
	return r;
}

/* Settings that every network device has. */
static long device_set_up(const NetDeviceEntry *e)
{
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct ifreq ask = { 0 };
	long r = fd;

	memcpy(ask.ifr_name, e->name, strlen(e->name));
	if (r >= 0 && e->tun->flags & IFF_TAP && e->has_address && e->address.len == ADDRESS_LENGTH) {
		ask.ifr_hwaddr.sa_family = HARDWARE_ETHERNET;
		memcpy(ask.ifr_hwaddr.sa_data, e->address.data, ADDRESS_LENGTH);
		r = sys(SYS_ioctl, fd, SIOCSIFHWADDR, &ask);
	}
	if (r >= 0) {
		ask.ifr_mtu = (int)e->mtu;
		r = sys(SYS_ioctl, fd, SIOCSIFMTU, &ask);
	}
	if (r >= 0) {
		ask.ifr_flags = (short)(e->flags & 0xffff & ~(u32)IFF_RUNNING);
		r = sys(SYS_ioctl, fd, SIOCSIFFLAGS, &ask);
	}
	return r;
}

static long device_make(const NetDeviceEntry *e, int fd)
{
	struct ifreq ask = { .ifr_flags = (short)(e->tun->flags & FLAGS_MADE) };
	u32 index = e->ifindex;
	long r = sys(SYS_ioctl, fd, TUNSETIFINDEX, &index);

	memcpy(ask.ifr_name, e->name, strlen(e->name));
	if (r >= 0)
		r = sys(SYS_ioctl, fd, TUNSETIFF, &ask);
	if (r >= 0)
		r = device_tune(fd, e->tun);
	if (r >= 0)
		r = device_set_up(e);
	return r >= 0 && e->tun->has_no_carrier && e->tun->no_carrier ? set_number(fd, TUNSETCARRIER, 0) : r;
}

int tun_device_join(struct restore *rs, const struct restored_file *rf, int fd, struct error *reterr)
{
	struct tun_device *device = device_of(rs, rf->image->tunf->netdev);
	const NetDeviceEntry *e = device->image;
	struct ifreq ask = { .ifr_flags = (short)(e->tun->flags & FLAGS_MADE) };
	int there = device->joined ? 1 : device_find(rf, e, reterr);
	long r;

	if (there < 0)
		return there;
	memcpy(ask.ifr_name, e->name, strlen(e->name));
	r = there ? sys(SYS_ioctl, fd, TUNSETIFF, &ask) : device_make(e, fd);
	if (r == -EBUSY)
		return error_set(reterr, "ERR_ID_IN_USE", -EBUSY, restored_object(rf),
				 "the network device %s is in use, or its number %u is another's", e->name, e->ifindex);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot %s the network device %s",
				 there ? "attach to" : "make", e->name);
	device->made |= !there;
	device->joined = true;
	return 0;
}

static bool is_of_made(const struct tun_devices *all, const u8 *message, size_t size, enum link_things things)
{
	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i].made && link_thing_is(message, size, things, all->v.v[i].image->ifindex))
			return true;
	return false;
}

static int list_make(const struct tun_devices *all, int link, enum link_things things, u8 *bytes, u64 size)
{
	int r = 0;

	for (u64 at = 4; r >= 0 && at + NLMSG_HDRLEN <= size;) {
		u32 length;

		memcpy(&length, bytes + at, sizeof length);
		if (length < NLMSG_HDRLEN || length > size - at)
			return -EBADMSG;
		if (is_of_made(all, bytes + at, length, things))
			r = link_thing_make(link, bytes + at, length);
		if (r == -EEXIST)
			r = 0;
		at += NLMSG_ALIGN(length);
	}
	return r;
}

static int list_restore(struct restore *rs, const struct tun_devices *all, int link, size_t list, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	u64 size;
	u8 *bytes;
	int r = images_open_raw(rs->images, lists[list].image, all->ns, &fd, &size, reterr);

	if (r < 0)
		return r == -ENOENT ? 0 : r;
	bytes = arena_alloc(rs->arena, MIN(size, (u64)LIST_MAX) + 1);
	r = (int)file_read_all(fd, bytes, MIN(size, (u64)LIST_MAX));
	if (r >= 0)
		r = list_make(all, link, lists[list].things, bytes, (u64)r);
	return r < 0 ? error_sys(reterr, device_object(NULL), r, "cannot make the addresses and routes of tun devices")
		     : 0;
}

int tun_devices_finish(struct restore *rs, struct error *reterr)
{
	const struct tun_devices *all = rs->kind_state[kind_index(&kind_tun)];
	AUTO(fd_close) int link = -1;
	bool any = false;
	int r;

	for (size_t i = 0; all && i < all->v.n; i++)
		any |= all->v.v[i].made;
	if (!any)
		return 0;
	link = r = link_socket();
	if (r < 0)
		return error_sys(reterr, device_object(NULL), r, "cannot open a netlink socket");
	for (size_t i = 0; r >= 0 && i < ARRAY_SIZE(lists); i++)
		r = list_restore(rs, all, link, i, reterr);
	return r;
}

u32 tun_device_keep_calls(const struct restored_file *rf)
{
	return rf->image->tunf->netdev ? 1 : 0;
}

int tun_device_keep(struct restore *rs, struct restored_file *rf, struct task *t UNUSED, int fd, struct batch *b,
		    struct error *reterr UNUSED)
{
	struct tun_device *device = rf->image->tunf->netdev ? device_of(rs, rf->image->tunf->netdev) : NULL;

	if (!device || !device->made || device->kept || !(device->image->tun->flags & IFF_PERSIST))
		return 0;
	batch_call(b, SYS_ioctl, fd, TUNSETPERSIST, 1);
	device->kept = true;
	return 0;
}

void tun_devices_undo(struct restore *rs)
{
	const struct tun_devices *all = rs->kind_state[kind_index(&kind_tun)];
	AUTO(fd_close) int link = -1;
	struct link_info there;

	for (size_t i = 0; all && i < all->v.n; i++) {
		const struct tun_device *device = &all->v.v[i];

		if (!device->kept)
			continue;
		if (link < 0)
			link = link_socket();
		if (link >= 0 && link_by_name(link, device->image->name, &there) == 0 &&
		    there.index == device->image->ifindex)
			link_remove(link, there.index);
	}
}
