import { plan } from 'libcriu';
import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, target } from '../support/target.js';

describe('message queues', () => {
  watchLeftovers();

  itWith('message_queue')('opens them again, with their messages', async () => {
    const back = await expectKept(await target('message_queue'));
    expect(await back.ask('receive')).toEqual({ text: 'first', priority: 9 });
    expect(await back.ask('receive')).toEqual({ text: 'second', priority: 1 });
    await back.ask('unlink');
  });

  itWith('message_queue')('refuses one without a name, and a notification', async () => {
    const subject = await target('message_queue');
    await subject.ask('notify');
    const kinds = async () => (await plan(subject.process, { shellJob: true })).obstacles.map((o) => o.object.kind);
    expect(await kinds()).toContain('message queue with a notification');
    await subject.ask('unlink');
    const other = await target('message_queue');
    await other.ask('unlink');
    const { obstacles } = await plan(other.process, { shellJob: true });
    expect(obstacles.map((o) => o.object.kind)).toContain('message queue without a name');
  });
});
