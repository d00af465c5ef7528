import { isImageError } from '../errors.js';
import type { ImageSet } from '../image-set.js';
import { MessageImage } from '../message-image.js';
import type { PageMap } from '../page-map.js';
import { fileName } from '../table.js';
import type { ImageConstructor, ImageId, TypedImage } from '../typed-image.js';
import type { FileEntry, FileKind } from '../types/files.js';

/** Something that does not fit together. */
export interface Problem {
  readonly file: string;
  /** Number of the entry in the file, from 0; undefined: it is about the file as a whole. */
  readonly entry?: number | undefined;
  /** Of the entry, in bytes from the start of the file. */
  readonly offset: number;
  readonly detail: string;
}

/** Largest image that is kept for the next rule, in bytes: queues can be large, and are looked at once. */
const KEPT = 256 * 1024;

/** Reports a problem at one entry. */
export type Report = (detail: string) => void;

/** What rules look at, and where they say what they found. */
export class Context {
  readonly problems: Problem[] = [];
  readonly #files = new Map<string, FileEntry>();
  readonly #images = new Map<string, TypedImage>();
  readonly #maps = new Map<string, PageMap>();

  constructor(readonly set: ImageSet) {
    for (const file of set.files) this.#files.set(`${file.type}:${file.id}`, file);
  }

  /** About a file as a whole. */
  file(name: string, detail: string, offset = 0): void {
    this.problems.push({ file: name, offset, detail });
  }

  /** About the nth entry of an image. */
  at(image: { readonly file: string; readonly source: MessageImage }, index: number): Report {
    const offset = image.source.entries[index]?.offset ?? 0;
    return (detail) => this.problems.push({ file: image.file, entry: index, offset, detail });
  }

  /** Runs a check; a broken file is a problem like any other, and the rest is still looked at. */
  async guarded(file: string, check: () => void | Promise<void>): Promise<void> {
    try {
      await check();
    } catch (error) {
      if (!isImageError(error)) throw error;
      const { offset, detail } = error;
      const name = error.file || file;
      if (!this.problems.some((known) => known.file === name && known.offset === offset && known.detail === detail))
        this.file(name, detail, offset);
    }
  }

  /** An image, read once; undefined: it is not there, or broken, which everyFile() reports. */
  async image<T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T | undefined> {
    const name = fileName(type.row, id);
    try {
      return this.set.has(name) ? await this.read(type, name) : undefined;
    } catch (error) {
      if (isImageError(error)) return undefined;
      throw error;
    }
  }

  /** An image by its name. @throws {ImageError} */
  async read<T extends TypedImage>(type: ImageConstructor<T>, name: string): Promise<T> {
    const known = this.set.opened(name) ?? this.#images.get(name);
    if (known) return known as T;
    const bytes = await this.set.store.read(name);
    const image = new type(MessageImage.fromBytes(type.row, name, bytes, this.set.store.limits));
    if (bytes.length <= KEPT) this.#images.set(name, image);
    return image;
  }

  /** A pagemap, read once. @throws {ImageError} */
  async pageMap(name: string): Promise<PageMap> {
    let found = this.#maps.get(name);
    if (found === undefined) {
      found = await this.set.pageMap(name);
      this.#maps.set(name, found);
    }
    return found;
  }

  hasFile(type: number, id: number): boolean {
    return this.#files.has(`${type}:${id}`);
  }

  /** Open files of one kind. */
  filesOf<Kind extends FileKind>(kind: Kind): readonly Extract<FileEntry, { kind: Kind }>[] {
    return this.set.files.filter((file) => file.kind === kind) as never;
  }

  async size(name: string): Promise<number> {
    const file = await this.set.store.open(name);
    await file.close();
    return file.size;
  }
}

/** One concern: looks at the set and reports what does not fit. */
export type Rule = (context: Context) => void | Promise<void>;
