import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { CriuError } from './errors/criu-error.js';
import type { Options } from './options/options.js';

/** The file that gets the pid of a restored root. Made before the restore, so that a stale one stops it. */
export class Pidfile {
  readonly #file: string;
  readonly #fd: number;

  private constructor(file: string, fd: number) {
    this.#file = file;
    this.#fd = fd;
  }

  /**
   * Makes the file that `options` name, if they name one.
   * @throws {CriuError} ERR_IMAGE_WRITE: it exists already, as in CRIU, or cannot be made
   */
  static create(options: Options): Pidfile | undefined {
    const name = options.get('pidfile');
    if (name === undefined) return undefined;
    const file = path.resolve(options.workDir, name);
    try {
      return new Pidfile(file, openSync(file, 'wx', 0o600));
    } catch (error) {
      throw new CriuError({
        code: 'ERR_IMAGE_WRITE',
        message: `pidfile: cannot make ${file}: ${(error as Error).message}`,
        object: { path: file },
        thawed: true,
        cause: error,
      });
    }
  }

  /** Writes the pid, without a newline, and closes. */
  commit(pid: number): void {
    writeSync(this.#fd, String(pid));
    closeSync(this.#fd);
  }

  /** Removes the file again: nothing was restored. */
  discard(): void {
    closeSync(this.#fd);
    unlinkSync(this.#file);
  }
}
