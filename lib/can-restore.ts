import { Checkpoint, type RestoreOptions } from './checkpoint.js';
import { isCriuError, type CriuError } from './errors/criu-error.js';

/** What a restore would find. */
export interface RestoreCheck {
  /** Every reason why it would fail, each with its object and hint; empty: nothing stands in the way. */
  readonly obstacles: readonly CriuError[];
  readonly ok: boolean;
  readonly tasks: number;
  readonly threads: number;
}

/**
 * Reads a checkpoint and compares it with this machine, and makes nothing: files that are gone or changed, pids and
 * terminals that someone else has, a processor that lacks something, what was not handed in, images that are torn.
 * @param images a checkpoint, or the directory of one
 * @throws {CriuError} options that cannot be; `signal.reason`, if aborted
 */
export async function canRestore(images: Checkpoint | string, call: RestoreOptions = {}): Promise<RestoreCheck> {
  try {
    const image = typeof images === 'string' ? await Checkpoint.open(images) : images;
    return await image.canRestore(call);
  } catch (error) {
    if (!isCriuError(error) || !error.code.startsWith('ERR_IMAGE_')) throw error;
    return { obstacles: [error], ok: false, tasks: 0, threads: 0 };
  }
}
