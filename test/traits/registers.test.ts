import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, roundTrip, target, type Target } from '../support/target.js';

describe('registers', () => {
  watchLeftovers();

  it('keeps all sets that are live in a loop: general, AVX, AVX-512, x87, control words', async () => {
    const started = await target('registers');
    expect(await started.report()).toMatchObject({ fpu_control: '0xc7f', mxcsr: '0xffc0' });
    await expectKept(started);
  });
});

describe('interrupted system calls', () => {
  watchLeftovers();

  const timed = {
    nanosleep: '', nanosleep_rest: '', nanosleep_absolute: '', poll: '', ppoll: '', select: '', epoll_wait: '',
    futex: 'ETIMEDOUT', condition: 'ETIMEDOUT', sigtimedwait: 'EAGAIN',
  }; // prettier-ignore
  const woken: Record<string, [number, string]> = {
    read: [1, ''], recv: [1, ''], futex_forever: [0, ''], condition_forever: [0, ''], wait: [42, ''], semaphore: [0, ''],
    pause: [-1, 'EINTR'], sigsuspend: [-1, 'EINTR'],
  }; // prettier-ignore

  /** Nothing has ended too early, or otherwise than by itself. */
  async function expectUndisturbed(subject: Target, seconds: number): Promise<void> {
    await delay(seconds * 1000);
    const sleepers = await subject.report();
    for (const [name, error] of Object.entries(timed)) {
      expect([name, sleepers[name]]).toMatchObject([name, { ended: true, error, too_early: false }]);
    }
    for (const name of Object.keys(woken)) expect([name, sleepers[name].ended]).toEqual([name, false]);
    expect(sleepers['handled']).toBe(0);
    const awake = await subject.ask('wake');
    for (const [name, [result, error]] of Object.entries(woken)) {
      expect([name, awake[name]]).toMatchObject([name, { ended: true, result, error, usr2_blocked: true }]);
    }
    expect(awake['handled']).toBe(2);
  }

  it('go on after a restore', async () => {
    const back = await roundTrip(await target('interrupted', '1.2'));
    await expectUndisturbed(back, 1.8);
  });

  // What is left is where the program wants it, or in the restart block, which is found by the kernel's types (BTF).
  const sleepers = existsSync('/sys/kernel/btf/vmlinux')
    ? ['nanosleep', 'nanosleep_rest', 'poll', 'ppoll', 'select', 'futex']
    : ['nanosleep_rest', 'ppoll', 'select'];

  it('sleep for the time that was left', async () => {
    const started = await target('interrupted', '3');
    await delay(1200);
    let back = await roundTrip(started);
    await delay(700);
    back = await roundTrip(back);
    await delay(2300);
    const report = await back.report();
    for (const name of sleepers) {
      expect([name, report[name]]).toMatchObject([name, { ended: true, too_early: false }]);
      expect([name, report[name].ms < 3600]).toEqual([name, true]);
    }
  });

  it('go on after two restores', async () => {
    const back = await roundTrip(await roundTrip(await target('interrupted', '1.2')));
    await expectUndisturbed(back, 2);
  });

  it('go on in a process that is left running', async () => {
    const started = await target('interrupted', '1.2');
    await dumpOf(started, { leaveRunning: true });
    await dumpOf(started, { leaveRunning: true });
    await expectUndisturbed(started, 1.8);
  });
});
