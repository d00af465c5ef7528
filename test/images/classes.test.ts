import {
  imageClass,
  imageClasses,
  MessageImage,
  rawClass,
  rawClasses,
  rowOf,
  table,
  type ImageRow,
} from '../../images/index.js';
import { message, syntheticImages } from './synthetic.js';
import { decode, encode, messageType } from '../../images/index.js';
import { messages } from '../../images/generated/schema.js';

it('has a class for every row of the table, which knows its row', () => {
  for (const [name, row] of Object.entries<ImageRow>(table)) {
    const type = imageClass(row) ?? rawClass(row);
    expect([name, type?.row]).toEqual([name, row]);
  }
  expect(Object.keys(imageClasses).length + Object.keys(rawClasses).length).toBe(Object.keys(table).length);
});

it.each(syntheticImages().map((image) => [image.file, image] as const))('reads and writes %s', (file, image) => {
  const type = imageClass(image.row);
  if (type === undefined) throw new Error(`no class for ${file}`);
  expect(rowOf(file)?.row).toBe(image.row);
  const bytes = image.toBytes();
  let typed;
  try {
    typed = new type(MessageImage.fromBytes(image.row, file, bytes));
  } catch (error) {
    // Some classes ask more of their entries than that all fields are there.
    return expect(error).toMatchObject({ file, code: 'ERR_IMAGE_CORRUPT' });
  }
  expect(Buffer.from(typed.toBytes())).toEqual(Buffer.from(bytes));
});

it.each(Object.keys(messages))('keeps every field of %s', (name) => {
  const type = messageType(name);
  if (type === undefined) throw new Error(`no message ${name}`);
  const full = message(name);
  const bytes = encode(type, full);
  const read = decode(type, bytes) as Record<string, unknown>;
  expect(Buffer.from(encode(type, read))).toEqual(Buffer.from(bytes));
  for (const key of Object.keys(full)) expect(read).toHaveProperty(key);
});
