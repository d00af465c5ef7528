/** Changes messages wherever they are nested: by the schema, so that no place is forgotten. */
import { messageName } from '../codec.js';
import { editRefused } from '../errors.js';
import { messages } from '../generated/schema.js';
import { MessageImage } from '../message-image.js';
import type { ImageRow } from '../table.js';

/** Where in a set a message is. */
export interface Place {
  readonly file: string;
  /** Number of the entry, from 0. */
  readonly entry: number;
  /** Of the entry, in bytes from the start of the file. */
  readonly offset: number;
  /** Path of the message in the entry: `isk`, `tc.timers.posix[2]`; empty: it is the entry. */
  readonly path: string;
  /** @throws {ImageError} ERR_IMAGE_EDIT */
  refuse(field: string, detail: string): never;
}

/** What a message becomes; the same object: it stays as it is. */
export type Rule<M = never> = (message: M, at: Place) => M;

/** By name of the message. */
export type Rules = ReadonlyMap<string, Rule>;

type Plain = Record<string, unknown>;

/** Makes a row of {@link Rules}. */
export function rule<M extends object>(name: string, change: Rule<M>): readonly [string, Rule] {
  return [name, change as unknown as Rule];
}

/** One message after the other. @returns the same objects where nothing changed */
export class Rewriter {
  readonly #rules: Rules;
  readonly #reaches = new Map<string, boolean>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Whether images of this row can hold a message that a rule is for. Asked before they are read: some are large. */
  concerns(row: ImageRow): boolean {
    const first = row.layout?.().next({}).value;
    return first !== undefined && this.#holds(messageName(first.type));
  }

  image(source: MessageImage): MessageImage {
    let changed = false;
    const entries = source.entries.map((entry, index) => {
      const at = { file: source.file, entry: index, offset: entry.offset };
      const message = this.#message(messageName(entry.type), entry.message as Plain, at, '');
      changed ||= message !== entry.message;
      return message === entry.message ? entry : { ...entry, message };
    });
    return changed ? new MessageImage(source.row, source.file, entries, source.version) : source;
  }

  #message(name: string, message: Plain, at: Omit<Place, 'path' | 'refuse'>, path: string): Plain {
    let result = message;
    for (const [field, , type, repeat] of messages[name] ?? []) {
      const value = message[field];
      if (value === undefined || !this.#holds(type)) continue;
      const below = path === '' ? field : `${path}.${field}`;
      const changed =
        repeat === 2
          ? this.#list(type, value as readonly Plain[], at, below)
          : this.#message(type, value as Plain, at, below);
      if (changed !== value) result = { ...result, [field]: changed };
    }
    const change = this.#rules.get(name);
    if (change === undefined) return result;
    const refuse = (field: string, detail: string): never => {
      throw editRefused({ ...at, field: path === '' ? field : `${path}.${field}` }, detail);
    };
    return change(result as never, { ...at, path, refuse }) as Plain;
  }

  #list(type: string, list: readonly Plain[], at: Omit<Place, 'path' | 'refuse'>, path: string): readonly Plain[] {
    const changed = list.map((item, i) => this.#message(type, item, at, `${path}[${i}]`));
    return changed.some((item, i) => item !== list[i]) ? changed : list;
  }

  #holds(name: string): boolean {
    if (this.#rules.has(name)) return true;
    const known = this.#reaches.get(name);
    if (known !== undefined) return known;
    // Messages nest in themselves: until it is known, no.
    this.#reaches.set(name, false);
    const found = (messages[name] ?? []).some(([, , type]) => this.#holds(type));
    this.#reaches.set(name, found);
    return found;
  }
}
