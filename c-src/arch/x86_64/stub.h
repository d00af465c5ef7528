/* arch/x86_64/stub.h - where stub.S is patched: byte offsets of its immediates. */
#pragma once
#define STUB_AREA_ADDRESS 2  /* u64 */
#define STUB_AREA_SIZE	  11 /* u32 */
#define STUB_AREA_FD	  28 /* u32 */
extern const char stub_start[], stub_end[], blob_start[], blob_end[], keeper_start[], keeper_end[];
