/* kinds/inet_address.c - see inet_address.h. */
#include "kinds/inet_address.h"

bool inet_address_of(const union inet_sockaddr *from, u32 size, struct inet_address *ret)
{
	*ret = (struct inet_address){ 0 };
	if (size < sizeof from->any.sa_family)
		return false;
	ret->family = from->any.sa_family;
	if (ret->family == AF_INET && size >= sizeof from->v4) {
		ret->port = __builtin_bswap16(from->v4.sin_port);
		memcpy(ret->words, &from->v4.sin_addr, 4);
		return true;
	}
	if (ret->family == AF_INET6 && size >= sizeof from->v6) {
		ret->port = __builtin_bswap16(from->v6.sin6_port);
		memcpy(ret->words, &from->v6.sin6_addr, 16);
		ret->scope = from->v6.sin6_scope_id;
		return true;
	}
	return false;
}

u32 inet_address_to(const struct inet_address *from, union inet_sockaddr *ret)
{
	memset(ret, 0, sizeof *ret);
	ret->any.sa_family = from->family;
	if (from->family == AF_INET) {
		ret->v4.sin_port = __builtin_bswap16(from->port);
		memcpy(&ret->v4.sin_addr, from->words, 4);
		return sizeof ret->v4;
	}
	ret->v6.sin6_port = __builtin_bswap16(from->port);
	memcpy(&ret->v6.sin6_addr, from->words, 16);
	ret->v6.sin6_scope_id = from->scope;
	return sizeof ret->v6;
}

bool inet_address_any(const struct inet_address *a)
{
	return !a->words[0] && !a->words[1] && !a->words[2] && !a->words[3];
}

/* fe80::/10, and multicast of one link or one machine. */
bool inet_address_link_local(const struct inet_address *a)
{
	const u8 *p = (const u8 *)a->words;

	if (a->family != AF_INET6)
		return false;
	return (p[0] == 0xfe && (p[1] & 0xc0) == 0x80) || (p[0] == 0xff && ((p[1] & 15) == 1 || (p[1] & 15) == 2));
}

static const char *v6_text(struct arena *a, const u8 *p, u16 port)
{
	char *text = arena_strdup(a, "[");
	int zeros = 0, best = 0, best_at = 8;

	for (int i = 0; i < 8; i++) {
		zeros = p[2 * i] || p[2 * i + 1] ? 0 : zeros + 1;
		if (zeros > best) {
			best = zeros;
			best_at = i + 1 - zeros;
		}
	}
	if (best < 2)
		best_at = 8;
	for (int i = 0; i < 8; i++) {
		if (i == best_at) {
			text = arena_format(a, "%s::", text);
			i += best - 1;
			continue;
		}
		text = arena_format(a, "%s%s%x", text, i && (best_at == 8 || i != best_at + best) ? ":" : "",
				    (u32)p[2 * i] << 8 | p[2 * i + 1]);
	}
	return arena_format(a, "%s]:%u", text, (u32)port);
}

const char *inet_address_text(struct arena *a, const struct inet_address *address)
{
	const u8 *p = (const u8 *)address->words;

	if (address->family == AF_INET6)
		return v6_text(a, p, address->port);
	return arena_format(a, "%u.%u.%u.%u:%u", (u32)p[0], (u32)p[1], (u32)p[2], (u32)p[3], (u32)address->port);
}
