/** Changes a checkpoint: other ports, addresses, places of files, pids and keys, or anything else, as one step. */
import { Addresses, addressRules, changeLinks, type PortChange } from './edit/addresses.js';
import { Draft } from './edit/draft.js';
import { ExternalKeys, externalRules, renameHeldInput } from './edit/external.js';
import { Paths, pathRules } from './edit/paths.js';
import { checkPids, pidRules, pidsOf, renameImages } from './edit/pids.js';
import { Rewriter, type Rules } from './edit/rewrite.js';
import { editRefused } from './errors.js';
import { ImageSet } from './image-set.js';
import { MANIFEST } from './manifest.js';
import { saveAs, saveInPlace } from './save.js';
import type { ImageStore } from './store.js';
import { rowOf } from './table.js';
import { verify } from './verify.js';

/** What edit() changes. Of each kind all changes are made at once: `{ 1: 2, 2: 1 }` exchanges two pids. */
export interface ImageEdits {
  /**
   * Of IP sockets, and of connections to them within the tree. A connection to elsewhere goes on only if its other end
   * learns of the new port, too.
   */
  readonly ports?: readonly PortChange[] | undefined;
  /** Of IP sockets at either end, of links and of routes: `{ '10.0.0.1': '10.0.0.2' }`. */
  readonly addresses?: Readonly<Record<string, string>> | undefined;
  /** Of files, directories, sockets, mount points and what is watched; whole components: `{ '/srv/a': '/srv/b' }`. */
  readonly paths?: Readonly<Record<string, string>> | undefined;
  /**
   * Numbers of processes, threads, process groups and sessions, wherever the images name them, also as names of files and
   * in /proc. What programs remember of them in their memory stays as it is.
   */
  readonly pids?: Readonly<Record<number, number>> | undefined;
  /** Keys by which a restore is given what is outside: `pipe:[7]`, `socket:[7]`, `tty[8803:1a]`, `file[1f:2a]`, keys of mounts. */
  readonly external?: Readonly<Record<string, string>> | undefined;
  /** Anything else, after the rest. What it throws ends the edit. */
  readonly change?: ((draft: Draft) => void | Promise<void>) | undefined;
}

export interface EditOptions {
  /** Where the result goes: a new directory or another store. Default: into the set itself, in the place of what was there. */
  readonly to?: string | ImageStore | undefined;
}

/**
 * Writes a changed set, if it passes verify(): whole or not at all.
 * @returns the result, opened. A manifest is not carried over, since it no longer fits: write another
 * @throws {ImageError} ERR_IMAGE_EDIT, with file, entry and field: not possible, or nothing has what is to be changed
 * @throws {TypeError} values that cannot be, such as port 70000; a store that is not writable
 */
export async function edit(set: ImageSet, edits: ImageEdits, { to }: EditOptions = {}): Promise<ImageSet> {
  const pids = pidsOf(edits.pids ?? {});
  const addresses = new Addresses(edits.addresses ?? {}, edits.ports ?? []);
  const paths = new Paths(edits.paths ?? {});
  const keys = new ExternalKeys(edits.external ?? {});

  const names = await set.store.list();
  const draft = new Draft(set.store, names);
  if (names.includes(MANIFEST)) draft.remove(MANIFEST);
  await checkPids(set, pids);
  addresses.learn(set.files);
  keys.checkFree(set.files);

  if (pids.size > 0) {
    await rewrite(draft, pidRules(pids));
    renameImages(draft, names, pids);
  }
  if (edits.ports !== undefined || edits.addresses !== undefined) {
    await rewrite(draft, addressRules(addresses));
    await changeLinks(set, draft, addresses);
    addresses.checkUsed();
  }
  if (edits.paths !== undefined) {
    await rewrite(draft, pathRules(paths));
    paths.checkUsed();
  }
  if (edits.external !== undefined) {
    await rewrite(draft, externalRules(keys));
    await renameHeldInput(draft, keys);
    keys.checkUsed();
  }
  await edits.change?.(draft);

  await checkResult(draft);
  if (to === undefined) await saveInPlace(draft);
  else await saveAs(draft, to);
  return ImageSet.open(to ?? set.store);
}

async function rewrite(draft: Draft, rules: Rules): Promise<void> {
  const rewriter = new Rewriter(rules);
  for (const name of await draft.list()) {
    const row = rowOf(name)?.row;
    if (row === undefined || !rewriter.concerns(row)) continue;
    const image = await draft.messages(name);
    const changed = rewriter.image(image);
    if (changed !== image) draft.put(changed);
  }
}

async function checkResult(draft: Draft): Promise<void> {
  const [first, ...more] = await verify(await ImageSet.open(draft));
  if (first === undefined) return;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw editRefused(first, `the result would not fit together: ${first.detail}${others}`);
}
