/* kernel/pagemap_scan.c - see pagemap_scan.h. */
#include "kernel/pagemap_scan.h"
#include <sys/ioctl.h>
#include "base/sys.h"

/* struct pm_scan_arg of linux/fs.h */
struct scan_argument {
	u64 size, flags;
	u64 start, end, walk_end;
	u64 vec, vec_len, max_pages;
	u64 category_inverted, category_mask, category_anyof_mask, return_mask;
};
#define PM_SCAN_WP_MATCHING 1
#define IOCTL_PAGEMAP_SCAN  _IOWR('f', 16, struct scan_argument)

long pagemap_scan(int pagemap, u64 *from, u64 end, const struct page_filter *filter, struct page_range *ranges,
		  size_t capacity)
{
	struct scan_argument a = {
		.size = sizeof a,
		.flags = filter->protect ? PM_SCAN_WP_MATCHING : 0,
		.start = *from,
		.end = end,
		.vec = (u64)ranges,
		.vec_len = capacity,
		.category_inverted = filter->none,
		.category_mask = filter->all | filter->none,
		.category_anyof_mask = filter->any,
		.return_mask = filter->report,
	};
	long n = sys(SYS_ioctl, pagemap, IOCTL_PAGEMAP_SCAN, &a);

	/*
	 * Not walk_end: the kernel collects 512 ranges at a time, and one that finishes after such a stop leaves the
	 * address of the stop there (seen on 6.18).
	 */
	if (n >= 0)
		*from = (u64)n < capacity ? end : ranges[n - 1].end;
	return n;
}
