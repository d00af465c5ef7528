/* The command `libcriu`: CRIU 4.2’s commands, flags and exit statuses. */
import { isCriuError, type CriuError } from '../errors/criu-error.js';
import { notBuilt, Options } from '../options/options.js';
import type { OptionValues } from '../options/schema.js';
import { configFiles, readConfigFile } from './config-files.js';
import type { Command } from './invocation.js';
import { parseArguments, UsageError, type Parsed } from './parse.js';

/** Loaded one by one: the time to start counts. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  dump: async () => (await import('./commands/dump.js')).dump,
  'pre-dump': async () => (await import('./commands/pre-dump.js')).preDump,
  restore: async () => (await import('./commands/restore.js')).restore,
  check: async () => (await import('./commands/check.js')).check,
  'page-server': async () => (await import('./commands/page-server.js')).pageServer,
  dedup: async () => (await import('./commands/dedup.js')).dedup,
  cpuinfo: async () => (await import('./commands/cpuinfo.js')).cpuinfo,
};

/** Commands with arguments of their own, which are not CRIU's. */
const tools: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  crit: async () => (await import('./commands/crit.js')).crit,
  coredump: async () => (await import('./commands/coredump.js')).coredump,
};

const notBuiltCommands = ['service', 'lazy-pages', 'swrk'];
/** Commands that CRIU itself only points away from. */
const removedCommands: Readonly<Record<string, string>> = {
  exec: 'The "exec" action is deprecated by the Compel library.',
  show: 'The "show" action is deprecated by the CRIT utility: crit decode -i FILE --pretty',
};

/** Runs a command line and resolves with its exit status. Errors are told on standard error. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (error instanceof UsageError) return await usage(error.message);
    if (!isCriuError(error)) throw error;
    process.stderr.write(describe(error));
    return 1;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const [first = '', ...toolArgs] = args;
  if (Object.hasOwn(tools, first)) return (await tools[first]!())(toolArgs);
  const beforeOperands = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  // Looked for first, so that a broken configuration file does not hide it.
  if (beforeOperands.includes('--help') || beforeOperands.includes('-h')) return help();
  const parsed = parseAll(args, beforeOperands);
  if (parsed.version) return printVersion();
  if (parsed.help) return help();
  const [command, ...operands] = parsed.operands;
  if (command === undefined) throw new UsageError('command is required');
  const removed = removedCommands[command];
  if (removed !== undefined) {
    process.stderr.write(`Error: ${removed}\n`);
    return 255;
  }
  if (notBuiltCommands.includes(command)) throw notBuilt(command, `command ${command}`);
  const load = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!load) throw new UsageError(`unknown command: ${command}`);
  const options = new Options(parsed.values as OptionValues);
  if (operands.length > 0 && !options.values.execCmd && command !== 'cpuinfo') {
    throw new UsageError(`excessive parameter${operands.length > 1 ? 's' : ''} for command ${command}`);
  }
  if (options.values.execCmd && command !== 'restore') {
    throw new UsageError('--exec-cmd is available for the restore command only');
  }
  return (await load())({ options, operands, args });
}

function parseAll(args: readonly string[], beforeOperands: readonly string[]): Parsed {
  const files = configFiles(beforeOperands, process.env);
  let values = {};
  for (const file of files.beforeArguments) values = parseArguments(readConfigFile(file), values).values;
  const parsed = parseArguments(args, values);
  values = parsed.values;
  for (const file of files.afterArguments) values = parseArguments(readConfigFile(file), values).values;
  return { ...parsed, values };
}

async function help(): Promise<number> {
  const { fullUsage } = await import('./usage.js');
  process.stdout.write(fullUsage());
  return 0;
}

async function usage(message: string): Promise<number> {
  const { shortUsage } = await import('./usage.js');
  process.stderr.write(`Error: ${message}\n`);
  process.stdout.write(`${shortUsage()}\nTry -h|--help for more info\n`);
  return 1;
}

async function printVersion(): Promise<number> {
  const { packageVersion } = await import('../features.js');
  process.stdout.write(`Version: 4.2\nlibcriu: ${packageVersion()}\n`);
  return 0;
}

/** The error and every further reason, each with what can be done about it. */
function describe(error: CriuError): string {
  const reasons = error.obstacles.length > 0 ? error.obstacles : [error];
  return reasons
    .map((reason) => {
      const stage = reason.stage === undefined ? '' : ` (${reason.stage})`;
      const hint = reason.hint === undefined ? '' : `  Hint: ${reason.hint}\n`;
      return `Error${stage}: ${reason.code}: ${reason.message}\n${hint}`;
    })
    .join('');
}
