import { mkdir } from 'node:fs/promises';
import type { EditOptions, ImageEdits } from './edit.js';
import { isImageError } from './errors.js';
import type { fdinfo_entry, vma_entry } from './generated/proto.js';
import { ImageDirectory } from './image-directory.js';
import { streamEntries, type StreamedEntry } from './entry-stream.js';
import { memoryMap, type MemoryArea } from './memory-map.js';
import { ProcessMemory } from './memory.js';
import { MessageImage } from './message-image.js';
import { writeFileTo, type ImageStore } from './store.js';
import { fileName, rowOf } from './table.js';
import { mounts, type Mount } from './mounts.js';
import type { OpenStoreOptions } from './open-store.js';
import { PageMap } from './page-map.js';
import { search, type SearchHit, type SearchOptions } from './search.js';
import { sockets, type SocketInfo } from './sockets.js';
import type { ImageConstructor, ImageId, TypedImage } from './typed-image.js';
import { CoreImage } from './types/core.js';
import { FdinfoImage } from './types/fdinfo.js';
import { FilesImage, type FileEntry } from './types/files.js';
import { FsImage } from './types/fs.js';
import { IdsImage } from './types/ids.js';
import { InventoryImage } from './types/inventory.js';
import { MmImage } from './types/mm.js';
import { PstreeImage, threadIds } from './types/pstree.js';

/** A pid as the images hold it: in the pid namespace of the dumped tree. */
export type ImagePid = number;

/** An open descriptor of a process. */
export interface Descriptor {
  readonly fd: number;
  readonly closeOnExec: boolean;
  /** Undefined: files.img has no such file; verify() reports it. */
  readonly file: FileEntry | undefined;
  readonly entry: fdinfo_entry;
}

/** One process of the tree with its images; those that a zombie does not have are undefined. */
export class ImageProcess {
  /** @internal */
  constructor(
    readonly pid: ImagePid,
    readonly ppid: ImagePid,
    readonly pgid: ImagePid,
    readonly sid: ImagePid,
    /** By tid; the leader first. */
    readonly threads: ReadonlyMap<ImagePid, CoreImage>,
    readonly ids: IdsImage | undefined,
    readonly mm: MmImage | undefined,
    readonly fs: FsImage | undefined,
    readonly descriptors: readonly Descriptor[],
  ) {}

  /** Of the leader. */
  get core(): CoreImage | undefined {
    return this.threads.get(this.pid);
  }
  get comm(): string | undefined {
    return this.core?.comm;
  }
  get isZombie(): boolean {
    return this.core?.state === 'dead';
  }
  get vmas(): readonly vma_entry[] {
    return this.mm?.vmas ?? [];
  }
}

/** A process with those below it. */
export interface ProcessTree {
  readonly process: ImageProcess;
  readonly children: readonly ProcessTree[];
}

/** A file of the tree whose other side is outside of it. */
export interface ExternalEnd {
  /** As inherit-fd options name it: `socket:[inode]`, `pipe:[inode]`. */
  readonly key: string;
  readonly kind: 'unix-socket' | 'pipe';
  readonly file: FileEntry;
  /** Inode number of the peer socket; of the pipe itself. */
  readonly peer: number;
  /** Who holds it. Empty: it only travels in a socket queue. */
  readonly users: readonly { readonly pid: ImagePid; readonly fd: number }[];
}

const O_ACCMODE = 3;
const O_WRONLY = 1;
const O_RDWR = 2;

/** Bit of unix_sk_entry.uflags: a stand-in for a datagram peer outside. */
const UNIX_EXTERN = 1;

/** A checkpoint: a store of images. What describes the tree is read by open(), the rest when asked for. */
export class ImageSet {
  readonly #files = new Map<string, FileEntry>();
  readonly #names: ReadonlySet<string>;
  /** What open() has read, by name. */
  readonly #opened: ReadonlyMap<string, TypedImage>;

  private constructor(
    /** Where the files are. */
    readonly store: ImageStore,
    readonly inventory: InventoryImage,
    /** All names of the format in the directory, sorted. */
    readonly names: readonly string[],
    /** Names that are no images of the format. */
    readonly strangers: readonly string[],
    /** Parents before children. Empty in a pre-dump, which holds memory only. */
    readonly processes: readonly ImageProcess[],
    /** Open file descriptions, mapped files and directories. */
    readonly files: readonly FileEntry[],
    opened: ReadonlyMap<string, TypedImage>,
  ) {
    this.#opened = opened;
    for (const file of files) this.#files.set(`${file.type}:${file.id}`, file);
    this.#names = new Set(names);
  }

  /**
   * @param from a directory or archive, as openStore() takes it, or any other store
   * @throws {ImageError} ERR_IMAGE_MISSING: no inventory, or a core of a process; ERR_IMAGE_CORRUPT
   */
  static async open(from: string | ImageStore, options: OpenStoreOptions = {}): Promise<ImageSet> {
    const store = typeof from === 'string' ? await storeAt(from, options) : from;
    try {
      return await ImageSet.#read(store);
    } catch (error) {
      if (typeof from === 'string') await store.close();
      throw error;
    }
  }

  static async #read(store: ImageStore): Promise<ImageSet> {
    const all = await store.list();
    const present = new Set(all);
    const opened = new Map<string, TypedImage>();
    const load = async <T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T> => {
      const image = await readImage(store, type, id);
      opened.set(image.file, image);
      return image;
    };
    const optional = async <T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T | undefined> =>
      present.has(fileName(type.row, id)) ? load(type, id) : undefined;

    const inventory = await load(InventoryImage);
    const pstree = await optional(PstreeImage);
    const files = (await optional(FilesImage))?.files ?? [];
    const byKey = new Map(files.map((file) => [`${file.type}:${file.id}`, file]));
    const tables = new Map<number, readonly Descriptor[]>();
    const processes: ImageProcess[] = [];
    for (const entry of pstree?.entries ?? []) {
      const { pid, ppid, pgid, sid } = entry;
      const threads = new Map<ImagePid, CoreImage>();
      for (const tid of threadIds(entry)) threads.set(tid, await load(CoreImage, tid));
      const ids = await optional(IdsImage, pid);
      // Old sets keep the ids inside the core.
      const filesId = ids?.filesId ?? threads.get(pid)?.entry.ids?.files_id;
      if (filesId !== undefined && !tables.has(filesId)) {
        const fdinfo = await optional(FdinfoImage, filesId);
        tables.set(
          filesId,
          (fdinfo?.entries ?? []).map((entry) => ({
            fd: entry.fd,
            closeOnExec: (entry.flags & 1) !== 0,
            file: byKey.get(`${entry.type}:${entry.id}`),
            entry,
          })),
        );
      }
      processes.push(
        new ImageProcess(
          pid,
          ppid,
          pgid,
          sid,
          threads,
          ids,
          await optional(MmImage, pid),
          await optional(FsImage, pid),
          filesId === undefined ? [] : (tables.get(filesId) ?? []),
        ),
      );
    }
    const known = all.filter((name) => rowOf(name) !== undefined);
    return new ImageSet(
      store,
      inventory,
      known,
      all.filter((name) => rowOf(name) === undefined),
      processes,
      files,
      opened,
    );
  }

  /** An image as open() has read it; undefined: it did not. @internal */
  opened(name: string): TypedImage | undefined {
    return this.#opened.get(name);
  }

  /** Path of the directory or archive. */
  get path(): string {
    return this.store.path;
  }

  /** @throws {TypeError} the set is in an archive */
  get directory(): ImageDirectory {
    if (this.store instanceof ImageDirectory) return this.store;
    throw new TypeError(`${this.path} is not a directory`);
  }

  /** The process without a parent in the set. */
  get root(): ImageProcess | undefined {
    return this.processes.find((process) => process.ppid === 0);
  }

  process(pid: ImagePid): ImageProcess | undefined {
    return this.processes.find((process) => process.pid === pid);
  }

  /** A file by the pair that descriptor tables store. */
  file(type: number, id: number): FileEntry | undefined {
    return this.#files.get(`${type}:${id}`);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /**
   * Reads an image: by its class and id, or by file name.
   * @example await set.read(MmImage, 12); await set.read('mountpoints-9.img')
   * @throws {ImageError}
   */
  async read<T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T>;
  async read(name: string): Promise<MessageImage>;
  async read(what: string | ImageConstructor<TypedImage>, id?: ImageId): Promise<MessageImage | TypedImage> {
    if (typeof what !== 'string') return readImage(this.store, what, id);
    const found = rowOf(what);
    if (found === undefined) throw new TypeError(`${what} is not an image of the format`);
    return MessageImage.fromBytes(found.row, what, await this.store.read(what), this.store.limits);
  }

  /** As read(), but undefined if there is no such file. */
  async readIfPresent<T extends TypedImage>(type: ImageConstructor<T>, id?: ImageId): Promise<T | undefined> {
    return this.#ifPresent(() => this.read(type, id));
  }

  /** Bytes of a raw image (addresses, routes, rules, tmpfs archives). */
  async readRaw(name: string): Promise<Uint8Array> {
    return this.store.read(name);
  }

  /** The entries of an image one by one, with one in memory at a time; raw bytes are read when asked for. */
  stream(name: string): AsyncGenerator<StreamedEntry, void, void> {
    return streamEntries(this.store, name);
  }

  /** Writes an image into the store, whole or not at all. What this object has read before stays as it was: open the set again. */
  async write(image: TypedImage | MessageImage): Promise<void> {
    await writeFileTo(this.store, image.file, [image.toBytes()]);
  }

  /** Which pages of a process or shared object are stored, however many there are. @param name as `pagemap-12.img` */
  async pageMap(name: string): Promise<PageMap> {
    return PageMap.open(this.store, name);
  }

  /** Memory of a process, through pagemap, pages and parents. Close it. */
  async memory(pid: ImagePid): Promise<ProcessMemory> {
    return ProcessMemory.open(this.store, pid);
  }

  /**
   * Writes a changed set into its own place or a new one; see {@link ImageEdits}. It passes verify(), or nothing is written.
   * @returns the result; this object shows what was before
   * @example await set.edit({ ports: [{ from: 80, to: 8080 }], paths: { '/srv/a': '/srv/b' } }, { to: './changed' })
   * @throws {ImageError} ERR_IMAGE_EDIT, with file, entry and field
   */
  async edit(edits: ImageEdits, options?: EditOptions): Promise<ImageSet> {
    const { edit } = await import('./edit.js');
    return edit(this, edits, options);
  }

  /** Writes a set that does not need those that this one builds upon. @throws {ImageError} a page is missing in them */
  async flatten(to: string | ImageStore): Promise<ImageSet> {
    const { flatten } = await import('./flatten.js');
    await flatten(this, to);
    return ImageSet.open(to, this.store.limits);
  }

  /** As `processes`. */
  tasks(): readonly ImageProcess[] {
    return this.processes;
  }

  /** The process tree, nested; undefined in a pre-dump. */
  tree(): ProcessTree | undefined {
    const root = this.root;
    if (root === undefined) return undefined;
    const nodes = new Map(this.processes.map((process) => [process.pid, { process, children: [] as ProcessTree[] }]));
    // Parents come before children; one that does not is left out, and verify() reports it.
    const linked = new Set<ImagePid>();
    for (const { pid, ppid } of this.processes) {
      const node = nodes.get(pid);
      if (node && linked.has(ppid)) nodes.get(ppid)?.children.push(node);
      if (pid === root.pid || linked.has(ppid)) linked.add(pid);
    }
    return nodes.get(root.pid);
  }

  /** Sockets with their addresses, states and users. */
  sockets(): readonly SocketInfo[] {
    return sockets(this);
  }

  /** The mounts of each mount namespace in the set, by its id. */
  async mounts(): Promise<ReadonlyMap<number, Mount>> {
    return mounts(this);
  }

  /** Memory areas of a process, with the names that /proc/PID/maps gives them. @throws {TypeError} no such process */
  memoryMap(pid: ImagePid): readonly MemoryArea[] {
    return memoryMap(this, pid);
  }

  /** Looks for bytes in stored memory. @example for await (const { pid, address } of set.search('secret')) … */
  search(pattern: string | Uint8Array, options?: SearchOptions): AsyncGenerator<SearchHit, void, void> {
    return search(this, pattern, options);
  }

  /** Who holds which open file. */
  usersOfFiles(): ReadonlyMap<FileEntry, readonly { readonly pid: ImagePid; readonly fd: number }[]> {
    const users = new Map<FileEntry, { pid: ImagePid; fd: number }[]>();
    for (const { pid, descriptors } of this.processes) {
      for (const { fd, file } of descriptors) {
        const held = file && users.get(file);
        if (held) held.push({ pid, fd });
        else if (file) users.set(file, [{ pid, fd }]);
      }
    }
    return users;
  }

  /** Closes the store, if it is an archive. */
  async close(): Promise<void> {
    await this.store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Unix sockets and pipes whose other end no process of the set has, with those who hold our end. */
  externalEnds(): readonly ExternalEnd[] {
    const users = this.usersOfFiles();
    const unix = new Set<number>();
    const pipes = new Map<number, { readers: boolean; writers: boolean }>();
    for (const file of this.files) {
      if (file.kind === 'unix-socket' && (file.entry.uflags & UNIX_EXTERN) === 0) unix.add(file.entry.ino);
      if (file.kind === 'pipe') {
        const ends = pipes.get(file.entry.pipe_id) ?? { readers: false, writers: false };
        const mode = file.entry.flags & O_ACCMODE;
        pipes.set(file.entry.pipe_id, {
          readers: ends.readers || mode !== O_WRONLY,
          writers: ends.writers || mode === O_WRONLY || mode === O_RDWR,
        });
      }
    }
    const ends: ExternalEnd[] = [];
    for (const file of this.files) {
      const held = users.get(file) ?? [];
      if (file.kind === 'unix-socket' && file.entry.peer !== 0 && !unix.has(file.entry.peer)) {
        ends.push({ key: `socket:[${file.entry.ino}]`, kind: 'unix-socket', file, peer: file.entry.peer, users: held });
      }
      if (file.kind === 'pipe') {
        const { readers, writers } = pipes.get(file.entry.pipe_id) ?? { readers: false, writers: false };
        if (!readers || !writers)
          ends.push({ key: `pipe:[${file.entry.pipe_id}]`, kind: 'pipe', file, peer: file.entry.pipe_id, users: held });
      }
    }
    return ends;
  }

  async #ifPresent<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (isImageError(error, 'ERR_IMAGE_MISSING')) return undefined;
      throw error;
    }
  }
}

/** A directory of plain images needs none of the code for archives. */
async function storeAt(path: string, options: OpenStoreOptions): Promise<ImageStore> {
  const directory = new ImageDirectory(path, options);
  const names = await directory.list().catch((): readonly string[] => []);
  if (names.includes(InventoryImage.row.pattern)) return directory;
  const { openStore } = await import('./open-store.js');
  return openStore(path, options);
}

/** @internal */
export async function readImage<T extends TypedImage>(
  store: ImageStore,
  type: ImageConstructor<T>,
  id?: ImageId,
): Promise<T> {
  const file = fileName(type.row, id);
  return new type(MessageImage.fromBytes(type.row, file, await store.read(file), store.limits));
}

/** Writes images into a new or existing directory, the inventory last: a set without it is not one. */
export async function writeImages(path: string, images: readonly (TypedImage | MessageImage)[]): Promise<void> {
  await mkdir(path, { recursive: true });
  const directory = new ImageDirectory(path);
  const isInventory = (image: { readonly file: string }): boolean => image.file === InventoryImage.row.pattern;
  for (const image of [...images].sort((a, b) => Number(isInventory(a)) - Number(isInventory(b)))) {
    await directory.write(image.file, image.toBytes());
  }
}
