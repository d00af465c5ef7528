import { userns_entry, type Iuserns_entry, type uid_gid_extent } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<userns_entry, Iuserns_entry> = singleImage(table.userns, userns_entry, (entry, fail) => {
  for (const { first, lower_first: lower, count } of [...entry.uid_map, ...entry.gid_map])
    if (count === 0 || first + count > 2 ** 32 || lower + count > 2 ** 32)
      fail(`${count} ids from ${first} to ${lower}`);
});

const mapped = (extents: readonly uid_gid_extent[], id: number): number | undefined => {
  const found = extents.find(({ first, count }) => id >= first && id - first < count);
  return found && found.lower_first + (id - found.first);
};

/** userns-ID.img: how ids inside of the user namespace map to those outside. */
export class UsernsImage extends base {
  /** The uid outside; undefined: not mapped. */
  outerUid(uid: number): number | undefined {
    return mapped(this.entry.uid_map, uid);
  }
  /** The gid outside; undefined: not mapped. */
  outerGid(gid: number): number | undefined {
    return mapped(this.entry.gid_map, gid);
  }
}
