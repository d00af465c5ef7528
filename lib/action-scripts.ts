import { spawn } from 'node:child_process';
import { CriuError } from './errors/criu-error.js';
import type { Hook, Operation } from './operation.js';
import type { Options } from './options/options.js';

/** Runs the action scripts of `options` at each hook of `operation`, one after the other, as CRIU does. */
export function runActionScripts(operation: Operation, options: Options): void {
  const scripts = options.get('actionScript') ?? [];
  if (scripts.length === 0) return;
  operation.on('hook', (hook) => hook.waitUntil(runAll(scripts, hook, options.imagesDir)));
}

async function runAll(scripts: readonly string[], hook: Hook, imagesDir: string): Promise<void> {
  const env = {
    ...process.env,
    CRTOOLS_SCRIPT_ACTION: hook.name,
    CRTOOLS_IMAGE_DIR: imagesDir,
    ...(hook.pid === undefined ? {} : { CRTOOLS_INIT_PID: String(hook.pid) }),
  };
  for (const script of scripts) {
    const status = await run(script, env);
    if (status !== 0) {
      throw new CriuError({
        code: 'ERR_HOOK',
        message: `action script ${script} ended with ${status} at ${hook.name}`,
        object: { kind: hook.name, path: script },
      });
    }
  }
}

/** Exit status of the program; the signal's name if it was killed; the error's code if it did not start. */
function run(script: string, env: NodeJS.ProcessEnv): Promise<number | string> {
  return new Promise((resolve) => {
    const child = spawn(script, [], { env, stdio: 'inherit' });
    child.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
}
