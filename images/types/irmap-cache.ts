import { irmap_cache_entry, type Iirmap_cache_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<irmap_cache_entry, Iirmap_cache_entry> = repeatedImage(
  table.irmapCache,
  irmap_cache_entry,
);

/** irmap-cache: paths of watched inodes, found by a pre-dump. */
export class IrmapCacheImage extends base {}
