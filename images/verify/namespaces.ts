import { fstype, type task_kobj_ids_entry } from '../generated/proto.js';
import { fileName, rowOf, table } from '../table.js';
import { IpcnsShmImage } from '../types/ipcns-shm.js';
import { MountpointsImage } from '../types/mountpoints.js';
import { NetdevImage } from '../types/netdev.js';
import type { Context } from './context.js';

/** A namespace other than the dumper's needs images. */
export function namespaceImages(context: Context): void {
  const own = context.set.inventory.entry.root_ids;
  if (own === undefined) return;
  const needed = [
    ['uts_ns_id', 'utsns'],
    ['time_ns_id', 'timens'],
    ['user_ns_id', 'userns'],
    ['mnt_ns_id', 'mountpoints'],
    ['ipc_ns_id', 'ipcnsVar'],
    ['net_ns_id', 'netns'],
  ] as const satisfies readonly (readonly [keyof task_kobj_ids_entry, keyof typeof table])[];
  const reported = new Set<string>();
  for (const { pid, ids, core } of context.set.processes) {
    const kobj = ids?.entry ?? core?.entry.ids;
    if (kobj === undefined) continue;
    for (const [field, image] of needed) {
      const id = kobj[field];
      if (id === undefined || id === 0 || id === own[field]) continue;
      const name = fileName(table[image], id);
      if (context.set.has(name) || reported.has(name)) continue;
      reported.add(name);
      context.file(name, `missing: process ${pid} is in this namespace`);
    }
  }
}

/** The mounts of a namespace are one tree. */
export async function mounts(context: Context): Promise<void> {
  for (const name of context.set.names) {
    const found = rowOf(name);
    const image = found?.row === table.mountpoints ? await context.image(MountpointsImage, found.id) : undefined;
    if (image === undefined) continue;
    const parents = new Map(image.entries.map((entry) => [entry.mnt_id, entry.parent_mnt_id]));
    const seen = new Set<number>();
    let roots = 0;
    image.entries.forEach((entry, i) => {
      const report = context.at(image, i);
      const { mnt_id: id, parent_mnt_id: parent } = entry;
      if (seen.has(id)) report(`mount ${id} is there twice`);
      seen.add(id);
      if (parent === id || !parents.has(parent)) roots++;
      else if (isCircle(parents, id)) report(`mount ${id} is mounted below itself`);
      if (fstype[entry.fstype] === undefined) report(`mount ${id} has file system ${entry.fstype}`);
      if (entry.fstype === fstype.AUTO && !entry.fsname) report(`mount ${id} does not tell its file system`);
    });
    if (roots !== 1 && image.entries.length > 0) context.file(name, `${roots} mounts without a parent`);
  }
}

function isCircle(parents: ReadonlyMap<number, number>, start: number): boolean {
  let at: number | undefined = parents.get(start);
  for (let steps = 0; at !== undefined && steps <= parents.size; steps++) {
    if (at === start) return true;
    const next = parents.get(at);
    if (next === at) return false;
    at = next;
  }
  return at !== undefined;
}

/** Links are there once, and those above them too. */
export async function links(context: Context): Promise<void> {
  for (const name of context.set.names) {
    const found = rowOf(name);
    const image = found?.row === table.netdev ? await context.image(NetdevImage, found.id) : undefined;
    if (image === undefined) continue;
    const seen = new Set<number>();
    image.entries.forEach(({ ifindex, name: link, master }, i) => {
      const report = context.at(image, i);
      if (seen.has(ifindex)) report(`link ${ifindex} is there twice`);
      seen.add(ifindex);
      if (master !== undefined && master !== 0 && image.link(master) === undefined)
        report(`link ${link} belongs to link ${master}, which is not in this namespace`);
    });
  }
}

/** System V segments have their content where they say. */
export async function segments(context: Context): Promise<void> {
  for (const name of context.set.names) {
    const found = rowOf(name);
    const image = found?.row === table.ipcnsShm ? await context.image(IpcnsShmImage, found.id) : undefined;
    const seen = new Set<number>();
    image?.records.forEach(({ entry: { desc, in_pagemaps: inPagemaps } }, i) => {
      const report = context.at(image, i);
      if (seen.has(desc.id)) report(`segment ${desc.id} is there twice`);
      seen.add(desc.id);
      const pagemap = fileName(table.pagemapShmem, desc.id);
      if (inPagemaps === true && !context.set.has(pagemap))
        report(`${pagemap} is missing: segment ${desc.id} needs it`);
    });
  }
}
