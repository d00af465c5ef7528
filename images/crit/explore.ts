/** What is in a set, as text for people and as values for scripts: `crit x`. */
import type { FileEntry } from '../types/files.js';
import { fd_types } from '../generated/proto.js';
import type { ImageProcess, ImageSet, ProcessTree } from '../image-set.js';
import type { MemoryArea } from '../memory-map.js';
import type { Mount } from '../mounts.js';
import { unixName } from '../sockets.js';
import { FileLocksImage } from '../types/file-locks.js';

/** Values for JSON, and the text of the same. */
export interface Exploration {
  readonly json: unknown;
  readonly text: string;
}

type Explorer = (set: ImageSet) => Exploration | Promise<Exploration>;

/** Subjects of `crit x`: the first four are CRIT's. */
export const explorers = { ps, fds, mems, rss, sockets, mounts, locks } as const satisfies Readonly<
  Record<string, Explorer>
>;
export type ExploreSubject = keyof typeof explorers;

/** @example console.log((await explore(set, 'ps')).text) */
export async function explore(set: ImageSet, subject: ExploreSubject): Promise<Exploration> {
  return explorers[subject](set);
}

const hex = (value: bigint): string => value.toString(16);

function ps(set: ImageSet): Exploration {
  const rows = ['    PID   PGID    SID   COMM'];
  const column = (value: number): string => String(value).padStart(7);
  const walk = ({ process, children }: ProcessTree, depth: number): unknown => {
    const { pid, pgid, sid, comm, core } = process;
    rows.push(`${column(pid)}${column(pgid)}${column(sid)}   ${'    '.repeat(depth)}${comm ?? ''}`);
    const threads = [...process.threads].map(([tid, thread]) => ({ tid, comm: thread.comm }));
    return { pid, pgid, sid, comm, state: core?.state, threads, children: children.map((one) => walk(one, depth + 1)) };
  };
  const root = set.tree();
  const json = root === undefined ? null : walk(root, 0);
  return { json, text: rows.join('\n') };
}

function fileText(file: FileEntry | undefined): string {
  if (file === undefined) return 'missing';
  switch (file.kind) {
    case 'reg':
      return file.entry.name;
    case 'pipe':
    case 'fifo':
      return `${file.kind}[${file.entry.pipe_id}]`;
    case 'unix-socket': {
      const name = unixName(file.entry.name);
      return `unix[${file.entry.ino} (${file.entry.peer})${name === undefined ? '' : ` ${name}`}]`;
    }
    case 'inet-socket':
      return `socket[${file.entry.ino}]`;
    case 'memfd':
      return `memfd[${file.entry.inode_id}]`;
    case 'tty':
      return `tty[${file.entry.tty_info_id}]`;
    case 'pidfd':
      return `pidfd[${file.entry.nspid}]`;
    case 'namespace':
      return `namespace[${file.entry.ns_id}]`;
    default:
      return `${file.kind}[${file.id}]`;
  }
}

const path = (set: ImageSet, id: number | undefined): string | undefined => {
  const file = id === undefined ? undefined : set.file(fd_types.REG, id);
  return file?.kind === 'reg' ? file.entry.name : undefined;
};

function fds(set: ImageSet): Exploration {
  const rows: string[] = [];
  const json = set.processes.map(({ pid, descriptors, fs }) => {
    rows.push(String(pid));
    const row = (name: number | string, text: string): number => rows.push(`\t${String(name).padStart(7)}: ${text}`);
    for (const { fd, file } of descriptors) row(fd, fileText(file));
    const [cwd, root] = [path(set, fs?.cwdId), path(set, fs?.rootId)];
    if (cwd !== undefined) row('cwd', cwd);
    if (root !== undefined) row('root', root);
    return {
      pid,
      descriptors: descriptors.map(({ fd, closeOnExec, file }) => ({
        fd,
        closeOnExec,
        id: file?.id,
        kind: file?.kind,
        text: fileText(file),
      })),
      cwd,
      root,
    };
  });
  return { json, text: rows.join('\n') };
}

const areaText = ({ start, end, protection, shared, name, offset }: MemoryArea): string => {
  const range = `${hex(start)}-${hex(end)}`.padEnd(36);
  const where = offset > 0n && name?.startsWith('/') ? ` + 0x${hex(offset)}` : '';
  return `\t${range}${protection}${shared ? 's' : ' '} ${name ?? ''}${where}`.trimEnd();
};

function mems(set: ImageSet): Exploration {
  const rows: string[] = [];
  const json = set.processes.map((process) => {
    const { pid, mm } = process;
    rows.push(String(pid));
    const exe = path(set, mm?.exeFileId);
    if (exe !== undefined) rows.push(`\t${'exe'.padEnd(40)}${exe}`);
    const areas = set.memoryMap(pid);
    rows.push(...areas.map(areaText));
    return { pid, exe, areas: areas.map(areaJson) };
  });
  return { json, text: rows.join('\n') };
}

const areaJson = ({ start, end, protection, shared, backing, offset, name }: MemoryArea): object => ({
  start: `0x${hex(start)}`,
  end: `0x${hex(end)}`,
  protection,
  shared,
  backing,
  offset: `0x${hex(offset)}`,
  name,
});

/** Which pages of each area are stored. */
async function rss(set: ImageSet): Promise<Exploration> {
  const rows: string[] = [];
  const json: unknown[] = [];
  for (const process of set.processes) {
    const pages = await storedPages(set, process);
    rows.push(String(process.pid));
    for (const { area, ranges } of pages) {
      if (ranges.length === 0) continue;
      rows.push(areaText(area));
      for (const { start, pages: count, flags } of ranges)
        rows.push(`\t    ${hex(start).padEnd(16)} ${String(count).padStart(8)}  ${flags}`);
    }
    const total = pages.reduce((sum, { ranges }) => ranges.reduce((inner, range) => inner + range.pages, sum), 0n);
    rows.push(`\t${total} pages stored`);
    json.push({
      pid: process.pid,
      pages: Number(total),
      areas: pages
        .filter(({ ranges }) => ranges.length > 0)
        .map(({ area, ranges }) => ({
          ...areaJson(area),
          ranges: ranges.map(({ start, pages: count, flags }) => ({
            start: `0x${hex(start)}`,
            pages: Number(count),
            from: flags,
          })),
        })),
    });
  }
  return { json, text: rows.join('\n') };
}

interface StoredRange {
  readonly start: bigint;
  readonly pages: bigint;
  readonly flags: string;
}

async function storedPages(
  set: ImageSet,
  { pid, mm }: ImageProcess,
): Promise<{ area: MemoryArea; ranges: StoredRange[] }[]> {
  if (mm === undefined || !set.has(`pagemap-${pid}.img`)) return [];
  const memory = await set.memory(pid);
  try {
    return set.memoryMap(pid).map((area) => ({
      area,
      ranges:
        area.backing === 'special' && area.name === '[guard]'
          ? []
          : Array.from(memory.runs(area.start, area.end), ({ start, end, source }) => ({
              start,
              pages: (end - start) / 4096n,
              flags: source.kind === 'stored' && source.depth > 0 ? `parent ${source.depth}` : source.kind,
            })),
    }));
  } finally {
    await memory.close();
  }
}

function sockets(set: ImageSet): Exploration {
  const found = set.sockets();
  const rows = found.map(({ family, type, protocol, state, local, remote, users }) => {
    const who = users.map(({ pid, fd }) => `${pid}:${fd}`).join(' ');
    const what = [family, type, protocol, state].filter((part) => part !== undefined).join(' ');
    return `${what.padEnd(36)}${(local ?? '-').padEnd(28)}${(remote ?? '-').padEnd(28)}${who}`.trimEnd();
  });
  const json = found.map(({ file, ...rest }) => ({ id: file.id, ...rest }));
  return { json, text: rows.join('\n') };
}

async function mounts(set: ImageSet): Promise<Exploration> {
  const rows: string[] = [];
  const json: unknown[] = [];
  const walk = (mount: Mount, depth: number): unknown => {
    const { id, mountpoint, type, source, root, options, externalKey, children } = mount;
    const external = externalKey === undefined ? '' : ` external ${externalKey}`;
    rows.push(`\t${'    '.repeat(depth)}${mountpoint} ${type} ${source} ${root}${external}`);
    const below = children.map((child) => walk(child, depth + 1));
    return { id, mountpoint, type, source, root, options, externalKey, children: below };
  };
  for (const [id, root] of await set.mounts()) {
    rows.push(String(id));
    json.push({ namespace: id, root: walk(root, 0) });
  }
  return { json, text: rows.join('\n') };
}

async function locks(set: ImageSet): Promise<Exploration> {
  const entries = (await set.readIfPresent(FileLocksImage))?.entries ?? [];
  const names: Readonly<Record<number, string>> = { 1: 'POSIX', 2: 'FLOCK', 4: 'OFD', 8: 'LEASE' };
  const types = ['read', 'write', 'none'];
  const json = entries.map(({ flag, type, pid, fd, start, len }) => ({
    kind: names[flag & 0xf] ?? String(flag),
    type: types[type & 3] ?? String(type),
    pid,
    fd,
    start: Number(start),
    length: Number(len),
  }));
  const rows = json.map(
    ({ kind, type, pid, fd, start, length }) =>
      `${kind.padEnd(8)}${type.padEnd(8)}${String(pid).padStart(7)}:${fd} ${start}-${length === 0 ? 'end' : start + length}`,
  );
  return { json, text: rows.join('\n') };
}
