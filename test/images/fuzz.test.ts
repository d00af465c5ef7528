import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CoreImage,
  critDecode,
  critEncode,
  FdinfoImage,
  FilesImage,
  FsImage,
  GhostFileImage,
  IdsImage,
  ImageSet,
  InventoryImage,
  isImageError,
  MmImage,
  PagemapImage,
  PipesDataImage,
  PstreeImage,
  RemapFpathImage,
  rowOf,
  SeccompImage,
  SkQueuesImage,
  StatsImage,
  TimensImage,
  verify,
  type ImageConstructor,
  MessageImage,
  type TypedImage,
} from '../../images/index.js';
import { fuzz } from '../fuzz/images.js';
import { generator, mutate } from './mutate.js';
import { sampleImages, temporaryDirectory, writeSample } from './sample-set.js';

const ROUNDS = Number(process.env['LIBCRIU_FUZZ_ROUNDS'] ?? 400);

const classes: readonly ImageConstructor<TypedImage>[] = [
  CoreImage,
  FdinfoImage,
  FilesImage,
  FsImage,
  GhostFileImage,
  IdsImage,
  InventoryImage,
  MmImage,
  PagemapImage,
  PipesDataImage,
  PstreeImage,
  RemapFpathImage,
  SeccompImage,
  SkQueuesImage,
  StatsImage,
  TimensImage,
];

/** Touches every getter. */
function readAll(image: object): void {
  for (
    let proto = Object.getPrototypeOf(image) as object;
    proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto) as object
  ) {
    for (const key of Object.getOwnPropertyNames(proto)) void (image as Record<string, unknown>)[key];
  }
}

it('only ever answers mutated images with an image or an ImageError', () => {
  let accepted = 0;
  for (const sample of sampleImages()) {
    const type = classes.find((candidate) => candidate.row === rowOf(sample.file)?.row);
    if (type === undefined) throw new Error(`no class for ${sample.file}`);
    const bytes = sample.toBytes();
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const mutant = mutate(bytes, generator(seed * 2654435761));
      try {
        const image = new type(MessageImage.fromBytes(type.row, sample.file, mutant));
        readAll(image);
        // What was accepted can be written, and reads back as itself.
        const again = image.toBytes();
        expect(Buffer.from(new type(MessageImage.fromBytes(type.row, sample.file, again)).toBytes())).toEqual(
          Buffer.from(again),
        );
        accepted++;
      } catch (error) {
        if (!isImageError(error)) throw new Error(`${sample.file}, seed ${seed}`, { cause: error });
      }
    }
  }
  expect(accepted).toBeGreaterThan(ROUNDS);
});

it('opens and verifies sets with mutated files without another error', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const samples = sampleImages();
  for (let seed = 1; seed <= ROUNDS / 4; seed++) {
    const random = generator(seed * 40503);
    const sample = samples[random(samples.length)];
    if (sample === undefined) continue;
    await writeFile(path.join(dir.path, sample.file), mutate(sample.toBytes(), random));
    try {
      const set = await ImageSet.open(dir.path);
      set.externalEnds();
      await verify(set);
    } catch (error) {
      if (!isImageError(error)) throw new Error(`${sample.file}, seed ${seed}`, { cause: error });
    }
    await writeFile(path.join(dir.path, sample.file), sample.toBytes());
  }
});

it('survives mutated images and mutated JSON in the CRIT form', () => {
  for (const sample of sampleImages()) {
    const bytes = sample.toBytes();
    const json = critDecode(bytes, sample.file);
    for (let seed = 1; seed <= ROUNDS / 4; seed++) {
      const random = generator(seed * 97);
      for (const run of [
        (): unknown => critEncode(critDecode(mutate(bytes, random), sample.file)),
        (): unknown => critEncode(Buffer.from(mutate(Buffer.from(json), random)).toString()),
      ]) {
        try {
          run();
        } catch (error) {
          if (!isImageError(error)) throw new Error(`${sample.file}, seed ${seed}`, { cause: error });
        }
      }
    }
  }
});

it('answers mutated images of every class, and the sets that they are in, with problems or an ImageError', async () => {
  const { images, accepted, sets, opened, problems } = await fuzz(ROUNDS * 5, 1, () => undefined);
  expect(images).toBe(ROUNDS * 5);
  for (const some of [accepted, sets, opened, problems]) expect(some).toBeGreaterThan(0);
});
