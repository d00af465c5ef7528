/*
 * image/table.h - every type of image file: how it is named, which magic it starts with, what its entries are. The same
 * table for TypeScript is images/table.ts.
 */
#pragma once
#include "base/types.h"
#include "image/messages.h"

enum image_type {
	IMG_INVENTORY,
	IMG_PSTREE,
	IMG_CORE,
	IMG_IDS,
	IMG_MM,
	IMG_FS,
	IMG_CREDS,
	IMG_PAGEMAP,
	IMG_PAGEMAP_SHMEM,
	IMG_PAGES,
	IMG_FDINFO,
	IMG_FILES,
	IMG_SECCOMP,
	IMG_APPARMOR,
	IMG_CGROUP,
	IMG_FILE_LOCKS,
	IMG_REMAP_FPATH,
	IMG_GHOST_FILE,
	IMG_MEMFD,
	IMG_PIPES_DATA,
	IMG_FIFO_DATA,
	IMG_SK_QUEUES,
	IMG_TCP_STREAM,
	IMG_TTY_INFO,
	IMG_TTY_DATA,
	IMG_BPFMAP_FILE,
	IMG_BPFMAP_DATA,
	IMG_UTSNS,
	IMG_TIMENS,
	IMG_PIDNS,
	IMG_USERNS,
	IMG_MOUNTPOINTS,
	IMG_IPCNS_VAR,
	IMG_IPCNS_SHM,
	IMG_IPCNS_MSG,
	IMG_IPCNS_SEM,
	IMG_NETDEV,
	IMG_NETNS,
	IMG_IFADDR,
	IMG_ROUTE,
	IMG_ROUTE6,
	IMG_RULE,
	IMG_IPTABLES,
	IMG_IP6TABLES,
	IMG_NFTABLES,
	IMG_NETNS_CT,
	IMG_NETNS_EXP,
	IMG_TMPFS_DEV,
	IMG_TMPFS,
	IMG_AUTOFS,
	IMG_BINFMT_MISC,
	IMG_CPUINFO,
	IMG_STATS, /* id: enum stats_id */
	IMG_IRMAP_CACHE,
	IMG_TYPES
};

enum stats_id { STATS_DUMP = 0, STATS_RESTORE = 1 };

enum image_head {
	HEAD_RAW,     /* no magic, no entries */
	HEAD_BARE,    /* the type's magic alone */
	HEAD_COMMON,  /* the common magic (image version 2), then the type's */
	HEAD_SERVICE, /* the magic of service files, then the type's */
};

#define COMMON_MAGIC  0x54564319u
#define SERVICE_MAGIC 0x55105940u

struct image_spec {
	/* The name around the number; no number if `number` is 0. */
	const char *before, *after;
	char number; /* 'd' decimal, 'x' hexadecimal, 's' "dump" or "restore", 0 none */
	enum image_head head;
	u32 magic;
	const ProtobufCMessageDescriptor *message; /* of (most of) its entries; NULL for raw files */
	const ProtobufCMessageDescriptor *second;  /* of the others: see framing.c's users */
	bool single;				   /* exactly one entry */
	bool nested; /* a message that may hold itself: its depth has to be bounded before decoding */
	bool large;  /* entries may have more than image_entry_max() of the others */
};

const struct image_spec *image_spec(enum image_type type);
/* Bytes of one entry; more is refused, with file and offset, before anything is allocated. */
u32 image_entry_max(const struct image_spec *spec);

#define IMAGE_NAME_MAX 64
/* Name of the file, e.g. "core-123.img". */
void image_file_name(char name[IMAGE_NAME_MAX], enum image_type type, u64 id);
/* Is this the name of an image file of any type? Sets what it is. */
bool image_name_parse(const char *name, enum image_type *ret_type, u64 *ret_id);
