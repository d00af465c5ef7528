/*
 * arch/x86_64/registers.c - see registers.h. Sources: Intel SDM vol. 1 chapter 13 (XSAVE), arch/x86/include/uapi/asm of the
 * kernel, image-format notes on thread_info_x86.
 */
#include "arch/x86_64/registers.h"
#include "arch/x86_64/ia32.h"
#include <cpuid.h>
#include <errno.h>
#include <sys/syscall.h>

#define SELECTOR_RPL   3
#define SELECTOR_LOCAL 4 /* of the LDT */

/* The 512 bytes of FXSAVE, then the XSAVE header, then components where CPUID says. */
struct fxsave {
	u16 cwd, swd, twd, fop;
	u64 rip, rdp;
	u32 mxcsr, mxcsr_mask;
	u32 st_space[32], xmm_space[64], padding[12], software[12];
};
struct xsave_header {
	u64 xstate_bv, xcomp_bv, reserved[6];
};
#define HEADER_AT   sizeof(struct fxsave)
#define EXTENDED_AT (HEADER_AT + sizeof(struct xsave_header))
#define X87_AND_SSE 3ul
#define PKRU_BIT    9

/* The components that have a field of their own in the image. */
static const struct component {
	u8 bit, width; /* width: bytes of an array element */
	u16 bytes, count_at, array_at;
} components[] = {
#define COMPONENT(bit, width, bytes, field) \
	{ \
		bit, width, bytes, offsetof(UserX86XsaveEntry, n_##field), offsetof(UserX86XsaveEntry, field) \
	}
	COMPONENT(2, 4, 256, ymmh_space), COMPONENT(3, 8, 64, bndreg_state), COMPONENT(4, 8, 64, bndcsr_state),
	COMPONENT(5, 8, 64, opmask_reg),  COMPONENT(6, 8, 512, zmm_upper),   COMPONENT(7, 8, 1024, hi16_zmm),
	COMPONENT(PKRU_BIT, 4, 8, pkru),
};

static size_t *component_count(const struct component *c, const UserX86XsaveEntry *x)
{
	return (size_t *)((u8 *)x + c->count_at);
}

static void **component_array(const struct component *c, const UserX86XsaveEntry *x)
{
	return (void **)((u8 *)x + c->array_at);
}

void xstate_layout_read(struct xstate_layout *ret)
{
	u32 a, b, c, d;

	*ret = (struct xstate_layout){ 0 };
	if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
		return;
	asm volatile("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
	ret->enabled = (u64)d << 32 | a;
	if (__get_cpuid_count(0xd, 0, &a, &b, &c, &d))
		ret->size = b;
	for (u32 bit = 2; bit < XSTATE_COMPONENTS; bit++)
		if (ret->enabled >> bit & 1 && __get_cpuid_count(0xd, bit, &a, &b, &c, &d)) {
			ret->component[bit].size = a;
			ret->component[bit].offset = b;
		}
}

/* Where a component lies, if it has `bytes` at least and lies within `size`; else 0. */
static u32 component_at(const struct xstate_layout *layout, u32 bit, u32 bytes, u32 size)
{
	u32 at = layout->component[bit].offset;

	if (layout->component[bit].size < bytes || at < EXTENDED_AT || at > size || bytes > size - at)
		return 0;
	return at;
}

/* --- to the image --- */

int registers_restart(const struct user_regs_struct *regs)
{
	s64 ax = (s64)regs->rax;

	if ((s64)regs->orig_rax < 0)
		return 0;
	return (ax <= RESTART_SYS && ax >= RESTART_NOHAND) || ax == RESTART_BLOCK ? (int)ax : 0;
}

/* Without effect when they fail with EINTR, so that they can begin anew. Not connect(2) and close(2). */
static const u16 beginning_anew[] = {
	SYS_epoll_wait,
	SYS_epoll_pwait,
	441 /* epoll_pwait2 */,
	SYS_rt_sigtimedwait,
	SYS_semop,
	SYS_semtimedop,
	SYS_io_getevents,
	SYS_io_pgetevents,
	/* with SO_RCVTIMEO or SO_SNDTIMEO */
	SYS_read,
	SYS_readv,
	SYS_recvfrom,
	SYS_recvmsg,
	SYS_recvmmsg,
	SYS_accept,
	SYS_accept4,
	SYS_sendto,
	SYS_sendmsg,
};

/* The same by their 32-bit numbers. socketcall(2) and ipc(2) are several calls, some of them with effects: left out. */
static const u16 beginning_anew_ia32[] = {
	256 /* epoll_wait */,
	319 /* epoll_pwait */,
	441 /* epoll_pwait2 */,
	177 /* rt_sigtimedwait */,
	421 /* rt_sigtimedwait_time64 */,
	420 /* semtimedop_time64 */,
	247 /* io_getevents */,
	385 /* io_pgetevents */,
	416 /* io_pgetevents_time64 */,
	3 /* read */,
	145 /* readv */,
	371 /* recvfrom */,
	372 /* recvmsg */,
	337 /* recvmmsg */,
	417 /* recvmmsg_time64 */,
	364 /* accept4 */,
	369 /* sendto */,
	370 /* sendmsg */,
};

static bool is_among(const u16 *calls, size_t n, u64 nr)
{
	for (size_t i = 0; i < n; i++)
		if (calls[i] == nr)
			return true;
	return false;
}

static bool is_ia32(const struct user_regs_struct *regs)
{
	return regs->cs == CS_32BIT;
}

static bool can_begin_anew(const struct user_regs_struct *regs)
{
	return is_ia32(regs) ? is_among(beginning_anew_ia32, ARRAY_SIZE(beginning_anew_ia32), regs->orig_rax)
			     : is_among(beginning_anew, ARRAY_SIZE(beginning_anew), regs->orig_rax);
}

bool registers_forgive_stop(struct user_regs_struct *regs)
{
	if ((s64)regs->rax != -EINTR || (s64)regs->orig_rax < 0 || !can_begin_anew(regs))
		return false;
	regs->rax = (u64)(s64)RESTART_NOHAND;
	return true;
}

/* Those that leave a restart block behind. */
static bool has_restart_block(bool ia32, u32 nr)
{
	static const u16
		calls[] = { SYS_nanosleep, SYS_clock_nanosleep, SYS_poll, SYS_futex },
		calls_ia32[] = { 162, 267, 407 /* clock_nanosleep_time64 */, 168, 240, 422 /* futex_time64 */ };

	return ia32 ? is_among(calls_ia32, ARRAY_SIZE(calls_ia32), nr) : is_among(calls, ARRAY_SIZE(calls), nr);
}

static bool is_nameless(const struct user_regs_struct *regs)
{
	return regs->orig_rax == (is_ia32(regs) ? IA32_restart_syscall : SYS_restart_syscall);
}

void registers_name_syscall(struct user_regs_struct *regs, const u8 code[7])
{
	u32 nr;

	if (!code || !is_nameless(regs))
		return;
	if (code[0] != 0xb8 || memcmp(code + 5, is_ia32(regs) ? INT_0x80 : "\x0f\x05", 2) != 0) /* mov $nr, %eax */
		return;
	memcpy(&nr, code + 1, 4);
	if (has_restart_block(is_ia32(regs), nr))
		regs->orig_rax = nr;
}

/* As the image has it: right without the kernel's help. */
static struct user_regs_struct resolve_restart(struct user_regs_struct r, int restart)
{
	if (restart == RESTART_BLOCK) {
		r.rax = (u64)-EINTR;
	} else if (restart) {
		r.rax = r.orig_rax;
		r.rip -= 2;
	}
	return r;
}

static UserX86RegsEntry *encode_general(struct arena *a, const struct user_regs_struct *r)
{
	UserX86RegsEntry *g = arena_new(a, UserX86RegsEntry);

	user_x86_regs_entry__init(g);
	g->r15 = r->r15, g->r14 = r->r14, g->r13 = r->r13, g->r12 = r->r12;
	g->r11 = r->r11, g->r10 = r->r10, g->r9 = r->r9, g->r8 = r->r8;
	g->bp = r->rbp, g->bx = r->rbx, g->ax = r->rax, g->cx = r->rcx;
	g->dx = r->rdx, g->si = r->rsi, g->di = r->rdi, g->sp = r->rsp;
	g->orig_ax = r->orig_rax, g->ip = r->rip, g->flags = r->eflags;
	g->cs = r->cs, g->ss = r->ss, g->ds = r->ds, g->es = r->es, g->fs = r->fs, g->gs = r->gs;
	g->fs_base = r->fs_base, g->gs_base = r->gs_base;
	g->has_mode = true;
	return g;
}

static void encode_layout(struct arena *a, const struct xstate_layout *layout, u32 size, UserX86XsaveEntry *x)
{
	x->xstate_components = arena_array(a, XstateComponent *, XSTATE_COMPONENTS);
	for (u32 bit = 2; bit < XSTATE_COMPONENTS; bit++) {
		u32 bytes = layout->component[bit].size;
		XstateComponent *c;

		if (!bytes || !component_at(layout, bit, bytes, size))
			continue;
		c = arena_new(a, XstateComponent);
		xstate_component__init(c);
		c->bit = bit;
		c->offset = layout->component[bit].offset;
		c->size = bytes;
		x->xstate_components[x->n_xstate_components++] = c;
	}
}

static UserX86XsaveEntry *encode_extended(struct arena *a, const struct xstate_layout *layout, const u8 *xstate,
					  u32 size)
{
	UserX86XsaveEntry *x = arena_new(a, UserX86XsaveEntry);

	user_x86_xsave_entry__init(x);
	memcpy(&x->xstate_bv, xstate + HEADER_AT, sizeof x->xstate_bv);
	for (size_t i = 0; i < ARRAY_SIZE(components); i++) {
		const struct component *c = &components[i];
		u32 at = component_at(layout, c->bit, c->bytes, size);

		if (!at)
			continue;
		*component_count(c, x) = c->bytes / c->width;
		*component_array(c, x) = arena_memdup(a, xstate + at, c->bytes);
	}
	x->has_xstate = true;
	x->xstate.len = size;
	x->xstate.data = (u8 *)xstate; /* lives in the operation's arena as the message does */
	encode_layout(a, layout, size, x);
	return x;
}

static UserX86FpregsEntry *encode_legacy(struct arena *a, const struct fxsave *f)
{
	UserX86FpregsEntry *fp = arena_new(a, UserX86FpregsEntry);

	user_x86_fpregs_entry__init(fp);
	fp->cwd = f->cwd, fp->swd = f->swd, fp->twd = f->twd, fp->fop = f->fop;
	fp->rip = f->rip, fp->rdp = f->rdp;
	fp->mxcsr = f->mxcsr, fp->mxcsr_mask = f->mxcsr_mask;
	fp->n_st_space = ARRAY_SIZE(f->st_space);
	fp->st_space = arena_memdup(a, f->st_space, sizeof f->st_space);
	fp->n_xmm_space = ARRAY_SIZE(f->xmm_space);
	fp->xmm_space = arena_memdup(a, f->xmm_space, sizeof f->xmm_space);
	return fp;
}

void registers_encode(struct arena *a, const struct user_regs_struct *regs, const struct xstate_layout *layout,
		      const u8 *xstate, u32 xstate_size, ThreadInfoX86 *info, int *ret_restart)
{
	struct fxsave legacy = { .cwd = 0x37f, .mxcsr = 0x1f80 };
	struct user_regs_struct resolved;

	*ret_restart = registers_restart(regs);
	resolved = resolve_restart(*regs, *ret_restart);
	info->gpregs = encode_general(a, &resolved);
	if (xstate_size >= sizeof legacy)
		memcpy(&legacy, xstate, sizeof legacy);
	info->fpregs = encode_legacy(a, &legacy);
	if (xstate_size >= EXTENDED_AT)
		info->fpregs->xsave = encode_extended(a, layout, xstate, xstate_size);
}

/* --- from the image --- */

static bool bad_selector(u64 selector)
{
	return selector > 0xffff || (selector & SELECTOR_LOCAL) ||
	       (selector && (selector & SELECTOR_RPL) != SELECTOR_RPL);
}

static const char *check_general(const UserX86RegsEntry *g)
{
	if (g->has_mode && g->mode != USER_X86_REGS_MODE__NATIVE && g->mode != USER_X86_REGS_MODE__COMPAT)
		return "the registers are neither of a 64-bit nor of a 32-bit program";
	if ((g->cs != CS_64BIT && g->cs != CS_32BIT) || !g->ss || bad_selector(g->ss))
		return "the code or stack segment is none that a thread can have";
	if (bad_selector(g->ds) || bad_selector(g->es) || bad_selector(g->fs) || bad_selector(g->gs))
		return "a data segment is none that a thread can have";
	return NULL;
}

static const char *check_extended(const UserX86XsaveEntry *x)
{
	for (size_t i = 0; i < ARRAY_SIZE(components); i++) {
		const struct component *c = &components[i];
		size_t count = *component_count(c, x);

		if (count && count != c->bytes / c->width)
			return "a component of the extended state has a wrong size";
	}
	for (size_t i = 0; i < x->n_xstate_components; i++) {
		const XstateComponent *c = x->xstate_components[i];

		if (c->bit < 2 || c->bit >= XSTATE_COMPONENTS || c->offset < EXTENDED_AT || !x->has_xstate ||
		    c->offset > x->xstate.len || c->size > x->xstate.len - c->offset)
			return "a component of the extended state lies outside of it";
	}
	return NULL;
}

static const char *check_float(const UserX86FpregsEntry *fp)
{
	if (fp->n_st_space != 32 || fp->n_xmm_space != 64)
		return "the x87 or SSE registers have a wrong size";
	if (fp->cwd > 0xffff || fp->swd > 0xffff || fp->twd > 0xffff || fp->fop > 0xffff ||
	    fp->mxcsr > 0xffff + 0x20000)
		return "an x87 or SSE control register has a value that is out of range";
	return fp->xsave ? check_extended(fp->xsave) : NULL;
}

const char *registers_check(const ThreadInfoX86 *info, int restart)
{
	const char *wrong;

	if (!info || !info->gpregs || !info->fpregs)
		return "the registers are missing";
	if (restart && restart != RESTART_BLOCK && (restart > RESTART_SYS || restart < RESTART_NOHAND))
		return "the interrupted system call has an unknown code";
	if (restart && (s64)info->gpregs->orig_ax < 0)
		return "the interrupted system call has no number";
	wrong = check_general(info->gpregs);
	return wrong ? wrong : check_float(info->fpregs);
}

/* To the raw form, so that the kernel decides whether the call begins anew or a handler makes it fail with EINTR. */
static void unresolve_restart(struct user_regs_struct *r, int restart)
{
	if (!restart) {
		r->orig_rax = (u64)-1; /* in no system call: nothing to begin anew, whatever is in ax */
	} else if (restart != RESTART_BLOCK) {
		r->rax = (u64)(s64)restart;
		r->rip += 2;
	} else if (is_nameless(r)) {
		r->orig_rax = (u64)-1; /* ax is -EINTR already */
	} else {
		r->rax = (u64)(s64)RESTART_NOHAND;
	}
}

/* CRIU's images of 32-bit programs have no bases: they are those of the thread's segments. */
static u64 segment_base(const ThreadInfoX86 *info, u64 selector, u64 base)
{
	for (size_t i = 0; !base && i < info->n_tls; i++)
		if (info->tls[i]->entry_number == selector >> 3)
			base = info->tls[i]->base_addr;
	return base;
}

void registers_decode(const ThreadInfoX86 *info, int restart, struct user_regs_struct *ret)
{
	const UserX86RegsEntry *g = info->gpregs;

	*ret = (struct user_regs_struct){
		.r15 = g->r15,
		.r14 = g->r14,
		.r13 = g->r13,
		.r12 = g->r12,
		.r11 = g->r11,
		.r10 = g->r10,
		.r9 = g->r9,
		.r8 = g->r8,
		.rbp = g->bp,
		.rbx = g->bx,
		.rax = g->ax,
		.rcx = g->cx,
		.rdx = g->dx,
		.rsi = g->si,
		.rdi = g->di,
		.rsp = g->sp,
		.orig_rax = g->orig_ax,
		.rip = g->ip,
		.eflags = g->flags,
		.cs = g->cs,
		.ss = g->ss,
		.ds = g->ds,
		.es = g->es,
		.fs = g->fs,
		.gs = g->gs,
		.fs_base = segment_base(info, g->fs, g->fs_base),
		.gs_base = segment_base(info, g->gs, g->gs_base),
	};
	unresolve_restart(ret, restart);
}

static void decode_legacy(const UserX86FpregsEntry *fp, struct fxsave *f)
{
	*f = (struct fxsave){ .cwd = (u16)fp->cwd,
			      .swd = (u16)fp->swd,
			      .twd = (u16)fp->twd,
			      .fop = (u16)fp->fop,
			      .rip = fp->rip,
			      .rdp = fp->rdp,
			      .mxcsr = fp->mxcsr,
			      .mxcsr_mask = fp->mxcsr_mask };
	memcpy(f->st_space, fp->st_space, sizeof f->st_space);
	memcpy(f->xmm_space, fp->xmm_space, sizeof f->xmm_space);
}

/* One of CRIU's fields: loaded only if the image says that its bytes mean something and this processor has it. */
static void decode_field(const struct component *c, const UserX86XsaveEntry *x, const struct xstate_layout *here,
			 u8 *xstate, u32 size, struct xsave_header *header)
{
	u32 at = component_at(here, c->bit, c->bytes, size);

	if (!at || !(x->xstate_bv >> c->bit & 1) || !*component_count(c, x))
		return;
	memcpy(xstate + at, *component_array(c, x), c->bytes);
	header->xstate_bv |= 1ul << c->bit;
}

static bool has_raw(const UserX86XsaveEntry *x)
{
	return x && x->has_xstate && x->xstate.len >= EXTENDED_AT && x->n_xstate_components;
}

/* Our own field, which holds more than CRIU's do. */
static void decode_raw(const XstateComponent *c, const UserX86XsaveEntry *x, const struct xstate_layout *here,
		       u8 *xstate, u32 size, struct xsave_header *header)
{
	u32 at = component_at(here, c->bit, c->size, size);

	if (!at || !(x->xstate_bv >> c->bit & 1))
		return;
	memcpy(xstate + at, x->xstate.data + c->offset, c->size);
	header->xstate_bv |= 1ul << c->bit;
}

void xstate_decode(const struct xstate_layout *here, const UserX86FpregsEntry *fpregs, u8 *xstate, u32 size)
{
	const UserX86XsaveEntry *x = fpregs->xsave;
	struct xsave_header fresh, header = { .xstate_bv = X87_AND_SSE };

	if (size < sizeof(struct fxsave))
		return;
	decode_legacy(fpregs, (struct fxsave *)xstate);
	if (size < EXTENDED_AT)
		return;
	/* The system's default protection keys are not the CPU's: they stay unless the image has some. */
	memcpy(&fresh, xstate + HEADER_AT, sizeof fresh);
	header.xstate_bv |= fresh.xstate_bv & 1ul << PKRU_BIT;
	if (has_raw(x))
		for (size_t i = 0; i < x->n_xstate_components; i++)
			decode_raw(x->xstate_components[i], x, here, xstate, size, &header);
	else
		for (size_t i = 0; x && i < ARRAY_SIZE(components); i++)
			decode_field(&components[i], x, here, xstate, size, &header);
	memcpy(xstate + HEADER_AT, &header, sizeof header);
}

static const char *const component_names[XSTATE_COMPONENTS] = {
	[2] = "AVX",
	[5] = "AVX-512 (mask registers)",
	[6] = "AVX-512 (upper halves)",
	[7] = "AVX-512 (upper registers)",
	[17] = "AMX (tile configuration)",
	[18] = "AMX (tiles)",
	[19] = "APX (general registers)",
};

/* Keys matter to mappings that have one, which are refused by themselves; MPX is gone from all kernels. */
#define NOT_MISSED (1ul << 3 | 1ul << 4 | 1ul << PKRU_BIT)

static u32 size_in_image(const UserX86XsaveEntry *x, u32 bit)
{
	for (size_t i = 0; i < x->n_xstate_components; i++)
		if (x->xstate_components[i]->bit == bit)
			return x->xstate_components[i]->size;
	return 0;
}

const char *xstate_lacks(const struct xstate_layout *here, const UserX86FpregsEntry *fpregs)
{
	const UserX86XsaveEntry *x = fpregs->xsave;
	u64 live = x ? x->xstate_bv & ~(X87_AND_SSE | NOT_MISSED) : 0;

	for (u32 bit = 2; bit < XSTATE_COMPONENTS; bit++) {
		u32 size = live >> bit & 1 ? size_in_image(x, bit) : 0;

		if (!(live >> bit & 1) || (here->component[bit].size && (!size || size == here->component[bit].size)))
			continue;
		return component_names[bit] ? component_names[bit] : "an extended state without a name";
	}
	return NULL;
}
