import { bpfmap_data_entry, type Ibpfmap_data_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const base: DataImageClass<bpfmap_data_entry, Ibpfmap_data_entry> = dataImage(
  table.bpfmapData,
  bpfmap_data_entry,
  ({ map_id: id, keys_bytes: keys, values_bytes: values, count }, fail) => {
    if (count > 0 && (keys % count !== 0 || values % count !== 0))
      fail(`map ${id}: ${count} elements in ${keys} bytes of keys and ${values} of values`);
  },
);

/** bpfmap-data.img: contents of eBPF maps: all keys, then all values. */
export class BpfmapDataImage extends base {
  /** Keys and values of a map, paired. */
  elements(mapId: number): readonly (readonly [key: Uint8Array, value: Uint8Array])[] {
    const record = this.records.find(({ entry }) => entry.map_id === mapId);
    if (record === undefined) return [];
    const { data, entry } = record;
    const [key, value] = [entry.keys_bytes / entry.count, entry.values_bytes / entry.count];
    return Array.from({ length: entry.count }, (_, i) => [
      data.subarray(i * key, (i + 1) * key),
      data.subarray(entry.keys_bytes + i * value, entry.keys_bytes + (i + 1) * value),
    ]);
  }
}
