/* test/fuzz/framing.c - magics and entries of every kind of head. */
#include "image/framing.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	const struct image_spec *spec = image_spec(size ? data[0] % IMG_TYPES : 0);
	u8 *bytes = fuzz_bytes(data, size);
	struct frames f = { .bytes = bytes, .size = size, .at = size ? 1 : 0 };
	struct frame_fault fault = { .offset = UINT64_MAX };
	const u8 *entry;
	u32 length;
	int r = frame_head(&f, spec, &fault);

	while (r == 0 && !frame_done(&f)) {
		r = frame_entry(&f, image_entry_max(spec), &entry, &length, &fault);
		if (r == 0 && length > 1) {
			CHECK(entry[length - 1] == data[entry + length - 1 - bytes]);
			r = frame_raw(&f, entry[0] / 16, &entry, &fault);
		}
	}
	CHECK(f.at <= f.size);
	CHECK(r == 0 || (fault.offset <= size && fault.text[0]));
	free(bytes);
	return 0;
}

FUZZ_TEXTS("\x02\x19\x43\x56\x54\x47\x38\x05\x55\x04\x01\x01\x01zzzz\x02\x02\x02\x02", "\x01\x30\x30\x27\x50\x01")
