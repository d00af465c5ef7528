/** Real servers, checkpointed and restored while clients are connected: each goes on with the same connection. */
import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { childrenOf } from '../support/proc.js';
import { Client, freePort, Server } from '../support/server.js';
import { itUnless, itWithProgram, programPath } from '../support/target.js';

const root = path.resolve(__dirname, '../..');

/** A masked text frame, as clients send them. */
function webSocketFrame(text: string): string {
  const mask = [1, 2, 3, 4];
  const masked = [...Buffer.from(text)].map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return Buffer.from([0x81, 0x80 | masked.length, ...mask, ...masked]).toString('latin1');
}

const postgresUser = userId('postgres');
const postgresDirectories = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
  : [];
const postgresProgram = (name: string): string => programPath(name, ...postgresDirectories) ?? '';
const postgres =
  postgresUser === undefined
    ? itUnless('there is no user postgres')
    : programPath('psql') === undefined
      ? itUnless('psql is not installed')
      : itWithProgram('postgres', ...postgresDirectories);

function userId(name: string): number | undefined {
  const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** A psql, which is never dumped, and never connects again. */
class Psql {
  readonly #process: ChildProcessWithoutNullStreams;
  #received = '';

  private constructor(port: number) {
    const args = ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
    this.#process = spawn('psql', args, { stdio: 'pipe' });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream.on('data', (text) => (this.#received += String(text)));
    atEnd(() => this.#process.kill('SIGKILL'));
  }

  static async to(port: number): Promise<Psql> {
    const deadline = Date.now() + 30_000;
    const ready = () => spawnSync('pg_isready', ['-h', '127.0.0.1', '-p', String(port)]).status === 0;
    while (!ready()) {
      if (Date.now() > deadline) throw new Error('postgres does not get ready');
      await delay(100);
    }
    return new Psql(port);
  }

  /** What it prints, line by line. */
  async ask(sql: string): Promise<string[]> {
    const deadline = Date.now() + 30_000;
    this.#received = '';
    this.#process.stdin.write(`${sql}\n\\echo DONE\n`);
    while (!this.#received.endsWith('DONE\n')) {
      if (Date.now() > deadline || this.#process.exitCode !== null) throw new Error(`psql says: ${this.#received}`);
      await delay(20);
    }
    return this.#received.split('\n').filter((line) => line !== '' && line !== 'DONE');
  }
}

describe('servers with clients', () => {
  watchLeftovers();

  itWithProgram('redis-server')(
    'redis keeps clients, subscriptions and an open MULTI',
    async () => {
      const port = await freePort();
      const server = new Server(programPath('redis-server') ?? '', [
        ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
        ...['--dir', temporaryDirectory(), '--logfile', 'redis.log'],
      ]);
      const writer = await Client.to(port);
      const listener = await Client.to(port);
      const buyer = await Client.to(port);
      await writer.ask('SET key value\r\n', '+OK\r\n');
      await listener.ask('SUBSCRIBE news\r\n', ':1\r\n');
      await buyer.ask('MULTI\r\n', '+OK\r\n');
      await buyer.ask('INCR sold\r\n', '+QUEUED\r\n');
      for (let round = 1; round <= 3; round++) {
        await server.roundTrip();
        expect(await writer.ask('GET key\r\n', 'value\r\n')).toBe('$5\r\nvalue\r\n');
        await writer.ask(`PUBLISH news ${round}\r\n`, ':1\r\n');
        expect(await listener.until(`\r\n${round}\r\n`)).toContain('news');
        await buyer.ask('INCR sold\r\n', '+QUEUED\r\n');
      }
      expect(await writer.ask('GET sold\r\n', '\r\n')).toBe('$-1\r\n');
      expect(await buyer.ask('EXEC\r\n', ':4\r\n')).toBe('*4\r\n:1\r\n:2\r\n:3\r\n:4\r\n');
      await (await Client.to(port)).ask('PING\r\n', '+PONG\r\n');
    },
    60_000,
  );

  itWithProgram('nginx')(
    'nginx keeps connections of its workers',
    async () => {
      const port = await freePort();
      const directory = temporaryDirectory();
      writeFileSync(path.join(directory, 'page'), 'the page\n');
      writeFileSync(
        path.join(directory, 'nginx.conf'),
        `user root; daemon off; worker_processes 2; pid ${directory}/pid; error_log ${directory}/errors;
         events { worker_connections 64; }
         http { access_log off; keepalive_timeout 600s; server { listen 127.0.0.1:${port}; root ${directory}; } }`,
      );
      const server = new Server(programPath('nginx') ?? '', [
        '-p',
        directory,
        '-c',
        path.join(directory, 'nginx.conf'),
      ]);
      const request = 'GET /page HTTP/1.1\r\nHost: here\r\n\r\n';
      const clients = [];
      for (let i = 0; i < 6; i++) clients.push(await Client.to(port));
      for (const client of clients) expect(await client.ask(request, 'the page\n')).toContain('200 OK');
      clients[0]?.send(request.slice(0, 20));
      const workers = childrenOf(server.pid);
      expect(workers).toHaveLength(2);
      await server.roundTrip();
      await server.roundTrip();
      expect(childrenOf(server.pid)).toEqual(workers);
      clients[0]?.send(request.slice(20));
      await clients[0]?.until('the page\n');
      for (const client of clients) expect(await client.ask(request, 'the page\n')).toContain('keep-alive');
      await (await Client.to(port)).ask(request, 'the page\n');
      process.kill(server.pid, 'SIGHUP'); // the master still replaces its workers
      for (let i = 0; i < 100 && childrenOf(server.pid).some((pid) => workers.includes(pid)); i++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await (await Client.to(port)).ask(request, 'the page\n');
    },
    60_000,
  );

  postgres(
    'PostgreSQL keeps the open transaction of a psql',
    async () => {
      const directory = temporaryDirectory();
      const data = path.join(directory, 'data');
      const as = { uid: postgresUser ?? 0, gid: postgresUser ?? 0, cwd: '/' };
      chownSync(directory, as.uid, as.gid);
      execFileSync(postgresProgram('initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'], {
        ...as,
        stdio: 'ignore',
      });
      const port = await freePort();
      const server = new Server(
        postgresProgram('postgres'),
        ['-D', data, '-p', String(port), '-k', directory, '-c', 'listen_addresses=127.0.0.1'],
        as,
      );
      const psql = await Psql.to(port);
      await psql.ask('create table t(x int); insert into t values(1); begin; insert into t values(2);');
      await psql.ask("select pg_advisory_lock(7); set application_name = 'kept';");
      for (let round = 0; round < 2; round++) {
        await server.roundTrip();
        expect(await psql.ask('insert into t values(3); select sum(x) from t; show application_name;')).toEqual([
          String(6 + 3 * round),
          'kept',
        ]);
      }
      const other = await Psql.to(port);
      expect(await other.ask('select sum(x) from t; select pg_try_advisory_lock(7);')).toEqual(['1', 'f']);
      await psql.ask('commit;');
      expect(await other.ask('select sum(x) from t; checkpoint;')).toEqual(['9']);
      await server.stop('SIGINT'); // so that it removes its segment of System V shared memory
    },
    120_000,
  );

  it('a Node http server keeps a WebSocket, events and keep-alive', async () => {
    const port = await freePort();
    const server = new Server(process.execPath, [path.join(root, 'test', 'targets', 'websocket.mjs'), String(port)]);
    const socket = await Client.to(port);
    const events = await Client.to(port);
    const plain = await Client.to(port);
    const key = Buffer.from('sixteen bytes...').toString('base64');
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    const upgrade = `GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n`;
    expect(await socket.ask(`${upgrade}Sec-WebSocket-Key: ${key}\r\n\r\n`, '\r\n\r\n')).toContain(accept);
    await socket.ask(webSocketFrame('before'), '1: before');
    await events.ask('GET /events HTTP/1.1\r\nHost: h\r\n\r\n', 'event: hello');
    await plain.ask('GET / HTTP/1.1\r\nHost: h\r\n\r\n', 'request 2\n');
    const half = webSocketFrame('in two parts');
    socket.send(half.slice(0, 7));
    await server.roundTrip();
    await server.roundTrip();
    await socket.ask(half.slice(7), '2: in two parts');
    await socket.ask(webSocketFrame('after'), '3: after');
    await plain.ask('GET /tell/news HTTP/1.1\r\nHost: h\r\n\r\n', 'request 3\n');
    await events.until('data: news');
  }, 60_000);
});
