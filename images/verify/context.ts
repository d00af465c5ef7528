import { isImageError } from '../errors.js';
import type { ImageSet } from '../image-set.js';
import type { MessageImage } from '../message-image.js';
import { PageMap } from '../page-map.js';
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

/** Reports a problem at one entry. */
export type Report = (detail: string) => void;

/** What rules look at, and where they say what they found. */
export class Context {
  readonly problems: Problem[] = [];
  readonly #files = new Map<string, FileEntry>();
  readonly #images = new Map<string, Promise<TypedImage | undefined>>();
  readonly #maps = new Map<string, Promise<PageMap | undefined>>();

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

  /** An image, read once; undefined: it is not there, or broken, which another rule reports. */
  async image<T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T | undefined> {
    const name = fileName(type.row, id);
    let found = this.#images.get(name);
    if (found === undefined) {
      found = this.set.has(name) ? this.set.read(type, id).catch(brokenIsAbsent) : Promise.resolve(undefined);
      this.#images.set(name, found);
    }
    return found as Promise<T | undefined>;
  }

  /** A pagemap, read once. */
  async pageMap(name: string): Promise<PageMap | undefined> {
    let found = this.#maps.get(name);
    if (found === undefined) {
      found = this.set.has(name)
        ? PageMap.open(this.set.store, name).catch(brokenIsAbsent)
        : Promise.resolve(undefined);
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

const brokenIsAbsent = (error: unknown): undefined => {
  if (isImageError(error)) return undefined;
  throw error;
};

/** One concern: looks at the set and reports what does not fit. */
export type Rule = (context: Context) => void | Promise<void>;
