/**
 * Names of flags and of numbers that the schema has no enum for. The sets that CRIT knows have CRIT's names, since its JSON
 * shows them; the others have the kernel's.
 */
import { enums, messages } from './generated/schema.js';

/** Names of bits; a field of several bits stands before its parts. */
export type FlagSet = readonly (readonly [name: string, bits: number])[];

/** Sets that CRIT shows too, by the names that the schema's `shown as flags=…` has. */
const critSets = {
  'mmap.prot': [
    ['PROT_READ', 1],
    ['PROT_WRITE', 2],
    ['PROT_EXEC', 4],
  ],
  'mmap.flags': [
    ['MAP_SHARED', 0x1],
    ['MAP_PRIVATE', 0x2],
    ['MAP_DROPPABLE', 0x8],
    ['MAP_ANON', 0x20],
    ['MAP_GROWSDOWN', 0x100],
  ],
  'mmap.status': [
    ['VMA_AREA_REGULAR', 0x1],
    ['VMA_AREA_STACK', 0x2],
    ['VMA_AREA_VSYSCALL', 0x4],
    ['VMA_AREA_VDSO', 0x8],
    ['VMA_AREA_HEAP', 0x20],
    ['VMA_FILE_PRIVATE', 0x40],
    ['VMA_FILE_SHARED', 0x80],
    ['VMA_ANON_SHARED', 0x100],
    ['VMA_ANON_PRIVATE', 0x200],
    ['VMA_AREA_SYSVIPC', 0x400],
    ['VMA_AREA_SOCKET', 0x800],
    ['VMA_AREA_VVAR', 0x1000],
    ['VMA_AREA_AIORING', 0x2000],
    ['VMA_AREA_MEMFD', 0x4000],
    ['VMA_AREA_SHSTK', 0x8000],
    ['VMA_AREA_UPROBES', 0x20000],
    ['VMA_UNSUPP', 0x80000000],
  ],
  'rfile.flags': [
    ['O_WRONLY', 0o1],
    ['O_RDWR', 0o2],
    ['O_CREAT', 0o100],
    ['O_EXCL', 0o200],
    ['O_NOCTTY', 0o400],
    ['O_TRUNC', 0o1000],
    ['O_APPEND', 0o2000],
    ['O_NONBLOCK', 0o4000],
    ['O_DSYNC', 0o10000],
    ['FASYNC', 0o20000],
    ['O_DIRECT', 0o40000],
    ['O_LARGEFILE', 0o100000],
    ['O_DIRECTORY', 0o200000],
    ['O_NOFOLLOW', 0o400000],
    ['O_NOATIME', 0o1000000],
    ['O_CLOEXEC', 0o2000000],
  ],
  'pmap.flags': [
    ['PE_PARENT', 1],
    ['PE_LAZY', 2],
    ['PE_PRESENT', 4],
  ],
  'seals.flags': [
    ['F_SEAL_SEAL', 0x1],
    ['F_SEAL_SHRINK', 0x2],
    ['F_SEAL_GROW', 0x4],
    ['F_SEAL_WRITE', 0x8],
    ['F_SEAL_FUTURE_WRITE', 0x10],
  ],
} as const satisfies Readonly<Record<string, FlagSet>>;

/** What CRIT shows as a bare number. */
const ownSets = {
  'mmap.flags': [
    ...critSets['mmap.flags'],
    ['MAP_LOCKED', 0x2000],
    ['MAP_NORESERVE', 0x4000],
    ['MAP_HUGETLB', 0x40000],
  ],
  'mmap.status': [...critSets['mmap.status'], ['VMA_AREA_GUARD', 0x10000], ['VMA_EXT_PLUGIN', 0x08000000]],
  'seals.flags': [...critSets['seals.flags'], ['F_SEAL_EXEC', 0x20]],
  'open.flags': [...critSets['rfile.flags'], ['O_PATH', 0o10000000], ['O_TMPFILE', 0o20000000]],
  'fd.flags': [['FD_CLOEXEC', 1]],
  madvice: [
    ['MADV_RANDOM', 1 << 1],
    ['MADV_SEQUENTIAL', 1 << 2],
    ['MADV_DONTFORK', 1 << 10],
    ['MADV_MERGEABLE', 1 << 12],
    ['MADV_HUGEPAGE', 1 << 14],
    ['MADV_NOHUGEPAGE', 1 << 15],
    ['MADV_DONTDUMP', 1 << 16],
    ['MADV_WIPEONFORK', 1 << 18],
  ],
  mount: [
    ['MS_RDONLY', 0x1],
    ['MS_NOSUID', 0x2],
    ['MS_NODEV', 0x4],
    ['MS_NOEXEC', 0x8],
    ['MS_SYNCHRONOUS', 0x10],
    ['MS_MANDLOCK', 0x40],
    ['MS_DIRSYNC', 0x80],
    ['MS_NOSYMFOLLOW', 0x100],
    ['MS_NOATIME', 0x400],
    ['MS_NODIRATIME', 0x800],
    ['MS_BIND', 0x1000],
    ['MS_UNBINDABLE', 0x20000],
    ['MS_PRIVATE', 0x40000],
    ['MS_SLAVE', 0x80000],
    ['MS_SHARED', 0x100000],
    ['MS_RELATIME', 0x200000],
    ['MS_STRICTATIME', 0x1000000],
    ['MS_LAZYTIME', 0x2000000],
  ],
  'unix.uflags': [
    ['USK_EXTERN', 1],
    ['USK_SERVICE', 2],
    ['USK_CALLBACK', 4],
    ['USK_INHERIT', 8],
  ],
  sigaction: [
    ['SA_NOCLDSTOP', 0x1],
    ['SA_NOCLDWAIT', 0x2],
    ['SA_SIGINFO', 0x4],
    ['SA_RESTORER', 0x04000000],
    ['SA_ONSTACK', 0x08000000],
    ['SA_RESTART', 0x10000000],
    ['SA_NODEFER', 0x40000000],
    ['SA_RESETHAND', 0x80000000],
  ],
  sigaltstack: [
    ['SS_ONSTACK', 1],
    ['SS_DISABLE', 2],
    ['SS_AUTODISARM', 0x80000000],
  ],
  'tcp.options': [
    ['TIMESTAMPS', 1],
    ['SACK', 2],
    ['WSCALE', 4],
    ['ECN', 8],
  ],
  epoll: [
    ['EPOLLIN', 0x1],
    ['EPOLLPRI', 0x2],
    ['EPOLLOUT', 0x4],
    ['EPOLLERR', 0x8],
    ['EPOLLHUP', 0x10],
    ['EPOLLRDNORM', 0x40],
    ['EPOLLRDBAND', 0x80],
    ['EPOLLWRNORM', 0x100],
    ['EPOLLWRBAND', 0x200],
    ['EPOLLMSG', 0x400],
    ['EPOLLRDHUP', 0x2000],
    ['EPOLLEXCLUSIVE', 0x10000000],
    ['EPOLLWAKEUP', 0x20000000],
    ['EPOLLONESHOT', 0x40000000],
    ['EPOLLET', 0x80000000],
  ],
  inotify: [
    ['IN_ACCESS', 0x1],
    ['IN_MODIFY', 0x2],
    ['IN_ATTRIB', 0x4],
    ['IN_CLOSE_WRITE', 0x8],
    ['IN_CLOSE_NOWRITE', 0x10],
    ['IN_OPEN', 0x20],
    ['IN_MOVED_FROM', 0x40],
    ['IN_MOVED_TO', 0x80],
    ['IN_CREATE', 0x100],
    ['IN_DELETE', 0x200],
    ['IN_DELETE_SELF', 0x400],
    ['IN_MOVE_SELF', 0x800],
    ['IN_UNMOUNT', 0x2000],
    ['IN_ONLYDIR', 0x1000000],
    ['IN_DONT_FOLLOW', 0x2000000],
    ['IN_EXCL_UNLINK', 0x4000000],
    ['IN_ISDIR', 0x40000000],
    ['IN_ONESHOT', 0x80000000],
  ],
  link: [
    ['IFF_UP', 0x1],
    ['IFF_BROADCAST', 0x2],
    ['IFF_DEBUG', 0x4],
    ['IFF_LOOPBACK', 0x8],
    ['IFF_POINTOPOINT', 0x10],
    ['IFF_NOTRAILERS', 0x20],
    ['IFF_RUNNING', 0x40],
    ['IFF_NOARP', 0x80],
    ['IFF_PROMISC', 0x100],
    ['IFF_ALLMULTI', 0x200],
    ['IFF_MASTER', 0x400],
    ['IFF_SLAVE', 0x800],
    ['IFF_MULTICAST', 0x1000],
    ['IFF_PORTSEL', 0x2000],
    ['IFF_AUTOMEDIA', 0x4000],
    ['IFF_DYNAMIC', 0x8000],
    ['IFF_LOWER_UP', 0x10000],
    ['IFF_DORMANT', 0x20000],
    ['IFF_ECHO', 0x40000],
  ],
  lock: [
    ['FL_POSIX', 1],
    ['FL_FLOCK', 2],
    ['FL_OFDLCK', 4],
    ['FL_LEASE', 8],
  ],
  namespace: [
    ['CLONE_NEWTIME', 0x80],
    ['CLONE_NEWNS', 0x20000],
    ['CLONE_NEWCGROUP', 0x2000000],
    ['CLONE_NEWUTS', 0x4000000],
    ['CLONE_NEWIPC', 0x8000000],
    ['CLONE_NEWUSER', 0x10000000],
    ['CLONE_NEWPID', 0x20000000],
    ['CLONE_NEWNET', 0x40000000],
  ],
  timerfd: [
    ['TFD_TIMER_ABSTIME', 1],
    ['TFD_TIMER_CANCEL_ON_SET', 2],
  ],
  seccomp: [
    ['SECCOMP_FILTER_FLAG_TSYNC', 1],
    ['SECCOMP_FILTER_FLAG_LOG', 2],
    ['SECCOMP_FILTER_FLAG_SPEC_ALLOW', 4],
    ['SECCOMP_FILTER_FLAG_NEW_LISTENER', 8],
    ['SECCOMP_FILTER_FLAG_TSYNC_ESRCH', 16],
    ['SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV', 32],
  ],
} as const satisfies Readonly<Record<string, FlagSet>>;

export type FlagSetName = keyof typeof critSets | keyof typeof ownSets;

/** Every set that has names, ours with the bits that CRIT shows as a number. */
export const flagSets: Readonly<Record<FlagSetName, FlagSet>> = { ...critSets, ...ownSets };

/** CRIT's numbers with names, by field; `gen` is off by CRIT's own error (3 is stopped, 6 is never stored). */
const critDictionaries: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  gen: { task_state: { Alive: 1, Zombie: 3, Stopped: 6 } },
  sk: {
    family: { UNIX: 1, INET: 2, INET6: 10, NETLINK: 16, PACKET: 17 },
    type: { STREAM: 1, DGRAM: 2, RAW: 3, SEQPACKET: 5, PACKET: 10 },
    state: {
      ESTABLISHED: 1,
      SYN_SENT: 2,
      SYN_RECV: 3,
      FIN_WAIT1: 4,
      FIN_WAIT2: 5,
      TIME_WAIT: 6,
      CLOSE: 7,
      CLOSE_WAIT: 8,
      LAST_ACK: 9,
      LISTEN: 10,
    },
    proto: { IP: 0, TCP: 6, UDP: 17, UDPLITE: 136 },
  },
};

/** Names of numbers, where CRIT has none or wrong ones. */
const dictionaries: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'task_core_entry.task_state': { alive: 1, dead: 2, stopped: 3 },
  'inet_sk_entry.state': { ...critDictionaries['sk']?.['state'], CLOSING: 11 },
  'file_lock_entry.type': { F_RDLCK: 0, F_WRLCK: 1, F_UNLCK: 2 },
  'fown_entry.pid_type': { F_OWNER_TID: 0, F_OWNER_PID: 1, F_OWNER_PGRP: 2 },
  'posix_timer_entry.it_sigev_notify': { SIGEV_SIGNAL: 0, SIGEV_NONE: 1, SIGEV_THREAD_ID: 4 },
  'inventory_entry.network_lock_method': { iptables: 0, nftables: 1, skip: 2 },
  'thread_core_entry.sched_policy': {
    SCHED_OTHER: 0,
    SCHED_FIFO: 1,
    SCHED_RR: 2,
    SCHED_BATCH: 3,
    SCHED_IDLE: 5,
    SCHED_DEADLINE: 6,
  },
  'timerfd_entry.clockid': clocks(),
  'posix_timer_entry.clock_id': clocks(),
};

function clocks(): Readonly<Record<string, number>> {
  return {
    CLOCK_REALTIME: 0,
    CLOCK_MONOTONIC: 1,
    CLOCK_PROCESS_CPUTIME_ID: 2,
    CLOCK_THREAD_CPUTIME_ID: 3,
    CLOCK_BOOTTIME: 7,
    CLOCK_REALTIME_ALARM: 8,
    CLOCK_BOOTTIME_ALARM: 9,
    CLOCK_TAI: 11,
  };
}

/** Sets of fields, where the schema's `shown as` says nothing or only that the value is shown in hex. */
const setsOfFields: Readonly<Record<string, FlagSetName>> = {
  'bpfmap_file_entry.flags': 'open.flags',
  'eventfd_file_entry.flags': 'open.flags',
  'eventpoll_file_entry.flags': 'open.flags',
  'eventpoll_tfd_entry.events': 'epoll',
  'fanotify_file_entry.flags': 'open.flags',
  'fdinfo_entry.flags': 'fd.flags',
  'file_lock_entry.flag': 'lock',
  'inet_sk_entry.flags': 'open.flags',
  'inotify_file_entry.flags': 'open.flags',
  'inotify_wd_entry.mask': 'inotify',
  'memfd_file_entry.flags': 'open.flags',
  'mnt_entry.flags': 'mount',
  'mnt_entry.sb_flags': 'mount',
  'net_device_entry.flags': 'link',
  'netlink_sk_entry.flags': 'open.flags',
  'ns_file_entry.flags': 'open.flags',
  'ns_file_entry.ns_cflag': 'namespace',
  'packet_sock_entry.flags': 'open.flags',
  'pidfd_entry.flags': 'open.flags',
  'pipe_entry.flags': 'open.flags',
  'reg_file_entry.flags': 'open.flags',
  'sa_entry.flags': 'sigaction',
  'seccomp_filter.flags': 'seccomp',
  'signalfd_entry.flags': 'open.flags',
  'tcp_stream_entry.opt_mask': 'tcp.options',
  'thread_sas_entry.ss_flags': 'sigaltstack',
  'timerfd_entry.flags': 'open.flags',
  'timerfd_entry.settime_flags': 'timerfd',
  'tty_file_entry.flags': 'open.flags',
  'unix_sk_entry.flags': 'open.flags',
  'unix_sk_entry.uflags': 'unix.uflags',
  'vma_entry.fdflags': 'open.flags',
  'vma_entry.madv': 'madvice',
};

/** Fields whose 64-bit values are addresses or masks, though the schema does not say that they are shown in hex. */
const HEX_FIELD = /(^|_)(ptr|pointer|addr|mask|sigset|rla|ss_sp)$/;

function names(set: FlagSet, value: bigint): string[] {
  const found: string[] = [];
  let rest = value;
  for (const [name, bits] of set) {
    if ((value & BigInt(bits)) === 0n) continue;
    found.push(name);
    rest &= ~BigInt(bits);
  }
  if (rest !== 0n) found.push(`0x${rest.toString(16)}`);
  return found;
}

/**
 * Names of the bits that are set, in the order of the set; what has no name comes last, as a number in hex.
 * @example flagNames('mmap.prot', 5) // ['PROT_READ', 'PROT_EXEC']
 */
export function flagNames(set: FlagSetName, value: number | bigint): readonly string[] {
  return names(flagSets[set], BigInt(value));
}

/**
 * The other way. Numbers are taken as they are.
 * @throws {RangeError} no such name in the set
 */
export function flagsOf(set: FlagSetName, given: readonly string[]): bigint {
  let value = 0n;
  for (const name of given) {
    const bits = flagSets[set].find(([candidate]) => candidate === name)?.[1];
    if (bits !== undefined) value |= BigInt(bits);
    else if (/^(0x[0-9a-f]+|\d+)$/i.test(name)) value |= BigInt(name);
    else throw new RangeError(`${name} is not a flag of ${set}`);
  }
  return value;
}

/** How a field is shown, from the schema: `hex=true`, `flags=mmap.prot`; undefined: as it is. */
function shownAs(message: string, field: string): string | undefined {
  return messages[message]?.find(([name]) => name === field)?.[4];
}

/** Major and minor of a device number: of the kernel (`dev`), or of stat(2) on x86 (`odev`). */
function deviceParts(value: number, old: boolean): readonly [number, number] {
  return old ? [(value >>> 8) & 0xfff, (value & 0xff) | ((value >>> 12) & 0xfff00)] : [value >>> 20, value & 0xfffff];
}

/** `shown`, as CRIT prints a single value with --pretty; undefined: as without. @internal */
export function critText(shown: string | undefined, field: string, value: unknown): string | undefined {
  if (shown === undefined || (typeof value !== 'number' && typeof value !== 'bigint')) return undefined;
  if (shown === 'hex=true') return `0x${value.toString(16)}`;
  if (shown.startsWith('flags=')) {
    const set = (critSets as Readonly<Record<string, FlagSet>>)[shown.slice(6)];
    return set && names(set, BigInt(value)).join(' | ');
  }
  if (shown.startsWith('dict=')) {
    const dictionary = critDictionaries[shown.slice(5)]?.[field];
    return dictionary && Object.keys(dictionary).find((name) => dictionary[name] === Number(value));
  }
  if (shown.startsWith('dev=')) return deviceParts(Number(value), shown.includes('odev')).join(':');
  return undefined;
}

/** A number from what critText() made of it; undefined: not of that form. @internal */
export function critValue(shown: string | undefined, field: string, text: string): bigint | undefined {
  if (shown === undefined) return undefined;
  if (shown.startsWith('flags=')) {
    const set = (critSets as Readonly<Record<string, FlagSet>>)[shown.slice(6)] ?? [];
    let value = 0n;
    for (const part of text.split('|').map((word) => word.trim())) {
      if (part === '') continue;
      const bits = set.find(([name]) => name === part)?.[1];
      if (bits === undefined && !/^(0x[0-9a-f]+|\d+)$/i.test(part)) return undefined;
      value |= BigInt(bits ?? part);
    }
    return value;
  }
  if (shown.startsWith('dict=')) {
    const number = critDictionaries[shown.slice(5)]?.[field]?.[text];
    return number === undefined ? undefined : BigInt(number);
  }
  if (shown.startsWith('dev=')) {
    const [, major, minor] = /^(\d+):(\d+)$/.exec(text)?.map(Number) ?? [];
    if (major === undefined || minor === undefined) return undefined;
    if (!shown.includes('odev')) return BigInt(((major << 20) | minor) >>> 0);
    return BigInt(((minor & 0xff) | (major << 8) | ((minor & ~0xff) << 12)) >>> 0);
  }
  return undefined;
}

/** Addresses in the images are network-order memory read as little-endian words: one is IPv4, four are IPv6. */
export function ipAddress(words: readonly number[]): string | undefined {
  const bytes = bytesOfWords(words);
  if (words.length !== 4) return critAddress(words);
  const tail = bytes.slice(12).join('.');
  if (bytes.slice(0, 10).every((byte) => byte === 0)) {
    if (bytes[10] === 0xff && bytes[11] === 0xff) return `::ffff:${tail}`;
    if (bytes[10] === 0 && bytes[11] === 0 && (bytes[12] !== 0 || bytes[13] !== 0)) return `::${tail}`;
  }
  return critAddress(words);
}

const bytesOfWords = (words: readonly number[]): number[] =>
  words.flatMap((word) => [word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24]);

/** As CRIT shows it: with hexadecimal groups also where an IPv4 address is mapped. @internal */
export function critAddress(words: readonly number[]): string | undefined {
  const bytes = bytesOfWords(words);
  if (words.length === 1) return bytes.join('.');
  if (words.length !== 4) return undefined;
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[i * 2] ?? 0) << 8) | (bytes[i * 2 + 1] ?? 0));
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.at < 0) return hex.join(':');
  return `${hex.slice(0, best.at).join(':')}::${hex.slice(best.at + best.length).join(':')}`;
}

/** The words of an address. Undefined: not an IP address. */
export function ipWords(text: string): readonly number[] | undefined {
  const word = (bytes: readonly number[]): number =>
    ((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16) | ((bytes[3] ?? 0) << 24)) >>> 0;
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (four) {
    const bytes = four.slice(1).map(Number);
    return bytes.every((byte) => byte < 256) ? [word(bytes)] : undefined;
  }
  const mixed = /^(.*:)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.exec(text);
  if (mixed) {
    const [last] = ipWords(mixed[2] ?? '') ?? [];
    if (last === undefined) return undefined;
    const pair = (low: number, high: number): string => ((low << 8) | high).toString(16);
    text = `${mixed[1]}${pair(last & 0xff, (last >>> 8) & 0xff)}:${pair((last >>> 16) & 0xff, last >>> 24)}`;
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groupsOf = (part: string | undefined): number[] | undefined => {
    if (part === undefined || part === '') return [];
    const groups = part.split(':');
    return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
      ? groups.map((group) => parseInt(group, 16))
      : undefined;
  };
  const [left, right] = [groupsOf(halves[0]), groupsOf(halves[1])];
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array<number>(missing).fill(0), ...right];
  return [0, 2, 4, 6].map((at) => {
    const [a = 0, b = 0] = groups.slice(at, at + 2);
    return word([a >> 8, a & 0xff, b >> 8, b & 0xff]);
  });
}

/**
 * A value of a field as people read it: enums, flags and known numbers by name, addresses in hex, devices as `8:1`.
 * Undefined: it has no other form than the value itself.
 * @example fieldText('vma_entry', 'status', 0x41) // 'VMA_AREA_REGULAR | VMA_FILE_PRIVATE'
 */
export function fieldText(message: string, field: string, value: unknown): string | undefined {
  const row = messages[message]?.find(([name]) => name === field);
  if (row === undefined) return undefined;
  const shown = row[4];
  if (Array.isArray(value)) return shown === 'ipadd=true' ? ipAddress(value as number[]) : undefined;
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const enumeration = enums[row[2]] ?? dictionaries[`${message}.${field}`];
  if (enumeration) {
    const name = Object.keys(enumeration).find((key) => enumeration[key] === Number(value));
    if (name !== undefined || enums[row[2]]) return name;
  }
  const set = setsOfFields[`${message}.${field}`] ?? (shown?.startsWith('flags=') ? shown.slice(6) : undefined);
  if (set !== undefined) return flagNames(set as FlagSetName, value).join(' | ') || '0';
  const known = critText(shown, field, value);
  if (known !== undefined) return known;
  return HEX_FIELD.test(field) || shownAs(message, field) === 'hex=true' ? `0x${value.toString(16)}` : undefined;
}
