import { editRefused, ImageError, isImageError } from '../errors.js';
import type { Limits } from '../framing.js';
import { MessageImage } from '../message-image.js';
import {
  checkFileName,
  fileOfBytes,
  readWhole,
  type Changes,
  type ImageStore,
  type StoredFile,
  type StoreWriter,
} from '../store.js';
import { fileName, rowOf } from '../table.js';
import type { DataImage, ImageConstructor, ImageId, RepeatedImage, SingleImage, TypedImage } from '../typed-image.js';

/** The entry of an image class. */
export type EntryOf<T> =
  T extends SingleImage<infer M> ? M : T extends RepeatedImage<infer M> ? M : T extends DataImage<infer M> ? M : never;

/**
 * A set as it will be: what was changed lies in memory, the rest is read from the set that it is made of. It is a store, so
 * everything that reads sets reads it. Nothing is written before it is saved.
 */
export class Draft implements ImageStore {
  /** By name: the name that a file of the base had, or new bytes. */
  readonly #files: Map<string, string | Uint8Array>;
  /** Of the base. */
  readonly #names: readonly string[];

  /** @internal */
  constructor(
    readonly base: ImageStore,
    names: Iterable<string>,
  ) {
    this.#names = [...names];
    this.#files = new Map(this.#names.map((name) => [name, name]));
  }

  get limits(): Limits {
    return this.base.limits;
  }
  get path(): string {
    return this.base.path;
  }

  /** Reads an image as it is by now. @throws {ImageError} */
  async image<T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T> {
    return new type(await this.messages(fileName(type.row, id)));
  }

  /** Puts an image in the place of the one of its name, if there is one. @throws {ImageError} ERR_IMAGE_EDIT */
  put(image: TypedImage | MessageImage): void {
    try {
      this.#files.set(image.file, image.toBytes());
    } catch (error) {
      if (isImageError(error) || !(error instanceof Error)) throw error;
      throw editRefused({ file: image.file, ...placeOf(image) }, error.message, error);
    }
  }

  /** @internal A file that is no list of entries. */
  putRaw(name: string, bytes: Uint8Array): void {
    this.#files.set(name, bytes);
  }

  /**
   * Changes an image entry by entry; unknown fields stay if the old entry is spread into the new one.
   * @param change what the entry becomes; undefined: there is none any more
   * @example await draft.update(CoreImage, 12, (core) => ({ ...core, tc: { ...core.tc!, oom_score_adj: 500 } }))
   * @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_EDIT: what was made of an entry is not one
   */
  async update<T extends TypedImage>(
    type: ImageConstructor<T>,
    id: ImageId | undefined,
    change: (entry: EntryOf<T>, index: number) => EntryOf<T> | undefined,
  ): Promise<void> {
    const { source } = await this.image(type, id);
    const entries = source.entries.flatMap((entry, index) => {
      const message = change(entry.message as EntryOf<T>, index) as object | undefined;
      return message === undefined ? [] : [{ ...entry, message }];
    });
    this.put(new MessageImage(source.row, source.file, entries, source.version));
  }

  /** Takes a file away. */
  remove(name: string): void {
    if (!this.#files.delete(name)) throw editRefused({ file: name }, 'there is no such file');
  }

  /** New names for files, all at once, so that two may change places. @internal */
  rename(names: ReadonlyMap<string, string>): void {
    const moved = new Map<string, string | Uint8Array>();
    for (const [from, to] of names) {
      const file = this.#files.get(from);
      if (file !== undefined) moved.set(to, file);
    }
    for (const from of names.keys()) this.#files.delete(from);
    for (const [to, file] of moved) {
      if (this.#files.has(to)) throw editRefused({ file: to }, 'is there already');
      this.#files.set(to, file);
    }
  }

  /** @internal */
  async messages(name: string): Promise<MessageImage> {
    const row = rowOf(name)?.row;
    if (row === undefined) throw new TypeError(`${name} is not an image of the format`);
    return MessageImage.fromBytes(row, name, await this.read(name), this.limits);
  }

  /** What differs from the base: new content by name; undefined: the file is no more. @internal */
  changes(): Changes {
    const changes = new Map<string, (() => Promise<StoredFile>) | undefined>();
    for (const name of this.#names) if (!this.#files.has(name)) changes.set(name, undefined);
    for (const [name, file] of this.#files) if (file !== name) changes.set(name, () => this.open(name));
    return changes;
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.#files.keys()].sort());
  }

  async open(file: string): Promise<StoredFile> {
    checkFileName(file);
    const found = this.#files.get(file);
    if (found === undefined) throw new ImageError('ERR_IMAGE_MISSING', file, 0, 'no such image');
    return typeof found === 'string' ? this.base.open(found) : fileOfBytes(found);
  }

  async read(file: string): Promise<Uint8Array> {
    return readWhole(this, file);
  }

  /** Drafts are changed by put(). */
  create(): Promise<StoreWriter> {
    throw new TypeError('a draft is changed by put()');
  }

  async parent(): Promise<ImageStore | undefined> {
    return this.base.parent();
  }

  /** The base belongs to its set. */
  async close(): Promise<void> {}
}

/** The first entry that cannot be written. */
function placeOf(image: TypedImage | MessageImage): { entry?: number; offset?: number } {
  const { row, file, version, entries } = image instanceof MessageImage ? image : image.source;
  for (let n = 1; n <= entries.length; n++) {
    try {
      new MessageImage(row, file, entries.slice(0, n), version).toBytes();
    } catch (error) {
      // A prefix may only lack what comes after it.
      if (n === entries.length || !/missing at the end/.test(String(error)))
        return { entry: n - 1, offset: entries[n - 1]?.offset ?? 0 };
    }
  }
  return {};
}
