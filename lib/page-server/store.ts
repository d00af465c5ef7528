import { constants, existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import { PAGE_SIZE } from '../../images/framing.js';
import { fileName, PARENT_LINK, table } from '../../images/table.js';
import { pageFlags, PagemapImage, ShmemPagemapImage, type PageRangeInit } from '../../images/types/pagemap.js';
import type { CriuError } from '../errors/criu-error.js';
import type { TargetType } from './protocol.js';

/** Of the first pages file: above those that a dump gives out by itself, so that both can share a directory. */
const firstPagesId = 0x10001;
/** Bytes gathered before they are written. */
const batchSize = 1 << 20;

/** Pages that came in. */
export interface StoredPages {
  /** Pages with contents. */
  readonly pages: number;
  /** Pages that are in the parent images. */
  readonly inParent: number;
  /** Bytes on disk that `autoDedup` has freed in the parent images. */
  readonly freed?: number;
  /** Why it could not free more. */
  readonly notFreed?: CriuError;
}

/** The pagemap and pages images of one dump: in a directory of their own until all of them are whole. */
export class PageStore {
  readonly #dir: string;
  readonly #partial: string;
  #current: OpenMemory | undefined;
  #nextPagesId = firstPagesId;
  #pages = 0;
  #inParent = 0;

  private constructor(dir: string, partial: string) {
    this.#dir = dir;
    this.#partial = partial;
  }

  /** @param parent earlier images, as the link to them shall say: relative to `dir` */
  static async create(dir: string, parent: string | undefined): Promise<PageStore> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    if (parent !== undefined) await linkParent(dir, parent);
    return new PageStore(dir, await mkdtemp(path.join(dir, '.partial-pages-')));
  }

  get stored(): StoredPages {
    return { pages: this.#pages, inParent: this.#inParent };
  }

  /** Do the parent images have this memory? */
  hasParent(type: TargetType, id: bigint): boolean {
    return existsSync(path.join(this.#dir, PARENT_LINK, fileOf(type, id)));
  }

  /** Entries and pages are of this memory from now on. */
  async begin(type: TargetType, id: bigint): Promise<void> {
    await this.#finish();
    const pagesId = this.#nextPagesId++;
    const file = path.join(this.#partial, fileName(table.pages, pagesId));
    const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    this.#current = { type, id, pagesId, handle, ranges: [], batch: [], batched: 0 };
  }

  /** The next pages of the memory. Their contents, if they have any, come by {@link write}. */
  add(range: PageRangeInit): void {
    const memory = this.#memory();
    memory.ranges.push(range);
    if (range.flags & pageFlags.PRESENT) this.#pages += range.pages;
    else if (range.flags & pageFlags.PARENT) this.#inParent += range.pages;
  }

  async write(bytes: Buffer): Promise<void> {
    const memory = this.#memory();
    memory.batch.push(bytes);
    memory.batched += bytes.length;
    if (memory.batched >= batchSize) await flush(memory);
  }

  /** Moves everything to where it belongs. */
  async commit(): Promise<void> {
    await this.#finish();
    for (const name of await readdir(this.#partial)) {
      await rename(path.join(this.#partial, name), path.join(this.#dir, name));
    }
    await rm(this.#partial, { recursive: true });
  }

  /** Nothing is left of it. */
  async discard(): Promise<void> {
    await this.#current?.handle.close().catch(() => undefined);
    this.#current = undefined;
    await rm(this.#partial, { recursive: true, force: true });
  }

  #memory(): OpenMemory {
    if (!this.#current) throw new Error('no memory was opened');
    return this.#current;
  }

  async #finish(): Promise<void> {
    const memory = this.#current;
    if (!memory) return;
    await flush(memory);
    await memory.handle.close();
    this.#current = undefined;
    const Image = memory.type === 'task' ? PagemapImage : ShmemPagemapImage;
    const image = Image.of(memory.id, memory.pagesId, memory.ranges);
    await writeFile(path.join(this.#partial, image.file), image.toBytes(), { mode: 0o600 });
  }
}

interface OpenMemory {
  readonly type: TargetType;
  readonly id: bigint;
  readonly pagesId: number;
  readonly handle: FileHandle;
  readonly ranges: PageRangeInit[];
  batch: Buffer[];
  batched: number;
}

async function flush(memory: OpenMemory): Promise<void> {
  if (memory.batched === 0) return;
  const { batch } = memory;
  let left = memory.batched;
  memory.batch = [];
  memory.batched = 0;
  const { bytesWritten } = await memory.handle.writev(batch);
  left -= bytesWritten;
  if (left > 0) await memory.handle.appendFile(Buffer.concat(batch).subarray(bytesWritten));
}

function fileOf(type: TargetType, id: bigint): string {
  return fileName(type === 'task' ? table.pagemap : table.pagemapShmem, id);
}

async function linkParent(dir: string, parent: string): Promise<void> {
  const link = path.join(dir, PARENT_LINK);
  const there = await readlink(link).catch(() => undefined);
  if (there === parent) return; // made by the dump, which has the same directory
  await symlink(parent, link);
}

/** Most pages that one entry can have: its older count has 32 bits. */
const maxPages = BigInt(0xffffffff);

/** What a range of `pages` at `address` may be at most. */
export function isPlausible(address: bigint, pages: bigint): boolean {
  const page = BigInt(PAGE_SIZE);
  return pages > 0n && pages <= maxPages && address % page === 0n && address + pages * page <= 1n << 63n;
}
