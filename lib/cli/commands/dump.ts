import { criu_req_type } from '../../../images/generated/proto.js';
import { runDumpOperation } from '../../run.js';
import { standardError, type Invocation } from '../invocation.js';

/** `libcriu dump`: the tree is checkpointed, then killed, stopped or left running. */
export async function dump(invocation: Invocation): Promise<number> {
  return dumpAs(criu_req_type.DUMP, invocation);
}

/** Both kinds of dump: they differ in the request only. */
export async function dumpAs(type: criu_req_type, { options }: Invocation): Promise<number> {
  if (options.get('pid') === undefined) {
    process.stderr.write('Error: pid not specified\n');
    return 1;
  }
  if (options.values.inheritFd) {
    process.stderr.write('Error: --inherit-fd is restore-only option\n');
    return 1;
  }
  const extras = {
    fields: { images_dir_fd: -1, tracking_keeper: true },
    logFd: standardError,
    freezeTimeout: options.values.timeout,
  };
  await runDumpOperation(type, options, {}, extras);
  return 0;
}
