import { streamEntries } from '../entry-stream.js';
import { corrupt } from '../errors.js';
import { ghost_file_entry, type ghost_chunk_entry } from '../generated/proto.js';
import { fileName, rowOf, table } from '../table.js';
import { imageClass, rawClass } from '../types/index.js';
import type { Context } from './context.js';

/** Every file is what its name says: magics, entries, and what its class checks. */
export async function everyFile(context: Context): Promise<void> {
  const { set } = context;
  const version = set.inventory.version;
  for (const name of set.names) {
    await context.guarded(name, async () => {
      const row = rowOf(name)?.row;
      if (row === undefined) return;
      if (row === table.pagemap || row === table.pagemapShmem) {
        await context.pageMap(name);
        return;
      }
      if (row === table.ghostFile) return ghost(context, name);
      const raw = rawClass(row);
      if (raw) return new raw(set.store, name).check();
      const type = imageClass(row);
      if (type === undefined) return;
      const image = await context.read(type, name);
      if (row.head === 'common' && image.source.version !== version)
        context.file(name, `image version ${image.source.version}, the inventory says ${version}`);
      if (row === table.itimers && image.source.entries.length !== 3)
        context.file(name, `${image.source.entries.length} timers, expected real, virtual and profiling`);
    });
  }
}

/** Ghost files are as large as what they hold, so they are walked and not read. */
async function ghost(context: Context, name: string): Promise<void> {
  let end = 0n;
  let size: bigint | undefined;
  let index = 0;
  for await (const { type, message, offset } of streamEntries(context.set.store, name)) {
    if (type === ghost_file_entry) size = (message as ghost_file_entry).size;
    else {
      const { off, len } = message as ghost_chunk_entry;
      if (off < end)
        throw corrupt(name, offset, `chunk ${index} at ${off} lies before the end of the last one, ${end}`);
      end = off + len;
      if (size !== undefined && end > size)
        throw corrupt(name, offset, `chunk ${index} ends at ${end}, the file at ${size}`);
    }
    index++;
  }
}

/** Images of processes, tables and objects that nothing in the set names. */
export function strays(context: Context): void {
  const { set } = context;
  if (set.processes.length === 0) return;
  const tids = new Set<bigint>();
  const tables = new Set<bigint>();
  for (const { pid, threads, ids, core } of set.processes) {
    for (const tid of [pid, ...threads.keys()]) tids.add(BigInt(tid));
    const id = ids?.filesId ?? core?.entry.ids?.files_id;
    if (id !== undefined) tables.add(BigInt(id));
  }
  const perProcess: readonly unknown[] = [table.core, table.ids, table.mm, table.fs, table.creds, table.pagemap];
  for (const name of set.names) {
    const found = rowOf(name);
    if (typeof found?.id !== 'bigint') continue;
    if (perProcess.includes(found.row) && !tids.has(found.id))
      context.file(name, `${found.id} is no process or thread of pstree.img`);
    if (found.row === table.fdinfo && !tables.has(found.id))
      context.file(name, `no process has the descriptor table ${found.id}`);
  }
  for (const { pid, core, isZombie } of set.processes) {
    if (core === undefined || isZombie) continue;
    for (const row of [table.mm, table.fs]) {
      const name = fileName(row, pid);
      if (!set.has(name)) context.file(name, `missing: process ${pid} needs it`);
    }
    if (!set.has(fileName(table.ids, pid)) && core.entry.ids === undefined)
      context.file(fileName(table.ids, pid), `missing: process ${pid} needs it`);
  }
}
