import type { ImageSet } from './image-set.js';
import { Context, type Problem, type Rule } from './verify/context.js';
import { cores } from './verify/core.js';
import { everyFile, strays } from './verify/every-file.js';
import { descriptors, directories, locks, memfds, openFiles, pipeData, remaps, terminals } from './verify/files.js';
import { memoryMaps, pages } from './verify/memory.js';
import { links, mounts, namespaceImages, segments } from './verify/namespaces.js';
import { inodes, queues } from './verify/sockets.js';
import { inventory, tree } from './verify/tree.js';

export type { Problem } from './verify/context.js';

/** In the order in which they report. */
const rules: readonly Rule[] = [
  everyFile,
  inventory,
  tree,
  strays,
  cores,
  memoryMaps,
  pages,
  descriptors,
  directories,
  openFiles,
  remaps,
  pipeData,
  inodes,
  queues,
  terminals,
  locks,
  memfds,
  namespaceImages,
  mounts,
  links,
  segments,
];

/**
 * Looks for everything in a set that does not fit together: ids that lead nowhere, files of the wrong length, wrong order.
 * @returns what was found; empty: the set is consistent
 */
export async function verify(set: ImageSet): Promise<readonly Problem[]> {
  const context = new Context(set);
  for (const rule of rules) await context.guarded('', () => rule(context));
  return context.problems;
}
