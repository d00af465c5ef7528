// Made by images/generate.mjs from images/proto/*.proto. Not edited by hand.

import type { Reader, Writer } from 'protobufjs/minimal.js';

/** Fields that the schema does not have, as they stood on the wire: tag and value. Written back by encode. */
type Unknowns = Uint8Array[];

export enum SysctlType {
  CTL_STR = 5,
  CTL_32 = 6,
}

export enum TtyType {
  UNKNOWN = 0,
  PTY = 1,
  CONSOLE = 2,
  VT = 3,
  CTTY = 4,
  EXT_TTY = 5,
  SERIAL = 6,
}

export namespace core_entry {
  enum march {
    UNKNOWN = 0,
    X86_64 = 1,
    ARM = 2,
    AARCH64 = 3,
    PPC64 = 4,
    S390 = 5,
    MIPS = 6,
    LOONGARCH64 = 7,
    RISCV64 = 8,
  }
}

export namespace cpuinfo_ppc64_entry {
  enum endianness {
    BIGENDIAN = 0,
    LITTLEENDIAN = 1,
  }
}

export namespace cpuinfo_x86_entry {
  enum vendor {
    UNKNOWN = 0,
    INTEL = 1,
    AMD = 2,
  }
}

export enum criu_cg_mode {
  IGNORE = 0,
  CG_NONE = 1,
  PROPS = 2,
  SOFT = 3,
  FULL = 4,
  STRICT = 5,
  DEFAULT = 6,
}

export enum criu_network_lock_method {
  IPTABLES = 1,
  NFTABLES = 2,
  SKIP = 3,
}

export enum criu_pre_dump_mode {
  SPLICE = 1,
  VM_READ = 2,
}

export enum criu_req_type {
  EMPTY = 0,
  DUMP = 1,
  RESTORE = 2,
  CHECK = 3,
  PRE_DUMP = 4,
  PAGE_SERVER = 5,
  NOTIFY = 6,
  CPUINFO_DUMP = 7,
  CPUINFO_CHECK = 8,
  FEATURE_CHECK = 9,
  VERSION = 10,
  WAIT_PID = 11,
  PAGE_SERVER_CHLD = 12,
  SINGLE_PRE_DUMP = 13,
  DEDUP = 7001,
}

export enum external_kind {
  EXTERNAL_UNIX = 1,
  EXTERNAL_PIPE = 2,
  EXTERNAL_TTY = 3,
  EXTERNAL_FILE = 4,
}

export enum fd_types {
  UND = 0,
  REG = 1,
  PIPE = 2,
  FIFO = 3,
  INETSK = 4,
  UNIXSK = 5,
  EVENTFD = 6,
  EVENTPOLL = 7,
  INOTIFY = 8,
  SIGNALFD = 9,
  PACKETSK = 10,
  TTY = 11,
  FANOTIFY = 12,
  NETLINKSK = 13,
  NS = 14,
  TUNF = 15,
  EXT = 16,
  TIMERFD = 17,
  MEMFD = 18,
  BPFMAP = 19,
  PIDFD = 20,
  CTL_TTY = 65534,
  AUTOFS_PIPE = 65535,
}

export enum fh_entry_sizes {
  min_entries = 16,
}

export enum fstype {
  UNSUPPORTED = 0,
  PROC = 1,
  SYSFS = 2,
  DEVTMPFS = 3,
  BINFMT_MISC = 4,
  TMPFS = 5,
  DEVPTS = 6,
  SIMFS = 7,
  PSTORE = 8,
  SECURITYFS = 9,
  FUSECTL = 10,
  DEBUGFS = 11,
  CGROUP = 12,
  AUFS = 13,
  MQUEUE = 14,
  FUSE = 15,
  AUTO = 16,
  OVERLAYFS = 17,
  AUTOFS = 18,
  TRACEFS = 19,
  CGROUP2 = 23,
}

export enum lsmtype {
  NO_LSM = 0,
  SELINUX = 1,
  APPARMOR = 2,
}

export enum mark_type {
  INODE = 1,
  MOUNT = 2,
}

export enum nd_type {
  LOOPBACK = 1,
  VETH = 2,
  TUN = 3,
  EXTLINK = 4,
  VENET = 5,
  BRIDGE = 6,
  MACVLAN = 7,
  SIT = 8,
}

export enum remap_type {
  LINKED = 0,
  GHOST = 1,
  PROCFS = 2,
}

export enum seccomp_mode {
  disabled = 0,
  strict = 1,
  filter = 2,
}

export enum sk_shutdown {
  NONE = 0,
  READ = 1,
  WRITE = 2,
  BOTH = 3,
}

export enum stdio_kind {
  STDIO_SOCKETPAIR = 1,
  STDIO_PIPE_READ = 2,
  STDIO_PIPE_WRITE = 3,
}

export enum tcp_fate {
  TCP_KEEP = 1,
  TCP_CLOSE = 2,
  TCP_REJECT = 3,
}

export enum user_x86_regs_mode {
  NATIVE = 1,
  COMPAT = 2,
}

export interface Iaa_namespace {
  readonly name: string;
  readonly policies?: readonly Iaa_policy[] | undefined;
  readonly namespaces?: readonly Iaa_namespace[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class aa_namespace {
  private constructor();
  name: string;
  policies: aa_policy[];
  namespaces: aa_namespace[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iaa_namespace, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): aa_namespace;
}

export interface Iaa_policy {
  readonly name: string;
  readonly blob: Uint8Array;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class aa_policy {
  private constructor();
  name: string;
  blob: Uint8Array;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iaa_policy, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): aa_policy;
}

export interface Iaddress_mapping {
  readonly from: Uint8Array;
  readonly from_port?: number | undefined;
  readonly to: Uint8Array;
  readonly to_port?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class address_mapping {
  private constructor();
  from: Uint8Array;
  from_port?: number | undefined;
  to: Uint8Array;
  to_port?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iaddress_mapping, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): address_mapping;
}

export interface Iaio_ring_entry {
  readonly id: bigint;
  readonly nr_req: number;
  readonly ring_len: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class aio_ring_entry {
  private constructor();
  id: bigint;
  nr_req: number;
  ring_len: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iaio_ring_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): aio_ring_entry;
}

export interface Iapparmor_entry {
  readonly namespaces?: readonly Iaa_namespace[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class apparmor_entry {
  private constructor();
  namespaces: aa_namespace[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iapparmor_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): apparmor_entry;
}

export interface Iautofs_entry {
  readonly fd: number;
  readonly pgrp: number;
  readonly timeout: number;
  readonly minproto: number;
  readonly maxproto: number;
  readonly mode: number;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly read_fd?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class autofs_entry {
  private constructor();
  fd: number;
  pgrp: number;
  timeout: number;
  minproto: number;
  maxproto: number;
  mode: number;
  uid?: number | undefined;
  gid?: number | undefined;
  read_fd?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iautofs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): autofs_entry;
}

export interface Ibinfmt_misc_entry {
  readonly name: string;
  readonly enabled: boolean;
  readonly interpreter: string;
  readonly flags?: string | undefined;
  readonly extension?: string | undefined;
  readonly magic?: string | undefined;
  readonly mask?: string | undefined;
  readonly offset?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class binfmt_misc_entry {
  private constructor();
  name: string;
  enabled: boolean;
  interpreter: string;
  flags?: string | undefined;
  extension?: string | undefined;
  magic?: string | undefined;
  mask?: string | undefined;
  offset?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ibinfmt_misc_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): binfmt_misc_entry;
}

export interface Ibpfmap_data_entry {
  readonly map_id: number;
  readonly keys_bytes: number;
  readonly values_bytes: number;
  readonly count: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class bpfmap_data_entry {
  private constructor();
  map_id: number;
  keys_bytes: number;
  values_bytes: number;
  count: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ibpfmap_data_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): bpfmap_data_entry;
}

export interface Ibpfmap_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly pos: bigint;
  readonly fown: Ifown_entry;
  readonly map_type: number;
  readonly key_size: number;
  readonly value_size: number;
  readonly map_id: number;
  readonly max_entries: number;
  readonly map_flags: number;
  readonly memlock: bigint;
  readonly frozen: boolean;
  readonly map_name: string;
  readonly ifindex: number;
  readonly mnt_id?: number | undefined;
  readonly map_extra?: bigint | undefined;
  readonly boot_id?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class bpfmap_file_entry {
  private constructor();
  id: number;
  flags: number;
  pos: bigint;
  fown: fown_entry;
  map_type: number;
  key_size: number;
  value_size: number;
  map_id: number;
  max_entries: number;
  map_flags: number;
  memlock: bigint;
  frozen: boolean;
  map_name: string;
  ifindex: number;
  mnt_id?: number | undefined;
  map_extra?: bigint | undefined;
  boot_id?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ibpfmap_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): bpfmap_file_entry;
}

export interface Icg_controller_entry {
  readonly cnames?: readonly string[] | undefined;
  readonly dirs?: readonly Icgroup_dir_entry[] | undefined;
  readonly is_threaded?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cg_controller_entry {
  private constructor();
  cnames: string[];
  dirs: cgroup_dir_entry[];
  is_threaded?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icg_controller_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cg_controller_entry;
}

export interface Icg_member_entry {
  readonly name: string;
  readonly path: string;
  readonly cgns_prefix?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cg_member_entry {
  private constructor();
  name: string;
  path: string;
  cgns_prefix?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icg_member_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cg_member_entry;
}

export interface Icg_set_entry {
  readonly id: number;
  readonly ctls?: readonly Icg_member_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cg_set_entry {
  private constructor();
  id: number;
  ctls: cg_member_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icg_set_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cg_set_entry;
}

export interface Icgroup_dir_entry {
  readonly dir_name: string;
  readonly children?: readonly Icgroup_dir_entry[] | undefined;
  readonly properties?: readonly Icgroup_prop_entry[] | undefined;
  readonly dir_perms?: Icgroup_perms | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cgroup_dir_entry {
  private constructor();
  dir_name: string;
  children: cgroup_dir_entry[];
  properties: cgroup_prop_entry[];
  dir_perms?: cgroup_perms | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icgroup_dir_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cgroup_dir_entry;
}

export interface Icgroup_entry {
  readonly sets?: readonly Icg_set_entry[] | undefined;
  readonly controllers?: readonly Icg_controller_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cgroup_entry {
  private constructor();
  sets: cg_set_entry[];
  controllers: cg_controller_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icgroup_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cgroup_entry;
}

export interface Icgroup_perms {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cgroup_perms {
  private constructor();
  mode: number;
  uid: number;
  gid: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icgroup_perms, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cgroup_perms;
}

export interface Icgroup_prop_entry {
  readonly name: string;
  readonly value: string;
  readonly perms?: Icgroup_perms | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cgroup_prop_entry {
  private constructor();
  name: string;
  value: string;
  perms?: cgroup_perms | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icgroup_prop_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cgroup_prop_entry;
}

export interface Icgroup_root {
  readonly ctrl?: string | undefined;
  readonly path: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cgroup_root {
  private constructor();
  ctrl?: string | undefined;
  path: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icgroup_root, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cgroup_root;
}

export interface Icore_ack {
  readonly success: boolean;
  readonly handled?: boolean | undefined;
  readonly plugin?: string | undefined;
  readonly fd?: number | undefined;
  readonly offset?: bigint | undefined;
  readonly external?: readonly string[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class core_ack {
  private constructor();
  success: boolean;
  handled?: boolean | undefined;
  plugin?: string | undefined;
  fd?: number | undefined;
  offset?: bigint | undefined;
  external: string[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icore_ack, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): core_ack;
}

export interface Icore_call_request {
  readonly version?: boolean | undefined;
  readonly features?: Ifeature_probe | undefined;
  readonly stdio?: Istdio_make | undefined;
  readonly grow_send_buffer?: number | undefined;
  readonly cpuinfo?: Icpuinfo_ask | undefined;
  readonly fetch_fd?: Ifetch_fd | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class core_call_request {
  private constructor();
  version?: boolean | undefined;
  features?: feature_probe | undefined;
  stdio?: stdio_make | undefined;
  grow_send_buffer?: number | undefined;
  cpuinfo?: cpuinfo_ask | undefined;
  fetch_fd?: fetch_fd | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icore_call_request, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): core_call_request;
}

export interface Icore_call_response {
  readonly version?: Icriu_version | undefined;
  readonly abi?: number | undefined;
  readonly features?: readonly Ifeature_state[] | undefined;
  readonly stdio?: readonly Istdio_pair[] | undefined;
  readonly cpuinfo?: Uint8Array | undefined;
  readonly cpu_missing?: readonly string[] | undefined;
  readonly fd?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class core_call_response {
  private constructor();
  version?: criu_version | undefined;
  abi?: number | undefined;
  features: feature_state[];
  stdio: stdio_pair[];
  cpuinfo?: Uint8Array | undefined;
  cpu_missing: string[];
  fd?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icore_call_response, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): core_call_response;
}

export interface Icore_entry {
  readonly mtype: core_entry.march;
  readonly thread_info?: Ithread_info_x86 | undefined;
  readonly ti_arm?: Ithread_info_arm | undefined;
  readonly ti_aarch64?: Ithread_info_aarch64 | undefined;
  readonly ti_ppc64?: Ithread_info_ppc64 | undefined;
  readonly ti_s390?: Ithread_info_s390 | undefined;
  readonly ti_mips?: Ithread_info_mips | undefined;
  readonly ti_loongarch64?: Ithread_info_loongarch64 | undefined;
  readonly ti_riscv64?: Ithread_info_riscv64 | undefined;
  readonly tc?: Itask_core_entry | undefined;
  readonly ids?: Itask_kobj_ids_entry | undefined;
  readonly thread_core?: Ithread_core_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class core_entry {
  private constructor();
  mtype: core_entry.march;
  thread_info?: thread_info_x86 | undefined;
  ti_arm?: thread_info_arm | undefined;
  ti_aarch64?: thread_info_aarch64 | undefined;
  ti_ppc64?: thread_info_ppc64 | undefined;
  ti_s390?: thread_info_s390 | undefined;
  ti_mips?: thread_info_mips | undefined;
  ti_loongarch64?: thread_info_loongarch64 | undefined;
  ti_riscv64?: thread_info_riscv64 | undefined;
  tc?: task_core_entry | undefined;
  ids?: task_kobj_ids_entry | undefined;
  thread_core?: thread_core_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icore_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): core_entry;
}

export interface Icore_record {
  readonly log?: Ilog_record | undefined;
  readonly stage?: Istage_record | undefined;
  readonly progress?: Iprogress_record | undefined;
  readonly hook?: Ihook_record | undefined;
  readonly result?: Iresult_record | undefined;
  readonly error?: Ierror_record | undefined;
  readonly exit?: Iexit_record | undefined;
  readonly warning?: Ierror_record | undefined;
  readonly question?: Iplugin_question | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class core_record {
  private constructor();
  log?: log_record | undefined;
  stage?: stage_record | undefined;
  progress?: progress_record | undefined;
  hook?: hook_record | undefined;
  result?: result_record | undefined;
  error?: error_record | undefined;
  exit?: exit_record | undefined;
  warning?: error_record | undefined;
  question?: plugin_question | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icore_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): core_record;
}

export interface Icpuinfo_ask {
  readonly entry?: Uint8Array | undefined;
  readonly cpu_cap?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cpuinfo_ask {
  private constructor();
  entry?: Uint8Array | undefined;
  cpu_cap?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icpuinfo_ask, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cpuinfo_ask;
}

export interface Icpuinfo_entry {
  readonly x86_entry?: readonly Icpuinfo_x86_entry[] | undefined;
  readonly ppc64_entry?: readonly Icpuinfo_ppc64_entry[] | undefined;
  readonly s390_entry?: readonly Icpuinfo_s390_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cpuinfo_entry {
  private constructor();
  x86_entry: cpuinfo_x86_entry[];
  ppc64_entry: cpuinfo_ppc64_entry[];
  s390_entry: cpuinfo_s390_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icpuinfo_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cpuinfo_entry;
}

export interface Icpuinfo_ppc64_entry {
  readonly endian: cpuinfo_ppc64_entry.endianness;
  readonly hwcap?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cpuinfo_ppc64_entry {
  private constructor();
  endian: cpuinfo_ppc64_entry.endianness;
  hwcap: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icpuinfo_ppc64_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cpuinfo_ppc64_entry;
}

export interface Icpuinfo_s390_entry {
  readonly hwcap?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cpuinfo_s390_entry {
  private constructor();
  hwcap: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icpuinfo_s390_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cpuinfo_s390_entry;
}

export interface Icpuinfo_x86_entry {
  readonly vendor_id: cpuinfo_x86_entry.vendor;
  readonly cpu_family: number;
  readonly model: number;
  readonly stepping: number;
  readonly capability_ver: number;
  readonly capability?: readonly number[] | undefined;
  readonly model_id?: string | undefined;
  readonly xfeatures_mask?: bigint | undefined;
  readonly xsave_size?: number | undefined;
  readonly xsave_size_max?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class cpuinfo_x86_entry {
  private constructor();
  vendor_id: cpuinfo_x86_entry.vendor;
  cpu_family: number;
  model: number;
  stepping: number;
  capability_ver: number;
  capability: number[];
  model_id?: string | undefined;
  xfeatures_mask?: bigint | undefined;
  xsave_size?: number | undefined;
  xsave_size_max?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icpuinfo_x86_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): cpuinfo_x86_entry;
}

export interface Icreds_entry {
  readonly uid: number;
  readonly gid: number;
  readonly euid: number;
  readonly egid: number;
  readonly suid: number;
  readonly sgid: number;
  readonly fsuid: number;
  readonly fsgid: number;
  readonly cap_inh?: readonly number[] | undefined;
  readonly cap_prm?: readonly number[] | undefined;
  readonly cap_eff?: readonly number[] | undefined;
  readonly cap_bnd?: readonly number[] | undefined;
  readonly secbits: number;
  readonly groups?: readonly number[] | undefined;
  readonly lsm_profile?: string | undefined;
  readonly lsm_sockcreate?: string | undefined;
  readonly apparmor_data?: Uint8Array | undefined;
  readonly no_new_privs?: number | undefined;
  readonly cap_amb?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class creds_entry {
  private constructor();
  uid: number;
  gid: number;
  euid: number;
  egid: number;
  suid: number;
  sgid: number;
  fsuid: number;
  fsgid: number;
  cap_inh: number[];
  cap_prm: number[];
  cap_eff: number[];
  cap_bnd: number[];
  secbits: number;
  groups: number[];
  lsm_profile?: string | undefined;
  lsm_sockcreate?: string | undefined;
  apparmor_data?: Uint8Array | undefined;
  no_new_privs?: number | undefined;
  cap_amb: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icreds_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): creds_entry;
}

export interface Icriu_dump_resp {
  readonly restored?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_dump_resp {
  private constructor();
  restored?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_dump_resp, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_dump_resp;
}

export interface Icriu_features {
  readonly mem_track?: boolean | undefined;
  readonly lazy_pages?: boolean | undefined;
  readonly pidfd_store?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_features {
  private constructor();
  mem_track?: boolean | undefined;
  lazy_pages?: boolean | undefined;
  pidfd_store?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_features, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_features;
}

export interface Icriu_notify {
  readonly script?: string | undefined;
  readonly pid?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_notify {
  private constructor();
  script?: string | undefined;
  pid?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_notify, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_notify;
}

export interface Icriu_opts {
  readonly images_dir_fd: number;
  readonly images_dir?: string | undefined;
  readonly pid?: number | undefined;
  readonly leave_running?: boolean | undefined;
  readonly ext_unix_sk?: boolean | undefined;
  readonly tcp_established?: boolean | undefined;
  readonly evasive_devices?: boolean | undefined;
  readonly shell_job?: boolean | undefined;
  readonly file_locks?: boolean | undefined;
  readonly log_level?: number | undefined;
  readonly log_file?: string | undefined;
  readonly ps?: Icriu_page_server_info | undefined;
  readonly notify_scripts?: boolean | undefined;
  readonly root?: string | undefined;
  readonly parent_img?: string | undefined;
  readonly track_mem?: boolean | undefined;
  readonly auto_dedup?: boolean | undefined;
  readonly work_dir_fd?: number | undefined;
  readonly link_remap?: boolean | undefined;
  readonly veths?: readonly Icriu_veth_pair[] | undefined;
  readonly cpu_cap?: number | undefined;
  readonly force_irmap?: boolean | undefined;
  readonly exec_cmd?: readonly string[] | undefined;
  readonly ext_mnt?: readonly Iext_mount_map[] | undefined;
  readonly manage_cgroups?: boolean | undefined;
  readonly cg_root?: readonly Icgroup_root[] | undefined;
  readonly rst_sibling?: boolean | undefined;
  readonly inherit_fd?: readonly Iinherit_fd[] | undefined;
  readonly auto_ext_mnt?: boolean | undefined;
  readonly ext_sharing?: boolean | undefined;
  readonly ext_masters?: boolean | undefined;
  readonly skip_mnt?: readonly string[] | undefined;
  readonly enable_fs?: readonly string[] | undefined;
  readonly unix_sk_ino?: readonly Iunix_sk[] | undefined;
  readonly manage_cgroups_mode?: criu_cg_mode | undefined;
  readonly ghost_limit?: number | undefined;
  readonly irmap_scan_paths?: readonly string[] | undefined;
  readonly external?: readonly string[] | undefined;
  readonly empty_ns?: number | undefined;
  readonly join_ns?: readonly Ijoin_namespace[] | undefined;
  readonly cgroup_props?: string | undefined;
  readonly cgroup_props_file?: string | undefined;
  readonly cgroup_dump_controller?: readonly string[] | undefined;
  readonly freeze_cgroup?: string | undefined;
  readonly timeout?: number | undefined;
  readonly tcp_skip_in_flight?: boolean | undefined;
  readonly weak_sysctls?: boolean | undefined;
  readonly lazy_pages?: boolean | undefined;
  readonly status_fd?: number | undefined;
  readonly orphan_pts_master?: boolean | undefined;
  readonly config_file?: string | undefined;
  readonly tcp_close?: boolean | undefined;
  readonly lsm_profile?: string | undefined;
  readonly tls_cacert?: string | undefined;
  readonly tls_cacrl?: string | undefined;
  readonly tls_cert?: string | undefined;
  readonly tls_key?: string | undefined;
  readonly tls?: boolean | undefined;
  readonly tls_no_cn_verify?: boolean | undefined;
  readonly cgroup_yard?: string | undefined;
  readonly pre_dump_mode?: criu_pre_dump_mode | undefined;
  readonly pidfd_store_sk?: number | undefined;
  readonly lsm_mount_context?: string | undefined;
  readonly network_lock?: criu_network_lock_method | undefined;
  readonly mntns_compat_mode?: boolean | undefined;
  readonly skip_file_rwx_check?: boolean | undefined;
  readonly unprivileged?: boolean | undefined;
  readonly leave_stopped?: boolean | undefined;
  readonly display_stats?: boolean | undefined;
  readonly log_to_stderr?: boolean | undefined;
  readonly child?: boolean | undefined;
  readonly plan_only?: boolean | undefined;
  readonly hooks?: boolean | undefined;
  readonly fault?: string | undefined;
  readonly reconnect_caller?: boolean | undefined;
  readonly fsync?: boolean | undefined;
  readonly progress?: boolean | undefined;
  readonly caller_pid?: number | undefined;
  readonly ghost_fiemap?: boolean | undefined;
  readonly validate_size_only?: boolean | undefined;
  readonly allow_uprobes?: boolean | undefined;
  readonly tcp_rules?: readonly Itcp_rule[] | undefined;
  readonly address_map?: readonly Iaddress_mapping[] | undefined;
  readonly tracking_fd?: number | undefined;
  readonly tracking_out_fd?: number | undefined;
  readonly tracking_keeper?: boolean | undefined;
  readonly plugins?: readonly string[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_opts {
  private constructor();
  images_dir_fd: number;
  images_dir?: string | undefined;
  pid?: number | undefined;
  leave_running?: boolean | undefined;
  ext_unix_sk?: boolean | undefined;
  tcp_established?: boolean | undefined;
  evasive_devices?: boolean | undefined;
  shell_job?: boolean | undefined;
  file_locks?: boolean | undefined;
  log_level?: number | undefined;
  log_file?: string | undefined;
  ps?: criu_page_server_info | undefined;
  notify_scripts?: boolean | undefined;
  root?: string | undefined;
  parent_img?: string | undefined;
  track_mem?: boolean | undefined;
  auto_dedup?: boolean | undefined;
  work_dir_fd?: number | undefined;
  link_remap?: boolean | undefined;
  veths: criu_veth_pair[];
  cpu_cap?: number | undefined;
  force_irmap?: boolean | undefined;
  exec_cmd: string[];
  ext_mnt: ext_mount_map[];
  manage_cgroups?: boolean | undefined;
  cg_root: cgroup_root[];
  rst_sibling?: boolean | undefined;
  inherit_fd: inherit_fd[];
  auto_ext_mnt?: boolean | undefined;
  ext_sharing?: boolean | undefined;
  ext_masters?: boolean | undefined;
  skip_mnt: string[];
  enable_fs: string[];
  unix_sk_ino: unix_sk[];
  manage_cgroups_mode?: criu_cg_mode | undefined;
  ghost_limit?: number | undefined;
  irmap_scan_paths: string[];
  external: string[];
  empty_ns?: number | undefined;
  join_ns: join_namespace[];
  cgroup_props?: string | undefined;
  cgroup_props_file?: string | undefined;
  cgroup_dump_controller: string[];
  freeze_cgroup?: string | undefined;
  timeout?: number | undefined;
  tcp_skip_in_flight?: boolean | undefined;
  weak_sysctls?: boolean | undefined;
  lazy_pages?: boolean | undefined;
  status_fd?: number | undefined;
  orphan_pts_master?: boolean | undefined;
  config_file?: string | undefined;
  tcp_close?: boolean | undefined;
  lsm_profile?: string | undefined;
  tls_cacert?: string | undefined;
  tls_cacrl?: string | undefined;
  tls_cert?: string | undefined;
  tls_key?: string | undefined;
  tls?: boolean | undefined;
  tls_no_cn_verify?: boolean | undefined;
  cgroup_yard?: string | undefined;
  pre_dump_mode?: criu_pre_dump_mode | undefined;
  pidfd_store_sk?: number | undefined;
  lsm_mount_context?: string | undefined;
  network_lock?: criu_network_lock_method | undefined;
  mntns_compat_mode?: boolean | undefined;
  skip_file_rwx_check?: boolean | undefined;
  unprivileged?: boolean | undefined;
  leave_stopped?: boolean | undefined;
  display_stats?: boolean | undefined;
  log_to_stderr?: boolean | undefined;
  child?: boolean | undefined;
  plan_only?: boolean | undefined;
  hooks?: boolean | undefined;
  fault?: string | undefined;
  reconnect_caller?: boolean | undefined;
  fsync?: boolean | undefined;
  progress?: boolean | undefined;
  caller_pid?: number | undefined;
  ghost_fiemap?: boolean | undefined;
  validate_size_only?: boolean | undefined;
  allow_uprobes?: boolean | undefined;
  tcp_rules: tcp_rule[];
  address_map: address_mapping[];
  tracking_fd?: number | undefined;
  tracking_out_fd?: number | undefined;
  tracking_keeper?: boolean | undefined;
  plugins: string[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_opts, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_opts;
}

export interface Icriu_page_server_info {
  readonly address?: string | undefined;
  readonly port?: number | undefined;
  readonly pid?: number | undefined;
  readonly fd?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_page_server_info {
  private constructor();
  address?: string | undefined;
  port?: number | undefined;
  pid?: number | undefined;
  fd?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_page_server_info, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_page_server_info;
}

export interface Icriu_req {
  readonly type: criu_req_type;
  readonly opts?: Icriu_opts | undefined;
  readonly notify_success?: boolean | undefined;
  readonly keep_open?: boolean | undefined;
  readonly features?: Icriu_features | undefined;
  readonly pid?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_req {
  private constructor();
  type: criu_req_type;
  opts?: criu_opts | undefined;
  notify_success?: boolean | undefined;
  keep_open?: boolean | undefined;
  features?: criu_features | undefined;
  pid?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_req, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_req;
}

export interface Icriu_resp {
  readonly type: criu_req_type;
  readonly success: boolean;
  readonly dump?: Icriu_dump_resp | undefined;
  readonly restore?: Icriu_restore_resp | undefined;
  readonly notify?: Icriu_notify | undefined;
  readonly ps?: Icriu_page_server_info | undefined;
  readonly cr_errno?: number | undefined;
  readonly features?: Icriu_features | undefined;
  readonly cr_errmsg?: string | undefined;
  readonly version?: Icriu_version | undefined;
  readonly status?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_resp {
  private constructor();
  type: criu_req_type;
  success: boolean;
  dump?: criu_dump_resp | undefined;
  restore?: criu_restore_resp | undefined;
  notify?: criu_notify | undefined;
  ps?: criu_page_server_info | undefined;
  cr_errno?: number | undefined;
  features?: criu_features | undefined;
  cr_errmsg?: string | undefined;
  version?: criu_version | undefined;
  status?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_resp, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_resp;
}

export interface Icriu_restore_resp {
  readonly pid: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_restore_resp {
  private constructor();
  pid: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_restore_resp, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_restore_resp;
}

export interface Icriu_version {
  readonly major_number: number;
  readonly minor_number: number;
  readonly gitid?: string | undefined;
  readonly sublevel?: number | undefined;
  readonly extra?: number | undefined;
  readonly name?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_version {
  private constructor();
  major_number: number;
  minor_number: number;
  gitid?: string | undefined;
  sublevel?: number | undefined;
  extra?: number | undefined;
  name?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_version, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_version;
}

export interface Icriu_veth_pair {
  readonly if_in: string;
  readonly if_out: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class criu_veth_pair {
  private constructor();
  if_in: string;
  if_out: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Icriu_veth_pair, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): criu_veth_pair;
}

export interface Idump_stats_entry {
  readonly freezing_time: number;
  readonly frozen_time: number;
  readonly memdump_time: number;
  readonly memwrite_time: number;
  readonly pages_scanned: bigint;
  readonly pages_skipped_parent: bigint;
  readonly pages_written: bigint;
  readonly irmap_resolve?: number | undefined;
  readonly pages_lazy: bigint;
  readonly page_pipes?: bigint | undefined;
  readonly page_pipe_bufs?: bigint | undefined;
  readonly shpages_scanned?: bigint | undefined;
  readonly shpages_skipped_parent?: bigint | undefined;
  readonly shpages_written?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class dump_stats_entry {
  private constructor();
  freezing_time: number;
  frozen_time: number;
  memdump_time: number;
  memwrite_time: number;
  pages_scanned: bigint;
  pages_skipped_parent: bigint;
  pages_written: bigint;
  irmap_resolve?: number | undefined;
  pages_lazy: bigint;
  page_pipes?: bigint | undefined;
  page_pipe_bufs?: bigint | undefined;
  shpages_scanned?: bigint | undefined;
  shpages_skipped_parent?: bigint | undefined;
  shpages_written?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Idump_stats_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): dump_stats_entry;
}

export interface Ierror_record {
  readonly code: string;
  readonly text: string;
  readonly stage?: string | undefined;
  readonly err?: number | undefined;
  readonly hint?: string | undefined;
  readonly pid?: number | undefined;
  readonly tid?: number | undefined;
  readonly fd?: number | undefined;
  readonly address?: bigint | undefined;
  readonly path?: string | undefined;
  readonly kind?: string | undefined;
  readonly undone?: boolean | undefined;
  readonly file?: string | undefined;
  readonly offset?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class error_record {
  private constructor();
  code: string;
  text: string;
  stage?: string | undefined;
  err?: number | undefined;
  hint?: string | undefined;
  pid?: number | undefined;
  tid?: number | undefined;
  fd?: number | undefined;
  address?: bigint | undefined;
  path?: string | undefined;
  kind?: string | undefined;
  undone?: boolean | undefined;
  file?: string | undefined;
  offset?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ierror_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): error_record;
}

export interface Ieventfd_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly counter: bigint;
  readonly semaphore?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class eventfd_file_entry {
  private constructor();
  id: number;
  flags: number;
  fown: fown_entry;
  counter: bigint;
  semaphore?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ieventfd_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): eventfd_file_entry;
}

export interface Ieventpoll_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly tfd?: readonly Ieventpoll_tfd_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class eventpoll_file_entry {
  private constructor();
  id: number;
  flags: number;
  fown: fown_entry;
  tfd: eventpoll_tfd_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Ieventpoll_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): eventpoll_file_entry;
}

export interface Ieventpoll_tfd_entry {
  readonly id: number;
  readonly tfd: number;
  readonly events: number;
  readonly data: bigint;
  readonly dev?: number | undefined;
  readonly inode?: bigint | undefined;
  readonly pos?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class eventpoll_tfd_entry {
  private constructor();
  id: number;
  tfd: number;
  events: number;
  data: bigint;
  dev?: number | undefined;
  inode?: bigint | undefined;
  pos?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ieventpoll_tfd_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): eventpoll_tfd_entry;
}

export interface Iexit_record {
  readonly pid: number;
  readonly code: number;
  readonly signal?: number | undefined;
  readonly core_dumped?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class exit_record {
  private constructor();
  pid: number;
  code: number;
  signal?: number | undefined;
  core_dumped?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iexit_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): exit_record;
}

export interface Iext_file_entry {
  readonly id: number;
  readonly fown: Ifown_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ext_file_entry {
  private constructor();
  id: number;
  fown: fown_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iext_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ext_file_entry;
}

export interface Iext_mount_map {
  readonly key: string;
  readonly val: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ext_mount_map {
  private constructor();
  key: string;
  val: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iext_mount_map, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ext_mount_map;
}

export interface Iexternal_end {
  readonly key: string;
  readonly pid: number;
  readonly fd: number;
  readonly kind: external_kind;
  readonly caller_same_fd?: number | undefined;
  readonly caller_peer_fd?: number | undefined;
  readonly flags?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class external_end {
  private constructor();
  key: string;
  pid: number;
  fd: number;
  kind: external_kind;
  caller_same_fd?: number | undefined;
  caller_peer_fd?: number | undefined;
  flags?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iexternal_end, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): external_end;
}

export interface Ifanotify_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly faflags: number;
  readonly evflags: number;
  readonly mark?: readonly Ifanotify_mark_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fanotify_file_entry {
  private constructor();
  id: number;
  flags: number;
  fown: fown_entry;
  faflags: number;
  evflags: number;
  mark: fanotify_mark_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifanotify_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fanotify_file_entry;
}

export interface Ifanotify_inode_mark_entry {
  readonly i_ino: bigint;
  readonly f_handle: Ifh_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fanotify_inode_mark_entry {
  private constructor();
  i_ino: bigint;
  f_handle: fh_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifanotify_inode_mark_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fanotify_inode_mark_entry;
}

export interface Ifanotify_mark_entry {
  readonly id: number;
  readonly type: mark_type;
  readonly mflags: number;
  readonly mask: number;
  readonly ignored_mask: number;
  readonly s_dev: number;
  readonly ie?: Ifanotify_inode_mark_entry | undefined;
  readonly me?: Ifanotify_mount_mark_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fanotify_mark_entry {
  private constructor();
  id: number;
  type: mark_type;
  mflags: number;
  mask: number;
  ignored_mask: number;
  s_dev: number;
  ie?: fanotify_inode_mark_entry | undefined;
  me?: fanotify_mount_mark_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifanotify_mark_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fanotify_mark_entry;
}

export interface Ifanotify_mount_mark_entry {
  readonly mnt_id: number;
  readonly path?: string | undefined;
  readonly file_system?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fanotify_mount_mark_entry {
  private constructor();
  mnt_id: number;
  path?: string | undefined;
  file_system?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifanotify_mount_mark_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fanotify_mount_mark_entry;
}

export interface Ifdinfo_entry {
  readonly id: number;
  readonly flags: number;
  readonly type: fd_types;
  readonly fd: number;
  readonly xattr_security_selinux?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fdinfo_entry {
  private constructor();
  id: number;
  flags: number;
  type: fd_types;
  fd: number;
  xattr_security_selinux?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifdinfo_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fdinfo_entry;
}

export interface Ifeature_probe {
  readonly names?: readonly string[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class feature_probe {
  private constructor();
  names: string[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifeature_probe, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): feature_probe;
}

export interface Ifeature_state {
  readonly name: string;
  readonly supported: boolean;
  readonly detail?: string | undefined;
  readonly required?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class feature_state {
  private constructor();
  name: string;
  supported: boolean;
  detail?: string | undefined;
  required?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifeature_state, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): feature_state;
}

export interface Ifetch_fd {
  readonly pid: number;
  readonly fd: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fetch_fd {
  private constructor();
  pid: number;
  fd: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifetch_fd, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fetch_fd;
}

export interface Ifh_entry {
  readonly bytes: number;
  readonly type: number;
  readonly handle?: readonly bigint[] | undefined;
  readonly path?: string | undefined;
  readonly mnt_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fh_entry {
  private constructor();
  bytes: number;
  type: number;
  handle: bigint[];
  path?: string | undefined;
  mnt_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifh_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fh_entry;
}

export interface Ififo_entry {
  readonly id: number;
  readonly pipe_id: number;
  readonly regf_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fifo_entry {
  private constructor();
  id: number;
  pipe_id: number;
  regf_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ififo_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fifo_entry;
}

export interface Ifile_entry {
  readonly type: fd_types;
  readonly id: number;
  readonly reg?: Ireg_file_entry | undefined;
  readonly isk?: Iinet_sk_entry | undefined;
  readonly nsf?: Ins_file_entry | undefined;
  readonly psk?: Ipacket_sock_entry | undefined;
  readonly nlsk?: Inetlink_sk_entry | undefined;
  readonly efd?: Ieventfd_file_entry | undefined;
  readonly epfd?: Ieventpoll_file_entry | undefined;
  readonly sgfd?: Isignalfd_entry | undefined;
  readonly tunf?: Itunfile_entry | undefined;
  readonly tfd?: Itimerfd_entry | undefined;
  readonly ify?: Iinotify_file_entry | undefined;
  readonly ffy?: Ifanotify_file_entry | undefined;
  readonly ext?: Iext_file_entry | undefined;
  readonly usk?: Iunix_sk_entry | undefined;
  readonly fifo?: Ififo_entry | undefined;
  readonly pipe?: Ipipe_entry | undefined;
  readonly tty?: Itty_file_entry | undefined;
  readonly memfd?: Imemfd_file_entry | undefined;
  readonly bpf?: Ibpfmap_file_entry | undefined;
  readonly pidfd?: Ipidfd_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class file_entry {
  private constructor();
  type: fd_types;
  id: number;
  reg?: reg_file_entry | undefined;
  isk?: inet_sk_entry | undefined;
  nsf?: ns_file_entry | undefined;
  psk?: packet_sock_entry | undefined;
  nlsk?: netlink_sk_entry | undefined;
  efd?: eventfd_file_entry | undefined;
  epfd?: eventpoll_file_entry | undefined;
  sgfd?: signalfd_entry | undefined;
  tunf?: tunfile_entry | undefined;
  tfd?: timerfd_entry | undefined;
  ify?: inotify_file_entry | undefined;
  ffy?: fanotify_file_entry | undefined;
  ext?: ext_file_entry | undefined;
  usk?: unix_sk_entry | undefined;
  fifo?: fifo_entry | undefined;
  pipe?: pipe_entry | undefined;
  tty?: tty_file_entry | undefined;
  memfd?: memfd_file_entry | undefined;
  bpf?: bpfmap_file_entry | undefined;
  pidfd?: pidfd_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifile_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): file_entry;
}

export interface Ifile_lock_entry {
  readonly flag: number;
  readonly type: number;
  readonly pid: number;
  readonly fd: number;
  readonly start: bigint;
  readonly len: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class file_lock_entry {
  private constructor();
  flag: number;
  type: number;
  pid: number;
  fd: number;
  start: bigint;
  len: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifile_lock_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): file_lock_entry;
}

export interface Ifile_perms_entry {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class file_perms_entry {
  private constructor();
  mode: number;
  uid: number;
  gid: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifile_perms_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): file_perms_entry;
}

export interface Ifown_entry {
  readonly uid: number;
  readonly euid: number;
  readonly signum: number;
  readonly pid_type: number;
  readonly pid: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fown_entry {
  private constructor();
  uid: number;
  euid: number;
  signum: number;
  pid_type: number;
  pid: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifown_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fown_entry;
}

export interface Ifs_entry {
  readonly cwd_id: number;
  readonly root_id: number;
  readonly umask?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class fs_entry {
  private constructor();
  cwd_id: number;
  root_id: number;
  umask?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ifs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): fs_entry;
}

export interface Ighost_chunk_entry {
  readonly len: bigint;
  readonly off: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ghost_chunk_entry {
  private constructor();
  len: bigint;
  off: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ighost_chunk_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ghost_chunk_entry;
}

export interface Ighost_file_entry {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly dev?: number | undefined;
  readonly ino?: bigint | undefined;
  readonly rdev?: number | undefined;
  readonly atim?: Itimeval | undefined;
  readonly mtim?: Itimeval | undefined;
  readonly chunks?: boolean | undefined;
  readonly size?: bigint | undefined;
  readonly symlnk_target?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ghost_file_entry {
  private constructor();
  uid: number;
  gid: number;
  mode: number;
  dev?: number | undefined;
  ino?: bigint | undefined;
  rdev?: number | undefined;
  atim?: timeval | undefined;
  mtim?: timeval | undefined;
  chunks?: boolean | undefined;
  size?: bigint | undefined;
  symlnk_target?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ighost_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ghost_file_entry;
}

export interface Ihook_record {
  readonly name: string;
  readonly pid?: number | undefined;
  readonly core_pid?: number | undefined;
  readonly core_fd?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class hook_record {
  private constructor();
  name: string;
  pid?: number | undefined;
  core_pid?: number | undefined;
  core_fd?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ihook_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): hook_record;
}

export interface Iimg_streamer_reply_entry {
  readonly exists: boolean;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class img_streamer_reply_entry {
  private constructor();
  exists: boolean;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iimg_streamer_reply_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): img_streamer_reply_entry;
}

export interface Iimg_streamer_request_entry {
  readonly filename: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class img_streamer_request_entry {
  private constructor();
  filename: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iimg_streamer_request_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): img_streamer_request_entry;
}

export interface Iinet_sk_entry {
  readonly id: number;
  readonly ino: number;
  readonly family: number;
  readonly type: number;
  readonly proto: number;
  readonly state: number;
  readonly src_port: number;
  readonly dst_port: number;
  readonly flags: number;
  readonly backlog: number;
  readonly src_addr?: readonly number[] | undefined;
  readonly dst_addr?: readonly number[] | undefined;
  readonly fown: Ifown_entry;
  readonly opts: Isk_opts_entry;
  readonly v6only?: boolean | undefined;
  readonly ip_opts?: Iip_opts_entry | undefined;
  readonly ifname?: string | undefined;
  readonly ns_id?: number | undefined;
  readonly shutdown?: sk_shutdown | undefined;
  readonly tcp_opts?: Itcp_opts_entry | undefined;
  readonly src_present?: boolean | undefined;
  readonly memberships?: readonly Iip_membership_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class inet_sk_entry {
  private constructor();
  id: number;
  ino: number;
  family: number;
  type: number;
  proto: number;
  state: number;
  src_port: number;
  dst_port: number;
  flags: number;
  backlog: number;
  src_addr: number[];
  dst_addr: number[];
  fown: fown_entry;
  opts: sk_opts_entry;
  v6only?: boolean | undefined;
  ip_opts?: ip_opts_entry | undefined;
  ifname?: string | undefined;
  ns_id?: number | undefined;
  shutdown?: sk_shutdown | undefined;
  tcp_opts?: tcp_opts_entry | undefined;
  src_present?: boolean | undefined;
  memberships: ip_membership_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iinet_sk_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): inet_sk_entry;
}

export interface Iinherit_fd {
  readonly key: string;
  readonly fd: number;
  readonly peer_fd?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class inherit_fd {
  private constructor();
  key: string;
  fd: number;
  peer_fd?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iinherit_fd, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): inherit_fd;
}

export interface Iinotify_event_entry {
  readonly wd: number;
  readonly mask: number;
  readonly cookie?: number | undefined;
  readonly name?: Uint8Array | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class inotify_event_entry {
  private constructor();
  wd: number;
  mask: number;
  cookie?: number | undefined;
  name?: Uint8Array | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iinotify_event_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): inotify_event_entry;
}

export interface Iinotify_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly wd?: readonly Iinotify_wd_entry[] | undefined;
  readonly queued?: readonly Iinotify_event_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class inotify_file_entry {
  private constructor();
  id: number;
  flags: number;
  fown: fown_entry;
  wd: inotify_wd_entry[];
  queued: inotify_event_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iinotify_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): inotify_file_entry;
}

export interface Iinotify_wd_entry {
  readonly id: number;
  readonly i_ino: bigint;
  readonly mask: number;
  readonly ignored_mask: number;
  readonly s_dev: number;
  readonly wd: number;
  readonly f_handle: Ifh_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class inotify_wd_entry {
  private constructor();
  id: number;
  i_ino: bigint;
  mask: number;
  ignored_mask: number;
  s_dev: number;
  wd: number;
  f_handle: fh_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iinotify_wd_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): inotify_wd_entry;
}

export interface Iinventory_entry {
  readonly img_version: number;
  readonly fdinfo_per_id?: boolean | undefined;
  readonly root_ids?: Itask_kobj_ids_entry | undefined;
  readonly ns_per_id?: boolean | undefined;
  readonly root_cg_set?: number | undefined;
  readonly lsmtype?: lsmtype | undefined;
  readonly dump_uptime?: bigint | undefined;
  readonly pre_dump_mode?: number | undefined;
  readonly tcp_close?: boolean | undefined;
  readonly network_lock_method?: number | undefined;
  readonly plugins_entry?: Iplugins_entry | undefined;
  readonly dump_criu_run_id?: string | undefined;
  readonly allow_uprobes?: boolean | undefined;
  readonly tracking?: Itracking_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class inventory_entry {
  private constructor();
  img_version: number;
  fdinfo_per_id?: boolean | undefined;
  root_ids?: task_kobj_ids_entry | undefined;
  ns_per_id?: boolean | undefined;
  root_cg_set?: number | undefined;
  lsmtype?: lsmtype | undefined;
  dump_uptime?: bigint | undefined;
  pre_dump_mode?: number | undefined;
  tcp_close?: boolean | undefined;
  network_lock_method?: number | undefined;
  plugins_entry?: plugins_entry | undefined;
  dump_criu_run_id?: string | undefined;
  allow_uprobes?: boolean | undefined;
  tracking?: tracking_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iinventory_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): inventory_entry;
}

export interface Iip_membership_entry {
  readonly interface: string;
  readonly group?: readonly number[] | undefined;
  readonly exclude: boolean;
  readonly sources?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ip_membership_entry {
  private constructor();
  interface: string;
  group: number[];
  exclude: boolean;
  sources: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iip_membership_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ip_membership_entry;
}

export interface Iip_opts_entry {
  readonly freebind?: boolean | undefined;
  readonly raw?: Iip_opts_raw_entry | undefined;
  readonly pktinfo?: boolean | undefined;
  readonly tos?: number | undefined;
  readonly ttl?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ip_opts_entry {
  private constructor();
  freebind?: boolean | undefined;
  raw?: ip_opts_raw_entry | undefined;
  pktinfo?: boolean | undefined;
  tos?: number | undefined;
  ttl?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iip_opts_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ip_opts_entry;
}

export interface Iip_opts_raw_entry {
  readonly hdrincl?: boolean | undefined;
  readonly nodefrag?: boolean | undefined;
  readonly checksum?: boolean | undefined;
  readonly icmpv_filter?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ip_opts_raw_entry {
  private constructor();
  hdrincl?: boolean | undefined;
  nodefrag?: boolean | undefined;
  checksum?: boolean | undefined;
  icmpv_filter: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iip_opts_raw_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ip_opts_raw_entry;
}

export interface Iipc_desc_entry {
  readonly key: number;
  readonly uid: number;
  readonly gid: number;
  readonly cuid: number;
  readonly cgid: number;
  readonly mode: number;
  readonly id: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ipc_desc_entry {
  private constructor();
  key: number;
  uid: number;
  gid: number;
  cuid: number;
  cgid: number;
  mode: number;
  id: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iipc_desc_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ipc_desc_entry;
}

export interface Iipc_msg {
  readonly mtype: bigint;
  readonly msize: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ipc_msg {
  private constructor();
  mtype: bigint;
  msize: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iipc_msg, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ipc_msg;
}

export interface Iipc_msg_entry {
  readonly desc: Iipc_desc_entry;
  readonly qbytes: number;
  readonly qnum: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ipc_msg_entry {
  private constructor();
  desc: ipc_desc_entry;
  qbytes: number;
  qnum: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iipc_msg_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ipc_msg_entry;
}

export interface Iipc_sem_entry {
  readonly desc: Iipc_desc_entry;
  readonly nsems: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ipc_sem_entry {
  private constructor();
  desc: ipc_desc_entry;
  nsems: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iipc_sem_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ipc_sem_entry;
}

export interface Iipc_shm_entry {
  readonly desc: Iipc_desc_entry;
  readonly size: bigint;
  readonly in_pagemaps?: boolean | undefined;
  readonly hugetlb_flag?: number | undefined;
  readonly attached_elsewhere?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ipc_shm_entry {
  private constructor();
  desc: ipc_desc_entry;
  size: bigint;
  in_pagemaps?: boolean | undefined;
  hugetlb_flag?: number | undefined;
  attached_elsewhere?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iipc_shm_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ipc_shm_entry;
}

export interface Iipc_var_entry {
  readonly sem_ctls?: readonly number[] | undefined;
  readonly msg_ctlmax: number;
  readonly msg_ctlmnb: number;
  readonly msg_ctlmni: number;
  readonly auto_msgmni: number;
  readonly shm_ctlmax: bigint;
  readonly shm_ctlall: bigint;
  readonly shm_ctlmni: number;
  readonly shm_rmid_forced: number;
  readonly mq_queues_max: number;
  readonly mq_msg_max: number;
  readonly mq_msgsize_max: number;
  readonly mq_msg_default?: number | undefined;
  readonly mq_msgsize_default?: number | undefined;
  readonly msg_next_id?: number | undefined;
  readonly sem_next_id?: number | undefined;
  readonly shm_next_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ipc_var_entry {
  private constructor();
  sem_ctls: number[];
  msg_ctlmax: number;
  msg_ctlmnb: number;
  msg_ctlmni: number;
  auto_msgmni: number;
  shm_ctlmax: bigint;
  shm_ctlall: bigint;
  shm_ctlmni: number;
  shm_rmid_forced: number;
  mq_queues_max: number;
  mq_msg_max: number;
  mq_msgsize_max: number;
  mq_msg_default?: number | undefined;
  mq_msgsize_default?: number | undefined;
  msg_next_id?: number | undefined;
  sem_next_id?: number | undefined;
  shm_next_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iipc_var_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ipc_var_entry;
}

export interface Iirmap_cache_entry {
  readonly dev: number;
  readonly inode: bigint;
  readonly path: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class irmap_cache_entry {
  private constructor();
  dev: number;
  inode: bigint;
  path: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iirmap_cache_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): irmap_cache_entry;
}

export interface Iitimer_entry {
  readonly isec: bigint;
  readonly iusec: bigint;
  readonly vsec: bigint;
  readonly vusec: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class itimer_entry {
  private constructor();
  isec: bigint;
  iusec: bigint;
  vsec: bigint;
  vusec: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iitimer_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): itimer_entry;
}

export interface Ijoin_namespace {
  readonly ns: string;
  readonly ns_file: string;
  readonly extra_opt?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class join_namespace {
  private constructor();
  ns: string;
  ns_file: string;
  extra_opt?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ijoin_namespace, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): join_namespace;
}

export interface Ilog_record {
  readonly level: number;
  readonly text: string;
  readonly at: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class log_record {
  private constructor();
  level: number;
  text: string;
  at: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ilog_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): log_record;
}

export interface Imacvlan_link_entry {
  readonly mode: number;
  readonly flags?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class macvlan_link_entry {
  private constructor();
  mode: number;
  flags?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Imacvlan_link_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): macvlan_link_entry;
}

export interface Imemfd_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly pos: bigint;
  readonly fown: Ifown_entry;
  readonly inode_id: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class memfd_file_entry {
  private constructor();
  id: number;
  flags: number;
  pos: bigint;
  fown: fown_entry;
  inode_id: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Imemfd_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): memfd_file_entry;
}

export interface Imemfd_inode_entry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly size: bigint;
  readonly shmid: number;
  readonly seals: number;
  readonly inode_id: bigint;
  readonly hugetlb_flag?: number | undefined;
  readonly mode?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class memfd_inode_entry {
  private constructor();
  name: string;
  uid: number;
  gid: number;
  size: bigint;
  shmid: number;
  seals: number;
  inode_id: bigint;
  hugetlb_flag?: number | undefined;
  mode?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Imemfd_inode_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): memfd_inode_entry;
}

export interface Imm_entry {
  readonly mm_start_code: bigint;
  readonly mm_end_code: bigint;
  readonly mm_start_data: bigint;
  readonly mm_end_data: bigint;
  readonly mm_start_stack: bigint;
  readonly mm_start_brk: bigint;
  readonly mm_brk: bigint;
  readonly mm_arg_start: bigint;
  readonly mm_arg_end: bigint;
  readonly mm_env_start: bigint;
  readonly mm_env_end: bigint;
  readonly exe_file_id: number;
  readonly mm_saved_auxv?: readonly bigint[] | undefined;
  readonly vmas?: readonly Ivma_entry[] | undefined;
  readonly dumpable?: number | undefined;
  readonly aios?: readonly Iaio_ring_entry[] | undefined;
  readonly thp_disabled?: boolean | undefined;
  readonly auxv?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class mm_entry {
  private constructor();
  mm_start_code: bigint;
  mm_end_code: bigint;
  mm_start_data: bigint;
  mm_end_data: bigint;
  mm_start_stack: bigint;
  mm_start_brk: bigint;
  mm_brk: bigint;
  mm_arg_start: bigint;
  mm_arg_end: bigint;
  mm_env_start: bigint;
  mm_env_end: bigint;
  exe_file_id: number;
  mm_saved_auxv: bigint[];
  vmas: vma_entry[];
  dumpable?: number | undefined;
  aios: aio_ring_entry[];
  thp_disabled?: boolean | undefined;
  auxv: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Imm_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): mm_entry;
}

export interface Imnt_entry {
  readonly fstype: number;
  readonly mnt_id: number;
  readonly root_dev: number;
  readonly parent_mnt_id: number;
  readonly flags: number;
  readonly root: string;
  readonly mountpoint: string;
  readonly source: string;
  readonly options: string;
  readonly shared_id?: number | undefined;
  readonly master_id?: number | undefined;
  readonly with_plugin?: boolean | undefined;
  readonly ext_mount?: boolean | undefined;
  readonly fsname?: string | undefined;
  readonly internal_sharing?: boolean | undefined;
  readonly deleted?: boolean | undefined;
  readonly sb_flags?: number | undefined;
  readonly ext_key?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class mnt_entry {
  private constructor();
  fstype: number;
  mnt_id: number;
  root_dev: number;
  parent_mnt_id: number;
  flags: number;
  root: string;
  mountpoint: string;
  source: string;
  options: string;
  shared_id?: number | undefined;
  master_id?: number | undefined;
  with_plugin?: boolean | undefined;
  ext_mount?: boolean | undefined;
  fsname?: string | undefined;
  internal_sharing?: boolean | undefined;
  deleted?: boolean | undefined;
  sb_flags?: number | undefined;
  ext_key?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Imnt_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): mnt_entry;
}

export interface Inet_device_entry {
  readonly type: nd_type;
  readonly ifindex: number;
  readonly mtu: number;
  readonly flags: number;
  readonly name: string;
  readonly tun?: Itun_link_entry | undefined;
  readonly address?: Uint8Array | undefined;
  readonly conf?: readonly number[] | undefined;
  readonly conf4?: readonly Isysctl_entry[] | undefined;
  readonly conf6?: readonly Isysctl_entry[] | undefined;
  readonly macvlan?: Imacvlan_link_entry | undefined;
  readonly peer_ifindex?: number | undefined;
  readonly peer_nsid?: number | undefined;
  readonly master?: number | undefined;
  readonly sit?: Isit_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class net_device_entry {
  private constructor();
  type: nd_type;
  ifindex: number;
  mtu: number;
  flags: number;
  name: string;
  tun?: tun_link_entry | undefined;
  address?: Uint8Array | undefined;
  conf: number[];
  conf4: sysctl_entry[];
  conf6: sysctl_entry[];
  macvlan?: macvlan_link_entry | undefined;
  peer_ifindex?: number | undefined;
  peer_nsid?: number | undefined;
  master?: number | undefined;
  sit?: sit_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Inet_device_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): net_device_entry;
}

export interface Inetlink_sk_entry {
  readonly id: number;
  readonly ino: number;
  readonly protocol: number;
  readonly state: number;
  readonly flags: number;
  readonly portid: number;
  readonly groups?: readonly number[] | undefined;
  readonly dst_portid: number;
  readonly dst_group: number;
  readonly fown: Ifown_entry;
  readonly opts: Isk_opts_entry;
  readonly ns_id?: number | undefined;
  readonly type?: number | undefined;
  readonly options?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class netlink_sk_entry {
  private constructor();
  id: number;
  ino: number;
  protocol: number;
  state: number;
  flags: number;
  portid: number;
  groups: number[];
  dst_portid: number;
  dst_group: number;
  fown: fown_entry;
  opts: sk_opts_entry;
  ns_id?: number | undefined;
  type?: number | undefined;
  options?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Inetlink_sk_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): netlink_sk_entry;
}

export interface Inetns_entry {
  readonly def_conf?: readonly number[] | undefined;
  readonly all_conf?: readonly number[] | undefined;
  readonly def_conf4?: readonly Isysctl_entry[] | undefined;
  readonly all_conf4?: readonly Isysctl_entry[] | undefined;
  readonly def_conf6?: readonly Isysctl_entry[] | undefined;
  readonly all_conf6?: readonly Isysctl_entry[] | undefined;
  readonly nsids?: readonly Inetns_id[] | undefined;
  readonly ext_key?: string | undefined;
  readonly unix_conf?: readonly Isysctl_entry[] | undefined;
  readonly ipv4_sysctl?: readonly Isysctl_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class netns_entry {
  private constructor();
  def_conf: number[];
  all_conf: number[];
  def_conf4: sysctl_entry[];
  all_conf4: sysctl_entry[];
  def_conf6: sysctl_entry[];
  all_conf6: sysctl_entry[];
  nsids: netns_id[];
  ext_key?: string | undefined;
  unix_conf: sysctl_entry[];
  ipv4_sysctl: sysctl_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Inetns_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): netns_entry;
}

export interface Inetns_id {
  readonly target_ns_id: number;
  readonly netnsid_value: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class netns_id {
  private constructor();
  target_ns_id: number;
  netnsid_value: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Inetns_id, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): netns_id;
}

export interface Ins_file_entry {
  readonly id: number;
  readonly ns_id: number;
  readonly ns_cflag: number;
  readonly flags: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ns_file_entry {
  private constructor();
  id: number;
  ns_id: number;
  ns_cflag: number;
  flags: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ins_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ns_file_entry;
}

export interface Ipac_address_keys {
  readonly apiakey_lo: bigint;
  readonly apiakey_hi: bigint;
  readonly apibkey_lo: bigint;
  readonly apibkey_hi: bigint;
  readonly apdakey_lo: bigint;
  readonly apdakey_hi: bigint;
  readonly apdbkey_lo: bigint;
  readonly apdbkey_hi: bigint;
  readonly pac_enabled_key: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pac_address_keys {
  private constructor();
  apiakey_lo: bigint;
  apiakey_hi: bigint;
  apibkey_lo: bigint;
  apibkey_hi: bigint;
  apdakey_lo: bigint;
  apdakey_hi: bigint;
  apdbkey_lo: bigint;
  apdbkey_hi: bigint;
  pac_enabled_key: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipac_address_keys, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pac_address_keys;
}

export interface Ipac_generic_keys {
  readonly apgakey_lo: bigint;
  readonly apgakey_hi: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pac_generic_keys {
  private constructor();
  apgakey_lo: bigint;
  apgakey_hi: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipac_generic_keys, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pac_generic_keys;
}

export interface Ipac_keys {
  readonly pac_address_keys?: Ipac_address_keys | undefined;
  readonly pac_generic_keys?: Ipac_generic_keys | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pac_keys {
  private constructor();
  pac_address_keys?: pac_address_keys | undefined;
  pac_generic_keys?: pac_generic_keys | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipac_keys, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pac_keys;
}

export interface Ipacket_mclist {
  readonly index: number;
  readonly type: number;
  readonly addr: Uint8Array;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class packet_mclist {
  private constructor();
  index: number;
  type: number;
  addr: Uint8Array;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipacket_mclist, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): packet_mclist;
}

export interface Ipacket_ring {
  readonly block_size: number;
  readonly block_nr: number;
  readonly frame_size: number;
  readonly frame_nr: number;
  readonly retire_tmo: number;
  readonly sizeof_priv: number;
  readonly features: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class packet_ring {
  private constructor();
  block_size: number;
  block_nr: number;
  frame_size: number;
  frame_nr: number;
  retire_tmo: number;
  sizeof_priv: number;
  features: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipacket_ring, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): packet_ring;
}

export interface Ipacket_sock_entry {
  readonly id: number;
  readonly type: number;
  readonly protocol: number;
  readonly flags: number;
  readonly ifindex: number;
  readonly fown: Ifown_entry;
  readonly opts: Isk_opts_entry;
  readonly version: number;
  readonly reserve: number;
  readonly aux_data: boolean;
  readonly orig_dev: boolean;
  readonly vnet_hdr: boolean;
  readonly loss: boolean;
  readonly timestamp: number;
  readonly copy_thresh: number;
  readonly mclist?: readonly Ipacket_mclist[] | undefined;
  readonly fanout?: number | undefined;
  readonly rx_ring?: Ipacket_ring | undefined;
  readonly tx_ring?: Ipacket_ring | undefined;
  readonly ns_id?: number | undefined;
  readonly tx_has_off?: boolean | undefined;
  readonly qdisc_bypass?: boolean | undefined;
  readonly ignore_outgoing?: boolean | undefined;
  readonly vnet_hdr_size?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class packet_sock_entry {
  private constructor();
  id: number;
  type: number;
  protocol: number;
  flags: number;
  ifindex: number;
  fown: fown_entry;
  opts: sk_opts_entry;
  version: number;
  reserve: number;
  aux_data: boolean;
  orig_dev: boolean;
  vnet_hdr: boolean;
  loss: boolean;
  timestamp: number;
  copy_thresh: number;
  mclist: packet_mclist[];
  fanout?: number | undefined;
  rx_ring?: packet_ring | undefined;
  tx_ring?: packet_ring | undefined;
  ns_id?: number | undefined;
  tx_has_off?: boolean | undefined;
  qdisc_bypass?: boolean | undefined;
  ignore_outgoing?: boolean | undefined;
  vnet_hdr_size?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipacket_sock_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): packet_sock_entry;
}

export interface Ipagemap_entry {
  readonly vaddr: bigint;
  readonly compat_nr_pages: number;
  readonly in_parent?: boolean | undefined;
  readonly flags?: number | undefined;
  readonly nr_pages?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pagemap_entry {
  private constructor();
  vaddr: bigint;
  compat_nr_pages: number;
  in_parent?: boolean | undefined;
  flags?: number | undefined;
  nr_pages?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipagemap_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pagemap_entry;
}

export interface Ipagemap_head {
  readonly pages_id: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pagemap_head {
  private constructor();
  pages_id: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipagemap_head, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pagemap_head;
}

export interface Ipidfd_entry {
  readonly id: number;
  readonly ino: number;
  readonly flags: number;
  readonly nspid: number;
  readonly fown: Ifown_entry;
  readonly exit_status?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pidfd_entry {
  private constructor();
  id: number;
  ino: number;
  flags: number;
  nspid: number;
  fown: fown_entry;
  exit_status?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipidfd_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pidfd_entry;
}

export interface Ipidns_entry {
  readonly ext_key?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pidns_entry {
  private constructor();
  ext_key?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipidns_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pidns_entry;
}

export interface Ipipe_data_entry {
  readonly pipe_id: number;
  readonly bytes: number;
  readonly size?: number | undefined;
  readonly packets?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pipe_data_entry {
  private constructor();
  pipe_id: number;
  bytes: number;
  size?: number | undefined;
  packets: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipipe_data_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pipe_data_entry;
}

export interface Ipipe_entry {
  readonly id: number;
  readonly pipe_id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pipe_entry {
  private constructor();
  id: number;
  pipe_id: number;
  flags: number;
  fown: fown_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipipe_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pipe_entry;
}

export interface Iplugin_question {
  readonly what: string;
  readonly id: number;
  readonly pid?: number | undefined;
  readonly fd?: number | undefined;
  readonly path?: string | undefined;
  readonly kind?: string | undefined;
  readonly start?: bigint | undefined;
  readonly end?: bigint | undefined;
  readonly offset?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class plugin_question {
  private constructor();
  what: string;
  id: number;
  pid?: number | undefined;
  fd?: number | undefined;
  path?: string | undefined;
  kind?: string | undefined;
  start?: bigint | undefined;
  end?: bigint | undefined;
  offset?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iplugin_question, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): plugin_question;
}

export interface Iplugins_entry {
  readonly plugins?: readonly string[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class plugins_entry {
  private constructor();
  plugins: string[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iplugins_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): plugins_entry;
}

export interface Iposix_timer_entry {
  readonly it_id: number;
  readonly clock_id: number;
  readonly si_signo: number;
  readonly it_sigev_notify: number;
  readonly sival_ptr: bigint;
  readonly overrun: number;
  readonly isec: bigint;
  readonly insec: bigint;
  readonly vsec: bigint;
  readonly vnsec: bigint;
  readonly notify_thread_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class posix_timer_entry {
  private constructor();
  it_id: number;
  clock_id: number;
  si_signo: number;
  it_sigev_notify: number;
  sival_ptr: bigint;
  overrun: number;
  isec: bigint;
  insec: bigint;
  vsec: bigint;
  vnsec: bigint;
  notify_thread_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iposix_timer_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): posix_timer_entry;
}

export interface Iprogress_record {
  readonly done: bigint;
  readonly total: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class progress_record {
  private constructor();
  done: bigint;
  total: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iprogress_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): progress_record;
}

export interface Ipstree_entry {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  readonly sid: number;
  readonly threads?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class pstree_entry {
  private constructor();
  pid: number;
  ppid: number;
  pgid: number;
  sid: number;
  threads: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Ipstree_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): pstree_entry;
}

export interface Ireg_file_entry {
  readonly id: number;
  readonly flags: number;
  readonly pos: bigint;
  readonly fown: Ifown_entry;
  readonly name: string;
  readonly mnt_id?: number | undefined;
  readonly size?: bigint | undefined;
  readonly ext?: boolean | undefined;
  readonly mode?: number | undefined;
  readonly build_id?: readonly number[] | undefined;
  readonly checksum?: number | undefined;
  readonly checksum_config?: number | undefined;
  readonly checksum_parameter?: number | undefined;
  readonly handle?: Ifh_entry | undefined;
  readonly message_queue?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class reg_file_entry {
  private constructor();
  id: number;
  flags: number;
  pos: bigint;
  fown: fown_entry;
  name: string;
  mnt_id?: number | undefined;
  size?: bigint | undefined;
  ext?: boolean | undefined;
  mode?: number | undefined;
  build_id: number[];
  checksum?: number | undefined;
  checksum_config?: number | undefined;
  checksum_parameter?: number | undefined;
  handle?: fh_entry | undefined;
  message_queue?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ireg_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): reg_file_entry;
}

export interface Iremap_file_path_entry {
  readonly orig_id: number;
  readonly remap_id: number;
  readonly remap_type?: remap_type | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class remap_file_path_entry {
  private constructor();
  orig_id: number;
  remap_id: number;
  remap_type?: remap_type | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iremap_file_path_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): remap_file_path_entry;
}

export interface Irestore_stats_entry {
  readonly pages_compared: bigint;
  readonly pages_skipped_cow: bigint;
  readonly forking_time: number;
  readonly restore_time: number;
  readonly pages_restored?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class restore_stats_entry {
  private constructor();
  pages_compared: bigint;
  pages_skipped_cow: bigint;
  forking_time: number;
  restore_time: number;
  pages_restored?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Irestore_stats_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): restore_stats_entry;
}

export interface Iresult_record {
  readonly resp: Icriu_resp;
  readonly pid?: number | undefined;
  readonly stages?: readonly Istage_time[] | undefined;
  readonly total?: bigint | undefined;
  readonly frozen?: bigint | undefined;
  readonly pages_written?: bigint | undefined;
  readonly pages_scanned?: bigint | undefined;
  readonly tasks?: number | undefined;
  readonly threads?: number | undefined;
  readonly external?: readonly Iexternal_end[] | undefined;
  readonly obstacles?: readonly Ierror_record[] | undefined;
  readonly pages_restored?: bigint | undefined;
  readonly pages_skipped?: bigint | undefined;
  readonly tracked?: boolean | undefined;
  readonly tcp?: readonly Itcp_connection[] | undefined;
  readonly freed?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class result_record {
  private constructor();
  resp: criu_resp;
  pid?: number | undefined;
  stages: stage_time[];
  total?: bigint | undefined;
  frozen?: bigint | undefined;
  pages_written?: bigint | undefined;
  pages_scanned?: bigint | undefined;
  tasks?: number | undefined;
  threads?: number | undefined;
  external: external_end[];
  obstacles: error_record[];
  pages_restored?: bigint | undefined;
  pages_skipped?: bigint | undefined;
  tracked?: boolean | undefined;
  tcp: tcp_connection[];
  freed?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iresult_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): result_record;
}

export interface Irlimit_entry {
  readonly cur: bigint;
  readonly max: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class rlimit_entry {
  private constructor();
  cur: bigint;
  max: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Irlimit_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): rlimit_entry;
}

export interface Irseq_entry {
  readonly rseq_abi_pointer: bigint;
  readonly rseq_abi_size: number;
  readonly signature: number;
  readonly rseq_cs_pointer?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class rseq_entry {
  private constructor();
  rseq_abi_pointer: bigint;
  rseq_abi_size: number;
  signature: number;
  rseq_cs_pointer?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Irseq_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): rseq_entry;
}

export interface Isa_entry {
  readonly sigaction: bigint;
  readonly flags: bigint;
  readonly restorer: bigint;
  readonly mask: bigint;
  readonly compat_sigaction?: boolean | undefined;
  readonly mask_extended?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sa_entry {
  private constructor();
  sigaction: bigint;
  flags: bigint;
  restorer: bigint;
  mask: bigint;
  compat_sigaction?: boolean | undefined;
  mask_extended?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isa_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sa_entry;
}

export interface Isched_deadline_entry {
  readonly runtime: bigint;
  readonly deadline: bigint;
  readonly period: bigint;
  readonly flags: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sched_deadline_entry {
  private constructor();
  runtime: bigint;
  deadline: bigint;
  period: bigint;
  flags: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isched_deadline_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sched_deadline_entry;
}

export interface Iscm_entry {
  readonly type: number;
  readonly rights?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class scm_entry {
  private constructor();
  type: number;
  rights: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iscm_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): scm_entry;
}

export interface Iseccomp_entry {
  readonly seccomp_filters?: readonly Iseccomp_filter[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class seccomp_entry {
  private constructor();
  seccomp_filters: seccomp_filter[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iseccomp_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): seccomp_entry;
}

export interface Iseccomp_filter {
  readonly filter: Uint8Array;
  readonly prev?: number | undefined;
  readonly flags?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class seccomp_filter {
  private constructor();
  filter: Uint8Array;
  prev?: number | undefined;
  flags?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iseccomp_filter, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): seccomp_filter;
}

export interface Isem_undo_entry {
  readonly semid: number;
  readonly key: number;
  readonly number: number;
  readonly adjust: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sem_undo_entry {
  private constructor();
  semid: number;
  key: number;
  number: number;
  adjust: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isem_undo_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sem_undo_entry;
}

export interface Isiginfo_entry {
  readonly siginfo: Uint8Array;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class siginfo_entry {
  private constructor();
  siginfo: Uint8Array;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isiginfo_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): siginfo_entry;
}

export interface Isignal_queue_entry {
  readonly signals?: readonly Isiginfo_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class signal_queue_entry {
  private constructor();
  signals: siginfo_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Isignal_queue_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): signal_queue_entry;
}

export interface Isignalfd_entry {
  readonly id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly sigmask: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class signalfd_entry {
  private constructor();
  id: number;
  flags: number;
  fown: fown_entry;
  sigmask: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isignalfd_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): signalfd_entry;
}

export interface Isit_entry {
  readonly link?: number | undefined;
  readonly local?: readonly number[] | undefined;
  readonly remote?: readonly number[] | undefined;
  readonly ttl?: number | undefined;
  readonly tos?: number | undefined;
  readonly pmtudisc?: boolean | undefined;
  readonly proto?: number | undefined;
  readonly flags?: number | undefined;
  readonly encap_type?: number | undefined;
  readonly encap_flags?: number | undefined;
  readonly encap_sport?: number | undefined;
  readonly encap_dport?: number | undefined;
  readonly rd_prefixlen?: number | undefined;
  readonly rd_prefix?: readonly number[] | undefined;
  readonly relay_prefixlen?: number | undefined;
  readonly relay_prefix?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sit_entry {
  private constructor();
  link?: number | undefined;
  local: number[];
  remote: number[];
  ttl?: number | undefined;
  tos?: number | undefined;
  pmtudisc?: boolean | undefined;
  proto?: number | undefined;
  flags?: number | undefined;
  encap_type?: number | undefined;
  encap_flags?: number | undefined;
  encap_sport?: number | undefined;
  encap_dport?: number | undefined;
  rd_prefixlen?: number | undefined;
  rd_prefix: number[];
  relay_prefixlen?: number | undefined;
  relay_prefix: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Isit_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sit_entry;
}

export interface Isk_number_entry {
  readonly level: number;
  readonly option: number;
  readonly value: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sk_number_entry {
  private constructor();
  level: number;
  option: number;
  value: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isk_number_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sk_number_entry;
}

export interface Isk_opts_entry {
  readonly so_sndbuf: number;
  readonly so_rcvbuf: number;
  readonly so_snd_tmo_sec: bigint;
  readonly so_snd_tmo_usec: bigint;
  readonly so_rcv_tmo_sec: bigint;
  readonly so_rcv_tmo_usec: bigint;
  readonly reuseaddr?: boolean | undefined;
  readonly so_priority?: number | undefined;
  readonly so_rcvlowat?: number | undefined;
  readonly so_mark?: number | undefined;
  readonly so_passcred?: boolean | undefined;
  readonly so_passsec?: boolean | undefined;
  readonly so_dontroute?: boolean | undefined;
  readonly so_no_check?: boolean | undefined;
  readonly so_bound_dev?: string | undefined;
  readonly so_filter?: readonly bigint[] | undefined;
  readonly so_reuseport?: boolean | undefined;
  readonly so_broadcast?: boolean | undefined;
  readonly so_keepalive?: boolean | undefined;
  readonly tcp_keepcnt?: number | undefined;
  readonly tcp_keepidle?: number | undefined;
  readonly tcp_keepintvl?: number | undefined;
  readonly so_oobinline?: number | undefined;
  readonly so_linger?: number | undefined;
  readonly so_buf_lock?: number | undefined;
  readonly more?: readonly Isk_number_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sk_opts_entry {
  private constructor();
  so_sndbuf: number;
  so_rcvbuf: number;
  so_snd_tmo_sec: bigint;
  so_snd_tmo_usec: bigint;
  so_rcv_tmo_sec: bigint;
  so_rcv_tmo_usec: bigint;
  reuseaddr?: boolean | undefined;
  so_priority?: number | undefined;
  so_rcvlowat?: number | undefined;
  so_mark?: number | undefined;
  so_passcred?: boolean | undefined;
  so_passsec?: boolean | undefined;
  so_dontroute?: boolean | undefined;
  so_no_check?: boolean | undefined;
  so_bound_dev?: string | undefined;
  so_filter: bigint[];
  so_reuseport?: boolean | undefined;
  so_broadcast?: boolean | undefined;
  so_keepalive?: boolean | undefined;
  tcp_keepcnt?: number | undefined;
  tcp_keepidle?: number | undefined;
  tcp_keepintvl?: number | undefined;
  so_oobinline?: number | undefined;
  so_linger?: number | undefined;
  so_buf_lock?: number | undefined;
  more: sk_number_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Isk_opts_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sk_opts_entry;
}

export interface Isk_packet_entry {
  readonly id_for: number;
  readonly length: number;
  readonly scm?: readonly Iscm_entry[] | undefined;
  readonly sender?: Isk_sender_entry | undefined;
  readonly address?: Uint8Array | undefined;
  readonly destination?: Uint8Array | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sk_packet_entry {
  private constructor();
  id_for: number;
  length: number;
  scm: scm_entry[];
  sender?: sk_sender_entry | undefined;
  address?: Uint8Array | undefined;
  destination?: Uint8Array | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isk_packet_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sk_packet_entry;
}

export interface Isk_sender_entry {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sk_sender_entry {
  private constructor();
  pid: number;
  uid: number;
  gid: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isk_sender_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sk_sender_entry;
}

export interface Istage_record {
  readonly name: string;
  readonly at: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class stage_record {
  private constructor();
  name: string;
  at: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Istage_record, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): stage_record;
}

export interface Istage_time {
  readonly name: string;
  readonly took: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class stage_time {
  private constructor();
  name: string;
  took: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Istage_time, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): stage_time;
}

export interface Istats_entry {
  readonly dump?: Idump_stats_entry | undefined;
  readonly restore?: Irestore_stats_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class stats_entry {
  private constructor();
  dump?: dump_stats_entry | undefined;
  restore?: restore_stats_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Istats_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): stats_entry;
}

export interface Istdio_make {
  readonly kinds?: readonly stdio_kind[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class stdio_make {
  private constructor();
  kinds: stdio_kind[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Istdio_make, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): stdio_make;
}

export interface Istdio_pair {
  readonly child_fd: number;
  readonly caller_fd: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class stdio_pair {
  private constructor();
  child_fd: number;
  caller_fd: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Istdio_pair, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): stdio_pair;
}

export interface Isysctl_entry {
  readonly type: SysctlType;
  readonly iarg?: number | undefined;
  readonly sarg?: string | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class sysctl_entry {
  private constructor();
  type: SysctlType;
  iarg?: number | undefined;
  sarg?: string | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Isysctl_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): sysctl_entry;
}

export interface Itask_core_entry {
  readonly task_state: number;
  readonly exit_code: number;
  readonly personality: number;
  readonly flags: number;
  readonly blk_sigset: bigint;
  readonly comm: string;
  readonly timers?: Itask_timers_entry | undefined;
  readonly rlimits?: Itask_rlimits_entry | undefined;
  readonly cg_set?: number | undefined;
  readonly signals_s?: Isignal_queue_entry | undefined;
  readonly old_seccomp_mode?: seccomp_mode | undefined;
  readonly old_seccomp_filter?: number | undefined;
  readonly loginuid?: number | undefined;
  readonly oom_score_adj?: number | undefined;
  readonly sigactions?: readonly Isa_entry[] | undefined;
  readonly child_subreaper?: boolean | undefined;
  readonly blk_sigset_extended?: bigint | undefined;
  readonly stop_signo?: number | undefined;
  readonly membarrier_registration_mask?: number | undefined;
  readonly personality_bits?: number | undefined;
  readonly autogroup_nice?: number | undefined;
  readonly coredump_filter?: number | undefined;
  readonly sem_undo?: readonly Isem_undo_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class task_core_entry {
  private constructor();
  task_state: number;
  exit_code: number;
  personality: number;
  flags: number;
  blk_sigset: bigint;
  comm: string;
  timers?: task_timers_entry | undefined;
  rlimits?: task_rlimits_entry | undefined;
  cg_set?: number | undefined;
  signals_s?: signal_queue_entry | undefined;
  old_seccomp_mode?: seccomp_mode | undefined;
  old_seccomp_filter?: number | undefined;
  loginuid?: number | undefined;
  oom_score_adj?: number | undefined;
  sigactions: sa_entry[];
  child_subreaper?: boolean | undefined;
  blk_sigset_extended?: bigint | undefined;
  stop_signo?: number | undefined;
  membarrier_registration_mask?: number | undefined;
  personality_bits?: number | undefined;
  autogroup_nice?: number | undefined;
  coredump_filter?: number | undefined;
  sem_undo: sem_undo_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Itask_core_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): task_core_entry;
}

export interface Itask_kobj_ids_entry {
  readonly vm_id: number;
  readonly files_id: number;
  readonly fs_id: number;
  readonly sighand_id: number;
  readonly pid_ns_id?: number | undefined;
  readonly net_ns_id?: number | undefined;
  readonly ipc_ns_id?: number | undefined;
  readonly uts_ns_id?: number | undefined;
  readonly mnt_ns_id?: number | undefined;
  readonly user_ns_id?: number | undefined;
  readonly cgroup_ns_id?: number | undefined;
  readonly time_ns_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class task_kobj_ids_entry {
  private constructor();
  vm_id: number;
  files_id: number;
  fs_id: number;
  sighand_id: number;
  pid_ns_id?: number | undefined;
  net_ns_id?: number | undefined;
  ipc_ns_id?: number | undefined;
  uts_ns_id?: number | undefined;
  mnt_ns_id?: number | undefined;
  user_ns_id?: number | undefined;
  cgroup_ns_id?: number | undefined;
  time_ns_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itask_kobj_ids_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): task_kobj_ids_entry;
}

export interface Itask_rlimits_entry {
  readonly rlimits?: readonly Irlimit_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class task_rlimits_entry {
  private constructor();
  rlimits: rlimit_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Itask_rlimits_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): task_rlimits_entry;
}

export interface Itask_timers_entry {
  readonly real: Iitimer_entry;
  readonly virt: Iitimer_entry;
  readonly prof: Iitimer_entry;
  readonly posix?: readonly Iposix_timer_entry[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class task_timers_entry {
  private constructor();
  real: itimer_entry;
  virt: itimer_entry;
  prof: itimer_entry;
  posix: posix_timer_entry[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Itask_timers_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): task_timers_entry;
}

export interface Itcp_connection {
  readonly ino: number;
  readonly pid: number;
  readonly fd: number;
  readonly state: number;
  readonly local: string;
  readonly remote: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tcp_connection {
  private constructor();
  ino: number;
  pid: number;
  fd: number;
  state: number;
  local: string;
  remote: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itcp_connection, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tcp_connection;
}

export interface Itcp_opts_entry {
  readonly cork?: boolean | undefined;
  readonly nodelay?: boolean | undefined;
  readonly keepcnt?: number | undefined;
  readonly keepidle?: number | undefined;
  readonly keepintvl?: number | undefined;
  readonly congestion?: string | undefined;
  readonly user_timeout?: number | undefined;
  readonly defer_accept?: number | undefined;
  readonly linger2?: number | undefined;
  readonly syncnt?: number | undefined;
  readonly notsent_lowat?: number | undefined;
  readonly fastopen?: number | undefined;
  readonly save_syn?: number | undefined;
  readonly inq?: number | undefined;
  readonly thin_linear_timeouts?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tcp_opts_entry {
  private constructor();
  cork?: boolean | undefined;
  nodelay?: boolean | undefined;
  keepcnt?: number | undefined;
  keepidle?: number | undefined;
  keepintvl?: number | undefined;
  congestion?: string | undefined;
  user_timeout?: number | undefined;
  defer_accept?: number | undefined;
  linger2?: number | undefined;
  syncnt?: number | undefined;
  notsent_lowat?: number | undefined;
  fastopen?: number | undefined;
  save_syn?: number | undefined;
  inq?: number | undefined;
  thin_linear_timeouts?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itcp_opts_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tcp_opts_entry;
}

export interface Itcp_rule {
  readonly ino: number;
  readonly fate: tcp_fate;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tcp_rule {
  private constructor();
  ino: number;
  fate: tcp_fate;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itcp_rule, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tcp_rule;
}

export interface Itcp_stream_entry {
  readonly inq_len: number;
  readonly inq_seq: number;
  readonly outq_len: number;
  readonly outq_seq: number;
  readonly opt_mask: number;
  readonly snd_wscale: number;
  readonly mss_clamp: number;
  readonly rcv_wscale?: number | undefined;
  readonly timestamp?: number | undefined;
  readonly cork?: boolean | undefined;
  readonly nodelay?: boolean | undefined;
  readonly unsq_len?: number | undefined;
  readonly snd_wl1?: number | undefined;
  readonly snd_wnd?: number | undefined;
  readonly max_window?: number | undefined;
  readonly rcv_wnd?: number | undefined;
  readonly rcv_wup?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tcp_stream_entry {
  private constructor();
  inq_len: number;
  inq_seq: number;
  outq_len: number;
  outq_seq: number;
  opt_mask: number;
  snd_wscale: number;
  mss_clamp: number;
  rcv_wscale?: number | undefined;
  timestamp?: number | undefined;
  cork?: boolean | undefined;
  nodelay?: boolean | undefined;
  unsq_len?: number | undefined;
  snd_wl1?: number | undefined;
  snd_wnd?: number | undefined;
  max_window?: number | undefined;
  rcv_wnd?: number | undefined;
  rcv_wup?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itcp_stream_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tcp_stream_entry;
}

export interface Itermios_entry {
  readonly c_iflag: number;
  readonly c_oflag: number;
  readonly c_cflag: number;
  readonly c_lflag: number;
  readonly c_line: number;
  readonly c_ispeed: number;
  readonly c_ospeed: number;
  readonly c_cc?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class termios_entry {
  private constructor();
  c_iflag: number;
  c_oflag: number;
  c_cflag: number;
  c_lflag: number;
  c_line: number;
  c_ispeed: number;
  c_ospeed: number;
  c_cc: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Itermios_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): termios_entry;
}

export interface Ithread_core_entry {
  readonly futex_rla: bigint;
  readonly futex_rla_len: number;
  readonly sched_nice?: number | undefined;
  readonly sched_policy?: number | undefined;
  readonly sched_prio?: number | undefined;
  readonly blk_sigset?: bigint | undefined;
  readonly sas?: Ithread_sas_entry | undefined;
  readonly pdeath_sig?: number | undefined;
  readonly signals_p?: Isignal_queue_entry | undefined;
  readonly creds?: Icreds_entry | undefined;
  readonly seccomp_mode?: seccomp_mode | undefined;
  readonly seccomp_filter?: number | undefined;
  readonly comm?: string | undefined;
  readonly blk_sigset_extended?: bigint | undefined;
  readonly rseq_entry?: Irseq_entry | undefined;
  readonly cg_set?: number | undefined;
  readonly syscall_restart?: number | undefined;
  readonly cpu_affinity?: Uint8Array | undefined;
  readonly io_priority?: number | undefined;
  readonly timer_slack?: bigint | undefined;
  readonly sched_deadline?: Isched_deadline_entry | undefined;
  readonly mce_kill?: number | undefined;
  readonly restart_left?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_core_entry {
  private constructor();
  futex_rla: bigint;
  futex_rla_len: number;
  sched_nice?: number | undefined;
  sched_policy?: number | undefined;
  sched_prio?: number | undefined;
  blk_sigset?: bigint | undefined;
  sas?: thread_sas_entry | undefined;
  pdeath_sig?: number | undefined;
  signals_p?: signal_queue_entry | undefined;
  creds?: creds_entry | undefined;
  seccomp_mode?: seccomp_mode | undefined;
  seccomp_filter?: number | undefined;
  comm?: string | undefined;
  blk_sigset_extended?: bigint | undefined;
  rseq_entry?: rseq_entry | undefined;
  cg_set?: number | undefined;
  syscall_restart?: number | undefined;
  cpu_affinity?: Uint8Array | undefined;
  io_priority?: number | undefined;
  timer_slack?: bigint | undefined;
  sched_deadline?: sched_deadline_entry | undefined;
  mce_kill?: number | undefined;
  restart_left?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_core_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_core_entry;
}

export interface Ithread_info_aarch64 {
  readonly clear_tid_addr: bigint;
  readonly tls: bigint;
  readonly gpregs: Iuser_aarch64_regs_entry;
  readonly fpsimd: Iuser_aarch64_fpsimd_context_entry;
  readonly pac_keys?: Ipac_keys | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_aarch64 {
  private constructor();
  clear_tid_addr: bigint;
  tls: bigint;
  gpregs: user_aarch64_regs_entry;
  fpsimd: user_aarch64_fpsimd_context_entry;
  pac_keys?: pac_keys | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_aarch64, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_aarch64;
}

export interface Ithread_info_arm {
  readonly clear_tid_addr: bigint;
  readonly tls: number;
  readonly gpregs: Iuser_arm_regs_entry;
  readonly fpstate: Iuser_arm_vfpstate_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_arm {
  private constructor();
  clear_tid_addr: bigint;
  tls: number;
  gpregs: user_arm_regs_entry;
  fpstate: user_arm_vfpstate_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_arm, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_arm;
}

export interface Ithread_info_loongarch64 {
  readonly clear_tid_addr: bigint;
  readonly tls: bigint;
  readonly gpregs: Iuser_loongarch64_gpregs_entry;
  readonly fpregs: Iuser_loongarch64_fpregs_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_loongarch64 {
  private constructor();
  clear_tid_addr: bigint;
  tls: bigint;
  gpregs: user_loongarch64_gpregs_entry;
  fpregs: user_loongarch64_fpregs_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_loongarch64, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_loongarch64;
}

export interface Ithread_info_mips {
  readonly clear_tid_addr: bigint;
  readonly tls: bigint;
  readonly gpregs: Iuser_mips_regs_entry;
  readonly fpregs: Iuser_mips_fpregs_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_mips {
  private constructor();
  clear_tid_addr: bigint;
  tls: bigint;
  gpregs: user_mips_regs_entry;
  fpregs: user_mips_fpregs_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_mips, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_mips;
}

export interface Ithread_info_ppc64 {
  readonly clear_tid_addr: bigint;
  readonly gpregs: Iuser_ppc64_regs_entry;
  readonly fpstate?: Iuser_ppc64_fpstate_entry | undefined;
  readonly vrstate?: Iuser_ppc64_vrstate_entry | undefined;
  readonly vsxstate?: Iuser_ppc64_vsxstate_entry | undefined;
  readonly tmstate?: Iuser_ppc64_tm_regs_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_ppc64 {
  private constructor();
  clear_tid_addr: bigint;
  gpregs: user_ppc64_regs_entry;
  fpstate?: user_ppc64_fpstate_entry | undefined;
  vrstate?: user_ppc64_vrstate_entry | undefined;
  vsxstate?: user_ppc64_vsxstate_entry | undefined;
  tmstate?: user_ppc64_tm_regs_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_ppc64, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_ppc64;
}

export interface Ithread_info_riscv64 {
  readonly clear_tid_addr: bigint;
  readonly tls: bigint;
  readonly gpregs: Iuser_riscv64_regs_entry;
  readonly fpsimd: Iuser_riscv64_d_ext_entry;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_riscv64 {
  private constructor();
  clear_tid_addr: bigint;
  tls: bigint;
  gpregs: user_riscv64_regs_entry;
  fpsimd: user_riscv64_d_ext_entry;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_riscv64, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_riscv64;
}

export interface Ithread_info_s390 {
  readonly clear_tid_addr: bigint;
  readonly gpregs: Iuser_s390_regs_entry;
  readonly fpregs: Iuser_s390_fpregs_entry;
  readonly vxrs_low?: Iuser_s390_vxrs_low_entry | undefined;
  readonly vxrs_high?: Iuser_s390_vxrs_high_entry | undefined;
  readonly gs_cb?: Iuser_s390_gs_cb_entry | undefined;
  readonly gs_bc?: Iuser_s390_gs_cb_entry | undefined;
  readonly ri_cb?: Iuser_s390_ri_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_s390 {
  private constructor();
  clear_tid_addr: bigint;
  gpregs: user_s390_regs_entry;
  fpregs: user_s390_fpregs_entry;
  vxrs_low?: user_s390_vxrs_low_entry | undefined;
  vxrs_high?: user_s390_vxrs_high_entry | undefined;
  gs_cb?: user_s390_gs_cb_entry | undefined;
  gs_bc?: user_s390_gs_cb_entry | undefined;
  ri_cb?: user_s390_ri_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_s390, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_s390;
}

export interface Ithread_info_x86 {
  readonly clear_tid_addr: bigint;
  readonly gpregs: Iuser_x86_regs_entry;
  readonly fpregs: Iuser_x86_fpregs_entry;
  readonly tls?: readonly Iuser_desc_t[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_info_x86 {
  private constructor();
  clear_tid_addr: bigint;
  gpregs: user_x86_regs_entry;
  fpregs: user_x86_fpregs_entry;
  tls: user_desc_t[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_info_x86, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_info_x86;
}

export interface Ithread_sas_entry {
  readonly ss_sp: bigint;
  readonly ss_size: bigint;
  readonly ss_flags: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class thread_sas_entry {
  private constructor();
  ss_sp: bigint;
  ss_size: bigint;
  ss_flags: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ithread_sas_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): thread_sas_entry;
}

export interface Itimens_entry {
  readonly monotonic: Itimespec;
  readonly boottime: Itimespec;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class timens_entry {
  private constructor();
  monotonic: timespec;
  boottime: timespec;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itimens_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): timens_entry;
}

export interface Itimerfd_entry {
  readonly id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly clockid: number;
  readonly ticks: bigint;
  readonly settime_flags: number;
  readonly vsec: bigint;
  readonly vnsec: bigint;
  readonly isec: bigint;
  readonly insec: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class timerfd_entry {
  private constructor();
  id: number;
  flags: number;
  fown: fown_entry;
  clockid: number;
  ticks: bigint;
  settime_flags: number;
  vsec: bigint;
  vnsec: bigint;
  isec: bigint;
  insec: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itimerfd_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): timerfd_entry;
}

export interface Itimespec {
  readonly tv_sec: bigint;
  readonly tv_nsec: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class timespec {
  private constructor();
  tv_sec: bigint;
  tv_nsec: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itimespec, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): timespec;
}

export interface Itimeval {
  readonly tv_sec: bigint;
  readonly tv_usec: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class timeval {
  private constructor();
  tv_sec: bigint;
  tv_usec: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itimeval, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): timeval;
}

export interface Itracking_entry {
  readonly id: bigint;
  readonly keeper_pid?: number | undefined;
  readonly keeper_start?: bigint | undefined;
  readonly keeper_fd?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tracking_entry {
  private constructor();
  id: bigint;
  keeper_pid?: number | undefined;
  keeper_start?: bigint | undefined;
  keeper_fd?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itracking_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tracking_entry;
}

export interface Itty_data_entry {
  readonly tty_id: number;
  readonly data: Uint8Array;
  readonly done?: number | undefined;
  readonly lines?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tty_data_entry {
  private constructor();
  tty_id: number;
  data: Uint8Array;
  done?: number | undefined;
  lines?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itty_data_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tty_data_entry;
}

export interface Itty_file_entry {
  readonly id: number;
  readonly tty_info_id: number;
  readonly flags: number;
  readonly fown: Ifown_entry;
  readonly regf_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tty_file_entry {
  private constructor();
  id: number;
  tty_info_id: number;
  flags: number;
  fown: fown_entry;
  regf_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itty_file_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tty_file_entry;
}

export interface Itty_info_entry {
  readonly id: number;
  readonly type: TtyType;
  readonly locked: boolean;
  readonly exclusive: boolean;
  readonly packet_mode: boolean;
  readonly sid: number;
  readonly pgrp: number;
  readonly rdev: number;
  readonly termios?: Itermios_entry | undefined;
  readonly termios_locked?: Itermios_entry | undefined;
  readonly winsize?: Iwinsize_entry | undefined;
  readonly pty?: Itty_pty_entry | undefined;
  readonly dev?: number | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly slave_closed?: boolean | undefined;
  readonly stopped?: number | undefined;
  readonly packet_status?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tty_info_entry {
  private constructor();
  id: number;
  type: TtyType;
  locked: boolean;
  exclusive: boolean;
  packet_mode: boolean;
  sid: number;
  pgrp: number;
  rdev: number;
  termios?: termios_entry | undefined;
  termios_locked?: termios_entry | undefined;
  winsize?: winsize_entry | undefined;
  pty?: tty_pty_entry | undefined;
  dev?: number | undefined;
  uid?: number | undefined;
  gid?: number | undefined;
  slave_closed?: boolean | undefined;
  stopped?: number | undefined;
  packet_status?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itty_info_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tty_info_entry;
}

export interface Itty_pty_entry {
  readonly index: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tty_pty_entry {
  private constructor();
  index: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itty_pty_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tty_pty_entry;
}

export interface Itun_link_entry {
  readonly flags: number;
  readonly owner: number;
  readonly group: number;
  readonly vnethdr: number;
  readonly sndbuf: number;
  readonly offload?: number | undefined;
  readonly little_endian?: boolean | undefined;
  readonly big_endian?: boolean | undefined;
  readonly no_carrier?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tun_link_entry {
  private constructor();
  flags: number;
  owner: number;
  group: number;
  vnethdr: number;
  sndbuf: number;
  offload?: number | undefined;
  little_endian?: boolean | undefined;
  big_endian?: boolean | undefined;
  no_carrier?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itun_link_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tun_link_entry;
}

export interface Itunfile_entry {
  readonly id: number;
  readonly netdev?: string | undefined;
  readonly detached?: boolean | undefined;
  readonly ns_id?: number | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class tunfile_entry {
  private constructor();
  id: number;
  netdev?: string | undefined;
  detached?: boolean | undefined;
  ns_id?: number | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Itunfile_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): tunfile_entry;
}

export interface Iuid_gid_extent {
  readonly first: number;
  readonly lower_first: number;
  readonly count: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class uid_gid_extent {
  private constructor();
  first: number;
  lower_first: number;
  count: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuid_gid_extent, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): uid_gid_extent;
}

export interface Iunix_peer_entry {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
  readonly groups?: readonly number[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class unix_peer_entry {
  private constructor();
  pid: number;
  uid: number;
  gid: number;
  groups: number[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iunix_peer_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): unix_peer_entry;
}

export interface Iunix_sk {
  readonly inode: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class unix_sk {
  private constructor();
  inode: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iunix_sk, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): unix_sk;
}

export interface Iunix_sk_entry {
  readonly id: number;
  readonly ino: number;
  readonly type: number;
  readonly state: number;
  readonly flags: number;
  readonly uflags: number;
  readonly backlog: number;
  readonly peer: number;
  readonly fown: Ifown_entry;
  readonly opts: Isk_opts_entry;
  readonly name: Uint8Array;
  readonly shutdown?: sk_shutdown | undefined;
  readonly file_perms?: Ifile_perms_entry | undefined;
  readonly name_dir?: string | undefined;
  readonly deleted?: boolean | undefined;
  readonly ns_id?: number | undefined;
  readonly mnt_id?: number | undefined;
  readonly root_dir?: string | undefined;
  readonly waiting_before?: number | undefined;
  readonly peer_credentials?: Iunix_peer_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class unix_sk_entry {
  private constructor();
  id: number;
  ino: number;
  type: number;
  state: number;
  flags: number;
  uflags: number;
  backlog: number;
  peer: number;
  fown: fown_entry;
  opts: sk_opts_entry;
  name: Uint8Array;
  shutdown?: sk_shutdown | undefined;
  file_perms?: file_perms_entry | undefined;
  name_dir?: string | undefined;
  deleted?: boolean | undefined;
  ns_id?: number | undefined;
  mnt_id?: number | undefined;
  root_dir?: string | undefined;
  waiting_before?: number | undefined;
  peer_credentials?: unix_peer_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iunix_sk_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): unix_sk_entry;
}

export interface Iuser_aarch64_fpsimd_context_entry {
  readonly vregs?: readonly bigint[] | undefined;
  readonly fpsr: number;
  readonly fpcr: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_aarch64_fpsimd_context_entry {
  private constructor();
  vregs: bigint[];
  fpsr: number;
  fpcr: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_aarch64_fpsimd_context_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_aarch64_fpsimd_context_entry;
}

export interface Iuser_aarch64_regs_entry {
  readonly regs?: readonly bigint[] | undefined;
  readonly sp: bigint;
  readonly pc: bigint;
  readonly pstate: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_aarch64_regs_entry {
  private constructor();
  regs: bigint[];
  sp: bigint;
  pc: bigint;
  pstate: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_aarch64_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_aarch64_regs_entry;
}

export interface Iuser_arm_regs_entry {
  readonly r0: number;
  readonly r1: number;
  readonly r2: number;
  readonly r3: number;
  readonly r4: number;
  readonly r5: number;
  readonly r6: number;
  readonly r7: number;
  readonly r8: number;
  readonly r9: number;
  readonly r10: number;
  readonly fp: number;
  readonly ip: number;
  readonly sp: number;
  readonly lr: number;
  readonly pc: number;
  readonly cpsr: number;
  readonly orig_r0: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_arm_regs_entry {
  private constructor();
  r0: number;
  r1: number;
  r2: number;
  r3: number;
  r4: number;
  r5: number;
  r6: number;
  r7: number;
  r8: number;
  r9: number;
  r10: number;
  fp: number;
  ip: number;
  sp: number;
  lr: number;
  pc: number;
  cpsr: number;
  orig_r0: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_arm_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_arm_regs_entry;
}

export interface Iuser_arm_vfpstate_entry {
  readonly vfp_regs?: readonly bigint[] | undefined;
  readonly fpscr: number;
  readonly fpexc: number;
  readonly fpinst: number;
  readonly fpinst2: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_arm_vfpstate_entry {
  private constructor();
  vfp_regs: bigint[];
  fpscr: number;
  fpexc: number;
  fpinst: number;
  fpinst2: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_arm_vfpstate_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_arm_vfpstate_entry;
}

export interface Iuser_desc_t {
  readonly entry_number: number;
  readonly base_addr: number;
  readonly limit: number;
  readonly seg_32bit: boolean;
  readonly contents_h: boolean;
  readonly contents_l: boolean;
  readonly read_exec_only: boolean;
  readonly limit_in_pages: boolean;
  readonly seg_not_present: boolean;
  readonly usable: boolean;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_desc_t {
  private constructor();
  entry_number: number;
  base_addr: number;
  limit: number;
  seg_32bit: boolean;
  contents_h: boolean;
  contents_l: boolean;
  read_exec_only: boolean;
  limit_in_pages: boolean;
  seg_not_present: boolean;
  usable: boolean;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_desc_t, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_desc_t;
}

export interface Iuser_loongarch64_fpregs_entry {
  readonly regs?: readonly bigint[] | undefined;
  readonly fcc: bigint;
  readonly fcsr: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_loongarch64_fpregs_entry {
  private constructor();
  regs: bigint[];
  fcc: bigint;
  fcsr: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_loongarch64_fpregs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_loongarch64_fpregs_entry;
}

export interface Iuser_loongarch64_gpregs_entry {
  readonly regs?: readonly bigint[] | undefined;
  readonly pc: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_loongarch64_gpregs_entry {
  private constructor();
  regs: bigint[];
  pc: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_loongarch64_gpregs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_loongarch64_gpregs_entry;
}

export interface Iuser_mips_fpregs_entry {
  readonly r0: bigint;
  readonly r1: bigint;
  readonly r2: bigint;
  readonly r3: bigint;
  readonly r4: bigint;
  readonly r5: bigint;
  readonly r6: bigint;
  readonly r7: bigint;
  readonly r8: bigint;
  readonly r9: bigint;
  readonly r10: bigint;
  readonly r11: bigint;
  readonly r12: bigint;
  readonly r13: bigint;
  readonly r14: bigint;
  readonly r15: bigint;
  readonly r16: bigint;
  readonly r17: bigint;
  readonly r18: bigint;
  readonly r19: bigint;
  readonly r20: bigint;
  readonly r21: bigint;
  readonly r22: bigint;
  readonly r23: bigint;
  readonly r24: bigint;
  readonly r25: bigint;
  readonly r26: bigint;
  readonly r27: bigint;
  readonly r28: bigint;
  readonly r29: bigint;
  readonly r30: bigint;
  readonly r31: bigint;
  readonly lo: bigint;
  readonly hi: bigint;
  readonly fpu_fcr31: number;
  readonly fpu_id: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_mips_fpregs_entry {
  private constructor();
  r0: bigint;
  r1: bigint;
  r2: bigint;
  r3: bigint;
  r4: bigint;
  r5: bigint;
  r6: bigint;
  r7: bigint;
  r8: bigint;
  r9: bigint;
  r10: bigint;
  r11: bigint;
  r12: bigint;
  r13: bigint;
  r14: bigint;
  r15: bigint;
  r16: bigint;
  r17: bigint;
  r18: bigint;
  r19: bigint;
  r20: bigint;
  r21: bigint;
  r22: bigint;
  r23: bigint;
  r24: bigint;
  r25: bigint;
  r26: bigint;
  r27: bigint;
  r28: bigint;
  r29: bigint;
  r30: bigint;
  r31: bigint;
  lo: bigint;
  hi: bigint;
  fpu_fcr31: number;
  fpu_id: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_mips_fpregs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_mips_fpregs_entry;
}

export interface Iuser_mips_regs_entry {
  readonly r0: bigint;
  readonly r1: bigint;
  readonly r2: bigint;
  readonly r3: bigint;
  readonly r4: bigint;
  readonly r5: bigint;
  readonly r6: bigint;
  readonly r7: bigint;
  readonly r8: bigint;
  readonly r9: bigint;
  readonly r10: bigint;
  readonly r11: bigint;
  readonly r12: bigint;
  readonly r13: bigint;
  readonly r14: bigint;
  readonly r15: bigint;
  readonly r16: bigint;
  readonly r17: bigint;
  readonly r18: bigint;
  readonly r19: bigint;
  readonly r20: bigint;
  readonly r21: bigint;
  readonly r22: bigint;
  readonly r23: bigint;
  readonly r24: bigint;
  readonly r25: bigint;
  readonly r26: bigint;
  readonly r27: bigint;
  readonly r28: bigint;
  readonly r29: bigint;
  readonly r30: bigint;
  readonly r31: bigint;
  readonly lo: bigint;
  readonly hi: bigint;
  readonly cp0_epc: bigint;
  readonly cp0_badvaddr: bigint;
  readonly cp0_status: bigint;
  readonly cp0_cause: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_mips_regs_entry {
  private constructor();
  r0: bigint;
  r1: bigint;
  r2: bigint;
  r3: bigint;
  r4: bigint;
  r5: bigint;
  r6: bigint;
  r7: bigint;
  r8: bigint;
  r9: bigint;
  r10: bigint;
  r11: bigint;
  r12: bigint;
  r13: bigint;
  r14: bigint;
  r15: bigint;
  r16: bigint;
  r17: bigint;
  r18: bigint;
  r19: bigint;
  r20: bigint;
  r21: bigint;
  r22: bigint;
  r23: bigint;
  r24: bigint;
  r25: bigint;
  r26: bigint;
  r27: bigint;
  r28: bigint;
  r29: bigint;
  r30: bigint;
  r31: bigint;
  lo: bigint;
  hi: bigint;
  cp0_epc: bigint;
  cp0_badvaddr: bigint;
  cp0_status: bigint;
  cp0_cause: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_mips_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_mips_regs_entry;
}

export interface Iuser_ppc64_fpstate_entry {
  readonly fpregs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_ppc64_fpstate_entry {
  private constructor();
  fpregs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_ppc64_fpstate_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_ppc64_fpstate_entry;
}

export interface Iuser_ppc64_regs_entry {
  readonly gpr?: readonly bigint[] | undefined;
  readonly nip: bigint;
  readonly msr: bigint;
  readonly orig_gpr3: bigint;
  readonly ctr: bigint;
  readonly link: bigint;
  readonly xer: bigint;
  readonly ccr: bigint;
  readonly trap: bigint;
  readonly texasr?: bigint | undefined;
  readonly tfhar?: bigint | undefined;
  readonly tfiar?: bigint | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_ppc64_regs_entry {
  private constructor();
  gpr: bigint[];
  nip: bigint;
  msr: bigint;
  orig_gpr3: bigint;
  ctr: bigint;
  link: bigint;
  xer: bigint;
  ccr: bigint;
  trap: bigint;
  texasr?: bigint | undefined;
  tfhar?: bigint | undefined;
  tfiar?: bigint | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_ppc64_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_ppc64_regs_entry;
}

export interface Iuser_ppc64_tm_regs_entry {
  readonly gpregs: Iuser_ppc64_regs_entry;
  readonly fpstate?: Iuser_ppc64_fpstate_entry | undefined;
  readonly vrstate?: Iuser_ppc64_vrstate_entry | undefined;
  readonly vsxstate?: Iuser_ppc64_vsxstate_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_ppc64_tm_regs_entry {
  private constructor();
  gpregs: user_ppc64_regs_entry;
  fpstate?: user_ppc64_fpstate_entry | undefined;
  vrstate?: user_ppc64_vrstate_entry | undefined;
  vsxstate?: user_ppc64_vsxstate_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_ppc64_tm_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_ppc64_tm_regs_entry;
}

export interface Iuser_ppc64_vrstate_entry {
  readonly vrregs?: readonly bigint[] | undefined;
  readonly vrsave: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_ppc64_vrstate_entry {
  private constructor();
  vrregs: bigint[];
  vrsave: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_ppc64_vrstate_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_ppc64_vrstate_entry;
}

export interface Iuser_ppc64_vsxstate_entry {
  readonly vsxregs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_ppc64_vsxstate_entry {
  private constructor();
  vsxregs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_ppc64_vsxstate_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_ppc64_vsxstate_entry;
}

export interface Iuser_riscv64_d_ext_entry {
  readonly f?: readonly bigint[] | undefined;
  readonly fcsr: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_riscv64_d_ext_entry {
  private constructor();
  f: bigint[];
  fcsr: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_riscv64_d_ext_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_riscv64_d_ext_entry;
}

export interface Iuser_riscv64_regs_entry {
  readonly pc: bigint;
  readonly ra: bigint;
  readonly sp: bigint;
  readonly gp: bigint;
  readonly tp: bigint;
  readonly t0: bigint;
  readonly t1: bigint;
  readonly t2: bigint;
  readonly s0: bigint;
  readonly s1: bigint;
  readonly a0: bigint;
  readonly a1: bigint;
  readonly a2: bigint;
  readonly a3: bigint;
  readonly a4: bigint;
  readonly a5: bigint;
  readonly a6: bigint;
  readonly a7: bigint;
  readonly s2: bigint;
  readonly s3: bigint;
  readonly s4: bigint;
  readonly s5: bigint;
  readonly s6: bigint;
  readonly s7: bigint;
  readonly s8: bigint;
  readonly s9: bigint;
  readonly s10: bigint;
  readonly s11: bigint;
  readonly t3: bigint;
  readonly t4: bigint;
  readonly t5: bigint;
  readonly t6: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_riscv64_regs_entry {
  private constructor();
  pc: bigint;
  ra: bigint;
  sp: bigint;
  gp: bigint;
  tp: bigint;
  t0: bigint;
  t1: bigint;
  t2: bigint;
  s0: bigint;
  s1: bigint;
  a0: bigint;
  a1: bigint;
  a2: bigint;
  a3: bigint;
  a4: bigint;
  a5: bigint;
  a6: bigint;
  a7: bigint;
  s2: bigint;
  s3: bigint;
  s4: bigint;
  s5: bigint;
  s6: bigint;
  s7: bigint;
  s8: bigint;
  s9: bigint;
  s10: bigint;
  s11: bigint;
  t3: bigint;
  t4: bigint;
  t5: bigint;
  t6: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_riscv64_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_riscv64_regs_entry;
}

export interface Iuser_s390_fpregs_entry {
  readonly fpc: number;
  readonly fprs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_s390_fpregs_entry {
  private constructor();
  fpc: number;
  fprs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_s390_fpregs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_s390_fpregs_entry;
}

export interface Iuser_s390_gs_cb_entry {
  readonly regs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_s390_gs_cb_entry {
  private constructor();
  regs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_s390_gs_cb_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_s390_gs_cb_entry;
}

export interface Iuser_s390_regs_entry {
  readonly psw_mask: bigint;
  readonly psw_addr: bigint;
  readonly gprs?: readonly bigint[] | undefined;
  readonly acrs?: readonly number[] | undefined;
  readonly orig_gpr2: bigint;
  readonly system_call: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_s390_regs_entry {
  private constructor();
  psw_mask: bigint;
  psw_addr: bigint;
  gprs: bigint[];
  acrs: number[];
  orig_gpr2: bigint;
  system_call: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_s390_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_s390_regs_entry;
}

export interface Iuser_s390_ri_entry {
  readonly ri_on: number;
  readonly regs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_s390_ri_entry {
  private constructor();
  ri_on: number;
  regs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_s390_ri_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_s390_ri_entry;
}

export interface Iuser_s390_vxrs_high_entry {
  readonly regs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_s390_vxrs_high_entry {
  private constructor();
  regs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_s390_vxrs_high_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_s390_vxrs_high_entry;
}

export interface Iuser_s390_vxrs_low_entry {
  readonly regs?: readonly bigint[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_s390_vxrs_low_entry {
  private constructor();
  regs: bigint[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_s390_vxrs_low_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_s390_vxrs_low_entry;
}

export interface Iuser_x86_cet_entry {
  readonly cet: bigint;
  readonly ssp: bigint;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_x86_cet_entry {
  private constructor();
  cet: bigint;
  ssp: bigint;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_x86_cet_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_x86_cet_entry;
}

export interface Iuser_x86_fpregs_entry {
  readonly cwd: number;
  readonly swd: number;
  readonly twd: number;
  readonly fop: number;
  readonly rip: bigint;
  readonly rdp: bigint;
  readonly mxcsr: number;
  readonly mxcsr_mask: number;
  readonly st_space?: readonly number[] | undefined;
  readonly xmm_space?: readonly number[] | undefined;
  readonly padding?: readonly number[] | undefined;
  readonly xsave?: Iuser_x86_xsave_entry | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_x86_fpregs_entry {
  private constructor();
  cwd: number;
  swd: number;
  twd: number;
  fop: number;
  rip: bigint;
  rdp: bigint;
  mxcsr: number;
  mxcsr_mask: number;
  st_space: number[];
  xmm_space: number[];
  padding: number[];
  xsave?: user_x86_xsave_entry | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_x86_fpregs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_x86_fpregs_entry;
}

export interface Iuser_x86_regs_entry {
  readonly r15: bigint;
  readonly r14: bigint;
  readonly r13: bigint;
  readonly r12: bigint;
  readonly bp: bigint;
  readonly bx: bigint;
  readonly r11: bigint;
  readonly r10: bigint;
  readonly r9: bigint;
  readonly r8: bigint;
  readonly ax: bigint;
  readonly cx: bigint;
  readonly dx: bigint;
  readonly si: bigint;
  readonly di: bigint;
  readonly orig_ax: bigint;
  readonly ip: bigint;
  readonly cs: bigint;
  readonly flags: bigint;
  readonly sp: bigint;
  readonly ss: bigint;
  readonly fs_base: bigint;
  readonly gs_base: bigint;
  readonly ds: bigint;
  readonly es: bigint;
  readonly fs: bigint;
  readonly gs: bigint;
  readonly mode?: user_x86_regs_mode | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_x86_regs_entry {
  private constructor();
  r15: bigint;
  r14: bigint;
  r13: bigint;
  r12: bigint;
  bp: bigint;
  bx: bigint;
  r11: bigint;
  r10: bigint;
  r9: bigint;
  r8: bigint;
  ax: bigint;
  cx: bigint;
  dx: bigint;
  si: bigint;
  di: bigint;
  orig_ax: bigint;
  ip: bigint;
  cs: bigint;
  flags: bigint;
  sp: bigint;
  ss: bigint;
  fs_base: bigint;
  gs_base: bigint;
  ds: bigint;
  es: bigint;
  fs: bigint;
  gs: bigint;
  mode?: user_x86_regs_mode | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_x86_regs_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_x86_regs_entry;
}

export interface Iuser_x86_xsave_entry {
  readonly xstate_bv: bigint;
  readonly ymmh_space?: readonly number[] | undefined;
  readonly bndreg_state?: readonly bigint[] | undefined;
  readonly bndcsr_state?: readonly bigint[] | undefined;
  readonly opmask_reg?: readonly bigint[] | undefined;
  readonly zmm_upper?: readonly bigint[] | undefined;
  readonly hi16_zmm?: readonly bigint[] | undefined;
  readonly pkru?: readonly number[] | undefined;
  readonly cet?: Iuser_x86_cet_entry | undefined;
  readonly xstate?: Uint8Array | undefined;
  readonly xstate_components?: readonly Ixstate_component[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class user_x86_xsave_entry {
  private constructor();
  xstate_bv: bigint;
  ymmh_space: number[];
  bndreg_state: bigint[];
  bndcsr_state: bigint[];
  opmask_reg: bigint[];
  zmm_upper: bigint[];
  hi16_zmm: bigint[];
  pkru: number[];
  cet?: user_x86_cet_entry | undefined;
  xstate?: Uint8Array | undefined;
  xstate_components: xstate_component[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuser_x86_xsave_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): user_x86_xsave_entry;
}

export interface Iuserns_entry {
  readonly uid_map?: readonly Iuid_gid_extent[] | undefined;
  readonly gid_map?: readonly Iuid_gid_extent[] | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class userns_entry {
  private constructor();
  uid_map: uid_gid_extent[];
  gid_map: uid_gid_extent[];
  $unknowns?: Unknowns | undefined;
  static encode(message: Iuserns_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): userns_entry;
}

export interface Iutsns_entry {
  readonly nodename: string;
  readonly domainname: string;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class utsns_entry {
  private constructor();
  nodename: string;
  domainname: string;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iutsns_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): utsns_entry;
}

export interface Ivma_entry {
  readonly start: bigint;
  readonly end: bigint;
  readonly pgoff: bigint;
  readonly shmid: bigint;
  readonly prot: number;
  readonly flags: number;
  readonly status: number;
  readonly fd: bigint;
  readonly madv?: bigint | undefined;
  readonly fdflags?: number | undefined;
  readonly anon_name?: string | undefined;
  readonly sealed?: boolean | undefined;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class vma_entry {
  private constructor();
  start: bigint;
  end: bigint;
  pgoff: bigint;
  shmid: bigint;
  prot: number;
  flags: number;
  status: number;
  fd: bigint;
  madv?: bigint | undefined;
  fdflags?: number | undefined;
  anon_name?: string | undefined;
  sealed?: boolean | undefined;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ivma_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): vma_entry;
}

export interface Iwinsize_entry {
  readonly ws_row: number;
  readonly ws_col: number;
  readonly ws_xpixel: number;
  readonly ws_ypixel: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class winsize_entry {
  private constructor();
  ws_row: number;
  ws_col: number;
  ws_xpixel: number;
  ws_ypixel: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Iwinsize_entry, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): winsize_entry;
}

export interface Ixstate_component {
  readonly bit: number;
  readonly offset: number;
  readonly size: number;
  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class xstate_component {
  private constructor();
  bit: number;
  offset: number;
  size: number;
  $unknowns?: Unknowns | undefined;
  static encode(message: Ixstate_component, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): xstate_component;
}
