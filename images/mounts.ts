import { fstype, type mnt_entry } from './generated/proto.js';
import type { ImageSet } from './image-set.js';
import { rowOf, table } from './table.js';
import { MountpointsImage } from './types/mountpoints.js';

/** A mount with those below it. */
export interface Mount {
  readonly id: number;
  readonly mountpoint: string;
  /** `tmpfs`, `proc` …; where the image does not tell: CRIU's name of the kind. */
  readonly type: string;
  readonly source: string;
  /** Which directory of the file system is mounted. */
  readonly root: string;
  readonly options: string;
  /** Key under which the restorer is given it; undefined: it is mounted anew. */
  readonly externalKey: string | undefined;
  readonly entry: mnt_entry;
  readonly children: readonly Mount[];
}

/** The mounts of every mount namespace that is in the set, by namespace id: the root with all others below it. */
export async function mounts(set: ImageSet): Promise<ReadonlyMap<number, Mount>> {
  const found = new Map<number, Mount>();
  for (const name of set.names) {
    const row = rowOf(name);
    if (row?.row !== table.mountpoints || row.id === undefined) continue;
    const image = await set.read(MountpointsImage, row.id);
    const root = image.root;
    if (root) found.set(Number(row.id), treeOf(image, root));
  }
  return found;
}

function treeOf(image: MountpointsImage, root: mnt_entry): Mount {
  const children = new Map<number, mnt_entry[]>();
  for (const entry of image.entries) {
    const siblings = children.get(entry.parent_mnt_id);
    if (siblings) siblings.push(entry);
    else children.set(entry.parent_mnt_id, [entry]);
  }
  const seen = new Set<number>();
  // Depth is bounded by the number of mounts, and circles end where a mount is met again.
  const build = (entry: mnt_entry): Mount => {
    seen.add(entry.mnt_id);
    const below = (children.get(entry.mnt_id) ?? []).filter(({ mnt_id: id }) => !seen.has(id));
    return {
      id: entry.mnt_id,
      mountpoint: entry.mountpoint,
      type: entry.fsname ?? (fstype[entry.fstype] ?? String(entry.fstype)).toLowerCase(),
      source: entry.source,
      root: entry.root,
      options: entry.options,
      externalKey: entry.ext_key,
      entry,
      children: below.map(build),
    };
  };
  return build(root);
}
