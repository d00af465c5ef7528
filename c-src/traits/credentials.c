/*
 * traits/credentials.c - user and group ids, supplementary groups, capabilities, securebits and no_new_privs; each thread has its
 * own. A new thread starts with those of the restorer and gives away what it should not have, in an order in which every
 * step is still allowed (credentials(7), capabilities(7)).
 */
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sys/prctl.h>
#include "traits/capabilities.h"
#include "traits/state.h"

#define CAPABILITY_WORDS 2
#define GROUPS_MAX	 65536
#define UNCHANGED	 ((u32)-1)
#define SECUREBITS_KNOWN 0xffu

/* The image's message as numbers; also what the new processes start with. */
struct credentials {
	u32 uid[4], gid[4]; /* by enum proc_status_id */
	u64 inheritable, permitted, effective, bounding, ambient;
	u32 securebits, group_count;
	const u32 *groups;
	bool no_new_privs;
};

/* --- dump --- */

static void encode_set(struct dump *d, u64 set, size_t *ret_count, u32 **ret)
{
	*ret = arena_memdup(d->arena, &set, sizeof set);
	*ret_count = CAPABILITY_WORDS;
}

static CredsEntry *encode(struct dump *d, const struct proc_status *s)
{
	CredsEntry *e = message_new(d->arena, &creds_entry__descriptor);

	e->uid = s->uid[ID_REAL], e->euid = s->uid[ID_EFFECTIVE], e->suid = s->uid[ID_SAVED],
	e->fsuid = s->uid[ID_FILESYSTEM];
	e->gid = s->gid[ID_REAL], e->egid = s->gid[ID_EFFECTIVE], e->sgid = s->gid[ID_SAVED],
	e->fsgid = s->gid[ID_FILESYSTEM];
	encode_set(d, s->cap_inh, &e->n_cap_inh, &e->cap_inh);
	encode_set(d, s->cap_prm, &e->n_cap_prm, &e->cap_prm);
	encode_set(d, s->cap_eff, &e->n_cap_eff, &e->cap_eff);
	encode_set(d, s->cap_bnd, &e->n_cap_bnd, &e->cap_bnd);
	encode_set(d, s->cap_amb, &e->n_cap_amb, &e->cap_amb);
	e->groups = arena_array(d->arena, u32, s->group_count + 1);
	e->n_groups = proc_status_groups(s, e->groups, s->group_count);
	e->has_no_new_privs = true;
	e->no_new_privs = s->no_new_privs;
	return e;
}

static int credentials_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	const struct proc_status *status;
	int r = thread_status(d, t, &status, reterr);

	if (r == 0)
		t->core->thread_core->creds = encode(d, status);
	return r;
}

static int credentials_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	u32 *call = *keep = arena_new(d->arena, u32);

	(void)t, (void)reterr;
	*call = batch_call(b, SYS_prctl, PR_GET_SECUREBITS, 0, 0, 0, 0);
	return 0;
}

static int credentials_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	(void)d, (void)reterr;
	t->core->thread_core->creds->secbits = (u32)batch_result(b, *(u32 *)keep);
	return 0;
}

/* --- restore --- */

static u64 decode_set(const u32 *words, size_t count)
{
	return (count > 0 ? words[0] : 0) | (count > 1 ? (u64)words[1] << 32 : 0);
}

static void decode(const CredsEntry *e, struct credentials *ret)
{
	*ret = (struct credentials){
		.uid = { e->uid, e->euid, e->suid, e->fsuid },
		.gid = { e->gid, e->egid, e->sgid, e->fsgid },
		.inheritable = decode_set(e->cap_inh, e->n_cap_inh),
		.permitted = decode_set(e->cap_prm, e->n_cap_prm),
		.effective = decode_set(e->cap_eff, e->n_cap_eff),
		.bounding = decode_set(e->cap_bnd, e->n_cap_bnd),
		.ambient = decode_set(e->cap_amb, e->n_cap_amb),
		.securebits = e->secbits,
		.group_count = (u32)e->n_groups,
		.groups = e->groups,
		.no_new_privs = e->has_no_new_privs && e->no_new_privs,
	};
}

static void from_status(struct arena *a, const struct proc_status *s, struct credentials *ret)
{
	u32 *groups = arena_array(a, u32, s->group_count + 1);
	long securebits = sys(SYS_prctl, PR_GET_SECUREBITS, 0, 0, 0, 0); /* ours: a new process has the same */

	*ret = (struct credentials){
		.inheritable = s->cap_inh,
		.permitted = s->cap_prm,
		.effective = s->cap_eff,
		.bounding = s->cap_bnd,
		.ambient = s->cap_amb,
		.securebits = securebits < 0 ? 0 : (u32)securebits & ~(1u << SECURE_KEEP_CAPS),
		.groups = groups,
		.no_new_privs = s->no_new_privs,
	};
	memcpy(ret->uid, s->uid, sizeof ret->uid);
	memcpy(ret->gid, s->gid, sizeof ret->gid);
	ret->group_count = proc_status_groups(s, groups, s->group_count);
}

static bool same_groups(const struct credentials *a, const struct credentials *b)
{
	return a->group_count == b->group_count &&
	       (!a->group_count || memcmp(a->groups, b->groups, a->group_count * sizeof(u32)) == 0);
}

static bool same_sets(const struct credentials *a, const struct credentials *b)
{
	return a->inheritable == b->inheritable && a->permitted == b->permitted && a->effective == b->effective &&
	       a->ambient == b->ambient;
}

static const char *check_message(const CredsEntry *e)
{
	if (!e)
		return "it has no credentials";
	if (e->n_groups > GROUPS_MAX)
		return "it has more groups than can be";
	if (e->uid == UNCHANGED || e->euid == UNCHANGED || e->suid == UNCHANGED || e->fsuid == UNCHANGED ||
	    e->gid == UNCHANGED || e->egid == UNCHANGED || e->sgid == UNCHANGED || e->fsgid == UNCHANGED)
		return "-1 is no user or group";
	if (e->secbits & ~SECUREBITS_KNOWN)
		return "it has unknown securebits";
	return NULL;
}

/* Capabilities of this kernel: those that it does not know are dropped in silence, as by the kernel itself. */
static bool kernel_has(u32 capability)
{
	return sys(SYS_prctl, PR_CAPBSET_READ, capability, 0, 0, 0) >= 0;
}

static int check_permitted(struct restore *rs, struct thread *t, u64 missing, struct error *reterr)
{
	for (u32 c = 0; c < 64; c++) {
		const char *name = capability_name(c);

		if (!(missing >> c & 1) || !kernel_has(c))
			continue;
		return error_refuse(reterr, "ERR_PERMISSION", core_object(rs, t),
				    "restore from a process that has this capability",
				    "thread %d had %s (%u), which we lack", t->tid, name ? name : "a capability", c);
	}
	return 0;
}

/* Of the conductor: what it may give away. */
static int own_status(struct restore *rs, const struct proc_status **ret, struct error *reterr)
{
	struct traits_restore *traits = traits_restore(rs);
	int r = traits->self ? 0 : process_status(rs->arena, (pid_t)sys(SYS_getpid), &traits->self, reterr);

	*ret = traits->self;
	return r;
}

static int credentials_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const CredsEntry *e = t->core->thread_core->creds;
	const char *wrong = check_message(e);
	const struct proc_status *self;
	struct credentials want;
	int r;

	if (wrong)
		return core_corrupt(rs, t, reterr, "thread %d: %s", t->tid, wrong);
	decode(e, &want);
	if (want.effective & ~want.permitted || want.ambient & ~(want.permitted & want.inheritable))
		return core_corrupt(rs, t, reterr, "thread %d: its capabilities contradict each other", t->tid);
	if (e->lsm_profile && e->lsm_profile[0])
		log_warning(rs->log, "thread %d: the security label %s is not restored", t->tid, e->lsm_profile);
	r = own_status(rs, &self, reterr);
	return r < 0 ? r
		     : check_permitted(rs, t, (want.permitted | want.inheritable) & ~(self->cap_prm | self->cap_inh),
				       reterr);
}

static int starting_credentials(struct restore *rs, struct credentials *ret, struct error *reterr)
{
	struct traits_restore *traits = traits_restore(rs);
	int r = traits->stub ? 0 : process_status(rs->arena, rs->tasks.v[0]->pid, &traits->stub, reterr);

	if (r == 0)
		from_status(rs->arena, traits->stub, ret);
	return r;
}

static void set_ids(struct batch *b, const struct credentials *have, const struct credentials *want)
{
	if (!same_groups(have, want))
		batch_call(b, SYS_setgroups, want->group_count,
			   batch_at(b, batch_copy(b, want->groups, want->group_count * sizeof(u32))));
	if (memcmp(have->gid, want->gid, sizeof have->gid) != 0) {
		batch_call(b, SYS_setresgid, want->gid[ID_REAL], want->gid[ID_EFFECTIVE], want->gid[ID_SAVED]);
		batch_call(b, SYS_setfsgid, want->gid[ID_FILESYSTEM]);
		batch_expect(b, batch_call(b, SYS_setfsgid, UNCHANGED),
			     want->gid[ID_FILESYSTEM]); /* tells failure no other way */
	}
	if (memcmp(have->uid, want->uid, sizeof have->uid) != 0) {
		batch_call(b, SYS_setresuid, want->uid[ID_REAL], want->uid[ID_EFFECTIVE], want->uid[ID_SAVED]);
		batch_call(b, SYS_setfsuid, want->uid[ID_FILESYSTEM]);
		batch_expect(b, batch_call(b, SYS_setfsuid, UNCHANGED), want->uid[ID_FILESYSTEM]);
	}
}

static void set_sets(struct batch *b, u64 effective, u64 permitted, u64 inheritable)
{
	const struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	const struct __user_cap_data_struct sets[2] = {
		{ (u32)effective, (u32)permitted, (u32)inheritable },
		{ (u32)(effective >> 32), (u32)(permitted >> 32), (u32)(inheritable >> 32) },
	};

	batch_call(b, SYS_capset, batch_at(b, batch_copy(b, &header, sizeof header)),
		   batch_at(b, batch_copy(b, sets, sizeof sets)));
}

static void set_ambient(struct batch *b, const struct credentials *have, const struct credentials *want)
{
	if (have->ambient == want->ambient)
		return;
	batch_call(b, SYS_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	for (u32 c = 0; c < 64; c++)
		if ((want->ambient >> c & 1) && kernel_has(c))
			batch_call(b, SYS_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, c, 0, 0);
}

static void drop_bounding(struct batch *b, const struct credentials *have, const struct credentials *want)
{
	for (u32 c = 0; c < 64; c++)
		if (have->bounding & ~want->bounding & 1ul << c)
			batch_call(b, SYS_prctl, PR_CAPBSET_DROP, c, 0, 0, 0);
}

static void set_capabilities(struct batch *b, const struct credentials *have, const struct credentials *want)
{
	if (!same_sets(have, want)) /* ambient capabilities have to be inheritable; the others have yet to be used */
		set_sets(b, have->effective, have->permitted, want->inheritable);
	set_ambient(b, have, want);
	if (have->securebits != want->securebits)
		batch_call(b, SYS_prctl, PR_SET_SECUREBITS, want->securebits, 0, 0, 0);
	drop_bounding(b, have, want);
	if (!same_sets(have, want))
		set_sets(b, want->effective, want->permitted, want->inheritable);
}

static int credentials_last(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	struct credentials have, want;
	bool other_ids;
	int r = starting_credentials(rs, &have, reterr);

	if (r < 0)
		return r;
	decode(t->core->thread_core->creds, &want);
	if (want.bounding & ~have.bounding)
		log_warning(rs->log, "thread %d: its capability bounding set was larger than ours", t->tid);
	other_ids = memcmp(have.uid, want.uid, sizeof have.uid) != 0;
	if (other_ids) { /* a change of user shall take no capability away: that is done below */
		u32 keep = have.securebits | 1u << SECURE_NO_SETUID_FIXUP;

		batch_call(b, SYS_prctl, PR_SET_SECUREBITS, keep, 0, 0, 0);
		have.securebits = keep;
	}
	set_ids(b, &have, &want);
	set_capabilities(b, &have, &want);
	if (want.no_new_privs && !have.no_new_privs)
		batch_call(b, SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	return 0;
}

const struct trait trait_credentials = {
	.name = "credentials",
	.peek = credentials_peek,
	.ask = credentials_ask,
	.take = credentials_take,
	.check = credentials_check,
	.last = credentials_last,
};
