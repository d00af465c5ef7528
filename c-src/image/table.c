/* image/table.c - the rows of table.h, and names of files read both ways. */
#include "image/table.h"
#include "base/format.h"

#define ROW(before_, number_, after_, head_, magic_, message_, ...) \
	{ \
		.before = before_, .number = number_, .after = after_, .head = head_, .magic = magic_, \
		.message = message_, ##__VA_ARGS__ \
	}
#define ONE(name, ...)	      ROW(name ".img", 0, "", HEAD_COMMON, __VA_ARGS__)
#define PER_ID(name, ...)     ROW(name "-", 'd', ".img", HEAD_COMMON, __VA_ARGS__)
#define PER_ID_HEX(name, ...) ROW(name "-", 'x', ".img", HEAD_COMMON, __VA_ARGS__)
#define RAW(name, after)      ROW(name "-", 'd', after, HEAD_RAW, 0, NULL)

static const struct image_spec specs[IMG_TYPES] = {
	[IMG_INVENTORY] =
		ROW("inventory.img", 0, "", HEAD_BARE, 0x58313116, &inventory_entry__descriptor, .single = true),
	[IMG_PSTREE] = ONE("pstree", 0x50273030, &pstree_entry__descriptor, .large = true),
	[IMG_CORE] = PER_ID("core", 0x55053847, &core_entry__descriptor, .single = true, .large = true),
	[IMG_IDS] = PER_ID("ids", 0x54432030, &task_kobj_ids_entry__descriptor, .single = true),
	[IMG_MM] = PER_ID("mm", 0x57492820, &mm_entry__descriptor, .single = true, .large = true),
	[IMG_FS] = PER_ID("fs", 0x51403912, &fs_entry__descriptor, .single = true),
	[IMG_CREDS] = PER_ID("creds", 0x54023547, &creds_entry__descriptor, .single = true, .large = true),
	/* The first entry is the head. */
	[IMG_PAGEMAP] = PER_ID("pagemap", 0x56084025, &pagemap_entry__descriptor, .second = &pagemap_head__descriptor),
	[IMG_PAGEMAP_SHMEM] =
		PER_ID("pagemap-shmem", 0x56084025, &pagemap_entry__descriptor, .second = &pagemap_head__descriptor),
	[IMG_PAGES] = RAW("pages", ".img"),
	[IMG_FDINFO] = PER_ID("fdinfo", 0x56213732, &fdinfo_entry__descriptor),
	[IMG_FILES] = ONE("files", 0x56303138, &file_entry__descriptor, .large = true),
	[IMG_SECCOMP] = ONE("seccomp", 0x64413049, &seccomp_entry__descriptor, .single = true, .large = true),
	[IMG_APPARMOR] =
		ONE("apparmor", 0x59423047, &apparmor_entry__descriptor, .single = true, .nested = true, .large = true),
	[IMG_CGROUP] =
		ONE("cgroup", 0x59383330, &cgroup_entry__descriptor, .single = true, .nested = true, .large = true),
	[IMG_FILE_LOCKS] = ONE("filelocks", 0x54323616, &file_lock_entry__descriptor),
	[IMG_REMAP_FPATH] = ONE("remap-fpath", 0x59133954, &remap_file_path_entry__descriptor),
	/* Chunks follow the first entry; their bytes follow each. */
	[IMG_GHOST_FILE] = PER_ID_HEX("ghost-file", 0x52583605, &ghost_file_entry__descriptor,
				      .second = &ghost_chunk_entry__descriptor),
	[IMG_MEMFD] = ONE("memfd", 0x48453499, &memfd_inode_entry__descriptor),
	[IMG_PIPES_DATA] = ONE("pipes-data", 0x56453709, &pipe_data_entry__descriptor),
	[IMG_FIFO_DATA] = ONE("fifo-data", 0x59333054, &pipe_data_entry__descriptor),
	[IMG_SK_QUEUES] = ONE("sk-queues", 0x56264026, &sk_packet_entry__descriptor),
	[IMG_TCP_STREAM] = PER_ID_HEX("tcp-stream", 0x51465506, &tcp_stream_entry__descriptor),
	[IMG_TTY_INFO] = ONE("tty-info", 0x59453036, &tty_info_entry__descriptor),
	[IMG_TTY_DATA] = ONE("tty-data", 0x59413026, &tty_data_entry__descriptor, .large = true),
	[IMG_BPFMAP_FILE] = ONE("bpfmap-file", 0x57506142, &bpfmap_file_entry__descriptor),
	[IMG_BPFMAP_DATA] = ONE("bpfmap-data", 0x64324033, &bpfmap_data_entry__descriptor),
	[IMG_UTSNS] = PER_ID("utsns", 0x54473203, &utsns_entry__descriptor, .single = true),
	[IMG_TIMENS] = PER_ID("timens", 0x43114433, &timens_entry__descriptor, .single = true),
	[IMG_PIDNS] = PER_ID("pidns", 0x61157326, &pidns_entry__descriptor, .single = true),
	[IMG_USERNS] = PER_ID("userns", 0x55474906, &userns_entry__descriptor, .single = true),
	[IMG_MOUNTPOINTS] = PER_ID("mountpoints", 0x55563928, &mnt_entry__descriptor, .large = true),
	[IMG_IPCNS_VAR] = PER_ID("ipcns-var", 0x53115007, &ipc_var_entry__descriptor, .single = true),
	[IMG_IPCNS_SHM] = PER_ID("ipcns-shm", 0x46283044, &ipc_shm_entry__descriptor),
	/* One ipc_msg_entry, then its messages. */
	[IMG_IPCNS_MSG] = PER_ID("ipcns-msg", 0x55453737, &ipc_msg_entry__descriptor, .second = &ipc_msg__descriptor),
	[IMG_IPCNS_SEM] = PER_ID("ipcns-sem", 0x59573019, &ipc_sem_entry__descriptor),
	[IMG_NETDEV] = PER_ID("netdev", 0x57373951, &net_device_entry__descriptor, .large = true),
	[IMG_NETNS] = PER_ID("netns", 0x55933752, &netns_entry__descriptor, .single = true, .large = true),
	[IMG_IFADDR] = RAW("ifaddr", ".img"),
	[IMG_ROUTE] = RAW("route", ".img"),
	[IMG_ROUTE6] = RAW("route6", ".img"),
	[IMG_RULE] = RAW("rule", ".img"),
	[IMG_IPTABLES] = RAW("iptables", ".img"),
	[IMG_IP6TABLES] = RAW("ip6tables", ".img"),
	[IMG_NFTABLES] = RAW("nftables", ".img"),
	[IMG_NETNS_CT] = RAW("netns-ct", ".img"),
	[IMG_NETNS_EXP] = RAW("netns-exp", ".img"),
	[IMG_TMPFS_DEV] = RAW("tmpfs-dev", ".tar.gz.img"),
	[IMG_TMPFS] = RAW("tmpfs", ".tar.gz.img"),
	[IMG_AUTOFS] = PER_ID("autofs", 0x49353943, &autofs_entry__descriptor, .single = true),
	[IMG_BINFMT_MISC] = ONE("binfmt-misc", 0x67343323, &binfmt_misc_entry__descriptor, .large = true),
	[IMG_CPUINFO] = ONE("cpuinfo", 0x61404013, &cpuinfo_entry__descriptor, .single = true),
	[IMG_STATS] = ROW("stats-", 's', "", HEAD_SERVICE, 0x57093306, &stats_entry__descriptor, .single = true),
	[IMG_IRMAP_CACHE] =
		ROW("irmap-cache", 0, "", HEAD_SERVICE, 0x57004059, &irmap_cache_entry__descriptor, .large = true),
};

/* With room to spare over what is plausible: `large` types hold lists, texts or files' contents. */
u32 image_entry_max(const struct image_spec *spec)
{
	return spec->large ? 64u << 20 : 64u << 10;
}

const struct image_spec *image_spec(enum image_type type)
{
	return &specs[type];
}

void image_file_name(char name[IMAGE_NAME_MAX], enum image_type type, u64 id)
{
	const struct image_spec *s = &specs[type];

	if (s->number == 'd')
		format_to(name, IMAGE_NAME_MAX, "%s%lu%s", s->before, id, s->after);
	else if (s->number == 'x')
		format_to(name, IMAGE_NAME_MAX, "%s%lx%s", s->before, id, s->after);
	else if (s->number == 's')
		format_to(name, IMAGE_NAME_MAX, "%s%s%s", s->before, id == STATS_DUMP ? "dump" : "restore", s->after);
	else
		format_to(name, IMAGE_NAME_MAX, "%s%s", s->before, s->after);
}

/* The name that comes of it has to be the same: that leaves no room for leading zeros, signs or other spellings. */
static bool name_is(const char *name, enum image_type type, u64 id)
{
	char again[IMAGE_NAME_MAX];

	image_file_name(again, type, id);
	return str_eq(name, again);
}

bool image_name_parse(const char *name, enum image_type *ret_type, u64 *ret_id)
{
	for (enum image_type type = 0; type < IMG_TYPES; type++) {
		const struct image_spec *s = &specs[type];
		const char *p = name + strlen(s->before);
		u64 id = 0;

		if (!str_starts(name, s->before))
			continue;
		if (s->number == 's')
			id = str_eq(p, "dump") ? STATS_DUMP : STATS_RESTORE;
		else if (s->number)
			id = parse_number(&p, s->number == 'x' ? 16 : 10);
		if (!name_is(name, type, id))
			continue;
		*ret_type = type;
		*ret_id = id;
		return true;
	}
	return false;
}
