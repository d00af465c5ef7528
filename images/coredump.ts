/** Core files: what gdb and other debuggers open, one per process, made of its images. See core(5) and elf(5). */
import { fd_types, user_x86_regs_mode, type thread_info_x86, type vma_entry } from './generated/proto.js';
import { PAGE_SIZE } from './framing.js';
import type { ImageProcess, ImageSet } from './image-set.js';
import { ProcessMemory } from './memory.js';
import { COPY_CHUNK } from './store.js';
import { fileName, table } from './table.js';
import type { CoreImage } from './types/core.js';
import { MemfdImage } from './types/memfd.js';
import { vmaBacking, vmaStatus } from './types/vma.js';

const PAGE = BigInt(PAGE_SIZE);

const EHDR_SIZE = 64;
const PHDR_SIZE = 56;
const SHDR_SIZE = 64;
const PT_LOAD = 1;
const PT_NOTE = 4;
/** More program headers than the ELF header can count: their number is then in the first section header. */
const PN_XNUM = 0xffff;

const NT_PRSTATUS = 1;
const NT_FPREGSET = 2;
const NT_PRPSINFO = 3;
const NT_AUXV = 6;
const NT_X86_XSTATE = 0x202;
const NT_SIGINFO = 0x53494749;
const NT_FILE = 0x46494c45;

/** Zeroes up to this many bytes between stored pages are written out; longer runs get a header of their own. */
const MAX_ZEROES = 1n << 20n;

/** Registers in the order of user_regs_struct. */
const registerOrder = [
  ...(['r15', 'r14', 'r13', 'r12', 'bp', 'bx', 'r11', 'r10', 'r9', 'r8', 'ax', 'cx', 'dx', 'si', 'di'] as const),
  ...(['orig_ax', 'ip', 'cs', 'flags', 'sp', 'ss', 'fs_base', 'gs_base', 'ds', 'es', 'fs', 'gs'] as const),
];

/** Extended state of x86: bit of XCR0, field of the image, where its words are in the area, and their size in bytes. */
const components = [
  [2, 'ymmh_space', 576, 4],
  [3, 'bndreg_state', 960, 8],
  [4, 'bndcsr_state', 1024, 8],
  [5, 'opmask_reg', 1088, 8],
  [6, 'zmm_upper', 1152, 8],
  [7, 'hi16_zmm', 1664, 8],
  [9, 'pkru', 2688, 4],
] as const;
/** Size of the area by the highest component in it, as debuggers know it. */
const areaSizes: Readonly<Record<number, number>> = { 2: 832, 3: 1088, 4: 1088, 5: 2688, 6: 2688, 7: 2688, 9: 2696 };
/** Where XCR0 is told to debuggers: in the bytes of the area that software may use. */
const XCR0_OFFSET = 464;

/** Little-endian fields, one after the other. */
class Fields {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
  }
  u16(at: number, value: number): this {
    this.#view.setUint16(at, value & 0xffff, true);
    return this;
  }
  u32(at: number, value: number): this {
    this.#view.setUint32(at, value >>> 0, true);
    return this;
  }
  u64(at: number, value: bigint): this {
    this.#view.setBigUint64(at, BigInt.asUintN(64, value), true);
    return this;
  }
  text(at: number, value: Uint8Array, size: number): this {
    this.bytes.set(value.subarray(0, size), at);
    return this;
  }
}

/** A run of memory with one program header. */
interface Segment {
  readonly start: bigint;
  readonly end: bigint;
  readonly prot: number;
  /** Where its bytes come from; undefined: not in the core file (zeroes, or what the mapped file has). */
  readonly from: { readonly memory: ProcessMemory; readonly address: bigint } | undefined;
}

/**
 * The core file of a process, piece by piece; a piece is good until the next is asked for. What a mapped file holds
 * unchanged is not in it: debuggers read it from the file, which the core names.
 * @throws {TypeError} no such process, a zombie, or not of x86-64
 * @throws {ImageError} while it is read
 */
export async function* coredump(set: ImageSet, pid: number): AsyncGenerator<Uint8Array, void, void> {
  const process = set.process(pid);
  if (process === undefined) throw new TypeError(`no process ${pid} in ${set.path}`);
  if (process.mm === undefined || process.isZombie) throw new TypeError(`process ${pid} is a zombie: it has no memory`);
  for (const [tid, core] of process.threads) nativeInfo(tid, core);
  const memory = await set.memory(pid);
  const objects = new Map<string, ProcessMemory>();
  try {
    const segments: Segment[] = [];
    for (const vma of process.vmas) segments.push(...(await segmentsOf(set, memory, objects, vma)));
    yield* layOut(await notesOf(set, process, memory), segments);
  } finally {
    await memory.close();
    for (const object of objects.values()) await object.close();
  }
}

/** Registers of a thread of x86-64. */
function nativeInfo(tid: number, core: CoreImage): thread_info_x86 {
  const info = core.entry.thread_info;
  if (info === undefined) throw new TypeError(`thread ${tid} is not of x86-64`);
  if (info.gpregs.mode === user_x86_regs_mode.COMPAT) throw new TypeError(`thread ${tid} is of a 32-bit program`);
  return info;
}

/* Memory. */

async function segmentsOf(
  set: ImageSet,
  memory: ProcessMemory,
  objects: Map<string, ProcessMemory>,
  vma: vma_entry,
): Promise<Segment[]> {
  if ((vma.status & (vmaStatus.GUARD | vmaStatus.VSYSCALL)) !== 0) return [];
  const segments: Segment[] = [];
  const add = (start: bigint, end: bigint, from?: Segment['from']): void => {
    segments.push({ start, end, prot: vma.prot, from });
  };
  const object = await sharedObject(set, objects, vma);
  const source = object ?? memory;
  // Where the area begins in its source.
  const base = object ? vma.pgoff : vma.start;
  const end = base + (vma.end - vma.start);
  const fromFile = !object && vmaBacking(vma) === 'file';
  let at = base;
  let open: { start: bigint; end: bigint } | undefined;
  const close = (): void => {
    if (open) add(open.start - base + vma.start, open.end - base + vma.start, { memory: source, address: open.start });
    open = undefined;
  };
  for (const run of source.runs(base, end)) {
    if (run.source.kind === 'lazy') {
      // Only the dumper's page server has it.
      close();
      continue;
    }
    const gap = run.start - at;
    // A gap in a file mapping has the file's content, not zeroes.
    if (open && (gap === 0n || (!fromFile && gap <= MAX_ZEROES))) open.end = run.end;
    else {
      close();
      if (gap > 0n) add(at - base + vma.start, run.start - base + vma.start);
      open = { start: run.start, end: run.end };
    }
    at = run.end;
  }
  close();
  if (at < end) add(at - base + vma.start, vma.end);
  return segments;
}

/** Memory of a memfd, shared anonymous mapping or System V segment; undefined: the area has its own pages, or a file. */
async function sharedObject(
  set: ImageSet,
  objects: Map<string, ProcessMemory>,
  vma: vma_entry,
): Promise<ProcessMemory | undefined> {
  const backing = vmaBacking(vma);
  // A private mapping of a memfd has pages of its own; those it shares with the memfd are left to it.
  if ((vma.status & (vmaStatus.FILE_SHARED | vmaStatus.ANON_SHARED)) === 0) return undefined;
  let id: bigint | undefined;
  if (backing === 'anon-shared' || backing === 'sysvipc') id = vma.shmid;
  if (backing === 'memfd') {
    const file = set.file(fd_types.MEMFD, Number(vma.shmid));
    const inode = file?.kind === 'memfd' ? BigInt(file.entry.inode_id) : undefined;
    const entry = inode === undefined ? undefined : (await set.readIfPresent(MemfdImage))?.inode(inode);
    id = entry && BigInt(entry.shmid);
  }
  if (id === undefined) return undefined;
  const name = fileName(table.pagemapShmem, id);
  if (!set.has(name)) return undefined;
  const known = objects.get(name);
  if (known) return known;
  const opened = await ProcessMemory.open(set.store, id, table.pagemapShmem);
  objects.set(name, opened);
  return opened;
}

/* Notes. */

interface Note {
  readonly name: 'CORE' | 'LINUX';
  readonly type: number;
  readonly data: Uint8Array;
}

async function notesOf(set: ImageSet, process: ImageProcess, memory: ProcessMemory): Promise<Note[]> {
  const notes: Note[] = [];
  let first = true;
  for (const [tid, core] of process.threads) {
    const info = nativeInfo(tid, core);
    notes.push({ name: 'CORE', type: NT_PRSTATUS, data: prstatus(process, tid, core, info) });
    // What is of the whole process stands after the status of its first thread, as the kernel has it.
    if (first) {
      notes.push({ name: 'CORE', type: NT_PRPSINFO, data: await prpsinfo(process, memory) });
      notes.push({ name: 'CORE', type: NT_SIGINFO, data: new Uint8Array(128) });
      notes.push({ name: 'CORE', type: NT_AUXV, data: auxv(process) });
      notes.push({ name: 'CORE', type: NT_FILE, data: mappedFiles(set, process) });
      first = false;
    }
    const legacy = fxsave(info);
    notes.push({ name: 'CORE', type: NT_FPREGSET, data: legacy });
    const area = xsaveArea(info, legacy);
    if (area) notes.push({ name: 'LINUX', type: NT_X86_XSTATE, data: area });
  }
  return notes;
}

/** struct elf_prstatus. */
function prstatus(process: ImageProcess, tid: number, core: CoreImage, { gpregs }: thread_info_x86): Uint8Array {
  const fields = new Fields(336)
    .u64(24, core.blockedSignals ?? 0n)
    .u32(32, tid)
    .u32(36, process.ppid)
    .u32(40, process.pgid)
    .u32(44, process.sid)
    .u32(328, 1);
  registerOrder.forEach((name, i) => fields.u64(112 + i * 8, gpregs[name]));
  return fields.bytes;
}

/** struct elf_prpsinfo. */
async function prpsinfo(process: ImageProcess, memory: ProcessMemory): Promise<Uint8Array> {
  const { tc, thread_core: thread } = process.core?.entry ?? {};
  const fields = new Fields(136)
    .u64(8, BigInt(tc?.flags ?? 0))
    .u32(16, thread?.creds?.uid ?? 0)
    .u32(20, thread?.creds?.gid ?? 0)
    .u32(24, process.pid)
    .u32(28, process.ppid)
    .u32(32, process.pgid)
    .u32(36, process.sid)
    .text(40, Buffer.from(process.comm ?? ''), 15)
    .text(56, await commandLine(process, memory), 79);
  const stopped = process.core?.state === 'stopped';
  fields.bytes[0] = stopped ? 3 : 0;
  fields.bytes[1] = (stopped ? 'T' : 'R').charCodeAt(0);
  fields.bytes[3] = (thread?.sched_nice ?? 0) & 0xff;
  return fields.bytes;
}

/** The arguments, with spaces between them, as far as they are stored. */
async function commandLine(process: ImageProcess, memory: ProcessMemory): Promise<Uint8Array> {
  const { mm_arg_start: start, mm_arg_end: end } = process.mm?.entry ?? { mm_arg_start: 0n, mm_arg_end: 0n };
  if (end <= start || memory.source(start).kind !== 'stored') return new Uint8Array(0);
  const size = end - start < 80n ? Number(end - start) : 80;
  const text = await memory.read(start, size);
  return text.map((byte, i) => (byte === 0 && i < size - 1 ? 0x20 : byte));
}

/** The auxiliary vector with its end. */
function auxv({ mm }: ImageProcess): Uint8Array {
  const own = mm?.entry.auxv ?? [];
  const words = own.length > 0 ? own : (mm?.entry.mm_saved_auxv ?? []);
  const ended = words.length >= 2 && words.at(-2) === 0n;
  const fields = new Fields((words.length + (ended ? 0 : 2)) * 8);
  words.forEach((word, i) => fields.u64(i * 8, word));
  return fields.bytes;
}

/** Which files are mapped where: count, page size, then start, end and offset in pages of each, then their paths. */
function mappedFiles(set: ImageSet, process: ImageProcess): Uint8Array {
  const rows: { vma: vma_entry; path: Uint8Array }[] = [];
  for (const vma of process.vmas) {
    const file = vmaBacking(vma) === 'file' ? set.file(fd_types.REG, Number(vma.shmid)) : undefined;
    if (file?.kind === 'reg') rows.push({ vma, path: Buffer.from(`${file.entry.name}\0`) });
  }
  const size = 16 + rows.length * 24 + rows.reduce((sum, { path }) => sum + path.length, 0);
  const fields = new Fields(size).u64(0, BigInt(rows.length)).u64(8, PAGE);
  let text = 16 + rows.length * 24;
  rows.forEach(({ vma, path }, i) => {
    fields
      .u64(16 + i * 24, vma.start)
      .u64(24 + i * 24, vma.end)
      .u64(32 + i * 24, vma.pgoff / PAGE)
      .text(text, path, path.length);
    text += path.length;
  });
  return fields.bytes;
}

/** struct user_fpregs_struct: the area of FXSAVE. */
function fxsave({ fpregs }: thread_info_x86): Uint8Array {
  const fields = new Fields(512)
    .u16(0, fpregs.cwd)
    .u16(2, fpregs.swd)
    .u16(4, fpregs.twd)
    .u16(6, fpregs.fop)
    .u64(8, fpregs.rip)
    .u64(16, fpregs.rdp)
    .u32(24, fpregs.mxcsr)
    .u32(28, fpregs.mxcsr_mask);
  fpregs.st_space.forEach((word, i) => fields.u32(32 + i * 4, word));
  fpregs.xmm_space.forEach((word, i) => fields.u32(160 + i * 4, word));
  return fields.bytes;
}

/**
 * The area of XSAVE, not compacted, with every component where Intel has it: AMD has some elsewhere, which only debuggers
 * know that are newer than this layout. Undefined: the processor had none.
 */
function xsaveArea({ fpregs }: thread_info_x86, legacy: Uint8Array): Uint8Array | undefined {
  const { xsave } = fpregs;
  if (xsave === undefined) return undefined;
  let xcr0 = 3n;
  let size = 576;
  for (const [bit, field] of components) {
    if (xsave[field].length === 0) continue;
    xcr0 |= 1n << BigInt(bit);
    size = Math.max(size, areaSizes[bit] ?? 0);
  }
  const fields = new Fields(size).text(0, legacy, 512).u64(XCR0_OFFSET, xcr0).u64(512, xsave.xstate_bv);
  for (const [, field, at, bytes] of components) {
    xsave[field].forEach((word, i) => {
      if (bytes === 4) fields.u32(at + i * 4, Number(word));
      else fields.u64(at + i * 8, BigInt(word));
    });
  }
  return fields.bytes;
}

/* The file. */

const align4 = (size: number): number => (size + 3) & ~3;

function noteBytes(notes: readonly Note[]): Uint8Array {
  const parts = notes.map(({ name, type, data }) => {
    const fields = new Fields(12 + 8 + align4(data.length))
      .u32(0, name.length + 1)
      .u32(4, data.length)
      .u32(8, type);
    return fields.text(12, Buffer.from(name), name.length).text(20, data, data.length).bytes;
  });
  return Buffer.concat(parts);
}

async function* layOut(notes: readonly Note[], segments: readonly Segment[]): AsyncGenerator<Uint8Array, void, void> {
  const headers = segments.length + 1;
  const many = headers >= PN_XNUM;
  const note = noteBytes(notes);
  const headersAt = EHDR_SIZE;
  const sectionAt = headersAt + headers * PHDR_SIZE;
  const noteAt = sectionAt + (many ? SHDR_SIZE : 0);
  const dataAt = Math.ceil((noteAt + note.length) / PAGE_SIZE) * PAGE_SIZE;
  const head = new Fields(dataAt);
  // 64 bits, little-endian, version 1, System V.
  head.bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  head
    .u16(16, 4) // ET_CORE
    .u16(18, 62) // EM_X86_64
    .u32(20, 1)
    .u64(32, BigInt(headersAt))
    .u64(40, BigInt(many ? sectionAt : 0))
    .u16(52, EHDR_SIZE)
    .u16(54, PHDR_SIZE)
    .u16(56, many ? PN_XNUM : headers)
    .u16(58, many ? SHDR_SIZE : 0)
    .u16(60, many ? 1 : 0);
  if (many) head.u32(sectionAt + 44, headers);
  head
    .u32(headersAt, PT_NOTE)
    .u64(headersAt + 8, BigInt(noteAt))
    .u64(headersAt + 32, BigInt(note.length))
    .text(noteAt, note, note.length);
  let offset = BigInt(dataAt);
  segments.forEach(({ start, end, prot, from }, i) => {
    const at = headersAt + (i + 1) * PHDR_SIZE;
    // PF_R, PF_W, PF_X have the bits of PROT_READ, PROT_WRITE, PROT_EXEC the other way round.
    const flags = ((prot & 1) << 2) | (prot & 2) | ((prot & 4) >> 2);
    head
      .u32(at, PT_LOAD)
      .u32(at + 4, flags)
      .u64(at + 8, offset)
      .u64(at + 16, start)
      .u64(at + 32, from ? end - start : 0n)
      .u64(at + 40, end - start)
      .u64(at + 48, PAGE);
    if (from) offset += end - start;
  });
  yield head.bytes;
  const buffer = new Uint8Array(COPY_CHUNK);
  for (const { start, end, from } of segments) {
    if (from === undefined) continue;
    for (let done = 0n; done < end - start;) {
      const left = end - start - done;
      const part = buffer.subarray(0, left < BigInt(buffer.length) ? Number(left) : buffer.length);
      await from.memory.readInto(part, from.address + done);
      yield part;
      done += BigInt(part.length);
    }
  }
}
