/* spaces/network_lock.c - see network_lock.h. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "kernel/nftables.h"
#include "kernel/proc_stat.h"
#include "spaces/network_lock.h"

#define BATCH_SIZE (128UL << 10)
#define MARK	   0xC114 /* of the packets that a restore makes itself; CRIU's too */
#define PRIORITY   -500	  /* before connection tracking, which must not see what we drop */
/* The inventory counts from 0, requests from 1. */
#define INVENTORY_NFTABLES 1
#define INVENTORY_SKIP	   2
#define RUN_ID		   21 /* CRIU puts no more characters of it into the name of its table */
#define SETTLE_NS	   100000
#define NAME_OURS	   "libcriu-"

struct network_lock {
	struct arena *arena;
	int netlink;
	const char *table; /* the one that goes with us; NULL: not made */
	const char *kept;  /* the one that stays; NULL: not made */
	u8 *room;
	struct nft_connection *four, *six;
	u32 four_count, six_count;
};

static const char *kept_name(struct arena *a, const char *run_id)
{
	char text[RUN_ID + 1];

	format_to(text, sizeof text, "%s", run_id);
	return arena_format(a, "CRIU-%s", text);
}

/* --- whose is it? --- */

static u64 pid_namespace(void)
{
	struct stat st = { 0 };

	sys(SYS_newfstatat, AT_FDCWD, "/proc/self/ns/pid", &st, 0);
	return st.st_ino;
}

static u64 start_time(u64 pid)
{
	struct proc_stat st;

	return proc_stat_read((pid_t)pid, 0, &st) == 0 ? st.start_time : 0;
}

/* libcriu-<pid namespace>-<pid>-<start time>: of a conductor. */
static const char *own_name(struct arena *a)
{
	u64 pid = (u64)sys(SYS_getpid);

	return arena_format(a, NAME_OURS "%lu-%lu-%lu", (unsigned long)pid_namespace(), (unsigned long)pid,
			    (unsigned long)start_time(pid));
}

/* Is this the name of a conductor that would be seen here, and is not there any more? */
static bool is_gone(const char *name)
{
	u64 numbers[3];
	const char *p = name + strlen(NAME_OURS);

	if (!str_starts(name, NAME_OURS))
		return false;
	for (int i = 0; i < 3; i++) {
		if (*p < '0' || *p > '9')
			return false;
		numbers[i] = parse_number(&p, 10);
		if (*p++ != (i < 2 ? '-' : '\0'))
			return false;
	}
	return numbers[0] == pid_namespace() && start_time(numbers[1]) != numbers[2];
}

/* One that went with its conductor, or was still asleep when that was killed: its target was let go, and runs on. */
static bool is_stale(const struct nft_table *table)
{
	return is_gone(table->name) || (table->flags & NFT_DORMANT && is_gone(table->comment));
}

struct stale {
	struct arena *arena;
	VEC(const char *) names;
};

static int note_stale(const struct nft_table *table, void *arg)
{
	struct stale *stale = arg;

	if (is_stale(table))
		vec_push(stale->arena, &stale->names, arena_strdup(stale->arena, table->name));
	return 0;
}

/*
 * A conductor that was killed leaves its lock behind where the kernel knows no owners of tables (before 5.12), and anywhere
 * the one that it had prepared for the time after.
 */
static void remove_stale(struct network_lock *lock, struct log *log)
{
	struct stale stale = { .arena = lock->arena };
	struct nft_batch b;

	nft_each_table(lock->netlink, note_stale, &stale);
	for (size_t i = 0; i < stale.names.n; i++) {
		nft_batch_begin(&b, lock->room, BATCH_SIZE);
		nft_delete_table(&b, stale.names.v[i]);
		if (nft_batch_run(&b, lock->netlink) == 0)
			log_warning(log, "removed the network lock %s of an operation that was killed",
				    stale.names.v[i]);
	}
}

/* --- making one --- */

static void sort_out(struct network_lock *lock, const struct connection *connections, size_t count)
{
	lock->four = arena_array(lock->arena, struct nft_connection, count);
	lock->six = arena_array(lock->arena, struct nft_connection, count);
	for (size_t i = 0; i < count; i++) {
		const struct connection *c = &connections[i];
		struct nft_connection *out = c->ipv6 ? &lock->six[lock->six_count++] : &lock->four[lock->four_count++];

		memcpy(out->ours, c->local, sizeof c->local);
		memcpy(out->theirs, c->remote, sizeof c->remote);
		out->our_port = c->local_port;
		out->their_port = c->remote_port;
	}
}

static void say_chain(struct nft_batch *b, const char *table, const char *chain, enum nft_hook hook)
{
	nft_add_chain(b, table, chain, hook, PRIORITY);
	nft_accept_mark(b, table, chain, MARK);
	nft_drop_connections(b, table, chain, hook, "conns4", false);
	nft_drop_connections(b, table, chain, hook, "conns6", true);
}

static int table_make(struct network_lock *lock, const char *table, u32 flags)
{
	struct nft_batch b;

	nft_batch_begin(&b, lock->room, BATCH_SIZE);
	nft_add_table(&b, table, flags, flags & NFT_DORMANT ? own_name(lock->arena) : NULL);
	nft_add_set(&b, table, "conns4", false);
	nft_add_set(&b, table, "conns6", true);
	say_chain(&b, table, "output", NFT_OUTPUT);
	say_chain(&b, table, "input", NFT_INPUT);
	return nft_batch_run(&b, lock->netlink);
}

static int table_fill(struct network_lock *lock, const char *table, bool ipv6)
{
	const struct nft_connection *all = ipv6 ? lock->six : lock->four;
	u32 count = ipv6 ? lock->six_count : lock->four_count;
	int r = 0;

	for (u32 i = 0; r == 0 && i < count; i += NFT_ELEMENTS) {
		struct nft_batch b;

		nft_batch_begin(&b, lock->room, BATCH_SIZE);
		nft_add_elements(&b, table, ipv6 ? "conns6" : "conns4", ipv6, all + i, MIN(count - i, NFT_ELEMENTS));
		r = nft_batch_run(&b, lock->netlink);
	}
	return r;
}

static void table_remove(struct network_lock *lock, const char *table)
{
	struct nft_batch b;

	nft_batch_begin(&b, lock->room, BATCH_SIZE);
	nft_delete_table(&b, table);
	nft_batch_run(&b, lock->netlink);
}

static int table_make_filled(struct network_lock *lock, const char *table, u32 flags)
{
	int r = table_make(lock, table, flags);

	/* A kernel that knows no owners. */
	if (r == -EOPNOTSUPP && flags & NFT_OWNED)
		r = table_make(lock, table, flags & ~(u32)NFT_OWNED);
	if (r < 0)
		return r;
	r = table_fill(lock, table, false);
	if (r == 0)
		r = table_fill(lock, table, true);
	if (r < 0)
		table_remove(lock, table);
	return r;
}

static int lock_failed(long r, struct error *reterr)
{
	if (r == -EPERM || r == -EACCES)
		return error_set(reterr, "ERR_PERMISSION", (int)r, OBJECT(),
				 "no permission to hold back the packets of TCP connections (CAP_NET_ADMIN)");
	error_sys(reterr, OBJECT(), r, "cannot hold back the packets of TCP connections by nf_tables");
	reterr->hint = "where the kernel has no nf_tables: networkLock 'skip', if nothing is sent meanwhile";
	return (int)r;
}

static struct network_lock *lock_new(struct arena *a, const struct connection *connections, size_t count)
{
	struct network_lock *lock = arena_new(a, struct network_lock);

	lock->arena = a;
	lock->netlink = nft_open();
	lock->room = arena_alloc(a, BATCH_SIZE);
	sort_out(lock, connections, count);
	return lock;
}

static int lock_take(struct network_lock *lock, struct log *log, struct error *reterr)
{
	const char *name = own_name(lock->arena);
	int r = lock->netlink;

	if (r >= 0) {
		remove_stale(lock, log);
		r = table_make_filled(lock, name, NFT_OWNED);
	}
	if (r < 0)
		return lock_failed(r, reterr);
	lock->table = name;
	return 0;
}

static void lock_drop(struct network_lock *lock)
{
	if (lock->table)
		table_remove(lock, lock->table);
	lock->table = NULL;
}

/* --- dump --- */

static bool is_skipped(const CriuOpts *options)
{
	return options->has_network_lock && options->network_lock == CRIU_NETWORK_LOCK_METHOD__SKIP;
}

void network_lock_note(const struct dump *d, InventoryEntry *inventory)
{
	inventory->dump_criu_run_id = (char *)d->run_id;
	inventory->has_network_lock_method = true;
	inventory->network_lock_method = is_skipped(d->options) ? INVENTORY_SKIP : INVENTORY_NFTABLES;
}

int network_lock(struct dump *d, struct error *reterr)
{
	struct timespec settle = { .tv_nsec = SETTLE_NS };
	struct network_lock *lock;
	int r;

	if (!d->connections.n || is_skipped(d->options))
		return 0;
	d->network_lock = lock = lock_new(d->arena, d->connections.v, d->connections.n);
	r = lock_take(lock, d->log, reterr);
	/* A segment that another processor was working on has arrived by then. */
	if (r == 0)
		sys(SYS_nanosleep, &settle, NULL);
	return r;
}

void network_unlock(struct dump *d)
{
	struct network_lock *lock = d->network_lock;

	if (!lock)
		return;
	if (lock->kept)
		table_remove(lock, lock->kept);
	lock_drop(lock);
	fd_close(&lock->netlink);
	d->network_lock = NULL;
}

int network_lock_prepare(struct dump *d, struct error *reterr)
{
	struct network_lock *lock = d->network_lock;
	const char *name;
	int r;

	if (!lock)
		return 0;
	name = kept_name(d->arena, d->run_id);
	r = table_make_filled(lock, name, NFT_DORMANT);
	if (r < 0)
		return lock_failed(r, reterr);
	lock->kept = name;
	return 0;
}

void network_lock_keep(struct dump *d)
{
	struct network_lock *lock = d->network_lock;
	struct nft_batch b;
	int r;

	if (!lock)
		return;
	nft_batch_begin(&b, lock->room, BATCH_SIZE);
	nft_wake_table(&b, lock->kept);
	r = nft_batch_run(&b, lock->netlink);
	if (r < 0)
		log_warning(d->log, "the connections are not held back until they are restored: %s", error_name(r));
	lock_drop(lock);
	fd_close(&lock->netlink);
	d->network_lock = NULL;
}

/* --- restore --- */

int network_lock_restore(struct restore *rs, struct error *reterr)
{
	struct network_lock *lock;
	u32 method = rs->inventory->network_lock_method;

	if (!rs->connections.n || is_skipped(rs->options) ||
	    (rs->inventory->has_network_lock_method && method == INVENTORY_SKIP))
		return 0;
	rs->network_lock = lock = lock_new(rs->arena, rs->connections.v, rs->connections.n);
	return lock_take(lock, rs->log, reterr);
}

void network_lock_give_up(struct restore *rs)
{
	struct network_lock *lock = rs->network_lock;

	if (!lock)
		return;
	lock_drop(lock);
	fd_close(&lock->netlink);
	rs->network_lock = NULL;
}

void network_unlock_restored(struct restore *rs)
{
	const char *run_id = rs->inventory->dump_criu_run_id;
	struct network_lock *lock = rs->network_lock;

	if (!rs->was_locked)
		return;
	if (!lock) {
		rs->network_lock = lock = lock_new(rs->arena, NULL, 0);
		remove_stale(lock, rs->log);
	}
	if (run_id && run_id[0] && lock->netlink >= 0)
		table_remove(lock, kept_name(rs->arena, run_id));
	network_lock_give_up(rs);
}
