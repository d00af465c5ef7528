import { lsmtype } from '../generated/proto.js';
import { PstreeImage, threadIds } from '../types/pstree.js';
import type { Context } from './context.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the set says of itself. */
export function inventory(context: Context): void {
  const image = context.set.inventory;
  const report = context.at(image, 0);
  const { entry } = image;
  if (context.set.processes.length > 0 && entry.fdinfo_per_id !== true)
    report('descriptor tables are not named by their ids: too old to be restored');
  if (entry.root_cg_set === 0) report('cgroup set 0 of the dumper: ids start at 1');
  if (entry.lsmtype !== undefined && lsmtype[entry.lsmtype] === undefined) report(`security module ${entry.lsmtype}`);
  if (image.networkLock === undefined) report(`way to lock the network ${entry.network_lock_method}`);
  if (entry.dump_criu_run_id !== undefined && !UUID.test(entry.dump_criu_run_id))
    report(`run id ${JSON.stringify(entry.dump_criu_run_id)}, which is no UUID`);
}

/** Parents come first, every number is there once, there is one root. */
export async function tree(context: Context): Promise<void> {
  const image = await context.image(PstreeImage);
  if (image === undefined) return;
  const pids = new Set<number>();
  const tids = new Set<number>();
  let roots = 0;
  let outside = false;
  image.entries.forEach((entry, i) => {
    const { pid, ppid, sid, threads } = entry;
    const report = context.at(image, i);
    if (pid === 0) report('process 0');
    if (ppid === 0) {
      roots++;
      // 0 stands for a session that was begun outside the PID namespace: one comes by it from one's parent only.
      outside ||= sid === 0;
    } else if (!pids.has(ppid)) report(`process ${pid} comes before its parent ${ppid}, or the parent is missing`);
    if (pids.has(pid)) report(`process ${pid} is there twice`);
    if (sid === 0 && !outside) report(`process ${pid} has session 0, which its ancestors have not`);
    pids.add(pid);
    if (threads[0] !== pid && context.set.process(pid)?.isZombie !== true)
      report(`first thread is ${threads[0]}, not process ${pid}`);
    for (const tid of threadIds(entry)) {
      if (tids.has(tid)) report(`thread ${tid} is there twice`);
      tids.add(tid);
    }
  });
  if (image.entries.length > 0 && roots !== 1) context.file(image.file, `${roots} processes without a parent`);
}
