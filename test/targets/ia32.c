/*
 * A 32-bit program: segments for thread-local storage in two threads, handlers that return through the vdso, a robust list, calls
 * through the vdso's door and through int $0x80, x87 and SSE registers. Without any library, as 32-bit ones are not everywhere; it
 * speaks the protocol of target.h by itself.
 */
typedef unsigned u32;
typedef unsigned long long u64;

enum { EXIT = 1, READ = 3, WRITE = 4, KILL = 37, MMAP2 = 192, MUNMAP = 91, NANOSLEEP = 162, CLONE = 120 };
enum { RT_SIGACTION = 174, SET_THREAD_AREA = 243, GET_THREAD_AREA = 244, TGKILL = 270, GETTID = 224, GETPID = 20 };
enum { SET_ROBUST_LIST = 311, GET_ROBUST_LIST = 312, CLOCK_GETTIME = 265, BRK = 45, EXIT_GROUP = 252 };

static u32 door; /* __kernel_vsyscall, of the auxiliary vector */

static int call(int nr, u32 a, u32 b, u32 c, u32 d, u32 e)
{
	int r;

	asm volatile("int $0x80" : "=a"(r) : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e) : "memory");
	return r;
}

static int call_by_door(int nr, u32 a, u32 b)
{
	int r;

	asm volatile("call *%[door]" : "=a"(r) : "a"(nr), "b"(a), "c"(b), [door] "m"(door) : "memory", "edx");
	return r;
}

/* --- text --- */

static char out[2048];
static u32 used;

static void put(const char *text)
{
	while (*text)
		out[used++] = *text++;
}

static void put_number(const char *key, u32 value)
{
	char digits[12];
	int n = 0;

	put(out[used - 1] == '{' ? "\"" : ",\"");
	put(key);
	put("\":");
	do
		digits[n++] = (char)('0' + value % 10);
	while (value /= 10);
	while (n)
		out[used++] = digits[--n];
}

static void flush(void)
{
	out[used++] = '\n';
	call(WRITE, 1, (u32)out, used, 0, 0);
	used = 0;
}

/* --- state --- */

struct area {
	u32 entry, base, limit, flags;
};

struct locals {
	u32 magic, handled, ever;
};
static volatile struct locals locals[2] = { { 0x1111, 0, 0 }, { 0x2222, 0, 0 } };
static volatile u32 rounds, woken_early, thread_id;
static struct {
	u32 next, offset, pending;
} robust[2];

static u32 gs_word(u32 at)
{
	u32 v;

	asm volatile("mov %%gs:(%1), %0" : "=r"(v) : "r"(at));
	return v;
}

static void use_segment(volatile struct locals *own)
{
	struct area area = { (u32)-1, (u32)own, 0xfffff, 0x51 }; /* 32 bit, in pages, usable */

	if (call(SET_THREAD_AREA, (u32)&area, 0, 0, 0, 0) < 0)
		call(EXIT_GROUP, 3, 0, 0, 0, 0);
	asm volatile("mov %w0, %%gs" ::"r"(area.entry * 8 + 3));
}

/* A handler of 32-bit code finds its argument on the stack, and its locals through its thread's segment. */
__attribute__((regparm(0))) static void handler(int signal)
{
	u32 own = gs_word(0) == 0x1111 ? 0 : 1;

	locals[own].handled += (u32)signal;
	locals[own].ever++;
}

static void handle(int signal, u32 flags)
{
	struct {
		u32 handler, flags, restorer, mask[2];
	} action = { (u32)handler, flags, 0, { 0, 0 } };

	if (call(RT_SIGACTION, (u32)signal, (u32)&action, 0, 8, 0) < 0)
		call(EXIT_GROUP, 4, 0, 0, 0, 0);
}

static u32 clock_ms(void)
{
	u32 t[2];

	call(CLOCK_GETTIME, 1, (u32)t, 0, 0, 0);
	return t[0] * 1000 + t[1] / 1000000;
}

/* Its sleeps end too early, or fail, if a stop is to be seen; half of them are made through the vdso. */
static void thread_main(void)
{
	use_segment(&locals[1]);
	call(SET_ROBUST_LIST, (u32)&robust[1], 12, 0, 0, 0);
	thread_id = (u32)call(GETTID, 0, 0, 0, 0, 0);
	for (;; rounds++) {
		const u32 span[2] = { 0, 200000000 };
		u32 begin = clock_ms(), ever = locals[1].ever;
		int r = rounds & 1 ? call(NANOSLEEP, (u32)span, 0, 0, 0, 0) : call_by_door(NANOSLEEP, (u32)span, 0);

		if ((r != 0 || clock_ms() - begin < 199) && locals[1].ever == ever)
			woken_early++;
		if (gs_word(0) != 0x2222)
			call(EXIT_GROUP, 5, 0, 0, 0, 0);
	}
}

static char thread_stack[16384] __attribute__((aligned(16)));

static void start_thread(void)
{
	/* VM, FS, FILES, SIGHAND, THREAD, SYSVSEM */
	u32 *top = (u32 *)(thread_stack + sizeof thread_stack - 32);

	*top = (u32)thread_main;
	asm volatile("int $0x80\n\t"
		     "test %%eax, %%eax\n\t"
		     "jnz 1f\n\t"
		     "ret\n"
		     "1:" ::"a"(CLONE),
		     "b"(0x50f00), "c"(top), "d"(0), "S"(0), "D"(0)
		     : "memory");
	while (!thread_id)
		asm volatile("pause");
}

static const float vector[4] = { 1.5f, 2.5f, 3.5f, 4.5f };

/* The registers stay filled while it waits in read(2) for the next question. */
static int read_with_registers(char *line, u32 size, u32 *sum)
{
	float back[4];
	unsigned short control = 0x0c7f;
	double pi;
	int r;

	asm volatile("movups %[in], %%xmm3\n\t"
		     "fninit\n\tfldcw %[control]\n\tfldpi\n\t"
		     "int $0x80\n\t"
		     "movups %%xmm3, %[back]\n\t"
		     "fstpl %[pi]\n\tfnstcw %[control]\n\tfninit\n\t"
		     : "=a"(r), [back] "=m"(back), [pi] "=m"(pi), [control] "+m"(control)
		     : "a"(READ), "b"(0), "c"(line), "d"(size), [in] "m"(vector)
		     : "memory", "xmm3");
	*sum = (u32)((back[0] + back[1] + back[2] + back[3]) * 10) + (u32)(pi * 1000) + control;
	return r;
}

static void report(u32 sum)
{
	struct area area = { 12, 0, 0, 0 };
	u32 head = 0, size = 0, cs, mapped;

	asm volatile("mov %%cs, %0" : "=r"(cs));
	call(KILL, (u32)call(GETPID, 0, 0, 0, 0, 0), 10, 0, 0, 0);
	call(TGKILL, (u32)call(GETPID, 0, 0, 0, 0, 0), thread_id, 12, 0, 0);
	while (!locals[1].handled)
		asm volatile("pause");
	call(GET_THREAD_AREA, (u32)&area, 0, 0, 0, 0);
	call(GET_ROBUST_LIST, 0, (u32)&head, (u32)&size, 0, 0);
	mapped = (u32)call(MMAP2, 0, 4096, 3, 0x22, (u32)-1);
	call(MUNMAP, mapped, 4096, 0, 0, 0);
	put("{");
	put_number("code_segment", cs);
	put_number("own", gs_word(0));
	put_number("base", area.base);
	put_number("limit", area.limit);
	put_number("handled", locals[0].handled);
	put_number("handled_in_thread", locals[1].handled);
	put_number("robust", head);
	put_number("robust_size", size);
	put_number("extended", sum);
	put_number("brk", (u32)call(BRK, 0, 0, 0, 0, 0));
	put_number("mapped", mapped > 0x10000 && mapped < 0xfffff000);
	put_number("woken_early", woken_early);
	put("}");
	locals[0].handled = locals[1].handled = 0;
	flush();
}

static void find_door(u32 *stack)
{
	u32 *p = stack + 1 + *stack + 1;

	while (*p++)
		;
	for (; *p; p += 2)
		if (*p == 32)
			door = p[1];
}

__attribute__((used)) static void begin(u32 *stack)
{
	char line[64];
	u32 sum = 0;
	int n;

	find_door(stack);
	use_segment(&locals[0]);
	robust[0].next = (u32)&robust[0];
	call(SET_ROBUST_LIST, (u32)&robust[0], 12, 0, 0, 0);
	handle(10, 0); /* leaves by sigreturn */
	handle(12, 4); /* SA_SIGINFO: by rt_sigreturn */
	start_thread();
	put("ready");
	flush();
	while ((n = read_with_registers(line, sizeof line, &sum)) > 0) {
		if (line[0] == 'r') {
			report(sum);
		} else if (line[0] == 'c') {
			put("{");
			put_number("rounds", rounds);
			put("}");
			flush();
		} else {
			call(EXIT_GROUP, (u32)(line[5] - '0'), 0, 0, 0, 0);
		}
	}
	call(EXIT_GROUP, 9, 0, 0, 0, 0);
}

asm(".globl _start\n"
    "_start: mov %esp, %eax\n"
    "	and $-16, %esp\n"
    "	sub $12, %esp\n"
    "	push %eax\n"
    "	call begin\n");
