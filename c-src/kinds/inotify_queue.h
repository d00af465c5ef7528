/*
 * kinds/inotify_queue.h - puts events into the queue of an inotify: on scratch inodes of a file system that nobody else sees, watched
 * under the numbers that the events are to have. The numbers are free again afterwards, without a trace in the queue.
 */
#pragma once
#include <sys/ioctl.h>
#include "kinds/files.h"

#define SET_NEXT_WD _IOW('I', 0, s32) /* INOTIFY_IOC_SETNEXTWD */

struct scratch;
struct wanted_events;

struct inotify_queue {
	struct restore *rs;
	struct restored_file *rf;
	int fd;	       /* the inotify */
	int root;      /* of the scratch file system */
	u32 max;       /* events that the queue holds */
	u32 last;      /* highest number of a watch, of the file or its events */
	u32 fillers;   /* to be read away */
	bool overflow; /* the mark for events that were lost has to go again */
	const struct wanted_events *wanted;
	VEC(struct scratch *) scratch;
};

/* Can they be made at all? Refuses what no kernel queues. */
int inotify_queue_check(const struct restored_file *rf, struct error *reterr);
/*
 * The queue is full from here on: numbers can be given to other inodes, and nothing that happens is added. 0 or -errno; then the
 * queue is in disorder.
 */
int inotify_queue_put(struct inotify_queue *q);
/* What has filled it is taken away. Events come in again. */
int inotify_queue_finish(struct inotify_queue *q);
