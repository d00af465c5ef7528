// Rounds of pre-dumps of 1 GiB of which 1 % is rewritten in between, and the dump upon them, against a full one.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkpoint, Criu } from '../../dist/libcriu.js';
import { rewritten, startRewriting } from './workloads.mjs';

export const title = '1 GiB, 1 % rewritten between pre-dumps';

async function timed(work) {
  const before = performance.now();
  const value = await work();
  return [value, performance.now() - before];
}

/** One target: a full dump that lets it run, then `count` pre-dumps, then the last dump. */
async function rounds(dir, count) {
  const target = await startRewriting();
  const { pid } = target.child;
  const session = new Criu();
  const shown = [];
  try {
    const full = path.join(dir, 'full');
    const [, fullDump] = await timed(() => checkpoint(target.child, { imagesDir: full, leaveRunning: true }));
    rmSync(full, { recursive: true });
    let tracking;
    for (let i = 0; i < count; i++) {
      const previous = i ? { prevImagesDir: `../${i - 1}` } : {};
      const [{ stats, tracking: next }, took] = await timed(() =>
        session.preDump({ pid, imagesDir: path.join(dir, String(i)), ...previous }),
      );
      tracking = next;
      shown.push({ frozen: stats.frozen / 1000, took, pages: stats.pagesWritten });
      await target.rewrite();
    }
    const [image, last] = await timed(() =>
      checkpoint(target.child, { imagesDir: path.join(dir, 'last'), prevImagesDir: `../${count - 1}`, tracking }),
    );
    return {
      fullDump,
      shown,
      last: { frozen: image.stats.frozen / 1000, took: last, pages: image.stats.pagesWritten },
    };
  } finally {
    session.stopTracking();
    await target.stop();
  }
}

const line = ({ frozen, took, pages }) =>
  `stopped ${frozen.toFixed(1).padStart(6)} ms of ${took.toFixed(1).padStart(7)}, ${pages} pages written`;

export async function benchPreDumps(memoryDir, count = 5) {
  const dir = mkdtempSync(path.join(memoryDir, 'libcriu-bench-'));
  try {
    const { fullDump, shown, last } = await rounds(dir, count);
    console.log(`${title}: ${rewritten} pages each time; full dump ${fullDump.toFixed(1)} ms`);
    shown.forEach((round, i) => console.log(`  pre-dump ${i + 1}  ${line(round)}`));
    console.log(`  dump        ${line(last)}: ${(fullDump / last.took).toFixed(1)} times shorter than the full one`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
