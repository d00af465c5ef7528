/* The ABI over ffi-rs, with a library of a few lines in the place of the core. In processes of their own: a library is
 * opened once per process. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.join(__dirname, '..', '..');
let dir: string;

const source = `
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <sys/socket.h>
int32_t core_abi(void) { return ABI; }
int32_t core_call(const void *req, int32_t len, void *resp, int32_t cap)
{
	if (len == 0 || len > cap) return -EINVAL;
	for (int32_t i = 0; i < len; i++) ((char *)resp)[i] = ((const char *)req)[len - 1 - i];
	return len;
}
int32_t core_submit(const void *req, int32_t len)
{
	int sv[2];
	if (len == 0) return -EPERM;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sv)) return -errno;
	if (write(sv[1], req, len) != len) return -EIO;
	close(sv[1]);
	return sv[0];
}
int32_t core_cancel(int32_t fd) { return fd == 7 ? 0 : -EBADF; }
`;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'libcriu-ffi-'));
  writeFileSync(path.join(dir, 'core.c'), source);
  for (const abi of [1, 99]) {
    const out = path.join(dir, `abi${abi}.so`);
    execFileSync('gcc', ['-shared', '-fPIC', `-DABI=${abi}`, '-o', out, path.join(dir, 'core.c')]);
  }
  writeFileSync(path.join(dir, 'not-a-library.so'), 'text');
  buildSync({
    entryPoints: [path.join(root, 'bindings', 'ffi.ts')],
    bundle: true,
    platform: 'node',
    packages: 'external',
    outfile: path.join(dir, 'ffi.cjs'),
    alias: { 'ffi-rs': path.join(root, 'node_modules', 'ffi-rs') },
    external: [path.join(root, 'node_modules', 'ffi-rs')],
  });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Runs `body` in a Node of its own, with `core` loaded from `library`; gives what it prints, as JSON. */
function inNode(library: string, body: string): unknown {
  const script = `
    const { loadFfiCore } = require(${JSON.stringify(path.join(dir, 'ffi.cjs'))});
    const attempt = (action) => { try { return action(); } catch (e) { return { name: e.name, message: e.message, errno: e.errno, hint: e.hint }; } };
    const core = attempt(() => loadFfiCore(${JSON.stringify(path.join(dir, library))}));
    const print = (value) => console.log(JSON.stringify(value));
    ${body}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', script], {
    encoding: 'utf8',
    cwd: root,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

it('passes bytes in and out, and errors as errno', () => {
  const found = inNode(
    'abi1.so',
    `print([core.abi, [...core.call(Uint8Array.of(1, 2, 3))], [...core.call(Buffer.from('xab').subarray(1))],
      attempt(() => core.call(Buffer.alloc(0))), attempt(() => core.submit(Buffer.alloc(0))),
      attempt(() => core.cancel(8)), attempt(() => core.cancel(7)) ?? null])`,
  );
  expect(found).toMatchObject([
    1,
    [3, 2, 1],
    [98, 97],
    { name: 'CoreCallError', errno: 22 },
    { name: 'CoreCallError', errno: 1 },
    { name: 'CoreCallError', errno: 9 },
    null,
  ]);
});

it('gives a descriptor that net.Socket takes', () => {
  const found = inNode(
    'abi1.so',
    `const socket = new (require('node:net').Socket)({ fd: core.submit(Buffer.from('hello')) });
     let text = ''; socket.on('data', (d) => (text += d)); socket.on('close', () => print(text));`,
  );
  expect(found).toBe('hello');
});

it('does not leak or tire over 100,000 calls', () => {
  const found = inNode(
    'abi1.so',
    `const request = Buffer.alloc(64, 1);
     const settled = () => (gc(), process.memoryUsage.rss());
     for (let i = 0; i < 100000; i++) core.call(request);
     const before = settled();
     for (let i = 0; i < 100000; i++) core.call(request);
     print(settled() - before);`,
  );
  expect(found).toBeLessThan(16 * 1024 * 1024);
});

it('refuses another interface, and what is no library', () => {
  expect(inNode('abi99.so', 'print(core)')).toMatchObject({
    name: 'CoreMissingError',
    message: expect.stringContaining('speaks interface 99, this package 1'),
    hint: 'npm run build',
  });
  expect(inNode('not-a-library.so', 'print(core)')).toMatchObject({ name: 'CoreMissingError' });
});
