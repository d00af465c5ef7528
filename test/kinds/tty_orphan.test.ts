import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, read, writeSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { dump, restore } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { target } from '../support/target.js';

const readSome = promisify(read);

/** Reads what a terminal shows until `text` is among it. */
async function shows(master: number, text: string): Promise<void> {
  for (let shown = ''; !shown.includes(text);) {
    const chunk = Buffer.alloc(4096);
    const { bytesRead } = await readSome(master, chunk, 0, chunk.length, null);
    shown += chunk.toString('latin1', 0, bytesRead);
  }
}

describe('terminals without a master in the tree', () => {
  watchLeftovers();

  it('hands a new master to the caller, and the session goes on in it', async () => {
    const imagesDir = path.join(temporaryDirectory(), 'img');
    const host = await target('terminal', 'bash', '--norc', '--noprofile', '--noediting', '-i');
    await host.ask('wait > ');
    await host.ask('type answer=42\\r');
    await host.ask('wait > ');
    const { session: pid } = await host.report();

    await expect(dump({ pid, imagesDir })).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD' });
    await dump({ pid, imagesDir, orphanPtsMaster: true });
    host.process.kill('SIGKILL');
    await once(host.process as ChildProcess, 'exit');

    let master: number | undefined;
    const onHook = (hook: { name: string; fd: number | undefined }) => {
      if (hook.name === 'orphan-pts-master') master = hook.fd;
    };
    await restore({ imagesDir, orphanPtsMaster: true, onHook });
    if (master === undefined) throw new Error('no master came');
    writeSync(master, 'echo it is $answer; tty; echo job | cat\r');
    await shows(master, 'it is 42');
    await shows(master, 'job\r\n> ');
    writeSync(master, 'exit\r');
    await shows(master, 'exit');
    closeSync(master);
  });
});
