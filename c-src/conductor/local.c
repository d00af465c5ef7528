/* conductor/local.c - see local.h. Memory is one mapping per call, freed before it returns. */
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include "abi/core.h"
#include "arch/x86_64/cpuinfo.h"
#include "base/arena.h"
#include "base/fd.h"
#include "conductor/local.h"
#include "image/messages.h"
#include "kernel/probe.h"

#define ARENA_SIZE	(64UL << 20)
#define SEND_BUFFER_MAX (1 << 30)

static void version_answer(struct arena *a, CoreCallResponse *answer)
{
	CriuVersion *v = arena_new(a, CriuVersion);

	criu_version__init(v);
	v->major_number = 4; /* the release of CRIU whose images and options these are */
	v->minor_number = 2;
	v->name = "libcriu";
	answer->version = v;
	answer->has_abi = true;
	answer->abi = CORE_ABI;
}

static bool is_wanted(const FeatureProbe *probe, const char *name)
{
	for (size_t i = 0; i < probe->n_names; i++)
		if (str_eq(probe->names[i], name))
			return true;
	return probe->n_names == 0;
}

static FeatureState *feature_state(struct arena *a, const char *name, bool supported, const char *detail, bool required)
{
	FeatureState *s = arena_new(a, FeatureState);

	feature_state__init(s);
	s->name = (char *)name;
	s->supported = supported;
	s->detail = supported ? NULL : (char *)detail;
	s->has_required = true;
	s->required = required;
	return s;
}

static const struct feature *feature_find(const char *name)
{
	for (const struct feature *f = features; f->name; f++)
		if (str_eq(f->name, name))
			return f;
	return NULL;
}

static void features_answer(struct arena *a, const FeatureProbe *probe, CoreCallResponse *answer)
{
	VEC(FeatureState *) states = { 0 };

	for (const struct feature *f = features; f->name; f++)
		if (is_wanted(probe, f->name))
			vec_push(a, &states, feature_state(a, f->name, f->probe(), f->detail, f->required));
	for (size_t i = 0; i < probe->n_names; i++)
		if (!feature_find(probe->names[i]))
			vec_push(a, &states,
				 feature_state(a, probe->names[i], false, "the core does not know this feature",
					       false));
	answer->features = states.v;
	answer->n_features = states.n;
}

static int pair_make(StdioKind kind, int ends[2])
{
	long r = kind == STDIO_KIND__STDIO_SOCKETPAIR
			 ? sys(SYS_socketpair, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)
			 : sys(SYS_pipe2, ends, O_CLOEXEC);
	int swap;

	if (r >= 0 && kind == STDIO_KIND__STDIO_PIPE_WRITE) { /* ends[0] is the child's */
		swap = ends[0];
		ends[0] = ends[1];
		ends[1] = swap;
	}
	return (int)r;
}

static int stdio_answer(struct arena *a, const StdioMake *make, CoreCallResponse *answer)
{
	answer->stdio = arena_array(a, StdioPair *, make->n_kinds + 1);
	for (size_t i = 0; i < make->n_kinds; i++) {
		StdioPair *pair = arena_new(a, StdioPair);
		int ends[2], r = pair_make(make->kinds[i], ends);

		if (r < 0) { /* all or none */
			while (i-- > 0) {
				sys(SYS_close, answer->stdio[i]->child_fd);
				sys(SYS_close, answer->stdio[i]->caller_fd);
			}
			return r;
		}
		stdio_pair__init(pair);
		pair->child_fd = ends[0];
		pair->caller_fd = ends[1];
		answer->stdio[i] = pair;
	}
	answer->n_stdio = make->n_kinds;
	return 0;
}

/* Beyond net.core.wmem_max if we may (CAP_NET_ADMIN), up to it otherwise. */
static int send_buffer_grow(int fd)
{
	const int size = SEND_BUFFER_MAX;
	long r = sys(SYS_setsockopt, fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);

	if (r == -EPERM)
		r = sys(SYS_setsockopt, fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
	return (int)r;
}

static int cpuinfo_answer(struct arena *a, const CpuinfoAsk *ask, CoreCallResponse *answer)
{
	CpuinfoEntry *here = cpuinfo_here(a), *other;
	struct cpu_names missing = { 0 };

	answer->has_cpuinfo = true;
	answer->cpuinfo.len = cpuinfo_entry__get_packed_size(here);
	answer->cpuinfo.data = arena_alloc(a, answer->cpuinfo.len);
	cpuinfo_entry__pack(here, answer->cpuinfo.data);
	if (!ask->has_entry)
		return 0;
	other = cpuinfo_entry__unpack(&a->pb, ask->entry.len, ask->entry.data);
	if (!other || cpuinfo_check(other))
		return -EBADMSG;
	cpuinfo_missing(a, other, here, ask->has_cpu_cap ? ask->cpu_cap : CPU_CAP_FPU | CPU_CAP_INS, &missing);
	answer->cpu_missing = missing.v.v;
	answer->n_cpu_missing = missing.v.n;
	return 0;
}

static int fetch_answer(const FetchFd *ask, CoreCallResponse *answer)
{
	AUTO(fd_close) int pidfd = (int)sys(SYS_pidfd_open, ask->pid, 0);

	if (pidfd < 0)
		return pidfd;
	answer->fd = (int)sys(SYS_pidfd_getfd, pidfd, ask->fd, 0);
	answer->has_fd = answer->fd >= 0;
	return answer->has_fd ? 0 : answer->fd;
}

static int call_answer(struct arena *a, const CoreCallRequest *request, CoreCallResponse *answer)
{
	if (request->version)
		version_answer(a, answer);
	if (request->features)
		features_answer(a, request->features, answer);
	if (request->has_grow_send_buffer)
		return send_buffer_grow(request->grow_send_buffer);
	if (request->fetch_fd)
		return fetch_answer(request->fetch_fd, answer);
	if (request->cpuinfo)
		return cpuinfo_answer(a, request->cpuinfo, answer);
	return request->stdio ? stdio_answer(a, request->stdio, answer) : 0;
}

/* A request this large is no request of ours. */
static void exhausted(struct arena *a UNUSED)
{
	__builtin_trap();
}

int local_call(const void *request, size_t size, void *answer, size_t capacity)
{
	CoreCallResponse response = CORE_CALL_RESPONSE__INIT;
	CoreCallRequest *message;
	struct arena a;
	int r;

	if (size > 1 << 16)
		return -EMSGSIZE;
	r = arena_init(&a, ARENA_SIZE, exhausted);
	if (r < 0)
		return r;
	message = core_call_request__unpack(&a.pb, size, request);
	r = message ? call_answer(&a, message, &response) : -EINVAL;
	if (r >= 0) {
		size_t wanted = core_call_response__get_packed_size(&response);

		r = wanted > capacity ? -EMSGSIZE : (int)core_call_response__pack(&response, answer);
	}
	arena_fini(&a);
	return r;
}
