import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { Criu, isCriuError, pageServer, type OptionValues } from 'libcriu';
import { ImageSet, verify } from 'libcriu/images';
import { atEnd, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, itUnless, restored, target } from '../support/target.js';

const local = '127.0.0.1';
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** An authority, and a certificate for `localhost` that it signed. */
function certificates(): Required<Pick<OptionValues, 'tlsCacert' | 'tlsCert' | 'tlsKey'>> {
  const dir = temporaryDirectory();
  const at = (name: string) => path.join(dir, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '1', '-subj', '/CN=test authority');
  openssl('req', ...key, '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=localhost');
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '1'];
  openssl('x509', '-req', '-in', 'own.csr', '-out', 'own.pem', ...signed);
  return { tlsCacert: at('ca.pem'), tlsCert: at('own.pem'), tlsKey: at('own.key') };
}

describe('a page server', () => {
  watchLeftovers();

  it.each(['pages', 'share'])('gets the pages of a dump: %s', async (name) => {
    const imagesDir = temporaryDirectory();
    const started = await target(name, ...(name === 'pages' ? ['4'] : []));
    const report = await started.report();
    const server = await pageServer({ imagesDir, address: local });
    const image = await dumpOf(started, { imagesDir, pageServer: true, address: local, port: server.port });
    const { pages } = await server.done;
    expect(pages).toBe(image.stats?.pagesWritten);
    expect(
      readdirSync(imagesDir)
        .filter((file) => file.startsWith('pages-'))
        .every((file) => /^pages-655\d\d\.img$/.test(file)),
    ).toBe(true);
    const set = await ImageSet.open(imagesDir);
    expect(await verify(set)).toEqual([]);
    const back = await restored(image);
    expect(await back.report()).toEqual(report);
  });

  itUnless(hasOpenssl ? undefined : 'there is no openssl')('gets them through TLS', async () => {
    const imagesDir = temporaryDirectory();
    const tls = { tls: true, address: 'localhost', ...certificates() };
    const started = await target('pages', '4');
    const server = await pageServer({ imagesDir, ...tls });
    const image = await dumpOf(started, { imagesDir, pageServer: true, port: server.port, ...tls });
    expect((await server.done).pages).toBe(image.stats?.pagesWritten);
    expect(await (await restored(image)).report()).toMatchObject({ wrong: 0, sparse_wrong: 0 });
  });

  itUnless(hasOpenssl ? undefined : 'there is no openssl')(
    'refuses a dump without a certificate of its authority',
    async () => {
      const started = await target('pages', '1');
      const server = await pageServer({
        imagesDir: temporaryDirectory(),
        tls: true,
        address: 'localhost',
        ...certificates(),
      });
      const error: unknown = await dumpOf(started, {
        pageServer: true,
        port: server.port,
        tls: true,
        address: 'localhost',
        ...certificates(),
      }).catch((reason: unknown) => reason);
      expect(isCriuError(error, 'ERR_PAGE_SERVER')).toBe(true);
      expect(await started.report()).toMatchObject({ wrong: 0 });
      await expect(server.done).rejects.toMatchObject({ code: 'ERR_PAGE_SERVER' });
    },
  );

  it('that is not there makes the dump fail, and the target runs on', async () => {
    const started = await target('pages', '1');
    const server = await pageServer({ imagesDir: temporaryDirectory(), address: local });
    const { port } = server;
    await server[Symbol.asyncDispose]();
    const error: unknown = await dumpOf(started, { pageServer: true, address: local, port }).catch(
      (reason: unknown) => reason,
    );
    expect(isCriuError(error, 'ERR_PAGE_SERVER') && error.thawed).toBe(true);
    expect(await started.report()).toMatchObject({ wrong: 0 });
  });

  it('that goes away in the middle makes the dump fail, and the target runs on', async () => {
    const started = await target('pages', '4');
    const server = await pageServer({ imagesDir: temporaryDirectory(), address: local });
    const error: unknown = await dumpOf(started, {
      pageServer: true,
      address: local,
      port: server.port,
      onStage: ({ name }) => (name === 'memory' || name === 'collect' ? server.close() : undefined),
      onHook: ({ name }) => (name === 'pre-dump' ? server.close() : undefined),
    }).catch((reason: unknown) => reason);
    expect(isCriuError(error, 'ERR_PAGE_SERVER')).toBe(true);
    expect(await started.report()).toMatchObject({ wrong: 0 });
  });

  /** Sends commands by hand. */
  async function talk(port: number | undefined, ...commands: Buffer[]): Promise<Socket> {
    const socket = connect(port ?? 0, local);
    atEnd(() => socket.destroy());
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    for (const command of commands) socket.write(command);
    return socket;
  }

  function command(number: number, pages = 0n, address = 0n, target = 0n): Buffer {
    const bytes = Buffer.alloc(32);
    bytes.writeUInt32LE(number);
    bytes.writeBigUInt64LE(pages, 8);
    bytes.writeBigUInt64LE(address, 16);
    bytes.writeBigUInt64LE(target, 24);
    return bytes;
  }
  const open = command(4, 0n, 0n, (77n << 8n) | 1n);

  it.each([
    ['a dump that ends early', [open, command(6 | (4 << 16), 2n, 0x1000n), Buffer.alloc(5000)], 'within the pages'],
    ['a command that nobody knows', [command(99)], 'command 99'],
    ['pages of an unknown kind', [command(4, 0n, 0n, 3n)], 'unknown kind 3'],
    ['impossible pages', [open, command(6 | (4 << 16), 1n << 60n, 0x1000n)], 'cannot be'],
    ['a torn command', [open.subarray(0, 20)], 'within a command'],
  ])('drops what it has of %s', async (_name, commands, says) => {
    const imagesDir = temporaryDirectory();
    const server = await pageServer({ imagesDir, address: local });
    (await talk(server.port, ...commands)).end();
    await expect(server.done).rejects.toThrow(says);
    expect(readdirSync(imagesDir)).toEqual([]);
  });

  it('knows the commands of old dumps, and the parent images', async () => {
    const first = temporaryDirectory();
    const imagesDir = temporaryDirectory();
    const page = Buffer.alloc(4096, 7);
    const one = await pageServer({ imagesDir: first, address: local });
    await talk(one.port, command(3, 0n, 0n, (77n << 8n) | 16n), command(1, 1n, 0x1000n), page, command(0x1024));
    expect(await one.done).toEqual({ pages: 1, inParent: 0 });
    const two = await pageServer({ imagesDir, prevImagesDir: path.relative(imagesDir, first), address: local });
    const socket = await talk(
      two.port,
      command(5, 0n, 0n, (77n << 8n) | 1n),
      command(5, 0n, 0n, (78n << 8n) | 1n),
      open,
    );
    const answers: Buffer[] = [];
    socket.on('data', (chunk) => answers.push(chunk));
    socket.write(Buffer.concat([command(2, 1n, 0x1000n), command(6 | (4 << 16), 1n, 0x2000n), page, command(0x1023)]));
    while (Buffer.concat(answers).length < 13) await once(socket, 'data');
    socket.end();
    expect([...Buffer.concat(answers)]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(await two.done).toEqual({ pages: 1, inParent: 1 });
    expect(readlinkSync(path.join(imagesDir, 'parent'))).toBe(path.relative(imagesDir, first));
    expect(readdirSync(imagesDir).sort()).toEqual(['pagemap-77.img', 'pages-65537.img', 'parent']);
    expect(readFileSync(path.join(imagesDir, 'pages-65537.img'))).toEqual(page);
  });

  it('is a command, in the background too', async () => {
    const imagesDir = temporaryDirectory();
    const cli = path.resolve(__dirname, '../../dist/cli.js');
    const probe = await pageServer({ imagesDir, address: local });
    const { port } = probe;
    await probe[Symbol.asyncDispose]();
    const args = ['page-server', '-D', imagesDir, '--address', local, '--port', String(port), '-o', 'ps.log', '-v4'];
    const command_ = spawn(process.execPath, [cli, ...args, '-d', '--pidfile', 'ps.pid', '--status-fd', '3'], {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    });
    let status = '';
    command_.stdio[3]?.on('data', (chunk) => (status += String(chunk)));
    const [code] = (await once(command_, 'close')) as [number];
    expect([code, status]).toEqual([0, '\0']);
    const started = await target('pages', '2');
    const image = await dumpOf(started, { imagesDir, pageServer: true, address: local, port });
    expect(Number(readFileSync(path.join(imagesDir, 'ps.pid'), 'utf8'))).toBeGreaterThan(1);
    expect(await (await restored(image)).report()).toMatchObject({ wrong: 0 });
    expect(readFileSync(path.join(imagesDir, 'ps.log'), 'utf8')).toMatch(/pages written/);
  });

  it('gets pre-dumps, and of the dump upon them what has changed since', async () => {
    const base = temporaryDirectory();
    const remote = temporaryDirectory();
    const [first, last] = [path.join(base, '1'), path.join(base, '2')];
    const started = await target('pages', '4');
    const criu = new Criu({ pid: started.pid, shellJob: true, pageServer: true, address: local });
    const serve = async (imagesDir: string, prevImagesDir?: string) =>
      pageServer({ imagesDir, prevImagesDir, address: local, autoDedup: true });
    const one = await serve(path.join(remote, '1'));
    const { tracking } = await criu.preDump({ imagesDir: first, port: one.port });
    await one.done;
    const two = await serve(path.join(remote, '2'), '../1');
    const image = await dumpOf(started, {
      imagesDir: last,
      prevImagesDir: '../1',
      pageServer: true,
      address: local,
      port: two.port,
      tracking,
    });
    const { pages, inParent, freed, notFreed } = await two.done;
    expect(notFreed).toBeUndefined();
    expect(freed).toBeGreaterThan(0);
    expect(freed).toBeLessThanOrEqual(pages * 4096);
    expect(pages).toBeLessThan(200);
    expect(inParent).toBeGreaterThan(900);
    for (const round of ['1', '2'])
      cpSync(path.join(remote, round), path.join(base, round), { recursive: true, verbatimSymlinks: true });
    expect(await (await restored(image)).report()).toMatchObject({ wrong: 0, sparse_wrong: 0 });
  });
});
