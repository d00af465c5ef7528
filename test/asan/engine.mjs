// The whole engine under ASan and UBSan: the stand-alone conductor dumps and restores real targets. A sanitizer report fails it.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const conductor = path.join(root, 'c-src', 'build', 'asan', 'criu-conductor');
const targets = path.join(root, 'build', 'targets');

/** Targets and their arguments: every kind and trait that keeps off its stdio. */
const cases = [
  ['pages'],
  ['share'],
  ['prefork', '4'],
  ['segment', 'alone'],
  ['bpf_map'],
  ['tun'],
  ['proc_file'],
  ['message_queue'],
  ['memfd'],
  ['pidfd'],
  ['semaphore_undo'],
  ['aio'],
  ['layout', 'many', '3000'],
  ['vma_kinds', 'huge_memfd'],
  ['pipe'],
  ['unix_socket'],
  ['eventfd'],
  ['epoll'],
  ['timerfd'],
  ['descriptors'],
  ['descriptor_mix', '50'],
  ['namespace'],
  ['signals'],
  ['timers'],
  ['threads'],
  ['crowd', '300'],
  ['registers'],
  ['limits'],
  ['prctl'],
  ['credentials'],
  ['seccomp'],
  ['interrupted'],
  ['ghost'],
  ['ghost_map'],
  ['tty'],
  ['inotify'],
  ['fanotify'],
  ['packet_socket'],
  ['netlink_socket'],
  ['socket_options'],
  ['carried'],
  ['unix_peers'],
  ['udp_queue'],
];

const varint = (value) => {
  const bytes = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
};
const number = (field, value) => [...varint(field << 3), ...varint(value)];
const bytes = (field, value) => [...varint((field << 3) | 2), ...varint(value.length), ...value];

const DUMP = 1;
const RESTORE = 2;

/** A criu_req: type, and opts with images_dir_fd, images_dir, pid, shell_job. */
function request(type, imagesDir, pid) {
  const opts = [
    ...number(1, -1),
    ...number(2, pid),
    ...number(7, 1),
    ...number(9, 1),
    ...bytes(68, Buffer.from(imagesDir)),
  ];
  return Buffer.from([...number(1, type), ...bytes(2, opts)]);
}

function conduct(dir, type, pid) {
  const file = path.join(dir, `request-${type}`);
  writeFileSync(file, request(type, path.join(dir, 'images'), pid));
  const { status, stderr } = spawnSync(conductor, [file], {
    encoding: 'utf8',
    timeout: 60_000,
    // Leaks are not looked for: all memory is one arena, and the leak checker would need to trace a tracer.
    env: { ASAN_OPTIONS: 'detect_leaks=0:handle_segv=0:handle_abort=0', UBSAN_OPTIONS: 'print_stacktrace=1' },
  });
  if (status !== 0 || /Sanitizer|runtime error/.test(stderr)) {
    throw new Error(`${type === DUMP ? 'dump' : 'restore'} ended with ${status}\n${stderr}`);
  }
}

/** `ready` and later reports replace the target's file. */
async function answer(file, previous, pid) {
  for (let i = 0; i < 200; i++) {
    if (existsSync(file) && readFileSync(file, 'utf8').trim() !== previous) return readFileSync(file, 'utf8').trim();
    await delay(25);
  }
  throw new Error(`the target does not answer: ${readFileSync(`/proc/${pid}/status`, 'utf8').replace(/\s+/g, ' ')}`);
}

async function roundTrip([name, ...args]) {
  const dir = mkdtempSync(path.join(tmpdir(), 'libcriu-asan-'));
  const report = path.join(dir, 'report');
  chmodSync(dir, 0o777); // for targets that drop their privileges
  const child = spawn(path.join(targets, name), [`--report=${report}`, ...args], {
    cwd: dir, // where targets put their files
    stdio: 'ignore',
    detached: true,
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const { pid } = child;
  try {
    const ready = await answer(report, '', pid);
    if (ready.startsWith('skip')) return ready;
    conduct(dir, DUMP, pid);
    await exited;
    conduct(dir, RESTORE, pid);
    process.kill(pid, 'SIGUSR1');
    const told = await answer(report, ready, pid);
    JSON.parse(told);
    return 'ok';
  } finally {
    try {
      process.kill(-child.pid, 'SIGKILL'); // its children, too: it leads a process group
    } catch {
      // Gone with the dump.
    }
    rmSync(dir, { recursive: true, force: true });
  }
}

let failed = 0;
for (const one of cases) {
  try {
    console.log(`asan ${one.join(' ')}: ${await roundTrip(one)}`);
  } catch (error) {
    failed++;
    console.log(`asan ${one.join(' ')}: FAILED ${error.message}`);
  }
}
console.log(`asan: ${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
