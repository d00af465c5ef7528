/** New places for files: the beginning of paths, in every place that has one. */
import { bytesOf, textOf } from '../codec.js';
import { editRefused } from '../errors.js';
import type {
  fanotify_mount_mark_entry,
  fh_entry,
  irmap_cache_entry,
  mnt_entry,
  reg_file_entry,
  unix_sk_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { rule, type Rules } from './rewrite.js';

/** Bytes of sun_path. */
const SUN_PATH = 108;

/** By what they begin with, the longest first. */
export class Paths {
  readonly #prefixes: readonly (readonly [from: string, to: string])[];
  readonly #used = new Set<string>();

  /** @throws {TypeError} not absolute */
  constructor(paths: Readonly<Record<string, string>>) {
    const bare = (path: string): string => {
      if (!path.startsWith('/') || path.includes('\0')) throw new TypeError(`paths: ${path} is no absolute path`);
      return path.replace(/\/+$/, '');
    };
    this.#prefixes = Object.entries(paths)
      .map(([from, to]) => [bare(from), bare(to)] as const)
      .sort(([a], [b]) => b.length - a.length);
  }

  /** Whole components only: `/srv/a` says nothing of `/srv/ab`. */
  of(path: string): string {
    for (const [from, to] of this.#prefixes) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      this.#used.add(from);
      return `${to}${path.slice(from.length)}` || '/';
    }
    return path;
  }

  /** @throws {ImageError} ERR_IMAGE_EDIT: nothing lies there */
  checkUsed(): void {
    for (const [from] of this.#prefixes)
      if (!this.#used.has(from)) throw editRefused({ file: table.files.pattern }, `no path begins with ${from || '/'}`);
  }
}

export function pathRules(paths: Paths): Rules {
  const change = <M extends object, K extends keyof M>(message: M, ...fields: readonly K[]): M => {
    let result = message;
    for (const field of fields) {
      const path = message[field];
      const moved = typeof path === 'string' ? paths.of(path) : path;
      if (moved !== path) result = { ...result, [field]: moved };
    }
    return result;
  };
  return new Map([
    rule('reg_file_entry', (file: reg_file_entry) =>
      file.ext === true || file.message_queue === true ? file : change(file, 'name'),
    ),
    rule('unix_sk_entry', (socket: unix_sk_entry, at) => {
      const moved = change(socket, 'name_dir', 'root_dir');
      const text = textOf(socket.name);
      const [path = ''] = text.split('\0');
      const to = path.startsWith('/') ? paths.of(path) : path;
      if (to === path) return moved;
      const name = bytesOf(`${to}${text.slice(path.length)}`);
      if (name.length > SUN_PATH) at.refuse('name', `${to} is longer than the ${SUN_PATH} bytes of a socket's name`);
      return { ...moved, name };
    }),
    rule('mnt_entry', (mount: mnt_entry) => change(mount, 'mountpoint')),
    rule('fh_entry', (handle: fh_entry) => change(handle, 'path')),
    rule('fanotify_mount_mark_entry', (mark: fanotify_mount_mark_entry) => change(mark, 'path')),
    rule('irmap_cache_entry', (known: irmap_cache_entry) => change(known, 'path')),
  ]);
}
