/*
 * kinds/kind.h - what a descriptor can be. One file per kind holds both directions and is found through kinds/table.c.
 * Anything that no kind matches is refused by name, before anything is frozen.
 */
#pragma once
#include <sys/stat.h>
#include "model/dump.h"
#include "model/restore.h"

/* One open file description of the dumped tree. */
struct file {
	u32 id; /* in files.img; 0 until numbered */
	const struct kind *kind;
	struct task *task; /* first user, and the number there */
	int number;
	int fd; /* our own copy of it (pidfd_getfd): the same description, so never change its state */
	struct stat st;
	const char *link;   /* /proc/PID/fd/N */
	const char *fdinfo; /* /proc/PID/fdinfo/N, whole text; "" where its kind does not need it */
	u32 flags;	    /* status flags without O_CLOEXEC, raw kernel bits */
	u64 pos;
	u32 mnt_id;
	int domain, type, protocol; /* of a socket; -1: it is none */
	FownEntry *fown;	    /* always set */
	u32 locks_of;		    /* the table whose locks on it were noted last; kinds/file_lock.c */
	size_t at;		    /* in d->files */
	u64 identity;		    /* as its kind says; 0: none */
	struct file *less, *more;   /* the tree of known ones, and the list of one inode: kinds/descriptions.c */
	struct file *next_of_inode, *last_of_inode;
	u32 of_inode; /* how many there are, in the first of them */
	const struct file
		*inside; /* it is in no table but in the queue of this socket; task and number are then our own */
	void *state;	 /* of the kind */
};

/* What most messages of files.img begin with. */
struct file_common {
	u32 id;
	bool has_flags; /* false: the kind's message has neither flags nor owner, its restore() sees to them */
	u32 flags;
	const FownEntry *fown;
};

/* When the text of fdinfo is needed, which costs more than all else that is asked of most files. */
enum fdinfo_need { FDINFO_ALWAYS, FDINFO_FROZEN, FDINFO_NEVER };

struct kind {
	const char *name; /* as errors and documents say it: "eventfd", "unix socket" */
	int image;	  /* FD_TYPES__... */
	/* First kind in the table that says yes gets the file. */
	bool (*match)(const struct file *f);
	enum fdinfo_need fdinfo; /* not yet there for match() */
	/*
	 * Files without an inode of their own (anon_inode) are told apart by many calls of kcmp. A number out of fdinfo that never
	 * differs for one description, and does for most others, saves them; 0: there is none.
	 */
	u64 (*identity)(const struct file *f);
	/*
	 * Dump. plan: may anything stand in the way? Called while the target runs and again when it is frozen; returns < 0
	 * with an error that names the object. plan_end: the same once per kind, when all files are known; it notes
	 * obstacles itself, d->frozen tells it to take what only a frozen tree holds still (queues). After it our copies are
	 * closed: dump and dump_end work on what was gathered. held: before plan_end, if the tree is frozen: descriptions that
	 * the file itself holds (messages on their way); file_held() makes them known. dump: fill the entry's own sub-message (id, flags, fown
	 * given by the macro FILE_COMMON). dump_end: once per kind, after all files: data images.
	 */
	int (*plan)(struct dump *d, struct file *f, struct error *reterr);
	int (*held)(struct dump *d, struct file *f, struct error *reterr);
	int (*plan_end)(struct dump *d, struct error *reterr);
	int (*dump)(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr);
	int (*dump_end)(struct dump *d, struct error *reterr);
	/*
	 * Restore. common: the entry's own sub-message is there; what it has in common with others. read: once per kind,
	 * its own images. check: can it be made here? restore: make it, write rf->fd (close-on-exec, any number; flags and
	 * owner are set by the caller). fill: once all are made: queues and contents. restore_end: once per kind, after that.
	 * in_tree: the processes are there, with nothing in them: for files that restore() left unmade, because only one of them
	 * can open it. in_task: calls that only a process that holds it can make, once its numbers are in place; called for the first
	 * user of the file, or, if it is in a queue only, for who holds the socket. in_task_calls: how many calls these are at most. settle: the processes are complete and nothing is opened
	 * any more; the last step before they go on.
	 */
	bool (*common)(const FileEntry *image, struct file_common *ret);
	int (*read)(struct restore *rs, struct error *reterr);
	int (*check)(struct restore *rs, struct restored_file *rf, struct error *reterr);
	int (*restore)(struct restore *rs, struct restored_file *rf, struct error *reterr);
	int (*fill)(struct restore *rs, struct restored_file *rf, struct error *reterr);
	int (*restore_end)(struct restore *rs, struct error *reterr);
	int (*in_tree)(struct restore *rs, struct restored_file *rf, struct error *reterr);
	u32 (*in_task_calls)(const struct restored_file *rf);
	int (*in_task)(struct restore *rs, struct restored_file *rf, struct task *t, int fd, struct batch *b,
		       struct error *reterr);
	int (*settle)(struct restore *rs, struct restored_file *rf, struct error *reterr);
	/* Only one can have on this machine what it has (ports): a restore waits until the dumped tree is quite gone. */
	bool exclusive;
};

extern const struct kind *const kinds[]; /* NULL-terminated; the last one matches nothing that is not known */
int kind_index(const struct kind *kind);
const struct kind *kind_of_image(int type);

static inline struct object file_object(const struct file *f)
{
	if (f->inside)
		return (struct object){ .pid = f->inside->task->pid,
					.fd = f->inside->number,
					.path = f->link,
					.kind = f->kind ? f->kind->name : NULL };
	return (struct object){
		.pid = f->task->pid, .fd = f->number, .path = f->link, .kind = f->kind ? f->kind->name : NULL
	};
}

/* id, flags and owner are alike in the messages of most kinds. */
#define FILE_COMMON(entry, f) \
	do { \
		(entry)->id = (f)->id; \
		(entry)->flags = (f)->flags; \
		(entry)->fown = (f)->fown; \
	} while (0)

/*
 * kinds/descriptors.c - descriptor tables. Finds every description of the tree once, and hands it to its kind.
 */
int descriptors_plan(struct dump *d,
		     struct error *reterr); /* the target runs: obstacles are noted, files dropped again */
int descriptors_collect(struct dump *d, struct error *reterr); /* frozen: task->fds and d->files are final */
int descriptors_dump(struct dump *d, struct error *reterr);    /* files.img, fdinfo-*.img, data images */

int descriptors_read(struct restore *rs, struct error *reterr);	 /* files.img, fdinfo-*.img -> rs->files, task->fds */
int descriptors_check(struct restore *rs, struct error *reterr); /* obstacles */
int descriptors_make(struct restore *rs, struct error *reterr);	 /* all of rs->files, fill included */
/* Those that only a process of the tree can open: after the tree has grown. */
int descriptors_make_in_tree(struct restore *rs, struct error *reterr);
/*
 * The controlling terminal of the session that process `sid` leads: 1 with a descriptor of ours and the foreground group (0: none),
 * 0 if there is none to be set.
 */
int restore_session_terminal(struct restore *rs, pid_t sid, pid_t *ret_foreground, int *ret_fd, struct error *reterr);
/*
 * Adds the calls that put the descriptors of `t` at their numbers: received over rs->control in one message each (sent
 * here), moved from the highest down. The kinds' in_task calls follow.
 */
int descriptors_give(struct restore *rs, struct task *t, struct batch *b, struct error *reterr);
/* The kinds' settle: when all processes are complete. */
int descriptors_settle(struct restore *rs, struct error *reterr);
/* At most so many calls does descriptors_give() add: what the batch has to hold. */
u32 descriptors_give_calls(struct restore *rs, struct task *t);

/*
 * kinds/file_lock.c - locks and leases, once nobody closes any more what they are on: a process loses its locks on a file
 * with the first of its descriptors that it closes.
 */
int locks_take(struct restore *rs, struct error *reterr);

/*
 * TCP connections, after descriptors_collect(): kinds/tcp_policy.c. verify: nothing has moved since they were taken. silence: they
 * send nothing from here on, not even when they are closed. resume: the network is open, they go on.
 */
int connections_verify(struct dump *d, struct error *reterr);
void connections_silence(struct dump *d);
void connections_unsilence(struct dump *d);
int connections_resume(struct restore *rs, struct error *reterr);

/* May the file behind a link of /proc be dumped by its path? Refuses by name. */
int regular_plan_link(struct dump *d, const struct task *t, const char *proc_link, const char *path,
		      struct error *reterr);
/*
 * kinds/proc_link.c - files by path that are mappings, exe, cwd and root. `proc_link` is a link of /proc such as
 * /proc/PID/exe or /proc/PID/map_files/A-B. The entry goes to files.img at once; *ret_id is its id. Equal (dev, inode,
 * flags) share one entry.
 */
int regular_dump_link(struct dump *d, struct task *t, const char *proc_link, const char *path, u32 flags, u32 *ret_id,
		      struct error *reterr);
/* The packet socket of inode `ino`, whose ring a process maps. -ENOENT: no descriptor of the tree is this socket. */
int packet_ring_file(const struct dump *d, u64 ino, u32 *ret_id);
/* Opens the file of a reg entry anew with other flags (mappings, exe, O_PATH for cwd). Also accepts memfd entries. */
int regular_restore_open(struct restore *rs, u32 id, u32 flags, int *ret_fd, struct error *reterr);

/* Hard links made by a dump that has failed: kinds/link_remap.c. */
void link_remaps_undo(struct dump *d);
/* Names that a restore has made and not taken away: kinds/remap.c. Nothing is left by then unless it failed. */
void remaps_undo(struct restore *rs);
/* Names of unix sockets, likewise: kinds/unix_name.c. */
void unix_names_undo(struct restore *rs);
/* Persistent devices that it has made: kinds/tun_device.c. */
void tun_devices_undo(struct restore *rs);
/* Hard links that a restore, now successful, was made from. */
void link_remaps_finish(struct restore *rs);

/* --- sending descriptors to a remote: kinds/transport.c --- */
/*
 * Adds to the batch a recvmsg of `count` descriptors over rs->control and sends them now. They arrive at the lowest free
 * numbers, in order. The remote's table must have no number below `count` in use, unless from_zero is not needed.
 */
int descriptors_send(struct restore *rs, struct task *t, struct batch *b, const int *fds, u32 count,
		     struct error *reterr);
