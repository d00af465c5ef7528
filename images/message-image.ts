import { decode, encode, type MessageType } from './codec.js';
import { corrupt } from './errors.js';
import { FrameReader, FrameWriter, type Limits } from './framing.js';
import type { ImageRow } from './table.js';

/** One entry of a file. */
export interface Entry<M extends object = object> {
  readonly type: MessageType<M, object>;
  readonly message: M;
  /** Raw bytes after it, padding included; empty if it has none. */
  readonly payload: Uint8Array;
  /** Of its size word, in bytes from the start of the file; 0 in images that were not read from a file. */
  readonly offset: number;
}

const none = new Uint8Array(0);

/** Makes an entry to be written. */
export function entryOf<M extends object, I>(type: MessageType<M, I>, message: M, payload: Uint8Array = none): Entry {
  return { type: type as MessageType<object, object>, message, payload, offset: 0 };
}

/** Any image with a magic, as the list of its entries. The classes in types/ say more about theirs. */
export class MessageImage {
  constructor(
    readonly row: ImageRow,
    /** Name inside the image set. */
    readonly file: string,
    readonly entries: readonly Entry[],
    /** 1 has no common magic. */
    readonly version: 1 | 2 = 2,
  ) {}

  /** @throws {ImageError} ERR_IMAGE_CORRUPT, with the offset */
  static fromBytes(row: ImageRow, file: string, bytes: Uint8Array, limits?: Limits): MessageImage {
    if (row.head === 'raw' || row.layout === undefined) throw new TypeError(`${row.pattern} is raw, it has no entries`);
    const reader = new FrameReader(file, bytes, limits);
    const version = reader.head(row.head, row.magic);
    const entries: Entry[] = [];
    const layout = row.layout();
    let last: object = {};
    for (;;) {
      const { value: step, done } = layout.next(last);
      if (done === true || step === undefined) break;
      if (reader.done) {
        if (step.required === true)
          throw corrupt(
            file,
            reader.offset,
            `file ends where ${entries.length === 0 ? 'its first' : 'another'} entry must be`,
          );
        return new MessageImage(row, file, entries, version);
      }
      const frame = reader.entry();
      const message = decode(step.type, frame.bytes, { file, offset: frame.offset });
      const size = step.payload?.(message as never) ?? 0;
      entries.push({
        type: step.type,
        message,
        payload: size === 'rest' ? reader.rest() : size === 0 ? none : reader.payload(size),
        offset: frame.offset,
      });
      last = message;
    }
    if (!reader.done) throw corrupt(file, reader.offset, 'more bytes after the last entry');
    return new MessageImage(row, file, entries, version);
  }

  /**
   * @throws {TypeError} an entry is not what the layout of this image wants there, or lacks bytes of payload
   */
  toBytes(): Uint8Array {
    const { row } = this;
    if (row.head === 'raw' || row.layout === undefined) throw new TypeError(`${row.pattern} is raw, it has no entries`);
    const writer = new FrameWriter().head(row.head, row.magic, this.version);
    const layout = row.layout();
    let last: object = {};
    this.entries.forEach(({ type, message, payload }, i) => {
      const step = layout.next(last).value;
      if (step?.type !== type) throw new TypeError(`${this.file}: entry ${i} does not belong there`);
      const bytes = encode(type, message);
      const size = step.payload?.(message as never) ?? 0;
      if (size !== 'rest' && BigInt(size) !== BigInt(payload.length)) {
        throw new TypeError(`${this.file}: entry ${i} wants ${size} bytes of payload, has ${payload.length}`);
      }
      writer.entry(bytes).payload(payload);
      last = message;
    });
    const next = layout.next(last).value;
    if (next?.required === true) throw new TypeError(`${this.file}: an entry is missing at the end`);
    return writer.finish();
  }
}
