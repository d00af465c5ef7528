/** CRIU's own image tool as a judge: what it reads is in the format. Debian: package `criu`. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Decoded images can be long. */
const MAX_OUTPUT = 256 * 1024 ** 2;

/** Why CRIT cannot be asked; undefined if it can. The program is `crit` in PATH, or $CRIT. */
export const critMissing: string | undefined = (() => {
  try {
    execFileSync(program(), ['--help'], { stdio: 'ignore' });
    return undefined;
  } catch (error) {
    return `crit does not run: ${(error as Error).message.split('\n')[0] ?? ''}`;
  }
})();

function program(): string {
  return process.env['CRIT'] ?? 'crit';
}

/** `it`, or, where there is no CRIT, a skipped test that tells so in its name. */
export const itWithCrit: jest.It = (
  critMissing === undefined
    ? it
    : Object.assign((name: string) => {
        it.skip(`${name} (${critMissing})`, () => undefined);
      }, it)
) as jest.It;

/** JSON text that CRIT makes of an image file. Rejects with what CRIT printed. */
export async function critDecode(file: string): Promise<string> {
  const { stdout } = await run(program(), ['decode', '-i', file], { maxBuffer: MAX_OUTPUT });
  return stdout.trimEnd();
}

/** Image bytes that CRIT makes of JSON text. */
export async function critEncode(json: string): Promise<Uint8Array> {
  const directory = await mkdtemp(path.join(tmpdir(), 'libcriu-crit-'));
  try {
    const [from, to] = [path.join(directory, 'in.json'), path.join(directory, 'out.img')];
    await writeFile(from, json);
    await run(program(), ['encode', '-i', from, '-o', to]);
    return await readFile(to);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** First words of files that have a magic: common, service, inventory. */
const leads = new Set([0x54564319, 0x55105940, 0x58313116]);

/**
 * Lets CRIT decode every image in a directory that has a magic, and fails with the names and reasons of those it cannot.
 * @param allow files that may fail, because the CRIT at hand is too old for them
 * @returns the names of those that it read; none, if there is no CRIT
 */
export async function expectCritReads(directory: string, allow: readonly RegExp[] = []): Promise<readonly string[]> {
  if (critMissing !== undefined) {
    console.warn(`not checked with CRIT: ${critMissing}`);
    return [];
  }
  const read: string[] = [];
  const failed: string[] = [];
  const entries = await readdir(directory, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const file = path.join(directory, name);
    if (!/\.img$|^stats-|^irmap-cache$/.test(name) || name.startsWith('pages-')) continue;
    const head = (await readFile(file)).subarray(0, 4);
    if (head.length < 4 || !leads.has(head.readUInt32LE(0))) continue;
    try {
      JSON.parse(await critDecode(file));
      read.push(name);
    } catch (error) {
      if (!allow.some((pattern) => pattern.test(name)))
        failed.push(`${name}: ${lastLine((error as { stderr?: string }).stderr ?? String(error))}`);
    }
  }
  if (failed.length > 0) throw new Error(`CRIT cannot read:\n  ${failed.join('\n  ')}`);
  return read;
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
