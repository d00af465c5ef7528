/*
 * npm run fuzz:images [-- COUNT [SEED]]: mutated images through decode, CRIT's JSON and verify(). Every answer is an image, a
 * list of problems, or an ImageError with file and offset; no round takes longer than a second or more than the stated memory.
 */
import { isMainThread } from 'node:worker_threads';
import {
  critDecode,
  critEncode,
  imageClass,
  ImageError,
  ImageSet,
  isImageError,
  MessageImage,
  rowOf,
  verify,
  type ImageStore,
} from '../../images/index.js';
import { sampleImages, samplePages } from '../images/sample-set.js';
import { generator, mutate, mutateEntries } from '../images/mutate.js';
import { syntheticImages } from '../images/synthetic.js';

/** Images mutated between two looks at the whole set: few enough that two sets of three can be opened. */
const PER_SET = 6;
/** Longest time for a round of that many images and one verify(), in milliseconds. */
const ROUND_LIMIT = 5000;
/** Most memory that the process may hold at the end of a round, in bytes. */
export const MEMORY_LIMIT = 768 * 1024 ** 2;

/** A set in memory. */
class MemoryStore implements ImageStore {
  readonly limits = {};
  readonly path = 'memory';
  constructor(readonly files: ReadonlyMap<string, Uint8Array>) {}
  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()].sort());
  }
  read(name: string): Promise<Uint8Array> {
    const bytes = this.files.get(name);
    if (bytes === undefined) return Promise.reject(new ImageError('ERR_IMAGE_MISSING', name, 0, 'no such image'));
    return Promise.resolve(bytes);
  }
  async open(name: string) {
    const bytes = await this.read(name);
    return {
      size: bytes.length,
      read: (target: Uint8Array, position: number) => {
        const part = bytes.subarray(position, position + target.length);
        target.set(part);
        return Promise.resolve(part.length);
      },
      close: () => Promise.resolve(),
    };
  }
  create(): never {
    throw new TypeError('read only');
  }
  parent(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

const samples = [...sampleImages(), ...syntheticImages()].map((image) => ({
  file: image.file,
  bytes: image.toBytes(),
  source: 'source' in image ? image.source : image,
}));

/** Touches every getter. */
function readAll(image: object): void {
  for (
    let proto = Object.getPrototypeOf(image) as object;
    proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto) as object
  )
    for (const key of Object.getOwnPropertyNames(proto)) void (image as Record<string, unknown>)[key];
}

/** A refusal names the file and the place in it. */
const saysWhere = (error: unknown): error is ImageError =>
  isImageError(error) && error.file !== '' && Number.isInteger(error.offset) && error.offset >= 0;

function one(file: string, bytes: Uint8Array, withJson: boolean): boolean {
  const row = rowOf(file)?.row;
  const type = row && imageClass(row);
  if (row === undefined || type === undefined) throw new Error(`no class for ${file}`);
  try {
    const image = new type(MessageImage.fromBytes(row, file, bytes));
    readAll(image);
    const again = image.toBytes();
    if (!Buffer.from(again).equals(MessageImage.fromBytes(row, file, again).toBytes()))
      throw new Error('what was written reads back as something else');
    // JSON costs most of the time, so one in four goes through it.
    if (withJson) critEncode(critDecode(bytes, file));
    return true;
  } catch (error) {
    if (!saysWhere(error) || error.file !== file) throw error;
    return false;
  }
}

async function wholeSet(files: ReadonlyMap<string, Uint8Array>): Promise<number> {
  try {
    const set = await ImageSet.open(new MemoryStore(files));
    set.externalEnds();
    set.sockets();
    for (const { pid } of set.processes) set.memoryMap(pid);
    const problems = await verify(set);
    for (const { file, offset, detail } of problems)
      if (file === '' || !(offset >= 0) || detail === '')
        throw new Error(`a problem that does not say where: ${detail}`);
    return problems.length;
  } catch (error) {
    if (!saysWhere(error)) throw error;
    return -1;
  }
}

/** What became of the mutants. */
export interface FuzzResult {
  images: number;
  accepted: number;
  sets: number;
  opened: number;
  problems: number;
  slowest: number;
  memory: number;
}

/** @throws {Error} the seed of the round, and why it failed, as its cause */
export async function fuzz(count: number, seed: number, progress: (result: FuzzResult) => void): Promise<FuzzResult> {
  const result: FuzzResult = { images: 0, accepted: 0, sets: 0, opened: 0, problems: 0, slowest: 0, memory: 0 };
  for (let round = 0; result.images < count; round++) {
    const random = generator((seed + round) * 2654435761);
    const started = performance.now();
    try {
      const files = new Map(samples.map(({ file, bytes }) => [file, bytes]));
      files.set('pages-1.img', samplePages());
      for (let i = 0; i < PER_SET && result.images < count; i++) {
        // The inventory and the tree decide whether the set opens at all, so they are left alone most of the time.
        const pick = random(8) === 0 ? samples : samples.filter(({ file }) => !/^(inventory|pstree)/.test(file));
        const sample = pick[random(pick.length)];
        if (sample === undefined) continue;
        // Mutated bytes are for the decoder, which few of them pass; the others for what comes after it.
        const mutant = random(3) === 0 ? mutate(sample.bytes, random) : mutateEntries(sample.source, random);
        files.set(sample.file, mutant);
        result.images++;
        if (one(sample.file, mutant, random(4) === 0)) result.accepted++;
      }
      const problems = await wholeSet(files);
      result.sets++;
      if (problems >= 0) result.opened++;
      if (problems > 0) result.problems += problems;
    } catch (error) {
      throw new Error(`round ${round} of seed ${seed}`, { cause: error });
    }
    const took = performance.now() - started;
    result.slowest = Math.max(result.slowest, took);
    if (took > ROUND_LIMIT) throw new Error(`round ${round} of seed ${seed} took ${took} ms`);
    if (round % 1000 === 999) {
      result.memory = Math.max(result.memory, process.memoryUsage.rss());
      if (result.memory > MEMORY_LIMIT) throw new Error(`${result.memory} bytes of memory after round ${round}`);
      progress(result);
    }
  }
  result.memory = Math.max(result.memory, process.memoryUsage.rss());
  return result;
}

/** The command. */
export async function command(args: readonly string[]): Promise<void> {
  if (!isMainThread) return;
  const count = Number(args[0] ?? 1_000_000);
  const seed = Number(args[1] ?? Date.now() % 1_000_000);
  console.log(`${count} mutated images, seed ${seed}`);
  const started = performance.now();
  let said = 0;
  const result = await fuzz(count, seed, ({ images }) => {
    if (images - said >= 25_000) console.log(`${(said = images)} …`);
  });
  console.log(JSON.stringify({ ...result, seconds: Math.round((performance.now() - started) / 1000) }));
}
