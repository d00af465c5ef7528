import { fd_types, remap_type, TtyType, type fh_entry } from '../generated/proto.js';
import { fileName, rowOf, table } from '../table.js';
import { BpfmapDataImage } from '../types/bpfmap-data.js';
import { FdinfoImage } from '../types/fdinfo.js';
import { FileLocksImage } from '../types/file-locks.js';
import { FifoDataImage } from '../types/fifo-data.js';
import { fileOf, FilesImage, type FileEntry } from '../types/files.js';
import { MemfdImage } from '../types/memfd.js';
import { MountpointsImage } from '../types/mountpoints.js';
import { PipesDataImage } from '../types/pipes-data.js';
import { RemapFpathImage } from '../types/remap-fpath.js';
import { TtyDataImage } from '../types/tty-data.js';
import { TtyInfoImage } from '../types/tty-info.js';
import type { Context, Report } from './context.js';
import { checkSocket } from './sockets.js';

/** Words of a file handle in inotify and fanotify entries. */
const HANDLE_WORD = 8;
/** Terminals that are no pseudo terminals have these indexes and above. */
const PTY_INDEXES = 1001;
const CONTROL_CHARACTERS = 19;

/** Every descriptor leads to an open file, and numbers are there once. */
export async function descriptors(context: Context): Promise<void> {
  for (const name of context.set.names) {
    const found = rowOf(name);
    if (found?.row !== table.fdinfo) continue;
    const image = await context.image(FdinfoImage, found.id);
    const seen = new Set<number>();
    image?.entries.forEach(({ fd, id, type, flags }, i) => {
      const report = context.at(image, i);
      if (!context.hasFile(type, id) && hasFilesImage(context))
        report(`descriptor ${fd} is file ${id} of type ${type}, which files.img does not have`);
      if (seen.has(fd)) report(`descriptor ${fd} is there twice`);
      seen.add(fd);
      if ((flags & ~1) !== 0) report(`descriptor ${fd} has flags 0x${flags.toString(16)}`);
    });
  }
}

/** Without files.img its content is in images of one kind each, which are not looked at here. */
const hasFilesImage = (context: Context): boolean => context.set.has(table.files.pattern);

/** Working and root directories. */
export function directories(context: Context): void {
  if (!hasFilesImage(context)) return;
  for (const { fs } of context.set.processes) {
    if (!fs) continue;
    const report = context.at(fs, 0);
    regular(context, report, fs.cwdId, 'working directory');
    regular(context, report, fs.rootId, 'root');
  }
}

function regular(context: Context, report: Report, id: number, what: string): void {
  if (!context.hasFile(fd_types.REG, id)) report(`${what} is file ${id}, which files.img does not have`);
}

/** Every open file is whole, is there once, and what it names is there. */
export async function openFiles(context: Context): Promise<void> {
  const image = await context.image(FilesImage);
  if (image === undefined) return;
  const known: Known = {
    memfds: await context.image(MemfdImage),
    terminals: await context.image(TtyInfoImage),
    mounts: await mountIds(context),
    maps: new Set((await context.image(BpfmapDataImage))?.records.map(({ entry }) => entry.map_id) ?? []),
    pids: new Set(context.set.processes.map(({ pid }) => pid)),
  };
  const kinds = new Map<number, FileEntry['kind']>();
  image.entries.forEach((entry, i) => {
    const file = fileOf(entry);
    const report = context.at(image, i);
    if (file.id === 0) report('file id 0: ids start at 1');
    const other = kinds.get(file.id);
    // A tun file shares the id of its device node.
    const shares = other !== undefined && new Set([other, file.kind]).has('tun') && other !== file.kind;
    if (other !== undefined && !shares) report(`file ${file.id} is there twice: as ${other} and as ${file.kind}`);
    kinds.set(file.id, file.kind);
    checkFile(context, file, known, report);
  });
}

interface Known {
  readonly memfds: MemfdImage | undefined;
  readonly terminals: TtyInfoImage | undefined;
  /** Undefined: no mount namespace is in the set. */
  readonly mounts: ReadonlySet<number> | undefined;
  readonly maps: ReadonlySet<number>;
  readonly pids: ReadonlySet<number>;
}

async function mountIds(context: Context): Promise<ReadonlySet<number> | undefined> {
  let ids: Set<number> | undefined;
  for (const name of context.set.names) {
    const found = rowOf(name);
    if (found?.row !== table.mountpoints) continue;
    ids ??= new Set();
    for (const { mnt_id: id } of (await context.image(MountpointsImage, found.id))?.entries ?? []) ids.add(id);
  }
  return ids;
}

function checkFile(context: Context, file: FileEntry, known: Known, report: Report): void {
  switch (file.kind) {
    case 'reg': {
      const { name, ext, mnt_id: mount } = file.entry;
      if (ext !== true && !name.startsWith('/')) report(`file ${file.id} has the path ${JSON.stringify(name)}`);
      if (ext !== true && mount !== undefined && mount >= 0 && known.mounts && !known.mounts.has(mount))
        report(`file ${file.id} is on mount ${mount}, which no mountpoints image has`);
      break;
    }
    case 'fifo':
      if (file.entry.regf_id !== undefined) regular(context, report, file.entry.regf_id, `path of fifo ${file.id}`);
      break;
    case 'tty':
      if (file.entry.regf_id !== undefined) regular(context, report, file.entry.regf_id, `path of terminal ${file.id}`);
      if (!known.terminals?.terminal(file.entry.tty_info_id))
        report(`terminal ${file.entry.tty_info_id} is not in tty-info.img`);
      break;
    case 'memfd':
      if (known.memfds?.inode(BigInt(file.entry.inode_id)) === undefined)
        report(`memfd inode ${file.entry.inode_id} is not in memfd.img`);
      break;
    case 'inotify':
      for (const { f_handle: handle, wd } of file.entry.wd) checkHandle(handle, `watch ${wd}`, report);
      unique(
        file.entry.wd.map(({ wd }) => wd),
        (wd) => report(`watch ${wd} of inotify ${file.id} is there twice`),
      );
      break;
    case 'fanotify':
      for (const { type, ie, me } of file.entry.mark) {
        if (type === 1 && ie === undefined) report(`mark of an inode without the inode`);
        if (type === 2 && me === undefined) report(`mark of a mount without the mount`);
        if (ie) checkHandle(ie.f_handle, 'mark', report);
      }
      break;
    case 'pidfd':
      if (file.entry.nspid !== -1 && !known.pids.has(file.entry.nspid))
        report(`pidfd of process ${file.entry.nspid}, which is not in the tree`);
      break;
    case 'bpf-map':
      if (file.entry.key_size === 0 && file.entry.value_size === 0) report(`map ${file.entry.map_id} of no size`);
      break;
    case 'timerfd':
      if (file.entry.vnsec > 999_999_999n || file.entry.insec > 999_999_999n)
        report(`timer ${file.id} has ${file.entry.vnsec} and ${file.entry.insec} nanoseconds`);
      break;
    case 'inet-socket':
    case 'unix-socket':
    case 'netlink-socket':
      checkSocket(context, file, report);
      break;
    case 'unknown':
      if (fd_types[file.type] === undefined) report(`file ${file.id} has the type ${file.type}`);
      break;
    case 'pipe':
    case 'eventfd':
    case 'eventpoll':
    case 'signalfd':
    case 'packet-socket':
    case 'namespace':
    case 'tun':
    case 'external':
      break;
    default:
      file satisfies never;
  }
}

function checkHandle({ bytes, handle }: fh_entry, what: string, report: Report): void {
  if (bytes > handle.length * HANDLE_WORD) report(`${what}: file handle of ${bytes} bytes in ${handle.length} words`);
}

function unique<T>(values: readonly T[], twice: (value: T) => void): void {
  const seen = new Set<T>();
  for (const value of values) {
    if (seen.has(value)) twice(value);
    seen.add(value);
  }
}

/** Ghosts, links and dead processes that files without a path stand for. */
export async function remaps(context: Context): Promise<void> {
  const image = await context.image(RemapFpathImage);
  const ghosts = new Set<string>();
  image?.remaps.forEach((remap, i) => {
    const report = context.at(image, i);
    regular(context, report, remap.fileId, 'remapped file');
    if (remap.kind === 'linked') regular(context, report, remap.linkFileId, 'link');
    if (remap.kind === 'unknown' && remap_type[remap.type] === undefined) report(`remap of type ${remap.type}`);
    if (remap.kind === 'ghost') {
      const name = fileName(table.ghostFile, remap.ghostId);
      ghosts.add(name);
      if (!context.set.has(name)) report(`${name} is missing`);
    }
  });
  for (const name of context.set.names) {
    if (rowOf(name)?.row === table.ghostFile && !ghosts.has(name))
      context.file(name, 'remap-fpath.img does not name it');
  }
}

/** What lies in pipes and named pipes belongs to one of the set, and fits in it. */
export async function pipeData(context: Context): Promise<void> {
  const pipes = new Set(context.filesOf('pipe').map(({ entry }) => entry.pipe_id));
  const fifos = new Set(context.filesOf('fifo').map(({ entry }) => entry.pipe_id));
  for (const [type, ids] of [
    [PipesDataImage, pipes],
    [FifoDataImage, fifos],
  ] as const) {
    const image = await context.image(type);
    const seen = new Set<number>();
    image?.records.forEach(({ entry: { pipe_id: id, bytes, size } }, i) => {
      const report = context.at(image, i);
      if (!ids.has(id)) report(`pipe ${id} is not in files.img`);
      if (seen.has(id)) report(`pipe ${id} is there twice`);
      seen.add(id);
      if (size !== undefined && size !== 0 && bytes > size) report(`${bytes} bytes in pipe ${id} of ${size}`);
    });
  }
}

/** Terminals and what was typed into them. */
export async function terminals(context: Context): Promise<void> {
  const image = await context.image(TtyInfoImage);
  const seen = new Set<number>();
  image?.entries.forEach(({ id, type, pty, termios, termios_locked: locked }, i) => {
    const report = context.at(image, i);
    if (seen.has(id)) report(`terminal ${id} is there twice`);
    seen.add(id);
    if (TtyType[type] === undefined) report(`terminal ${id} of type ${type}`);
    if (type === TtyType.PTY && (pty === undefined || id >> 1 !== pty.index || pty.index >= PTY_INDEXES))
      report(`terminal ${id} is pseudo terminal ${pty?.index}`);
    for (const settings of [termios, locked]) {
      if (settings && settings.c_cc.length < CONTROL_CHARACTERS)
        report(`terminal ${id} has ${settings.c_cc.length} control characters`);
    }
  });
  const data = await context.image(TtyDataImage);
  data?.entries.forEach(({ tty_id: id }, i) => {
    if (!seen.has(id)) context.at(data, i)(`data of terminal ${id}, which is not in tty-info.img`);
  });
}

/** Locks are held by a descriptor of a process. */
export async function locks(context: Context): Promise<void> {
  const image = await context.image(FileLocksImage);
  image?.entries.forEach(({ flag, type, pid, fd }, i) => {
    const report = context.at(image, i);
    const process = context.set.process(pid);
    if (process === undefined) report(`lock of process ${pid}, which is not in the tree`);
    else if (!process.descriptors.some((descriptor) => descriptor.fd === fd))
      report(`lock of descriptor ${fd}, which process ${pid} does not have`);
    if (![1, 2, 4, 8].includes(flag & 0xf)) report(`lock of kind ${flag}`);
    // Leases carry the bit that they are being broken; flock may have its mandatory bits.
    if ((type & 3) === 3 && (flag & 2) === 0) report(`lock of type ${type}`);
  });
}

/** Memory of memfds and shared anonymous mappings. */
export async function memfds(context: Context): Promise<void> {
  const image = await context.image(MemfdImage);
  const seen = new Set<bigint>();
  image?.entries.forEach(({ inode_id: id, seals }, i) => {
    const report = context.at(image, i);
    if (seen.has(id)) report(`memfd ${id} is there twice`);
    seen.add(id);
    if ((seals & ~0x3f) !== 0) report(`memfd ${id} has seals 0x${seals.toString(16)}`);
  });
}
