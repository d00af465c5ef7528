/*
 * kernel/link_info.h - what NETLINK_ROUTE says about one network device of this network namespace, and the addresses and routes that
 * it has, as messages that can be sent again.
 */
#pragma once
#include "base/types.h"

#define LINK_NAME_MAX 16 /* IFNAMSIZ */

struct link_info {
	u32 index, flags, mtu; /* IFF_ */
	bool carrier;
	char name[LINK_NAME_MAX], kind[LINK_NAME_MAX]; /* "tun" */
	u8 address[32];
	u8 address_length;
	/* Of a tun device; -1: nobody in particular. */
	s32 owner, group;
	u8 tun_type; /* IFF_TUN or IFF_TAP */
	u32 queues, disabled_queues;
};

/* A NETLINK_ROUTE socket, close-on-exec; or -errno. */
int link_socket(void);
/* 0, -ENODEV, or another negative errno. */
int link_by_name(int link, const char *name, struct link_info *ret);
/* Parses one answer (a whole netlink message). Pure. */
int link_parse(const void *bytes, size_t size, struct link_info *ret);

/* What belongs to a device: requests that list it, answers that show it, requests that make it. */
enum link_things { LINK_ADDRESSES, LINK_ROUTES, LINK_ROUTES_6 };
/* Calls each() with every message about the device `index`; routes without those that come of its addresses. */
int link_things_each(int link, enum link_things what, u32 index,
		     int (*each)(const void *message, size_t size, void *arg), void *arg);
/* Is this whole message about the device, and of those? Pure. */
bool link_thing_is(const void *message, size_t size, enum link_things what, u32 index);
/* Makes what the message shows; `message` is changed. 0 or -errno. */
int link_thing_make(int link, void *message, size_t size);
/* The device goes, whoever holds it. 0 or -errno. */
int link_remove(int link, u32 index);
