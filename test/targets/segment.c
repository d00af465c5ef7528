/*
 * System V shared memory. Without arguments: a segment with a key that is attached four times (by a child too; read-only; in parts,
 * of which one is moved, one protected and one unmapped) and one that is removed already. "alone": without the child. "huge": one of
 * huge pages.
 * "detach" ends all of it; "write N" writes through one attachment; "outsider" attaches the first one, too, and outlives the program.
 */
#include <sys/ipc.h>
#include <sys/shm.h>
#include "target.h"

#define PAGE	  4096UL
#define HUGE_PAGE (2UL << 20)
#define SIZE	  (6 * PAGE - 100)

static int keyed = -1, removed = -1;
static unsigned char *whole, *readonly, *parts, *moved, *gone;
static size_t size = SIZE;
static struct worker child;

static unsigned char *attach(int id, int flags)
{
	unsigned char *p = shmat(id, NULL, flags);

	check(p != (void *)-1);
	return p;
}

static void child_answers(void)
{
	json_hex("sum", checksum(0, whole, size));
	whole[1]++;
}

static void set_up_parts(void)
{
	parts = attach(keyed, 0);
	moved = mmap(NULL, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	must(munmap(parts + PAGE, PAGE));
	check(mremap(parts + 3 * PAGE, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, moved) == moved);
	/* Where a part was, there is something else now. */
	check(mmap(parts + 3 * PAGE, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) ==
	      parts + 3 * PAGE);
	parts[3 * PAGE] = 33;
	must(mprotect(parts + 4 * PAGE, PAGE, PROT_READ));
	must(madvise(parts + 5 * PAGE, PAGE, MADV_DONTFORK));
}

void set_up(int argc, char **argv)
{
	struct shmid_ds st;

	if (argc > 1 && !strcmp(argv[1], "huge")) {
		size = HUGE_PAGE + PAGE;
		keyed = shmget(IPC_PRIVATE, size, IPC_CREAT | SHM_HUGETLB | 0600);
		if (keyed < 0)
			skip("no huge pages are free");
		whole = attach(keyed, 0);
		fill(whole, PAGE, 1);
		must(shmctl(keyed, IPC_RMID, NULL));
		return;
	}
	keyed = shmget(0x5c000000 + getpid(), size, IPC_CREAT | IPC_EXCL | 0640);
	if (keyed < 0 && errno == ENOSYS)
		skip("this kernel has no System V shared memory");
	must(keyed);
	must(shmctl(keyed, IPC_STAT, &st));
	st.shm_perm.uid = 12;
	st.shm_perm.gid = 34;
	must(shmctl(keyed, IPC_SET, &st));
	whole = attach(keyed, 0);
	fill(whole, 4 * PAGE, 1); /* the rest was never touched */
	readonly = attach(keyed, SHM_RDONLY);
	set_up_parts();
	removed = (int)must(shmget(IPC_PRIVATE, 3 * PAGE, IPC_CREAT | 0600));
	gone = attach(removed, 0);
	fill(gone, 2 * PAGE, 2);
	must(shmctl(removed, IPC_RMID, NULL));
	if (argc < 2)
		child = start_worker(child_answers);
}

static void json_segment(const char *key, int id)
{
	struct shmid_ds st;

	must(shmctl(id, IPC_STAT, &st));
	json_object(key);
	json_int("id", id);
	json_hex("key", (unsigned)st.shm_perm.__key);
	json_int("mode", st.shm_perm.mode);
	json_int("uid", st.shm_perm.uid);
	json_int("gid", st.shm_perm.gid);
	json_int("size", (long long)st.shm_segsz);
	json_int("attached", (long long)st.shm_nattch);
	json_end();
}

void report(void)
{
	json_segment("keyed", keyed);
	json_hex("whole", checksum(0, whole, size));
	if (size != SIZE)
		return;
	json_hex("readonly", checksum(0, readonly, size));
	json_hex("moved", checksum(0, moved, PAGE));
	json_hex("first", checksum(0, parts, PAGE));
	json_hex("rest", checksum(0, parts + 4 * PAGE, 2 * PAGE));
	json_int("between", parts[3 * PAGE]);
	json_segment("removed", removed);
	json_hex("gone", checksum(0, gone, 3 * PAGE));
}

static void outsider(void)
{
	int ends[2];
	char c;

	must(pipe(ends));
	if (!must(fork())) {
		if (must(fork()))
			_exit(0);
		close(ends[0]);
		setsid();
		unsigned char *p = attach(keyed, 0);
		for (int fd = 0; fd < 3; fd++)
			close(fd);
		if (write(ends[1], "x", 1) != 1)
			_exit(1);
		close(ends[1]);
		for (int i = 0; i < 1000 && p[0] != 77; i++)
			pause_ms(20);
		p[2] = 78;
		_exit(0);
	}
	must(wait(NULL));
	must(read(ends[0], &c, 1));
	close(ends[0]);
	close(ends[1]);
}

void act(char *line)
{
	if (!strcmp(line, "detach")) {
		struct shmid_ds st;

		/* Parts of one attachment go together. */
		must(shmdt(readonly));
		must(shmdt(parts));
		json_int("between", parts[3 * PAGE]);
		must(shmctl(keyed, IPC_STAT, &st));
		json_int("attached", (long long)st.shm_nattch);
		must(shmdt(gone));
		json_bool("gone", shmctl(removed, IPC_STAT, &st) < 0 && (errno == EINVAL || errno == EIDRM));
		must(shmctl(keyed, IPC_RMID, NULL));
	} else if (!strcmp(line, "child")) {
		ask_worker(&child, "child");
		json_int("seen", whole[1]);
	} else if (!strcmp(line, "outsider")) {
		outsider();
	} else {
		whole[0] = (unsigned char)atoi(line + strlen("write "));
		json_int("readonly", readonly ? readonly[0] : 0);
		json_int("moved", moved ? moved[0] : 0);
		json_int("outsider", whole[2]);
	}
}
