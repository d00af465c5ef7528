import { checkpoint, plan, type CriuError } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { tracedThreads } from '../support/proc.js';
import { target, type Target } from '../support/target.js';

async function expectRefusal(subject: Target, kind: string, text: RegExp): Promise<void> {
  const error: unknown = await checkpoint(subject.process, { imagesDir: temporaryDirectory() }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'ERR_UNSUPPORTED_TASK', object: { kind } });
  expect((error as CriuError).message).toMatch(text);
  expect(tracedThreads(subject.pid)).toEqual([]);
  expect(await subject.report()).toMatchObject({ count: 1 });
}

describe('processes that cannot be dumped', () => {
  watchLeftovers();

  it('are those with a pending SIGTRAP', async () => {
    const subject = await target('task_checks', 'trap');
    expect((await plan(subject.process)).obstacles).toMatchObject([{ object: { kind: 'pending SIGTRAP' } }]);
    await expectRefusal(subject, 'pending SIGTRAP', /SIGTRAP/);
  });

  it('are those that share their memory', async () => {
    const subject = await target('task_checks', 'shared');
    expect((await plan(subject.process)).obstacles).toMatchObject([{ object: { kind: 'shared table' } }]);
    await expectRefusal(subject, 'shared table', /address space/);
  });

  it('are those that wait for a vfork child, when they still do after a while', async () => {
    await expectRefusal(await target('task_checks', 'vfork'), 'vfork in progress', /vfork child/);
  });
});
