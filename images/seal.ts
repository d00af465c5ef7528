/**
 * Sealed files: AES-256-GCM in chunks, so that they are written in one pass, read at any place, and no part of one can be
 * changed, left out, moved or cut off without being found.
 *
 *   8   LCRISEAL
 *   4   version 1, little-endian        4   bytes of a chunk before sealing, little-endian
 *   32  salt, at random
 *   …   chunks: sealed bytes, then 16 bytes of tag; only the last may be shorter, and there is always one
 *
 * The key of a file is HKDF-SHA256 of the caller's key, the salt, and the file's name, so a file cannot take the place of
 * another. The nonce of a chunk is its number and whether it is the last.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { corrupt } from './errors.js';
import { Chunker, chunkedFile, type FileCodec } from './file-codec.js';
import type { StoredFile } from './store.js';

const MAGIC = Buffer.from('LCRISEAL', 'latin1');
const VERSION = 1;
const HEADER = 48;
const TAG = 16;
const CHUNK = 64 * 1024;
/** Largest chunk that is read into memory, in bytes. */
const MAX_CHUNK = 16 * 1024 ** 2;
const KEY_SIZE = 32;

/** 32 secret bytes, or a secret KeyObject of them. */
export type SealKey = Uint8Array | KeyObject;

function secret(key: SealKey): Buffer {
  const bytes = ArrayBuffer.isView(key) ? Buffer.from(key) : key.type === 'secret' ? key.export() : Buffer.alloc(0);
  if (bytes.length !== KEY_SIZE) throw new TypeError(`a key of ${KEY_SIZE} secret bytes is needed`);
  return bytes;
}

const fileKey = (key: Uint8Array, salt: Uint8Array, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `libcriu sealed file\0${name}`, KEY_SIZE));

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(index), 0);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Whether a file begins as a sealed one does. @internal */
export function isSealed(start: Uint8Array): boolean {
  return MAGIC.equals(start.subarray(0, MAGIC.length));
}

/**
 * A codec that seals files with a key of the caller's.
 * @throws {TypeError} not 32 secret bytes
 */
export function sealing(key: SealKey): FileCodec {
  const master = secret(key);
  return {
    suffix: '.sealed',
    encoder: (name) => {
      const salt = randomBytes(32);
      const own = fileKey(master, salt, name);
      const chunker = new Chunker(CHUNK);
      let index = 0;
      const head = Buffer.alloc(HEADER);
      MAGIC.copy(head);
      head.writeUInt32LE(VERSION, 8);
      head.writeUInt32LE(CHUNK, 12);
      salt.copy(head, 16);
      let pending: Uint8Array[] = [head];
      const seal = (bytes: Uint8Array, last: boolean): void => {
        const cipher = createCipheriv('aes-256-gcm', own, nonce(index++, last)).setAAD(head.subarray(0, 16));
        pending.push(cipher.update(bytes), cipher.final(), cipher.getAuthTag());
      };
      const taken = (): Promise<Uint8Array[]> => {
        const out = pending;
        pending = [];
        return Promise.resolve(out);
      };
      return {
        write: (bytes) => {
          for (const chunk of chunker.push(bytes)) seal(chunk, false);
          return taken();
        },
        end: () => {
          seal(chunker.rest(), true);
          return taken();
        },
      };
    },
    decode: async (file, name) => {
      try {
        return await open(file, name, master);
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}

async function open(file: StoredFile, name: string, master: Uint8Array): Promise<StoredFile> {
  const head = Buffer.alloc(HEADER);
  if ((await file.read(head, 0)) < HEADER || !isSealed(head)) throw corrupt(name, 0, 'not a sealed file');
  if (head.readUInt32LE(8) !== VERSION) throw corrupt(name, 8, `sealed in version ${head.readUInt32LE(8)}, known is 1`);
  const chunkSize = head.readUInt32LE(12);
  if (chunkSize === 0 || chunkSize > MAX_CHUNK)
    throw corrupt(name, 12, `chunks of ${chunkSize} bytes, the limit is ${MAX_CHUNK}`);
  const own = fileKey(master, head.subarray(16, HEADER), name);
  const stored = chunkSize + TAG;
  const body = file.size - HEADER;
  const count = Math.ceil(body / stored);
  const lastSize = body - (count - 1) * stored;
  if (count < 1 || lastSize < TAG) throw corrupt(name, file.size, 'file ends inside of a chunk');
  const chunk = async (index: number): Promise<Uint8Array> => {
    const last = index === count - 1;
    const at = HEADER + index * stored;
    const bytes = Buffer.alloc(last ? lastSize : stored);
    if ((await file.read(bytes, at)) < bytes.length) throw corrupt(name, at, 'file ends inside of a chunk');
    const decipher = createDecipheriv('aes-256-gcm', own, nonce(index, last))
      .setAAD(head.subarray(0, 16))
      .setAuthTag(bytes.subarray(bytes.length - TAG));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG)), decipher.final()]);
    } catch (error) {
      throw corrupt(name, at, 'another key, or not as it was sealed', error);
    }
  };
  // Known good before anything is believed, its size included: the last chunk tells that it is the last.
  const end = await chunk(count - 1);
  return chunkedFile((count - 1) * chunkSize + end.length, chunkSize, chunk, () => file.close());
}
