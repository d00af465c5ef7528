/*
 * kinds/char_device.c - the memory devices that hold no state: null, zero, full, random, urandom. In the images they are
 * files by path, so kinds/regular.c brings them back. Terminals are kinds/tty.c.
 */
#include "kinds/files.h"

bool is_memory_device(u64 rdev)
{
	u32 minor = dev_minor(rdev);

	return dev_major(rdev) == 1 && (minor == 3 || minor == 5 || minor == 7 || minor == 8 || minor == 9);
}

static bool char_device_match(const struct file *f)
{
	return S_ISCHR(f->st.st_mode) && is_memory_device(f->st.st_rdev);
}

const struct kind kind_char_device = {
	.name = "memory device",
	.image = FD_TYPES__REG,
	.match = char_device_match,
	.fdinfo = FDINFO_NEVER,
	.plan = regular_plan,
	.dump = regular_dump,
};
