/*
 * BPF maps: a hash with a name, a frozen array, a trie, and second descriptions of the hash that may only read or write it. With an
 * argument: "queue", a sort that is refused; "program", a program.
 */
#include <linux/bpf.h>
#include "target.h"

struct prefix {
	unsigned bits;
	unsigned char address[4];
};

static int hash = -1, array = -1, trie = -1, reader = -1, writer = -1, other = -1;

static int bpf(int command, union bpf_attr *attr)
{
	return (int)syscall(SYS_bpf, command, attr, sizeof *attr);
}

static int make(unsigned type, unsigned key, unsigned value, unsigned entries, unsigned flags, const char *name)
{
	union bpf_attr attr = {
		.map_type = type, .key_size = key, .value_size = value, .max_entries = entries, .map_flags = flags
	};
	int fd;

	strcpy(attr.map_name, name);
	fd = bpf(BPF_MAP_CREATE, &attr);
	if (fd < 0 && (errno == EPERM || errno == ENOSYS))
		skip("no BPF maps for us");
	return (int)must(fd);
}

static int put(int fd, const void *key, const void *value)
{
	union bpf_attr attr = { .map_fd = (unsigned)fd, .key = (unsigned long)key, .value = (unsigned long)value };

	return bpf(BPF_MAP_UPDATE_ELEM, &attr);
}

static long get(int fd, const void *key)
{
	long value = 0;
	union bpf_attr attr = { .map_fd = (unsigned)fd, .key = (unsigned long)key, .value = (unsigned long)&value };

	return bpf(BPF_MAP_LOOKUP_ELEM, &attr) < 0 ? -errno : value;
}

static unsigned id_of(int fd)
{
	struct bpf_map_info info = { 0 };
	union bpf_attr attr = {
		.info = { .bpf_fd = (unsigned)fd, .info_len = sizeof info, .info = (unsigned long)&info }
	};

	must(bpf(BPF_OBJ_GET_INFO_BY_FD, &attr));
	return info.id;
}

static int open_again(unsigned flags)
{
	union bpf_attr attr = { .map_id = id_of(hash), .open_flags = flags };

	return (int)must(bpf(BPF_MAP_GET_FD_BY_ID, &attr));
}

static void set_up_program(void)
{
	struct bpf_insn code[] = { { .code = 0xb7 }, { .code = 0x95 } }; /* r0 = 0; exit */
	union bpf_attr attr = { .prog_type = BPF_PROG_TYPE_SOCKET_FILTER,
				.insn_cnt = 2,
				.insns = (unsigned long)code,
				.license = (unsigned long)"MIT" };

	other = bpf(BPF_PROG_LOAD, &attr);
	if (other < 0)
		skip("no BPF programs for us");
}

void set_up(int argc, char **argv)
{
	union bpf_attr freeze;

	if (argc > 1 && !strcmp(argv[1], "queue")) {
		other = make(BPF_MAP_TYPE_QUEUE, 0, 8, 4, 0, "queue");
		return;
	}
	if (argc > 1)
		return set_up_program();
	hash = make(BPF_MAP_TYPE_HASH, 4, 8, 10000, BPF_F_NO_PREALLOC, "a_hash");
	array = make(BPF_MAP_TYPE_ARRAY, 4, 8, 3000, BPF_F_NUMA_NODE, "an_array");
	trie = make(BPF_MAP_TYPE_LPM_TRIE, sizeof(struct prefix), 8, 10, BPF_F_NO_PREALLOC, "");
	for (unsigned i = 0; i < 5000; i++) {
		unsigned key = i * 7919;
		long value = i * 3L + 1;

		must(put(hash, &key, &value));
		if (i < 3000)
			must(put(array, &i, &value));
	}
	must(put(trie, &(struct prefix){ 8, { 10 } }, &(long){ 8 }));
	must(put(trie, &(struct prefix){ 24, { 10, 1, 2 } }, &(long){ 24 }));
	freeze = (union bpf_attr){ .map_fd = (unsigned)array };
	must(bpf(BPF_MAP_FREEZE, &freeze));
	reader = open_again(BPF_F_RDONLY);
	writer = open_again(BPF_F_WRONLY);
}

static void json_map(const char *key, int fd)
{
	static const char *const wanted[] = {
		"map_type", "key_size", "value_size", "max_entries", "map_flags", "frozen"
	};
	char path[64];

	json_object(key);
	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	for (size_t i = 0; i < ARRAY_SIZE(wanted); i++) {
		char line[32];

		snprintf(line, sizeof line, "%s:", wanted[i]);
		json_text(wanted[i], proc_line(path, line));
	}
	json_int("access", fcntl(fd, F_GETFL) & O_ACCMODE);
	json_bool("cloexec", fcntl(fd, F_GETFD) & FD_CLOEXEC);
	json_end();
}

/* Sum of the values, each times its key, and how many there are. */
static void json_elements(const char *key, int fd, unsigned entries, unsigned step)
{
	long sum = 0, count = 0;

	for (unsigned i = 0; i < entries; i++) {
		unsigned k = i * step;
		long value = get(fd, &k);

		sum += value < 0 ? 0 : value * (i + 1);
		count += value >= 0;
	}
	json_object(key);
	json_int("sum", sum);
	json_int("count", count);
	json_end();
}

void report(void)
{
	struct bpf_map_info info = { 0 };
	union bpf_attr attr = {
		.info = { .bpf_fd = (unsigned)hash, .info_len = sizeof info, .info = (unsigned long)&info }
	};

	if (other >= 0)
		return json_map("other", other);
	must(bpf(BPF_OBJ_GET_INFO_BY_FD, &attr));
	json_text("name", info.name);
	json_map("hash", hash);
	json_map("array", array);
	json_map("trie", trie);
	json_map("reader", reader);
	json_map("writer", writer);
	json_elements("hash elements", hash, 6000, 7919);
	json_elements("array elements", array, 3001, 1);
	json_int("near", get(trie, &(struct prefix){ 32, { 10, 1, 2, 3 } }));
	json_int("far", get(trie, &(struct prefix){ 32, { 10, 200, 2, 3 } }));
}

/* What each descriptor may do, and whose map it is. */
void act(char *line)
{
	unsigned key = 4242424;
	long value = 77;

	(void)line;
	json_bool("one map", id_of(hash) == id_of(reader) && id_of(hash) == id_of(writer));
	json_int("reader writes", put(reader, &key, &value) < 0 ? -errno : 0);
	json_int("writer writes", put(writer, &key, &value) < 0 ? -errno : 0);
	json_int("writer reads", get(writer, &key));
	json_int("reader reads", get(reader, &key));
	key = 1;
	json_int("frozen writes", put(array, &key, &value) < 0 ? -errno : 0);
}
