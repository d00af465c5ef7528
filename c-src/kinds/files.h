/*
 * kinds/files.h - what the files of kinds/ share among themselves, and nobody else needs.
 */
#pragma once
#include "kinds/kind.h"

/* Slots of kind_state above those of the table of kinds. */
enum {
	STATE_FRESH_SOCKETS = 57,
	STATE_SOCKETS = 58,
	STATE_UNIX = 59,
	STATE_TCP = 60,
	STATE_LOCKS = 61,
	STATE_DESCRIPTORS = 62,
	STATE_CALLER = 63
};

extern const struct kind kind_regular, kind_char_device, kind_pipe, kind_fifo, kind_eventfd, kind_timerfd,
	kind_signalfd, kind_epoll, kind_unix_socket, kind_inet_socket, kind_tty, kind_memfd, kind_pidfd,
	kind_external_file, kind_namespace, kind_message_queue, kind_inotify, kind_fanotify, kind_unsupported;
extern const struct kind kind_packet_socket, kind_netlink_socket;

extern const struct kind kind_bpf_map, kind_tun;

/* Flags that open(2) is given again, and those that F_SETFL sets. */
#define FLAGS_OPEN \
	(O_ACCMODE | O_APPEND | O_NONBLOCK | O_DSYNC | O_SYNC | O_DIRECT | O_LARGEFILE | O_DIRECTORY | O_NOFOLLOW | \
	 O_NOATIME | O_PATH)
#define FLAGS_SETFL (O_APPEND | O_NONBLOCK | O_DIRECT | O_ASYNC | O_NOATIME)

/* Every kind with a message of its own: `common` of struct kind. */
#define KIND_COMMON(function, member) \
	static bool function(const FileEntry *image, struct file_common *ret) \
	{ \
		if (!image->member) \
			return false; \
		*ret = (struct file_common){ image->member->id, true, image->member->flags, image->member->fown }; \
		return true; \
	}

/* Device numbers as stat(2) gives them (libc's macros are calls). */
static inline u32 dev_major(u64 dev)
{
	return (dev >> 8 & 0xfff) | (dev >> 32 & ~0xfffUL);
}

static inline u32 dev_minor(u64 dev)
{
	return (dev & 0xff) | (dev >> 12 & ~0xffUL);
}

/* --- dump --- */
/* Our copy of the description, taken again if it was closed to save numbers. fd (stays the file's) or -errno. */
int file_copy(struct file *f);
/*
 * The description behind `fd`, which was received from the queue of the socket `inside`: one that is known, or a new one.
 * `fd` is the dump's from now on.
 */
int file_held(struct dump *d, const struct file *inside, int fd, struct file **ret, struct error *reterr);
/* Are two of our descriptors the same open file description? */
bool description_same(int a, int b);
/* Another file of the same inode in the dump, after `after` (NULL: the first), or NULL. */
struct file *file_of_inode(const struct dump *d, const struct kind *kind, u64 ino, size_t *next);
/* Appends one entry of files.img. */
int image_file_put(struct dump *d, FileEntry *entry, struct error *reterr);
/* Refuses a file by its kind's name. */
int file_refuse(const struct file *f, const char *kind, const char *hint, struct error *reterr);
/* A number of a table that was gathered, or read from the images; NULL: it has none such. */
const struct descriptor *table_at(const struct task *t, int fd);
/* Which table of descriptors it has: tasks made with CLONE_FILES have one. */
u32 table_id(const struct task *t);
/* --- what is locked through descriptors: kinds/file_lock.c --- */
/* May anything be locked through a descriptor of this file? Then fdinfo tells what. */
bool locks_possible(struct dump *d, const struct stat *st, int fd, bool by_path);
/* `fdinfo` of number `fd` of the task, which is `f`, has lines of locks. Obstacles are noted. */
void locks_note(struct dump *d, struct task *t, struct file *f, int fd, const char *fdinfo);
int locks_dump(struct dump *d, struct error *reterr);
int locks_read(struct restore *rs, struct error *reterr);

/* 1: a plugin takes the file, which is of kinds/external_file.c then; 0: none does. */
int external_take(struct dump *d, struct file *f, const char *kind, struct error *reterr);
/* An owner that nobody set. */
FownEntry *fown_none(struct arena *a);

/* --- files by path: kinds/regular.c --- */
int regular_plan(struct dump *d, struct file *f, struct error *reterr);
int regular_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr);
/* The path of a fifo or terminal: a regular entry of its own, with this id. */
int regular_dump_name(struct dump *d, struct file *f, u32 id, struct error *reterr);
/* Refuses a file whose type, mode or size is not that of the entry. */
int regular_verify(const struct restore *rs, const struct restored_file *rf, const struct stat *st, u32 flags,
		   struct error *reterr);
/* Opens what the reg entry `rf` names, whatever it is, with these flags. 0 or -errno. */
int regular_open_name(struct restore *rs, struct restored_file *rf, u32 flags, int *ret_fd, struct error *reterr);
/* What was handed in for the reg entry `rf`, or NULL. */
const InheritFd *regular_inherited(const struct restore *rs, const struct restored_file *rf);
/* As mq_open(3) does, by a name with its slash; -errno. */
int message_queue_open(const char *name, u32 flags);
bool is_memory_device(u64 rdev);
/* Two entries with one id: a tun descriptor takes the other as its path. False: they are no such pair. */
bool tun_take_name(struct restored_file *a, struct restored_file *b);
/* Opens what the memfd entry `rf` is anew: kinds/memfd.c. */
int memfd_open(struct restore *rs, struct restored_file *rf, u32 flags, int *ret_fd, struct error *reterr);

/* --- what tells programs apart: kinds/build_id.c --- */
void build_id_dump(struct dump *d, const char *path, const struct stat *st, RegFileEntry *reg);
int build_id_check(const struct restore *rs, const struct restored_file *rf, const struct stat *st,
		   struct error *reterr);

/* --- the caller's descriptors: kinds/caller.c --- */
/* The caller's descriptor that is the very same description as `f`; -1: none. */
int caller_same(struct dump *d, struct file *f);
void caller_forget(struct dump *d);
/* A descriptor of the caller for inode `ino` on `dev` with this access (S_IRUSR, S_IWUSR; 0: any); -1: none. */
int caller_holds(struct dump *d, u64 dev, u64 ino, u32 access);
/* Reports an end whose other side, or very description, lives outside of the tree. Numbers -1: not the caller's. */
void external_report(struct dump *d, const struct file *f, ExternalKind kind, const char *key, int same, int peer);

/* --- restore --- */
/* As restore_file(), by an index: for those that ask once per number or packet. */
struct restored_file *file_by_id(const struct restore *rs, u32 id);
/* Who holds the socket in whose queue it travels, itself or in another queue; NULL: nobody does. */
struct task *restored_carrier(const struct restore *rs, const struct restored_file *rf);
/* A new descriptor for `fd` opened anew with other flags, through /proc/self/fd. */
int description_reopen(int fd, u32 flags);
/* Common part of the entry; it is there, and its id is right: descriptors_read() checked. */
struct file_common restored_common(const struct restored_file *rf);
struct object restored_object(const struct restored_file *rf);
/* Takes the description that was handed in for it. */
int restored_inherit(struct restored_file *rf, const InheritFd *inherit, struct error *reterr);
/* Sets who gets the signals of rf->fd, and which. */
int restored_owner(const struct restored_file *rf, struct error *reterr);
/* Stores fd (or the negative errno of the call `what`) in rf. */
int restored_take(struct restored_file *rf, long fd, const char *what, struct error *reterr);
/* Opens `path` in process `t`, which has nothing in it yet, and takes the description from there. */
int restored_open_in(struct restored_file *rf, struct task *t, const char *path, u32 flags, struct error *reterr);
int restored_corrupt(const struct restored_file *rf, const char *what, struct error *reterr);
