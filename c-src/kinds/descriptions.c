/* kinds/descriptions.c - see descriptions.h. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/kcmp.h>
#include "base/sort.h"
#include "kinds/descriptions.h"

#define QUERY_SAME 1027 /* F_DUPFD_QUERY, Linux 6.10 */

bool description_same(int a, int b)
{
	long r = sys(SYS_fcntl, a, QUERY_SAME, b);

	if (r < 0) {
		long self = sys(SYS_getpid);

		r = sys(SYS_kcmp, self, self, KCMP_FILE, a, b) == 0;
	}
	return r > 0;
}

static struct file **bucket_of(struct descriptions *all, const struct candidate *c)
{
	u64 hash = index_mix(c->st->st_ino ^ c->identity, c->st->st_dev ^ (u64)c->flags << 32);

	return &all->bucket[(hash ^ hash >> 32) % DESCRIPTION_BUCKETS];
}

/* kcmp scrambles its order, which keeps the tree flat. Where there is no kcmp the tree becomes a list. */
static int description_order(const struct candidate *c, struct file *f)
{
	long r = sys(SYS_kcmp, c->task->pid, f->task->pid, KCMP_FILE, c->number, f->number);

	if (r >= 0)
		return r == 0 ? 0 : r == 1 ? -1 : 1;
	return file_copy(f) >= 0 && description_same(f->fd, c->fd) ? 0 : 1;
}

static int attributes_order(const struct candidate *c, const struct file *f)
{
	int r = sort_order(c->st->st_ino, f->st.st_ino);

	if (r == 0)
		r = sort_order(c->st->st_dev, f->st.st_dev);
	if (r == 0)
		r = sort_order(c->flags, f->flags);
	return r ? r : sort_order(c->identity, f->identity);
}

struct file **description_place(struct descriptions *all, const struct candidate *c)
{
	struct file **at = bucket_of(all, c);

	while (*at) {
		int r = attributes_order(c, *at);

		if (r == 0)
			r = description_order(c, *at);
		if (r == 0)
			break;
		at = r < 0 ? &(*at)->less : &(*at)->more;
	}
	return at;
}

static bool is_it(const struct candidate *c, const struct descriptor *guess)
{
	const struct file *f = guess ? guess->file : NULL;

	return f && c->st->st_ino == f->st.st_ino && c->st->st_dev == f->st.st_dev && c->flags == f->flags &&
	       sys(SYS_kcmp, c->task->pid, f->task->pid, KCMP_FILE, c->number, f->number) == 0;
}

struct file *description_guess(const struct candidate *c)
{
	const struct task *t = c->task;
	const struct descriptor *parents = t->parent ? table_at(t->parent, c->number) : NULL;
	const struct descriptor *last = t->fds.n ? &t->fds.v[t->fds.n - 1] : NULL;

	if (is_it(c, parents))
		return parents->file;
	return is_it(c, last) ? last->file : NULL;
}

void description_note(struct arena *a, struct descriptions *all, struct file *f)
{
	struct file *first = index_find(&all->by_inode, f->st.st_ino);

	if (!first)
		index_put(a, &all->by_inode, f->st.st_ino, f);
	else
		first->last_of_inode->next_of_inode = f;
	first = first ? first : f;
	first->last_of_inode = f;
	first->of_inode++;
}
