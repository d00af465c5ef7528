/*
 * Command lines as getopt_long(3) reads them for criu: bundled short flags, joined or separate arguments, `--no-`
 * prefixes, abbreviations that are not ambiguous, operands anywhere, `--` before operands that look like flags.
 */
import { nearest } from '../options/nearest.js';
import { ValueError } from '../options/row.js';
import { optionNames, rowOf, type OptionName } from '../options/schema.js';

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Values by option, unchecked as a whole: {@link Options} does that. */
export type RawValues = Partial<Record<OptionName, unknown>>;

/** What a command line says. */
export interface Parsed {
  readonly values: RawValues;
  readonly operands: readonly string[];
  readonly help: boolean;
  readonly version: boolean;
}

/** What a flag does. */
type Meaning = { readonly option: OptionName; readonly value?: false } | { readonly action: 'help' | 'version' | 'ms' };

const shortFlags = new Map<string, Meaning>([
  ['h', { action: 'help' }],
  ['V', { action: 'version' }],
]);
const longFlags = new Map<string, Meaning>([
  ['help', { action: 'help' }],
  ['version', { action: 'version' }],
  ['ms', { action: 'ms' }],
]);
for (const option of optionNames) {
  const { cli, negatable } = rowOf(option);
  for (const name of cli) {
    if (!name.startsWith('--')) {
      shortFlags.set(name.slice(1), { option });
      continue;
    }
    longFlags.set(name.slice(2), { option });
    if (negatable) longFlags.set(`no-${name.slice(2)}`, { option, value: false });
  }
}

/** Reads `args` on top of what configuration files and earlier lines gave. @throws {UsageError} */
export function parseArguments(args: readonly string[], base: RawValues = {}): Parsed {
  const values: RawValues = { ...base };
  const operands: string[] = [];
  const seen = { help: false, version: false };
  const rest = [...args];

  const apply = (shown: string, meaning: Meaning, joined: string | undefined): void => {
    if ('action' in meaning) {
      if (meaning.action === 'ms') throw new UsageError('--ms is deprecated; see the check options in --help');
      seen[meaning.action] = true;
      return;
    }
    const row = rowOf(meaning.option);
    if (meaning.value === false) {
      if (joined !== undefined) throw new UsageError(`option ${shown} takes no argument`);
      values[meaning.option] = false;
      return;
    }
    if (row.arg === undefined && joined !== undefined) throw new UsageError(`option ${shown} takes no argument`);
    let text = joined;
    if (text === undefined && row.arg !== undefined && !row.argOptional) {
      text = rest.shift();
      if (text === undefined) throw new UsageError(`option ${shown} needs an argument`);
    }
    setValue(values, meaning.option, text, shown);
  };

  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      operands.push(...rest.splice(0));
    } else if (arg.startsWith('--') || isLongWithOneDash(arg)) {
      const dashes = arg.startsWith('--') ? 2 : 1;
      const equals = arg.indexOf('=');
      const name = equals < 0 ? arg.slice(dashes) : arg.slice(dashes, equals);
      const [full, meaning] = longFlag(name);
      apply(`--${full}`, meaning, equals < 0 ? undefined : arg.slice(equals + 1));
    } else if (arg.startsWith('-') && arg.length > 1) {
      parseShort(arg.slice(1), apply);
    } else {
      operands.push(arg);
    }
  }
  return { values, operands, ...seen };
}

/** `-verbosity=0`: scripts written for criu have it, and there it works by chance. */
function isLongWithOneDash(arg: string): boolean {
  const match = /^-([a-z][a-z-]+)=/.exec(arg);
  return match?.[1] !== undefined && longFlags.has(match[1]);
}

function parseShort(flags: string, apply: (shown: string, meaning: Meaning, joined: string | undefined) => void): void {
  for (let at = 0; at < flags.length; at++) {
    const letter = flags[at] ?? '';
    const meaning = shortFlags.get(letter);
    if (!meaning) throw new UsageError(`there is no option -${letter}`);
    const takesArgument = 'option' in meaning && rowOf(meaning.option).arg !== undefined;
    const joined = flags.slice(at + 1);
    if (takesArgument) return apply(`-${letter}`, meaning, joined === '' ? undefined : joined);
    apply(`-${letter}`, meaning, undefined);
  }
}

/** The long flag of that name, or the only one that begins so. */
function longFlag(name: string): [string, Meaning] {
  const exact = longFlags.get(name);
  if (exact) return [name, exact];
  const matches = [...longFlags].filter(([flag]) => flag.startsWith(name));
  const [first] = matches;
  if (!first) {
    const meant = nearest(name, longFlags.keys());
    throw new UsageError(`there is no option --${name}${meant === undefined ? '' : `; did you mean --${meant}?`}`);
  }
  const meanings = new Set(matches.map(([, meaning]) => JSON.stringify(meaning)));
  if (meanings.size > 1) {
    throw new UsageError(`option --${name} may be ${matches.map(([flag]) => `--${flag}`).join(' or ')}`);
  }
  return first;
}

function setValue(values: RawValues, option: OptionName, text: string | undefined, shown: string): void {
  const row = rowOf(option);
  try {
    if (row.spill !== undefined && text !== undefined) {
      const other = row.spill as OptionName;
      for (const part of text.split(',')) values[other] = rowOf(other).parse(part, values[other]);
      values[option] = row.parse(undefined, values[option]);
      return;
    }
    values[option] = row.parse(text, values[option]);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new UsageError(`invalid argument for ${shown}: ${text ?? ''} (${error.message})`);
  }
}
