/* Extended states of processors that this one is not: their layouts as CPUID tells them. */
#include "arch/x86_64/cpuinfo.h"
#include "arch/x86_64/ia32.h"
#include "arch/x86_64/registers.h"
#include "check.h"

#define HEADER	   512
#define BV(xstate) (*(u64 *)((xstate) + HEADER))

/* Leaf 0xD of a server of Intel with AVX-512, PKRU and AMX; of one of AMD with AVX-512 and PKRU; of one with AVX only; of one with APX. */
static const struct xstate_layout intel = { .enabled = 0x602e7,
					    .size = 11008,
					    .component = { [2] = { 576, 256 },
							   [5] = { 1088, 64 },
							   [6] = { 1152, 512 },
							   [7] = { 1664, 1024 },
							   [9] = { 2688, 8 },
							   [17] = { 2752, 64 },
							   [18] = { 2816, 8192 } } },
				  amd = { .enabled = 0x2e7,
					  .size = 2440,
					  .component = { [2] = { 576, 256 },
							 [5] = { 832, 64 },
							 [6] = { 896, 512 },
							 [7] = { 1408, 1024 },
							 [9] = { 2432, 8 } } },
				  avx = { .enabled = 7, .size = 832, .component = { [2] = { 576, 256 } } },
				  apx = { .enabled = 0x80007,
					  .size = 1088,
					  .component = { [2] = { 576, 256 }, [19] = { 960, 128 } } },
				  amx_later = {
					  .enabled = 0x60007,
					  .size = 9088,
					  .component = { [2] = { 576, 256 }, [17] = { 832, 64 }, [18] = { 896, 8192 } }
				  };

static u8 byte_of(u32 bit, u32 i)
{
	return (u8)(bit * 37 + i * 11 + 1);
}

/* Every component of the layout live, each with bytes of its own. */
static u8 *xstate_full(struct arena *a, const struct xstate_layout *l)
{
	u8 *x = arena_alloc(a, l->size);

	memset(x, 0, l->size);
	*(u16 *)x = 0x37f;
	*(u32 *)(x + 24) = 0x1f80;
	for (u32 i = 160; i < 416; i++)
		x[i] = (u8)i;
	BV(x) = l->enabled;
	for (u32 bit = 2; bit < XSTATE_COMPONENTS; bit++)
		for (u32 i = 0; i < l->component[bit].size; i++)
			x[l->component[bit].offset + i] = byte_of(bit, i);
	return x;
}

static ThreadInfoX86 *encoded(struct arena *a, const struct xstate_layout *l)
{
	const struct user_regs_struct regs = { .cs = CS_64BIT, .ss = SS_USER, .orig_rax = (u64)-1 };
	ThreadInfoX86 *info = arena_new(a, ThreadInfoX86);
	int restart;

	thread_info_x86__init(info);
	registers_encode(a, &regs, l, xstate_full(a, l), l->size, info, &restart);
	CHECK(registers_check(info, restart) == NULL);
	return info;
}

static bool component_arrived(const struct xstate_layout *l, const u8 *xstate, u32 bit)
{
	for (u32 i = 0; i < l->component[bit].size; i++)
		if (xstate[l->component[bit].offset + i] != byte_of(bit, i))
			return false;
	return l->component[bit].size && BV(xstate) >> bit & 1;
}

static u8 *decoded(struct arena *a, const struct xstate_layout *l, const ThreadInfoX86 *info)
{
	u8 *x = arena_alloc(a, l->size);

	memset(x, 0, l->size);
	xstate_decode(l, info->fpregs, x, l->size);
	CHECK(*(u16 *)x == 0x37f && x[200] == 200);
	return x;
}

static void keeps_all(struct arena *a)
{
	static const struct xstate_layout *const layouts[] = { &intel, &amd, &avx, &apx };

	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++) {
		const struct xstate_layout *l = layouts[i];
		const ThreadInfoX86 *info = encoded(a, l);
		const u8 *x = decoded(a, l, info);

		CHECK(BV(x) == l->enabled && xstate_lacks(l, info->fpregs) == NULL);
		for (u32 bit = 2; bit < XSTATE_COMPONENTS; bit++)
			CHECK(!l->component[bit].size || component_arrived(l, x, bit));
	}
}

static void fills_fields(struct arena *a)
{
	const UserX86XsaveEntry *x = encoded(a, &intel)->fpregs->xsave;

	CHECK(x->xstate_bv == intel.enabled && x->n_ymmh_space == 64 && x->n_opmask_reg == 8 && x->n_zmm_upper == 64 &&
	      x->n_hi16_zmm == 128 && x->n_pkru == 2 && x->n_bndreg_state == 0);
	CHECK(((u8 *)x->hi16_zmm)[1000] == byte_of(7, 1000) && ((u8 *)x->pkru)[0] == byte_of(9, 0));
	CHECK(x->n_xstate_components == 7 && x->xstate.len == intel.size);
}

static void moves_components(struct arena *a)
{
	const u8 *x = decoded(a, &amd, encoded(a, &intel));

	CHECK(BV(x) == amd.enabled && component_arrived(&amd, x, 6) && component_arrived(&amd, x, 7) &&
	      component_arrived(&amd, x, 9));
	x = decoded(a, &amx_later, encoded(a, &intel));
	CHECK(BV(x) == 0x60007 && component_arrived(&amx_later, x, 18) && component_arrived(&amx_later, x, 17));
}

static void reads_fields_of_criu(struct arena *a)
{
	ThreadInfoX86 *info = encoded(a, &intel);
	const u8 *x;

	info->fpregs->xsave->has_xstate = false;
	info->fpregs->xsave->n_xstate_components = 0;
	x = decoded(a, &amd, info);
	CHECK(BV(x) == amd.enabled && component_arrived(&amd, x, 2) && component_arrived(&amd, x, 7) &&
	      component_arrived(&amd, x, 9));
}

static void names_what_is_missing(struct arena *a)
{
	ThreadInfoX86 *info = encoded(a, &intel);

	CHECK(strstr(xstate_lacks(&amd, info->fpregs), "AMX"));
	CHECK(strstr(xstate_lacks(&avx, info->fpregs), "AVX-512"));
	info->fpregs->xsave->xstate_bv = 7; /* switched on, but not in use */
	CHECK(xstate_lacks(&avx, info->fpregs) == NULL);
	CHECK(strstr(xstate_lacks(&avx, encoded(a, &apx)->fpregs), "APX"));
}

static void keeps_default_keys(struct arena *a)
{
	const u8 *x;
	u8 *fresh = arena_alloc(a, amd.size);

	memset(fresh, 0, amd.size);
	BV(fresh) = 1ul << 9;
	*(u32 *)(fresh + 2432) = 0x55555554;
	xstate_decode(&amd, encoded(a, &avx)->fpregs, fresh, amd.size);
	x = fresh;
	CHECK(BV(x) == 0x207 && *(u32 *)(x + 2432) == 0x55555554);
}

static void refuses_foreign_offsets(struct arena *a)
{
	ThreadInfoX86 *info = encoded(a, &intel);
	XstateComponent *c = info->fpregs->xsave->xstate_components[6];

	c->offset = 11000;
	CHECK(registers_check(info, 0));
	c->offset = 2816, c->size = 0xfffffff0;
	CHECK(registers_check(info, 0));
	c->size = 8192, c->offset = 12;
	CHECK(registers_check(info, 0));
	c->offset = 2816, c->bit = 64;
	CHECK(registers_check(info, 0));
	c->bit = 18;
	CHECK(registers_check(info, 0) == NULL);
	CHECK(info->gpregs->cs == CS_64BIT);
	info->gpregs->cs = 0x10; /* the kernel's own */
	CHECK(registers_check(info, 0));
}

static CpuinfoEntry *cpu(struct arena *a)
{
	CpuinfoEntry *e = cpuinfo_here(a);

	CHECK(cpuinfo_check(e) == NULL);
	return e;
}

static void compares_processors(struct arena *a)
{
	CpuinfoEntry *here = cpu(a), *other = cpu(a);
	struct cpu_names n = { 0 };

	cpuinfo_missing(a, other, here, CPU_CAP_FPU | CPU_CAP_CPU | CPU_CAP_INS, &n);
	CHECK(n.v.n == 0);
	here->x86_entry[0]->capability[9] &= ~(1u << 5);
	other->x86_entry[0]->capability[9] |= 1u << 5;
	other->x86_entry[0]->capability[13] ^= 1u << 31; /* no instruction of programs */
	cpuinfo_missing(a, other, here, CPU_CAP_INS, &n);
	CHECK(n.v.n == 1 && str_eq(n.v.v[0], "avx2"));
	n.v.n = 0;
	cpuinfo_missing(a, other, here, CPU_CAP_CPU, &n);
	CHECK(n.v.n == 2 && strstr(n.v.v[1], "80000008.EBX bit 31"));
	n.v.n = 0;
	other->x86_entry[0]->xfeatures_mask |= 1ul << 40;
	cpuinfo_missing(a, other, here, CPU_CAP_FPU, &n);
	CHECK(n.v.n == 1 && strstr(n.v.v[0], "40"));
	other->x86_entry[0]->n_capability = 3;
	CHECK(cpuinfo_check(other));
}

const struct test registers_tests[] = {
	{ "the extended state of AVX, AVX-512, PKRU, AMX and APX comes back byte for byte", keeps_all },
	{ "CRIU's fields are filled besides", fills_fields },
	{ "components go to where this processor has them", moves_components },
	{ "CRIU's fields are enough where there are no others", reads_fields_of_criu },
	{ "a live component that is not here is named", names_what_is_missing },
	{ "protection keys stay as the system sets them unless the image has some", keeps_default_keys },
	{ "components outside of the state are refused", refuses_foreign_offsets },
	{ "processors are compared as cpu_cap says", compares_processors },
	{ 0 },
};
