/* What cannot be saved is said before anything is stopped: one error that names process, descriptor and kind. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkpoint, isCriuError, plan } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { mappingsOf, statusOf } from '../support/proc.js';
import { target, targetMissing, type Target } from '../support/target.js';

/** By argument of the target: what the error says of it. */
const kinds: Readonly<Record<string, RegExp>> = {
  mptcp: /MPTCP/,
  sctp: /SCTP/,
  vsock: /vsock/,
  crypto: /crypto/,
  io_uring: /io_uring/,
  namespace: /namespace/,
  userfaultfd: /userfaultfd/,
  flock: /lock/,
  posix_lock: /lock/,
};

describe('a descriptor that cannot be saved', () => {
  watchLeftovers();

  it.each(Object.entries(kinds).filter(([what]) => targetMissing('unsupported', what, '/tmp') === undefined))(
    'is refused by name: %s',
    async (what, kind) => {
      await expectRefusal(await target('unsupported', what, temporaryDirectory()), kind);
    },
  );
});

async function expectRefusal(subject: Target, kind: RegExp): Promise<void> {
  const { fd } = await subject.report();
  const imagesDir = path.join(temporaryDirectory(), 'images');
  const maps = mappingsOf(subject.pid);
  const switches = () => statusOf(subject.pid)?.['nonvoluntary_ctxt_switches'];
  const stages: string[] = [];
  const before = switches();
  const error: unknown = await checkpoint(subject.process, {
    imagesDir,
    shellJob: true,
    onStage: ({ name }) => stages.push(name),
  }).catch((e: unknown) => e);
  expect(switches()).toBe(before);
  if (!isCriuError(error)) throw error;
  expect(error).toMatchObject({ stage: 'plan', thawed: true, object: { pid: subject.pid, fd } });
  expect(error.object.kind).toMatch(kind);
  expect(error.obstacles.length).toBeLessThanOrEqual(1);
  expect(error.hint).toBeTruthy();
  expect(stages.filter((name) => name !== 'plan')).toEqual([]);
  expect(existsSync(imagesDir) ? readdirSync(imagesDir) : []).toEqual([]);
  expect(mappingsOf(subject.pid)).toEqual(maps);
  expect(await subject.report()).toEqual({ fd });

  const { obstacles, ok } = await plan(subject.process, { shellJob: true });
  expect(ok).toBe(false);
  expect(obstacles.map(({ object }) => object.fd)).toEqual([fd]);
}
