import { corrupt } from '../errors.js';
import { chunksOf, type ImageStore } from '../store.js';
import { fileName, table, type ImageRow } from '../table.js';
import type { ImageId } from '../typed-image.js';

/** An image without a magic: whatever a kernel or a tool wrote, as it is. Nothing is read before it is asked for. */
export abstract class RawImage {
  /** @internal */
  constructor(
    readonly store: ImageStore,
    /** Name inside the image set. */
    readonly file: string,
  ) {}

  /** Piece by piece; a piece is good until the next is asked for. */
  async *chunks(): AsyncGenerator<Uint8Array, void, void> {
    const file = await this.store.open(this.file);
    try {
      yield* chunksOf(file);
    } finally {
      await file.close();
    }
  }

  /** All at once. @throws {ImageError} larger than `maxFileBytes` */
  async bytes(): Promise<Uint8Array> {
    return this.store.read(this.file);
  }

  async size(): Promise<number> {
    const file = await this.store.open(this.file);
    await file.close();
    return file.size;
  }

  /** @throws {ImageError} the bytes are not what belongs there */
  async check(): Promise<void> {}
}

/** A class of raw images, by the id in the file name. */
export interface RawImageClass<T extends RawImage> {
  new (store: ImageStore, file: string): T;
  readonly row: ImageRow;
}

/** @example rawImage(IfaddrImage, set.store, 9) */
export function rawImage<T extends RawImage>(type: RawImageClass<T>, store: ImageStore, id: ImageId): T {
  return new type(store, fileName(type.row, id));
}

/** A message of netlink(7): its header's type and flags, and what follows the header. */
export interface NetlinkMessage {
  readonly type: number;
  readonly flags: number;
  readonly data: Uint8Array;
  /** In the file, in bytes. */
  readonly offset: number;
}

/** Bytes of struct nlmsghdr. */
const HEADER = 16;

/** Messages of netlink one after the other, after a word that tells what they are. */
export abstract class NetlinkImage extends RawImage {
  abstract readonly magic: number | undefined;

  /** @throws {ImageError} ERR_IMAGE_CORRUPT, with the offset */
  async messages(): Promise<readonly NetlinkMessage[]> {
    const bytes = await this.bytes();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    if (this.magic !== undefined && bytes.length > 0) {
      if (bytes.length < 4 || view.getUint32(0, true) !== this.magic)
        throw corrupt(this.file, 0, `no magic 0x${this.magic.toString(16)}`);
      at = 4;
    }
    const found: NetlinkMessage[] = [];
    while (at < bytes.length) {
      const left = bytes.length - at;
      const size = left < HEADER ? 0 : view.getUint32(at, true);
      if (size < HEADER || size > left) throw corrupt(this.file, at, `message of ${size} bytes, ${left} are left`);
      found.push({
        type: view.getUint16(at + 4, true),
        flags: view.getUint16(at + 6, true),
        data: bytes.subarray(at + HEADER, at + size),
        offset: at,
      });
      at += (size + 3) & ~3;
    }
    return found;
  }

  override async check(): Promise<void> {
    await this.messages();
  }
}

/** pages-N.img: memory, page after page, in the order of the pagemap that names it. */
export class PagesImage extends RawImage {
  static readonly row: ImageRow = table.pages;
}

/** iptables-ID.img: text of iptables-save. */
export class IptablesImage extends RawImage {
  static readonly row: ImageRow = table.iptables;
}

/** ip6tables-ID.img: text of ip6tables-save. */
export class Ip6tablesImage extends RawImage {
  static readonly row: ImageRow = table.ip6tables;
}

/** nftables-ID.img: text of `nft list ruleset`. */
export class NftablesImage extends RawImage {
  static readonly row: ImageRow = table.nftables;
}

/** tmpfs-dev-DEVICE.tar.gz.img: what is in a tmpfs, as a tar archive. */
export class TmpfsDevImage extends RawImage {
  static readonly row: ImageRow = table.tmpfsDev;
}

/** tmpfs-MOUNT.tar.gz.img, the old name of the same. */
export class TmpfsImage extends RawImage {
  static readonly row: ImageRow = table.tmpfs;
}

/** ifaddr-ID.img: addresses of links, as `ip addr save` writes them. */
export class IfaddrImage extends NetlinkImage {
  static readonly row: ImageRow = table.ifaddr;
  readonly magic: number | undefined = 0x47361222;
}

/** route-ID.img: IPv4 routes, as `ip route save` writes them. */
export class RouteImage extends NetlinkImage {
  static readonly row: ImageRow = table.route;
  readonly magic: number | undefined = 0x45311224;
}

/** route6-ID.img: IPv6 routes. */
export class Route6Image extends NetlinkImage {
  static readonly row: ImageRow = table.route6;
  readonly magic: number | undefined = 0x45311224;
}

/** rule-ID.img: routing rules, as `ip rule save` writes them. */
export class RuleImage extends NetlinkImage {
  static readonly row: ImageRow = table.rule;
  readonly magic: number | undefined = 0x71706986;
}

/** netns-ct-ID.img: tracked connections, as ctnetlink tells them. */
export class NetnsCtImage extends NetlinkImage {
  static readonly row: ImageRow = table.netnsCt;
  readonly magic: number | undefined = undefined;
}

/** netns-exp-ID.img: expected connections. */
export class NetnsExpImage extends NetlinkImage {
  static readonly row: ImageRow = table.netnsExp;
  readonly magic: number | undefined = undefined;
}
