/** Memory that processes share since fork(2): what is the same stays one, what differs stays different. */
import path from 'node:path';
import { Criu } from 'libcriu';
import { atEnd, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, roundTrip, target, type Answer, type Target } from '../support/target.js';

/** Of the server; less where the amount is of no interest. */
const MIB = 64;
const LESS = 8;

/** A report without figures of memory, and their sum in KiB. */
function split(report: Answer): { state: Answer; pss: number } {
  const state: Answer = {};
  let pss = 0;
  for (const [key, value] of Object.entries(report)) {
    if (key === 'pss') pss += Number(value);
    else if (typeof value === 'object' && value !== null) {
      const inner = split(value as Answer);
      state[key] = inner.state;
      pss += inner.pss;
    } else state[key] = value as unknown;
  }
  return { state, pss };
}

const stateOf = (report: Answer): Answer => split(report).state;

async function prefork(mib: number): Promise<Target> {
  const server = await target('prefork', String(mib));
  await server.report(); // the children do their own then
  return server;
}

describe('memory of a server and the workers that it has forked', () => {
  watchLeftovers();

  it('is kept, and does not double', async () => {
    const server = await prefork(MIB);
    const before = split(await server.report());
    expect(before.pss).toBeGreaterThan(MIB * 1024);
    expect(before.pss).toBeLessThan(MIB * 1024 * 1.2);
    const back = await expectKept(server, stateOf);
    expect(split(await back.report()).pss).toBeLessThan(before.pss + 2048);
  });

  it('is kept by dumps upon earlier ones', async () => {
    const server = await prefork(LESS);
    const before = split(await server.report());
    const dir = temporaryDirectory();
    const session = new Criu({ shellJob: true });
    atEnd(() => session.stopTracking());
    const { tracking } = await session.preDump({ pid: server.pid, imagesDir: path.join(dir, '0') });
    const back = await restored(
      await dumpOf(server, { imagesDir: path.join(dir, '1'), prevImagesDir: '../0', tracking }),
    );
    const after = split(await back.report());
    expect(after.state).toEqual(before.state);
    expect(after.pss).toBeLessThan(before.pss + 2048);
  });

  it('is written by one without the others seeing it', async () => {
    const back = await roundTrip(await prefork(LESS));
    const before = stateOf(await back.report());
    const after = stateOf(await back.ask('rewrite'));
    const { checksum, data, ...others } = before;
    expect(after['checksum']).not.toEqual(checksum);
    expect(after['data']).not.toEqual(data);
    expect(after).toMatchObject(others);
  });
});
