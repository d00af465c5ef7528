/* The option `tcp`: what becomes of TCP connections, in one word or by a function. */
import { tcp_fate, type Itcp_rule, type tcp_connection } from '../../images/generated/proto.js';
import { ValueError, type RequestOptions } from './row.js';

/** What becomes of one connection: it goes on, it is closed at the restore, or it stands in the way. */
export type TcpFate = 'keep' | 'close' | 'reject';

/** Names of the kernel's states of connections. */
export type TcpState =
  | 'ESTABLISHED'
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'FIN_WAIT1'
  | 'FIN_WAIT2'
  | 'TIME_WAIT'
  | 'CLOSE'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'LISTEN'
  | 'CLOSING';

const states: readonly TcpState[] = [
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
];

/** A TCP connection of the tree. */
export interface TcpConnection {
  /** First process that has it, and the number there. */
  readonly pid: number;
  readonly fd: number;
  readonly inode: number;
  readonly state: TcpState;
  /** `127.0.0.1:80`, `[::1]:80` */
  readonly local: string;
  readonly remote: string;
}

/** One word for all connections, or a function that says it of each. */
export type TcpPolicy = TcpFate | 'listen-only' | ((connection: TcpConnection) => TcpFate);

const words: readonly unknown[] = ['keep', 'close', 'reject', 'listen-only'] satisfies TcpPolicy[];

/** Checks a value of the option. */
export function checkTcpPolicy(value: unknown): TcpPolicy {
  if (typeof value !== 'function' && !words.includes(value)) {
    throw new ValueError(`must be one of ${words.join(', ')}, or a function of a connection`);
  }
  return value as TcpPolicy;
}

/** What the word says, in CRIU's flags. A function is asked later: {@link tcpRules}. */
export function putTcpPolicy(policy: TcpPolicy, opts: RequestOptions): void {
  opts.tcp_established = policy === 'keep';
  opts.tcp_close = policy === 'close' || policy === 'listen-only';
  if (policy === 'listen-only') opts.tcp_skip_in_flight = true;
}

/** A connection as the core reports it. */
export function tcpConnection(record: tcp_connection): TcpConnection {
  const { pid, fd, ino, local, remote } = record;
  return { pid, fd, inode: ino, state: states[record.state - 1] ?? 'CLOSE', local, remote };
}

const fates: Record<TcpFate, tcp_fate> = {
  keep: tcp_fate.TCP_KEEP,
  close: tcp_fate.TCP_CLOSE,
  reject: tcp_fate.TCP_REJECT,
};

/** What `decide` says of each connection, as the core wants it. @throws {TypeError} it says something else */
export function tcpRules(
  connections: readonly TcpConnection[],
  decide: (connection: TcpConnection) => TcpFate,
): Itcp_rule[] {
  const rules = connections.map((connection) => {
    const fate = fates[decide(connection)] as tcp_fate | undefined;
    if (fate === undefined) throw new TypeError(`option tcp: the function must say keep, close or reject`);
    return { ino: connection.inode, fate };
  });
  return rules.sort((a, b) => a.ino - b.ino);
}
