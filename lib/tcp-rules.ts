/* The option `tcp` as a function: it is asked about each connection before a dump begins. */
import { tcp_fate, type Itcp_rule } from '../images/generated/proto.js';
import { isCriuError } from './errors/criu-error.js';
import type { Options } from './options/options.js';
import type { RequestOptions } from './options/row.js';
import { tcpRules } from './options/tcp.js';
import { plan } from './plan.js';

/** Connections that come between the question and the freeze are asked about again, so often. */
const askedAgain = 5;

/** If the option `tcp` is a function, asks it about each connection of the tree before `action`. */
export async function withTcpRules<T>(options: Options, fields: RequestOptions, action: () => Promise<T>): Promise<T> {
  const { tcp: decide, pid } = options.values;
  if (typeof decide !== 'function' || pid === undefined) return action();
  for (let round = 1; ; round++) {
    const found = await plan(pid, { ...options.values, tcp: 'keep' });
    fields.tcp_rules = tcpRules(found.connections, decide);
    try {
      return await action();
    } catch (error) {
      const news = isCriuError(error, 'ERR_TCP_CONNECTION') && !fields.tcp_rules.some(isRejected);
      if (!news || round === askedAgain || fields.tracking_out_fd !== undefined) throw error;
    }
  }
}

function isRejected({ fate }: Itcp_rule): boolean {
  return fate === tcp_fate.TCP_REJECT;
}
