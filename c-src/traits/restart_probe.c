/* traits/restart_probe.c - see restart_probe.h. Instructions: Documentation/bpf/standardization/instruction-set.rst. */
#include "traits/restart_probe.h"
#include <linux/bpf.h>
#include "base/fd.h"
#include "kernel/btf.h"
#include "traits/state.h"

#define BTF_CEILING	   (64ul << 20)
#define LICENSE		   "Dual MIT/GPL" /* of this program; the kernel asks it of who reads its memory */
#define HELPER_MONOTONIC   5
#define HELPER_READ_KERNEL 113
#define HELPER_BOOTTIME	   125
#define HELPER_WRITE	   127

static_assert(sizeof(struct restart_block) == 56, "as the kernel has it");

static struct bpf_insn move(u8 to, u8 from)
{
	return (struct bpf_insn){ .code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = to, .src_reg = from };
}

static struct bpf_insn set(u8 to, s32 value)
{
	return (struct bpf_insn){ .code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = to, .imm = value };
}

static struct bpf_insn add(u8 to, s32 value)
{
	return (struct bpf_insn){ .code = BPF_ALU64 | BPF_ADD | BPF_K, .dst_reg = to, .imm = value };
}

static struct bpf_insn load(u8 to, u8 from, short at)
{
	return (struct bpf_insn){ .code = BPF_LDX | BPF_MEM | BPF_DW, .dst_reg = to, .src_reg = from, .off = at };
}

static struct bpf_insn store(short at, u8 from)
{
	return (struct bpf_insn){
		.code = BPF_STX | BPF_MEM | BPF_DW, .dst_reg = BPF_REG_10, .src_reg = from, .off = at
	};
}

static struct bpf_insn call(s32 helper)
{
	return (struct bpf_insn){ .code = BPF_JMP | BPF_CALL, .imm = helper };
}

static long bpf(int command, union bpf_attr *attr)
{
	return sys(SYS_bpf, command, attr, sizeof *attr);
}

/* Called once per thread, with struct bpf_iter__task { meta, task }, and a last time without a task. */
static int program_load(u32 function, u32 block_at)
{
	enum { SIZE = sizeof(struct restart_answer), BLOCK = offsetof(struct restart_answer, block) };
	const struct bpf_insn code[] = {
		move(BPF_REG_6, BPF_REG_1),
		load(BPF_REG_7, BPF_REG_6, 8),
		{ .code = BPF_JMP | BPF_JEQ | BPF_K, .dst_reg = BPF_REG_7, .off = 16 }, /* to set(BPF_REG_0, 0) */
		call(HELPER_MONOTONIC),
		store(-SIZE, BPF_REG_0),
		call(HELPER_BOOTTIME),
		store(-SIZE + 8, BPF_REG_0),
		move(BPF_REG_1, BPF_REG_10),
		add(BPF_REG_1, -SIZE + BLOCK),
		set(BPF_REG_2, sizeof(struct restart_block)),
		move(BPF_REG_3, BPF_REG_7),
		add(BPF_REG_3, (s32)block_at),
		call(HELPER_READ_KERNEL),
		load(BPF_REG_1, BPF_REG_6, 0),
		load(BPF_REG_1, BPF_REG_1, 0), /* meta->seq */
		move(BPF_REG_2, BPF_REG_10),
		add(BPF_REG_2, -SIZE),
		set(BPF_REG_3, SIZE),
		call(HELPER_WRITE),
		set(BPF_REG_0, 0),
		{ .code = BPF_JMP | BPF_EXIT },
	};
	union bpf_attr attr = { 0 };

	attr.prog_type = BPF_PROG_TYPE_TRACING;
	attr.expected_attach_type = BPF_TRACE_ITER;
	attr.attach_btf_id = function;
	attr.insns = (u64)code;
	attr.insn_cnt = ARRAY_SIZE(code);
	attr.license = (u64)LICENSE;
	return (int)bpf(BPF_PROG_LOAD, &attr);
}

static int program_make(struct dump *d)
{
	struct btf_place places[] = { { "task_struct", "restart_block", 0, false },
				      { "restart_block", "fn", 0, false } };
	char *btf;
	ssize_t n = file_slurp(d->arena, "/sys/kernel/btf/vmlinux", BTF_CEILING, &btf);
	int r = n < 0 ? (int)n : btf_find((const u8 *)btf, (size_t)n, places, ARRAY_SIZE(places));
	u32 function = r < 0 ? 0 : btf_function((const u8 *)btf, (size_t)n, "bpf_iter_task");

	if (!function || places[1].offset != offsetof(struct restart_block, function))
		return r < 0 ? r : -EOPNOTSUPP;
	return program_load(function, places[0].offset);
}

/* The program, made for the first thread that needs it. */
static int program_of(struct dump *d)
{
	struct traits_dump *traits = traits_dump(d);

	if (!traits->restart_program) {
		traits->restart_program = program_make(d);
		if (traits->restart_program < 0)
			log_info(d->log, "restart blocks cannot be read here: %s", error_name(traits->restart_program));
	}
	return traits->restart_program;
}

bool restart_probe(struct dump *d, pid_t tid, struct restart_answer *ret)
{
	struct {
		u32 tid, pid, pidfd, pad; /* union bpf_iter_link_info */
	} which = { .tid = (u32)tid };
	int program = program_of(d);
	AUTO(fd_close) int link = -1;
	AUTO(fd_close) int iterator = -1;
	union bpf_attr attr = { 0 };

	if (program < 0)
		return false;
	attr.link_create.prog_fd = (u32)program;
	attr.link_create.attach_type = BPF_TRACE_ITER;
	attr.link_create.iter_info = (u64)&which;
	attr.link_create.iter_info_len = sizeof which;
	link = (int)bpf(BPF_LINK_CREATE, &attr);
	if (link < 0)
		return false;
	attr = (union bpf_attr){ 0 };
	attr.iter_create.link_fd = (u32)link;
	iterator = (int)bpf(BPF_ITER_CREATE, &attr);
	return iterator >= 0 && file_read_all(iterator, ret, sizeof *ret) == sizeof *ret;
}
