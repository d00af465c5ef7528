/*
 * Registers that are live across the dump: a thread per set fills them in an assembly loop that spins until it is told to
 * compare: general, SSE, AVX, AVX-512 and x87 registers, control words.
 */
#include "target.h"
#include <pthread.h>

static volatile int stop[4], done[4], rounds[4];
static unsigned char expected[32 * 64] __attribute__((aligned(64)));
static unsigned char got[2][32 * 64] __attribute__((aligned(64)));
static bool has_avx, has_avx512;
static unsigned short fpu_control;
static unsigned mxcsr;
static double x87[4];
static uint64_t general[8];

#define LOAD(n, wide, size)  "vmovdqu64 " #n "*" #size "(%[in]), %%" wide #n "\n"
#define STORE(n, wide, size) "vmovdqu64 %%" wide #n ", " #n "*" #size "(%[out])\n"
#define EACH16(op, wide, size) \
	op(0, wide, size) op(1, wide, size) op(2, wide, size) op(3, wide, size) op(4, wide, size) op(5, wide, size) \
		op(6, wide, size) op(7, wide, size) op(8, wide, size) op(9, wide, size) op(10, wide, size) \
			op(11, wide, size) op(12, wide, size) op(13, wide, size) op(14, wide, size) op(15, wide, size)
#define EACH32(op, wide, size) \
	EACH16(op, wide, size) \
	op(16, wide, size) op(17, wide, size) op(18, wide, size) op(19, wide, size) op(20, wide, size) \
		op(21, wide, size) op(22, wide, size) op(23, wide, size) op(24, wide, size) op(25, wide, size) \
			op(26, wide, size) op(27, wide, size) op(28, wide, size) op(29, wide, size) op(30, wide, size) \
				op(31, wide, size)
#define SPIN			 "1: pause\n cmpl $0, (%[stop])\n je 1b\n"
#define YMM_LOAD(n, wide, size)	 "vmovdqu " #n "*" #size "(%[in]), %%" wide #n "\n"
#define YMM_STORE(n, wide, size) "vmovdqu %%" wide #n ", " #n "*" #size "(%[out])\n"

static void spin_avx(void)
{
	asm volatile(EACH16(YMM_LOAD, "ymm", 32) SPIN EACH16(YMM_STORE, "ymm", 32) "vzeroupper\n"
		     :
		     : [in] "r"(expected), [out] "r"(got[0]), [stop] "r"(&stop[0])
		     : "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
		       "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

__attribute__((target("avx512f"))) static void spin_avx512(void)
{
	asm volatile(EACH32(LOAD, "zmm", 64) SPIN EACH32(STORE, "zmm", 64) "vzeroupper\n"
		     :
		     : [in] "r"(expected), [out] "r"(got[1]), [stop] "r"(&stop[1])
		     : "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
		       "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

/* Four values on the stack of the x87, its rounding and precision set; SSE's rounding and flush-to-zero. */
static void spin_x87(void)
{
	unsigned short control = 0x0c3f;
	unsigned sse = 0xffc0;

	asm volatile("fldcw %[control]\n ldmxcsr %[sse]\n fldpi\n fldl2e\n fldln2\n fld1\n" SPIN
		     "fstpl 24(%[out])\n fstpl 16(%[out])\n fstpl 8(%[out])\n fstpl (%[out])\n"
		     "fnstcw %[control_out]\n stmxcsr %[sse_out]\n fninit\n"
		     : [control_out] "=m"(fpu_control), [sse_out] "=m"(mxcsr)
		     : [control] "m"(control), [sse] "m"(sse), [out] "r"(x87), [stop] "r"(&stop[2])
		     : "memory", "cc", "st", "st(1)", "st(2)", "st(3)");
}

static void spin_general(void)
{
	asm volatile("movabs $0x1111111122222222, %%rax\n mov %%rax, %%r8\n not %%r8\n lea 1(%%rax), %%r9\n lea "
		     "2(%%rax), %%r10\n"
		     "lea 3(%%rax), %%r11\n lea 4(%%rax), %%r12\n lea 5(%%rax), %%r13\n lea 6(%%rax), %%r14\n"
		     "1: pause\n cmpl $0, (%[stop])\n je 1b\n"
		     "mov %%rax, (%[out])\n mov %%r8, 8(%[out])\n mov %%r9, 16(%[out])\n mov %%r10, 24(%[out])\n"
		     "mov %%r11, 32(%[out])\n mov %%r12, 40(%[out])\n mov %%r13, 48(%[out])\n mov %%r14, 56(%[out])\n"
		     :
		     : [out] "D"(general), [stop] "S"(&stop[3])
		     : "memory", "cc", "rax", "r8", "r9", "r10", "r11", "r12", "r13", "r14");
}

static void *run(void *argument)
{
	static void (*const spins[4])(void) = { spin_avx, spin_avx512, spin_x87, spin_general };
	int i = (int)(long)argument;

	for (;;) {
		rounds[i]++;
		spins[i]();
		done[i] = 1;
		while (stop[i])
			pause_ms(1);
	}
	return NULL;
}

void set_up(int argc, char **argv)
{
	pthread_t id;

	(void)argc, (void)argv;
	fill(expected, sizeof expected, 99);
	__builtin_cpu_init();
	has_avx = __builtin_cpu_supports("avx");
	has_avx512 = __builtin_cpu_supports("avx512f");
	for (long i = 0; i < 4; i++) {
		if ((i == 0 && !has_avx) || (i == 1 && !has_avx512))
			continue;
		must(-pthread_create(&id, NULL, run, (void *)i));
		while (!rounds[i])
			pause_ms(1);
	}
	pause_ms(5);
}

static void end_round(int i)
{
	done[i] = 0;
	stop[i] = 1;
	while (!done[i])
		pause_ms(1);
	stop[i] = 0;
	while (rounds[i] < 1)
		pause_ms(1);
}

void report(void)
{
	memset(got, 0, sizeof got);
	if (has_avx) {
		end_round(0);
		json_bool("avx", memcmp(got[0], expected, 16 * 32) == 0);
	}
	if (has_avx512) {
		end_round(1);
		json_bool("avx512", memcmp(got[1], expected, sizeof expected) == 0);
	}
	end_round(2);
	json_hex("fpu_control", fpu_control);
	json_hex("mxcsr", mxcsr);
	json_hex("x87", checksum(0, x87, sizeof x87));
	end_round(3);
	json_list("general");
	for (int i = 0; i < 8; i++)
		json_hex(NULL, general[i]);
	json_end();
	pause_ms(5); /* all are back in their loops */
}
