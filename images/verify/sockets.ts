import { fileName, table } from '../table.js';
import { SkQueuesImage } from '../types/sk-queues.js';
import type { FileEntry } from '../types/files.js';
import type { Context, Report } from './context.js';

const AF_INET = 2;
const AF_INET6 = 10;
const SOCK_STREAM = 1;
const IPPROTO_TCP = 6;
const TCP_CLOSE = 7;
const TCP_LISTEN = 10;
const TCP_STATES = 12;
const SCM_RIGHTS = 1;
/** Bit of unix_sk_entry.uflags: a stand-in for a datagram peer outside. */
const UNIX_EXTERN = 1;
const SUN_PATH = 108;
const NETLINK_GROUP_WORDS = 64;

/** What the entry of a socket in files.img must be like. */
export function checkSocket(
  context: Context,
  file: Extract<FileEntry, { kind: 'inet-socket' | 'unix-socket' | 'netlink-socket' }>,
  report: Report,
): void {
  if (file.kind === 'netlink-socket') {
    if (file.entry.groups.length > NETLINK_GROUP_WORDS)
      report(`netlink socket ${file.id} with ${file.entry.groups.length} words of groups`);
    return;
  }
  if (file.kind === 'unix-socket') return checkUnix(file.entry, report);
  const { entry } = file;
  const words = entry.family === AF_INET ? 1 : entry.family === AF_INET6 ? 4 : 0;
  if (words === 0) report(`socket ${file.id} of family ${entry.family}`);
  for (const address of [entry.src_addr, entry.dst_addr]) {
    if (words !== 0 && address.length !== words)
      report(`socket ${file.id} with an address of ${address.length} words, expected ${words}`);
  }
  for (const port of [entry.src_port, entry.dst_port]) if (port > 0xffff) report(`socket ${file.id} with port ${port}`);
  if (entry.state === 0 || entry.state > TCP_STATES) report(`socket ${file.id} in state ${entry.state}`);
  const stream = fileName(table.tcpStream, entry.ino);
  const connected =
    entry.type === SOCK_STREAM &&
    entry.proto === IPPROTO_TCP &&
    entry.dst_port !== 0 &&
    entry.state !== TCP_CLOSE &&
    entry.state !== TCP_LISTEN;
  if (connected && context.set.inventory.entry.tcp_close !== true && !context.set.has(stream))
    report(`${stream} is missing: socket ${file.id} is connected`);
}

function checkUnix(
  { ino, name, type, state, uflags }: Extract<FileEntry, { kind: 'unix-socket' }>['entry'],
  report: Report,
): void {
  if (name.length > SUN_PATH) report(`unix socket ${ino} with a name of ${name.length} bytes`);
  if (![1, 2, 5].includes(type)) report(`unix socket ${ino} of type ${type}`);
  if (![1, TCP_CLOSE, TCP_LISTEN].includes(state)) report(`unix socket ${ino} in state ${state}`);
  if ((uflags & UNIX_EXTERN) !== 0 && (type !== 2 || state !== TCP_LISTEN))
    report(`unix socket ${ino} stands for one outside, of type ${type} in state ${state}`);
}

/** Inode numbers are there once; streams belong to a socket. */
export function inodes(context: Context): void {
  const streams = new Set<string>();
  const seen = new Set<number>();
  for (const file of [...context.filesOf('unix-socket'), ...context.filesOf('inet-socket')]) {
    if (file.kind === 'unix-socket' && seen.has(file.entry.ino))
      context.file(table.files.pattern, `socket inode ${file.entry.ino} is there twice`);
    seen.add(file.entry.ino);
    if (file.kind === 'inet-socket') streams.add(fileName(table.tcpStream, file.entry.ino));
  }
  for (const name of context.set.names) {
    if (name.startsWith('tcp-stream-') && !streams.has(name))
      context.file(name, 'no socket of files.img has this inode');
  }
}

/** Packets are for sockets of the set, and so are the files that they carry. */
export async function queues(context: Context): Promise<void> {
  const image = await context.image(SkQueuesImage);
  if (image === undefined) return;
  const ids = new Set(context.set.files.map((file) => file.id));
  const sockets = new Set(context.set.files.filter(({ kind }) => kind.endsWith('-socket')).map(({ id }) => id));
  image.records.forEach(({ entry }, i) => {
    const report = context.at(image, i);
    if (!ids.has(entry.id_for)) report(`packet for file ${entry.id_for}, which files.img does not have`);
    else if (!sockets.has(entry.id_for)) report(`packet for file ${entry.id_for}, which is no socket`);
    for (const { type, rights } of entry.scm) {
      if (type !== SCM_RIGHTS) report(`control message of type ${type}`);
      else
        for (const id of rights) if (!ids.has(id)) report(`packet carries file ${id}, which files.img does not have`);
    }
  });
}
