/**
 * Every image type: file name, magic, and what entries follow each other in it. To add one: a row here, a class in types/
 * if it deserves one.
 */
import type { MessageType } from './codec.js';
import * as proto from './generated/proto.js';
import type { Head } from './framing.js';

/** One entry of a file: which message, and how many raw bytes follow it. */
export interface Step {
  readonly type: MessageType<object, object>;
  /** Raw bytes after the entry as they lie in the file, padding included; `rest`: up to the end of the file. Absent: none. */
  readonly payload?: (message: never) => number | bigint | 'rest';
  /** The file may not end before this entry. */
  readonly required?: boolean;
}

/** Says entry by entry what comes next, and is told what it was; it returns when nothing may follow. */
export type Layout = () => Generator<Step, void, object>;

export interface ImageRow {
  /** As in printf: `core-%u.img`. */
  readonly pattern: string;
  /** CRIT's name of the magic: `CORE`. */
  readonly magicName: string;
  readonly magic: number;
  readonly head: Head;
  /** Absent in raw images. */
  readonly layout?: Layout;
}

type Payload<M> = (message: M) => number | bigint | 'rest';

function step<M extends object, I>(type: MessageType<M, I>, payload?: Payload<M>, required = false): Step {
  return {
    type: type as MessageType<object, object>,
    required,
    ...(payload && { payload: payload as Step['payload'] & object }),
  };
}

const single = <M extends object, I>(type: MessageType<M, I>, payload?: Payload<M>): Layout =>
  function* () {
    yield step(type, payload, true);
  };

const repeated = <M extends object, I>(type: MessageType<M, I>, payload?: Payload<M>): Layout =>
  function* () {
    for (;;) yield step(type, payload);
  };

const padded = (size: bigint, to: bigint): bigint => ((size + to - 1n) / to) * to;

const pagemapLayout: Layout = function* () {
  yield step(proto.pagemap_head, undefined, true);
  for (;;) yield step(proto.pagemap_entry);
};

const ghostLayout: Layout = function* () {
  const file = (yield step(
    proto.ghost_file_entry,
    (entry) => (entry.chunks === true ? 0 : 'rest'),
    true,
  )) as proto.ghost_file_entry;
  while (file.chunks === true) yield step(proto.ghost_chunk_entry, (chunk) => chunk.len);
};

const ipcMsgLayout: Layout = function* () {
  for (;;) {
    const queue = (yield step(proto.ipc_msg_entry)) as proto.ipc_msg_entry;
    for (let i = 0; i < queue.qnum; i++) yield step(proto.ipc_msg, (msg) => padded(BigInt(msg.msize), 8n), true);
  }
};

const row = (pattern: string, magicName: string, magic: number, head: Head, layout?: Layout): ImageRow => ({
  pattern,
  magicName,
  magic,
  head,
  ...(layout && { layout }),
});

/** Keyed by our name of the image. */
export const table = {
  inventory: row('inventory.img', 'INVENTORY', 0x58313116, 'bare', single(proto.inventory_entry)),
  pstree: row('pstree.img', 'PSTREE', 0x50273030, 'common', repeated(proto.pstree_entry)),
  core: row('core-%u.img', 'CORE', 0x55053847, 'common', single(proto.core_entry)),
  ids: row('ids-%u.img', 'IDS', 0x54432030, 'common', single(proto.task_kobj_ids_entry)),
  mm: row('mm-%u.img', 'MM', 0x57492820, 'common', single(proto.mm_entry)),
  fs: row('fs-%u.img', 'FS', 0x51403912, 'common', single(proto.fs_entry)),
  creds: row('creds-%u.img', 'CREDS', 0x54023547, 'common', single(proto.creds_entry)),
  pagemap: row('pagemap-%lu.img', 'PAGEMAP', 0x56084025, 'common', pagemapLayout),
  pagemapShmem: row('pagemap-shmem-%lu.img', 'PAGEMAP', 0x56084025, 'common', pagemapLayout),
  pages: row('pages-%u.img', 'PAGES', 0, 'raw'),
  fdinfo: row('fdinfo-%u.img', 'FDINFO', 0x56213732, 'common', repeated(proto.fdinfo_entry)),
  files: row('files.img', 'FILES', 0x56303138, 'common', repeated(proto.file_entry)),
  seccomp: row('seccomp.img', 'SECCOMP', 0x64413049, 'common', single(proto.seccomp_entry)),
  apparmor: row('apparmor.img', 'APPARMOR', 0x59423047, 'common', single(proto.apparmor_entry)),
  cgroup: row('cgroup.img', 'CGROUP', 0x59383330, 'common', single(proto.cgroup_entry)),
  fileLocks: row('filelocks.img', 'FILE_LOCKS', 0x54323616, 'common', repeated(proto.file_lock_entry)),
  remapFpath: row('remap-fpath.img', 'REMAP_FPATH', 0x59133954, 'common', repeated(proto.remap_file_path_entry)),
  ghostFile: row('ghost-file-%x.img', 'GHOST_FILE', 0x52583605, 'common', ghostLayout),
  memfd: row('memfd.img', 'MEMFD_INODE', 0x48453499, 'common', repeated(proto.memfd_inode_entry)),
  pipesData: row(
    'pipes-data.img',
    'PIPES_DATA',
    0x56453709,
    'common',
    repeated(proto.pipe_data_entry, (entry) => entry.bytes),
  ),
  fifoData: row(
    'fifo-data.img',
    'FIFO_DATA',
    0x59333054,
    'common',
    repeated(proto.pipe_data_entry, (entry) => entry.bytes),
  ),
  skQueues: row(
    'sk-queues.img',
    'SK_QUEUES',
    0x56264026,
    'common',
    repeated(proto.sk_packet_entry, (entry) => entry.length),
  ),
  tcpStream: row(
    'tcp-stream-%x.img',
    'TCP_STREAM',
    0x51465506,
    'common',
    single(proto.tcp_stream_entry, (entry) => entry.inq_len + entry.outq_len),
  ),
  ttyInfo: row('tty-info.img', 'TTY_INFO', 0x59453036, 'common', repeated(proto.tty_info_entry)),
  ttyData: row('tty-data.img', 'TTY_DATA', 0x59413026, 'common', repeated(proto.tty_data_entry)),
  bpfmapFile: row('bpfmap-file.img', 'BPFMAP_FILE', 0x57506142, 'common', repeated(proto.bpfmap_file_entry)),
  bpfmapData: row(
    'bpfmap-data.img',
    'BPFMAP_DATA',
    0x64324033,
    'common',
    repeated(proto.bpfmap_data_entry, (entry) => entry.keys_bytes + entry.values_bytes),
  ),
  utsns: row('utsns-%u.img', 'UTSNS', 0x54473203, 'common', single(proto.utsns_entry)),
  timens: row('timens-%u.img', 'TIMENS', 0x43114433, 'common', single(proto.timens_entry)),
  pidns: row('pidns-%u.img', 'PIDNS', 0x61157326, 'common', single(proto.pidns_entry)),
  userns: row('userns-%u.img', 'USERNS', 0x55474906, 'common', single(proto.userns_entry)),
  mountpoints: row('mountpoints-%u.img', 'MNTS', 0x55563928, 'common', repeated(proto.mnt_entry)),
  ipcnsVar: row('ipcns-var-%u.img', 'IPC_VAR', 0x53115007, 'common', single(proto.ipc_var_entry)),
  ipcnsShm: row(
    'ipcns-shm-%u.img',
    'IPCNS_SHM',
    0x46283044,
    'common',
    repeated(proto.ipc_shm_entry, (entry) => (entry.in_pagemaps === true ? 0 : padded(entry.size, 4n))),
  ),
  ipcnsMsg: row('ipcns-msg-%u.img', 'IPCNS_MSG', 0x55453737, 'common', ipcMsgLayout),
  ipcnsSem: row(
    'ipcns-sem-%u.img',
    'IPCNS_SEM',
    0x59573019,
    'common',
    repeated(proto.ipc_sem_entry, (entry) => padded(BigInt(entry.nsems) * 2n, 8n)),
  ),
  netdev: row('netdev-%u.img', 'NETDEV', 0x57373951, 'common', repeated(proto.net_device_entry)),
  netns: row('netns-%u.img', 'NETNS', 0x55933752, 'common', single(proto.netns_entry)),
  ifaddr: row('ifaddr-%u.img', 'IFADDR', 0, 'raw'),
  route: row('route-%u.img', 'ROUTE', 0, 'raw'),
  route6: row('route6-%u.img', 'ROUTE6', 0, 'raw'),
  rule: row('rule-%u.img', 'RULE', 0, 'raw'),
  iptables: row('iptables-%u.img', 'IPTABLES', 0, 'raw'),
  ip6tables: row('ip6tables-%u.img', 'IP6TABLES', 0, 'raw'),
  nftables: row('nftables-%u.img', 'NFTABLES', 0, 'raw'),
  netnsCt: row('netns-ct-%u.img', 'NETNF_CT', 0, 'raw'),
  netnsExp: row('netns-exp-%u.img', 'NETNF_EXP', 0, 'raw'),
  tmpfsDev: row('tmpfs-dev-%u.tar.gz.img', 'TMPFS_DEV', 0, 'raw'),
  tmpfs: row('tmpfs-%u.tar.gz.img', 'TMPFS_IMG', 0, 'raw'),
  autofs: row('autofs-%u.img', 'AUTOFS', 0x49353943, 'common', single(proto.autofs_entry)),
  binfmtMisc: row('binfmt-misc.img', 'BINFMT_MISC', 0x67343323, 'common', repeated(proto.binfmt_misc_entry)),
  binfmtMiscOld: row('binfmt-misc-%u.img', 'BINFMT_MISC', 0x67343323, 'common', repeated(proto.binfmt_misc_entry)),
  cpuinfo: row('cpuinfo.img', 'CPUINFO', 0x61404013, 'common', single(proto.cpuinfo_entry)),
  stats: row('stats-%s', 'STATS', 0x57093306, 'service', single(proto.stats_entry)),
  irmapCache: row('irmap-cache', 'IRMAP_CACHE', 0x57004059, 'service', repeated(proto.irmap_cache_entry)),
  // Read only: what CRIU wrote before files.img, and before core and mm held everything.
  regFiles: row('reg-files.img', 'REG_FILES', 0x50363636, 'common', repeated(proto.reg_file_entry)),
  extFiles: row('ext-files.img', 'EXT_FILES', 0x59255641, 'common', repeated(proto.ext_file_entry)),
  nsFiles: row('ns-files.img', 'NS_FILES', 0x61394011, 'common', repeated(proto.ns_file_entry)),
  eventfd: row('eventfd.img', 'EVENTFD_FILE', 0x44523722, 'common', repeated(proto.eventfd_file_entry)),
  eventpoll: row('eventpoll.img', 'EVENTPOLL_FILE', 0x45023858, 'common', repeated(proto.eventpoll_file_entry)),
  eventpollTfd: row('eventpoll-tfd.img', 'EVENTPOLL_TFD', 0x44433746, 'common', repeated(proto.eventpoll_tfd_entry)),
  signalfd: row('signalfd.img', 'SIGNALFD', 0x57323820, 'common', repeated(proto.signalfd_entry)),
  inotify: row('inotify.img', 'INOTIFY_FILE', 0x48424431, 'common', repeated(proto.inotify_file_entry)),
  inotifyWd: row('inotify-wd.img', 'INOTIFY_WD', 0x54562009, 'common', repeated(proto.inotify_wd_entry)),
  fanotify: row('fanotify.img', 'FANOTIFY_FILE', 0x55096122, 'common', repeated(proto.fanotify_file_entry)),
  fanotifyMark: row('fanotify-mark.img', 'FANOTIFY_MARK', 0x56506035, 'common', repeated(proto.fanotify_mark_entry)),
  pipes: row('pipes.img', 'PIPES', 0x56513555, 'common', repeated(proto.pipe_entry)),
  fifo: row('fifo.img', 'FIFO', 0x58364939, 'common', repeated(proto.fifo_entry)),
  unixsk: row('unixsk.img', 'UNIXSK', 0x54373943, 'common', repeated(proto.unix_sk_entry)),
  inetsk: row('inetsk.img', 'INETSK', 0x56443851, 'common', repeated(proto.inet_sk_entry)),
  packetsk: row('packetsk.img', 'PACKETSK', 0x60454618, 'common', repeated(proto.packet_sock_entry)),
  netlinksk: row('netlinksk.img', 'NETLINK_SK', 0x58005614, 'common', repeated(proto.netlink_sk_entry)),
  tty: row('tty.img', 'TTY_FILES', 0x59433025, 'common', repeated(proto.tty_file_entry)),
  tunfile: row('tunfile.img', 'TUNFILE', 0x57143751, 'common', repeated(proto.tunfile_entry)),
  timerfd: row('timerfd.img', 'TIMERFD', 0x50493712, 'common', repeated(proto.timerfd_entry)),
  pidfd: row('pidfd.img', 'PIDFD', 0x54435556, 'common', repeated(proto.pidfd_entry)),
  sigacts: row('sigacts-%u.img', 'SIGACT', 0x55344201, 'common', repeated(proto.sa_entry)),
  vmas: row('vmas-%u.img', 'VMAS', 0x54123737, 'common', repeated(proto.vma_entry)),
  rlimit: row('rlimit-%u.img', 'RLIMIT', 0x57113925, 'common', repeated(proto.rlimit_entry)),
  itimers: row('itimers-%u.img', 'ITIMERS', 0x57464056, 'common', repeated(proto.itimer_entry)),
  posixTimers: row('posix-timers-%u.img', 'POSIX_TIMERS', 0x52603957, 'common', repeated(proto.posix_timer_entry)),
  signalS: row('signal-s-%u.img', 'SIGNAL', 0x59255647, 'common', repeated(proto.siginfo_entry)),
  signalP: row('signal-p-%u.img', 'PSIGNAL', 0x59255647, 'common', repeated(proto.siginfo_entry)),
} as const satisfies Readonly<Record<string, ImageRow>>;

export type ImageName = keyof typeof table;

/** Symlink in an image directory to the previous one of an incremental chain. */
export const PARENT_LINK = 'parent';

const placeholders: Readonly<Record<string, string>> = {
  '%u': '(\\d+)',
  '%lu': '(\\d+)',
  '%x': '([0-9a-f]+)',
  '%s': '(dump|restore)',
};
const placeholder = /%(?:lu|u|x|s)/;

const patterns = Object.values<ImageRow>(table).map((entry) => ({
  row: entry,
  regex: new RegExp(
    `^${entry.pattern.replaceAll('.', '\\.').replace(placeholder, (found) => placeholders[found] ?? '')}$`,
  ),
  hex: entry.pattern.includes('%x'),
  /** What stands before the id. */
  start: entry.pattern.slice(0, placeholder.exec(entry.pattern)?.index),
}));

/** File name of an image: `fileName(table.ghostFile, 26)` is `ghost-file-1a.img`. */
export function fileName(entry: ImageRow, id?: number | bigint | string): string {
  const found = placeholder.exec(entry.pattern)?.[0];
  if (found === undefined) return entry.pattern;
  if (id === undefined) throw new TypeError(`${entry.pattern} needs an id`);
  return entry.pattern.replace(found, found === '%x' ? id.toString(16) : String(id));
}

/**
 * Which image a file name means, and the id in it (bigint: shmem ids have 64 bits; `dump` or `restore` for stats).
 * Undefined: not a name of the format.
 */
export function rowOf(file: string): { readonly row: ImageRow; readonly id?: bigint | string } | undefined {
  for (const { row: entry, regex, hex, start } of patterns) {
    if (!file.startsWith(start)) continue;
    const text = regex.exec(file);
    if (text === null) continue;
    const id = text[1];
    if (id === undefined) return { row: entry };
    return { row: entry, id: entry.pattern.includes('%s') ? id : BigInt(hex ? `0x${id}` : id) };
  }
  return undefined;
}
