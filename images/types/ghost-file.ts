import { corrupt } from '../errors.js';
import type { Limits } from '../framing.js';
import { ghost_chunk_entry, ghost_file_entry, type Ighost_file_entry } from '../generated/proto.js';
import { entryOf, MessageImage } from '../message-image.js';
import { fileName, table } from '../table.js';
import { made, type ImageConstructor, type TypedImage } from '../typed-image.js';

export interface GhostChunk {
  /** Bytes from the start of the file. */
  readonly offset: bigint;
  readonly data: Uint8Array;
}

/** ghost-file-HEX.img: a file that was open but unlinked: metadata and content. */
export class GhostFileImage implements TypedImage {
  static readonly row = table.ghostFile;

  readonly entry: ghost_file_entry;
  /** Content, ascending; what is between chunks are holes. A file without chunks is one chunk at 0. */
  readonly chunks: readonly GhostChunk[];

  constructor(readonly source: MessageImage) {
    const [first, ...rest] = source.entries;
    if (first === undefined) throw corrupt(source.file, 0, 'no entry');
    this.entry = first.message as ghost_file_entry;
    if (this.entry.chunks !== true) {
      this.chunks = first.payload.length === 0 ? [] : [{ offset: 0n, data: first.payload }];
      return;
    }
    let end = 0n;
    this.chunks = rest.map(({ message, payload, offset }) => {
      const chunk = message as ghost_chunk_entry;
      if (chunk.off < end)
        throw corrupt(source.file, offset, `chunk at ${chunk.off} lies before the end of the last one, ${end}`);
      end = chunk.off + chunk.len;
      if (this.entry.size !== undefined && end > this.entry.size)
        throw corrupt(source.file, offset, `chunk ends at ${end}, the file at ${this.entry.size}`);
      return { offset: chunk.off, data: payload };
    });
  }

  get file(): string {
    return this.source.file;
  }

  toBytes(): Uint8Array {
    return this.source.toBytes();
  }

  static fromBytes<C>(this: ImageConstructor<C>, bytes: Uint8Array, file?: string, limits?: Limits): C {
    return new this(MessageImage.fromBytes(this.row, file ?? this.row.pattern, bytes, limits));
  }

  /** @param content whole content, or chunks: then `entry.size` must tell how long the file is */
  static of(id: number, entry: Ighost_file_entry, content: Uint8Array | readonly GhostChunk[]): GhostFileImage {
    const whole = ArrayBuffer.isView(content);
    const { chunks: _, ...plain } = made(ghost_file_entry, entry);
    const head = entryOf(
      ghost_file_entry,
      made(ghost_file_entry, whole ? plain : { ...plain, chunks: true }),
      whole ? content : undefined,
    );
    const rest = whole
      ? []
      : content.map(({ offset, data }) =>
          entryOf(ghost_chunk_entry, made(ghost_chunk_entry, { len: BigInt(data.length), off: offset }), data),
        );
    return new GhostFileImage(new MessageImage(table.ghostFile, fileName(table.ghostFile, id), [head, ...rest]));
  }
}
