/** New keys for what is outside of the tree: those that options like --external and --inherit-fd name. */
import { editRefused } from '../errors.js';
import {
  TtyType,
  type mnt_entry,
  type netns_entry,
  type pidns_entry,
  type pipe_data_entry,
  type pipe_entry,
  type reg_file_entry,
  type tty_info_entry,
  type unix_sk_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import type { FileEntry } from '../types/files.js';
import type { Draft } from './draft.js';
import { rule, type Rules } from './rewrite.js';

/** What the input that a checkpoint held back lies in, by the key of its pipe or socket. */
const HELD_INPUT = 'libcriu-input.json';
/** Mount and inode of a file, in hexadecimal, as CRIU names it. */
const FILE_KEY = /^file\[[\da-f]+:[\da-f]+\]$/;
const TTY_KEY = /^tty\[([\da-f]+):([\da-f]+)\]$/;
const INODE_KEY = /^(socket|pipe|unix):?\[(\d+)\]$/;

type Kind = 'inode' | 'pipe' | 'tty' | 'file' | 'key';

/** What a key is of. Sockets are `socket:[7]` or `unix[7]`; any other text is the key of a mount or namespace. */
function kindOf(key: string): Kind {
  const [, what] = INODE_KEY.exec(key) ?? [];
  if (what !== undefined) return what === 'pipe' ? 'pipe' : 'inode';
  if (TTY_KEY.test(key)) return 'tty';
  return FILE_KEY.test(key) ? 'file' : 'key';
}

const inodeOf = (key: string): number => Number(INODE_KEY.exec(key)?.[2]);

/** What is to be changed, and which of it was met. */
export class ExternalKeys {
  readonly #keys: ReadonlyMap<string, string>;
  readonly #inodes = { inode: new Map<number, number>(), pipe: new Map<number, number>() };
  readonly #used = new Set<string>();

  /** @throws {TypeError} keys of two kinds */
  constructor(keys: Readonly<Record<string, string>>) {
    this.#keys = new Map(Object.entries(keys));
    for (const [from, to] of this.#keys) {
      const kind = kindOf(from);
      if (kind !== kindOf(to)) throw new TypeError(`external: ${from} and ${to} are not of the same kind`);
      if (kind !== 'inode' && kind !== 'pipe') continue;
      const inode = inodeOf(to);
      if (inode < 1 || inode > 0xffffffff) throw new TypeError(`external: ${to} is no inode number`);
      this.#inodes[kind].set(inodeOf(from), inode);
    }
  }

  /** The key itself, if it is not to be changed. */
  of<T extends string | undefined>(key: T): T | string {
    const to = key === undefined ? undefined : this.#keys.get(key);
    if (to === undefined) return key;
    this.#used.add(key as string);
    return to;
  }

  inode(kind: 'inode' | 'pipe', inode: number): number {
    const to = this.#inodes[kind].get(inode);
    if (to === undefined) return inode;
    for (const from of this.#keys.keys()) if (kindOf(from) === kind && inodeOf(from) === inode) this.#used.add(from);
    return to;
  }

  /** @throws {ImageError} ERR_IMAGE_EDIT: a new inode number is another's */
  checkFree(files: readonly FileEntry[]): void {
    const file = table.files.pattern;
    const taken = { inode: new Set<number>(), pipe: new Set<number>() };
    for (const one of files) {
      if (one.kind === 'unix-socket' || one.kind === 'inet-socket') taken.inode.add(one.entry.ino);
      if (one.kind === 'pipe') taken.pipe.add(one.entry.pipe_id);
    }
    for (const kind of ['inode', 'pipe'] as const)
      for (const [from, to] of this.#inodes[kind])
        if (taken[kind].has(to) && !this.#inodes[kind].has(to))
          throw editRefused({ file }, `${from} cannot become ${to}, which is another's`);
  }

  /** @throws {ImageError} ERR_IMAGE_EDIT: nothing has the key */
  checkUsed(): void {
    for (const key of this.#keys.keys())
      if (!this.#used.has(key)) throw editRefused({ file: table.files.pattern }, `nothing has the key ${key}`);
  }
}

export function externalRules(keys: ExternalKeys): Rules {
  const extKey = <M extends { ext_key?: string | undefined }>(message: M): M => {
    const ext_key = keys.of(message.ext_key);
    return ext_key === message.ext_key ? message : { ...message, ext_key };
  };
  return new Map([
    rule('mnt_entry', (mount: mnt_entry) => extKey(mount)),
    rule('netns_entry', (space: netns_entry) => extKey(space)),
    rule('pidns_entry', (space: pidns_entry) => extKey(space)),
    rule('reg_file_entry', (file: reg_file_entry) => {
      const name = file.ext === true ? keys.of(file.name) : file.name;
      return name === file.name ? file : { ...file, name };
    }),
    rule('unix_sk_entry', (socket: unix_sk_entry) => {
      const [ino, peer] = [keys.inode('inode', socket.ino), socket.peer && keys.inode('inode', socket.peer)];
      return ino === socket.ino && peer === socket.peer ? socket : { ...socket, ino, peer };
    }),
    rule('pipe_entry', (pipe: pipe_entry) => {
      const pipe_id = keys.inode('pipe', pipe.pipe_id);
      return pipe_id === pipe.pipe_id ? pipe : { ...pipe, pipe_id };
    }),
    rule('pipe_data_entry', (data: pipe_data_entry, at) => {
      const pipe_id = at.file === table.pipesData.pattern ? keys.inode('pipe', data.pipe_id) : data.pipe_id;
      return pipe_id === data.pipe_id ? data : { ...data, pipe_id };
    }),
    rule('tty_info_entry', (tty: tty_info_entry) => {
      if (tty.type !== TtyType.EXT_TTY || tty.dev === undefined) return tty;
      const key = `tty[${tty.rdev.toString(16)}:${tty.dev.toString(16)}]`;
      const [, rdev, dev] = TTY_KEY.exec(keys.of(key)) ?? [];
      const changed = { rdev: parseInt(rdev ?? '', 16), dev: parseInt(dev ?? '', 16) };
      return changed.rdev === tty.rdev && changed.dev === tty.dev ? tty : { ...tty, ...changed };
    }),
  ]);
}

/** Input that was held back goes to whatever has the new key. */
export async function renameHeldInput(draft: Draft, keys: ExternalKeys): Promise<void> {
  if (!(await draft.list()).includes(HELD_INPUT)) return;
  const held: unknown = JSON.parse(Buffer.from(await draft.read(HELD_INPUT)).toString('utf8'));
  if (!Array.isArray(held)) return;
  const changed = (held as { key?: string }[]).map((one) => ({ ...one, key: keys.of(one.key) }));
  draft.putRaw(HELD_INPUT, Buffer.from(JSON.stringify(changed)));
}
