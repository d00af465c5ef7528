import { fieldText, ipAddress } from './flags.js';
import type { ImagePid, ImageSet } from './image-set.js';
import type { FileEntry } from './types/files.js';

type SocketFile = Extract<FileEntry, { kind: 'inet-socket' | 'unix-socket' | 'netlink-socket' | 'packet-socket' }>;

/** A socket as people see it. */
export interface SocketInfo {
  readonly kind: SocketFile['kind'];
  /** `INET`, `INET6`, `UNIX`, `NETLINK`, `PACKET`. */
  readonly family: string;
  /** `STREAM`, `DGRAM` …; a number that has no name as text. */
  readonly type: string;
  /** `TCP`, `UDP` …; undefined: the family has none. */
  readonly protocol: string | undefined;
  /** `ESTABLISHED`, `LISTEN` …; undefined: the family has none. */
  readonly state: string | undefined;
  /** `127.0.0.1:80`, `[::1]:80`, a path, `@name` (abstract); undefined: not bound. */
  readonly local: string | undefined;
  /** Likewise; of unix sockets the inode number of the peer, `socket:[7]`. */
  readonly remote: string | undefined;
  /** Inode number, where the image has it. */
  readonly inode: number | undefined;
  readonly file: SocketFile;
  /** Who holds it. Empty: it only travels in a socket queue. */
  readonly users: readonly { readonly pid: ImagePid; readonly fd: number }[];
}

/** Every socket of a set, in the order of files.img. */
export function sockets(set: ImageSet): readonly SocketInfo[] {
  const users = set.usersOfFiles();
  return set.files.flatMap((file): SocketInfo[] => {
    const held = users.get(file) ?? [];
    switch (file.kind) {
      case 'inet-socket': {
        const { entry } = file;
        const text = (field: string, value: number): string =>
          fieldText('inet_sk_entry', field, value) ?? String(value);
        return [
          {
            kind: file.kind,
            family: text('family', entry.family),
            type: text('type', entry.type),
            protocol: text('proto', entry.proto),
            state: text('state', entry.state),
            local: endpoint(entry.src_addr, entry.src_port),
            remote: entry.dst_port === 0 ? undefined : endpoint(entry.dst_addr, entry.dst_port),
            inode: entry.ino,
            file,
            users: held,
          },
        ];
      }
      case 'unix-socket': {
        const { entry } = file;
        return [
          {
            kind: file.kind,
            family: 'UNIX',
            type: fieldText('unix_sk_entry', 'type', entry.type) ?? String(entry.type),
            protocol: undefined,
            state: fieldText('unix_sk_entry', 'state', entry.state) ?? String(entry.state),
            local: unixName(entry.name),
            remote: entry.peer === 0 ? undefined : `socket:[${entry.peer}]`,
            inode: entry.ino,
            file,
            users: held,
          },
        ];
      }
      case 'netlink-socket':
        return [bare(file, 'NETLINK', `port ${file.entry.portid}`, held)];
      case 'packet-socket':
        return [bare(file, 'PACKET', file.entry.ifindex === 0 ? undefined : `link ${file.entry.ifindex}`, held)];
      default:
        return [];
    }
  });
}

function bare(
  file: Extract<SocketFile, { kind: 'netlink-socket' | 'packet-socket' }>,
  family: string,
  local: string | undefined,
  users: SocketInfo['users'],
): SocketInfo {
  const type = 'type' in file.entry ? fieldText('inet_sk_entry', 'type', file.entry.type) : undefined;
  return {
    kind: file.kind,
    family,
    type: type ?? 'RAW',
    protocol: String(file.entry.protocol),
    state: undefined,
    local,
    remote: undefined,
    inode: undefined,
    file,
    users,
  };
}

function endpoint(words: readonly number[], port: number): string | undefined {
  const address = ipAddress(words);
  if (address === undefined || (port === 0 && words.every((word) => word === 0))) return undefined;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Paths end with a NUL, abstract names begin with one. @internal */
export function unixName(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  return bytes[0] === 0 ? `@${text.slice(1)}` : text.replace(/\0.*$/s, '');
}
