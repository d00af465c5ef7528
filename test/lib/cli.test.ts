import { parseConfigLine, configFiles } from '../../lib/cli/config-files.js';
import { main } from '../../lib/cli/main.js';
import { parseArguments, UsageError } from '../../lib/cli/parse.js';
import { criu_req_type } from '../../images/generated/proto.js';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeSample } from '../images/sample-set.js';
import { fakeCore } from './support/fake-core.js';

const values = (...args: string[]) => parseArguments(args).values;

describe('the command line', () => {
  it('reads flags as getopt_long does', () => {
    expect(parseArguments(['dump', '-t', '12', '-D/img', '-Rjv4', '--work-dir=w', '-o', 'x.log'])).toEqual({
      values: {
        pid: 12,
        imagesDir: '/img',
        logLevel: 4,
        leaveRunning: true,
        shellJob: true,
        workDir: 'w',
        logFile: 'x.log',
      },
      operands: ['dump'],
      help: false,
      version: false,
    });
  });

  it.each([
    [['-v4'], 4],
    [['-v'], 3],
    [['-vvvv'], 6],
    [['-v', '-v'], 4],
    [['-v0'], 0],
    [['--verbosity=3'], 3],
    [['--verbosity'], 3],
  ])('reads %j as level %d', (args, level) => expect(values(...args)).toEqual({ logLevel: level }));

  it('accepts abbreviations that are not ambiguous', () => {
    expect(values('--leave-r')).toEqual({ leaveRunning: true });
    expect(values('--restore-d', '--no-restore-sib')).toEqual({ restoreDetached: true, restoreSibling: false });
    expect(() => values('--leave')).toThrow(/--leave-stopped or --leave-running/);
  });

  it.each([
    [['--tree'], 'needs an argument'],
    [['-t', 'x'], 'whole number'],
    [['-q'], 'no option -q'],
    [['--shell-jop'], 'did you mean --shell-job'],
    [['--shell-job=1'], 'takes no argument'],
    [['--inherit-fd', '3:pipe'], 'fd[N]:KEY'],
    [['--ms'], 'deprecated'],
  ])('refuses %j', (args, message) => {
    expect(() => values(...args)).toThrow(UsageError);
    expect(() => values(...args)).toThrow(message);
  });

  it('reads structured values', () => {
    expect(values('--inherit-fd', 'fd[3]:pipe:[77]', '--inherit-fd=fd[4]:tmp/x')).toEqual({
      inheritFd: [
        { key: 'pipe:[77]', fd: 3 },
        { key: 'tmp/x', fd: 4 },
      ],
    });
    expect(values('-x12,13', '--ext-unix-sk')).toEqual({ extUnixSk: true, unixSkIno: [12, 13] });
    expect(values('--manage-cgroups')).toEqual({ manageCgroups: 'soft' });
    expect(values('--manage-cgroups=none')).toEqual({ manageCgroups: 'none' });
    expect(values('--ghost-limit', '2M')).toEqual({ ghostLimit: 2 * 1024 ** 2 });
  });

  it('keeps what follows -- as operands', () => {
    expect(parseArguments(['restore', '--exec-cmd', '--', 'sh', '-c', 'x']).operands).toEqual([
      'restore',
      'sh',
      '-c',
      'x',
    ]);
  });
});

describe('configuration files', () => {
  it.each([
    ['', []],
    ['  # comment', []],
    ['tcp-close', ['--tcp-close']],
    ['verbosity 4   # loud', ['--verbosity=4']],
    ['log-file "a b.log"', ['--log-file=a b.log']],
    ['log-file "say \\"x\\""', ['--log-file=say "x"']],
    ['work-dir one two', undefined],
    ['log-file "open', undefined],
  ])('reads %j', (line, args) => expect(parseConfigLine(line)).toEqual(args));

  it('knows which files are read', () => {
    const env = { HOME: '/h', CRIU_CONFIG_FILE: '/env' };
    expect(configFiles([], env)).toEqual({
      beforeArguments: ['/etc/criu/default.conf', '/h/.criu/default.conf', '/env'],
      afterArguments: [],
    });
    expect(configFiles(['--no-default-config'], env).beforeArguments).toEqual(['/env']);
    expect(configFiles(['--config', '/c'], env)).toEqual({ beforeArguments: ['/env'], afterArguments: ['/c'] });
  });
});

describe('libcriu', () => {
  let out: string;
  let err: string;
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'libcriu-cli-'));
    [out, err] = ['', ''];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(dir, { recursive: true, force: true });
  });

  it.each([[['-V']], [['--version']]])('%j prints the version', async (args) => {
    expect(await main(args)).toBe(0);
    expect(out).toMatch(/^Version: 4\.2\nlibcriu: \d/);
  });

  it('prints its usage: status 0 if asked, 1 if it had to', async () => {
    expect(await main(['-h'])).toBe(0);
    expect(out).toContain('--leave-running');
    expect(await main([])).toBe(1);
    expect(await main(['frobnicate'])).toBe(1);
    expect(await main(['dump', '--frob'])).toBe(1);
    expect(await main(['dump', 'x'])).toBe(1);
    expect(err).toContain('unknown command: frobnicate');
  });

  it.each(['service', 'lazy-pages', 'swrk'])('refuses %s by name', async (command) => {
    expect(await main([command])).toBe(1);
    expect(err).toContain(`command ${command} is not built yet`);
  });

  it('refuses a flag that is not built by name', async () => {
    expect(await main(['dump', '-t', '1', '--stream'])).toBe(1);
    expect(err).toContain('--stream is not built yet');
  });

  it('dumps, and writes the log into the work directory', async () => {
    using core = fakeCore({
      operation: (operation) => {
        operation.send(
          { log: { level: 3, text: 'hello', at: 12345n } },
          { log: { level: 1, text: 'bad', at: 1_000_001n } },
        );
        operation.succeed().end();
      },
    });
    expect(await main(['dump', '-t', '77', '-D', dir, '-o', 'dump.log', '-v4', '-R'])).toBe(0);
    expect(core.operations[0]?.request).toMatchObject({
      type: criu_req_type.DUMP,
      opts: { pid: 77, images_dir: dir, log_level: 4, leave_running: true },
    });
    expect(readFileSync(path.join(dir, 'dump.log'), 'utf8')).toBe('(00.012345) hello\n(01.000001) Error: bad\n');
  });

  it('tells what went wrong', async () => {
    using _ = fakeCore({
      operation: (operation) => {
        operation.send({ stage: { name: 'plan', at: 1n } });
        operation.send({
          error: { code: 'ERR_UNSUPPORTED_FD', text: 'fd 5 is an io_uring', pid: 7, fd: 5, hint: 'close it' },
        });
        operation.end();
      },
    });
    expect(await main(['dump', '-t', '77', '-D', dir])).toBe(1);
    expect(err).toContain('Error (plan): ERR_UNSUPPORTED_FD: fd 5 is an io_uring\n  Hint: close it\n');
  });

  it('restores, writes the pid file, and waits for the root without -d', async () => {
    let exited = false;
    await writeSample(dir);
    using core = fakeCore({
      operation: (operation) => {
        operation.succeed({ pid: 99 });
        setTimeout(() => {
          exited = true;
          operation.send({ exit: { pid: 99, code: 3 } }).end();
        }, 20);
      },
    });
    expect(await main(['restore', '-D', dir, '--pidfile', 'p'])).toBe(0);
    expect(exited).toBe(true);
    expect(core.operations[0]?.request.opts?.child).toBe(true);
    expect(readFileSync(path.join(dir, 'p'), 'utf8')).toBe('99');
    expect(await main(['restore', '-D', dir, '-d', '--pidfile', 'p'])).toBe(1);
    expect(err).toContain('pidfile');
  });

  it('reads configuration files, the command line over them, --config over all', async () => {
    writeFileSync(path.join(dir, 'a'), 'verbosity 4\nleave-running\ntree 5\n');
    writeFileSync(path.join(dir, 'b'), 'tree 6\n');
    const before = process.env['CRIU_CONFIG_FILE'];
    process.env['CRIU_CONFIG_FILE'] = path.join(dir, 'a');
    using core = fakeCore({ operation: (operation) => operation.succeed().end() });
    try {
      await main(['dump', '-D', dir, '--no-default-config', '-v1']);
      await main(['dump', '-D', dir, '-t', '9', `--config=${path.join(dir, 'b')}`]);
    } finally {
      if (before === undefined) delete process.env['CRIU_CONFIG_FILE'];
      else process.env['CRIU_CONFIG_FILE'] = before;
    }
    expect(core.operations[0]?.request.opts).toMatchObject({ pid: 5, log_level: 1, leave_running: true });
    expect(core.operations[1]?.request.opts).toMatchObject({ pid: 6, log_level: 4 });
  });

  it('checks', async () => {
    using _ = fakeCore({
      call: ({ features }) => ({
        features: [
          { name: 'clone3_set_tid', supported: true, required: true },
          { name: 'mem_dirty_track', supported: false, detail: 'no soft-dirty', required: false },
        ].filter(({ name }) => !features?.names.length || features.names.includes(name)),
      }),
    });
    expect(await main(['check'])).toBe(0);
    expect(out).toBe('Looks good.\n');
    expect(await main(['check', '--all'])).toBe(0);
    expect(err).toContain('mem_dirty_track is not supported: no soft-dirty');
    expect(await main(['check', '--feature', 'mem_dirty_track'])).toBe(1);
    expect(await main(['check', '--feature', 'clone3_set_tid'])).toBe(0);
    expect(await main(['check', '--feature', 'nonsense'])).toBe(1);
  });
});
