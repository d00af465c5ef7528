/* kernel/proc_maps.c - see proc_maps.h. */
#include "kernel/proc_maps.h"
#include <errno.h>
#include <sys/mman.h>
#include <sys/sysmacros.h>

struct cursor {
	const char *p, *end;
};

static bool take(struct cursor *c, char what)
{
	if (c->p == c->end || *c->p != what)
		return false;
	c->p++;
	return true;
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* At least one digit, at most 64 bits. */
static bool number(struct cursor *c, int base, u64 *ret)
{
	const char *from = c->p;
	u64 v = 0;

	for (; c->p < c->end && digit_of(*c->p) < base; c->p++)
		if (__builtin_mul_overflow(v, (u64)base, &v) || __builtin_add_overflow(v, (u64)digit_of(*c->p), &v))
			return false;
	*ret = v;
	return c->p > from;
}

static bool permissions(struct cursor *c, struct maps_line *line)
{
	static const struct {
		char letter;
		u32 bit;
	} bits[] = { { 'r', PROT_READ }, { 'w', PROT_WRITE }, { 'x', PROT_EXEC } };

	for (size_t i = 0; i < ARRAY_SIZE(bits); i++) {
		if (take(c, bits[i].letter))
			line->prot |= bits[i].bit;
		else if (!take(c, '-'))
			return false;
	}
	line->shared = take(c, 's');
	return line->shared || take(c, 'p');
}

int maps_line_parse(const char *text, size_t size, struct maps_line *ret)
{
	struct cursor c = { text, text + size };
	const char *newline = memchr(text, '\n', size);
	struct maps_line line = { 0 };
	u64 major, minor;

	if (newline)
		c.end = newline;
	if (!number(&c, 16, &line.start) || !take(&c, '-') || !number(&c, 16, &line.end) || !take(&c, ' ') ||
	    !permissions(&c, &line) || !take(&c, ' ') || !number(&c, 16, &line.pgoff) || !take(&c, ' ') ||
	    !number(&c, 16, &major) || !take(&c, ':') || !number(&c, 16, &minor) || !take(&c, ' ') ||
	    !number(&c, 10, &line.ino))
		return -EINVAL;
	while (take(&c, ' '))
		;
	if (line.start >= line.end || (line.start | line.end) % PAGE_SIZE)
		return -EINVAL;
	line.dev = makedev(major, minor);
	line.path = c.p;
	line.path_length = (size_t)(c.end - c.p);
	*ret = line;
	return 0;
}

bool maps_line_is(const char *text, size_t size)
{
	return size && digit_of(*text) < 16;
}

#define NAME(x) [VMF_##x] = #x
static const char vmflag_names[VMF_COUNT][3] = {
	NAME(rd), NAME(wr), NAME(ex), NAME(sh), NAME(mr), NAME(mw), NAME(me), NAME(ms), NAME(gd),
	NAME(pf), NAME(lo), NAME(io), NAME(sr), NAME(rr), NAME(dc), NAME(de), NAME(ac), NAME(nr),
	NAME(ht), NAME(sf), NAME(ar), NAME(wf), NAME(dd), NAME(sd), NAME(mm), NAME(hg), NAME(nh),
	NAME(mg), NAME(um), NAME(uw), NAME(ui), NAME(ss), NAME(sl), NAME(dp), NAME(lf), NAME(gu),
};

static u64 vmflag_bit(const char *two)
{
	for (int i = 0; i < VMF_COUNT; i++)
		if (vmflag_names[i][0] == two[0] && vmflag_names[i][1] == two[1])
			return 1ull << i;
	return 0;
}

bool maps_vmflags_parse(const char *line, size_t size, u64 *ret)
{
	static const char head[] = "VmFlags:";
	const char *end = line + size, *p = line + sizeof head - 1;

	if (size < sizeof head - 1 || memcmp(line, head, sizeof head - 1) != 0)
		return false;
	*ret = 0;
	while (p < end && *p != '\n') {
		if (*p == ' ') {
			p++;
			continue;
		}
		if (end - p < 2)
			break;
		*ret |= vmflag_bit(p);
		p += 2;
	}
	return true;
}

bool maps_page_size_parse(const char *line, size_t size, u64 *ret)
{
	static const char head[] = "KernelPageSize:";
	struct cursor c = { line + sizeof head - 1, line + size };
	u64 kib;

	if (size < sizeof head - 1 || memcmp(line, head, sizeof head - 1) != 0)
		return false;
	while (take(&c, ' '))
		;
	if (!number(&c, 10, &kib) || !kib || kib & (kib - 1) || kib > 1ull << 32)
		return false;
	*ret = kib << 10;
	return true;
}
