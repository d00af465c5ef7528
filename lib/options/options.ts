import path from 'node:path';
import { CriuError } from '../errors/criu-error.js';
import { nearest } from './nearest.js';
import { ValueError, type RequestOptions } from './row.js';
import { isOptionName, optionNames, rowOf, type OptionName, type OptionValues } from './schema.js';

/** Options whose paths count from the working directory, not from workDir. */
const directories = ['imagesDir', 'workDir'] as const satisfies readonly OptionName[];

/**
 * A checked set of options. Immutable: `with` makes another one.
 *
 * ```ts
 * const base = new Options({ imagesDir: './img', logLevel: 4 });
 * const dump = base.with({ pid: 4711, leaveRunning: true });
 * ```
 */
export class Options {
  /** The values that were given, in their canonical form. */
  readonly values: OptionValues;

  /**
   * @throws {CriuError} ERR_UNKNOWN_OPTION, naming the nearest option; ERR_INVALID_OPTION; ERR_NOT_BUILT for an option
   *   of CRIU that this version does not have yet
   */
  constructor(values: OptionValues = {}) {
    this.values = Object.freeze(checked(values));
    Object.freeze(this);
  }

  /** A copy in which `values` replace or add to those of this one; undefined takes an option away. */
  with(values: OptionValues): Options {
    return new Options({ ...this.values, ...values });
  }

  /** The value of an option, or its default, or undefined. */
  get<Name extends OptionName>(name: Name): OptionValues[Name] {
    return this.values[name] ?? (rowOf(name).default as OptionValues[Name]);
  }

  /** Directory of the images, absolute. */
  get imagesDir(): string {
    return path.resolve(this.get('imagesDir') ?? '.');
  }

  /** Directory of log and pid files, absolute. */
  get workDir(): string {
    return path.resolve(this.values.workDir ?? this.imagesDir);
  }

  /** The options as fields of a request to the core. Only what was given is set. */
  toRequest(): RequestOptions {
    const opts: RequestOptions = { images_dir_fd: -1 };
    for (const name of optionNames) {
      const value = this.values[name];
      if (value !== undefined) rowOf(name).request?.(value, opts);
    }
    opts.images_dir = this.imagesDir;
    return opts;
  }
}

function checked(values: OptionValues): OptionValues {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (!isOptionName(name)) throw unknownOption(name);
    if (value === undefined) continue;
    const row = rowOf(name);
    let clean: unknown;
    try {
      clean = row.check(value);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw invalidOption(name, error.message);
    }
    if (!row.built && clean !== false) throw notBuilt(name, row.cli[0] ?? name);
    const missing = row.missingPart?.(clean);
    if (missing !== undefined) throw notBuilt(name, missing);
    result[name] = Array.isArray(clean) ? Object.freeze(clean) : clean;
  }
  for (const name of directories) {
    const dir = result[name];
    if (typeof dir === 'string') result[name] = path.resolve(dir);
  }
  return result;
}

/** The error for a name that no option has. */
export function unknownOption(name: string, candidates: Iterable<string> = optionNames): CriuError {
  const meant = nearest(name, candidates);
  return new CriuError({
    code: 'ERR_UNKNOWN_OPTION',
    message: `there is no option ${name}`,
    object: { option: name },
    hint: meant === undefined ? undefined : `did you mean ${meant}?`,
    thawed: true,
  });
}

/** The error for a value that an option cannot have. */
export function invalidOption(name: string, message: string): CriuError {
  return new CriuError({
    code: 'ERR_INVALID_OPTION',
    message: `option ${name} ${message}`,
    object: { option: name },
    thawed: true,
  });
}

/** The error for what CRIU has and this version does not; `feature` as people know it: a flag, a command. */
export function notBuilt(name: string, feature: string): CriuError {
  return new CriuError({
    code: 'ERR_NOT_BUILT',
    message: `${feature} is not built yet`,
    object: { option: name },
    hint: 'leave it out; CHANGELOG.md says which version brings what',
    thawed: true,
  });
}
