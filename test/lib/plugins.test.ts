import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { canRestore, checkpoint, plan, registerPlugin, type ExternalFile } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { targetEnvironment } from '../support/target.js';

/** Holds /dev/kmsg, which nobody knows how to save, at 7, and says what it leads to. */
async function holder() {
  const script = 'exec 7</dev/kmsg; echo ready; while read -r x; do readlink /proc/$$/fd/7; done';
  const child = spawn('bash', ['-c', script], { env: targetEnvironment, stdio: ['pipe', 'pipe', 'inherit'] });
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

describe('plugins', () => {
  watchLeftovers();

  it('saves and makes a file that the core does not know', async () => {
    const dir = temporaryDirectory();
    const child = await holder();
    expect((await plan(child)).obstacles).toEqual([expect.objectContaining({ code: 'ERR_UNSUPPORTED_FD' })]);

    const asked: ExternalFile[] = [];
    const dumper = registerPlugin({
      name: 'messages',
      dumpExternalFile: (file) => {
        asked.push(file);
        return file.path === '/dev/kmsg';
      },
      restoreExternalFile: async () => openSync('/dev/zero', 'r'),
    });
    expect(() => registerPlugin({ name: 'messages' })).toThrow(/already/);
    expect((await plan(child)).ok).toBe(true);
    const { pid } = child;
    const image = await checkpoint(child, { imagesDir: path.join(dir, 'img') });
    expect(asked.at(-1)).toEqual({
      id: expect.any(Number),
      pid,
      fd: 7,
      path: '/dev/kmsg',
      kind: expect.stringContaining('character device'),
    });

    {
      await using back = await image.restore();
      const lines = createInterface({ input: back.stdout! });
      back.stdin!.write('?\n');
      expect(await once(lines, 'line')).toEqual(['/dev/zero']);
    }
    dumper[Symbol.dispose]();
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_PLUGIN_MISSING' });
    expect((await canRestore(image).catch((error: unknown) => ({ obstacles: [error] }))).obstacles).toEqual([
      expect.objectContaining({ code: 'ERR_PLUGIN_MISSING' }),
    ]);
  });

  it('lets the target run on if the plugin fails', async () => {
    const child = await holder();
    const plugin = registerPlugin({
      name: 'failing',
      dumpExternalFile: ({ id }) => {
        if (id !== undefined) throw new Error('no room');
        return true;
      },
    });
    const failed = checkpoint(child, { imagesDir: path.join(temporaryDirectory(), 'img') });
    await expect(failed).rejects.toMatchObject({ code: 'ERR_HOOK', thawed: true, cause: new Error('no room') });
    plugin[Symbol.dispose]();
    const lines = createInterface({ input: child.stdout });
    child.stdin.write('?\n');
    expect(await once(lines, 'line')).toEqual(['/dev/kmsg']);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('asks the caller what is external', async () => {
    const dir = temporaryDirectory();
    const file = path.join(dir, 'file');
    const script = `exec 7>'${file}'; echo ready; while read -r x; do echo "$x" >&7; echo done; done`;
    const child = spawn('bash', ['-c', script], { env: targetEnvironment, stdio: ['pipe', 'pipe', 'inherit'] });
    await once(createInterface({ input: child.stdout }), 'line');
    let key = '';
    const image = await checkpoint(child, {
      imagesDir: path.join(dir, 'img'),
      onHook: (hook) => {
        if (hook.name !== 'query-ext-files') return;
        const info = readFileSync(`/proc/${child.pid}/fdinfo/7`, 'latin1');
        const [mount, inode] = ['mnt_id', 'ino'].map((name) =>
          Number(new RegExp(`^${name}:\\s*(\\d+)$`, 'm').exec(info)?.[1]),
        );
        key = `file[${mount?.toString(16)}:${inode?.toString(16)}]`;
        hook.addExternal(key);
      },
    });
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_FILE_MISSING' });
    const fd = openSync('/dev/null', 'w');
    await using back = await image.restore({ inheritFd: [{ key, fd }] });
    closeSync(fd);
    const lines = createInterface({ input: back.stdout! });
    back.stdin!.write('hello\n');
    await once(lines, 'line');
    expect(readFileSync(file, 'latin1')).toBe('');
  });
});
