/* kinds/pipe_data.h - what is in a pipe or fifo: taken without being consumed, and put back. */
#pragma once
#include "base/index.h"
#include "kinds/files.h"

struct pipe_data {
	u32 id;		 /* inode number at the dump */
	u32 bytes, size; /* what is in it; what fits (0: not known) */
	const void *content;
	u32 *packets; /* in pairs: bytes before a packet that belong to none, and its length */
	size_t packet_numbers;
};

struct pipe_datas {
	VEC(struct pipe_data *) v;
	struct index by_id;
};

/* Its size, and if it is readable a copy of what is in it. */
int pipe_data_take(struct dump *d, struct file *f, bool readable, struct pipe_data *ret, struct error *reterr);
int pipe_data_put(struct dump *d, enum image_type type, const struct pipe_data *data, struct error *reterr);

/* Puts it among the others, unless there is one of the same pipe. */
void pipe_data_add(struct arena *a, struct pipe_datas *all, const struct pipe_data *data);

int pipe_data_read(struct restore *rs, enum image_type type, struct pipe_datas *ret, struct error *reterr);
const struct pipe_data *pipe_data_find(const struct pipe_datas *all, u32 id);
/* Sets the size of the pipe behind the non-blocking writable descriptor `fd` and writes the content. */
int pipe_data_fill(struct restore *rs, const struct restored_file *rf, int fd, const struct pipe_data *data,
		   struct error *reterr);
