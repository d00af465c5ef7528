/*
 * kernel/proc_maps.h - /proc/PID/maps and /proc/PID/smaps, parsed. Both begin every mapping with the same header line, so what one
 * gave can be compared with the other. Pure: bytes in, struct out; no I/O, no allocation.
 */
#pragma once
#include "base/types.h"

/* One header line: `start-end rwxp offset major:minor inode   path`. */
struct maps_line {
	u64 start, end; /* half open, page aligned, start < end */
	u64 pgoff;	/* bytes */
	u64 dev;	/* as in struct stat: makedev(major, minor) */
	u64 ino;
	u32 prot;	    /* PROT_ */
	bool shared;	    /* also of mappings that can never be written */
	const char *path;   /* inside of the text; not NUL-terminated */
	size_t path_length; /* 0: anonymous without a name */
};

/* Parses the line at `text`, which ends at a newline or after `size` bytes. 0, or -EINVAL if it is no header line. */
int maps_line_parse(const char *text, size_t size, struct maps_line *ret);
/* Is the line at `text` a header line? (All others of smaps begin with a capital.) */
bool maps_line_is(const char *text, size_t size);

/* What the VmFlags line of smaps says; order of the table in proc_maps.c. */
#define VMF(x) (1ull << VMF_##x)
enum {
	VMF_rd,
	VMF_wr,
	VMF_ex,
	VMF_sh,
	VMF_mr,
	VMF_mw,
	VMF_me,
	VMF_ms,
	VMF_gd,
	VMF_pf,
	VMF_lo,
	VMF_io,
	VMF_sr,
	VMF_rr,
	VMF_dc,
	VMF_de,
	VMF_ac,
	VMF_nr,
	VMF_ht,
	VMF_sf,
	VMF_ar,
	VMF_wf,
	VMF_dd,
	VMF_sd,
	VMF_mm,
	VMF_hg,
	VMF_nh,
	VMF_mg,
	VMF_um,
	VMF_uw,
	VMF_ui,
	VMF_ss,
	VMF_sl,
	VMF_dp,
	VMF_lf,
	VMF_gu,
	VMF_COUNT
};
/* Bits of a line that starts with "VmFlags:"; false if it is another line. Flags that are not known are left out. */
bool maps_vmflags_parse(const char *line, size_t size, u64 *ret);
/* Bytes of a line that starts with "KernelPageSize:"; false if it is another line, or says no power of two. */
bool maps_page_size_parse(const char *line, size_t size, u64 *ret);
