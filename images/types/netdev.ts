import { net_device_entry, type Inet_device_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';
import { conf4Names, conf6Names, settings } from './sysctl.js';

/** Bytes of a link's name, without the NUL. */
const NAME_SIZE = 15;

const base: RepeatedImageClass<net_device_entry, Inet_device_entry> = repeatedImage(
  table.netdev,
  net_device_entry,
  ({ name, ifindex }, fail) => {
    if (name === '' || name.length > NAME_SIZE) fail(`link ${ifindex} has a name of ${name.length} characters`);
    if (ifindex === 0) fail(`link ${name} has index 0`);
  },
);

/** netdev-ID.img: the links of a network namespace. */
export class NetdevImage extends base {
  link(ifindex: number): net_device_entry | undefined {
    return this.entries.find((entry) => entry.ifindex === ifindex);
  }
}

/** Settings of a link under /proc/sys/net/ipv4/conf and ipv6/conf, by name; those that were not read are absent. */
export function linkSettings(link: net_device_entry): {
  readonly ipv4: ReadonlyMap<string, number | string>;
  readonly ipv6: ReadonlyMap<string, number | string>;
} {
  return { ipv4: settings(conf4Names, link.conf4), ipv6: settings(conf6Names, link.conf6) };
}
