#include "base/sort.h"

struct heap {
	u8 *base;
	size_t size;
	int (*cmp)(const void *a, const void *b);
};

static void swap(const struct heap *h, size_t i, size_t j)
{
	u8 *a = h->base + i * h->size, *b = h->base + j * h->size;
	size_t left = h->size;

	for (; left >= sizeof(u64); left -= sizeof(u64), a += sizeof(u64), b += sizeof(u64)) {
		u64 x, y;

		memcpy(&x, a, sizeof x);
		memcpy(&y, b, sizeof y);
		memcpy(a, &y, sizeof y);
		memcpy(b, &x, sizeof x);
	}
	for (; left; left--, a++, b++) {
		u8 x = *a;

		*a = *b;
		*b = x;
	}
}

static int order(const struct heap *h, size_t i, size_t j)
{
	return h->cmp(h->base + i * h->size, h->base + j * h->size);
}

static void sift_down(const struct heap *h, size_t root, size_t n)
{
	for (size_t child; (child = 2 * root + 1) < n; root = child) {
		if (child + 1 < n && order(h, child, child + 1) < 0)
			child++;
		if (order(h, root, child) >= 0)
			return;
		swap(h, root, child);
	}
}

/* What the kernel lists is mostly in order already. */
static bool in_order(const struct heap *h, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (order(h, i - 1, i) > 0)
			return false;
	return true;
}

void sort_array(void *base, size_t n, size_t size, int (*cmp)(const void *a, const void *b))
{
	const struct heap h = { base, size, cmp };

	if (n < 2 || in_order(&h, n))
		return;
	for (size_t i = n / 2; i-- > 0;)
		sift_down(&h, i, n);
	for (size_t i = n - 1; i > 0; i--) {
		swap(&h, 0, i);
		sift_down(&h, 0, i);
	}
}
