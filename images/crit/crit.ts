/** Images as CRIT prints them (`crit decode`, without --pretty) and takes them (`crit encode`). */
import { decode, encode, messageName } from '../codec.js';
import { ImageError } from '../errors.js';
import type { Limits } from '../framing.js';
import { COMMON_MAGIC, SERVICE_MAGIC } from '../framing.js';
import * as proto from '../generated/proto.js';
import { critText, critValue, critAddress, ipWords } from '../flags.js';
import { enums, messages, type FieldRow } from '../generated/schema.js';
import { MessageImage, type Entry } from '../message-image.js';
import { table, type ImageRow } from '../table.js';
import { indented, isArray, isObject, parse, stringify, type Json } from './json.js';

const fail = (path: string, detail: string): never => {
  throw new ImageError('ERR_IMAGE_CORRUPT', path, 0, detail);
};

/** Python's base64.encodebytes: lines of 76 characters, each with its newline. */
function toBase64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return text.replace(/.{1,76}/g, '$&\n');
}

function fromBase64(value: Json | undefined, path: string): Uint8Array {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value)) return fail(path, 'expected base64');
  return new Uint8Array(Buffer.from(value, 'base64'));
}

/** Unix socket names are quoted-printable in CRIT: a NUL is `=00`. */
function toQuoted(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte > 0x20 && byte < 0x7f && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

function fromQuoted(value: Json, path: string): Uint8Array {
  if (typeof value !== 'string') return fail(path, 'expected text');
  const soft = value.replace(/=\r?\n/g, '');
  return Uint8Array.from(
    Buffer.from(
      soft.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
      'latin1',
    ),
  );
}

const isUnixName = (message: string, field: string): boolean => message === 'unix_sk_entry' && field === 'name';

/** How images become JSON. */
export interface CritOptions {
  /** As `--pretty`: lines and indents, flags and devices by name, addresses in hex. */
  readonly pretty?: boolean | undefined;
  /** As `--nopl`: only the size of raw bytes. */
  readonly noPayload?: boolean | undefined;
}

/** `hex`: CRIT hands this presentation of a message down to the numbers in it. */
function valueToJson(type: string, value: unknown, pretty: boolean, hex = false): Json {
  if (type === 'bytes') return toBase64(value as Uint8Array);
  const names = enums[type];
  if (names) return Object.keys(names).find((name) => names[name] === value) ?? (value as number);
  if (messages[type]) return messageToJson(type, value as Record<string, unknown>, pretty, hex);
  if (hex && (typeof value === 'number' || typeof value === 'bigint')) return `0x${value.toString(16)}`;
  return value as Json;
}

/** A field with its own form in --pretty. */
function prettyValue([field, , type, rule, shown]: FieldRow, value: unknown, hex: boolean): Json {
  if (shown === 'ipadd=true' && rule === 2) {
    const words = value as number[];
    const address = critAddress(words);
    return address === undefined ? words : [address];
  }
  const one = (item: unknown): Json =>
    critText(shown, field, item) ?? valueToJson(type, item, true, hex || shown === 'hex=true');
  return rule === 2 ? (value as unknown[]).map(one) : one(value);
}

function messageToJson(
  name: string,
  message: Record<string, unknown>,
  pretty: boolean,
  hex = false,
): { [key: string]: Json } {
  const json: { [key: string]: Json } = {};
  for (const row of messages[name] ?? []) {
    const [field, , type, rule] = row;
    const value = message[field];
    if (value === undefined || value === null || (rule === 2 && (value as unknown[]).length === 0)) continue;
    if (isUnixName(name, field)) json[field] = toQuoted(value as Uint8Array);
    else if (pretty) json[field] = prettyValue(row, value, hex);
    else if (rule !== 2) json[field] = valueToJson(type, value, false);
    else json[field] = (value as unknown[]).map((item) => valueToJson(type, item, false));
  }
  return json;
}

function integer(value: Json, path: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  // What --pretty prints, and what people type.
  if (typeof value === 'string' && /^(-?\d+|0x[0-9a-fA-F]+)$/.test(value)) return BigInt(value);
  return fail(path, 'expected an integer');
}

function valueFromJson([field, , type, , shown]: FieldRow, given: Json, path: string): unknown {
  // What --pretty shows by name.
  const value = typeof given === 'string' ? (critValue(shown, field, given) ?? given) : given;
  const names = enums[type];
  if (names) {
    if (typeof value !== 'string' || /^-?\d/.test(value)) return Number(integer(value, path));
    return Object.hasOwn(names, value) ? names[value] : fail(path, `no ${type} ${value}`);
  }
  switch (type) {
    case 'bytes':
      return fromBase64(value, path);
    case 'string':
      return typeof value === 'string' ? value : fail(path, 'expected text');
    case 'bool':
      return typeof value === 'boolean' ? value : fail(path, 'expected true or false');
    case 'uint64':
    case 'int64':
    case 'sint64':
    case 'fixed64':
    case 'sfixed64':
      return integer(value, path);
    default:
      return messages[type] ? messageFromJson(type, value, path) : Number(integer(value, path));
  }
}

function listFromJson(field: FieldRow, value: Json, path: string): unknown[] {
  if (!isArray(value)) return fail(path, 'expected a list');
  const [only] = value;
  if (field[4] === 'ipadd=true' && typeof only === 'string' && value.length === 1)
    return [...(ipWords(only) ?? fail(`${path}[0]`, 'expected an IP address'))];
  return value.map((item, i) => valueFromJson(field, item, `${path}[${i}]`));
}

function messageFromJson(name: string, json: Json, path: string): Record<string, unknown> {
  if (!isObject(json)) return fail(path, `expected a ${name}`);
  const message: Record<string, unknown> = {};
  const fields = messages[name] ?? [];
  for (const [key, value] of Object.entries(json)) {
    // CRIT older than 4.2 knows field 2 of a pagemap entry, and only that, by the name that field 5 has now.
    const old = name === 'pagemap_entry' && key === 'nr_pages' && json['compat_nr_pages'] === undefined;
    const field = fields.find(([candidate]) => candidate === key);
    if (field === undefined) return fail(`${path}.${key}`, `${name} has no such field`);
    const at = `${path}.${key}`;
    if (isUnixName(name, key)) message[key] = fromQuoted(value, at);
    else if (field[3] !== 2) message[key] = valueFromJson(field, value, at);
    else message[key] = listFromJson(field, value, at);
    if (old) message['compat_nr_pages'] = Number(integer(value, at));
  }
  return message;
}

/** An entry of a JSON file, with its `extra`. */
type JsonEntry = { [key: string]: Json };

/** How CRIT shows the raw bytes after an entry; in the order of the file. */
function entriesToJson(row: ImageRow, entries: readonly Entry[], pretty: boolean): JsonEntry[] {
  const out: JsonEntry[] = [];
  for (const { type, message, payload } of entries) {
    const json = messageToJson(messageName(type), message as Record<string, unknown>, pretty);
    if (row === table.ipcnsMsg && type === proto.ipc_msg) {
      const size = (message as proto.ipc_msg).msize;
      (out.at(-1)?.['extra'] as Json[]).push(json, toBase64(payload.subarray(0, size)));
      continue;
    }
    if (row === table.ipcnsMsg) json['extra'] = [];
    else if (row === table.ipcnsSem) {
      const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
      json['extra'] = Array.from({ length: (message as proto.ipc_sem_entry).nsems }, (_, i) =>
        view.getUint16(i * 2, true),
      );
    } else if (row === table.ipcnsShm) {
      const entry = message as proto.ipc_shm_entry;
      if (entry.in_pagemaps !== true) json['extra'] = toBase64(payload.subarray(0, Number(entry.size)));
    } else if (row === table.tcpStream) {
      const { inq_len: received } = message as proto.tcp_stream_entry;
      json['extra'] = { inq: toBase64(payload.subarray(0, received)), outq: toBase64(payload.subarray(received)) };
    } else if (payload.length > 0 || withPayload.has(row)) {
      if (type !== proto.ghost_file_entry || (message as proto.ghost_file_entry).chunks !== true)
        json['extra'] = toBase64(payload);
    }
    out.push(json);
  }
  return out;
}

const withPayload = new Set<ImageRow>([
  table.pipesData,
  table.fifoData,
  table.skQueues,
  table.bpfmapData,
  table.ghostFile,
]);

const padded = (bytes: Uint8Array, to: number): Uint8Array => {
  const out = new Uint8Array(Math.ceil(bytes.length / to) * to);
  out.set(bytes);
  return out;
};

function payloadFromJson(
  row: ImageRow,
  message: Record<string, unknown>,
  extra: Json | undefined,
  path: string,
): Uint8Array {
  if (row === table.ipcnsSem) {
    if (extra === undefined || !isArray(extra)) return fail(path, 'expected a list of values');
    const words = Uint16Array.from(extra, (value) => Number(integer(value, path)));
    const bytes = new Uint8Array(words.length * 2);
    words.forEach((word, i) => {
      bytes[i * 2] = word & 0xff;
      bytes[i * 2 + 1] = word >> 8;
    });
    return padded(bytes, 8);
  }
  if (row === table.ipcnsShm && message['in_pagemaps'] !== true) return padded(fromBase64(extra, path), 4);
  if (row === table.tcpStream) {
    if (!isObject(extra)) return fail(path, 'expected inq and outq');
    return new Uint8Array(Buffer.concat([fromBase64(extra['inq'], path), fromBase64(extra['outq'], path)]));
  }
  return extra === undefined ? new Uint8Array(0) : fromBase64(extra, path);
}

/**
 * @param magicName what CRIT calls the image: `CORE`
 * @throws {ImageError}
 */
function rowByMagicName(magicName: Json | undefined): ImageRow {
  // Names that several rows share (PAGEMAP, BINFMT_MISC) mean the same layout.
  const row = Object.values<ImageRow>(table).find(
    (candidate) => candidate.head !== 'raw' && candidate.magicName === magicName,
  );
  return row ?? fail('magic', `no image type ${typeof magicName === 'string' ? magicName : typeof magicName}`);
}

/**
 * Which image the bytes are, by their magic alone, as CRIT does it.
 * @throws {ImageError} no magic of the format: raw images have none
 */
export function detect(bytes: Uint8Array, file = 'image'): ImageRow {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): number =>
    bytes.length >= at + 4 ? view.getUint32(at, true) : fail(file, 'file ends inside the magic');
  const first = word(0);
  const magic = first === COMMON_MAGIC || first === SERVICE_MAGIC ? word(4) : first;
  const row = Object.values<ImageRow>(table).find((candidate) => candidate.head !== 'raw' && candidate.magic === magic);
  return row ?? fail(file, `magic 0x${magic.toString(16)} is not of the format`);
}

/** Sizes of raw bytes as CRIT writes them: `12B`, `1KB`, `4.8MB`. */
function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${Number.isInteger(size) ? size : size.toFixed(1)}${units[unit]}`;
}

/** Entries with the size of their raw bytes in the place of these; the messages of a queue count as its raw bytes. */
function withoutPayload({ row, entries }: MessageImage, pretty: boolean): JsonEntry[] {
  const out: JsonEntry[] = [];
  const sizes: (number | undefined)[] = [];
  for (const { type, message, payload } of entries) {
    const last = out.length - 1;
    if (row === table.ipcnsMsg && type === proto.ipc_msg) {
      sizes[last] = (sizes[last] ?? 0) + payload.length;
      continue;
    }
    const hasPayload =
      row !== table.ghostFile && (payload.length > 0 || withPayload.has(row) || row === table.ipcnsMsg);
    out.push(messageToJson(messageName(type), message as Record<string, unknown>, pretty));
    sizes.push(hasPayload ? payload.length : undefined);
  }
  out.forEach((entry, i) => {
    const size = sizes[i];
    if (size !== undefined) entry['extra'] = `... <${sizeText(size)}>`;
  });
  return out;
}

/** An image as the JSON text that `crit decode` prints. Unknown fields are not in it. */
export function imageToCritJson(image: MessageImage, { pretty = false, noPayload = false }: CritOptions = {}): string {
  const entries = noPayload ? withoutPayload(image, pretty) : entriesToJson(image.row, image.entries, pretty);
  const json = { magic: image.row.magicName, entries };
  return pretty ? indented(json) : stringify(json);
}

/**
 * Bytes of an image file to CRIT's JSON.
 * @throws {ImageError} ERR_IMAGE_CORRUPT
 */
export function critDecode(bytes: Uint8Array, file = 'image', limits?: Limits, options?: CritOptions): string {
  return imageToCritJson(MessageImage.fromBytes(detect(bytes, file), file, bytes, limits), options);
}

/** What `crit info` tells of an image: its magic by name, and how many entries it has (of a pagemap: without its head). */
export function critInfo(bytes: Uint8Array, file = 'image', limits?: Limits): { magic: string; count: number } {
  const { row, entries } = MessageImage.fromBytes(detect(bytes, file), file, bytes, limits);
  return { magic: row.magicName, count: entries.length - (row.magicName === table.pagemap.magicName ? 1 : 0) };
}

/**
 * CRIT's JSON to bytes of an image file.
 * @throws {ImageError} ERR_IMAGE_CORRUPT; its `file` is the path inside of the JSON
 */
export function critEncode(text: string): Uint8Array {
  let json: Json;
  try {
    json = parse(text);
  } catch (error) {
    throw new ImageError('ERR_IMAGE_CORRUPT', 'json', 0, 'not JSON', { cause: error });
  }
  if (!isObject(json)) return fail('json', 'expected an object');
  const row = rowByMagicName(json['magic']);
  const list = json['entries'];
  if (list === undefined || !isArray(list)) return fail('entries', 'expected a list');
  const entries: Entry[] = [];
  const layout = row.layout?.();
  let last: object = {};
  const add = (value: Json, path: string, payload: (message: Record<string, unknown>) => Uint8Array): void => {
    const step = layout?.next(last).value;
    if (step === undefined) return fail(path, 'one entry too many');
    const name = messageName(step.type);
    let message: object;
    try {
      message = decode(step.type, encode(step.type, messageFromJson(name, value, path)));
    } catch (error) {
      if (error instanceof TypeError)
        throw new ImageError('ERR_IMAGE_CORRUPT', path, 0, error.message, { cause: error });
      throw error;
    }
    entries.push({ type: step.type, message, payload: payload(message as Record<string, unknown>), offset: 0 });
    last = message;
  };
  list.forEach((item, i) => {
    const path = `entries[${i}]`;
    if (!isObject(item)) return fail(path, 'expected an object');
    const { extra, ...fields } = item;
    if (row !== table.ipcnsMsg)
      return add(fields, path, (message) => payloadFromJson(row, message, extra, `${path}.extra`));
    add(fields, path, () => new Uint8Array(0));
    const messagesOfQueue = extra !== undefined && isArray(extra) ? extra : fail(`${path}.extra`, 'expected a list');
    for (let k = 0; k + 1 < messagesOfQueue.length; k += 2) {
      add(messagesOfQueue[k] ?? null, `${path}.extra[${k}]`, () =>
        padded(fromBase64(messagesOfQueue[k + 1], `${path}.extra[${k + 1}]`), 8),
      );
    }
  });
  try {
    return new MessageImage(row, row.pattern, entries).toBytes();
  } catch (error) {
    if (error instanceof TypeError)
      throw new ImageError('ERR_IMAGE_CORRUPT', 'entries', 0, error.message, { cause: error });
    throw error;
  }
}
