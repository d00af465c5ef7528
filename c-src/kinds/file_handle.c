/* kinds/file_handle.c - see file_handle.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "kinds/file_handle.h"

FhEntry *handle_entry(struct arena *a, const struct handle *handle)
{
	FhEntry *e = message_new(a, &fh_entry__descriptor);

	e->bytes = handle->bytes;
	e->type = (u32)handle->type;
	e->n_handle = HANDLE_WORDS;
	e->handle = arena_memdup(a, handle->data, sizeof handle->data);
	return e;
}

int handle_open(int mount, const FhEntry *e)
{
	struct handle handle = { .bytes = e->bytes, .type = (s32)e->type };

	if (!e->bytes || e->bytes > HANDLE_MAX || e->bytes > e->n_handle * sizeof(u64))
		return -EINVAL;
	memcpy(handle.data, e->handle, e->bytes);
	return (int)sys(SYS_open_by_handle_at, mount, &handle, O_PATH | O_CLOEXEC);
}
