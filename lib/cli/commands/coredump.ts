/* libcriu coredump: core files of checkpointed processes, for debuggers. */
import { createWriteStream } from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../parse.js';

const usage = `Usage: libcriu coredump [-i DIR] [-p PID] [-o DIR]
  -i, --in DIR     images (default: .)
  -p, --pid PID    only of this process (default: of all that are no zombies)
  -o, --out DIR    where core.PID goes (default: .)
  -h, --help       show this text
`;

const options = {
  in: { type: 'string', short: 'i', default: '.' },
  pid: { type: 'string', short: 'p' },
  out: { type: 'string', short: 'o', default: '.' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `libcriu coredump …` */
export async function coredump(args: readonly string[]): Promise<number> {
  const given = parse(args);
  if (given.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  if (given.pid !== undefined && !/^[1-9]\d*$/.test(given.pid)) throw new UsageError(`not a pid: ${given.pid}`);
  const images = await import('../../../images/index.js');
  try {
    await using set = await images.ImageSet.open(given.in);
    const pids =
      given.pid === undefined
        ? set.processes.filter(({ isZombie }) => !isZombie).map(({ pid }) => pid)
        : [Number(given.pid)];
    for (const pid of pids) {
      const file = path.join(given.out, `core.${pid}`);
      await write(file, images.coredump(set, pid));
      process.stdout.write(`${file}\n`);
    }
    return 0;
  } catch (error) {
    const known = images.isImageError(error) || error instanceof TypeError;
    if (!known && (error as NodeJS.ErrnoException).code === undefined) throw error;
    process.stderr.write(`Error: ${(error as Error).message}\n`);
    return 1;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Whole or not at all. */
async function write(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  // The buffer of a piece is used again for the next, so a queue must hold copies.
  const copies = (async function* () {
    for await (const chunk of chunks) yield Buffer.from(chunk);
  })();
  try {
    await pipeline(Readable.from(copies), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, file);
  } catch (error) {
    await unlink(unfinished).catch(() => undefined);
    throw error;
  }
}
