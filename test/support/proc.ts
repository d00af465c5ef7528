/** What /proc tells of a process: how it looks from outside. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Text of a file of /proc, or undefined if it, or the process, is not there. */
export function procFile(pid: number | 'self', name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}

/** Names in a directory of /proc. */
export function procNames(pid: number | 'self', name: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/${name}`);
  } catch {
    return [];
  }
}

/** Whether `pid` is there, and not as a zombie. */
export function isAlive(pid: number): boolean {
  const state = statusOf(pid)?.['State'];
  return state !== undefined && !/^[ZX]/.test(state);
}

/** /proc/PID/status by name. */
export function statusOf(pid: number | string): Record<string, string> | undefined {
  const text = procFile(pid as number, 'status');
  if (text === undefined) return undefined;
  return Object.fromEntries(
    text
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** Where a process's descriptors lead, by number. */
export function descriptorsOf(pid: number | 'self'): Map<number, string> {
  const found = new Map<number, string>();
  for (const name of procNames(pid, 'fd')) {
    try {
      found.set(Number(name), readlinkSync(`/proc/${pid}/fd/${name}`));
    } catch {
      // Closed meanwhile: it was the descriptor of this listing.
    }
  }
  return found;
}

/** Children of all threads of a process, zombies included. */
export function childrenOf(pid: number | 'self'): number[] {
  return procNames(pid, 'task').flatMap((tid) =>
    (procFile(pid, `task/${tid}/children`) ?? '').split(' ').filter(Boolean).map(Number),
  );
}

/** A process and all below it, the root first. */
export function treeOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

/**
 * Mappings, one line each without inode and device; neighbours that are alike are joined, since the kernel is free to
 * keep them apart.
 */
export function mappingsOf(pid: number): string[] {
  const lines: { from: bigint; to: bigint; rest: string; offset: bigint; path: string }[] = [];
  for (const line of (procFile(pid, 'maps') ?? '').split('\n').filter(Boolean)) {
    const [range = '', perms = '', offset = '', , , ...path] = line.split(/ +/);
    // No mapping of the process: the kernel shows it in every one that was born as a 64-bit program.
    if (path.join(' ') === '[vsyscall]') continue;
    const [from, to] = range.split('-').map((text) => BigInt(`0x${text}`)) as [bigint, bigint];
    const next = {
      from,
      to,
      rest: perms,
      offset: BigInt(`0x${offset}`),
      path: path
        .join(' ')
        .replace(/\/memfd:(?=\/dev\/zero|\/anon_hugepage)/, '')
        .replace(/^socket:.*/, 'socket'),
    };
    const last = lines.at(-1);
    const follows =
      last?.to === from &&
      last.rest === perms &&
      last.path === next.path &&
      (next.path === '' || next.path === '[heap]');
    if (last && follows) last.to = to;
    else lines.push(next);
  }
  return lines.map(({ from, to, rest, offset, path }) => {
    const at = path === '' || path.startsWith('[') || path.startsWith('/dev/zero') ? '' : ` ${offset.toString(16)}`;
    return `${from.toString(16)}-${to.toString(16)} ${rest}${at} ${path}`;
  });
}

/** Lines of /proc/PID/status that a dump and a restore must not change. */
const lasting = [
  'Name', 'Umask', 'Tgid', 'Pid', 'PPid', 'Uid', 'Gid', 'Groups', 'NStgid', 'Threads', 'SigPnd', 'ShdPnd', 'SigBlk', 'SigIgn',
  'SigCgt', 'CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb', 'NoNewPrivs', 'Seccomp', 'Seccomp_filters', 'VmLck', 'VmData',
  'VmStk', 'VmExe', 'VmLib', 'THP_enabled',
]; // prettier-ignore

/** All that can be seen of a process from outside and must be the same after a restore. */
export function outsideView(pid: number): unknown {
  const status = statusOf(pid) ?? {};
  const stat = procFile(pid, 'stat') ?? '';
  const [state, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z') return { pid, parent, group, session, zombie: true };
  return {
    status: Object.fromEntries(lasting.map((name) => [name, status[name]])),
    group,
    session,
    stopped: status['State']?.startsWith('T'),
    command: procFile(pid, 'cmdline'),
    environment: procFile(pid, 'environ'),
    auxiliary: Buffer.from(procFile(pid, 'auxv') ?? '', 'latin1').toString('hex'),
    limits: procFile(pid, 'limits'),
    personality: procFile(pid, 'personality'),
    numbers: [...descriptorsOf(pid).keys()].sort((a, b) => a - b),
    exe: linkOf(pid, 'exe'),
    cwd: linkOf(pid, 'cwd'),
    root: linkOf(pid, 'root'),
    mappings: mappingsOf(pid),
    threads: procNames(pid, 'task')
      .sort((a, b) => Number(a) - Number(b))
      .map((tid) => {
        const thread = statusOf(`${pid}/task/${tid}`) ?? {};
        return [
          tid,
          ...['Name', 'Uid', 'SigPnd', 'SigBlk', 'CapEff', 'NoNewPrivs', 'Seccomp'].map((name) => thread[name]),
        ];
      }),
    nice: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16],
    oom: procFile(pid, 'oom_score_adj'),
    coredump: procFile(pid, 'coredump_filter'),
  };
}

function linkOf(pid: number, name: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return undefined;
  }
}

/** Pids of threads of `pid` that someone traces. */
export function tracedThreads(pid: number): string[] {
  return procNames(pid, 'task').filter((tid) => (statusOf(`${pid}/task/${tid}`)?.['TracerPid'] ?? '0') !== '0');
}
