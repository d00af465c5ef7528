import { fd_types, type vma_entry } from '../generated/proto.js';
import { PAGE_SIZE } from '../framing.js';
import type { ImageProcess } from '../image-set.js';
import { PageMap } from '../page-map.js';
import type { ImageStore } from '../store.js';
import { fileName, rowOf, table } from '../table.js';
import { MemfdImage } from '../types/memfd.js';
import type { MmImage } from '../types/mm.js';
import { pageFlags } from '../types/pagemap.js';
import { vmaBacking, vmaStatus, VMA_STATUS_RUNTIME } from '../types/vma.js';
import type { Context, Report } from './context.js';

const MAP_SHARED = 1;
const KNOWN_PAGE_FLAGS = pageFlags.PARENT | pageFlags.LAZY | pageFlags.PRESENT;

/** Areas ascend and do not overlap, and what they map is there. */
export function memoryMaps(context: Context): void {
  for (const process of context.set.processes) {
    const { mm } = process;
    if (mm) memoryMap(context, process, mm);
  }
}

function memoryMap(context: Context, { pid }: ImageProcess, mm: MmImage): void {
  const report = context.at(mm, 0);
  const { entry } = mm;
  if (!context.hasFile(fd_types.REG, entry.exe_file_id))
    report(`executable is file ${entry.exe_file_id}, which files.img does not have`);
  if (entry.dumpable !== undefined && (entry.dumpable < 0 || entry.dumpable > 2)) report(`dumpable ${entry.dumpable}`);
  if (mm.vmas.length === 0 && !context.set.has(fileName(table.vmas, pid))) report('no memory area');
  for (const { id, ring_len: size } of entry.aios) {
    const ring = mm.vmas.find((vma) => vma.start === id && (vma.status & vmaStatus.AIORING) !== 0);
    if (ring === undefined) report(`ring of asynchronous I/O at 0x${id.toString(16)}, where no such area is`);
    else if (ring.end - ring.start < BigInt(size)) report(`ring of ${size} bytes at 0x${id.toString(16)}`);
  }
  let last = 0n;
  let guards = false;
  for (const vma of mm.vmas) {
    const name = `vma 0x${vma.start.toString(16)}`;
    const guard = (vma.status & vmaStatus.GUARD) !== 0;
    if ((vma.status & VMA_STATUS_RUNTIME) !== 0) report(`${name} has run-time status 0x${vma.status.toString(16)}`);
    if (guards && !guard) report(`${name} comes after a guard range`);
    if (guard && !guards) last = 0n;
    guards ||= guard;
    if (vma.start < last) report(`${name} overlaps or is out of order`);
    last = vma.end;
    if (vma.pgoff % BigInt(PAGE_SIZE) !== 0n) report(`${name} has offset ${vma.pgoff}, which is not page aligned`);
    checkSharing(vma, name, report);
    checkBacking(context, vma, name, report);
  }
}

function checkSharing({ status, flags }: vma_entry, name: string, report: Report): void {
  const shared = (status & (vmaStatus.FILE_SHARED | vmaStatus.ANON_SHARED)) !== 0;
  const priv = (status & (vmaStatus.FILE_PRIVATE | vmaStatus.ANON_PRIVATE)) !== 0;
  if (shared && priv) report(`${name} is shared and private`);
  if (shared !== priv && shared !== ((flags & MAP_SHARED) !== 0))
    report(`${name} is ${shared ? 'shared' : 'private'}, its flags say otherwise`);
}

function checkBacking(context: Context, vma: vma_entry, name: string, report: Report): void {
  const id = Number(vma.shmid);
  const needed = (type: fd_types, what: string): void => {
    if (!context.hasFile(type, id)) report(`${name} maps ${what} ${id}, which files.img does not have`);
  };
  switch (vmaBacking(vma)) {
    case 'file':
      if ((vma.status & vmaStatus.EXT_PLUGIN) === 0) needed(fd_types.REG, 'file');
      break;
    case 'memfd':
      needed(fd_types.MEMFD, 'memfd');
      break;
    case 'socket':
      needed(fd_types.PACKETSK, 'packet socket');
      break;
    case 'anon-shared': // an object without content has no pagemap
    case 'sysvipc':
    case 'anon-private':
    case 'special':
      break;
  }
}

/** Pages files are as long as the pagemaps say, pages of a parent are there, nothing lies outside of what it belongs to. */
export async function pages(context: Context): Promise<void> {
  const { set } = context;
  const owners = new Map<number, string>();
  const sizes = await objectSizes(context);
  for (const name of set.names) {
    const found = rowOf(name);
    if (found?.row !== table.pagemap && found?.row !== table.pagemapShmem) continue;
    await context.guarded(name, async () => {
      const map = await context.pageMap(name);
      const owner = owners.get(map.pagesId);
      if (owner !== undefined && map.pagesFileSize > 0n)
        context.file(name, `pages-${map.pagesId}.img belongs to ${owner}`);
      if (map.pagesFileSize > 0n) owners.set(map.pagesId, name);
      await pagesFile(context, map);
      await entries(context, map);
      const parent = map.some(pageFlags.PARENT) ? await set.store.parent() : undefined;
      if (map.some(pageFlags.PARENT)) await parentHas(context, map, parent);
      const mm = found.row === table.pagemap ? set.process(Number(found.id))?.mm : undefined;
      if (mm) await insideVmas(context, map, mm);
      const size = found.row === table.pagemapShmem ? sizes.get(found.id as bigint) : undefined;
      if (size !== undefined) await insideObject(context, map, size);
    });
  }
}

/** Bytes of shared objects whose size an image tells, by shmid, rounded up to pages. */
async function objectSizes(context: Context): Promise<ReadonlyMap<bigint, bigint>> {
  const page = BigInt(PAGE_SIZE);
  const memfds = (await context.image(MemfdImage))?.entries ?? [];
  return new Map(memfds.map(({ shmid, size }) => [BigInt(shmid), ((size + page - 1n) / page) * page]));
}

async function pagesFile(context: Context, map: PageMap): Promise<void> {
  const name = fileName(table.pages, map.pagesId);
  const wanted = Number(map.pagesFileSize);
  if (!context.set.has(name)) {
    if (wanted > 0) context.file(map.file, `${name} is missing`);
    return;
  }
  const size = await context.size(name);
  if (size !== wanted) context.file(name, `${size} bytes, ${map.file} says ${wanted}`, Math.min(size, wanted));
}

/** Reports the nth range of a pagemap; where it is in the file is looked up only now. */
async function reportRange(context: Context, map: PageMap, index: number, detail: string): Promise<void> {
  let entry = -1;
  for await (const { offset } of context.set.stream(map.file)) {
    if (entry++ === index) return void context.problems.push({ file: map.file, entry, offset, detail });
  }
}

async function entries(context: Context, map: PageMap): Promise<void> {
  for (let i = 0; i < map.length; i++) {
    const { flags, start, pages: count } = map.at(i);
    const name = `range 0x${start.toString(16)}`;
    if ((flags & ~KNOWN_PAGE_FLAGS) !== 0 || flags === 0)
      return reportRange(context, map, i, `${name} has flags 0x${flags.toString(16)}`);
    if ((flags & pageFlags.PARENT) !== 0 && (flags & pageFlags.PRESENT) !== 0)
      return reportRange(context, map, i, `${name} is here and in the parent`);
    if (count === 0n) return reportRange(context, map, i, `${name} is empty`);
  }
}

async function parentHas(context: Context, map: PageMap, parent: ImageStore | undefined): Promise<void> {
  if (parent === undefined) return context.file(map.file, 'pages are said to be in a parent, and there is none');
  const older = await PageMap.open(parent, map.file);
  for (let i = 0; i < map.length; i++) {
    const range = map.at(i);
    if ((range.flags & pageFlags.PARENT) === 0) continue;
    for (let at = range.start; at < range.end;) {
      const there = older.rangeAt(at);
      if (there === undefined) return reportRange(context, map, i, `page 0x${at.toString(16)} is not in the parent`);
      at = there.end;
    }
  }
}

async function insideVmas(context: Context, map: PageMap, mm: MmImage): Promise<void> {
  const areas = mm.vmas.filter((vma) => (vma.status & vmaStatus.GUARD) === 0);
  if (areas.length === 0) return;
  let next = 0;
  for (let i = 0; i < map.length; i++) {
    const range = map.at(i);
    for (let at = range.start; at < range.end;) {
      // Both lists ascend, so the search goes on where it stood.
      while (next < areas.length && (areas[next]?.end ?? 0n) <= at) next++;
      const area = areas[next];
      if (area === undefined || area.start > at)
        return reportRange(context, map, i, `page 0x${at.toString(16)} is in no vma`);
      at = area.end;
    }
  }
}

async function insideObject(context: Context, map: PageMap, size: bigint): Promise<void> {
  const last = map.length - 1;
  if (last < 0 || map.at(last).end <= size) return;
  await reportRange(context, map, last, `range ends at ${map.at(last).end}, the object at ${size}`);
}
