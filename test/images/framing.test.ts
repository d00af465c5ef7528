import {
  FrameReader,
  InventoryImage,
  MessageImage,
  PipesDataImage,
  PstreeImage,
  fileName,
  isImageError,
  rowOf,
  table,
} from '../../images/index.js';

const u32 = (...words: number[]): Buffer => {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, i) => bytes.writeUInt32LE(word, i * 4));
  return bytes;
};
const INVENTORY = Buffer.from('0802', 'hex');
const ROOT = Buffer.from('08011000180120012801', 'hex');

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('did not throw');
}

it('reads and writes the three heads', () => {
  const inventory = Buffer.concat([u32(0x58313116, 2), INVENTORY]);
  expect(InventoryImage.fromBytes(inventory).version).toBe(2);
  expect(Buffer.from(InventoryImage.of({ img_version: 2 }).toBytes())).toEqual(inventory);

  const pstree = Buffer.concat([u32(0x54564319, 0x50273030, ROOT.length), ROOT]);
  expect(PstreeImage.fromBytes(pstree).root?.pid).toBe(1);
  expect(Buffer.from(PstreeImage.fromBytes(pstree).toBytes())).toEqual(pstree);

  const stats = u32(0x55105940, 0x57093306, 0);
  expect(MessageImage.fromBytes(table.stats, 'stats-dump', stats).entries).toHaveLength(1);
});

it('reads version 1, which has no common magic, and writes it back', () => {
  const old = Buffer.concat([u32(0x50273030, ROOT.length), ROOT]);
  const image = PstreeImage.fromBytes(old);
  expect(image.source.version).toBe(1);
  expect(Buffer.from(image.toBytes())).toEqual(old);
});

it('tells file and offset of a torn file, wherever it is torn', () => {
  const whole = Buffer.concat([
    u32(0x54564319, 0x56453709, 4),
    Buffer.from('08051003', 'hex'),
    Buffer.from('abc'),
    u32(4),
    Buffer.from('08061001', 'hex'),
    Buffer.from('x'),
  ]);
  expect(PipesDataImage.fromBytes(whole).records.map(({ data }) => Buffer.from(data).toString())).toEqual(['abc', 'x']);
  const borders = new Set([8, 19]);
  for (let length = 0; length < whole.length; length++) {
    if (borders.has(length)) continue;
    const error = caught(() => PipesDataImage.fromBytes(whole.subarray(0, length), 'pipes-data.img'));
    expect(isImageError(error, 'ERR_IMAGE_CORRUPT')).toBe(true);
    expect((error as { file: string }).file).toBe('pipes-data.img');
    expect((error as { offset: number }).offset).toBeLessThanOrEqual(length);
  }
});

it('refuses an entry over the ceiling before it looks at the bytes', () => {
  const lying = u32(0x54564319, 0x50273030, 0xffffffff);
  expect(caught(() => PstreeImage.fromBytes(lying, 'pstree.img'))).toMatchObject({
    code: 'ERR_IMAGE_CORRUPT',
    file: 'pstree.img',
    offset: 8,
    message: expect.stringMatching(/limit is 67108864/),
  });
  const small = new FrameReader('x', Buffer.concat([u32(5), Buffer.alloc(5)]), { maxEntryBytes: 4 });
  expect(() => small.entry()).toThrow(/limit is 4/);
});

it('refuses payloads longer than the file', () => {
  const lying = Buffer.concat([u32(0x54564319, 0x56453709, 8), Buffer.from('080510ffffffff0f', 'hex')]);
  expect(caught(() => PipesDataImage.fromBytes(lying))).toMatchObject({ code: 'ERR_IMAGE_CORRUPT', offset: 20 });
});

it('wants one entry in images that have one', () => {
  const two = Buffer.concat([u32(0x58313116, 2), INVENTORY, u32(2), INVENTORY]);
  expect(() => InventoryImage.fromBytes(two)).toThrow(/more bytes after the last entry/);
  expect(() => InventoryImage.fromBytes(u32(0x58313116))).toThrow(/first entry must be/);
  expect(() => InventoryImage.fromBytes(u32(0x11111111))).toThrow(/magic 0x11111111/);
});

it('knows every file name, both ways', () => {
  expect(fileName(table.ghostFile, 26)).toBe('ghost-file-1a.img');
  expect(rowOf('ghost-file-1a.img')).toEqual({ row: table.ghostFile, id: 26n });
  expect(rowOf('pagemap-shmem-18446744073709551615.img')).toEqual({ row: table.pagemapShmem, id: 2n ** 64n - 1n });
  expect(rowOf('stats-dump')).toEqual({ row: table.stats, id: 'dump' });
  for (const name of ['core-.img', 'core-1.img.tmp', 'core-1ximg', '../core-1.img', 'core--1.img', 'parent'])
    expect(rowOf(name)).toBeUndefined();
  for (const row of Object.values(table)) {
    const id = row.pattern.includes('%s') ? 'dump' : 7;
    expect(rowOf(fileName(row, id))?.row).toBe(row);
  }
});
