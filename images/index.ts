// Every public name of libcriu/images, listed one by one.
export { decode, encode, messageName, messageType, type MessageType } from './codec.js';
export { ImageError, isImageError, type ImageErrorCode } from './errors.js';
export {
  COMMON_MAGIC,
  defaultLimits,
  FrameReader,
  FrameWriter,
  PAGE_SIZE,
  SERVICE_MAGIC,
  type Head,
  type Limits,
} from './framing.js';
export * as proto from './generated/proto.js';
export { fileName, PARENT_LINK, rowOf, table, type ImageName, type ImageRow, type Layout, type Step } from './table.js';
export { entryOf, MessageImage, type Entry } from './message-image.js';
export type {
  DataImage,
  DataRecord,
  ImageClass,
  ImageConstructor,
  ImageId,
  RepeatedImage,
  SingleImage,
  TypedImage,
} from './typed-image.js';
export { ImageDirectory } from './image-directory.js';
export {
  chunksOf,
  copyStore,
  writeFileTo,
  type Changes,
  type ImageStore,
  type StoredFile,
  type StoreWriter,
} from './store.js';
export { CodedStore, encoded, type FileCodec, type FileEncoder } from './file-codec.js';
export { compression } from './compression.js';
export { sealing, type SealKey } from './seal.js';
export { TarStore, tarOf } from './tar.js';
export { extract, openStore, writeArchive, type OpenStoreOptions } from './open-store.js';
export { checkManifest, MANIFEST, writeManifest, type ManifestKey, type ManifestProblem } from './manifest.js';
export { streamEntries, type Payload, type StreamedEntry } from './entry-stream.js';
export { PageMap } from './page-map.js';
export {
  ImageProcess,
  ImageSet,
  writeImages,
  type Descriptor,
  type ExternalEnd,
  type ImagePid,
  type ProcessTree,
} from './image-set.js';
export type { MemoryArea } from './memory-map.js';
export type { Mount } from './mounts.js';
export type { SearchHit, SearchOptions } from './search.js';
export type { SocketInfo } from './sockets.js';
export { coredump } from './coredump.js';
export { ProcessMemory, type MemoryRun, type PageSource } from './memory.js';
export { verify, type Problem } from './verify.js';
export { diff, type Difference } from './diff.js';
export { edit, type EditOptions, type ImageEdits } from './edit.js';
export type { PortChange } from './edit/addresses.js';
export type { Draft, EntryOf } from './edit/draft.js';
export { flatten } from './flatten.js';
export { critDecode, critEncode, critInfo, detect, imageToCritJson, type CritOptions } from './crit/crit.js';
export { explore, explorers, type Exploration, type ExploreSubject } from './crit/explore.js';
export {
  fieldText,
  flagNames,
  flagSets,
  flagsOf,
  ipAddress,
  ipWords,
  type FlagSet,
  type FlagSetName,
} from './flags.js';
export { ApparmorImage } from './types/apparmor.js';
export { AutofsImage } from './types/autofs.js';
export { BinfmtMiscImage, BinfmtMiscOldImage } from './types/binfmt-misc.js';
export { BpfmapDataImage } from './types/bpfmap-data.js';
export { CgroupImage } from './types/cgroup.js';
export { CoreImage, type TaskState } from './types/core.js';
export { CpuinfoImage } from './types/cpuinfo.js';
export { capabilities, CredsImage } from './types/creds.js';
export { FdinfoImage } from './types/fdinfo.js';
export { FifoDataImage } from './types/fifo-data.js';
export { FileLocksImage } from './types/file-locks.js';
export { type FileEntry, type FileKind, FilesImage, fileType } from './types/files.js';
export { FsImage } from './types/fs.js';
export { type GhostChunk, GhostFileImage } from './types/ghost-file.js';
export { IdsImage } from './types/ids.js';
export { InventoryImage } from './types/inventory.js';
export { IpcnsMsgImage, type MessageQueue, type QueuedMessage } from './types/ipcns-msg.js';
export { IpcnsSemImage } from './types/ipcns-sem.js';
export { IpcnsShmImage } from './types/ipcns-shm.js';
export { IpcnsVarImage } from './types/ipcns-var.js';
export { IrmapCacheImage } from './types/irmap-cache.js';
export {
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
} from './types/legacy-files.js';
export {
  ItimersImage,
  PosixTimersImage,
  RlimitImage,
  SigactsImage,
  SignalPImage,
  SignalSImage,
  VmasImage,
} from './types/legacy-tasks.js';
export { MemfdImage } from './types/memfd.js';
export { MmImage } from './types/mm.js';
export { MountpointsImage } from './types/mountpoints.js';
export { linkSettings, NetdevImage } from './types/netdev.js';
export { NetnsImage } from './types/netns.js';
export { pageFlags, PagemapImage, type PageRange, type PageRangeInit, ShmemPagemapImage } from './types/pagemap.js';
export { PidnsImage } from './types/pidns.js';
export { PipesDataImage } from './types/pipes-data.js';
export { PstreeImage, threadIds } from './types/pstree.js';
export {
  IfaddrImage,
  Ip6tablesImage,
  IptablesImage,
  NetlinkImage,
  type NetlinkMessage,
  NetnsCtImage,
  NetnsExpImage,
  NftablesImage,
  PagesImage,
  RawImage,
  rawImage,
  type RawImageClass,
  Route6Image,
  RouteImage,
  RuleImage,
  TmpfsDevImage,
  TmpfsImage,
} from './types/raw.js';
export { type Remap, RemapFpathImage } from './types/remap-fpath.js';
export { SeccompImage } from './types/seccomp.js';
export { SkQueuesImage } from './types/sk-queues.js';
export { StatsImage } from './types/stats.js';
export { TcpStreamImage } from './types/tcp-stream.js';
export { TimensImage } from './types/timens.js';
export { TtyDataImage } from './types/tty-data.js';
export { controlCharacters, packControlCharacters, TtyInfoImage } from './types/tty-info.js';
export { UsernsImage } from './types/userns.js';
export { UtsnsImage } from './types/utsns.js';
export { imageClass, imageClasses, rawClass, rawClasses } from './types/index.js';
export { conf4Names, conf6Names } from './types/sysctl.js';
export { vmaStatus, VMA_STATUS_RUNTIME, type VmaBacking, vmaBacking } from './types/vma.js';
