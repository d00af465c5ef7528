import { isImageError } from '../../images/errors.js';
import { external_kind } from '../../images/generated/proto.js';
import { CriuError } from '../errors/criu-error.js';
import { failure } from '../verify-images.js';
import { Places, peerEnd, type StdioEnd } from './ends.js';
import { loadHeld } from './held-file.js';

/** What a checkpoint on disk says about itself. */
export interface OpenedImages {
  /** Root of the tree. */
  readonly pid: number;
  readonly ends: readonly StdioEnd[];
}

/**
 * Reads the tree and the ends that lead out of it. They led to a process that we know nothing of, so each becomes a new
 * stream at the number that it has in the root.
 * @throws {CriuError} ERR_IMAGE_MISSING, ERR_IMAGE_CORRUPT
 */
export async function openEnds(imagesDir: string): Promise<OpenedImages> {
  const { ImageSet } = await import('../../images/image-set.js');
  const set = await ImageSet.open(imagesDir).catch((error: unknown) => {
    throw isImageError(error) ? failure(error) : error;
  });
  const root = set.root;
  if (!root) throw missing('pstree.img', 'the images hold no process tree');
  const held = loadHeld(imagesDir);
  const places = new Places();
  const ends = set.externalEnds().flatMap((end): StdioEnd[] => {
    if (end.users.length === 0) return [];
    const { kind, entry } = end.file;
    if (kind !== 'unix-socket' && kind !== 'pipe') return [];
    const index = places.take(end.users.find(({ pid }) => pid === root.pid)?.fd);
    const wireKind = kind === 'pipe' ? external_kind.EXTERNAL_PIPE : external_kind.EXTERNAL_UNIX;
    return [peerEnd(end.key, wireKind, entry.flags, index, held.get(end.key))];
  });
  return { pid: root.pid, ends };
}

function missing(file: string, message: string): CriuError {
  return new CriuError({ code: 'ERR_IMAGE_MISSING', message, object: { file }, thawed: true });
}
