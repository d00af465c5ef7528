#!/usr/bin/env node
// Makes images/generated/ from images/proto/. `--check` writes nothing and fails if what is there differs.
//
//   proto.js    static code of pbjs: encode and decode of every message. Trimmed, see trim().
//   proto.d.ts  its types, written here and not by pbts, which knows neither bigint nor "absent".
//   schema.js   the same schema as data, for checks before encoding and for CRIT's JSON.
import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import path from 'node:path';
import pbjs from 'protobufjs-cli/pbjs.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const outDir = path.join(here, 'generated');
const sources = path.join(here, 'proto');
const notice = '// Made by images/generate.mjs from images/proto/*.proto. Not edited by hand.\n';

const run = promisify(pbjs.main);
const files = readdirSync(sources)
  .filter((name) => name.endsWith('.proto'))
  .sort()
  .map((name) => path.join(sources, name));

/** Runs one pbjs target over the whole schema. */
const target = (name, ...flags) => run(['--target', name, '--keep-case', '--path', sources, ...flags, ...files]);

/** Replaces, and fails if the output of pbjs has changed so that nothing matches. */
function replace(text, pattern, by, what) {
  const changed = text.replace(pattern, by);
  if (changed === text) throw new Error(`pbjs output has no ${what} to rewrite; was protobufjs-cli updated?`);
  return changed;
}

/**
 * What pbjs writes, minus what would mislead or weigh:
 * - defaults on prototypes go, so that an absent optional field is `undefined` and not 0;
 * - enums are open: a number we have no name for is kept as a number, and does not count as a missing field;
 * - `$unknowns` is an ordinary property, so that `{ ...message }` keeps it;
 * - the root is this module's own, not one that two copies of the package share through protobufjs;
 * - indentation goes (a third of the bytes).
 */
function trim(code) {
  code = replace(code, /^ +\w+\.prototype\.\w+ = .*;\n/gm, '', 'prototype default');
  code = replace(
    code,
    /^ +if \(\$root[\w.]+\[value\] !== \$undefined\)\n( +message\.\w+(?: = value|\.push\(value\)|\[.*\] = value);\n) +else if \(!reader\.discardUnknown\) \{\n(?:.*\n){2} +\}\n/gm,
    '$1',
    'closed enum',
  );
  code = replace(code, /^ +\$util\.makeProp\(message, "\$unknowns", false\);\n/gm, '', '$unknowns');
  code = replace(code, /^const \$root = .*;$/m, 'const $root = {};', 'root');
  return code.replace(/^ +/gm, '').replace(/\n{2,}/g, '\n');
}

/** Messages and enums by full name, in order of name. */
function collect(json) {
  const messages = new Map();
  const enums = new Map();
  const walk = (nested, prefix) => {
    for (const [name, node] of Object.entries(nested ?? {})) {
      if (node.values) enums.set(prefix + name, node.values);
      if (node.fields) messages.set(prefix + name, node.fields);
      walk(node.nested, `${prefix}${name}.`);
    }
  };
  walk(json.nested, '');
  const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return { messages: sorted(messages), enums: sorted(enums) };
}

const scalars = {
  bool: 'boolean',
  string: 'string',
  bytes: 'Uint8Array',
  int32: 'number',
  uint32: 'number',
  sint32: 'number',
  fixed32: 'number',
  sfixed32: 'number',
  float: 'number',
  double: 'number',
  int64: 'bigint',
  uint64: 'bigint',
  sint64: 'bigint',
  fixed64: 'bigint',
  sfixed64: 'bigint',
};

/** How people want to see a field, from the comments `// shown as WHAT` of the schema: `message.field` to WHAT. */
function presentations() {
  const found = new Map();
  for (const file of files) {
    let message;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      message = /^message (\w+)/.exec(line)?.[1] ?? message;
      const [, field, what] = /(\w+) = \d+[^;]*;.*\/\/ shown as (\S+)/.exec(line) ?? [];
      if (field !== undefined) found.set(`${message}.${field}`, what);
    }
  }
  return found;
}

function schemaJs({ messages, enums }) {
  const shown = presentations();
  const names = new Set([...messages, ...enums].map(([name]) => name));
  const rules = { required: 1, repeated: 2 };
  let text = notice;
  text +=
    '// Fields of a message: [name, number, type, rule, shown as]; rule 0 optional, 1 required, 2 repeated. Order as in the .proto.\n';
  text += 'export const messages = {\n';
  for (const [name, fields] of messages) {
    const rows = Object.entries(fields).map(([field, f]) => {
      if (!scalars[f.type] && !names.has(f.type)) throw new Error(`${name}.${field}: type ${f.type} is not known`);
      const what = shown.get(`${name}.${field}`);
      shown.delete(`${name}.${field}`);
      return JSON.stringify([field, f.id, f.type, rules[f.rule] ?? 0, ...(what === undefined ? [] : [what])]);
    });
    text += `  ${JSON.stringify(name)}: [${rows.join(', ')}],\n`;
  }
  if (shown.size > 0) throw new Error(`no field for "shown as" of ${[...shown.keys()].join(', ')}`);
  text += '};\nexport const enums = {\n';
  for (const [name, values] of enums) text += `  ${JSON.stringify(name)}: ${JSON.stringify(values)},\n`;
  return `${text}};\n`;
}

const schemaDts = `${notice}
/** [name, number, type, rule, shown as]: rule 0 optional, 1 required, 2 repeated; shown as hex=true, flags=mmap.prot … */
export type FieldRow = readonly [name: string, number: number, type: string, rule: 0 | 1 | 2, shown?: string];
export const messages: Readonly<Record<string, readonly FieldRow[]>>;
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
`;

function protoDts({ messages, enums }) {
  const isEnum = new Set(enums.map(([name]) => name));
  /** `message` types of fields: what decode gives has the plain name, what encode takes has an I before it. */
  const typeOf = (type, input) => scalars[type] ?? (input && !isEnum.has(type) ? `I${type}` : type);
  let text = `${notice}
import type { Reader, Writer } from 'protobufjs/minimal.js';

/** Fields that the schema does not have, as they stood on the wire: tag and value. Written back by encode. */
type Unknowns = Uint8Array[];
`;
  for (const [name, values] of enums) {
    const [owner, inner] = name.split('.');
    const body = Object.entries(values)
      .map(([key, value]) => `  ${key} = ${value},\n`)
      .join('');
    text += inner
      ? `\nexport namespace ${owner} {\n  enum ${inner} {\n${body.replace(/^/gm, '  ').trimEnd()}\n  }\n}\n`
      : `\nexport enum ${name} {\n${body}}\n`;
  }
  for (const [name, fields] of messages) {
    const rows = Object.entries(fields);
    const input = rows
      .map(([field, f]) =>
        f.rule === 'repeated'
          ? `  readonly ${field}?: readonly ${typeOf(f.type, true)}[] | undefined;\n`
          : f.rule === 'required'
            ? `  readonly ${field}: ${typeOf(f.type, true)};\n`
            : `  readonly ${field}?: ${typeOf(f.type, true)} | undefined;\n`,
      )
      .join('');
    const output = rows
      .map(([field, f]) =>
        f.rule === 'repeated'
          ? `  ${field}: ${typeOf(f.type, false)}[];\n`
          : f.rule === 'required'
            ? `  ${field}: ${typeOf(f.type, false)};\n`
            : `  ${field}?: ${typeOf(f.type, false)} | undefined;\n`,
      )
      .join('');
    text += `
export interface I${name} {
${input}  readonly $unknowns?: readonly Uint8Array[] | undefined;
}
export class ${name} {
  private constructor();
${output}  $unknowns?: Unknowns | undefined;
  static encode(message: I${name}, writer: Writer): Writer;
  static decode(reader: Reader, length?: number): ${name};
}
`;
  }
  return text;
}

const code = await target(
  'static-module',
  '--wrap',
  'esm',
  '--es6',
  '--dependency',
  'protobufjs/minimal.js',
  '--no-create',
  '--no-verify',
  '--no-convert',
  '--no-delimited',
  '--no-typeurl',
  '--no-service',
  '--no-comments',
);
const schema = collect(JSON.parse(await target('json')));
const made = {
  'proto.js': notice + trim(code),
  'proto.d.ts': protoDts(schema),
  'schema.js': schemaJs(schema),
  'schema.d.ts': schemaDts,
};

if (process.argv.includes('--check')) {
  const differs = Object.keys(made).filter((name) => {
    try {
      return readFileSync(path.join(outDir, name), 'utf8') !== made[name];
    } catch {
      return true;
    }
  });
  if (differs.length > 0) {
    console.error(`images/generated: ${differs.join(', ')} differ from images/proto; run: node images/generate.mjs`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(outDir, { recursive: true });
  for (const [name, text] of Object.entries(made)) writeFileSync(path.join(outDir, name), text);
}
