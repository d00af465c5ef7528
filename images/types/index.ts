/** The class of every image: the compiler finds a row of the table that has none. */
import { ApparmorImage } from './apparmor.js';
import { AutofsImage } from './autofs.js';
import { BinfmtMiscImage, BinfmtMiscOldImage } from './binfmt-misc.js';
import { BpfmapDataImage } from './bpfmap-data.js';
import { CgroupImage } from './cgroup.js';
import { CoreImage } from './core.js';
import { CpuinfoImage } from './cpuinfo.js';
import { CredsImage } from './creds.js';
import { FdinfoImage } from './fdinfo.js';
import { FifoDataImage } from './fifo-data.js';
import { FileLocksImage } from './file-locks.js';
import { FilesImage } from './files.js';
import { FsImage } from './fs.js';
import { GhostFileImage } from './ghost-file.js';
import { IdsImage } from './ids.js';
import { InventoryImage } from './inventory.js';
import { IpcnsMsgImage } from './ipcns-msg.js';
import { IpcnsSemImage } from './ipcns-sem.js';
import { IpcnsShmImage } from './ipcns-shm.js';
import { IpcnsVarImage } from './ipcns-var.js';
import { IrmapCacheImage } from './irmap-cache.js';
import {
  BpfmapFileImage,
  EventfdImage,
  EventpollImage,
  EventpollTfdImage,
  ExtFilesImage,
  FanotifyImage,
  FanotifyMarkImage,
  FifoImage,
  InetskImage,
  InotifyImage,
  InotifyWdImage,
  NetlinkskImage,
  NsFilesImage,
  PacketskImage,
  PidfdImage,
  PipesImage,
  RegFilesImage,
  SignalfdImage,
  TimerfdImage,
  TtyImage,
  TunfileImage,
  UnixskImage,
} from './legacy-files.js';
import {
  ItimersImage,
  PosixTimersImage,
  RlimitImage,
  SigactsImage,
  SignalPImage,
  SignalSImage,
  VmasImage,
} from './legacy-tasks.js';
import { MemfdImage } from './memfd.js';
import { MmImage } from './mm.js';
import { MountpointsImage } from './mountpoints.js';
import { NetdevImage } from './netdev.js';
import { NetnsImage } from './netns.js';
import { PagemapImage, ShmemPagemapImage } from './pagemap.js';
import { PidnsImage } from './pidns.js';
import { PipesDataImage } from './pipes-data.js';
import { PstreeImage } from './pstree.js';
import {
  IfaddrImage,
  Ip6tablesImage,
  IptablesImage,
  NetnsCtImage,
  NetnsExpImage,
  NftablesImage,
  PagesImage,
  Route6Image,
  RouteImage,
  RuleImage,
  TmpfsDevImage,
  TmpfsImage,
} from './raw.js';
import { RemapFpathImage } from './remap-fpath.js';
import { SeccompImage } from './seccomp.js';
import { SkQueuesImage } from './sk-queues.js';
import { StatsImage } from './stats.js';
import { TcpStreamImage } from './tcp-stream.js';
import { TimensImage } from './timens.js';
import { TtyDataImage } from './tty-data.js';
import { TtyInfoImage } from './tty-info.js';
import { UsernsImage } from './userns.js';
import { UtsnsImage } from './utsns.js';
import type { ImageName, ImageRow } from '../table.js';
import type { ImageConstructor, TypedImage } from '../typed-image.js';
import type { RawImage, RawImageClass } from './raw.js';

/** Images with entries, by our name of them. */
export const imageClasses = {
  inventory: InventoryImage,
  pstree: PstreeImage,
  core: CoreImage,
  ids: IdsImage,
  mm: MmImage,
  fs: FsImage,
  creds: CredsImage,
  pagemap: PagemapImage,
  pagemapShmem: ShmemPagemapImage,
  fdinfo: FdinfoImage,
  files: FilesImage,
  seccomp: SeccompImage,
  apparmor: ApparmorImage,
  cgroup: CgroupImage,
  fileLocks: FileLocksImage,
  remapFpath: RemapFpathImage,
  ghostFile: GhostFileImage,
  memfd: MemfdImage,
  pipesData: PipesDataImage,
  fifoData: FifoDataImage,
  skQueues: SkQueuesImage,
  tcpStream: TcpStreamImage,
  ttyInfo: TtyInfoImage,
  ttyData: TtyDataImage,
  bpfmapFile: BpfmapFileImage,
  bpfmapData: BpfmapDataImage,
  utsns: UtsnsImage,
  timens: TimensImage,
  pidns: PidnsImage,
  userns: UsernsImage,
  mountpoints: MountpointsImage,
  ipcnsVar: IpcnsVarImage,
  ipcnsShm: IpcnsShmImage,
  ipcnsMsg: IpcnsMsgImage,
  ipcnsSem: IpcnsSemImage,
  netdev: NetdevImage,
  netns: NetnsImage,
  autofs: AutofsImage,
  binfmtMisc: BinfmtMiscImage,
  binfmtMiscOld: BinfmtMiscOldImage,
  cpuinfo: CpuinfoImage,
  stats: StatsImage,
  irmapCache: IrmapCacheImage,
  regFiles: RegFilesImage,
  extFiles: ExtFilesImage,
  nsFiles: NsFilesImage,
  eventfd: EventfdImage,
  eventpoll: EventpollImage,
  eventpollTfd: EventpollTfdImage,
  signalfd: SignalfdImage,
  inotify: InotifyImage,
  inotifyWd: InotifyWdImage,
  fanotify: FanotifyImage,
  fanotifyMark: FanotifyMarkImage,
  pipes: PipesImage,
  fifo: FifoImage,
  unixsk: UnixskImage,
  inetsk: InetskImage,
  packetsk: PacketskImage,
  netlinksk: NetlinkskImage,
  tty: TtyImage,
  tunfile: TunfileImage,
  timerfd: TimerfdImage,
  pidfd: PidfdImage,
  sigacts: SigactsImage,
  vmas: VmasImage,
  rlimit: RlimitImage,
  itimers: ItimersImage,
  posixTimers: PosixTimersImage,
  signalS: SignalSImage,
  signalP: SignalPImage,
} as const;

/** Images without a magic. */
export const rawClasses = {
  pages: PagesImage,
  ifaddr: IfaddrImage,
  route: RouteImage,
  route6: Route6Image,
  rule: RuleImage,
  iptables: IptablesImage,
  ip6tables: Ip6tablesImage,
  nftables: NftablesImage,
  netnsCt: NetnsCtImage,
  netnsExp: NetnsExpImage,
  tmpfsDev: TmpfsDevImage,
  tmpfs: TmpfsImage,
} as const;

// A name that is in neither map does not compile.
const complete: Readonly<Record<ImageName, unknown>> = { ...imageClasses, ...rawClasses };
void complete;

const byRow = new Map<ImageRow, ImageConstructor<TypedImage>>(
  Object.values(imageClasses).map((type) => [type.row, type as ImageConstructor<TypedImage>]),
);
const rawByRow = new Map<ImageRow, RawImageClass<RawImage>>(
  Object.values(rawClasses).map((type) => [type.row, type as RawImageClass<RawImage>]),
);

/** The class of a row; undefined for raw images. */
export function imageClass(row: ImageRow): ImageConstructor<TypedImage> | undefined {
  return byRow.get(row);
}

/** The class of a raw image; undefined for those with entries. */
export function rawClass(row: ImageRow): RawImageClass<RawImage> | undefined {
  return rawByRow.get(row);
}
