/* base/error.c - filling in errors. A reterr of NULL is for callers that do not want to know. */
#include "base/error.h"
#include "base/format.h"

static const char *const names[] = {
	[EPERM] = "EPERM",
	[ENOENT] = "ENOENT",
	[ESRCH] = "ESRCH",
	[EINTR] = "EINTR",
	[EIO] = "EIO",
	[ENXIO] = "ENXIO",
	[E2BIG] = "E2BIG",
	[ENOEXEC] = "ENOEXEC",
	[EBADF] = "EBADF",
	[ECHILD] = "ECHILD",
	[EAGAIN] = "EAGAIN",
	[ENOMEM] = "ENOMEM",
	[EACCES] = "EACCES",
	[EFAULT] = "EFAULT",
	[ENOTBLK] = "ENOTBLK",
	[EBUSY] = "EBUSY",
	[EEXIST] = "EEXIST",
	[EXDEV] = "EXDEV",
	[ENODEV] = "ENODEV",
	[ENOTDIR] = "ENOTDIR",
	[EISDIR] = "EISDIR",
	[EINVAL] = "EINVAL",
	[ENFILE] = "ENFILE",
	[EMFILE] = "EMFILE",
	[ENOTTY] = "ENOTTY",
	[ETXTBSY] = "ETXTBSY",
	[EFBIG] = "EFBIG",
	[ENOSPC] = "ENOSPC",
	[ESPIPE] = "ESPIPE",
	[EROFS] = "EROFS",
	[EMLINK] = "EMLINK",
	[EPIPE] = "EPIPE",
	[EDOM] = "EDOM",
	[ERANGE] = "ERANGE",
	[EDEADLK] = "EDEADLK",
	[ENAMETOOLONG] = "ENAMETOOLONG",
	[ENOLCK] = "ENOLCK",
	[ENOSYS] = "ENOSYS",
	[ENOTEMPTY] = "ENOTEMPTY",
	[ELOOP] = "ELOOP",
	[ENODATA] = "ENODATA",
	[ETIME] = "ETIME",
	[EPROTO] = "EPROTO",
	[EBADMSG] = "EBADMSG",
	[EOVERFLOW] = "EOVERFLOW",
	[EILSEQ] = "EILSEQ",
	[EUSERS] = "EUSERS",
	[ENOTSOCK] = "ENOTSOCK",
	[EDESTADDRREQ] = "EDESTADDRREQ",
	[EMSGSIZE] = "EMSGSIZE",
	[EPROTOTYPE] = "EPROTOTYPE",
	[ENOPROTOOPT] = "ENOPROTOOPT",
	[EPROTONOSUPPORT] = "EPROTONOSUPPORT",
	[ESOCKTNOSUPPORT] = "ESOCKTNOSUPPORT",
	[EOPNOTSUPP] = "EOPNOTSUPP",
	[EPFNOSUPPORT] = "EPFNOSUPPORT",
	[EAFNOSUPPORT] = "EAFNOSUPPORT",
	[EADDRINUSE] = "EADDRINUSE",
	[EADDRNOTAVAIL] = "EADDRNOTAVAIL",
	[ENETDOWN] = "ENETDOWN",
	[ENETUNREACH] = "ENETUNREACH",
	[ECONNABORTED] = "ECONNABORTED",
	[ECONNRESET] = "ECONNRESET",
	[ENOBUFS] = "ENOBUFS",
	[EISCONN] = "EISCONN",
	[ENOTCONN] = "ENOTCONN",
	[ETIMEDOUT] = "ETIMEDOUT",
	[ECONNREFUSED] = "ECONNREFUSED",
	[EHOSTUNREACH] = "EHOSTUNREACH",
	[EALREADY] = "EALREADY",
	[EINPROGRESS] = "EINPROGRESS",
	[ESTALE] = "ESTALE",
	[EDQUOT] = "EDQUOT",
	[ECANCELED] = "ECANCELED",
	[ENOKEY] = "ENOKEY",
	[EOWNERDEAD] = "EOWNERDEAD",
	[ENOTRECOVERABLE] = "ENOTRECOVERABLE",
	[EHWPOISON] = "EHWPOISON",
};

const char *error_name(int err)
{
	unsigned int number = err < 0 ? -(unsigned int)err : (unsigned int)err;

	if (number == 0)
		return "no error";
	/* Static text is asked for, so a number that has no name cannot be spelled out: object and text tell the rest. */
	return number < ARRAY_SIZE(names) && names[number] ? names[number] : "an unknown error";
}

static void error_fill(struct error *e, const char *code, int err, struct object object, const char *hint)
{
	e->err = err;
	e->code = code;
	e->object = object;
	e->hint = hint;
}

int error_refuse(struct error *reterr, const char *code, struct object object, const char *hint, const char *format,
		 ...)
{
	va_list args;

	if (!reterr)
		return -EOPNOTSUPP;
	error_fill(reterr, code, -EOPNOTSUPP, object, hint);
	va_start(args, format);
	format_args(reterr->text, sizeof reterr->text, format, args);
	va_end(args);
	return -EOPNOTSUPP;
}

int error_set(struct error *reterr, const char *code, int err, struct object object, const char *format, ...)
{
	va_list args;

	if (!reterr)
		return err;
	error_fill(reterr, code, err, object, NULL);
	va_start(args, format);
	format_args(reterr->text, sizeof reterr->text, format, args);
	va_end(args);
	return err;
}

int error_sys(struct error *reterr, struct object object, long result, const char *format, ...)
{
	int err = result < 0 ? (int)result : -EIO; /* a call that did less than it should also counts as failed */
	va_list args;
	size_t used;

	if (!reterr)
		return err;
	error_fill(reterr, "ERR_SYSCALL", err, object, NULL);
	va_start(args, format);
	used = format_args(reterr->text, sizeof reterr->text, format, args);
	va_end(args);
	if (used < sizeof reterr->text)
		format_to(reterr->text + used, sizeof reterr->text - used, ": %s", error_name(err));
	return err;
}
