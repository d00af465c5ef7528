/*
 * A random walk over memory, by seed: `walk SEED FILE`. A window of 16 MiB is mapped, unmapped, moved, protected, advised and written page
 * by page, by this process and by children that it forks, some of which exec. `step N` walks on; a report has a hash of every
 * page of the window, and of the heap, as each process sees them. FILE is a scratch file of its own.
 */
#include "target.h"
#include <sys/prctl.h>
#include <sys/uio.h>

#ifndef MADV_GUARD_INSTALL
#define MADV_GUARD_INSTALL 102
#define MADV_GUARD_REMOVE  103
#endif
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

#define PAGE	   4096UL
#define PAGES	   4096u
#define HUGE_PAGES 512u
#define WINDOW	   ((unsigned char *)0x200000000000)
#define FILE_PAGES 512u
#define HEAP_PAGES 64u
#define CHILDREN   3
#define ASK	   200 /* descriptors of a child, the same after exec */
#define ANSWER	   201
#define FILE_FD	   202

enum kind { NONE, ANON, FILE_PRIVATE, ANON_SHARED, FILE_SHARED };

static struct page {
	unsigned char kind, prot;
	bool guard;
	bool lazy; /* MADV_FREE: the kernel may take it or not */
} pages[PAGES];

static struct child {
	pid_t pid;
	int ask, answer;
} children[CHILDREN];

static uint64_t state;
static unsigned char *heap, *heap_end;
static int memory_fd = -1, pagemap_fd = -1;
static const char *file_name;
static bool is_child;

/* splitmix64 */
static uint64_t next(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

static unsigned below(unsigned n)
{
	return (unsigned)(next() % n);
}

static unsigned char *at(unsigned page)
{
	return WINDOW + page * PAGE;
}

/* Only while they are needed: no dump keeps them. */
static void open_own(void)
{
	memory_fd = (int)must(open("/proc/self/mem", O_RDWR | O_CLOEXEC));
	pagemap_fd = (int)must(open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC));
}

static void close_own(void)
{
	close(memory_fd);
	close(pagemap_fd);
}

/* Mostly short. */
static void range(unsigned limit, unsigned *from, unsigned *count)
{
	*count = 1 + below(below(4) ? 16 : limit);
	*from = below(PAGES - *count);
}

static void set(unsigned from, unsigned count, enum kind kind, int prot)
{
	for (unsigned i = from; i < from + count; i++)
		pages[i] = (struct page){ .kind = (unsigned char)kind, .prot = (unsigned char)prot };
}

static bool writable(unsigned i)
{
	return pages[i].kind != NONE && !pages[i].guard && pages[i].prot & PROT_WRITE;
}

/* --- steps --- */

static int protection(void)
{
	static const int all[] = {
		PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE, PROT_READ, PROT_NONE,
		PROT_READ | PROT_EXEC
	};

	return all[below(ARRAY_SIZE(all))];
}

static void step_map(void)
{
	static const enum kind kinds[] = {
		ANON, ANON, ANON, ANON, FILE_PRIVATE, FILE_PRIVATE, ANON_SHARED, FILE_SHARED
	};
	enum kind kind = kinds[below(ARRAY_SIZE(kinds))];
	bool file = kind == FILE_PRIVATE || kind == FILE_SHARED;
	int flags = MAP_FIXED | MAP_NORESERVE | (kind == ANON || kind == FILE_PRIVATE ? MAP_PRIVATE : MAP_SHARED);
	int prot = below(4) ? PROT_READ | PROT_WRITE : protection();
	unsigned from, count;

	range(file ? FILE_PAGES / 2 : PAGES / 4, &from, &count);
	must((long)mmap(at(from), count * PAGE, prot, file ? flags : flags | MAP_ANONYMOUS, file ? FILE_FD : -1,
			file ? below(FILE_PAGES / 2) * PAGE : 0));
	set(from, count, kind, prot);
}

static void step_unmap(void)
{
	unsigned from, count;

	range(PAGES / 8, &from, &count);
	must(munmap(at(from), count * PAGE));
	set(from, count, NONE, 0);
}

static void step_move(void)
{
	unsigned from, count, to;
	bool leave = below(4) == 0;
	struct page old[PAGES / 4 + 16];

	range(PAGES / 4, &from, &count);
	to = below(PAGES - count);
	if (pages[from].kind == NONE || (from < to + count && to < from + count))
		return;
	memcpy(old, pages + from, count * sizeof old[0]);
	set(to, count, NONE, 0);
	if (mremap(at(from), count * PAGE, count * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED | (leave ? MREMAP_DONTUNMAP : 0),
		   at(to)) == MAP_FAILED) {
		/* Of several mappings some may have been moved. */
		must(munmap(at(from), count * PAGE));
		must(munmap(at(to), count * PAGE));
		set(from, count, NONE, 0);
		return;
	}
	memcpy(pages + to, old, count * sizeof old[0]);
	if (!leave)
		set(from, count, NONE, 0);
	for (unsigned i = from; leave && i < from + count; i++)
		pages[i].guard = pages[i].lazy = false;
}

static void step_grow(void)
{
	unsigned from, count, more = 1 + below(32);

	range(64, &from, &count);
	if (from + count + more > PAGES || pages[from].kind != ANON)
		return;
	if (mremap(at(from), count * PAGE, (count + more) * PAGE, 0) != MAP_FAILED)
		set(from + count, more, ANON, pages[from].prot);
}

static void step_protect(void)
{
	int prot = protection();
	unsigned from, count;

	range(PAGES / 4, &from, &count);
	for (unsigned i = from; i < from + count; i++) {
		if (pages[i].kind == NONE)
			continue;
		must(mprotect(at(i), PAGE, prot));
		pages[i].prot = (unsigned char)prot;
	}
}

static void step_protect_whole(void)
{
	int prot = protection();
	unsigned from, count;

	range(PAGES / 4, &from, &count);
	for (unsigned i = from; i < from + count; i++)
		if (pages[i].kind == NONE)
			return;
	must(mprotect(at(from), count * PAGE, prot));
	for (unsigned i = from; i < from + count; i++)
		pages[i].prot = (unsigned char)prot;
}

static void step_advise(void)
{
	static const int advice[] = { MADV_DONTNEED, MADV_DONTNEED,	 MADV_DONTNEED,
				      MADV_FREE,     MADV_HUGEPAGE,	 MADV_NOHUGEPAGE,
				      MADV_PAGEOUT,  MADV_POPULATE_READ, MADV_POPULATE_WRITE };
	int what = advice[below(ARRAY_SIZE(advice))];
	unsigned from, count;

	range(PAGES / 4, &from, &count);
	for (unsigned i = from; i < from + count; i++)
		if (madvise(at(i), PAGE, what) == 0 && what == MADV_FREE)
			pages[i].lazy = true;
}

static void step_collapse(void)
{
	unsigned from = below(PAGES / HUGE_PAGES) * HUGE_PAGES;

	if (below(2)) {
		must((long)mmap(at(from), HUGE_PAGES * PAGE, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0));
		set(from, HUGE_PAGES, ANON, PROT_READ | PROT_WRITE);
		madvise(at(from), HUGE_PAGES * PAGE, MADV_HUGEPAGE);
		if (below(2))
			*at(from + below(HUGE_PAGES)) = (unsigned char)next();
	}
	madvise(at(from), HUGE_PAGES * PAGE, MADV_COLLAPSE);
}

static void step_guard(void)
{
	bool install = below(3);
	unsigned from, count;

	range(64, &from, &count);
	for (unsigned i = from; i < from + count; i++)
		if (pages[i].kind == ANON &&
		    madvise(at(i), PAGE, install ? MADV_GUARD_INSTALL : MADV_GUARD_REMOVE) == 0) {
			pages[i].guard = install;
			pages[i].lazy = pages[i].lazy && !install;
		}
}

static void step_lock(void)
{
	unsigned from, count;

	range(64, &from, &count);
	for (unsigned i = from; i < from + count; i++)
		if (pages[i].guard)
			return;
	if (below(2))
		munlock(at(from), count * PAGE);
	else
		mlock(at(from), count * PAGE);
}

/* By the processor, or by the kernel. */
static void write_some(unsigned char *to, unsigned way)
{
	uint64_t words[4] = { next(), next(), next(), next() };
	size_t size = 1 + below(sizeof words);
	struct iovec local = { words, size }, remote = { to, size };

	if (way == 0)
		must(process_vm_writev(getpid(), &local, 1, &remote, 1, 0));
	else if (way == 1)
		must(pread(FILE_FD, to, size, (off_t)(FILE_PAGES * PAGE + below(PAGE - 32))));
	else
		memcpy(to, words, size);
}

static void step_write(void)
{
	unsigned from, count, way = below(16), rare = 1 + below(4);

	range(PAGES / 4, &from, &count);
	for (unsigned i = from; i < from + count; i++) {
		if (!writable(i) || below(rare))
			continue;
		write_some(at(i) + below(PAGE - 64), way);
		pages[i].lazy = false;
	}
}

/* What a debugger does: pages that are only readable become private. */
static void step_poke(void)
{
	uint64_t word = next();
	unsigned i = below(PAGES);

	if (pages[i].kind == NONE || pages[i].guard || pages[i].kind > FILE_PRIVATE)
		return;
	must(pwrite(memory_fd, &word, sizeof word, (off_t)(at(i) + below(PAGE - 64))));
	pages[i].lazy = false;
}

static void step_file(void)
{
	uint64_t word = next();

	must(pwrite(FILE_FD, &word, sizeof word, below(FILE_PAGES) * (off_t)PAGE + below(PAGE - 8)));
}

static void step_heap(void)
{
	size_t size = below(HEAP_PAGES) * PAGE;

	must(brk(heap + size));
	heap_end = heap + size;
	for (size_t i = 0; i < size; i += PAGE)
		if (below(2))
			write_some(heap + i + below(PAGE - 64), 9);
}

/* Deep into new stack; what is left there counts for nothing, but the mapping grows. */
static __attribute__((noinline)) void step_stack(void)
{
	volatile unsigned char deep[64 * PAGE];

	for (size_t i = below(64) * PAGE; i < sizeof deep; i += PAGE)
		deep[i] = (unsigned char)i;
}

static void serve(void);
static void step_family(void);

static void step(void)
{
	static void (*const steps[])(void) = {
		step_map,	    step_map,	 step_map,    step_map,	  step_unmap,	 step_unmap,
		step_move,	    step_move,	 step_grow,   step_grow,  step_protect,	 step_protect_whole,
		step_protect_whole, step_advise, step_advise, step_guard, step_lock,	 step_poke,
		step_poke,	    step_file,	 step_heap,   step_stack, step_write,	 step_write,
		step_write,	    step_write,	 step_write,  step_write, step_collapse,
	};

	if (!is_child && below(40) == 0)
		step_family();
	else
		steps[below(ARRAY_SIZE(steps))]();
}

static void walk(unsigned n)
{
	open_own();
	while (n--)
		step();
	close_own();
}

/* --- what is there --- */

/* Holes are not read: that would fill them. */
static const char *look(unsigned char *address, enum kind kind, char text[12])
{
	static const unsigned char zeros[PAGE];
	static const char letters[] = "-apsf";
	unsigned char copy[PAGE];
	uint64_t entry = 0;
	uint64_t hash;

	must(pread(pagemap_fd, &entry, sizeof entry, (off_t)((uintptr_t)address / PAGE * 8)));
	if (entry >> 58 & 1)
		return "guard";
	if (kind == ANON && !(entry >> 62))
		hash = checksum(1, zeros, PAGE);
	else if (pread(memory_fd, copy, PAGE, (off_t)(uintptr_t)address) == (ssize_t)PAGE)
		hash = checksum(1, copy, PAGE);
	else
		return "fault";
	snprintf(text, 12, "%.1s%08x", letters + kind, (unsigned)(hash ^ hash >> 32));
	return text;
}

/* Runs of pages that look alike are one word. */
static size_t describe(char *text, size_t size)
{
	char word[12], last[12] = "";
	unsigned same = 0;
	size_t n = 0;

	open_own();
	for (unsigned i = 0; i <= PAGES; i++) {
		const char *now = i == PAGES		  ? "end"
				  : pages[i].kind == NONE ? "-"
				  : pages[i].lazy	  ? "lazy"
							  : look(at(i), pages[i].kind, word);

		if (i && strcmp(now, last) == 0) {
			same++;
			continue;
		}
		if (same)
			n += (size_t)snprintf(text + n, size - n, "*%u ", same + 1);
		else if (i)
			text[n++] = ' ';
		same = 0;
		n += (size_t)snprintf(text + n, size - n, "%s", now);
		snprintf(last, sizeof last, "%s", now);
	}
	for (unsigned char *p = heap; p < heap_end; p += PAGE)
		n += (size_t)snprintf(text + n, size - n, " %s", look(p, ANON, word));
	close_own();
	check(n < size - 64);
	return n;
}

/* --- the family --- */

static void send_all(int fd, const void *bytes, size_t size)
{
	for (const char *p = bytes; size;) {
		ssize_t n = must(write(fd, p, size));

		p += n;
		size -= (size_t)n;
	}
}

static void get_all(int fd, void *bytes, size_t size)
{
	for (char *p = bytes; size;) {
		ssize_t n = read(fd, p, size);

		check(n > 0);
		p += n;
		size -= (size_t)n;
	}
}

/* A child: steps that it is asked for, or, for none, what it sees. */
static void serve(void)
{
	static char text[1 << 17];
	unsigned n;

	send_all(ANSWER, "", 1); /* what it did to begin with is done */
	while (read(ASK, &n, sizeof n) == sizeof n) {
		size_t size = 0;

		if (n)
			walk(n);
		else
			size = describe(text, sizeof text);
		send_all(ANSWER, &size, sizeof size);
		send_all(ANSWER, text, size);
	}
	_exit(0);
}

static void begin_child(int ask, int answer)
{
	char seed[32];
	bool other = below(3) == 0;

	is_child = true;
	must(prctl(PR_SET_PDEATHSIG, SIGKILL));
	state = next();
	must(dup2(ask, ASK));
	must(dup2(answer, ANSWER));
	for (int fd = 3; fd < ASK; fd++)
		close(fd);
	snprintf(seed, sizeof seed, "%llu", (unsigned long long)next());
	if (other)
		must(execl("/proc/self/exe", "walk", seed, file_name, "child", NULL));
	serve();
}

static void step_family(void)
{
	struct child *c = &children[below(CHILDREN)];
	int ask[2], answer[2];
	char byte;

	if (c->pid) {
		close(c->ask);
		close(c->answer);
		must(waitpid(c->pid, NULL, 0));
		c->pid = 0;
		return;
	}
	must(pipe(ask));
	must(pipe(answer));
	c->pid = (pid_t)must(fork());
	if (c->pid == 0) {
		close_own();
		begin_child(ask[0], answer[1]);
	}
	close(ask[0]);
	close(answer[1]);
	c->ask = ask[1];
	c->answer = answer[0];
	get_all(c->answer, &byte, 1);
	state ^= 1; /* or it would walk as its child does */
}

/* --- the protocol --- */

void set_up(int argc, char **argv)
{
	check(argc > 2);
	state = strtoull(argv[1], NULL, 10);
	file_name = argv[2];
	if (argc > 3) {
		is_child = true;
		must(prctl(PR_SET_PDEATHSIG, SIGKILL));
	} else {
		static unsigned char bytes[(FILE_PAGES + 2) * PAGE];
		int fd = (int)must(open(file_name, O_RDWR | O_CREAT | O_TRUNC, 0600));

		fill(bytes, sizeof bytes, state);
		check(write(fd, bytes, sizeof bytes) == sizeof bytes);
		must(dup2(fd, FILE_FD));
		close(fd);
	}
	heap = heap_end = (unsigned char *)(((uintptr_t)sbrk(0) + PAGE - 1) & ~(PAGE - 1));
	/* Nobody else is to be put there. */
	must((long)mmap(WINDOW, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			0));
	set(0, PAGES, ANON, PROT_READ | PROT_WRITE);
	walk(200);
	if (is_child)
		serve();
}

void act(char *line)
{
	unsigned n = (unsigned)strtoul(line + strcspn(line, " "), NULL, 10);
	size_t size;

	for (int i = 0; n && i < CHILDREN; i++) { /* 0 would ask them for a report */
		if (!children[i].pid)
			continue;
		send_all(children[i].ask, &n, sizeof n);
		get_all(children[i].answer, &size, sizeof size);
	}
	walk(n);
	json_int("steps", n);
}

void report(void)
{
	static char text[1 << 17];
	size_t size = describe(text, sizeof text);

	text[size] = '\0';
	json_text("parent", text);
	for (int i = 0; i < CHILDREN; i++) {
		char key[16];

		if (!children[i].pid)
			continue;
		send_all(children[i].ask, &(unsigned){ 0 }, sizeof(unsigned));
		get_all(children[i].answer, &size, sizeof size);
		check(size < sizeof text);
		get_all(children[i].answer, text, size);
		text[size] = '\0';
		snprintf(key, sizeof key, "child %d", i);
		json_text(key, text);
	}
}
