import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CoreMissingError } from '../../bindings/core.js';
import { findCore, hostTarget } from '../../bindings/load.js';

const linux = { platform: 'linux', arch: 'x64', libc: 'gnu' } as const;
let dir: string;
let override: string | undefined;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'libcriu-load-'));
  override = process.env['LIBCRIU_CORE'];
  delete process.env['LIBCRIU_CORE'];
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
  if (override !== undefined) process.env['LIBCRIU_CORE'] = override;
  else delete process.env['LIBCRIU_CORE'];
});

it('knows this machine', () => {
  expect(hostTarget()).toMatchObject({ platform: process.platform, arch: process.arch });
});

it('finds the core of the machine', () => {
  const file = path.join(dir, 'linux-x64-gnu', 'libcriu-core.so');
  mkdirSync(path.dirname(file));
  writeFileSync(file, '');
  expect(findCore(linux, ['/nowhere', dir])).toBe(file);
});

it('says what is missing and how it is mended', () => {
  expect(() => findCore(linux, [dir])).toThrow(/is not built: .*libcriu-core\.so does not exist/);
  expect(() => findCore(linux, [dir])).toThrow(CoreMissingError);
  expect(() => findCore({ ...linux, arch: 'arm64' }, [dir])).toThrow(/no core for linux-arm64-gnu/);
  expect(() => findCore({ ...linux, libc: 'musl' }, [dir])).toThrow(/glibc/);
});

it('takes another core from LIBCRIU_CORE', () => {
  process.env['LIBCRIU_CORE'] = path.join(dir, 'other.so');
  expect(() => findCore(linux, [])).toThrow(/LIBCRIU_CORE/);
  writeFileSync(path.join(dir, 'other.so'), '');
  expect(findCore(linux, [])).toBe(path.join(dir, 'other.so'));
});
