import { optionNames, rowOf } from '../options/schema.js';

const commands = [
  ['dump', 'checkpoint a process tree'],
  ['pre-dump', 'write the memory of a process tree, which runs on'],
  ['restore', 'restore a process tree'],
  ['page-server', 'take the pages of a dump over the network'],
  ['dedup', 'free pages in older images that newer ones have replaced'],
  ['check', 'check whether this kernel has what is needed'],
  ['crit', 'show, check, compare and convert images: see libcriu crit --help'],
  ['coredump', 'make core files for debuggers of images: see libcriu coredump --help'],
] as const;

/** The first lines of the usage text. */
export function shortUsage(): string {
  const lines = [
    '',
    'Usage:',
    '  libcriu dump|pre-dump -t PID [<options>]',
    '  libcriu restore [<options>]',
    '  libcriu page-server [--address ADDR] [--port PORT] [<options>]',
    '  libcriu dedup -D DIR',
    '  libcriu check [--feature FEAT]',
    '  libcriu crit VERB …',
    '  libcriu coredump [-i DIR] [-p PID] [-o DIR]',
    '',
    'Commands:',
    ...commands.map(([name, doc]) => `  ${name.padEnd(14)} ${doc}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The whole usage text: the options come from the schema. */
export function fullUsage(): string {
  const lines = ['', 'Flags without an argument can be prefixed with --no- to take them back.', '', 'Options:'];
  const notBuilt: string[] = [];
  for (const name of optionNames) {
    const row = rowOf(name);
    if (row.hidden || row.cli.length === 0) continue;
    if (!row.built) {
      notBuilt.push(row.cli[0] ?? '');
      continue;
    }
    const argument = row.arg === undefined ? '' : row.argOptional ? `[${row.arg}]` : ` ${row.arg}`;
    const flags = [...row.cli].sort((a, b) => a.length - b.length).join('|') + argument;
    lines.push(`  ${flags.padEnd(28)} ${flags.length > 28 ? `\n${' '.repeat(31)}` : ''}${row.doc}`);
  }
  lines.push('  -h|--help                    show this text', '  -V|--version                 show the version', '');
  lines.push(`CRIU’s, not built yet: ${notBuilt.join(' ')}`, '');
  return `${shortUsage()}${lines.join('\n')}`;
}
