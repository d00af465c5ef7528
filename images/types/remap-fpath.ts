import { remap_file_path_entry, remap_type } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

const GHOST_BIT = 0x80000000;

/** Where the content of a file without a path is. */
export type Remap =
  | { readonly kind: 'ghost'; readonly fileId: number; readonly ghostId: number }
  | { readonly kind: 'linked'; readonly fileId: number; readonly linkFileId: number }
  | { readonly kind: 'procfs'; readonly fileId: number; readonly pid: number }
  | { readonly kind: 'unknown'; readonly fileId: number; readonly type: number };

/** remap-fpath.img: files that are open but have no path any more. */
export class RemapFpathImage extends repeatedImage(table.remapFpath, remap_file_path_entry) {
  get remaps(): readonly Remap[] {
    return this.entries.map(({ orig_id: fileId, remap_id: id, remap_type: type }): Remap => {
      switch (type) {
        case remap_type.GHOST:
          return { kind: 'ghost', fileId, ghostId: id };
        case remap_type.LINKED:
          return { kind: 'linked', fileId, linkFileId: id };
        case remap_type.PROCFS:
          return { kind: 'procfs', fileId, pid: id };
        case undefined:
          // Images older than the field: the top bit of the id tells.
          return id >= GHOST_BIT
            ? { kind: 'ghost', fileId, ghostId: id - GHOST_BIT }
            : { kind: 'linked', fileId, linkFileId: id };
        default:
          return { kind: 'unknown', fileId, type };
      }
    });
  }
}
