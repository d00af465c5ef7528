import {
  fd_types,
  file_entry,
  type Ifile_entry,
  type bpfmap_file_entry,
  type eventfd_file_entry,
  type eventpoll_file_entry,
  type ext_file_entry,
  type fanotify_file_entry,
  type fifo_entry,
  type inet_sk_entry,
  type inotify_file_entry,
  type memfd_file_entry,
  type netlink_sk_entry,
  type ns_file_entry,
  type packet_sock_entry,
  type pidfd_entry,
  type pipe_entry,
  type reg_file_entry,
  type signalfd_entry,
  type timerfd_entry,
  type tty_file_entry,
  type tunfile_entry,
  type unix_sk_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

interface Common<Kind extends string, Entry> {
  readonly kind: Kind;
  /** Unique over the set, all kinds together (a tun file shares its id with the `reg` of its device node). */
  readonly id: number;
  readonly type: number;
  readonly entry: Entry;
}

/** An open file description. */
export type FileEntry =
  | Common<'reg', reg_file_entry>
  | Common<'pipe', pipe_entry>
  | Common<'fifo', fifo_entry>
  | Common<'inet-socket', inet_sk_entry>
  | Common<'unix-socket', unix_sk_entry>
  | Common<'eventfd', eventfd_file_entry>
  | Common<'eventpoll', eventpoll_file_entry>
  | Common<'inotify', inotify_file_entry>
  | Common<'signalfd', signalfd_entry>
  | Common<'packet-socket', packet_sock_entry>
  | Common<'tty', tty_file_entry>
  | Common<'fanotify', fanotify_file_entry>
  | Common<'netlink-socket', netlink_sk_entry>
  | Common<'namespace', ns_file_entry>
  | Common<'tun', tunfile_entry>
  | Common<'external', ext_file_entry>
  | Common<'timerfd', timerfd_entry>
  | Common<'memfd', memfd_file_entry>
  | Common<'bpf-map', bpfmap_file_entry>
  | Common<'pidfd', pidfd_entry>
  /** A type that the schema does not know, kept as it is. */
  | Common<'unknown', file_entry>;

export type FileKind = FileEntry['kind'];

/** Kind and the field of file_entry that holds it, by fd_types. */
const kinds = {
  [fd_types.REG]: ['reg', 'reg'],
  [fd_types.PIPE]: ['pipe', 'pipe'],
  [fd_types.FIFO]: ['fifo', 'fifo'],
  [fd_types.INETSK]: ['inet-socket', 'isk'],
  [fd_types.UNIXSK]: ['unix-socket', 'usk'],
  [fd_types.EVENTFD]: ['eventfd', 'efd'],
  [fd_types.EVENTPOLL]: ['eventpoll', 'epfd'],
  [fd_types.INOTIFY]: ['inotify', 'ify'],
  [fd_types.SIGNALFD]: ['signalfd', 'sgfd'],
  [fd_types.PACKETSK]: ['packet-socket', 'psk'],
  [fd_types.TTY]: ['tty', 'tty'],
  [fd_types.FANOTIFY]: ['fanotify', 'ffy'],
  [fd_types.NETLINKSK]: ['netlink-socket', 'nlsk'],
  [fd_types.NS]: ['namespace', 'nsf'],
  [fd_types.TUNF]: ['tun', 'tunf'],
  [fd_types.EXT]: ['external', 'ext'],
  [fd_types.TIMERFD]: ['timerfd', 'tfd'],
  [fd_types.MEMFD]: ['memfd', 'memfd'],
  [fd_types.BPFMAP]: ['bpf-map', 'bpf'],
  [fd_types.PIDFD]: ['pidfd', 'pidfd'],
} as const satisfies Readonly<Record<number, readonly [FileKind, keyof file_entry]>>;

/** The fd_types number of a kind. */
export function fileType(kind: Exclude<FileKind, 'unknown'>): fd_types {
  for (const [type, [name]] of Object.entries(kinds)) if (name === kind) return Number(type);
  throw new TypeError(`no kind of file: ${String(kind)}`);
}

const rowOfType = (type: number): readonly [Exclude<FileKind, 'unknown'>, keyof file_entry] | undefined =>
  (kinds as Readonly<Record<number, readonly [Exclude<FileKind, 'unknown'>, keyof file_entry]>>)[type];

const base: RepeatedImageClass<file_entry, Ifile_entry> = repeatedImage(table.files, file_entry, (entry, fail) => {
  const row = rowOfType(entry.type);
  if (row === undefined) return;
  const body = entry[row[1]] as { readonly id: number } | undefined;
  if (body === undefined) fail(`file ${entry.id} of type ${entry.type} has no ${row[1]}`);
  else if (body.id !== entry.id) fail(`file ${entry.id} holds a ${row[1]} of id ${body.id}`);
});

/** files.img: every open file description of the tree, and the paths of mapped files and directories. */
export class FilesImage extends base {
  /** As a union by `kind`, in the order of the file. */
  get files(): readonly FileEntry[] {
    return this.entries.map(fileOf);
  }
}

/** @internal The union member for an entry of files.img. */
export function fileOf(entry: file_entry): FileEntry {
  const { id, type } = entry;
  const row = rowOfType(type);
  const body = row && entry[row[1]];
  if (row === undefined || body === undefined) return { kind: 'unknown', id, type, entry };
  return { kind: row[0], id, type, entry: body } as FileEntry;
}
