/* base/format.c - a small printf. Works on its arguments alone: no locale, no heap, no floating point. */
#include "base/format.h"

struct out {
	char *at, *end; /* end: where the NUL has to be at the latest */
	size_t wanted;
};

struct spec {
	bool left, zeros, prefix, upper, has_precision;
	int width, precision;
	int longs; /* 0: int, 1: long and size_t, 2: long long; -1: short, -2: char */
};

static void put(struct out *o, char c)
{
	o->wanted++;
	if (o->at < o->end)
		*o->at++ = c;
}

static void put_padding(struct out *o, int count, char c)
{
	for (; count > 0; count--)
		put(o, c);
}

static void put_text(struct out *o, const struct spec *s, const char *text, size_t length)
{
	int padding = s->width - (int)MIN(length, (size_t)65536);

	if (!s->left)
		put_padding(o, padding, ' ');
	for (size_t i = 0; i < length; i++)
		put(o, text[i]);
	if (s->left)
		put_padding(o, padding, ' ');
}

static void put_string(struct out *o, const struct spec *s, const char *text)
{
	if (!text)
		text = "(null)";
	put_text(o, s, text, s->has_precision ? strnlen(text, (size_t)s->precision) : strlen(text));
}

static size_t digits_to(char *last, u64 value, unsigned int base, bool upper)
{
	const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
	size_t n = 0;

	do {
		*last-- = digits[value % base];
		value /= base;
		n++;
	} while (value);
	return n;
}

static void put_number(struct out *o, const struct spec *s, u64 value, unsigned int base, bool negative)
{
	char text[72];
	char *last = text + sizeof text - 1;
	int digits = (int)digits_to(last, value, base, s->upper);
	const char *sign = negative ? "-" : s->prefix && base == 16 ? "0x" : "";
	int zeros = s->has_precision ? s->precision - digits : 0;
	int padding;

	if (s->zeros && !s->left && !s->has_precision)
		zeros = s->width - digits - (int)strlen(sign);
	zeros = MAX(zeros, 0);
	padding = s->width - digits - zeros - (int)strlen(sign);
	if (!s->left)
		put_padding(o, padding, ' ');
	for (; *sign; sign++)
		put(o, *sign);
	put_padding(o, zeros, '0');
	for (const char *c = last - digits + 1; c <= last; c++)
		put(o, *c);
	if (s->left)
		put_padding(o, padding, ' ');
}

static s64 take_signed(const struct spec *s, va_list *args)
{
	if (s->longs > 0)
		return va_arg(*args, long);
	return s->longs == -2	? (signed char)va_arg(*args, int)
	       : s->longs == -1 ? (short)va_arg(*args, int)
				: va_arg(*args, int);
}

static u64 take_unsigned(const struct spec *s, va_list *args)
{
	if (s->longs > 0)
		return va_arg(*args, unsigned long);
	return s->longs == -2	? (unsigned char)va_arg(*args, unsigned int)
	       : s->longs == -1 ? (unsigned short)va_arg(*args, unsigned int)
				: va_arg(*args, unsigned int);
}

static int spec_number(const char **format, va_list *args)
{
	u64 number;

	if (**format != '*') {
		number = parse_number(format, 10);
		return (int)MIN(number, 65536);
	}
	(*format)++;
	return va_arg(*args, int);
}

/* Everything between % and the letter. */
static struct spec spec_parse(const char **format, va_list *args)
{
	struct spec s = { 0 };

	for (;; (*format)++) {
		if (**format == '-')
			s.left = true;
		else if (**format == '0')
			s.zeros = true;
		else if (**format == '#')
			s.prefix = true;
		else
			break;
	}
	s.width = spec_number(format, args);
	if (s.width < 0) {
		s.left = true;
		s.width = -s.width;
	}
	if (**format == '.') {
		(*format)++;
		s.precision = spec_number(format, args);
		s.has_precision = s.precision >= 0;
	}
	for (;; (*format)++) {
		if (**format == 'l' || **format == 'z' || **format == 'j' || **format == 't')
			s.longs++;
		else if (**format == 'h')
			s.longs--;
		else
			break;
	}
	return s;
}

static void put_conversion(struct out *o, struct spec *s, char letter, va_list *args)
{
	char c;
	s64 value;

	switch (letter) {
	case 'd':
	case 'i':
		value = take_signed(s, args);
		put_number(o, s, value < 0 ? -(u64)value : (u64)value, 10, value < 0);
		break;
	case 'u':
		put_number(o, s, take_unsigned(s, args), 10, false);
		break;
	case 'o':
		put_number(o, s, take_unsigned(s, args), 8, false);
		break;
	case 'X':
		s->upper = true;
		put_number(o, s, take_unsigned(s, args), 16, false);
		break;
	case 'x':
		put_number(o, s, take_unsigned(s, args), 16, false);
		break;
	case 'p':
		s->prefix = true;
		put_number(o, s, (u64)va_arg(*args, void *), 16, false);
		break;
	case 'c':
		c = (char)va_arg(*args, int);
		put_text(o, s, &c, 1);
		break;
	case 's':
		put_string(o, s, va_arg(*args, const char *));
		break;
	default:
		put(o, letter); /* %% and what the compiler would have refused */
	}
}

size_t format_args(char *buffer, size_t size, const char *format, va_list args)
{
	struct out o = { .at = buffer, .end = size ? buffer + size - 1 : buffer };
	va_list copy; /* a va_list that was an argument cannot have its address taken portably */

	va_copy(copy, args);
	while (*format) {
		if (*format != '%') {
			put(&o, *format++);
			continue;
		}
		format++;

		struct spec s = spec_parse(&format, &copy);

		if (!*format)
			break;
		put_conversion(&o, &s, *format++, &copy);
	}
	va_end(copy);
	if (size)
		*o.at = '\0';
	return o.wanted;
}

size_t format_to(char *buffer, size_t size, const char *format, ...)
{
	va_list args;
	size_t wanted;

	va_start(args, format);
	wanted = format_args(buffer, size, format, args);
	va_end(args);
	return wanted;
}

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return 64;
}

/* A number too large for 64 bits reads as the largest one: callers check ranges, and it is outside of any. */
u64 parse_number(const char **p, int base)
{
	u64 value = 0;
	bool overflow = false;

	for (; digit_value(**p) < base; (*p)++) {
		overflow |= __builtin_mul_overflow(value, (u64)base, &value);
		overflow |= __builtin_add_overflow(value, (u64)digit_value(**p), &value);
	}
	return overflow ? UINT64_MAX : value;
}
