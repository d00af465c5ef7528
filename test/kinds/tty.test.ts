import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('pseudo terminals', () => {
  watchLeftovers();

  it('keeps both sides, what is queued in them, and the sessions that they control', async () => {
    const started = await target('tty', temporaryDirectory());
    const report = await started.report();
    expect(report).toMatchObject({
      'raw master': { side: { bytes: 5 } },
      'raw slave': { bytes: 5, size: '33x99 5x6' },
      'lines slave': { bytes: 12 },
      'packet master': { packet: 1, lock: 1, side: { exclusive: 1 } },
      hung: { settings: -5 },
      leader: { 'has terminal': true, 'own session': true, 'job in front': true },
    });
    const back = await expectKept(started);
    expect(await back.ask('read')).toEqual({
      'raw in': 'in\r\x03\x11',
      'raw out': 'out\r\n',
      'line 1': 'first\n',
      'line 2': 'second',
      'line 3': '(end)',
      'line 4': 'half\x03\n',
      echo: 'first\r\nsecondhalf^\b^C\r\n',
      stopped: 'before',
      writes: -1,
      'writes then': 5,
      'stopped then': 'after',
      'keyed writes': -1,
      'keyed writes then': 5,
      revived: 'alive',
      'hung up before': '(end)',
      full: 6000,
      'full ends': 10,
      hung: '(end)',
      closed: 'last words',
      'closed then': 'Input/output error',
    });
    expect(await back.ask('packet')).toEqual({ status: 16, read: 5, first: 0, text: 'data' });
  });
});
