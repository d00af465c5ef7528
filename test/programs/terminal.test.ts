import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { itWithProgram, roundTrip, target, type Target } from '../support/target.js';

/** Keys and texts go over in one line. */
const escaped = (text: string) => text.replaceAll('\r', '\\r').replaceAll('\n', '\\n');

async function type(terminal: Target, keys: string): Promise<void> {
  await terminal.ask(`type ${keys}`);
}

/** Waits until the program shows `text`. */
async function shows(terminal: Target, text: string): Promise<void> {
  expect(await terminal.ask(`wait ${escaped(text)}`)).toMatchObject({ found: true });
}

describe('programs on a terminal', () => {
  watchLeftovers();

  it('restores a shell with a job in the background, and job control goes on', async () => {
    const shell = await target('terminal', 'bash', '--norc', '--noprofile', '--noediting', '-i');
    await shows(shell, '> ');
    await type(shell, 'echo one; sleep 1000 &\\r');
    await shows(shell, 'one\r\n');
    await type(shell, 'unfini');
    const back = await roundTrip(await roundTrip(shell));
    await type(back, 'shed=yes; jobs; echo $unfinished\\r');
    await shows(back, 'Running');
    await shows(back, 'yes\r\n');
    await type(back, 'cat; echo left $?\\r');
    await type(back, 'through cat\\r');
    await shows(back, 'through cat\r\nthrough cat');
    await type(back, '\\x03');
    await shows(back, '> '); // the key has dropped what was typed by then
    const again = await roundTrip(back);
    await type(again, 'kill -9 %1; wait %1 2>/dev/null; echo status $?\\r');
    await shows(again, 'status 137');
    await type(again, 'exit\\r');
    await shows(again, 'exit');
  });

  itWithProgram('vim')('restores an editor in the middle of a word', async () => {
    const file = path.join(temporaryDirectory(), 'text');
    const vim = await target('terminal', 'vim', '-u', 'NONE', '-n', file);
    await shows(vim, 'text');
    await type(vim, 'ihel');
    await shows(vim, 'hel');
    const back = await roundTrip(vim);
    await type(back, 'lo world\\e:wq\\r');
    for (let i = 0; i < 100 && !existsSync(file); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    await shows(back, 'written');
    expect(readFileSync(file, 'latin1')).toBe('hello world\n');
  });

  itWithProgram('sqlite3')('restores a database shell within a transaction', async () => {
    const file = path.join(temporaryDirectory(), 'db');
    const sql = await target('terminal', 'sqlite3', '-interactive', file);
    await shows(sql, 'sqlite> ');
    await type(sql, 'create table t(x); begin immediate; insert into t values(42);\\r');
    await type(sql, 'select x + 1 from t;\\r');
    await shows(sql, '43');
    const back = await roundTrip(sql, { dump: { fileLocks: true }, restore: { fileLocks: true } });
    expect(() => execFileSync('sqlite3', [file, 'insert into t values(1);'], { stdio: 'pipe' })).toThrow(/locked/);
    await type(back, 'commit; select x + 2 from t;\\r');
    await shows(back, '44');
    expect(execFileSync('sqlite3', [file, 'select x from t;'], { encoding: 'latin1' })).toBe('42\n');
  });
});
