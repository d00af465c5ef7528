/** A small consistent image set: a parent with two threads and a zombie child, an outside socket, a pipe, a ghost, memory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CoreImage,
  FdinfoImage,
  FilesImage,
  FsImage,
  GhostFileImage,
  IdsImage,
  InventoryImage,
  MmImage,
  PAGE_SIZE,
  PagemapImage,
  PipesDataImage,
  proto,
  PstreeImage,
  RemapFpathImage,
  SeccompImage,
  SkQueuesImage,
  StatsImage,
  TimensImage,
  writeImages,
  type TypedImage,
} from '../../images/index.js';

export const TEXT = 0x400000n;
export const HEAP = 0x7ffff0000000n;

const fown = { uid: 0, euid: 0, signum: 0, pid_type: 0, pid: 0 };
const opts = {
  so_sndbuf: 212992,
  so_rcvbuf: 212992,
  so_snd_tmo_sec: 0n,
  so_snd_tmo_usec: 0n,
  so_rcv_tmo_sec: 0n,
  so_rcv_tmo_usec: 0n,
};

const registers = Object.fromEntries(
  'r15 r14 r13 r12 bp bx r11 r10 r9 r8 ax cx dx si di orig_ax ip cs flags sp ss fs_base gs_base ds es fs gs'
    .split(' ')
    .map((name) => [name, 0xffffffffffffffffn]),
) as unknown as proto.Iuser_x86_regs_entry;

const threadInfo: proto.Ithread_info_x86 = {
  clear_tid_addr: 0x7fffdeadbeefn,
  gpregs: registers,
  fpregs: {
    cwd: 0x37f,
    swd: 0,
    twd: 0,
    fop: 0,
    rip: 0n,
    rdp: 0n,
    mxcsr: 0x1f80,
    mxcsr_mask: 0xffff,
    st_space: Array<number>(32).fill(0),
    xmm_space: Array<number>(64).fill(0),
  },
};

const task = (state: number, comm: string): proto.Itask_core_entry => ({
  task_state: state,
  exit_code: state === 2 ? 256 : 0,
  personality: 0,
  flags: 0,
  blk_sigset: 1n << 63n,
  comm,
});

const reg = (id: number, name: string): proto.Ifile_entry => ({
  type: proto.fd_types.REG,
  id,
  reg: { id, flags: 0o100000, pos: 0n, fown, name },
});

const vma = (start: bigint, pages: number, status: number, shmid = 0n): proto.Ivma_entry => ({
  start,
  end: start + BigInt(pages * PAGE_SIZE),
  pgoff: 0n,
  shmid,
  prot: 3,
  flags: status & 0x40 ? 2 : 0x22,
  status,
  fd: -1n,
});

const creds: proto.Icreds_entry = {
  ...Object.fromEntries('uid gid euid egid suid sgid fsuid fsgid secbits'.split(' ').map((name) => [name, 0])),
  // Without cap_amb, which older CRITs do not know.
  ...Object.fromEntries('cap_inh cap_prm cap_eff cap_bnd'.split(' ').map((name) => [name, [0, 0]])),
} as never;

export function sampleImages(): TypedImage[] {
  return [
    InventoryImage.of({
      img_version: 2,
      fdinfo_per_id: true,
      ns_per_id: true,
      root_ids: { vm_id: 1, files_id: 1, fs_id: 1, sighand_id: 1, pid_ns_id: 1 },
    }),
    PstreeImage.of([
      { pid: 10, ppid: 0, pgid: 10, sid: 10, threads: [10, 11] },
      { pid: 12, ppid: 10, pgid: 10, sid: 10, threads: [12] },
    ]),
    CoreImage.of(
      {
        mtype: proto.core_entry.march.X86_64,
        thread_info: threadInfo,
        tc: task(1, 'parent'),
        thread_core: { futex_rla: 0n, futex_rla_len: 24, creds, seccomp_mode: 2, seccomp_filter: 1 },
      },
      10,
    ),
    CoreImage.of(
      {
        mtype: proto.core_entry.march.X86_64,
        thread_info: threadInfo,
        thread_core: { futex_rla: 0n, futex_rla_len: 24, creds, comm: 'worker' },
      },
      11,
    ),
    CoreImage.of({ mtype: proto.core_entry.march.X86_64, tc: task(2, 'gone') }, 12),
    IdsImage.of({ vm_id: 2, files_id: 2, fs_id: 2, sighand_id: 2, pid_ns_id: 1 }, 10),
    MmImage.of(
      {
        mm_start_code: TEXT,
        mm_end_code: TEXT + 10n,
        mm_start_data: 0n,
        mm_end_data: 0n,
        mm_start_stack: 0n,
        mm_start_brk: 0n,
        mm_brk: 0n,
        mm_arg_start: 0n,
        mm_arg_end: 0n,
        mm_env_start: 0n,
        mm_env_end: 0n,
        exe_file_id: 1,
        mm_saved_auxv: [0n, 0n],
        vmas: [vma(TEXT, 2, 0x41, 1n), vma(HEAP, 8, 0x201)],
      },
      10,
    ),
    FsImage.of({ cwd_id: 2, root_id: 2, umask: 0o22 }, 10),
    FdinfoImage.of(
      [
        { id: 3, flags: 0, type: proto.fd_types.UNIXSK, fd: 0 },
        { id: 4, flags: 1, type: proto.fd_types.PIPE, fd: 4 },
        { id: 6, flags: 0, type: proto.fd_types.REG, fd: 5 },
      ],
      2,
    ),
    FilesImage.of([
      reg(1, '/bin/target'),
      reg(2, '/'),
      {
        type: proto.fd_types.UNIXSK,
        id: 3,
        usk: {
          id: 3,
          ino: 501,
          type: 1,
          state: 1,
          flags: 2,
          uflags: 0,
          backlog: 0,
          peer: 500,
          fown,
          opts,
          name: new Uint8Array(0),
        },
      },
      { type: proto.fd_types.PIPE, id: 4, pipe: { id: 4, pipe_id: 700, flags: 0, fown } },
      { type: proto.fd_types.PIPE, id: 5, pipe: { id: 5, pipe_id: 700, flags: 1, fown } },
      reg(6, '/tmp/unlinked'),
    ]),
    PipesDataImage.of([{ entry: { pipe_id: 700, bytes: 5, size: 65536 }, data: Buffer.from('hello') }]),
    SkQueuesImage.of([{ entry: { id_for: 3, length: 2, scm: [{ type: 1, rights: [5] }] }, data: Buffer.from('hi') }]),
    RemapFpathImage.of([{ orig_id: 6, remap_id: 26, remap_type: proto.remap_type.GHOST }]),
    GhostFileImage.of(26, { uid: 0, gid: 0, mode: 0o100644, size: 3n * 4096n }, [
      { offset: 0n, data: Buffer.from('first') },
      { offset: 8192n, data: Buffer.from('second') },
    ]),
    SeccompImage.of({ seccomp_filters: [{ filter: new Uint8Array(8) }, { filter: new Uint8Array(16), prev: 0 }] }),
    TimensImage.of({ monotonic: { tv_sec: 5n, tv_nsec: 6n }, boottime: { tv_sec: 7n, tv_nsec: 8n } }, 0),
    StatsImage.of(
      { restore: { pages_compared: 1n, pages_skipped_cow: 0n, forking_time: 1, restore_time: 2 } },
      'restore',
    ),
    PagemapImage.of(10, 1, [
      { start: HEAP, pages: 1, flags: 4 },
      { start: HEAP + 4n * 4096n, pages: 2, flags: 4 },
    ]),
  ];
}

/** Three pages filled with 1, 2 and 3. */
export const samplePages = (): Uint8Array => Buffer.concat([1, 2, 3].map((fill) => Buffer.alloc(PAGE_SIZE, fill)));

/** A directory that goes away with `await using`. */
export async function temporaryDirectory(): Promise<{ readonly path: string } & AsyncDisposable> {
  const directory = await mkdtemp(path.join(tmpdir(), 'libcriu-images-'));
  return { path: directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) };
}

export async function writeSample(directory: string): Promise<void> {
  await writeImages(directory, sampleImages());
  await writeFile(path.join(directory, 'pages-1.img'), samplePages());
}
