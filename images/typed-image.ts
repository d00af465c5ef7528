import { decode, encode, type MessageType } from './codec.js';
import { corrupt } from './errors.js';
import type { Limits } from './framing.js';
import { entryOf, MessageImage } from './message-image.js';
import { fileName, type ImageRow } from './table.js';

/** What the id in a file name can be: pid, namespace id, inode number. */
export type ImageId = number | bigint | string;

/** An image that knows what it means. Immutable: to edit, make another with `of({ ...entry, field })`. */
export interface TypedImage {
  /** Name inside the image set. */
  readonly file: string;
  /** The same as a list of entries. */
  readonly source: MessageImage;
  toBytes(): Uint8Array;
}

/** A class of types/: what ImageSet.read() takes. */
export interface ImageClass<T extends TypedImage> {
  new (source: MessageImage): T;
  readonly row: ImageRow;
  /**
   * @param file name inside the image set, for errors; by default the pattern
   * @throws {ImageError} ERR_IMAGE_CORRUPT
   */
  fromBytes<C>(this: ImageConstructor<C>, bytes: Uint8Array, file?: string, limits?: Limits): C;
}

export interface ImageConstructor<C> {
  new (source: MessageImage): C;
  readonly row: ImageRow;
}

/** Throws ImageError at an entry. */
export type Fail = (detail: string) => never;

export interface SingleImage<M> extends TypedImage {
  readonly entry: M;
}
export interface SingleImageClass<M, I> extends ImageClass<SingleImage<M>> {
  /** @throws {TypeError} as encode() does. `id` is needed where the file name has one. */
  of<C>(this: ImageConstructor<C>, entry: I, id?: ImageId): C;
}

export interface RepeatedImage<M> extends TypedImage {
  readonly entries: readonly M[];
}
export interface RepeatedImageClass<M, I> extends ImageClass<RepeatedImage<M>> {
  of<C>(this: ImageConstructor<C>, entries: readonly I[], id?: ImageId): C;
}

/** An entry and the raw bytes that follow it. */
export interface DataRecord<M> {
  readonly entry: M;
  readonly data: Uint8Array;
}
export interface DataImage<M> extends TypedImage {
  readonly records: readonly DataRecord<M>[];
}
export interface DataImageClass<M, I> extends ImageClass<DataImage<M>> {
  of<C>(this: ImageConstructor<C>, records: readonly DataRecord<I>[], id?: ImageId): C;
}

/** Entries that have been through the codec: complete, checked, and owned by nobody else. */
export function made<M extends object, I>(type: MessageType<M, I>, entry: I): M {
  return decode(type, encode(type, entry));
}

abstract class Base implements TypedImage {
  constructor(readonly source: MessageImage) {}

  get file(): string {
    return this.source.file;
  }

  toBytes(): Uint8Array {
    return this.source.toBytes();
  }

  static fromBytes<C>(this: ImageConstructor<C>, bytes: Uint8Array, file?: string, limits?: Limits): C {
    return new this(MessageImage.fromBytes(this.row, file ?? this.row.pattern, bytes, limits));
  }
}

/** Runs `check` over the entries of an image, with errors that point at the entry. */
function checkAll<M>(source: MessageImage, check: ((entry: M, fail: Fail) => void) | undefined): readonly M[] {
  return source.entries.map(({ message, offset }) => {
    const entry = message as M;
    check?.(entry, (detail) => {
      throw corrupt(source.file, offset, detail);
    });
    return entry;
  });
}

/** Base class of an image with one entry. */
export function singleImage<M extends object, I>(
  row: ImageRow,
  type: MessageType<M, I>,
  check?: (entry: M, fail: Fail) => void,
): SingleImageClass<M, I> {
  return class extends Base implements SingleImage<M> {
    static readonly row = row;
    readonly entry: M;

    constructor(source: MessageImage) {
      super(source);
      const [entry] = checkAll(source, check);
      if (entry === undefined) throw corrupt(source.file, 0, 'no entry');
      this.entry = entry;
    }

    static of<C>(this: ImageConstructor<C>, entry: I, id?: ImageId): C {
      return new this(new MessageImage(row, fileName(row, id), [entryOf(type, made(type, entry))]));
    }
  };
}

/** Base class of an image with any number of entries. */
export function repeatedImage<M extends object, I>(
  row: ImageRow,
  type: MessageType<M, I>,
  check?: (entry: M, fail: Fail) => void,
): RepeatedImageClass<M, I> {
  return class extends Base implements RepeatedImage<M> {
    static readonly row = row;
    readonly entries: readonly M[];

    constructor(source: MessageImage) {
      super(source);
      this.entries = checkAll(source, check);
    }

    static of<C>(this: ImageConstructor<C>, entries: readonly I[], id?: ImageId): C {
      return new this(
        new MessageImage(
          row,
          fileName(row, id),
          entries.map((entry) => entryOf(type, made(type, entry))),
        ),
      );
    }
  };
}

/** Base class of an image whose entries have raw bytes after them. */
export function dataImage<M extends object, I>(
  row: ImageRow,
  type: MessageType<M, I>,
  check?: (entry: M, fail: Fail) => void,
): DataImageClass<M, I> {
  return class extends Base implements DataImage<M> {
    static readonly row = row;
    readonly records: readonly DataRecord<M>[];

    constructor(source: MessageImage) {
      super(source);
      const entries = checkAll(source, check);
      this.records = entries.map((entry, i) => ({ entry, data: source.entries[i]?.payload ?? new Uint8Array(0) }));
    }

    static of<C>(this: ImageConstructor<C>, records: readonly DataRecord<I>[], id?: ImageId): C {
      return new this(
        new MessageImage(
          row,
          fileName(row, id),
          records.map(({ entry, data }) => entryOf(type, made(type, entry), data)),
        ),
      );
    }
  };
}
