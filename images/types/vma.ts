import type { vma_entry } from '../generated/proto.js';
import { PAGE_SIZE } from '../framing.js';
import type { Fail } from '../typed-image.js';

/** Bits of vma_entry.status. */
export const vmaStatus = {
  REGULAR: 0x1,
  STACK: 0x2,
  VSYSCALL: 0x4,
  VDSO: 0x8,
  HEAP: 0x20,
  FILE_PRIVATE: 0x40,
  FILE_SHARED: 0x80,
  ANON_SHARED: 0x100,
  ANON_PRIVATE: 0x200,
  SYSVIPC: 0x400,
  SOCKET: 0x800,
  VVAR: 0x1000,
  AIORING: 0x2000,
  MEMFD: 0x4000,
  SHSTK: 0x8000,
  GUARD: 0x10000,
  EXT_PLUGIN: 0x08000000,
} as const;

/** Bits that exist only in a running CRIU; an image that has one was written by something broken. */
export const VMA_STATUS_RUNTIME = 0xf0000000;

/** What a vma maps, and so which image its `shmid` points into. */
export type VmaBacking = 'file' | 'memfd' | 'anon-private' | 'anon-shared' | 'sysvipc' | 'socket' | 'special';

export function vmaBacking({ status }: vma_entry): VmaBacking {
  if (status & vmaStatus.MEMFD) return 'memfd';
  if (status & vmaStatus.SOCKET) return 'socket';
  if (status & vmaStatus.SYSVIPC) return 'sysvipc';
  if (status & (vmaStatus.FILE_PRIVATE | vmaStatus.FILE_SHARED)) return 'file';
  if (status & vmaStatus.ANON_SHARED) return 'anon-shared';
  if (status & (vmaStatus.VDSO | vmaStatus.VVAR | vmaStatus.VSYSCALL | vmaStatus.AIORING | vmaStatus.GUARD))
    return 'special';
  return 'anon-private';
}

/** @internal */
export function checkVma(vma: vma_entry, fail: Fail): void {
  const page = BigInt(PAGE_SIZE);
  const name = `vma 0x${vma.start.toString(16)}-0x${vma.end.toString(16)}`;
  if (vma.start >= vma.end) fail(`${name} is empty or backwards`);
  if (vma.start % page !== 0n || vma.end % page !== 0n) fail(`${name} is not page aligned`);
}
