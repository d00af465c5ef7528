/*
 * CRIU's configuration files: a long option per line, without its dashes, then its argument, quoted if need be; `#`
 * begins a comment.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './parse.js';

const globalFile = '/etc/criu/default.conf';

/** Which files are read, in the order in which later ones win. `--config` wins over the command line, the rest do not. */
export interface ConfigFiles {
  readonly beforeArguments: readonly string[];
  readonly afterArguments: readonly string[];
}

/** Looks through the command line, as criu does before it reads it in earnest. */
export function configFiles(args: readonly string[], env: NodeJS.ProcessEnv): ConfigFiles {
  let useDefaults = true;
  let last: string | undefined;
  args.forEach((arg, i) => {
    if (arg === '--no-default-config') useDefaults = false;
    if (arg === '--config') last = args[i + 1];
    if (arg.startsWith('--config=')) last = arg.slice('--config='.length);
  });
  if (last !== undefined) useDefaults = false;
  const home = env['HOME'];
  const defaults = [globalFile, ...(home ? [path.join(home, '.criu', 'default.conf')] : [])];
  const fromEnv = env['CRIU_CONFIG_FILE'];
  return {
    beforeArguments: [...(useDefaults ? defaults : []), ...(fromEnv ? [fromEnv] : [])],
    afterArguments: last === undefined ? [] : [last],
  };
}

/** The file as arguments of a command line; nothing if it cannot be read, as with criu. @throws {UsageError} */
export function readConfigFile(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line, i) => {
    const args = parseConfigLine(line);
    if (!args) throw new UsageError(`${file}:${i + 1}: expected an option and at most one argument: ${line.trim()}`);
    return args;
  });
}

/** One line as arguments; undefined if it has no meaning. Pure. */
export function parseConfigLine(line: string): string[] | undefined {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return [];
  const match = /^([^\s"#]+)(?:\s+(?:"((?:[^"\\]|\\.)*)"|([^\s"#][^\s#]*)))?\s*(?:#.*)?$/s.exec(text);
  if (!match) return undefined;
  const flag = `--${match[1] ?? ''}`;
  const argument = match[2]?.replaceAll('\\"', '"') ?? match[3]?.replaceAll('\\"', '"');
  // A flag whose argument is optional takes it only joined.
  return argument === undefined ? [flag] : [`${flag}=${argument}`];
}
