import { criu_req_type } from '../../../images/generated/proto.js';
import { start } from '../../run.js';
import { standardError, type Invocation } from '../invocation.js';

/** `libcriu dedup`: parents of the images lose the pages that these have themselves. */
export async function dedup({ options }: Invocation): Promise<number> {
  await start(criu_req_type.DEDUP, options, {}, { fields: { images_dir_fd: -1 }, logFd: standardError }).result;
  return 0;
}
