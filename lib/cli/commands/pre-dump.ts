import { criu_req_type } from '../../../images/generated/proto.js';
import type { Invocation } from '../invocation.js';
import { dumpAs } from './dump.js';

/** `libcriu pre-dump`: the memory is written, the tree runs on. */
export async function preDump(invocation: Invocation): Promise<number> {
  return dumpAs(criu_req_type.SINGLE_PRE_DUMP, invocation);
}
