// Every public name, listed one by one; nothing is defined here.
export { checkpoint, Checkpoint, type CheckpointOptions, type RestoreOptions } from './checkpoint.js';
export { RestoredProcess, type ExitStatus, type RestoredProcessEvents } from './restored-process.js';
export {
  registerPlugin,
  type DeviceMapping,
  type ExternalFile,
  type MappedDevice,
  type Plugin,
  type SavedFile,
  type SavedMapping,
} from './plugins.js';
export { canRestore, type RestoreCheck } from './can-restore.js';
export { plan, type Plan, type PlanOptions } from './plan.js';
export type { AddressMapping } from './options/address-map.js';
export type { TcpConnection, TcpFate, TcpPolicy, TcpState } from './options/tcp.js';
export type { ProcessObject, Target } from './target.js';
export {
  Criu,
  check,
  cpuinfoCheck,
  cpuinfoDump,
  dedup,
  dump,
  features,
  preDump,
  restore,
  setOpts,
  version,
  type CriuEvents,
  type DumpResult,
  type RestoreResult,
} from './criu.js';
export type { CheckOptions, CheckReport, Feature, Version } from './features.js';
export { pageServer, PageServer, type PageServerOptions, type StoredPages } from './page-server/page-server.js';
export { Tracking } from './tracking.js';
export type { CallControl, CallOptions, Stats } from './run.js';
export type { Hook, HookName, LogLine, OperationEvents, Progress, Stage, Warning } from './operation.js';
export { Options } from './options/options.js';
export type { OptionName, OptionValues } from './options/schema.js';
export type { InheritFd, Pair } from './options/external.js';
export { CriuError, isCriuError, type CriuErrorInit, type CriuErrorOf, type ErrorObject } from './errors/criu-error.js';
export type { ErrorCode, ErrorDetails } from './errors/codes.js';
export type { HostPid } from './pid.js';
