/** What stands between a set and the bytes of its files: compression, a seal, both. */
import { ImageError } from './errors.js';
import type { Limits } from './framing.js';
import {
  contentOf,
  fileOfBytes,
  readWhole,
  type Changes,
  type ImageStore,
  type StoredFile,
  type StoreWriter,
} from './store.js';

/** Turns files into others that can still be read at any place. */
export interface FileCodec {
  /** Added to names: `.zst`. */
  readonly suffix: string;
  /** Encodes a file as it is written, piece by piece. */
  encoder(name: string): FileEncoder;
  /**
   * @param file is closed with what is returned, or if it fails
   * @throws {ImageError} ERR_IMAGE_CORRUPT
   */
  decode(file: StoredFile, name: string): Promise<StoredFile>;
}

/** What write() and end() return is to be written, in this order. */
export interface FileEncoder {
  write(bytes: Uint8Array): Promise<readonly Uint8Array[]>;
  end(): Promise<readonly Uint8Array[]>;
}

/**
 * A store whose files go through a codec. Stores of stores: `new CodedStore(new CodedStore(directory, sealing(key)),
 * compression())` compresses, then seals. Parents are stores of the same kind.
 */
export class CodedStore implements ImageStore {
  constructor(
    readonly inner: ImageStore,
    readonly codec: FileCodec,
  ) {}

  get limits(): Limits {
    return this.inner.limits;
  }
  get path(): string {
    return this.inner.path;
  }

  /** Files without the codec's suffix are not part of the set. */
  async list(): Promise<readonly string[]> {
    const { suffix } = this.codec;
    const names = await this.inner.list();
    return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  }

  async open(file: string): Promise<StoredFile> {
    let stored: StoredFile;
    try {
      stored = await this.inner.open(file + this.codec.suffix);
    } catch (error) {
      if (error instanceof ImageError && error.code === 'ERR_IMAGE_MISSING')
        throw new ImageError(error.code, file, 0, 'no such image', { cause: error });
      throw error;
    }
    return this.codec.decode(stored, file);
  }

  async read(file: string): Promise<Uint8Array> {
    return readWhole(this, file);
  }

  async create(file: string): Promise<StoreWriter> {
    const writer = await this.inner.create(file + this.codec.suffix);
    const encoder = this.codec.encoder(file);
    return {
      write: async (bytes) => {
        for (const part of await encoder.write(bytes)) await writer.write(part);
      },
      commit: async () => {
        for (const part of await encoder.end()) await writer.write(part);
        await writer.commit();
      },
      discard: () => writer.discard(),
    };
  }

  /** As the store within does it; the new files go through the codec first, into memory. */
  get replace(): ((changes: Changes) => Promise<void>) | undefined {
    const { inner, codec } = this;
    if (inner.replace === undefined) return undefined;
    return async (changes) => {
      const coded = new Map<string, (() => Promise<StoredFile>) | undefined>();
      for (const [name, open] of changes) {
        const parts: Uint8Array[] = [];
        if (open) for await (const part of encoded(contentOf(open), codec, name)) parts.push(Uint8Array.from(part));
        coded.set(name + codec.suffix, open && (() => Promise.resolve(fileOfBytes(Buffer.concat(parts)))));
      }
      await inner.replace?.(coded);
    };
  }

  async parent(): Promise<ImageStore | undefined> {
    const parent = await this.inner.parent();
    return parent && new CodedStore(parent, this.codec);
  }

  async close(): Promise<void> {
    await this.inner.close();
  }
}

/** Pieces of any size to pieces of one size, the last excepted. */
export class Chunker {
  readonly #size: number;
  #parts: Uint8Array[] = [];
  #held = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Whole chunks that are there now. A full one is held back until more comes, since the last is treated otherwise. */
  push(bytes: Uint8Array): Uint8Array[] {
    // Copied: the caller may use the buffer again.
    this.#parts.push(Uint8Array.from(bytes));
    this.#held += bytes.length;
    if (this.#held <= this.#size) return [];
    const all = Buffer.concat(this.#parts);
    const chunks: Uint8Array[] = [];
    let at = 0;
    for (; all.length - at > this.#size; at += this.#size) chunks.push(all.subarray(at, at + this.#size));
    this.#parts = [all.subarray(at)];
    this.#held = all.length - at;
    return chunks;
  }

  /** The last chunk, which may be empty. */
  rest(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}

/** A file in chunks of one size, the last excepted, that are decoded when read; the last one used is kept. @internal */
export function chunkedFile(
  size: number,
  chunkSize: number,
  chunk: (index: number) => Promise<Uint8Array>,
  close: () => Promise<void>,
): StoredFile {
  let last: { index: number; bytes: Uint8Array } | undefined;
  return {
    size,
    read: async (target, position) => {
      const end = Math.min(size, position + target.length);
      let done = 0;
      for (let at = position; at < end;) {
        const index = Math.floor(at / chunkSize);
        const bytes: Uint8Array = last?.index === index ? last.bytes : await chunk(index);
        last = { index, bytes };
        const part = bytes.subarray(at - index * chunkSize, Math.min(bytes.length, end - index * chunkSize));
        if (part.length === 0) break;
        target.set(part, done);
        done += part.length;
        at += part.length;
      }
      return done;
    },
    close,
  };
}

/** A stream through a codec: what `libcriu` writes as one archive. */
export async function* encoded(
  chunks: AsyncIterable<Uint8Array>,
  codec: FileCodec,
  name = '',
): AsyncGenerator<Uint8Array, void, void> {
  const encoder = codec.encoder(name);
  for await (const chunk of chunks) yield* await encoder.write(chunk);
  yield* await encoder.end();
}
