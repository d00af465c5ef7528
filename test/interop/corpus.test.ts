/*
 * Every image of a corpus, such as the dumps of CRIU's own test suite (zdtm.py run -a --norst --keep-img always): the same
 * bytes after decode and encode, the same JSON as CRIT, nothing for verify() to find.
 *   LIBCRIU_CORPUS  directory under which the image sets are
 *   LIBCRIU_PYCRIU  where Python finds CRIT's module of the CRIU that wrote them; without it, JSON is not compared
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { critDecode, critEncode, ImageSet, MessageImage, rowOf, table, verify } from '../../images/index.js';
import { itUnless } from '../support/target.js';

const corpus = process.env['LIBCRIU_CORPUS'];
const pycriu = process.env['LIBCRIU_PYCRIU'];
const python = process.env['LIBCRIU_PYTHON'] ?? '/usr/bin/python3';

async function imageSets(at: string): Promise<string[]> {
  const entries = await readdir(at, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'inventory.img')) return [at];
  const deeper = entries.filter((entry) => entry.isDirectory()).map(({ name }) => imageSets(path.join(at, name)));
  return (await Promise.all(deeper)).flat().sort();
}

const withMagic = (name: string): boolean => {
  const row = rowOf(name)?.row;
  return row !== undefined && row.head !== 'raw';
};

/** For each file the two texts of CRIT: plain and --pretty; null where it fails itself. */
const program = `
import sys, json, pycriu
for line in sys.stdin:
    out = []
    for pretty in (False, True):
        try:
            with open(line.rstrip('\\n'), 'rb') as f:
                img = pycriu.images.load(f, pretty)
            out.append(json.dumps(img, indent=4) if pretty else json.dumps(img))
        except Exception as e:
            out.append(None)
    print(json.dumps(out))
`;

type Texts = readonly [plain: string | null, pretty: string | null];

function critTexts(files: readonly string[]): Promise<Texts[]> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PYTHONPATH: pycriu };
    const child = execFile(python, ['-c', program], { env, maxBuffer: 2 ** 30 }, (error, out) => {
      if (error) reject(error);
      else
        resolve(
          out
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Texts),
        );
    });
    child.stdin?.end(files.map((file) => `${file}\n`).join(''));
  });
}

const reason = corpus === undefined ? 'no $LIBCRIU_CORPUS' : undefined;

itUnless(reason)(
  'every image: the same bytes after decode and encode',
  async () => {
    let images = 0;
    for (const dir of await imageSets(corpus ?? '')) {
      for (const name of (await readdir(dir)).filter(withMagic)) {
        const bytes = await readFile(path.join(dir, name));
        const row = rowOf(name)?.row ?? table.core;
        const again = MessageImage.fromBytes(row, name, bytes).toBytes();
        if (!bytes.equals(again)) throw new Error(`${dir}/${name} differs after decode and encode`);
        images++;
      }
    }
    console.log(`${images} images`);
    expect(images).toBeGreaterThan(0);
  },
  3_600_000,
);

itUnless(reason ?? (pycriu === undefined ? 'no $LIBCRIU_PYCRIU' : undefined))(
  'every image: the same JSON as CRIT, which encodes to the same bytes',
  async () => {
    const differing: string[] = [];
    const beyondCrit = new Map<string, number>();
    let compared = 0;
    for (const dir of await imageSets(corpus ?? '')) {
      const names = (await readdir(dir)).filter(withMagic);
      const texts = await critTexts(names.map((name) => path.join(dir, name)));
      for (const [i, name] of names.entries()) {
        const bytes = await readFile(path.join(dir, name));
        const [plain, pretty] = texts[i] ?? [null, null];
        if (plain === null || pretty === null) {
          beyondCrit.set(name, (beyondCrit.get(name) ?? 0) + 1);
          continue;
        }
        compared++;
        if (critDecode(bytes, name) !== plain) differing.push(`${dir}/${name}: decode`);
        else if (critDecode(bytes, name, undefined, { pretty: true }) !== pretty)
          differing.push(`${dir}/${name}: pretty`);
        else if (!bytes.equals(critEncode(plain))) differing.push(`${dir}/${name}: encode`);
        else if (!bytes.equals(critEncode(pretty))) differing.push(`${dir}/${name}: encode of pretty`);
      }
    }
    console.log(`${compared} images compared; CRIT itself cannot read: ${JSON.stringify([...beyondCrit])}`);
    expect(differing).toEqual([]);
  },
  3_600_000,
);

itUnless(reason)(
  'every set: nothing for verify() to find',
  async () => {
    const found: string[] = [];
    const dirs = await imageSets(corpus ?? '');
    for (const dir of dirs) {
      for (const { file, offset, detail } of await verify(await ImageSet.open(dir)))
        found.push(`${dir}/${file}@${offset}: ${detail}`);
    }
    console.log(`${dirs.length} sets`);
    expect(found).toEqual([]);
  },
  3_600_000,
);
