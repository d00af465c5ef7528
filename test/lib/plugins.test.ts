import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { canRestore, checkpoint, plan, registerPlugin, type DeviceMapping, type ExternalFile } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, itWith, restored, target, targetEnvironment } from '../support/target.js';

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

  itWith('device_map')('saves and maps what shows a device', async () => {
    const started = await target('device_map');
    const { start, path: device } = await started.report();
    const { obstacles } = await plan(started.pid, { shellJob: true });
    expect(obstacles).toMatchObject([
      { code: 'ERR_UNSUPPORTED_MAPPING', object: { kind: 'device', address: BigInt(start), path: device } },
    ]);
    const file = path.join(temporaryDirectory(), 'instead');
    writeFileSync(file, Buffer.alloc(8192, 7));
    const asked: DeviceMapping[] = [];
    const plugin = registerPlugin({
      name: 'devices',
      dumpDeviceMapping: (mapping) => {
        asked.push(mapping);
        return mapping.path === device;
      },
      restoreDeviceMapping: (mapping) => {
        expect(mapping).toMatchObject({
          path: device,
          start: BigInt(start),
          end: BigInt(start) + 4096n,
          offset: 4096n,
        });
        return { fd: openSync(file, 'r'), offset: 0n };
      },
    });
    const image = await dumpOf(started);
    expect(asked[0]).toMatchObject({ id: undefined, pid: image.pid, path: device, kind: 'device', offset: 4096n });
    expect(asked.at(-1)).toMatchObject({ id: expect.any(Number) });
    const back = await restored(image);
    expect(await back.report()).toEqual({ start, offset: '0x0', path: file });
    expect(await back.ask('read')).toEqual({ byte: 7 });
    await back.end();
    plugin[Symbol.dispose]();
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_PLUGIN_MISSING' });
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
