import { fd_types, type vma_entry } from './generated/proto.js';
import type { ImagePid, ImageSet } from './image-set.js';
import { vmaBacking, vmaStatus, type VmaBacking } from './types/vma.js';

/** A memory area, with the name that /proc/PID/maps gives it. */
export interface MemoryArea {
  readonly start: bigint;
  readonly end: bigint;
  /** `rwx`, with `-` for what is not allowed. */
  readonly protection: string;
  readonly shared: boolean;
  readonly backing: VmaBacking;
  /** Bytes into the file or object. */
  readonly offset: bigint;
  /** Path of the file, or `[heap]`, `[stack]`, `[vdso]` …; undefined: anonymous memory without a name. */
  readonly name: string | undefined;
  readonly entry: vma_entry;
}

const special: readonly (readonly [bit: number, name: string])[] = [
  [vmaStatus.HEAP, '[heap]'],
  [vmaStatus.STACK, '[stack]'],
  [vmaStatus.VDSO, '[vdso]'],
  [vmaStatus.VVAR, '[vvar]'],
  [vmaStatus.VSYSCALL, '[vsyscall]'],
  [vmaStatus.AIORING, '[aio]'],
  [vmaStatus.GUARD, '[guard]'],
];
const MAP_GROWSDOWN = 0x100;

/** The memory map of a process. @throws {TypeError} no such process */
export function memoryMap(set: ImageSet, pid: ImagePid): readonly MemoryArea[] {
  const process = set.process(pid);
  if (process === undefined) throw new TypeError(`no process ${pid} in ${set.path}`);
  return process.vmas.map((entry) => ({
    start: entry.start,
    end: entry.end,
    protection: [
      [1, 'r'],
      [2, 'w'],
      [4, 'x'],
    ]
      .map(([bit, letter]) => (entry.prot & Number(bit) ? letter : '-'))
      .join(''),
    shared: (entry.status & (vmaStatus.FILE_SHARED | vmaStatus.ANON_SHARED)) !== 0,
    backing: vmaBacking(entry),
    offset: entry.pgoff,
    name: nameOf(set, entry),
    entry,
  }));
}

function nameOf(set: ImageSet, entry: vma_entry): string | undefined {
  const found = special.find(([bit]) => (entry.status & bit) !== 0)?.[1];
  if (found !== undefined) return found;
  const id = Number(entry.shmid);
  switch (vmaBacking(entry)) {
    case 'file': {
      const file = set.file(fd_types.REG, id);
      return file?.kind === 'reg' ? file.entry.name : undefined;
    }
    case 'memfd':
      return `memfd:${id}`;
    case 'socket':
      return `packet socket ${id}`;
    case 'sysvipc':
      return `System V segment ${entry.shmid}`;
    case 'anon-shared':
      return `shared memory ${entry.shmid}`;
    case 'anon-private':
    case 'special':
      return (entry.flags & MAP_GROWSDOWN) !== 0 ? '[stack]' : undefined;
  }
}
