/*
 * model/restore.h - a restore in progress, as kinds, traits, spaces and memory see it. Owned by the conductor.
 */
#pragma once
#include "image/directory.h"
#include "base/log.h"
#include "model/connection.h"
#include "model/task.h"

/* One open file description to be made, from files.img. */
struct restored_file {
	u32 id;
	const FileEntry *image;
	const struct kind *kind;
	int fd;		   /* ours, -1 until made */
	bool making;	   /* guards against cycles */
	bool name_only;	   /* the path of a file of another kind, which checks and opens it */
	bool inherited;	   /* handed in by --inherit-fd: the very same description, so its state is left alone */
	struct task *user; /* first user and its number there; NULL: in no table */
	int number;
	/* It is in a message on its way to this one: made even if no table has it. NULL: it is not. */
	const struct restored_file *inside;
	void *state; /* of the kind */
};

struct restore {
	struct arena *arena;
	struct log *log;
	const CriuOpts *options;
	struct images *images;

	const InventoryEntry *inventory;
	VEC(struct task *) tasks;	    /* pre-order; [0] is the root */
	VEC(struct restored_file) files;    /* in the order of files.img; never grows after the images are read */
	VEC(struct restored_file *) queued; /* those that are in a message, each once */
	VEC(pid_t) dead_pids; /* that have to exist while files are opened and directories entered: kinds/proc_file.c */
	VEC(struct error *) obstacles;
	VEC(struct connection) connections; /* TCP connections to be made */
	VEC(TcpConnection *) iptables;	    /* those that the dump held back by rules of iptables: CRIU's way */
	struct network_lock *network_lock;  /* NULL: none is held */
	struct traits_restore *traits;	    /* what traits keep for the whole tree; traits/state.h */
	void *memory;			    /* state of memory/ */
	void *kind_state[64];		    /* one pointer per kind, by index in the table of kinds */
	bool was_locked;		    /* the images have connections, so the dump may have left a lock behind */
	u64 pages_restored;
	/* 1 with a descriptor of ours that a plugin of the caller has made, 0 if none does. */
	int (*ask_plugins)(struct restore *rs, PluginQuestion *question, int *ret_fd, struct error *reterr);
	/* A notification point with a descriptor for the caller to copy. */
	int (*offer)(struct restore *rs, const char *hook, int fd, struct error *reterr);
	int control;	    /* number, above all descriptors of the tree, of the remotes' socket */
	int control_socket; /* the conductor's end of it */
};

void restore_obstacle(struct restore *rs, const struct error *obstacle);

/* The file with this id, or NULL. */
struct restored_file *restore_file(struct restore *rs, u32 id);

/* Makes the file unless it is made; *ret_fd stays the restore's. Kinds call it for what they depend on. */
int restore_open(struct restore *rs, u32 id, int *ret_fd, struct error *reterr);

/* The inherit-fd entry for a key such as "socket:[123]", or NULL. */
const InheritFd *restore_inherited(const struct restore *rs, const char *key);

static inline struct object image_object(const FileEntry *image)
{
	return OBJECT(.file = "files.img", .kind = NULL, .offset = image->id);
}
