import { netns_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';
import { conf4Names, conf6Names, settings } from './sysctl.js';

type Settings = ReadonlyMap<string, number | string>;

/** netns-ID.img: settings of a network namespace, and the numbers by which it knows others. */
export class NetnsImage extends singleImage(table.netns, netns_entry) {
  /** Key under which the restorer is given this namespace; undefined: it is made anew. */
  get externalKey(): string | undefined {
    return this.entry.ext_key;
  }
  /** For new links (`default`) and for all of them, by name. */
  get ipv4(): { readonly default: Settings; readonly all: Settings } {
    return { default: settings(conf4Names, this.entry.def_conf4), all: settings(conf4Names, this.entry.all_conf4) };
  }
  get ipv6(): { readonly default: Settings; readonly all: Settings } {
    return { default: settings(conf6Names, this.entry.def_conf6), all: settings(conf6Names, this.entry.all_conf6) };
  }
}
