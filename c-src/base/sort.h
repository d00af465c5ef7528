/*
 * base/sort.h - sorting in place, without allocation and with the same bounds for hostile input: heapsort,
 * n log n comparisons at worst. Not stable.
 */
#pragma once
#include "base/types.h"

/* cmp as for qsort: negative, zero or positive. */
void sort_array(void *base, size_t n, size_t size, int (*cmp)(const void *a, const void *b));

/* For cmp functions: the order of two numbers, whatever their width. */
#define sort_order(a, b) ((a) < (b) ? -1 : (a) > (b))
