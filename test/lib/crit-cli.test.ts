import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { critDecode } from 'libcriu/images';
import { main } from '../../lib/cli/main.js';
import { temporaryDirectory, writeSample } from '../images/sample-set.js';

/** Status and output of a command line. */
async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const shown = { out: '', err: '' };
  const capture =
    (key: 'out' | 'err') =>
    (chunk: unknown, done?: unknown): boolean => {
      shown[key] += typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
      if (typeof done === 'function') (done as () => void)();
      return true;
    };
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(capture('out') as never),
    jest.spyOn(process.stderr, 'write').mockImplementation(capture('err') as never),
  ];
  try {
    return { status: await main(args), ...shown };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

it('decodes and encodes, to the same bytes', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const image = path.join(dir.path, 'files.img');
  const json = path.join(dir.path, 'files.json');
  expect(await run('crit', 'decode', '-i', image, '-o', json, '--pretty')).toMatchObject({ status: 0 });
  expect(readFileSync(json, 'utf8')).toContain('"type": "UNIXSK"');
  expect(await run('crit', 'encode', '--in', json, '--out', `${image}.again`)).toMatchObject({ status: 0 });
  expect(readFileSync(`${image}.again`)).toEqual(readFileSync(image));
  expect((await run('crit', 'decode', '-i', image)).out).toBe(`${critDecode(readFileSync(image))}\n`);
});

it('shows, counts and explores', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  expect(JSON.parse((await run('crit', 'info', path.join(dir.path, 'pagemap-10.img'))).out)).toEqual({
    magic: 'PAGEMAP',
    count: 2,
  });
  expect((await run('crit', 'show', '--nopl', path.join(dir.path, 'pipes-data.img'))).out).toContain('... <5B>');
  expect((await run('crit', 'x', dir.path, 'ps')).out.split('\n')).toEqual([
    '    PID   PGID    SID   COMM',
    '     10     10     10   parent',
    '     12     10     10       gone',
    '',
  ]);
  expect((await run('crit', 'x', dir.path, 'fds')).out).toContain('\t      4: pipe[700]\n');
  expect((await run('crit', 'x', dir.path, 'mems')).out).toContain('rw-  /bin/target');
  const [process10] = JSON.parse((await run('crit', 'x', dir.path, 'rss', '--json')).out) as { pages: number }[];
  expect(process10?.pages).toBe(3);
  const sockets = JSON.parse((await run('crit', 'x', '--json', dir.path, 'sockets')).out) as object[];
  expect(sockets).toEqual([
    expect.objectContaining({ family: 'UNIX', remote: 'socket:[500]', users: [{ pid: 10, fd: 0 }] }),
  ]);
});

it('tells what is wrong with a set, and what differs between two, by status too', async () => {
  await using dir = await temporaryDirectory();
  await using other = await temporaryDirectory();
  await writeSample(dir.path);
  await writeSample(other.path);
  expect(await run('crit', 'verify', dir.path)).toMatchObject({ status: 0, out: '' });
  expect(await run('crit', 'diff', dir.path, other.path)).toMatchObject({ status: 0, out: '' });
  writeFileSync(path.join(dir.path, 'pages-1.img'), 'short');
  const found = await run('crit', 'verify', dir.path);
  expect(found).toMatchObject({ status: 1, out: 'pages-1.img at offset 5: 5 bytes, pagemap-10.img says 12288\n' });
  expect(JSON.parse((await run('crit', 'verify', '--json', dir.path)).out)).toHaveLength(1);
  expect(await run('crit', 'diff', dir.path, other.path)).toMatchObject({
    status: 1,
    out: 'pages-1.img at offset 0\n',
  });
});

it('edits and flattens sets', async () => {
  await using dir = await temporaryDirectory();
  const [from, to, flat] = ['from', 'to', 'flat'].map((name) => path.join(dir.path, name)) as [string, string, string];
  mkdirSync(from);
  await writeSample(from);
  const changes = ['--pid', '12=20', '--pid=11=21', '--path', '/bin=/usr/bin', '--external', 'pipe:[700]=pipe:[8]'];
  expect(await run('crit', 'edit', from, '-o', to, ...changes)).toMatchObject({ status: 0, out: '', err: '' });
  expect((await run('crit', 'x', to, 'ps')).out).toContain('20');
  expect((await run('crit', 'x', to, 'mems')).out).toContain('rw-  /usr/bin/target');
  expect((await run('crit', 'verify', to)).status).toBe(0);
  expect(await run('crit', 'flatten', to, '-o', flat)).toMatchObject({ status: 0, out: '', err: '' });
  expect((await run('crit', 'diff', to, flat)).status).toBe(0);
  for (const [args, message] of [
    [['edit', from], /nothing to change/],
    [['edit', from, '--port', '80'], /--port takes/],
    [['edit', from, '--port', '80=81'], /no tcp socket has the local port 80/],
    [['edit', from, '--port', '80=99999'], /99999 is no port/],
    [['edit', from, '--pid', '12'], /--pid takes OLD=NEW/],
    [['flatten', from], /-o DIR is missing/],
    [['flatten', from, '-o', to], /holds something already/],
  ] as const)
    expect(await run('crit', ...args)).toMatchObject({ status: 1, err: expect.stringMatching(message) });
});

it('writes core files', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const { status, out } = await run('coredump', '-i', dir.path, '-o', dir.path);
  expect([status, out]).toEqual([0, `${path.join(dir.path, 'core.10')}\n`]);
  expect(readFileSync(path.join(dir.path, 'core.10')).subarray(1, 4).toString()).toBe('ELF');
  expect(await run('coredump', '-i', dir.path, '-p', '12')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/zombie/),
  });
});

it('refuses what it does not know', async () => {
  await using dir = await temporaryDirectory();
  expect(await run('crit', 'x', dir.path, 'nope')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/crit x shows ps/),
  });
  expect(await run('crit', 'decode', '--colour')).toMatchObject({ status: 1 });
  expect(await run('crit', 'info', path.join(dir.path, 'none.img'))).toMatchObject({
    status: 1,
    err: expect.stringMatching(/ENOENT/),
  });
});
