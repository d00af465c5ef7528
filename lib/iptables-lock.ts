/*
 * CRIU, unless it is told otherwise, holds connections back by rules of iptables, which stay until they are restored. There may
 * be two sets of rules, of nf_tables and of before; only the programs that made them know both, so these are run, and only
 * for images that say so.
 */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { tcp_connection } from '../images/generated/proto.js';

const run = promisify(execFile);

/** CRIU's mark, which its rules let pass. */
const mark = '! --mark 0xc114';

/** "::1" as "0:0:0:0:0:0:0:1" and the like: one text for one address. */
function plain(address: string): string {
  return address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

function flow(from: string, to: string): string {
  return `${from} ${to}`;
}

/** "[::1]:80" in the form that {@link flowOf} gives. */
function end(text: string): string {
  const colon = text.lastIndexOf(':');
  return `${plain(text.slice(0, colon).replace(/[[\]]/g, ''))} ${text.slice(colon + 1)}`;
}

/** What a line of iptables-save drops, if it is one of CRIU's. */
function flowOf(rule: string): string | undefined {
  if (!/^-A (INPUT|OUTPUT) /.test(rule) || !rule.includes(mark) || !rule.endsWith('-j DROP')) return undefined;
  const value = (flag: string): string => new RegExp(` ${flag} ([^ /]+)`).exec(rule)?.[1] ?? '';
  return flow(`${plain(value('-s'))} ${value('--sport')}`, `${plain(value('-d'))} ${value('--dport')}`);
}

/** Rules of the table filter, as iptables-save writes them; undefined: there is no such program. */
async function rulesOf(program: string): Promise<string[] | undefined> {
  try {
    const { stdout } = await run(`${program}-save`, { maxBuffer: 1 << 28 });
    const filter = /^\*filter\n(.*?)^COMMIT$/ms.exec(stdout)?.[1] ?? '';
    return filter.split('\n').filter((line) => line.startsWith('-A '));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function remove(program: string, rules: readonly string[]): Promise<void> {
  const lines = ['*filter', ...rules.map((rule) => rule.replace(/^-A/, '-D')), 'COMMIT', ''];
  const child = spawn(`${program}-restore`, ['--noflush'], { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += String(text)));
  child.stdin.on('error', () => undefined);
  child.stdin.end(lines.join('\n'));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program}-restore: ${complaint.trim()}`);
}

/**
 * Removes the rules by which CRIU holds these connections back, wherever they are.
 * @returns why it could not be done, for those who look after the machine; undefined: none is left
 */
export async function removeIptablesLock(connections: readonly tcp_connection[]): Promise<string | undefined> {
  const held = new Set(
    connections.flatMap(({ local, remote }) => [flow(end(local), end(remote)), flow(end(remote), end(local))]),
  );
  try {
    for (const family of ['iptables', 'ip6tables']) {
      const found = [];
      for (const variant of ['-nft', '-legacy', '']) {
        const rules = variant === '' && found.length > 0 ? undefined : await rulesOf(family + variant);
        if (!rules) continue;
        found.push(variant);
        const ours = rules.filter((rule) => held.has(flowOf(rule) ?? ''));
        if (ours.length > 0) await remove(family + variant, ours);
      }
    }
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
