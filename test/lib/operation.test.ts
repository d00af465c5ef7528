import { setImmediate as nextTurn } from 'node:timers/promises';
import { criu_req_type } from '../../images/generated/proto.js';
import { Criu } from '../../lib/criu.js';
import { isCriuError, type CriuError } from '../../lib/errors/criu-error.js';
import { Operation, type Hook } from '../../lib/operation.js';
import { plan } from '../../lib/plan.js';
import { fakeCore } from './support/fake-core.js';

const request = { type: criu_req_type.DUMP, opts: { images_dir_fd: -1 } };
const failure = async (promise: Promise<unknown>): Promise<CriuError> => {
  try {
    await promise;
  } catch (error) {
    return error as CriuError;
  }
  throw new Error('did not reject');
};

it('tells stages, progress and log, then the result', async () => {
  using _ = fakeCore({
    operation: (op) => {
      op.send({ stage: { name: 'plan', at: 1n } }, { log: { level: 3, text: 'hi', at: 2n } });
      op.send({ progress: { done: 1n, total: 4n } }).succeed({ pid: 5, total: 9n });
      op.end();
    },
  });
  const operation = new Operation(request);
  const seen: unknown[] = [];
  operation.on('stage', (stage) => seen.push(stage)).on('log', (line) => seen.push(line));
  operation.on('progress', (progress) => seen.push(progress));
  expect(await operation.result).toMatchObject({ pid: 5, total: 9n });
  expect(seen).toEqual([
    { name: 'plan', at: 1 },
    { level: 3, text: 'hi', at: 2 },
    { done: 1n, total: 4n },
  ]);
});

it('makes an error of an error record, with the last lines of the log', async () => {
  using _ = fakeCore({
    operation: (op) => {
      for (let i = 0; i < 30; i++) op.send({ log: { level: 3, text: `line ${i}`, at: 0n } });
      op.send({ stage: { name: 'plan', at: 1n } });
      op.send({
        error: {
          code: 'ERR_UNSUPPORTED_MAPPING',
          text: 'no',
          err: 95,
          pid: 7,
          address: 0xffff_ffff_0000_0000n,
          undone: true,
        },
      });
      op.end();
    },
  });
  const error = await failure(new Operation(request).result);
  if (!isCriuError(error, 'ERR_UNSUPPORTED_MAPPING')) throw error;
  expect(error).toMatchObject({ stage: 'plan', errno: 95, thawed: true, message: 'no' });
  expect(error.object).toEqual({ pid: 7, address: 0xffff_ffff_0000_0000n });
  expect(error.log).toHaveLength(20);
  expect(error.log.at(-1)).toBe('line 29');
});

it('makes one error with all reasons of a refused dump', async () => {
  using _ = fakeCore({
    operation: (op) => {
      op.succeed({
        resp: { type: criu_req_type.DUMP, success: false },
        obstacles: [
          { code: 'ERR_UNSUPPORTED_FD', text: 'a', pid: 1, fd: 3, kind: 'io_uring' },
          { code: 'ERR_UNSUPPORTED_FD', text: 'b', pid: 1, fd: 4, kind: 'perf_event' },
        ],
      }).end();
    },
  });
  const error = await failure(new Operation(request).result);
  expect(error).toMatchObject({ code: 'ERR_UNSUPPORTED_FD', object: { fd: 3, kind: 'io_uring' } });
  expect(error.obstacles.map((obstacle) => obstacle.object.fd)).toEqual([3, 4]);
});

it('is ERR_ENGINE_CRASHED, with the stage, if the descriptor ends first', async () => {
  using _ = fakeCore({ operation: (op) => op.send({ stage: { name: 'memory', at: 1n } }).end() });
  const error = await failure(new Operation(request).result);
  expect(error).toMatchObject({ code: 'ERR_ENGINE_CRASHED', stage: 'memory' });
});

describe('abort', () => {
  it('cancels, waits for the roll-back, then rejects with the reason', async () => {
    const controller = new AbortController();
    let undone = false;
    using core = fakeCore({
      operation: (op) => {
        op.onCancel = () =>
          setTimeout(() => {
            undone = true;
            op.send({ error: { code: 'ERR_ABORTED', text: 'aborted', undone: true } }).end();
          }, 10);
      },
    });
    const operation = new Operation(request, { signal: controller.signal });
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 5);
    expect(await failure(operation.result)).toBe(reason);
    expect([undone, core.operations[0]?.cancelled]).toEqual([true, true]);
  });

  it('starts nothing if it was aborted before', async () => {
    using core = fakeCore({});
    const started = jest.fn();
    const operation = new Operation(request, { signal: AbortSignal.abort('no'), started });
    await expect(operation.result).rejects.toBe('no');
    expect(core.operations).toHaveLength(0);
    expect(started).toHaveBeenCalledTimes(1);
  });

  it('comes too late for what has succeeded', async () => {
    const controller = new AbortController();
    using core = fakeCore({ operation: (op) => void op.send({ stage: { name: 'kill', at: 1n } }).succeed({ pid: 5 }) });
    const operation = new Operation(request, { signal: controller.signal });
    await new Promise((resolve) => operation.once('stage', resolve));
    await nextTurn();
    controller.abort();
    expect(core.operations[0]?.cancelled).toBe(false);
    core.operations[0]?.end();
    expect(await operation.result).toMatchObject({ pid: 5 });
  });
});

it('is ERR_TIMEOUT if the tree is not frozen in time, and not once it is', async () => {
  using _ = fakeCore({
    operation: (op) => {
      op.onCancel = () => op.send({ error: { code: 'ERR_ABORTED', text: 'aborted', undone: true } }).end();
      if (op.request.opts?.pid === 1) op.send({ stage: { name: 'freeze', at: 1n } });
      else {
        op.send({ stage: { name: 'inject', at: 1n } });
        setTimeout(() => op.succeed().end(), 800);
      }
    },
  });
  const slow = new Operation({ ...request, opts: { images_dir_fd: -1, pid: 1 } }, { freezeTimeout: 0.1 });
  const fast = new Operation({ ...request, opts: { images_dir_fd: -1, pid: 2 } }, { freezeTimeout: 0.1 });
  expect(await failure(slow.result)).toMatchObject({ code: 'ERR_TIMEOUT', stage: 'freeze' });
  await fast.result;
});

describe('hooks', () => {
  it('wait for listeners, and fail with them', async () => {
    using core = fakeCore({
      operation: async (op) => {
        expect(await op.hook('pre-dump')).toBe(true);
        expect(await op.hook('post-dump', 5)).toBe(false);
        op.send({ error: { code: 'ERR_HOOK', text: 'hook failed', undone: true } }).end();
      },
    });
    const criu = new Criu({ pid: 5 });
    const seen: string[] = [];
    criu.on('pre-dump', (hook: Hook) =>
      hook.waitUntil(new Promise((r) => setTimeout(r, 5)).then(() => seen.push(hook.name))),
    );
    criu.on('post-dump', ({ pid }) => {
      throw new Error(`no ${pid}`);
    });
    const error = await failure(criu.dump({ imagesDir: '/tmp' }));
    expect(error).toMatchObject({ code: 'ERR_HOOK', cause: { message: 'no 5' } });
    expect(seen).toEqual(['pre-dump']);
    expect(core.operations[0]?.request.opts).toMatchObject({ hooks: true });
  });

  it('are not asked for if nobody listens', async () => {
    using core = fakeCore({ operation: (op) => op.succeed().end() });
    await new Criu({ pid: 5, imagesDir: '/tmp' }).dump();
    expect(core.operations[0]?.request.opts?.hooks).toBeUndefined();
  });

  it('run action scripts', async () => {
    using _ = fakeCore({
      operation: async (op) => {
        const good = await op.hook('pre-dump', 5);
        op.send({ error: { code: 'ERR_HOOK', text: String(good) } }).end();
      },
    });
    const criu = new Criu({ pid: 5, imagesDir: '/tmp' });
    expect(await failure(criu.dump({ actionScript: ['/bin/true'] }))).toMatchObject({ message: 'true' });
    expect(await failure(criu.dump({ actionScript: ['/bin/false'] }))).toMatchObject({
      message: 'false',
      cause: { message: 'action script /bin/false ended with 1 at pre-dump' },
    });
  });
});

it('plans: obstacles are errors that nobody threw', async () => {
  using core = fakeCore({
    operation: (op) =>
      op.succeed({ tasks: 2, obstacles: [{ code: 'ERR_ALREADY_TRACED', text: 'traced', pid: 5 }] }).end(),
  });
  const found = await plan(5);
  expect(found).toMatchObject({ pid: 5, ok: false, tasks: 2 });
  expect(isCriuError(found.obstacles[0], 'ERR_ALREADY_TRACED')).toBe(true);
  expect(core.operations[0]?.request.opts).toMatchObject({ plan_only: true, pid: 5 });
});
