/*
 * kernel/pagemap_scan.h - ioctl PAGEMAP_SCAN on /proc/PID/pagemap (Linux 6.7): ranges of pages of a whole address space at the cost of
 * one walk. Declared here because libc's headers may be older.
 */
#pragma once
#include "base/types.h"

#define PAGE_WPALLOWED (1u << 0)
#define PAGE_WRITTEN   (1u << 1)
#define PAGE_FILE      (1u << 2) /* page cache; asking for it makes the walk look at every folio */
#define PAGE_PRESENT   (1u << 3)
#define PAGE_SWAPPED   (1u << 4) /* guard markers too */
#define PAGE_PFNZERO   (1u << 5)
#define PAGE_HUGE      (1u << 6)
#define PAGE_SOFTDIRTY (1u << 7)
#define PAGE_GUARD     (1u << 8) /* MADV_GUARD_INSTALL; Linux 6.15 */

/* struct page_region of linux/fs.h */
struct page_range {
	u64 start, end;
	u64 categories;
};

/* A page is taken if it has all of `all`, none of `none` and at least one of `any`. */
struct page_filter {
	u64 all, none, any;
	u64 report; /* categories that split ranges and are reported with them */
	bool protect; /* what is taken counts as not written from now on; mappings without write-protect are passed over */
};

/*
 * Ranges in [*from, end), at most `capacity`; *from moves to where to go on (end when done). Count, or -errno: -EINVAL also if the
 * kernel does not know one of the categories, -ENOTTY if it has no such ioctl.
 */
long pagemap_scan(int pagemap, u64 *from, u64 end, const struct page_filter *filter, struct page_range *ranges,
		  size_t capacity);
