/** New numbers for processes and threads, in every place that names one. */
import { editRefused } from '../errors.js';
import {
  remap_type,
  type autofs_entry,
  type file_lock_entry,
  type fown_entry,
  type pidfd_entry,
  type posix_timer_entry,
  type pstree_entry,
  type reg_file_entry,
  type remap_file_path_entry,
  type siginfo_entry,
  type sk_sender_entry,
  type tty_info_entry,
  type unix_peer_entry,
} from '../generated/proto.js';
import type { ImageSet } from '../image-set.js';
import { fileName, rowOf, table, type ImageRow } from '../table.js';
import { pageFlags } from '../types/pagemap.js';
import type { Draft } from './draft.js';
import { rule, type Rules } from './rewrite.js';

/** PID_MAX_LIMIT of 64-bit kernels. */
const MAX_PID = 4194304;
const SIGCHLD = 17;
const SI_TIMER = -2;
const SI_SIGIO = -5;
/** Of si_pid in the siginfo_t of 64-bit kernels. */
const SI_PID = 16;

/** Images that have a pid or tid in their name. */
const named: ReadonlySet<ImageRow> = new Set<ImageRow>([
  table.core,
  table.ids,
  table.mm,
  table.fs,
  table.creds,
  table.pagemap,
  table.sigacts,
  table.vmas,
  table.rlimit,
  table.itimers,
  table.posixTimers,
  table.signalS,
  table.signalP,
]);

export type Pids = ReadonlyMap<number, number>;

/** @throws {TypeError} not pids */
export function pidsOf(pids: Readonly<Record<number, number>>): Pids {
  const map = new Map(Object.entries(pids).map(([from, to]) => [Number(from), to]));
  for (const pid of [...map].flat())
    if (!Number.isInteger(pid) || pid < 1 || pid > MAX_PID) throw new TypeError(`pids: ${String(pid)} is no pid`);
  if (new Set(map.values()).size < map.size) throw new TypeError('pids: two get the same number');
  return map;
}

/**
 * Every number must be of the tree, and no new one may be in use there: two sessions would become one.
 * @throws {ImageError} ERR_IMAGE_EDIT
 */
export async function checkPids(set: ImageSet, pids: Pids): Promise<void> {
  const file = table.pstree.pattern;
  const inUse = new Set<number>();
  for (const { pid, ppid, pgid, sid, threads } of set.processes)
    for (const number of [pid, ppid, pgid, sid, ...threads.keys()]) inUse.add(number);
  for (const [from, to] of pids) {
    if (!inUse.has(from))
      throw editRefused({ file }, `no process, thread, process group or session has the number ${from}`);
    if (inUse.has(to) && !pids.has(to))
      throw editRefused({ file }, `${from} cannot become ${to}, which is in use in the tree`);
    const pagemap = fileName(table.pagemap, from);
    if (set.has(pagemap) && (await set.pageMap(pagemap)).some(pageFlags.PARENT))
      throw editRefused(
        { file: pagemap },
        'its pages are in a set before this one, under the old number: flatten() first',
      );
  }
}

export function pidRules(pids: Pids): Rules {
  const of = (number: number): number => pids.get(number) ?? number;
  const change = <M extends object, K extends keyof M>(message: M, ...fields: readonly K[]): M => {
    const news = fields.filter((field) => typeof message[field] === 'number' && of(message[field]) !== message[field]);
    if (news.length === 0) return message;
    return { ...message, ...Object.fromEntries(news.map((field) => [field, of(message[field] as number)])) };
  };
  return new Map([
    rule('pstree_entry', (entry: pstree_entry) => {
      const { pid, threads } = entry;
      // The only thread of a zombie can be any number.
      const own = threads.length > 1 || threads[0] === pid;
      const moved = change(entry, 'pid', 'ppid', 'pgid', 'sid');
      return own && threads.some((tid) => pids.has(tid)) ? { ...moved, threads: threads.map(of) } : moved;
    }),
    rule('fown_entry', (owner: fown_entry) => change(owner, 'pid')),
    rule('posix_timer_entry', (timer: posix_timer_entry) => change(timer, 'notify_thread_id')),
    rule('file_lock_entry', (lock: file_lock_entry) => change(lock, 'pid')),
    rule('tty_info_entry', (tty: tty_info_entry) => change(tty, 'sid', 'pgrp')),
    rule('pidfd_entry', (pidfd: pidfd_entry) => change(pidfd, 'nspid')),
    rule('autofs_entry', (autofs: autofs_entry) => change(autofs, 'pgrp')),
    rule('sk_sender_entry', (sender: sk_sender_entry) => change(sender, 'pid')),
    rule('unix_peer_entry', (peer: unix_peer_entry) => change(peer, 'pid')),
    rule('remap_file_path_entry', (remap: remap_file_path_entry) =>
      remap.remap_type === remap_type.PROCFS ? change(remap, 'remap_id') : remap,
    ),
    rule('reg_file_entry', (file: reg_file_entry) => {
      const name = procPath(file.name, of);
      return name === file.name || file.ext === true ? file : { ...file, name };
    }),
    rule('siginfo_entry', (signal: siginfo_entry) => {
      const siginfo = signalFrom(signal.siginfo, of);
      return siginfo === signal.siginfo ? signal : { ...signal, siginfo };
    }),
  ]);
}

/** Images of a process change their names with it. */
export function renameImages(draft: Draft, names: readonly string[], pids: Pids): void {
  const moved = new Map<string, string>();
  for (const name of names) {
    const found = rowOf(name);
    const to = found && named.has(found.row) ? pids.get(Number(found.id)) : undefined;
    if (found && to !== undefined) moved.set(name, fileName(found.row, to));
  }
  draft.rename(moved);
}

/** Files of /proc that belong to a process or thread. */
function procPath(path: string, of: (pid: number) => number): string {
  return path.replace(
    /^\/proc\/(\d+)(?:(\/task\/)(\d+))?(?=\/|$)/,
    (_, pid: string, task?: string, tid?: string) =>
      `/proc/${of(Number(pid))}${task === undefined ? '' : `${task}${of(Number(tid))}`}`,
  );
}

/** A pending signal that names its sender, see sigaction(2). */
function signalFrom(siginfo: Uint8Array, of: (pid: number) => number): Uint8Array {
  if (siginfo.length < SI_PID + 4) return siginfo;
  const view = new DataView(siginfo.buffer, siginfo.byteOffset, siginfo.byteLength);
  const code = view.getInt32(8, true);
  const namesSender = code === 0 || (code < 0 && code !== SI_TIMER && code !== SI_SIGIO);
  if (!namesSender && !(code > 0 && view.getInt32(0, true) === SIGCHLD)) return siginfo;
  const pid = view.getInt32(SI_PID, true);
  if (of(pid) === pid) return siginfo;
  const changed = Uint8Array.from(siginfo);
  new DataView(changed.buffer).setInt32(SI_PID, of(pid), true);
  return changed;
}
