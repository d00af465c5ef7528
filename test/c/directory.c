#include "image/directory.h"
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "check.h"

static struct error e;

static void put_inventory(struct images *images, const char *run_id)
{
	InventoryEntry entry = INVENTORY_ENTRY__INIT;

	entry.img_version = 2;
	entry.dump_criu_run_id = (char *)run_id;
	CHECK(images_put(images, IMG_INVENTORY, 0, &entry.base, &e) == 0);
}

static void put_pstree(struct images *images, u32 pid)
{
	PstreeEntry entry = PSTREE_ENTRY__INIT;
	u32 threads[] = { pid, pid + 1 };

	entry.pid = pid;
	entry.n_threads = 2;
	entry.threads = threads;
	CHECK(images_put(images, IMG_PSTREE, 0, &entry.base, &e) == 0);
}

static int put_pipe_data(struct images *images, u32 id, size_t size, struct arena *a)
{
	PipeDataEntry entry = PIPE_DATA_ENTRY__INIT;
	u8 *bytes = arena_alloc(a, size);

	entry.pipe_id = id;
	entry.bytes = (u32)size;
	memset(bytes, (int)id, size);
	CHECK(images_put(images, IMG_PIPES_DATA, 0, &entry.base, &e) == 0);
	return images_put_raw(images, IMG_PIPES_DATA, 0, bytes, size, &e);
}

static struct images *created(struct arena *a, const char *dir)
{
	struct images *images;

	CHECK(images_create(a, dir, &images, &e) == 0);
	return images;
}

static struct images *opened(struct arena *a, const char *dir)
{
	struct images *images;

	CHECK(images_open(a, dir, &images, &e) == 0);
	return images;
}

static int count_entry(const char *name UNUSED, void *arg)
{
	++*(int *)arg;
	return 0;
}

static int entries(const char *dir)
{
	int count = 0, r = dir_each(dir, count_entry, &count);

	return r < 0 ? r : count;
}

static bool has(struct arena *a, const char *dir, const char *name)
{
	return access(arena_format(a, "%s/%s", dir, name), F_OK) == 0;
}

/* Reads what put_pstree() and put_pipe_data() have put. */
static void read_back(struct arena *a, const char *dir, u32 pid, size_t pipe_size)
{
	struct images *images = opened(a, dir);
	struct image_file *file;
	PstreeEntry *pstree;
	PipeDataEntry *data;
	const void *bytes;

	CHECK(image_begin(images, IMG_PSTREE, 0, false, &file, &e) == 0);
	CHECK(image_next(file, &pstree, &e) == 1 && image_offset(file) == 8);
	CHECK(pstree->pid == pid && pstree->n_threads == 2 && pstree->threads[1] == pid + 1);
	CHECK(image_next(file, &pstree, &e) == 0 && image_next(file, &pstree, &e) == 0);
	CHECK(image_begin(images, IMG_PIPES_DATA, 0, false, &file, &e) == 0);
	for (u32 id = 1; id <= 3; id++) {
		CHECK(image_next(file, &data, &e) == 1 && data->pipe_id == id && data->bytes == pipe_size);
		CHECK(image_raw(file, data->bytes, &bytes, &e) == 0);
		CHECK(pipe_size == 0 || (*(const u8 *)bytes == id && ((const u8 *)bytes)[pipe_size - 1] == id));
	}
	CHECK(image_next(file, &data, &e) == 0 && image_left(file) == 0);
	images_discard(images);
}

static void round_trip(struct arena *a)
{
	static const size_t sizes[] = { 0, 1, 1000, 100 << 10, (256 << 10) - 1, 256 << 10, 3 << 20 };

	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		const char *dir = test_dir(a);
		struct images *images = created(a, dir);
		int fd;

		CHECK(str_eq(images_path(images), dir) && images_dirfd(images) >= 0);
		put_pstree(images, 7);
		for (u32 id = 1; id <= 3; id++)
			CHECK(put_pipe_data(images, id, sizes[i], a) == 0);
		CHECK(images_raw(images, IMG_PAGES, 1, &fd, &e) == 0 && write(fd, "page", 4) == 4);
		CHECK(images_touch(images, IMG_SECCOMP, 0, &e) == 0);
		put_inventory(images, "one");
		CHECK(entries(dir) == 1);
		CHECK(images_commit(images, i % 2, &e) == 0);
		CHECK(entries(dir) == 5 && has(a, dir, "pages-1.img") && has(a, dir, "seccomp.img"));
		read_back(a, dir, 7, sizes[i]);
	}
}

static void replaces(struct arena *a)
{
	const char *dir = test_dir(a);
	struct images *images = created(a, dir);
	InventoryEntry *inventory;

	put_inventory(images, "old");
	put_pstree(images, 1);
	images_touch(images, IMG_FDINFO, 9, &e);
	CHECK(images_commit(images, false, &e) == 0);
	close(file_open(arena_format(a, "%s/dump.log", dir), O_CREAT | O_WRONLY));
	close(file_open(arena_format(a, "%s/stats-restore", dir), O_CREAT | O_WRONLY));
	CHECK(symlink("../before", arena_format(a, "%s/parent", dir)) == 0);

	images = created(a, dir);
	put_pstree(images, 2);
	for (u32 id = 1; id <= 3; id++)
		put_pipe_data(images, id, 10, a);
	put_inventory(images, "new");
	CHECK(has(a, dir, "fdinfo-9.img"));
	CHECK(images_get(opened(a, dir), IMG_INVENTORY, 0, &inventory, &e) == 0);
	CHECK(str_eq(inventory->dump_criu_run_id, "old"));
	CHECK(images_commit(images, false, &e) == 0);
	CHECK(!has(a, dir, "fdinfo-9.img") && has(a, dir, "dump.log") && has(a, dir, "stats-restore"));
	CHECK(!has(a, dir, "parent"));
	CHECK(images_get(opened(a, dir), IMG_INVENTORY, 0, &inventory, &e) == 0);
	CHECK(str_eq(inventory->dump_criu_run_id, "new"));
	read_back(a, dir, 2, 10);
}

static void statistics_replace_nothing(struct arena *a)
{
	const char *dir = test_dir(a);
	struct images *images = created(a, dir);
	StatsEntry stats = STATS_ENTRY__INIT;

	put_inventory(images, "old");
	CHECK(images_commit(images, false, &e) == 0);
	for (int i = 0; i < 2; i++) {
		images = created(a, dir);
		CHECK(images_put(images, IMG_STATS, STATS_RESTORE, &stats.base, &e) == 0);
		CHECK(images_commit(images, false, &e) == 0);
		CHECK(has(a, dir, "inventory.img") && has(a, dir, "stats-restore") && entries(dir) == 2);
	}
}

static void discards(struct arena *a)
{
	const char *root = test_dir(a), *dir = arena_format(a, "%s/a/b/c", root);
	struct images *images = created(a, dir);
	int fd;

	CHECK(images_raw(images, IMG_PAGES, 1, &fd, &e) == 0);
	put_inventory(images, "gone");
	CHECK(put_pipe_data(images, 1, 1 << 20, a) == 0);
	images_discard(images);
	images_discard(images);
	images_discard(NULL);
	CHECK(entries(root) == 0);

	images = created(a, dir);
	put_inventory(images, "gone");
	CHECK(images_commit(images, false, &e) == 0 && has(a, dir, "inventory.img"));
	images_discard(images);
	CHECK(entries(root) == 0);

	dir = arena_format(a, "%s/mine/", root);
	CHECK(mkdir(dir, 0700) == 0);
	images_discard(created(a, dir));
	CHECK(entries(dir) == 0);
}

static void cleans_after_the_killed(struct arena *a)
{
	const char *dir = test_dir(a), *dead = arena_format(a, "%s/.partial-999999", dir);
	const char *alive = arena_format(a, "%s/.partial-999998", dir);
	int fd;

	CHECK(mkdir(dead, 0700) == 0 && mkdir(alive, 0700) == 0);
	close(file_open(arena_format(a, "%s/pages-1.img", dead), O_CREAT | O_WRONLY));
	fd = file_open(alive, O_RDONLY | O_DIRECTORY);
	CHECK(flock(fd, LOCK_EX) == 0);
	images_discard(created(a, dir));
	CHECK(entries(dir) == 1 && entries(alive) == 0);
	close(fd);
}

static void two_at_once(struct arena *a)
{
	const char *dir = test_dir(a);
	struct images *one = created(a, dir), *two = created(a, dir);

	put_inventory(one, "one");
	put_inventory(two, "two");
	CHECK(images_commit(one, false, &e) == 0 && images_commit(two, false, &e) == 0);
	CHECK(entries(dir) == 1);
}

static void refuses_what_cannot_be_read_again(struct arena *a)
{
	struct images *images = created(a, test_dir(a));
	PstreeEntry wrong = PSTREE_ENTRY__INIT;
	UtsnsEntry large = UTSNS_ENTRY__INIT;

	CHECK(images_put(images, IMG_CORE, 5, &wrong.base, &e) == -EINVAL && str_eq(e.code, "ERR_IMAGE_WRITE"));
	CHECK(strstr(e.object.path, "/core-5.img"));
	large.nodename = arena_alloc(a, 100001);
	memset(large.nodename, 'x', 100000);
	large.domainname = large.nodename;
	CHECK(images_put(images, IMG_UTSNS, 5, &large.base, &e) == -EFBIG);
	images_discard(images);
}

/* --- failures of the file system --- */

static void old_survives_failed_commit(struct arena *a, const char *dir)
{
	struct images *images;
	InventoryEntry *inventory;
	int r;

	CHECK(images_create(a, dir, &images, &e) == 0);
	put_inventory(images, "new");
	put_pstree(images, 5);
	r = put_pipe_data(images, 1, 200 << 10, a);
	if (r == 0)
		r = put_pipe_data(images, 2, 200 << 10, a);
	if (r == 0)
		r = images_commit(images, false, &e);
	CHECK((r == -ENOSPC || r == -EFBIG) && str_eq(e.code, "ERR_IMAGE_WRITE"));
	CHECK(strstr(e.object.path, "/pipes-data.img"));
	CHECK(r != -ENOSPC || e.hint);
	images_discard(images);
	CHECK(entries(dir) == 2);
	CHECK(images_get(opened(a, dir), IMG_INVENTORY, 0, &inventory, &e) == 0);
	CHECK(str_eq(inventory->dump_criu_run_id, "old"));
}

static void put_old(struct arena *a, const char *dir)
{
	struct images *images = created(a, dir);

	put_inventory(images, "old");
	put_pstree(images, 1);
	CHECK(images_commit(images, false, &e) == 0);
}

static void too_large(struct arena *a, const char *dir)
{
	const struct rlimit limit = { 64 << 10, 64 << 10 };

	put_old(a, dir);
	signal(SIGXFSZ, SIG_IGN);
	CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
	old_survives_failed_commit(a, dir);
}

static void full_disk(struct arena *a, const char *dir)
{
	if (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("tmpfs", dir, "tmpfs", 0, "size=128k") < 0) {
		printf("    (no private tmpfs here: %m)\n");
		exit(0);
	}
	put_old(a, dir);
	old_survives_failed_commit(a, dir);
}

static void read_only(struct arena *a, const char *dir)
{
	struct images *images;

	if (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("tmpfs", dir, "tmpfs", MS_RDONLY, NULL) < 0)
		exit(0);
	CHECK(images_create(a, dir, &images, &e) == -EROFS && str_eq(e.code, "ERR_IMAGE_WRITE"));
	CHECK(images_create(a, arena_format(a, "%s/x", dir), &images, &e) == -EROFS);
}

static void in_child(void (*body)(struct arena *a, const char *dir), struct arena *a)
{
	const char *dir = test_dir(a);
	int status, pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		body(a, dir);
		exit(0);
	}
	CHECK(waitpid(pid, &status, 0) == pid && status == 0);
}

static void survives_full_disks(struct arena *a)
{
	struct images *images;

	in_child(too_large, a);
	in_child(full_disk, a);
	in_child(read_only, a);
	CHECK(images_create(a, "/proc/self/nothing/x", &images, &e) < 0 && str_eq(e.code, "ERR_IMAGE_WRITE"));
	CHECK(images_create(a, "/etc/hostname", &images, &e) == -ENOTDIR);
}

/* --- images that were torn or edited --- */

static void write_file(struct arena *a, const char *dir, const char *name, const void *bytes, size_t size)
{
	int fd = open(arena_format(a, "%s/%s", dir, name), O_CREAT | O_TRUNC | O_WRONLY, 0600);

	CHECK(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
	close(fd);
}

static int walk(struct images *images, enum image_type type, u64 id)
{
	struct image_file *file;
	void *message;
	int r = image_begin(images, type, id, false, &file, &e);

	while (r >= 0 && (r = image_next(file, &message, &e)) == 1)
		;
	return r;
}

/* Every prefix of a file is either whole entries or refused with a place inside of it. */
static void torn(struct arena *a)
{
	const char *dir = test_dir(a);
	struct images *images = created(a, dir);
	char *whole;
	ssize_t size;
	int good = 0;

	put_inventory(images, "x");
	for (u32 pid = 1; pid < 4; pid++)
		put_pstree(images, pid);
	CHECK(images_commit(images, false, &e) == 0);
	size = file_slurp(a, arena_format(a, "%s/pstree.img", dir), 4096, &whole);
	CHECK(size > 0);
	images = opened(a, dir);
	for (ssize_t cut = 0; cut <= size; cut++) {
		write_file(a, dir, "pstree.img", whole, (size_t)cut);
		if (walk(images, IMG_PSTREE, 0) == 0) {
			good++;
			continue;
		}
		CHECK(e.err == -EBADMSG && str_eq(e.code, "ERR_IMAGE_CORRUPT") && str_eq(e.object.file, "pstree.img"));
		CHECK(e.object.offset <= (u64)cut);
	}
	CHECK(good == 4);
}

static void lies(struct arena *a)
{
	static const u32 magic = 0x50273030;
	u32 words[4] = { 0x54564319, magic, 0xffffffff, 0 };
	const char *dir = test_dir(a);
	struct images *images = created(a, dir);
	void *message;

	put_inventory(images, "x");
	CHECK(images_commit(images, false, &e) == 0);
	images = opened(a, dir);
	write_file(a, dir, "pstree.img", words, sizeof words);
	CHECK(walk(images, IMG_PSTREE, 0) == -EBADMSG && e.object.offset == 8 && strstr(e.text, "4294967295"));
	words[2] = 60 << 20;
	write_file(a, dir, "pstree.img", words, sizeof words);
	CHECK(walk(images, IMG_PSTREE, 0) == -EBADMSG);
	words[2] = 0; /* an entry without its required fields */
	write_file(a, dir, "pstree.img", words, 12);
	CHECK(walk(images, IMG_PSTREE, 0) == -EBADMSG && strstr(e.text, "required"));
	words[1] = 1;
	write_file(a, dir, "pstree.img", words, 12);
	CHECK(walk(images, IMG_PSTREE, 0) == -EBADMSG && e.object.offset == 4);
	write_file(a, dir, "pstree.img", &magic, sizeof magic); /* version 1 */
	CHECK(walk(images, IMG_PSTREE, 0) == 0);
	write_file(a, dir, "utsns-1.img", (u32[]){ 0x54564319, 0x54473203 }, 8);
	CHECK(images_get(images, IMG_UTSNS, 1, &message, &e) == -EBADMSG && strstr(e.text, "ends"));
	CHECK(images_get(images, IMG_UTSNS, 2, &message, &e) == -ENOENT && str_eq(e.code, "ERR_IMAGE_MISSING"));
	CHECK(images_find(images, IMG_UTSNS, 2, &message, &e) == 0 && !message);
}

static void only_regular_files(struct arena *a)
{
	const char *dir = test_dir(a);
	struct images *images = created(a, dir);
	u64 size;
	int fd;

	put_inventory(images, "x");
	CHECK(images_commit(images, false, &e) == 0);
	images = opened(a, dir);
	CHECK(mkfifo(arena_format(a, "%s/pstree.img", dir), 0600) == 0);
	CHECK(walk(images, IMG_PSTREE, 0) == -EBADMSG && strstr(e.text, "regular"));
	CHECK(symlink("/dev/zero", arena_format(a, "%s/pages-1.img", dir)) == 0);
	CHECK(images_open_raw(images, IMG_PAGES, 1, &fd, &size, &e) == -EBADMSG);
	CHECK(images_open_raw(images, IMG_PAGES, 2, &fd, &size, &e) == -ENOENT);
	write_file(a, dir, "pages-3.img", "abcd", 4);
	CHECK(images_open_raw(images, IMG_PAGES, 3, &fd, &size, &e) == 0 && size == 4);
	close(fd);
}

static void no_inventory_no_checkpoint(struct arena *a)
{
	const char *dir = test_dir(a);
	struct images *images = created(a, dir);
	InventoryEntry entry = INVENTORY_ENTRY__INIT;

	put_pstree(images, 1);
	CHECK(images_commit(images, false, &e) == 0);
	CHECK(images_open(a, dir, &images, &e) == -ENOENT && str_eq(e.code, "ERR_IMAGE_MISSING") && e.hint);
	CHECK(images_open(a, "/nowhere", &images, &e) == -ENOENT && str_eq(e.code, "ERR_IMAGE_MISSING"));
	images = created(a, dir);
	entry.img_version = 3;
	CHECK(images_put(images, IMG_INVENTORY, 0, &entry.base, &e) == 0);
	CHECK(images_commit(images, false, &e) == 0);
	CHECK(images_open(a, dir, &images, &e) == -EBADMSG && str_eq(e.code, "ERR_IMAGE_CORRUPT"));
}

/* Commits one checkpoint after another until it is killed; inventory and tree of each carry the same number. */
static void commit_for_ever(const char *dir)
{
	for (u32 number = 1;; number++) {
		struct arena a;
		struct images *images;

		CHECK(arena_init(&a, 64UL << 20, NULL) == 0);
		images = created(&a, dir);
		put_pstree(images, number);
		for (u32 id = 1; id <= 3; id++)
			CHECK(put_pipe_data(images, id, number % 7 * 1000, &a) == 0);
		for (u64 id = 0; id < number % 20; id++)
			images_touch(images, IMG_FDINFO, id, &e);
		put_inventory(images, arena_format(&a, "%u", number));
		CHECK(images_commit(images, false, &e) == 0);
		sys(SYS_close, images_dirfd(images));
		arena_fini(&a);
	}
}

/* Returns whether a checkpoint is there; if it is, it has to be whole. */
static bool whole_or_absent(struct arena *a, const char *dir)
{
	struct images *images;
	InventoryEntry *inventory;
	const char *p;
	u32 number;

	if (images_open(a, dir, &images, &e) < 0) {
		CHECK(str_eq(e.code, "ERR_IMAGE_MISSING"));
		return false;
	}
	CHECK(images_get(images, IMG_INVENTORY, 0, &inventory, &e) == 0);
	p = inventory->dump_criu_run_id;
	number = (u32)parse_number(&p, 10);
	images_discard(images);
	read_back(a, dir, number, number % 7 * 1000);
	/* inventory, pstree, pipes-data, fdinfo; leftovers of the killed one do not count */
	images_discard(created(a, dir));
	CHECK(entries(dir) == 3 + (int)(number % 20));
	return true;
}

static void survives_kills(struct arena *a)
{
	const char *dir = test_dir(a);
	int whole = 0;

	for (int i = 0; i < 60; i++) {
		int pid, status;

		fflush(stdout);
		pid = fork();
		if (pid == 0)
			commit_for_ever(dir);
		usleep((useconds_t)(3000 + i * 137 % 4000));
		CHECK(kill(pid, SIGKILL) == 0 && waitpid(pid, &status, 0) == pid && WIFSIGNALED(status));
		CHECK(WTERMSIG(status) == SIGKILL);
		whole += whole_or_absent(a, dir);
	}
	printf("    (a whole checkpoint after %d of 60 kills, none after the others)\n", whole);
}

static double commit_ms(struct arena *a, const char *dir)
{
	struct timespec from, to;
	struct images *images;

	clock_gettime(CLOCK_MONOTONIC, &from);
	images = created(a, dir);
	put_inventory(images, "quick");
	for (u64 id = 1; id < 15; id++)
		images_touch(images, IMG_FDINFO, id, &e);
	CHECK(images_commit(images, false, &e) == 0);
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
}

static void quick(struct arena *a)
{
	const char *dir = "/dev/shm";
	double best = 1e9, ms;

	if (access(dir, W_OK) < 0)
		return;
	dir = arena_format(a, "/dev/shm/libcriu-unit-%d", (int)getpid());
	for (int i = 0; i < 20; i++) {
		ms = commit_ms(a, arena_format(a, "%s", dir));
		best = MIN(best, ms);
		images_discard(opened(a, dir));
		CHECK(system(arena_format(a, "rm -rf %s", dir)) == 0);
	}
	printf("    (15 files on tmpfs, with sanitizers: %.2f ms)\n", best);
}

const struct test directory_tests[] = {
	{ "images come back as they were put, small and large", round_trip },
	{ "a commit replaces the checkpoint that was there, and no other file", replaces },
	{ "statistics replace no checkpoint", statistics_replace_nothing },
	{ "a discard leaves nothing, not even directories that were made", discards },
	{ "what killed conductors left is removed, not what live ones make", cleans_after_the_killed },
	{ "two operations may write to one directory", two_at_once },
	{ "what could not be read again is not written", refuses_what_cannot_be_read_again },
	{ "a full disk leaves the old checkpoint", survives_full_disks },
	{ "a torn file is refused at a place inside of it", torn },
	{ "sizes and magics that lie are refused", lies },
	{ "fifos and devices are refused", only_regular_files },
	{ "a directory without inventory is no checkpoint", no_inventory_no_checkpoint },
	{ "a killed commit leaves a whole checkpoint or none", survives_kills },
	{ "fifteen files cost well under a millisecond", quick },
	{ 0 },
};
