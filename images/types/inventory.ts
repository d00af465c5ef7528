import { inventory_entry, type Iinventory_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<inventory_entry, Iinventory_entry> = singleImage(
  table.inventory,
  inventory_entry,
  (entry, fail) => {
    if (entry.img_version !== 1 && entry.img_version !== 2)
      fail(`image version ${entry.img_version}, known are 1 and 2`);
  },
);

const lockMethods = ['iptables', 'nftables', 'skip'] as const;

/** inventory.img: what the set is. Read before anything else. */
export class InventoryImage extends base {
  /** 2: files have the common magic; 1: they start with their type magic. */
  get version(): 1 | 2 {
    return this.entry.img_version === 1 ? 1 : 2;
  }
  /** How the network was locked while dumping; iptables if the image does not tell. Undefined: a number we have no name for. */
  get networkLock(): (typeof lockMethods)[number] | undefined {
    return lockMethods[this.entry.network_lock_method ?? 0];
  }
  /** Plugins that must be loadable on restore. Undefined: an old image, any plugin may be needed. */
  get plugins(): readonly string[] | undefined {
    return this.entry.plugins_entry?.plugins;
  }
}
