import { irmap_cache_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** irmap-cache: paths of watched inodes, found by a pre-dump. */
export class IrmapCacheImage extends repeatedImage(table.irmapCache, irmap_cache_entry) {}
