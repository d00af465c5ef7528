import { Duplex } from 'node:stream';
import { Channel, maxRecordBytes, type CoreRecord } from '../../bindings/channel.js';
import { FakeOperation } from '../lib/support/fake-core.js';

interface Seen {
  readonly records: CoreRecord[];
  readonly written: Buffer[];
  readonly closed: Promise<Error | undefined>;
  readonly stream: Duplex;
  readonly channel: Channel;
}

function open(): Seen {
  const records: CoreRecord[] = [];
  const written: Buffer[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => (written.push(chunk), done()),
  });
  let channel: Channel | undefined;
  const closed = new Promise<Error | undefined>((close) => {
    channel = new Channel(stream, { record: (record) => void records.push(record), close });
  });
  return { records, written, closed, stream, channel: channel as unknown as Channel };
}

it('reads records however they are cut', async () => {
  const bytes = Buffer.concat([
    FakeOperation.frame({ log: { level: 2, text: 'ä', at: 5n } }),
    FakeOperation.frame({ stage: { name: 'freeze', at: 6n } }),
    FakeOperation.frame({ progress: { done: 1n, total: 2n } }),
    FakeOperation.frame({ hook: { name: 'pre-dump', pid: 7 } }),
    FakeOperation.frame({ exit: { pid: 7, code: -1, signal: 9 } }),
  ]);
  for (const size of [1, 3, 7, bytes.length]) {
    const { stream, records, closed } = open();
    for (let at = 0; at < bytes.length; at += size) stream.push(bytes.subarray(at, at + size));
    stream.push(null);
    expect(await closed).toBeUndefined();
    expect(records).toMatchObject([
      { type: 'log', level: 2, text: 'ä', at: 5 },
      { type: 'stage', name: 'freeze', at: 6 },
      { type: 'progress', done: 1n, total: 2n },
      { type: 'hook', name: 'pre-dump', pid: 7 },
      { type: 'exit', exit: { pid: 7, code: -1, signal: 9 } },
    ]);
  }
});

it('refuses a record beyond the ceiling', async () => {
  const { stream, closed } = open();
  const head = Buffer.alloc(4);
  head.writeUInt32LE(maxRecordBytes + 1);
  stream.push(head);
  expect(await closed).toMatchObject({ message: expect.stringContaining('record of') });
});

it('refuses bytes that are no record', async () => {
  const { stream, closed } = open();
  stream.push(Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff]));
  expect(await closed).toBeDefined();
});

it('writes acks, and none after the end', async () => {
  const { channel, written, stream, closed } = open();
  channel.ack(true);
  channel.ack(false);
  expect(written.map((bytes) => [...bytes])).toEqual([
    [2, 0, 0, 0, 8, 1],
    [2, 0, 0, 0, 8, 0],
  ]);
  stream.push(null);
  await closed;
  channel.ack(true);
  expect(written).toHaveLength(2);
});
