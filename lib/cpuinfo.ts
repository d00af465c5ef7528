/* What this processor is, as a file beside a checkpoint (`cpuinfo.img`), and whether it is good enough for such a file. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode, encode } from '../images/codec.js';
import { isImageError } from '../images/errors.js';
import { cpuinfo_entry } from '../images/generated/proto.js';
import { entryOf, MessageImage } from '../images/message-image.js';
import { table } from '../images/table.js';
import { engine } from './engine.js';
import { CriuError } from './errors/criu-error.js';
import { cpuCapBits } from './options/cpu-cap.js';
import type { Options } from './options/options.js';

const file = 'cpuinfo.img';

/**
 * Writes `cpuinfo.img` of this processor into `imagesDir`.
 * @throws {CriuError} ERR_IMAGE_WRITE; nothing was written
 */
export function writeCpuinfo(options: Options): void {
  const { cpuinfo } = engine().call({ cpuinfo: {} });
  const bytes = new MessageImage(table.cpuinfo, file, [
    entryOf(cpuinfo_entry, decode(cpuinfo_entry, cpuinfo ?? new Uint8Array(0))),
  ]).toBytes();
  const target = path.join(options.imagesDir, file);
  const partial = `${target}.partial-${process.pid}`;
  try {
    mkdirSync(options.imagesDir, { recursive: true, mode: 0o700 });
    writeFileSync(partial, bytes, { mode: 0o600 });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    const { message, errno } = error as NodeJS.ErrnoException;
    throw new CriuError({
      code: 'ERR_IMAGE_WRITE',
      message: `cannot write ${file}: ${message}`,
      object: { path: target },
      errno,
    });
  }
}

/**
 * Compares this processor with `cpuinfo.img` in `imagesDir`, in what `cpuCap` names.
 * @returns names of the features that are missing here (or differ, for `cpu`); empty: it is good enough
 * @throws {CriuError} ERR_IMAGE_MISSING, ERR_IMAGE_CORRUPT
 */
export function missingCpuFeatures(options: Options): string[] {
  const capabilities = options.get('cpuCap');
  const entry = readEntry(path.join(options.imagesDir, file));
  try {
    return engine().call({
      cpuinfo: { entry, ...(capabilities === undefined ? {} : { cpu_cap: cpuCapBits(capabilities) }) },
    }).cpu_missing;
  } catch (error) {
    throw corrupt('it is of another architecture or version', error);
  }
}

function readEntry(source: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(source);
  } catch (error) {
    throw new CriuError({
      code: 'ERR_IMAGE_MISSING',
      message: `cannot read ${file}: ${(error as Error).message}`,
      object: { file, path: source },
    });
  }
  try {
    const [entry] = MessageImage.fromBytes(table.cpuinfo, file, bytes).entries;
    return encode(cpuinfo_entry, entry?.message ?? {});
  } catch (error) {
    if (!isImageError(error)) throw error;
    throw corrupt(error.message, error);
  }
}

function corrupt(message: string, cause: unknown): CriuError {
  return new CriuError({
    code: 'ERR_IMAGE_CORRUPT',
    message: `${file}: ${message}`,
    object: { file, offset: 0 },
    cause,
  });
}
