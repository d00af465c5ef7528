/*
 * npm run docs:images: writes images/REFERENCE.md from the schema, what the classes say of their images, and what
 * images/proto/meanings.txt says of CRIU's fields; those of our own are explained in the .proto files. With `--check`, only
 * compares. What has no meaning is an error.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './setup.mjs';

const file = path.join(root, 'images', 'REFERENCE.md');
const read = (...name) => readFileSync(path.join(root, 'images', ...name), 'utf8');
const missing = [];

/** `message` and `message.field` to words, `*.field` for fields that mean the same everywhere. */
function written() {
  const found = new Map();
  let message = '';
  for (const line of read('proto', 'meanings.txt').split('\n')) {
    const field = /^ {2}(\S+) {2}(.+)$/.exec(line);
    const head = /^(\*|\w+) (.+)$/.exec(line);
    if (field) for (const name of field[1].split(',')) found.set(`${message}.${name}`, field[2]);
    else if (head) {
      message = head[1];
      found.set(message, head[2]);
    } else if (line !== '' && !line.startsWith('#')) throw new Error(`meanings.txt: not understood: ${line}`);
  }
  return found;
}

/** What the .proto files say above a message or a field; a comment also holds for the fields right below that have none. */
function commented() {
  const found = new Map();
  for (const name of readdirSync(path.join(root, 'images', 'proto')).filter((one) => one.endsWith('.proto'))) {
    let message;
    let lines = [];
    let last = '';
    for (const line of read('proto', name).split('\n')) {
      const comment = /^\s*\/\/ ?(.*)$/.exec(line)?.[1];
      if (comment !== undefined) {
        lines.push(comment);
        continue;
      }
      const text = lines
        .join(' ')
        .replace(/^(libcriu(: numbers from 7001 are ours; other readers skip them\.|:)|Not CRIU's[.:]) */, '')
        .replace(/^Part of the image format.*$/, '')
        .trim();
      lines = [];
      const opened = /^message (\w+)/.exec(line);
      if (opened) {
        message = opened[1];
        last = '';
        if (text !== '') found.set(message, text);
        continue;
      }
      const [, field, trailing] =
        /^\s*(?:required|optional|repeated)[^=]*?(\w+) = \d+[^;]*;(?:\s*\/\/ (?!shown as)(.+))?/.exec(line) ?? [];
      if (field === undefined) {
        if (line.trim() === '') last = '';
        continue;
      }
      if (text !== '' || trailing !== undefined) last = trailing ?? text;
      if (last !== '') found.set(`${message}.${field}`, last);
    }
  }
  return found;
}

/** What the comments of classes say: `/** mm-PID.img: the address space. *\/`. */
function ofClasses() {
  const found = new Map();
  for (const name of readdirSync(path.join(root, 'images', 'types')))
    for (const [, text, type] of read('types', name).matchAll(/\/\*\* ([^*]+?) \*\/\nexport class (\w+)/g))
      found.set(type, text.replace(/^[^:]*: /, ''));
  return found;
}

const words = written();
const comments = commented();
const classes = ofClasses();
const known = (what, text) => {
  if (text === undefined) missing.push(what);
  return text ?? '';
};
const sentence = (text) => (text === '' ? '' : `${text[0].toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`);
/** Registers are named for what they are. */
const isRegisters = (message) => /^user_.*_entry$/.test(message);

const bundled = await build({
  stdin: {
    contents: `export { imagesReference } from './reference.ts'; export { imageClasses, rawClasses } from './types/index.ts';`,
    resolveDir: path.join(root, 'images'),
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  keepNames: true,
});
const code = bundled.outputFiles[0].text.replaceAll(
  /from "protobufjs\/minimal(\.js)?"/g,
  `from "${import.meta.resolve('protobufjs/minimal.js')}"`,
);
const { imagesReference, imageClasses, rawClasses } = await import(
  `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
);
const page = imagesReference({
  image: (name) => sentence(known(name, classes.get((imageClasses[name] ?? rawClasses[name]).name))),
  message: (name) => {
    const own = words.get(name) ?? comments.get(name);
    if (own !== undefined || !isRegisters(name)) return sentence(known(name, own));
    return `Registers${` of ${name.split('_')[1]}`}.`;
  },
  field: (message, field) => {
    const text = words.get(`${message}.${field}`) ?? comments.get(`${message}.${field}`) ?? words.get(`*.${field}`);
    if (text === undefined && isRegisters(message)) return `register ${field}`;
    return known(`${message}.${field}`, text);
  },
});
if (missing.length > 0) {
  console.error(
    `no meaning, neither in images/proto/meanings.txt nor in a comment of the .proto: ${missing.join(', ')}`,
  );
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    console.error('images/REFERENCE.md is not what the schema says; run: npm run docs:images');
    process.exitCode = 1;
  }
} else writeFileSync(file, page);
