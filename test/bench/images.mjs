// npm run bench:images: what reading of images takes: a small set, and the pagemap of 100 GiB in ten million entries. Times of
// the processor, since other programs are not the library's doing; DIR: a set of yours instead of the small one.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkpoint } from '../../dist/libcriu.js';
import { encode, ImageDirectory, ImageSet, PageMap, proto, table, verify } from '../../dist/images.js';

const ENTRIES = 10_000_000;
const dir = mkdtempSync(path.join(tmpdir(), 'libcriu-bench-images-'));

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function spent(work) {
  const before = cpu();
  const value = await work();
  return [value, cpu() - before];
}

/** Entries as CRIU 4.2 writes them, of one page or two, none next to another. */
function writePagemap(file) {
  const fd = openSync(file, 'w');
  const buffer = Buffer.alloc(1 << 20);
  let at = 0;
  const varint = (value) => {
    for (; value >= 0x80; value = Math.floor(value / 0x80)) buffer[at++] = (value % 0x80) | 0x80;
    buffer[at++] = value;
  };
  const head = encode(proto.pagemap_head, { pages_id: 1 });
  for (const word of [0x54564319, table.pagemap.magic, head.length]) at = buffer.writeUInt32LE(word, at);
  at += Buffer.from(head).copy(buffer, at);
  for (let i = 0, address = 0x7f0000000000; i < ENTRIES; i++, address += 4096 * ((i % 3) + 2)) {
    if (at > buffer.length - 64) at = (writeSync(fd, buffer, 0, at), 0);
    const start = at;
    at += 4;
    for (const [field, value] of [
      [1, address],
      [2, 1 + (i & 1)],
      [4, 4],
      [5, 1 + (i & 1)],
    ]) {
      buffer[at++] = field << 3;
      varint(value);
    }
    buffer.writeUInt32LE(at - start - 4, start);
  }
  writeSync(fd, buffer, 0, at);
  closeSync(fd);
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const ms = (value) => `${value.toFixed(1)} ms`;

try {
  let set = process.argv[2];
  if (set === undefined) {
    set = path.join(dir, 'set');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => console.log(1), 1)'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    await checkpoint(child, { imagesDir: set });
  }
  const rounds = [];
  for (let i = 0; i < 50; i++) {
    const [opened, open] = await spent(() => ImageSet.open(set));
    const [problems, check] = await spent(() => verify(opened));
    rounds.push({ open, check, problems: problems.length });
  }
  const all = (key) => rounds.map((round) => round[key]);
  console.log(
    `set of ${(await new ImageDirectory(set).list()).length} files: open ${ms(median(all('open')))} (first ${ms(rounds[0].open)}), ` +
      `verify ${ms(median(all('check')))} (first ${ms(rounds[0].check)}), ${rounds[0].problems} problems`,
  );

  writePagemap(path.join(dir, 'pagemap-1.img'));
  const [map, open] = await spent(() => PageMap.open(new ImageDirectory(dir), 'pagemap-1.img'));
  const [pages, walk] = await spent(() => {
    let sum = 0n;
    for (const range of map) sum += range.pages;
    return sum;
  });
  const mib = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `pagemap of ${map.length} entries, ${pages} pages: open ${ms(open)}, walk ${ms(walk)}, at most ${mib} MiB of memory`,
  );
} finally {
  rmSync(dir, { recursive: true, force: true });
}
