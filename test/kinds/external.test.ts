import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { checkpoint } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { targetEnvironment } from '../support/target.js';

/** A shell that writes what it is told to descriptor 7, and then says so. */
function writer(file: string) {
  return spawn('bash', ['-c', `exec 7>'${file}'; echo ready; while read -r x; do echo "$x" >&7; echo done; done`], {
    env: targetEnvironment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

function mountOf(pid: number, fd: number): number {
  const info = readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1');
  return Number(/^mnt_id:\s*(\d+)$/m.exec(info)?.[1]);
}

describe('external resources', () => {
  watchLeftovers();

  it('takes another file for one that is named external', async () => {
    const dir = temporaryDirectory();
    const [first, second] = [path.join(dir, 'first'), path.join(dir, 'second')];
    const child = writer(first);
    await once(createInterface({ input: child.stdout }), 'line');
    const key = `file[${mountOf(child.pid!, 7).toString(16)}:${statSync(first).ino.toString(16)}]`;
    const image = await checkpoint(child, { imagesDir: path.join(dir, 'img'), external: [key] });

    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_FILE_MISSING' });
    const fd = openSync(second, 'w');
    await using back = await image.restore({ inheritFd: [{ key, fd }] });
    closeSync(fd);
    const lines = createInterface({ input: back.stdout! });
    back.stdin!.write('hello\n');
    await once(lines, 'line');
    expect(readFileSync(second, 'latin1')).toBe('hello\n');
    expect(readFileSync(first, 'latin1')).toBe('');
  });
});
