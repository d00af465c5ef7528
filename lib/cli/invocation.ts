import type { Options } from '../options/options.js';

/** What a command is given. */
export interface Invocation {
  readonly options: Options;
  /** What follows the command's name. */
  readonly operands: readonly string[];
  /** The whole command line, without the program. */
  readonly args: readonly string[];
}

/** A command: resolves with the exit status. */
export type Command = (invocation: Invocation) => Promise<number>;

/** Where the log goes without `--log-file`. */
export const standardError = 2;
