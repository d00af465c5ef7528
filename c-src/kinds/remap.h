/*
 * kinds/remap.h - files that are no longer, or no longer only, at their path. One without any name is a ghost: its content goes
 * into the images. One that has other names gets a hard link beside the lost one, link_remap.N, until it is restored.
 */
#pragma once
#include "kinds/files.h"

/* --- dump --- */

/* A file of the target whose path does not lead to it. */
struct location {
	const char *link; /* of /proc, which does: /proc/PID/fd/N, /proc/PID/map_files/A-B ... */
	const char *path; /* where it was: without the kernel's " (deleted)" */
	struct stat st;
	bool ghost;
	pid_t dead; /* a file of /proc, of this dead process; 0: it is none */
};

struct ghost {
	u64 dev, ino;
	u32 id;
};
struct link_remap {
	u64 dev, ino;
	u32 id;
	const char *name;
	bool made;
};
struct dumped_link {
	u64 dev, ino;
	u32 flags, id;
	const char *path;
};
/* A path that was searched for: kinds/irmap.c. */
struct found_inode {
	u32 dev;
	u64 ino;
	const char *path;
};
/* What kinds/regular.c and the files around it know of one dump. */
struct dumped_paths {
	VEC(struct dumped_link) links;
	VEC(struct ghost) ghosts;
	VEC(struct link_remap) link_remaps;
	VEC(struct found_inode) found;
};
struct dumped_paths *dumped_paths(struct dump *d);

/* Does the path lead to this very inode? */
bool path_leads_to(const char *path, const struct stat *st);
/* *ret: how it can be reached; NULL: by its path. Returns NULL, or what cannot be dumped, with a hint. */
const char *location_find(struct dump *d, const char *link, const char *path, const struct stat *st,
			  struct location **ret, const char **ret_hint);
/* The line of remap-fpath.img for entry `id`, and what it leads to. */
int location_dump(struct dump *d, const struct location *l, u32 id, struct error *reterr);
/* kinds/regular.c: all but id, flags and owner of an entry, and how it is reached; appends it to files.img. */
int regular_fill(struct dump *d, RegFileEntry *reg, const char *path, const struct stat *st,
		 const struct location *location, struct error *reterr);
int regular_put(struct dump *d, RegFileEntry *reg, struct error *reterr);
/* ghost-file-*.img, once per inode. */
int ghost_dump(struct dump *d, const struct location *l, u32 *ret_id, struct error *reterr);
/* Makes the hard link, once per inode; *ret_id is its entry in files.img. 1: it has no name any more after all. */
int link_remap_dump(struct dump *d, const struct location *l, u32 *ret_id, struct error *reterr);

/* --- restore --- */

/* A line of remap-fpath.img: state of the entry of files.img that it is about. */
struct remap {
	struct restored_file *rf;
	const char *path; /* of rf */
	bool ghost;
	u32 id;			     /* of the ghost, or of the hard link's entry */
	const GhostFileEntry *inode; /* of the ghost, once it was checked */
	int directory;		     /* the ghost, where it can be written to; -1: none */
	int fd;			     /* O_PATH, under the wanted name; -1: not made yet */
	int own;		     /* rf's description, if it could only be opened by name; -1: none */
};

/* Names that exist only as long as files are made by them. */
struct brief_name {
	int dir; /* its own copy */
	const char *name;
	bool directory, made;
};
struct brief_names {
	VEC(struct brief_name) v;
};
/* The directory of a path. */
struct place {
	int dir;
	int writable; /* the same directory, where names can be made even if its mount is read-only */
	const char *base;
};
struct remaps {
	VEC(struct remap *) v; /* by path: directories before what is in them */
	struct brief_names names;
	bool made;
};

static inline struct remap *remap_of(const struct restored_file *rf)
{
	return rf->image->type == FD_TYPES__REG ? rf->state : NULL;
}

/* kind_regular.read */
int remaps_read(struct restore *rs, struct error *reterr);
/* Is the entry nothing but the hard link by which another is reached? */
bool remap_is_link(const struct restore *rs, const struct restored_file *rf);
/* Can it be made? */
int remap_check(struct restore *rs, struct remap *m, struct error *reterr);
/* Opens it anew with these flags. */
int remap_open(struct restore *rs, struct remap *m, u32 flags, int *ret_fd, struct error *reterr);
/* Opens the name that `m` has for the moment: m->fd, and m->own if it has to be. 0 or -errno. */
int remap_open_name(struct remap *m, int dir, const char *base);
int remap_error(const struct remap *m, long r, const char *what, struct error *reterr);

/* kinds/restored_ghost.c. make: the inode of all->v[at], and every line of the same ghost. */
int ghost_check(struct restore *rs, struct remap *m, struct error *reterr);
int ghost_directory_make(struct restore *rs, struct remaps *all, size_t at, struct error *reterr);
int ghost_make(struct restore *rs, struct remaps *all, size_t at, struct error *reterr);
/* Names in them changed their times. */
int ghost_directory_finish(struct remap *m, struct error *reterr);
bool ghost_is_directory(const struct remap *m);

/* kinds/link_remap.c */
int link_remap_check(struct restore *rs, const struct remap *m, struct error *reterr);
int link_remap_open(struct restore *rs, struct remaps *all, struct remap *m, struct error *reterr);

/* kinds/brief_names.c. Missing parents are made, as brief names. */
int place_open(struct restore *rs, struct brief_names *names, const char *path, struct place *ret);
void place_close(struct place *p);
/* The call said EROFS: if only the mount is read-only, there is a way. False: there is none. */
bool place_unlock(struct place *p, long r);
/* Announces a name before it is made; the caller sets `made` once it is. */
struct brief_name *brief_name_add(struct restore *rs, struct brief_names *names, const struct place *p,
				  const char *name, bool directory);
/* Takes back all but the first `keep`, the last first. */
void brief_names_remove(struct brief_names *names, size_t keep);

/* --- files of processes in /proc: kinds/proc_file.c --- */
#define PROC_PID_MAX (1 << 22)
/* The pid in /proc/PID/...; 0: the path is none such. */
pid_t proc_path_pid(const char *path, const char **ret_rest);
/* Why the file of a process of the tree could not be opened while the process is empty; NULL: it can. */
const char *proc_file_obstacle(const struct dump *d, const char *path);
/* Is it about a descriptor of the very process `pid`? Then that can open it itself, once it has its descriptors. */
bool proc_file_of_own(pid_t pid, const char *path);
/* The dead process whose file it is, or 0; *ret_obstacle: it cannot be dumped. */
pid_t proc_file_dead(const char *path, const char **ret_obstacle);
/* Is it of a process that a restore has yet to make? */
bool proc_file_waits(const struct restore *rs, const char *path);
/* There has to be a process with this pid for a while. False: there is no such pid. */
bool proc_file_revive(struct restore *rs, u32 pid);
