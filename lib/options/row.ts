/*
 * What one option is: its type, its check, its command-line flags, its field of `criu_opts`, and its line in the
 * reference. schema.ts is the table of them; nothing else in lib/ knows an option by a second list.
 */
import type { Icriu_opts } from '../../images/generated/proto.js';

/** Commands that take options. */
export type Command =
  'dump' | 'pre-dump' | 'restore' | 'check' | 'page-server' | 'service' | 'lazy-pages' | 'cpuinfo' | 'dedup';

/** Fields of a request that an option may fill, writable. */
export type RequestOptions = { -readonly [K in keyof Icriu_opts]: Icriu_opts[K] };

/** A value that does not fit: the message says what would. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

/** One row of the schema, for values of type `T`. */
export interface Row<T> {
  /** The type as the reference page shows it. */
  readonly type: string;
  /** Flags of CRIU's command line, `--long` and `-s`. Empty: the option is ours and only for programs. */
  readonly cli: readonly string[];
  /** Name of the flag's argument in the usage text; undefined for a flag that takes none. */
  readonly arg?: string;
  /** The argument may be left out; then it must be joined (`--flag=x`, `-fx`). */
  readonly argOptional?: boolean;
  /** The flag accepts a `--no-` prefix. */
  readonly negatable: boolean;
  /** Field or fields of the request that it becomes, for the reference page. */
  readonly rpc?: string;
  readonly on: readonly Command[];
  readonly default?: T;
  /** False: this version does not have it; to use it is ERR_NOT_BUILT. */
  readonly built: boolean;
  /** A part of a built option that is missing; gives its name, or undefined. */
  missingPart?(value: T): string | undefined;
  /** An argument of the flag goes to this option instead, and the flag itself is set. */
  readonly spill?: string;
  /** Not shown in the usage text. */
  readonly hidden?: boolean;
  readonly doc: string;
  /** The value, checked and in its canonical form. @throws {ValueError} */
  check(value: unknown): T;
  /** Argument of a flag to value; `previous` is what earlier flags gave. @throws {ValueError} */
  parse(text: string | undefined, previous: T | undefined): unknown;
  /** Puts a value into a request. */
  request?(value: T, opts: RequestOptions): void;
}

/** What a row's author writes: the rest follows from the kind of value. */
export interface Facts<T> {
  readonly cli?: readonly string[];
  readonly arg?: string;
  readonly rpc?: keyof Icriu_opts | (string & {});
  readonly on: readonly Command[];
  readonly default?: T;
  readonly built?: boolean;
  readonly missingPart?: (value: T) => string | undefined;
  readonly argOptional?: boolean;
  readonly spill?: string;
  readonly parse?: (text: string | undefined, previous: T | undefined) => unknown;
  readonly hidden?: boolean;
  readonly negatable?: boolean;
  readonly doc: string;
  readonly request?: (value: T, opts: RequestOptions) => void;
}

function row<T>(facts: Facts<T>, kind: Pick<Row<T>, 'type' | 'check' | 'parse'> & Partial<Row<T>>): Row<T> {
  const { cli = [], built = true, negatable = false, request, ...rest } = facts;
  const field = facts.rpc as keyof Icriu_opts | undefined;
  const put = field && ((value: T, opts: RequestOptions): void => void Object.assign(opts, { [field]: value }));
  return { ...kind, ...rest, cli, built, negatable, request: request ?? put };
}

/** A switch. */
export function flag(facts: Facts<boolean>): Row<boolean> {
  const check = (value: unknown): boolean => {
    if (typeof value !== 'boolean') throw new ValueError('must be true or false');
    return value;
  };
  return row(facts, { type: 'boolean', check, parse: () => true });
}

/** A whole number from `min` to `max`. */
export function int(facts: Facts<number> & { readonly min?: number; readonly max?: number }): Row<number> {
  const { min = 0, max = 2 ** 31 - 1, ...rest } = facts;
  const check = (value: unknown): number => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new ValueError(`must be a whole number from ${min} to ${max}`);
    }
    return value;
  };
  return row({ arg: 'NUM', ...rest }, { type: 'number', check, parse: (text) => wholeNumber(text) });
}

/** A text. */
export function text(facts: Facts<string>): Row<string> {
  return row({ arg: 'TEXT', ...facts }, { type: 'string', check: nonEmpty, parse: (value) => value });
}

/** A value of a shape of its own, for programs only. */
export function value<T>(facts: Facts<T> & { readonly type: string; readonly check: (value: unknown) => T }): Row<T> {
  const { type, check, ...rest } = facts;
  return row(rest, { type, check, parse: (text) => text });
}

/** A path; relative ones count from the working directory of this process. */
export function path(facts: Facts<string>): Row<string> {
  return row({ arg: 'PATH', ...facts }, { type: 'string', check: nonEmpty, parse: (value) => value });
}

/** A size in bytes; the command line takes suffixes K, M and G. */
export function bytes(facts: Facts<number>): Row<number> {
  const check = (value: unknown): number => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= 2 ** 32) {
      throw new ValueError('must be a size in bytes below 4 GiB');
    }
    return value;
  };
  const parse = (value: string | undefined): number => {
    const match = /^(\d+)([KMG]?)$/.exec(value ?? '');
    if (!match) throw new ValueError('must be a number, with K, M or G after it at most');
    const shift = { '': 0, K: 10, M: 20, G: 30 }[match[2] as '' | 'K' | 'M' | 'G'];
    return Number(match[1]) * 2 ** shift;
  };
  return row({ arg: 'SIZE', ...facts }, { type: 'number', check, parse });
}

/** One of a few words. `bare` is what the flag means without an argument. */
export function choice<const V extends string>(
  facts: Facts<V> & { readonly values: readonly V[]; readonly bare?: NoInfer<V> },
): Row<V> {
  const { values, bare, ...rest } = facts;
  const check = (value: unknown): V => {
    if (!values.includes(value as V)) throw new ValueError(`must be one of ${values.join(', ')}`);
    return value as V;
  };
  return row(
    { arg: 'MODE', ...rest },
    {
      type: values.map((value) => `'${value}'`).join(' | '),
      argOptional: bare !== undefined,
      check,
      parse: (value) => value ?? bare,
    },
  );
}

/** Texts, one per flag. `item` checks each. */
export function texts(
  facts: Facts<readonly string[]> & { readonly item?: (text: string) => void },
): Row<readonly string[]> {
  const { item, ...rest } = facts;
  const check = (value: unknown): readonly string[] => {
    if (!Array.isArray(value)) throw new ValueError('must be an array of strings');
    return value.map((entry: unknown) => {
      const checked = nonEmpty(entry);
      item?.(checked);
      return checked;
    });
  };
  return row(
    { arg: 'TEXT', ...rest },
    { type: 'string[]', check, parse: (value, previous) => [...(previous ?? []), value] },
  );
}

/** Values of a shape of their own: `type` names it, `item` checks one, `parseItem` reads one from a flag. */
export function items<T>(
  facts: Facts<readonly T[]> & {
    readonly type: string;
    readonly item: (value: unknown) => T;
    readonly parseItem: (text: string) => unknown;
  },
): Row<readonly T[]> {
  const { type, item, parseItem, ...rest } = facts;
  const check = (value: unknown): readonly T[] => {
    if (!Array.isArray(value)) throw new ValueError(`must be an array of ${type}`);
    return value.map(item);
  };
  const parse = (value: string | undefined, previous: readonly T[] | undefined): unknown[] => [
    ...(previous ?? []),
    ...(value === undefined ? [] : [parseItem(value)]),
  ];
  return row(rest, { type: `${type}[]`, check, parse });
}

/** Text to a whole number. @throws {ValueError} */
export function wholeNumber(value: string | undefined): number {
  if (value === undefined || !/^-?\d+$/.test(value)) throw new ValueError('must be a whole number');
  return Number(value);
}

function nonEmpty(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new ValueError('must be a string that is not empty');
  if (value.includes('\0')) throw new ValueError('must not contain a NUL byte');
  return value;
}
