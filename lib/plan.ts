import { criu_req_type } from '../images/generated/proto.js';
import type { CriuError } from './errors/criu-error.js';
import { errorFromRecord } from './errors/from-record.js';
import { tcpConnection, type TcpConnection } from './options/tcp.js';
import { hostPid, type HostPid } from './pid.js';
import { splitCall, start, type CallOptions } from './run.js';
import { pidOfTarget, type Target } from './target.js';

/** Options of {@link plan}. */
export interface PlanOptions extends CallOptions {
  /** Do not count pipes to this process as obstacles: `checkpoint()` reconnects them. Default true. */
  readonly reconnectCaller?: boolean;
}

/** What a checkpoint would find. */
export interface Plan {
  readonly pid: HostPid;
  /** Every reason why it would fail, each with its object and hint; empty: nothing stands in the way. */
  readonly obstacles: readonly CriuError[];
  readonly ok: boolean;
  readonly tasks: number;
  readonly threads: number;
  /** TCP connections of the tree, those that wait to be accepted not among them. */
  readonly connections: readonly TcpConnection[];
}

/**
 * Looks at a tree without stopping anything and says what stands in the way of a checkpoint.
 * @throws {CriuError} the tree could not be looked at: ERR_NO_SUCH_PROCESS, ERR_PERMISSION
 */
export async function plan(target: Target, call: PlanOptions = {}): Promise<Plan> {
  const { reconnectCaller = true, ...rest } = call;
  const pid = pidOfTarget(target);
  const [options, control] = splitCall({ ...rest, pid });
  const fields = { images_dir_fd: -1, plan_only: true, reconnect_caller: reconnectCaller };
  const { onProgress: _, onHook: __, ...watch } = control;
  const result = await start(criu_req_type.DUMP, options, watch, { fields }).result;
  const obstacles = result.obstacles.map((record) => errorFromRecord(record));
  return {
    pid: hostPid(pid),
    obstacles,
    ok: obstacles.length === 0,
    tasks: result.tasks ?? 0,
    threads: result.threads ?? 0,
    connections: result.tcp.map(tcpConnection),
  };
}
