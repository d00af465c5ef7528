/*
 * kinds/tun.h - descriptors of /dev/net/tun and the devices that they are queues of.
 */
#pragma once
#include <linux/if.h>
#include <linux/if_tun.h>
#include "kinds/files.h"

/* --- dump --- */
int tun_namespace(struct dump *d, u32 *ret_id, struct error *reterr);
/* `queue` is the answer of TUNGETIFF to the descriptor `f`. */
int tun_device_plan(struct dump *d, struct file *f, const struct ifreq *queue, struct error *reterr);
int tun_device_take(struct dump *d, struct file *f, const struct ifreq *queue, struct error *reterr);
int tun_devices_dump(struct dump *d, struct error *reterr); /* netdev, ifaddr, route and route6 */

/* --- restore --- */
int tun_devices_read(struct restore *rs, struct error *reterr);
int tun_device_check(struct restore *rs, const struct restored_file *rf, struct error *reterr);
/* `fd` becomes a queue of the device that `rf` names; the first one makes it if it is gone. */
int tun_device_join(struct restore *rs, const struct restored_file *rf, int fd, struct error *reterr);
/* All queues are there: addresses and routes. */
int tun_devices_finish(struct restore *rs, struct error *reterr);
/* Persistent again, when the restore can hardly fail any more: by a process that has a queue. */
u32 tun_device_keep_calls(const struct restored_file *rf);
int tun_device_keep(struct restore *rs, struct restored_file *rf, struct task *t, int fd, struct batch *b,
		    struct error *reterr);
