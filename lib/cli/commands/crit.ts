/* libcriu crit …: image files for people and scripts. Arguments and JSON of decode, encode, info, show and x are CRIT's. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type * as imagesModule from '../../../images/index.js';
import type { ImageEdits, PortChange } from '../../../images/index.js';
import { UsageError } from '../parse.js';

type Images = typeof imagesModule;
type Arguments = ReturnType<typeof parseArgs<ParseArgsConfig>>;
type Verb = {
  readonly options?: ParseArgsConfig['options'];
  readonly operands: readonly [least: number, most: number];
  readonly run: (images: Images, given: Arguments) => Promise<number>;
};

/** Standard input, if no file is named. */
const input = (name: unknown): Promise<Buffer> => (name === undefined ? standardInput() : readFile(String(name)));

async function standardInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function output(name: unknown, bytes: string | Uint8Array): Promise<void> {
  if (name !== undefined) return writeFile(String(name), bytes);
  await new Promise<void>((resolve, reject) =>
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())),
  );
}

const json = (value: unknown): string =>
  `${JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item), 2)}\n`;

const fileOptions = { in: { type: 'string', short: 'i' }, out: { type: 'string', short: 'o' } } as const;
const jsonOption = { json: { type: 'boolean' } } as const;

const verbs: Readonly<Record<string, Verb>> = {
  decode: {
    options: { ...fileOptions, pretty: { type: 'boolean' } },
    operands: [0, 0],
    run: async ({ critDecode }, { values }) => {
      const pretty = values['pretty'] === true;
      const text = critDecode(await input(values['in']), nameOf(values['in']), undefined, { pretty });
      await output(values['out'], values['out'] === undefined || pretty ? `${text}\n` : text);
      return 0;
    },
  },
  encode: {
    options: fileOptions,
    operands: [0, 0],
    run: async ({ critEncode }, { values }) => {
      await output(values['out'], critEncode((await input(values['in'])).toString('utf8')));
      return 0;
    },
  },
  info: {
    operands: [1, 1],
    run: async ({ critInfo }, { positionals: [file = ''] }) => {
      await output(undefined, `${JSON.stringify(critInfo(await readFile(file), nameOf(file)), null, 4)}\n`);
      return 0;
    },
  },
  show: {
    options: { nopl: { type: 'boolean' } },
    operands: [1, 1],
    run: async ({ critDecode }, { values, positionals: [file = ''] }) => {
      const options = { pretty: true, noPayload: values['nopl'] === true };
      await output(undefined, `${critDecode(await readFile(file), nameOf(file), undefined, options)}\n`);
      return 0;
    },
  },
  x: {
    options: jsonOption,
    operands: [2, 2],
    run: async ({ ImageSet, explore, explorers }, { values, positionals: [dir = '', subject = ''] }) => {
      if (!Object.hasOwn(explorers, subject))
        throw new UsageError(`crit x shows ${Object.keys(explorers).join(', ')}, not ${subject}`);
      await using set = await ImageSet.open(dir);
      const found = await explore(set, subject as keyof typeof explorers);
      await output(undefined, values['json'] === true ? json(found.json) : `${found.text}\n`);
      return 0;
    },
  },
  verify: {
    options: jsonOption,
    operands: [1, 1],
    run: async ({ ImageSet, verify }, { values, positionals: [dir = ''] }) => {
      await using set = await ImageSet.open(dir);
      const problems = await verify(set);
      const lines = problems.map(({ file, entry, offset, detail }) => {
        const where = entry === undefined ? '' : ` entry ${entry}`;
        return `${file}${where} at offset ${offset}: ${detail}\n`;
      });
      await output(undefined, values['json'] === true ? json(problems) : lines.join(''));
      return problems.length === 0 ? 0 : 1;
    },
  },
  edit: {
    options: {
      out: { type: 'string', short: 'o' },
      port: { type: 'string', multiple: true },
      address: { type: 'string', multiple: true },
      path: { type: 'string', multiple: true },
      pid: { type: 'string', multiple: true },
      external: { type: 'string', multiple: true },
    },
    operands: [1, 1],
    run: async ({ ImageSet }, { values, positionals: [dir = ''] }) => {
      const pids = pairs(values['pid'], 'pid');
      const edits: ImageEdits = {
        ports: portChanges(values['port']),
        addresses: pairs(values['address'], 'address'),
        paths: pairs(values['path'], 'path'),
        pids: pids && Object.fromEntries(Object.entries(pids).map(([from, to]) => [from, Number(to)])),
        external: pairs(values['external'], 'external'),
      };
      if (Object.values(edits).every((one) => one === undefined)) throw new UsageError('crit edit: nothing to change');
      await using set = await ImageSet.open(dir);
      await (await set.edit(edits, { to: values['out'] as string | undefined })).close();
      return 0;
    },
  },
  flatten: {
    options: { out: { type: 'string', short: 'o' } },
    operands: [1, 1],
    run: async ({ ImageSet }, { values, positionals: [dir = ''] }) => {
      if (values['out'] === undefined) throw new UsageError('crit flatten: -o DIR is missing');
      await using set = await ImageSet.open(dir);
      await (await set.flatten(String(values['out']))).close();
      return 0;
    },
  },
  diff: {
    options: jsonOption,
    operands: [2, 2],
    run: async ({ ImageSet, diff }, { values, positionals: [left = '', right = ''] }) => {
      await using a = await ImageSet.open(left);
      await using b = await ImageSet.open(right);
      const found = await diff(a, b);
      const lines = found.map((one) => {
        switch (one.kind) {
          case 'only-left':
            return `only in ${left}: ${one.file}\n`;
          case 'only-right':
            return `only in ${right}: ${one.file}\n`;
          case 'bytes':
            return `${one.file} at offset ${one.offset}\n`;
          case 'field':
            return `${one.file} ${one.path}: ${shown(one.left)} → ${shown(one.right)}\n`;
        }
      });
      await output(undefined, values['json'] === true ? json(found) : lines.join(''));
      return found.length === 0 ? 0 : 1;
    },
  },
};

/** `OLD=NEW`, as often as it is given. */
function pairs(values: unknown, flag: string): Record<string, string> | undefined {
  if (values === undefined) return undefined;
  return Object.fromEntries(
    (values as readonly string[]).map((text) => {
      const at = text.indexOf('=');
      if (at < 1 || at === text.length - 1) throw new UsageError(`--${flag} takes OLD=NEW, not ${text}`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** `80=8080` or `udp:53=5353`, of the local side, or behind `remote:` of the other. */
function portChanges(values: unknown): readonly PortChange[] | undefined {
  if (values === undefined) return undefined;
  return (values as readonly string[]).map((text): PortChange => {
    const [, protocol, side, from, to] = /^(?:(tcp|udp):)?(?:(local|remote):)?(\d+)=(\d+)$/.exec(text) ?? [];
    if (from === undefined) throw new UsageError(`--port takes [tcp:|udp:][remote:]OLD=NEW, not ${text}`);
    return { protocol: protocol as 'tcp', side: side as 'local', from: Number(from), to: Number(to) };
  });
}

const shown = (value: unknown): string =>
  typeof value === 'bigint' ? `0x${value.toString(16)}` : (JSON.stringify(value) ?? 'absent');

/** An image is known by its magic, so any file name will do; it is only what errors name. */
const nameOf = (file: unknown): string => (file === undefined ? 'image' : path.basename(String(file)));

const usage = `Usage:
  libcriu crit decode [-i FILE] [-o FILE] [--pretty]   image to JSON
  libcriu crit encode [-i FILE] [-o FILE]              JSON to image
  libcriu crit info FILE                               what image it is, and how many entries it has
  libcriu crit show FILE [--nopl]                      image to JSON for people; --nopl: without raw bytes
  libcriu crit x DIR ps|fds|mems|rss|sockets|mounts|locks [--json]
  libcriu crit verify DIR [--json]                     everything that does not fit together; status 1 if there is any
  libcriu crit diff DIR DIR [--json]                   what differs between two sets; status 1 if anything does
  libcriu crit edit DIR [-o DIR] CHANGE…               in place, or into a new directory; each CHANGE any number of times:
      --port [tcp:|udp:][remote:]OLD=NEW  --address OLD=NEW  --path OLD=NEW  --pid OLD=NEW  --external OLD=NEW
  libcriu crit flatten DIR -o DIR                      one set of a chain of incremental dumps
DIR may be an archive, such as podman and Kubernetes write.
`;

/** `libcriu crit VERB …` */
export async function crit(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === '-h') {
    await output(undefined, usage);
    return 0;
  }
  if (name === '--version') {
    await output(undefined, '4.2\n');
    return 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) {
    await output(undefined, usage);
    throw new UsageError(name === '' ? 'crit: too few arguments' : `crit has no ${name}`);
  }
  let given: Arguments;
  try {
    given = parseArgs({ args: rest, options: verb.options ?? {}, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const [least, most] = verb.operands;
  if (given.positionals.length < least || given.positionals.length > most)
    throw new UsageError(`crit ${name} takes ${least} operand${least === 1 ? '' : 's'}`);
  return runTool(verb, given);
}

async function runTool(verb: Verb, given: Arguments): Promise<number> {
  const images = await import('../../../images/index.js');
  try {
    return await verb.run(images, given);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TypeError) throw new UsageError(error.message);
    if (!images.isImageError(error) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    process.stderr.write(`Error: ${(error as Error).message}\n`);
    return 1;
  }
}
