/**
 * Messages to bytes and back. 64-bit fields are bigint and exact over their whole range, fields that the schema does not
 * know are kept, and text that is not UTF-8 (Linux paths are bytes) survives: each stray byte becomes one lone surrogate
 * U+DC80...U+DCFF, as in Python's `surrogateescape`, and goes back to that byte.
 *
 * protobufjs alone does none of the three: without the `long` package it rounds to a double, given a bigint it writes 0,
 * and its switch for unknown fields is global. Hence a Reader and a Writer of our own under its static code.
 */
import protobuf from 'protobufjs/minimal.js';
import { corrupt } from './errors.js';
import * as proto from './generated/proto.js';
import { enums, messages, type FieldRow } from './generated/schema.js';

/** A class of `generated/proto.js`: `Message` is what decode gives, `Input` what encode takes. */
export interface MessageType<Message, Input = Message> {
  encode(message: Input, writer: protobuf.Writer): protobuf.Writer;
  decode(reader: protobuf.Reader, length?: number): Message;
}

/** The part of protobufjs' reader that is built on: its 64-bit methods are left out, since ours return another type. */
interface ReaderBase {
  buf: Uint8Array;
  pos: number;
  len: number;
  discardUnknown: boolean;
  size(): number;
}
const ReaderBase = protobuf.Reader as unknown as new (bytes: Uint8Array) => ReaderBase;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Offset of the first byte that does not belong to a well-formed UTF-8 sequence starting at `at`; `at` itself if none does. */
function sequenceEnd(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead < 0x80
      ? 1
      : lead >= 0xc2 && lead < 0xe0
        ? 2
        : lead >= 0xe0 && lead < 0xf0
          ? 3
          : lead >= 0xf0 && lead < 0xf5
            ? 4
            : 0;
  if (length === 0 || at + length > bytes.length) return at;
  try {
    utf8.decode(bytes.subarray(at, at + length));
    return at + length;
  } catch {
    return at;
  }
}

/** Text of bytes that may not be UTF-8, and back. @internal */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    let text = '';
    for (let at = 0; at < bytes.length;) {
      const end = sequenceEnd(bytes, at);
      if (end > at) text += utf8.decode(bytes.subarray(at, end));
      else text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      at = Math.max(end, at + 1);
    }
    return text;
  }
}

/** @internal */
export function bytesOf(text: string): Uint8Array {
  if (!/[\udc80-\udcff]/.test(text)) return encoder.encode(text);
  const out: number[] = [];
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) out.push(code - 0xdc00);
    else out.push(...encoder.encode(point));
  }
  return Uint8Array.from(out);
}

class ImageReader extends ReaderBase {
  constructor(bytes: Uint8Array) {
    super(bytes);
    this.discardUnknown = false;
  }

  uint64(): bigint {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.pos >= this.len) throw new RangeError('index out of range');
      const byte = this.buf[this.pos++] ?? 0;
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else high |= bits << (shift - 32);
      if (byte < 0x80) return this.#join(low, high);
    }
    throw new Error('invalid varint encoding');
  }

  int64(): bigint {
    return BigInt.asIntN(64, this.uint64());
  }

  sint64(): bigint {
    const zigzag = this.uint64();
    return (zigzag >> 1n) ^ -(zigzag & 1n);
  }

  fixed64(): bigint {
    if (this.pos + 8 > this.len) throw new RangeError('index out of range');
    const view = new DataView(this.buf.buffer, this.buf.byteOffset + this.pos, 8);
    this.pos += 8;
    return view.getBigUint64(0, true);
  }

  sfixed64(): bigint {
    return BigInt.asIntN(64, this.fixed64());
  }

  string(): string {
    const length = this.size();
    const start = this.pos;
    if (start + length > this.len) throw new RangeError('index out of range');
    this.pos = start + length;
    return textOf(this.buf.subarray(start, this.pos));
  }

  #join(low: number, high: number): bigint {
    return high === 0 ? BigInt(low >>> 0) : (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  }
}

type Wide = Parameters<protobuf.Writer['uint64']>[0];

/** The two halves of a 64-bit integer in the shape that protobufjs takes with or without the `long` package. */
function wide(value: unknown): Wide {
  const bits = BigInt.asUintN(64, value as bigint);
  return { low: Number(bits & 0xffffffffn) | 0, high: Number(bits >> 32n) | 0, unsigned: true } as Wide;
}

class ImageWriter extends protobuf.Writer {
  override uint64(value: unknown): protobuf.Writer {
    return super.uint64(wide(value));
  }
  override int64(value: unknown): protobuf.Writer {
    return super.uint64(wide(value));
  }
  override sint64(value: unknown): protobuf.Writer {
    const plain = BigInt.asIntN(64, value as bigint);
    return super.uint64(wide((plain << 1n) ^ (plain >> 63n)));
  }
  override fixed64(value: unknown): protobuf.Writer {
    return super.fixed64(wide(value));
  }
  override sfixed64(value: unknown): protobuf.Writer {
    return super.fixed64(wide(value));
  }
  override string(value: string): protobuf.Writer {
    return super.bytes(bytesOf(value));
  }
}

const names = new Map<unknown, string>();
for (const name of Object.keys(messages)) names.set((proto as unknown as Record<string, unknown>)[name], name);

/** Name of a message class in the schema: `pagemap_entry`. Does not lean on `Function.name`, which minifiers change. */
export function messageName<M, I>(type: MessageType<M, I>): string {
  const name = names.get(type);
  if (name === undefined) throw new TypeError('not a message type of libcriu/images');
  return name;
}

/** A message class by its name in the schema; undefined if there is none. */
export function messageType(name: string): MessageType<object, object> | undefined {
  return Object.hasOwn(messages, name)
    ? (proto as unknown as Record<string, MessageType<object, object>>)[name]
    : undefined;
}

const ranges: Readonly<Record<string, readonly [bigint, bigint]>> = {
  uint64: [0n, 2n ** 64n - 1n],
  fixed64: [0n, 2n ** 64n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  sint64: [-(2n ** 63n), 2n ** 63n - 1n],
  sfixed64: [-(2n ** 63n), 2n ** 63n - 1n],
};

function checkValue(type: string, value: unknown, path: string): void {
  const refuse = (expected: string): never => {
    const shown =
      typeof value === 'bigint'
        ? `${value}n`
        : typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : typeof value;
    throw new TypeError(`${path}: expected ${expected}, got ${shown}`);
  };
  const range = ranges[type];
  if (range !== undefined) {
    if (typeof value !== 'bigint' || value < range[0] || value > range[1]) refuse(`a bigint that fits ${type}`);
    return;
  }
  switch (type) {
    case 'uint32':
    case 'fixed32':
      if (typeof value !== 'number' || value !== value >>> 0) refuse('an integer from 0 to 2^32-1');
      return;
    case 'bool':
      if (typeof value !== 'boolean') refuse('a boolean');
      return;
    case 'string':
      if (typeof value !== 'string') refuse('a string');
      return;
    case 'bytes':
      // Not instanceof: arrays of another realm are welcome.
      if (!ArrayBuffer.isView(value) || !('BYTES_PER_ELEMENT' in value) || value.BYTES_PER_ELEMENT !== 1)
        refuse('a Uint8Array');
      return;
    default:
      if (type === 'int32' || type === 'sint32' || type === 'sfixed32' || Object.hasOwn(enums, type)) {
        if (typeof value !== 'number' || value !== (value | 0)) refuse('an integer from -2^31 to 2^31-1');
      } else checkMessage(type, value, path);
  }
}

function checkMessage(name: string, value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`${path}: expected a ${name}, got ${value === null ? 'null' : typeof value}`);
  const fields: readonly FieldRow[] = messages[name] ?? [];
  const given = value as Record<string, unknown>;
  let known = 0;
  for (const [field, , type, rule] of fields) {
    if (Object.hasOwn(given, field)) known++;
    const item = given[field];
    if (item === undefined || item === null) {
      if (rule === 1) throw new TypeError(`${path}.${field}: missing, but required`);
      continue;
    }
    // The static code reads own properties only; a getter of a class would be checked here and then silently left out.
    if (!Object.hasOwn(given, field))
      throw new TypeError(`${path}.${field}: inherited, not a property of the object itself`);
    if (rule !== 2) checkValue(type, item, `${path}.${field}`);
    else if (!Array.isArray(item)) throw new TypeError(`${path}.${field}: expected an array`);
    else item.forEach((element, i) => checkValue(type, element, `${path}.${field}[${i}]`));
  }
  const keys = Object.keys(given);
  if (keys.length === known || (keys.length === known + 1 && Object.hasOwn(given, '$unknowns'))) return;
  const stray = keys.find((key) => key !== '$unknowns' && !fields.some(([field]) => field === key));
  if (stray !== undefined) throw new TypeError(`${path}.${stray}: ${name} has no such field`);
}

/**
 * Reads one message. Absent optional fields are undefined, repeated ones always an array; `bytes` fields are views of `bytes`.
 * @param where what an error names: the file and the offset of the message in it
 * @throws {ImageError} ERR_IMAGE_CORRUPT: not this message, or a required field is missing
 */
export function decode<M, I>(
  type: MessageType<M, I>,
  bytes: Uint8Array,
  where?: { readonly file: string; readonly offset: number },
): M {
  try {
    return type.decode(new ImageReader(bytes) as unknown as protobuf.Reader);
  } catch (error) {
    const name = messageName(type);
    const reason =
      error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
        ? String(error.message)
        : String(error);
    throw corrupt(where?.file ?? name, where?.offset ?? 0, `not a ${name}: ${reason}`, error);
  }
}

/**
 * Writes one message, unknown fields of `message.$unknowns` last.
 * @throws {TypeError} a required field is missing, a value is of the wrong type or out of range, a key is not in the schema
 */
export function encode<M, I>(type: MessageType<M, I>, message: I): Uint8Array {
  const name = messageName(type);
  checkMessage(name, message, name);
  return type.encode(message, new ImageWriter()).finish();
}
