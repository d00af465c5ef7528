/* arch/x86_64/cpuinfo.c - see cpuinfo.h. Sources: Intel SDM vol. 2 (CPUID), AMD APM vol. 3 appendix E, asm/cpufeatures.h. */
#include "arch/x86_64/cpuinfo.h"
#include <cpuid.h>
#include "arch/x86_64/registers.h"
#include "base/format.h"

#define CAPABILITY_VERSION 2
#define WORDS		   19

enum output { EAX, EBX, ECX, EDX };

/* Where each word comes from; leaf 0: of the kernel's own making, or none. */
static const struct word {
	u32 leaf, subleaf;
	enum output output;
	const char *text;
} words[WORDS] = {
	[0] = { 1, 0, EDX, "CPUID 1.EDX" },
	[1] = { 0x80000001, 0, EDX, "CPUID 80000001.EDX" },
	[2] = { 0x80860001, 0, EDX, "CPUID 80860001.EDX" },
	[4] = { 1, 0, ECX, "CPUID 1.ECX" },
	[5] = { 0xc0000001, 0, EDX, "CPUID C0000001.EDX" },
	[6] = { 0x80000001, 0, ECX, "CPUID 80000001.ECX" },
	[9] = { 7, 0, EBX, "CPUID 7.EBX" },
	[10] = { 0xd, 1, EAX, "CPUID D.1.EAX" },
	[11] = { 7, 0, ECX, "CPUID 7.ECX" },
	[13] = { 0x80000008, 0, EBX, "CPUID 80000008.EBX" },
	[14] = { 6, 0, EAX, "CPUID 6.EAX" },
	[15] = { 0x8000000a, 0, EDX, "CPUID 8000000A.EDX" },
	[17] = { 0x80000007, 0, EBX, "CPUID 80000007.EBX" },
	[18] = { 7, 0, EDX, "CPUID 7.EDX" },
};

/* Linux's own word 3: two bits that every 64-bit processor has. */
#define WORD_LINUX     3
#define LINUX_REP_GOOD (1u << 16)
#define LINUX_NOPL     (1u << 20)

/* CRIU 4.2 may leave SSE, which is always there, out of its own mask, and then refuses images that have it. */
#define SSE_BIT 2ul

/* What programs can use without asking the system; all others matter to CPU_CAP_CPU only. */
static const struct instructions {
	u8 word, bit;
	const char *name;
} instructions[] = {
	{ 0, 0, "fpu" },
	{ 0, 4, "tsc" },
	{ 0, 8, "cx8" },
	{ 0, 15, "cmov" },
	{ 0, 19, "clflush" },
	{ 0, 23, "mmx" },
	{ 0, 24, "fxsr" },
	{ 0, 25, "sse" },
	{ 0, 26, "sse2" },
	{ 1, 11, "syscall" },
	{ 1, 22, "mmxext" },
	{ 1, 27, "rdtscp" },
	{ 1, 29, "lm" },
	{ 1, 30, "3dnowext" },
	{ 1, 31, "3dnow" },
	{ 4, 0, "sse3" },
	{ 4, 1, "pclmulqdq" },
	{ 4, 9, "ssse3" },
	{ 4, 12, "fma" },
	{ 4, 13, "cx16" },
	{ 4, 19, "sse4_1" },
	{ 4, 20, "sse4_2" },
	{ 4, 22, "movbe" },
	{ 4, 23, "popcnt" },
	{ 4, 25, "aes" },
	{ 4, 26, "xsave" },
	{ 4, 27, "osxsave" },
	{ 4, 28, "avx" },
	{ 4, 29, "f16c" },
	{ 4, 30, "rdrand" },
	{ 6, 0, "lahf_lm" },
	{ 6, 5, "lzcnt" },
	{ 6, 6, "sse4a" },
	{ 6, 7, "misalignsse" },
	{ 6, 8, "3dnowprefetch" },
	{ 6, 11, "xop" },
	{ 6, 15, "lwp" },
	{ 6, 16, "fma4" },
	{ 6, 21, "tbm" },
	{ 6, 29, "mwaitx" },
	{ 9, 0, "fsgsbase" },
	{ 9, 3, "bmi1" },
	{ 9, 4, "hle" },
	{ 9, 5, "avx2" },
	{ 9, 8, "bmi2" },
	{ 9, 9, "erms" },
	{ 9, 11, "rtm" },
	{ 9, 14, "mpx" },
	{ 9, 16, "avx512f" },
	{ 9, 17, "avx512dq" },
	{ 9, 18, "rdseed" },
	{ 9, 19, "adx" },
	{ 9, 21, "avx512ifma" },
	{ 9, 23, "clflushopt" },
	{ 9, 24, "clwb" },
	{ 9, 26, "avx512pf" },
	{ 9, 27, "avx512er" },
	{ 9, 28, "avx512cd" },
	{ 9, 29, "sha_ni" },
	{ 9, 30, "avx512bw" },
	{ 9, 31, "avx512vl" },
	{ 10, 0, "xsaveopt" },
	{ 10, 1, "xsavec" },
	{ 10, 2, "xgetbv1" },
	{ 11, 0, "prefetchwt1" },
	{ 11, 1, "avx512vbmi" },
	{ 11, 4, "ospke" },
	{ 11, 5, "waitpkg" },
	{ 11, 6, "avx512_vbmi2" },
	{ 11, 8, "gfni" },
	{ 11, 9, "vaes" },
	{ 11, 10, "vpclmulqdq" },
	{ 11, 11, "avx512_vnni" },
	{ 11, 12, "avx512_bitalg" },
	{ 11, 14, "avx512_vpopcntdq" },
	{ 11, 22, "rdpid" },
	{ 11, 25, "cldemote" },
	{ 11, 27, "movdiri" },
	{ 11, 28, "movdir64b" },
	{ 11, 29, "enqcmd" },
	{ 13, 0, "clzero" },
	{ 13, 4, "rdpru" },
	{ 13, 9, "wbnoinvd" },
	{ 18, 2, "avx512_4vnniw" },
	{ 18, 3, "avx512_4fmaps" },
	{ 18, 8, "avx512_vp2intersect" },
	{ 18, 14, "serialize" },
	{ 18, 16, "tsxldtrk" },
	{ 18, 22, "amx_bf16" },
	{ 18, 23, "avx512_fp16" },
	{ 18, 24, "amx_tile" },
	{ 18, 25, "amx_int8" },
};

static void cpuid(u32 leaf, u32 subleaf, u32 out[4])
{
	memset(out, 0, 4 * sizeof *out);
	if (__get_cpuid_max(leaf & 0xffff0000, NULL) >= leaf)
		__cpuid_count(leaf, subleaf, out[EAX], out[EBX], out[ECX], out[EDX]);
}

static CpuinfoX86Entry__Vendor vendor_of(const u32 out[4])
{
	if (out[EBX] == signature_AMD_ebx && out[ECX] == signature_AMD_ecx)
		return CPUINFO_X86_ENTRY__VENDOR__AMD;
	if (out[EBX] == signature_INTEL_ebx && out[ECX] == signature_INTEL_ecx)
		return CPUINFO_X86_ENTRY__VENDOR__INTEL;
	return CPUINFO_X86_ENTRY__VENDOR__UNKNOWN;
}

static void signature_read(CpuinfoX86Entry *e)
{
	u32 out[4], family;

	cpuid(1, 0, out);
	family = out[EAX] >> 8 & 15;
	e->cpu_family = family == 15 ? family + (out[EAX] >> 20 & 255) : family;
	e->model = out[EAX] >> 4 & 15;
	if (e->cpu_family >= 6)
		e->model |= out[EAX] >> 12 & 0xf0;
	e->stepping = out[EAX] & 15;
}

/* The brand string, without the blanks around it. */
static char *model_name(struct arena *a)
{
	u32 out[3][4];
	char text[sizeof out + 1] = { 0 }, *from = text;
	size_t n;

	for (u32 i = 0; i < 3; i++)
		cpuid(0x80000002 + i, 0, out[i]);
	memcpy(text, out, sizeof out);
	while (*from == ' ')
		from++;
	for (n = strlen(from); n && from[n - 1] == ' ';)
		from[--n] = '\0';
	return arena_strdup(a, from);
}

static void words_read(struct arena *a, CpuinfoX86Entry *e)
{
	e->n_capability = WORDS;
	e->capability = arena_array(a, u32, WORDS);
	for (u32 i = 0; i < WORDS; i++) {
		u32 out[4] = { 0 };

		if (words[i].leaf)
			cpuid(words[i].leaf, words[i].subleaf, out);
		e->capability[i] = out[words[i].output];
	}
	e->capability[WORD_LINUX] = LINUX_REP_GOOD | LINUX_NOPL;
}

static void extended_read(CpuinfoX86Entry *e)
{
	struct xstate_layout layout;
	u32 out[4];

	xstate_layout_read(&layout);
	if (!layout.enabled)
		return;
	cpuid(0xd, 0, out);
	e->has_xfeatures_mask = e->has_xsave_size = e->has_xsave_size_max = true;
	e->xfeatures_mask = layout.enabled & ~SSE_BIT;
	e->xsave_size = layout.size;
	e->xsave_size_max = out[ECX];
}

CpuinfoEntry *cpuinfo_here(struct arena *a)
{
	CpuinfoEntry *entry = arena_new(a, CpuinfoEntry);
	CpuinfoX86Entry *e = arena_new(a, CpuinfoX86Entry);
	u32 out[4];

	cpuinfo_entry__init(entry);
	cpuinfo_x86_entry__init(e);
	entry->n_x86_entry = 1;
	entry->x86_entry = arena_array(a, CpuinfoX86Entry *, 1);
	entry->x86_entry[0] = e;
	cpuid(0, 0, out);
	e->vendor_id = vendor_of(out);
	signature_read(e);
	e->capability_ver = CAPABILITY_VERSION;
	words_read(a, e);
	e->model_id = model_name(a);
	extended_read(e);
	return entry;
}

const char *cpuinfo_check(const CpuinfoEntry *entry)
{
	if (entry->n_x86_entry != 1)
		return "it is of another architecture, or of several processors";
	if (entry->x86_entry[0]->capability_ver != CAPABILITY_VERSION || entry->x86_entry[0]->n_capability != WORDS)
		return "its words are of another version";
	return NULL;
}

/* --- comparing --- */

static void name_add(struct arena *a, struct cpu_names *names, const char *name)
{
	vec_push(a, &names->v, arena_strdup(a, name));
}

static const char *instruction_name(u32 word, u32 bit)
{
	for (size_t i = 0; i < ARRAY_SIZE(instructions); i++)
		if (instructions[i].word == word && instructions[i].bit == bit)
			return instructions[i].name;
	return NULL;
}

static void bits_compare(struct arena *a, u32 word, u32 bits, bool all, struct cpu_names *ret)
{
	for (u32 bit = 0; bit < 32; bit++) {
		const char *name = bits >> bit & 1 ? instruction_name(word, bit) : NULL;

		if (!(bits >> bit & 1))
			continue;
		if (name)
			name_add(a, ret, name);
		else if (all)
			name_add(a, ret, arena_format(a, "%s bit %u", words[word].text, bit));
	}
}

static void words_compare(struct arena *a, const CpuinfoX86Entry *image, const CpuinfoX86Entry *here, u32 cap,
			  struct cpu_names *ret)
{
	for (u32 i = 0; i < WORDS; i++) {
		u32 was = image->capability[i], is = here->capability[i];

		if (words[i].leaf)
			bits_compare(a, i, cap & CPU_CAP_CPU ? was ^ is : was & ~is, cap & CPU_CAP_CPU, ret);
	}
}

static void model_compare(struct arena *a, const CpuinfoX86Entry *image, const CpuinfoX86Entry *here,
			  struct cpu_names *ret)
{
	if (image->vendor_id != here->vendor_id)
		name_add(a, ret, "the vendor");
	if (image->cpu_family != here->cpu_family)
		name_add(a, ret, arena_format(a, "family %u", image->cpu_family));
}

/* Legacy SSE state is there wherever this code runs; CRIU's mask may leave it out. */
static void extended_compare(struct arena *a, const CpuinfoX86Entry *image, const CpuinfoX86Entry *here,
			     struct cpu_names *ret)
{
	u64 lost = image->xfeatures_mask & ~here->xfeatures_mask & ~3ul;

	for (u32 bit = 0; bit < 64; bit++)
		if (lost >> bit & 1)
			name_add(a, ret, arena_format(a, "extended state component %u", bit));
}

void cpuinfo_missing(struct arena *a, const CpuinfoEntry *image, const CpuinfoEntry *here, u32 cap,
		     struct cpu_names *ret)
{
	const CpuinfoX86Entry *was = image->x86_entry[0], *is = here->x86_entry[0];

	if (cap & CPU_CAP_CPU)
		model_compare(a, was, is, ret);
	if (cap & (CPU_CAP_CPU | CPU_CAP_INS))
		words_compare(a, was, is, cap, ret);
	if (cap & CPU_CAP_FPU)
		extended_compare(a, was, is, ret);
}
