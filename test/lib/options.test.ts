import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isCriuError } from '../../lib/errors/criu-error.js';
import { nearest } from '../../lib/options/nearest.js';
import { Options } from '../../lib/options/options.js';
import { optionsReference } from '../../lib/options/reference.js';
import { optionNames, rowOf, type OptionValues } from '../../lib/options/schema.js';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('did not throw');
}

describe('Options', () => {
  it('names the nearest option for an unknown key', () => {
    const error = errorOf(() => new Options({ leaveRuning: true } as OptionValues));
    expect(isCriuError(error, 'ERR_UNKNOWN_OPTION')).toBe(true);
    expect(error).toMatchObject({ object: { option: 'leaveRuning' }, hint: 'did you mean leaveRunning?' });
  });

  it.each([
    [{ pid: 0 }, 'pid'],
    [{ pid: '12' }, 'pid'],
    [{ leaveRunning: 1 }, 'leaveRunning'],
    [{ imagesDir: '' }, 'imagesDir'],
    [{ imagesDir: 'a\0b' }, 'imagesDir'],
    [{ inheritFd: [{ key: 'x', fd: -1 }] }, 'inheritFd'],
    [{ manageCgroups: 'maybe' }, 'manageCgroups'],
    [{ timeout: 1.5 }, 'timeout'],
  ])('refuses %j', (values, option) => {
    const error = errorOf(() => new Options(values as OptionValues));
    expect(isCriuError(error, 'ERR_INVALID_OPTION')).toBe(true);
    expect(error).toMatchObject({ object: { option } });
  });

  it.each([
    [{ lazyPages: true }, '--lazy-pages'],
    [{ external: ['mnt[/x]:y'] }, '--external mnt[/x]:y'],
    [{ manageCgroups: 'full' }, '--manage-cgroups full'],
  ])('says that %j is not built', (values, name) => {
    const error = errorOf(() => new Options(values as OptionValues));
    expect(isCriuError(error, 'ERR_NOT_BUILT')).toBe(true);
    expect((error as Error).message).toBe(`${name} is not built yet`);
  });

  it('accepts a switch that is not built when it is off', () => {
    expect(new Options({ lazyPages: false }).get('lazyPages')).toBe(false);
  });

  it('is immutable, and makes others', () => {
    const base = new Options({ imagesDir: '/i', inheritFd: [{ key: 'pipe:[1]', fd: 3 }] });
    const other = base.with({ pid: 7, imagesDir: undefined });
    expect(Object.isFrozen(base.values) && Object.isFrozen(base.values.inheritFd)).toBe(true);
    expect(base.get('pid')).toBeUndefined();
    expect(other.get('pid')).toBe(7);
    expect(other.imagesDir).toBe(process.cwd());
  });

  it('becomes a request', () => {
    const options = new Options({
      pid: 7,
      imagesDir: 'img',
      leaveRunning: true,
      external: ['unix[55]'],
      unixSkIno: [66],
      inheritFd: [{ key: 'pipe:[1]', fd: 3 }],
      logLevel: 4,
      manageCgroups: 'ignore',
    });
    expect(options.toRequest()).toEqual({
      images_dir_fd: -1,
      images_dir: path.resolve('img'),
      pid: 7,
      leave_running: true,
      external: ['unix[55]'],
      unix_sk_ino: [{ inode: 55 }, { inode: 66 }],
      inherit_fd: [{ key: 'pipe:[1]', fd: 3 }],
      log_level: 4,
      manage_cgroups_mode: 0,
    });
  });

  it('takes workDir from imagesDir', () => {
    expect(new Options({ imagesDir: '/a' }).workDir).toBe('/a');
    expect(new Options({ imagesDir: '/a', workDir: '/b' }).workDir).toBe('/b');
  });
});

describe('the schema', () => {
  it('gives each flag to one option', () => {
    const flags = optionNames.flatMap((name) => rowOf(name).cli);
    expect(new Set(flags).size).toBe(flags.length);
  });

  it('has every option of CRIU 4.2', () => {
    const flags = new Set(optionNames.flatMap((name) => rowOf(name).cli));
    const criu = `tree leave-stopped leave-running restore-detached restore-sibling daemon images-dir work-dir log-file
      join-ns root ext-unix-sk tcp-established close log-pid evasive-devices pidfile veth-pair action-script link-remap
      shell-job file-locks page-server address port prev-images-dir track-mem auto-dedup libdir cpu-cap force-irmap
      ext-mount-map exec-cmd manage-cgroups cgroup-root inherit-fd feature skip-mnt enable-fs enable-external-sharing
      enable-external-masters freeze-cgroup ghost-limit irmap-scan-path lsm-profile timeout external empty-ns lazy-pages
      extra experimental all cgroup-props cgroup-props-file cgroup-dump-controller skip-in-flight deprecated
      display-stats weak-sysctls status-fd tcp-close verbosity ps-socket stream config no-default-config tls-cacert
      tls-cacrl tls-cert tls-key tls tls-no-cn-verify cgroup-yard pre-dump-mode file-validation skip-file-rwx-check
      lsm-mount-context network-lock mntns-compat-mode unprivileged ghost-fiemap allow-uprobes`.split(/\s+/);
    expect(criu.filter((name) => !flags.has(`--${name}`))).toEqual([]);
  });

  it('is what the reference page says (npm run docs:options)', () => {
    const page = readFileSync(path.join(__dirname, '../../lib/options/README.md'), 'utf8');
    expect(page).toBe(optionsReference());
  });
});

describe('nearest', () => {
  it('finds a slip, not a stranger', () => {
    expect(nearest('imgesDir', optionNames)).toBe('imagesDir');
    expect(nearest('shelljob', optionNames)).toBe('shellJob');
    expect(nearest('elephant', optionNames)).toBeUndefined();
  });
});
