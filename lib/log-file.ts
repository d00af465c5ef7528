import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { CriuError } from './errors/criu-error.js';
import type { LogLine, Operation } from './operation.js';
import type { Options } from './options/options.js';

/** A line as CRIU writes it: `(00.001234) text`, seconds and microseconds since the operation began. */
export function formatLogLine(line: LogLine): string {
  const seconds = Math.floor(line.at / 1e6);
  const micros = line.at % 1e6;
  return `(${pad(seconds, 2)}.${pad(micros, 6)}) ${prefix(line)}${line.text.replace(/\n+$/, '')}\n`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** CRIU marks errors and warnings by a word at the start; scripts look for it. */
function prefix(line: LogLine): string {
  const word = line.level === 1 ? 'Error' : line.level === 2 ? 'Warn' : undefined;
  return word === undefined || line.text.startsWith(word) ? '' : `${word}: `;
}

/** Where the log of an operation goes: a file, or a descriptor that stays open. */
export class LogFile {
  readonly #fd: number;
  readonly #owned: boolean;
  #pending = '';
  #scheduled: NodeJS.Immediate | undefined;

  private constructor(fd: number, owned: boolean) {
    this.#fd = fd;
    this.#owned = owned;
  }

  /**
   * The file that `options` name, emptied; undefined if they name none and no `fallback` descriptor is given.
   * @throws {CriuError} ERR_IMAGE_WRITE
   */
  static open(options: Options, fallback?: number): LogFile | undefined {
    const name = options.get('logFile');
    if (name === undefined) return fallback === undefined ? undefined : new LogFile(fallback, false);
    if (name === '-') return new LogFile(1, false);
    const file = path.resolve(options.workDir, name);
    try {
      if (options.workDir === options.imagesDir) mkdirSync(options.workDir, { recursive: true });
      return new LogFile(openSync(file, 'w', 0o600), true);
    } catch (error) {
      throw new CriuError({
        code: 'ERR_IMAGE_WRITE',
        message: `cannot write the log: ${(error as Error).message}`,
        object: { path: file },
        thawed: true,
        cause: error,
      });
    }
  }

  /** Writes what `operation` logs, and closes when its result is known. */
  follow(operation: Operation): void {
    operation.on('log', (line) => this.write(line));
    const close = (): void => this.close();
    operation.result.then(close, close);
  }

  /** Adds a line. Lines of one turn of the event loop are written together. */
  write(line: LogLine): void {
    this.#pending += formatLogLine(line);
    this.#scheduled ??= setImmediate(() => this.flush());
  }

  /** Writes what is pending. A log that cannot be written does not fail the operation. */
  flush(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const text = this.#pending;
    this.#pending = '';
    if (text === '') return;
    try {
      writeSync(this.#fd, text);
    } catch {
      // Disk full, or a closed pipe on standard output.
    }
  }

  close(): void {
    this.flush();
    if (this.#owned) closeSync(this.#fd);
  }
}
