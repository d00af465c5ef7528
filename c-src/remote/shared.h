/*
 * remote/shared.h - the memory between the conductor and its remotes. Read by remote/blob.c, which has no libc and no other
 * header than this and arch/. Everything here is fixed-size and position independent.
 *
 *	0                struct area_head
 *	AREA_CODE        the remote loop
 *	AREA_SLOTS       one slot per remote: struct slot, rescue frame, stack
 *	then             the heap: calls and their buffers
 */
#pragma once
#include <stdint.h>

#define AREA_CODE  4096
#define AREA_SLOTS 8192

#define SLOT_SIZE   32768 /* room for the slot, its rescue frame with the whole xstate (AMX: 11 KB), and a stack */
#define SLOT_RESCUE 512	  /* offset in the slot: struct rescue_frame */
#define SLOT_XSTATE 1024  /* offset in the slot, 64-byte aligned, as rt_sigreturn wants it */
#define XSTATE_ROOM 20480

#define OP_MAY_FAIL 1 /* -errno is a result, not a failure */
#define OP_EXPECT   2 /* any other result than `expect` is a failure */
#define OP_IA32	    4 /* through int $0x80: nr and arguments are those of a 32-bit program */

#define FUTEX_DEAD_OWNER  0x40000000u /* FUTEX_OWNER_DIED of linux/futex.h */
#define FUTEX_HAS_WAITERS 0x80000000u

/* What a remote does when it sees that the conductor has died. */
enum guard {
	GUARD_NONE = 0,
	GUARD_REGISTERS = 1, /* a target: sets its mask, pops its registers and goes on: the restart block survives */
	GUARD_SIGRETURN = 2, /* a target under seccomp, where only rt_sigreturn is sure to be allowed */
	GUARD_EXIT = 3,	     /* a newborn process: goes away */
};

struct area_head {
	/*
	 * Dead-man's switch: a robust futex owned by the conductor. However it dies, the kernel sets FUTEX_OWNER_DIED here
	 * and wakes one remote, which wakes the others.
	 */
	uint32_t alive;
	uint32_t remotes;     /* that sleep on it */
	uint64_t robust_next; /* struct robust_list, in the conductor's address space */
};

struct op {
	uint32_t nr, flags;
	uint32_t results; /* bit n: argument n is the index of an earlier op, take its result */
	uint32_t child;	  /* offset from the area's base of the slot in which a cloned child goes on; 0: none */
	int64_t ret, expect;
	uint64_t arg[6];
};

struct slot {
	/* Futexes: the conductor counts `go` up, the remote answers by `done` = go. */
	uint32_t go, done;
	uint32_t conductor_waits, remote_waits;
	uint32_t count, failed; /* number of ops; 1: stopped at op `ran` */
	uint32_t ran, self;	/* self: offset of this slot from the area's base */
	uint64_t ops;		/* offset of the first op */
	uint32_t guard, pad;	/* enum guard */
	uint64_t mask;		/* GUARD_REGISTERS: the signal mask to go on with */
	struct {
		uint64_t value, address;
		uint32_t flags, reserved;
	} wait[2];		/* struct futex_waitv */
	uint64_t registers[21]; /* GUARD_REGISTERS: struct user_regs_struct up to rsp, then ss: popped, then iretq */
};
