/*
 * Every option of CRIU 4.2, and ours: types, checks, flags, request fields and the reference page (README.md beside
 * this file, made by `npm run docs:options`) are read off this table.
 */
import { criu_cg_mode, criu_network_lock_method, criu_pre_dump_mode } from '../../images/generated/proto.js';
import {
  checkInheritFd,
  checkInode,
  checkPair,
  externalNotBuilt,
  pairBy,
  parseInheritFd,
  unixInode,
} from './external.js';
import { addressMappings, checkAddressMapping } from './address-map.js';
import { cpuCapabilities } from './cpu-cap.js';
import type { ManifestKey } from '../../images/manifest.js';
import { checkManifestKey, readManifestKey } from './manifest-key.js';
import { bytes, choice, flag, int, items, path, text, texts, value, wholeNumber, type Row } from './row.js';
import { checkTcpPolicy, putTcpPolicy, type TcpPolicy } from './tcp.js';

const dumps = ['dump', 'pre-dump'] as const;
const both = ['dump', 'restore'] as const;
const all = ['dump', 'pre-dump', 'restore'] as const;
const later = { built: false } as const;
const negatable = { negatable: true } as const;

/** `-v`, `-vvv` and `-v3`: one more, three more, exactly three. */
function parseVerbosity(level: string | undefined, previous = 2): number {
  if (level === undefined) return previous + 1;
  return /^v+$/.test(level) ? previous + 1 + level.length : wholeNumber(level);
}

/** The table. Order: as in CRIU's usage text. */
// prettier-ignore
export const schema = {
  // Generic
  pid: int({
    rpc: 'pid', cli: ['--tree', '-t'], arg: 'PID', on: dumps, min: 1,
    doc: 'Root of the process tree to checkpoint.',
  }),
  restoreDetached: flag({
    cli: ['--restore-detached', '-d', '--daemon'], on: ['restore'], default: false, ...negatable,
    doc: 'Return when the tree runs, instead of waiting until its root ends.',
  }),
  restoreSibling: flag({
    rpc: 'rst_sibling', cli: ['--restore-sibling', '-S'], on: ['restore'], default: false, ...negatable,
    doc: 'Restore the root as a child of the caller’s parent. Needs restoreDetached.',
  }),
  leaveStopped: flag({
    rpc: 'leave_stopped', cli: ['--leave-stopped', '-s'], on: both, default: false,
    doc: 'Leave the tasks stopped, as by SIGSTOP, after the operation.',
  }),
  leaveRunning: flag({
    rpc: 'leave_running', cli: ['--leave-running', '-R'], on: ['dump'], default: false,
    doc: 'Let the tasks run on after the checkpoint, instead of killing them.',
  }),
  imagesDir: path({
    rpc: 'images_dir', cli: ['--images-dir', '-D'], arg: 'DIR', on: [...all, 'dedup'], default: '.',
    doc: 'Directory of the image files. A checkpoint is moved in whole; the directory is made if its parent exists.',
  }),
  pidfile: path({
    cli: ['--pidfile'], arg: 'FILE', on: ['restore', 'service', 'page-server'],
    doc: 'Write the pid of the restored root to FILE (relative to workDir), which must not exist.',
  }),
  workDir: path({
    cli: ['--work-dir', '-W'], arg: 'DIR', on: all,
    doc: 'Directory of log, pid and statistics files. Default: imagesDir.',
  }),
  cpuCap: cpuCapabilities({
    on: ['dump', 'restore', 'cpuinfo'],
    doc:
      'What of the processor is recorded by a checkpoint and has to agree at a restore: fpu (extended registers), ins ' +
      '(instructions), cpu (every feature), image (only recorded), all, none; ^ takes one away.',
  }),
  execCmd: texts({
    cli: ['--exec-cmd'], arg: undefined, on: ['restore'], parse: () => [],
    doc: 'Command line only: after the restore, run the command given after `--` as the parent of the restored root.',
  }),
  freezeCgroup: path({
    rpc: 'freeze_cgroup', cli: ['--freeze-cgroup'], arg: 'DIR', on: dumps, ...later,
    doc: 'Freeze the tasks by this cgroup’s freezer.',
  }),
  weakSysctls: flag({
    rpc: 'weak_sysctls', cli: ['--weak-sysctls'], on: ['restore'], ...negatable, ...later,
    doc: 'Skip sysctls that this kernel does not have.',
  }),
  lazyPages: flag({
    rpc: 'lazy_pages', cli: ['--lazy-pages'], on: ['dump', 'restore', 'page-server'], ...later,
    doc: 'Bring memory pages in when they are touched.',
  }),
  stream: flag({
    cli: ['--stream'], on: both, ...negatable, ...later,
    doc: 'Images as a stream, through criu-image-streamer.',
  }),
  mntnsCompatMode: flag({
    rpc: 'mntns_compat_mode', cli: ['--mntns-compat-mode'], on: ['restore'], ...negatable, ...later,
    doc: 'Use the old way of restoring mounts.',
  }),
  networkLock: choice({
    rpc: 'network_lock', cli: ['--network-lock'], arg: 'METHOD', values: ['iptables', 'nftables', 'skip', 'none'],
    on: both,
    request: (method, opts) => {
      const skipped = method === 'skip' || method === 'none';
      opts.network_lock = skipped ? criu_network_lock_method.SKIP : criu_network_lock_method.NFTABLES;
    },
    doc:
      'How packets of TCP connections are held back while these are neither here nor there: nftables (the default; by messages ' +
      'to the kernel, no program is run), or skip, none: not at all. iptables means nftables: no rule of iptables is made.',
  }),
  unprivileged: flag({
    rpc: 'unprivileged', cli: ['--unprivileged'], on: ['dump', 'restore', 'check'], ...negatable, ...later,
    doc: 'Accept the limits of not being root.',
  }),
  allowUprobes: flag({
    rpc: 'allow_uprobes', cli: ['--allow-uprobes'], on: both, ...negatable,
    doc: 'Accept processes that uprobes are in. Probes themselves are the kernel’s, and not kept.',
  }),
  timeout: int({
    rpc: 'timeout', cli: ['--timeout'], arg: 'SECONDS', on: dumps, default: 10,
    doc: 'Longest time to freeze the tree, in seconds; 0 means no limit.',
  }),
  closeFd: int({
    cli: ['--close'], arg: 'FD', on: all, hidden: true, ...later, doc: 'Close this descriptor before starting.',
  }),
  deprecated: flag({
    cli: ['--deprecated'], on: all, hidden: true, ...negatable, ...later, doc: 'Accept what is deprecated.',
  }),

  // External resources
  external: texts({
    cli: ['--external'], arg: 'RES', on: both, missingPart: externalNotBuilt,
    request: (values, opts) => {
      opts.external = values;
      const inodes = values.map(unixInode).filter((inode) => inode !== undefined);
      opts.unix_sk_ino = [...(opts.unix_sk_ino ?? []), ...inodes.map((inode) => ({ inode }))];
    },
    doc:
      'Resources that live outside of the tree: `unix[inode]`, `tty[rdev:dev]`, `file[mnt_id:inode]` (hexadecimal ' +
      'numbers but for sockets). They have to be handed in by inheritFd.',
  }),
  extUnixSk: flag({
    rpc: 'ext_unix_sk', cli: ['--ext-unix-sk', '-x'], arg: 'INODES', on: both, default: false, argOptional: true,
    spill: 'unixSkIno',
    doc: 'Allow unix sockets whose peer lives outside of the tree. With inodes on the command line: these only.',
  }),
  unixSkIno: items<number>({
    rpc: 'unix_sk_ino', on: ['dump'], type: 'number', item: checkInode,
    parseItem: wholeNumber,
    request: (values, opts) => {
      opts.unix_sk_ino = [...(opts.unix_sk_ino ?? []), ...values.map((inode) => ({ inode }))];
    },
    doc: 'Inodes of unix sockets whose peer may live outside of the tree.',
  }),
  extMountMap: items({
    rpc: 'ext_mnt', cli: ['--ext-mount-map', '-M'], arg: 'KEY:VALUE', on: both, type: '{ key, value }',
    item: checkPair, parseItem: pairBy(':'), ...later, doc: 'External mounts.',
  }),
  vethPair: items({
    rpc: 'veths', cli: ['--veth-pair'], arg: 'IN=OUT', on: ['restore'], type: '{ key, value }',
    item: checkPair, parseItem: pairBy('='), ...later, doc: 'Names of veth devices outside.',
  }),
  enableExternalSharing: flag({
    rpc: 'ext_sharing', cli: ['--enable-external-sharing'], on: ['dump'], ...later,
    doc: 'Let external mounts be shared.',
  }),
  enableExternalMasters: flag({
    rpc: 'ext_masters', cli: ['--enable-external-masters'], on: ['dump'], ...later,
    doc: 'Let external mounts be slaves.',
  }),
  inheritFd: items({
    rpc: 'inherit_fd', cli: ['--inherit-fd'], arg: 'fd[N]:KEY', on: ['restore'], type: '{ key, fd }',
    item: checkInheritFd, parseItem: parseInheritFd,
    request: (values, opts) => {
      opts.inherit_fd = [...(opts.inherit_fd ?? []), ...values];
    },
    doc: 'Descriptors of this process that take the place of external ones in the images.',
  }),
  emptyNs: choice({
    rpc: 'empty_ns', cli: ['--empty-ns'], arg: 'NS', values: ['net'], on: both, ...later,
    doc: 'Make this namespace, but do not fill it.',
  }),
  joinNs: texts({
    rpc: 'join_ns', cli: ['--join-ns', '-J'], arg: 'NS:FILE', on: ['restore'], ...later,
    doc: 'Restore into an existing namespace.',
  }),

  // Special resources
  tcpEstablished: flag({
    rpc: 'tcp_established', cli: ['--tcp-established'], on: both, ...negatable,
    doc: 'Checkpoint and restore established TCP connections.',
  }),
  tcp: value<TcpPolicy>({
    type: "'keep' | 'close' | 'reject' | 'listen-only' | (connection) => 'keep' | 'close' | 'reject'",
    on: ['dump'], check: checkTcpPolicy, request: putTcpPolicy,
    doc:
      'What becomes of TCP connections: they are kept (as by tcpEstablished), closed (as by tcpClose), stand in the way (the ' +
      'default), or only listening sockets are kept, and those that wait to be accepted are lost, too. A function is asked ' +
      'about each connection, before anything is stopped; one that comes after that stands in the way.',
  }),
  addressMap: items({
    on: ['restore'], type: '{ from, to }', item: checkAddressMapping, cli: ['--address-map'], arg: 'FROM=TO',
    parseItem: (pair) => ({ from: pair.split('=')[0] ?? '', to: pair.split('=')[1] ?? '' }),
    request: (values, opts) => {
      opts.address_map = addressMappings(values);
    },
    doc: 'IP addresses, perhaps with ports, that sockets get in the place of those in the images, at both ends.',
  }),
  tcpSkipInFlight: flag({
    rpc: 'tcp_skip_in_flight', cli: ['--skip-in-flight'], on: ['dump'], ...negatable,
    doc: 'Lose TCP connections that wait to be accepted, instead of refusing the checkpoint.',
  }),
  tcpClose: flag({
    rpc: 'tcp_close', cli: ['--tcp-close'], on: both, ...negatable,
    doc: 'Restore TCP connections as closed ones: reads end, writes fail.',
  }),
  root: path({
    rpc: 'root', cli: ['--root', '-r'], on: ['restore'], ...later, doc: 'Root directory of the restored tree.',
  }),
  evasiveDevices: flag({
    rpc: 'evasive_devices', cli: ['--evasive-devices'], on: both, ...negatable,
    doc: 'Use any path to a device if the one it had is not accessible.',
  }),
  linkRemap: flag({
    rpc: 'link_remap', cli: ['--link-remap'], on: dumps, ...negatable,
    doc: 'Link files that lost their name, but have others, to link_remap.N beside it, until they are restored.',
  }),
  ghostLimit: bytes({
    rpc: 'ghost_limit', cli: ['--ghost-limit'], on: ['dump'], default: 1024 ** 2,
    doc: 'Largest deleted file kept inside the images, in bytes that it takes on disk.',
  }),
  ghostFiemap: flag({
    rpc: 'ghost_fiemap', cli: ['--ghost-fiemap'], on: ['dump'], ...negatable,
    doc: 'Find the holes of deleted files by fiemap.',
  }),
  actionScript: texts({
    cli: ['--action-script'], arg: 'FILE', on: all,
    doc: 'Programs to run at CRIU’s notification points, with CRTOOLS_SCRIPT_ACTION and its like set.',
  }),
  shellJob: flag({
    rpc: 'shell_job', cli: ['--shell-job', '-j'], on: all, default: false, ...negatable,
    doc: 'Accept a tree whose session leader is outside: a job of a shell.',
  }),
  fileLocks: flag({
    rpc: 'file_locks', cli: ['--file-locks', '-l'], on: all, ...negatable,
    doc: 'Keep file locks and leases. A restore takes those of the images again unless told not to.',
  }),
  libdir: path({ cli: ['--libdir', '-L'], arg: 'DIR', on: both, ...later, doc: 'Directory of plugins.' }),
  forceIrmap: flag({
    rpc: 'force_irmap', cli: ['--force-irmap'], on: dumps, ...negatable,
    doc: 'Find a path of every watched inode, by search if need be, for restores where file handles mean nothing.',
  }),
  irmapScanPath: texts({
    rpc: 'irmap_scan_paths', cli: ['--irmap-scan-path'], arg: 'PATH', on: dumps,
    doc: 'Where to search first for paths of watched inodes; then their whole file system is searched.',
  }),
  manageCgroups: choice({
    cli: ['--manage-cgroups'], values: ['none', 'ignore', 'props', 'soft', 'full', 'strict'], bare: 'soft', on: both,
    missingPart: (mode) => (mode === 'none' || mode === 'ignore' ? undefined : `--manage-cgroups ${mode}`),
    request: (mode, opts) => {
      opts.manage_cgroups_mode = mode === 'none' ? criu_cg_mode.CG_NONE : criu_cg_mode.IGNORE;
    },
    doc: 'What to do about cgroups.',
  }),
  cgroupRoot: texts({
    rpc: 'cg_root', cli: ['--cgroup-root'], arg: '[CTL:]PATH', on: both, ...later,
    doc: 'Where the tree’s cgroups begin.',
  }),
  cgroupProps: text({
    rpc: 'cgroup_props', cli: ['--cgroup-props'], arg: 'YAML', on: ['dump'], ...later,
    doc: 'Properties of cgroup controllers to save.',
  }),
  cgroupPropsFile: path({
    rpc: 'cgroup_props_file', cli: ['--cgroup-props-file'], arg: 'FILE', on: ['dump'], ...later,
    doc: 'The same, from a file.',
  }),
  cgroupDumpController: texts({
    rpc: 'cgroup_dump_controller', cli: ['--cgroup-dump-controller'], arg: 'NAME', on: ['dump'], ...later,
    doc: 'Controllers to save, and no others.',
  }),
  cgroupYard: path({
    rpc: 'cgroup_yard', cli: ['--cgroup-yard'], on: both, ...later, doc: 'Where cgroup controllers are mounted.',
  }),
  lsmProfile: text({
    rpc: 'lsm_profile', cli: ['--lsm-profile'], arg: 'TYPE:NAME', on: ['restore'], ...later,
    doc: 'Security profile of the restored tasks.',
  }),
  lsmMountContext: text({
    rpc: 'lsm_mount_context', cli: ['--lsm-mount-context'], arg: 'CTX', on: ['restore'], ...later,
    doc: 'Security context of restored mounts.',
  }),
  skipMnt: texts({
    rpc: 'skip_mnt', cli: ['--skip-mnt'], arg: 'PATH', on: dumps, ...later, doc: 'Mounts to leave out.',
  }),
  enableFs: texts({
    rpc: 'enable_fs', cli: ['--enable-fs'], arg: 'NAMES', on: both, ...later, doc: 'File systems to accept.',
  }),
  fileValidation: choice({
    rpc: 'validate_size_only', cli: ['--file-validation'], values: ['filesize', 'buildid'], on: both,
    default: 'buildid',
    request: (method, opts) => {
      opts.validate_size_only = method === 'filesize';
    },
    doc: 'How a restore tells that a file is the one that it was: by its size, or by its build id too.',
  }),
  skipFileRwxCheck: flag({
    rpc: 'skip_file_rwx_check', cli: ['--skip-file-rwx-check'], on: ['restore'], default: false, ...negatable,
    doc: 'Do not compare the permissions of files with those at the checkpoint.',
  }),

  // Check
  extra: flag({
    cli: ['--extra'], on: ['check'], default: false, ...negatable, doc: 'Check features that some programs need, too.',
  }),
  experimental: flag({
    cli: ['--experimental'], on: ['check'], default: false, ...negatable, doc: 'Check experimental features, too.',
  }),
  all: flag({ cli: ['--all'], on: ['check'], default: false, doc: 'Check every feature.' }),
  feature: texts({
    cli: ['--feature'], arg: 'NAME', on: ['check'],
    doc: 'Features to check, and no others; `list` on the command line names them all.',
  }),

  // Logging
  logFile: path({
    cli: ['--log-file', '-o'], arg: 'FILE', on: all,
    doc: 'File for the log, relative to workDir; `-` is standard output.',
  }),
  logPid: flag({
    cli: ['--log-pid'], on: ['restore'], hidden: true, ...negatable, ...later, doc: 'One log per restored process.',
  }),
  logLevel: int({
    rpc: 'log_level', cli: ['--verbosity', '-v'], arg: 'LEVEL', on: all, default: 2, max: 9, argOptional: true,
    parse: parseVerbosity, doc: '1 errors, 2 warnings, 3 information, 4 everything. 0: nothing.',
  }),
  displayStats: flag({
    rpc: 'display_stats', cli: ['--display-stats'], on: all, ...negatable, ...later, doc: 'Print statistics.',
  }),

  // Memory
  trackMem: flag({
    rpc: 'track_mem', cli: ['--track-mem'], on: dumps, ...negatable,
    doc: 'Note which pages change from this dump on, if the tree runs on; a pre-dump always does.',
  }),
  prevImagesDir: path({
    rpc: 'parent_img', cli: ['--prev-images-dir'], arg: 'DIR', on: dumps,
    doc: 'Earlier images of the same tree, relative to imagesDir; pages that did not change are taken from there.',
  }),
  pageServer: flag({
    cli: ['--page-server'], on: dumps, ...negatable, doc: 'Send pages to a page server, at address and port or psSocket.',
  }),
  autoDedup: flag({
    rpc: 'auto_dedup', cli: ['--auto-dedup'], on: [...all, 'page-server'], ...negatable,
    doc:
      'A dump, or the page server that gets its pages, frees pages in older images that it has replaced. A restore frees the images’ pages once the tree runs: ' +
      'they cannot be restored again.',
  }),
  preDumpMode: choice({
    rpc: 'pre_dump_mode', cli: ['--pre-dump-mode'], values: ['splice', 'read'], on: dumps,
    request: (mode, opts) => {
      opts.pre_dump_mode = mode === 'read' ? criu_pre_dump_mode.VM_READ : criu_pre_dump_mode.SPLICE;
    },
    doc: 'CRIU’s two ways of a pre-dump. Here both copy pages when the tree runs again; what has changed by then is dumped anew.',
  }),

  // Page server and service
  address: text({
    cli: ['--address'], arg: 'ADDR', on: [...dumps, 'page-server', 'service'],
    doc: 'Address of the page server, or to listen at.',
  }),
  port: int({ cli: ['--port'], arg: 'PORT', on: [...dumps, 'page-server'], max: 65535, doc: 'Its port.' }),
  psSocket: int({
    cli: ['--ps-socket'], arg: 'FD', on: [...dumps, 'page-server'],
    doc: 'Descriptor of a connected socket to use instead of address and port.',
  }),
  statusFd: int({
    rpc: 'status_fd', cli: ['--status-fd'], arg: 'FD', on: ['service', 'page-server'],
    doc: 'Command line only: descriptor that gets a NUL byte when requests are accepted.',
  }),
  tls: flag({ rpc: 'tls', cli: ['--tls'], on: [...dumps, 'page-server'], ...negatable, doc: 'Use TLS, with certificates of both ends.' }),
  tlsCacert: path({
    rpc: 'tls_cacert', cli: ['--tls-cacert'], arg: 'FILE', on: [...dumps, 'page-server'],
    doc: 'Certificates of the authorities to be trusted, PEM.',
  }),
  tlsCacrl: path({
    rpc: 'tls_cacrl', cli: ['--tls-cacrl'], arg: 'FILE', on: [...dumps, 'page-server'],
    doc: 'Revoked certificates, PEM.',
  }),
  tlsCert: path({
    rpc: 'tls_cert', cli: ['--tls-cert'], arg: 'FILE', on: [...dumps, 'page-server'], doc: 'Our certificate, PEM.',
  }),
  tlsKey: path({ rpc: 'tls_key', cli: ['--tls-key'], arg: 'FILE', on: [...dumps, 'page-server'], doc: 'Our key, PEM.' }),
  tlsNoCnVerify: flag({
    rpc: 'tls_no_cn_verify', cli: ['--tls-no-cn-verify'], on: dumps,
    doc: 'Do not compare the server’s name with its certificate.',
  }),

  // Reachable by request only
  orphanPtsMaster: flag({
    rpc: 'orphan_pts_master', on: both,
    doc: 'Accept terminals whose master lives outside; a restore makes a new one, which the hook orphan-pts-master gets.',
  }),
  pidfdStore: int({ rpc: 'pidfd_store_sk', on: dumps, ...later, doc: 'Socket that keeps pidfds between pre-dumps.' }),
  configFile: path({
    cli: ['--config'], arg: 'FILE', on: all, default: undefined,
    doc: 'Command line only: read options from FILE, which win over all others; no default files are read.',
  }),
  noDefaultConfig: flag({
    cli: ['--no-default-config'], on: all, doc: 'Command line only: do not read the default configuration files.',
  }),

  // Ours
  verify: flag({
    cli: ['--verify'], on: ['restore'], default: true, ...negatable,
    doc: 'Look first whether the images fit together, and are what their manifest says, if there is one.',
  }),
  manifestKey: value<ManifestKey>({
    type: 'KeyObject | Uint8Array | string', cli: ['--manifest-key'], arg: 'FILE', on: ['restore'],
    check: checkManifestKey, parse: readManifestKey,
    doc: 'The manifest must be there, signed with this: a public key in PEM, a KeyObject, or the secret of an HMAC.',
  }),
  fsync: flag({
    rpc: 'fsync', on: dumps, default: false,
    doc: 'Have the images on the disk before the target is killed, so that a loss of power cannot take both.',
  }),
  fault: text({ rpc: 'fault', on: all, hidden: true, doc: 'For tests: a fault to inject, ACTION:STAGE[:N].' }),
} satisfies Readonly<Record<string, Row<unknown>>>;

/** Name of an option. */
export type OptionName = keyof typeof schema;

/** Values of options, by name; all may be left out. */
export type OptionValues = {
  readonly [Name in OptionName]?: ((typeof schema)[Name] extends Row<infer T> ? T : never) | undefined;
};

/** The names, in the order of the table. */
export const optionNames = Object.keys(schema) as readonly OptionName[];

/** A row by name, for code that treats all alike. */
export function rowOf(name: OptionName): Row<unknown> {
  return schema[name] as unknown as Row<unknown>;
}

/** Whether there is an option of that name. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(schema, name);
}
