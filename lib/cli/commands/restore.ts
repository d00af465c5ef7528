import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { criu_req_type } from '../../../images/generated/proto.js';
import { finishRestore } from '../../criu.js';
import type { Options } from '../../options/options.js';
import { Pidfile } from '../../pidfile.js';
import { start } from '../../run.js';
import { verifyImages } from '../../verify-images.js';
import { standardError, type Invocation } from '../invocation.js';
import { UsageError } from '../parse.js';

/** Set for the inner one of the two commands that `--exec-cmd` becomes. */
const innerStep = 'LIBCRIU_EXEC_CMD_STEP';

/** `libcriu restore`: without -d, waits until the root of the tree has ended; its status is not ours, as with criu. */
export async function restore(invocation: Invocation): Promise<number> {
  const { options } = invocation;
  const inner = process.env[innerStep] === '1';
  delete process.env[innerStep];
  const detached = inner || (options.get('restoreDetached') ?? false);
  if (options.values.execCmd && !inner) return execCommand(invocation, detached);
  if (!detached && options.get('restoreSibling')) {
    process.stderr.write('Error: --restore-sibling only makes sense with --restore-detached\n');
    return 1;
  }
  return restoreTree(options, detached, inner);
}

async function restoreTree(options: Options, detached: boolean, asSibling: boolean): Promise<number> {
  await verifyImages(options);
  const pidfile = Pidfile.create(options);
  let operation;
  try {
    const fields = { images_dir_fd: -1, child: !detached, ...(asSibling ? { rst_sibling: true } : {}) };
    operation = start(criu_req_type.RESTORE, options, {}, { fields, logFd: standardError });
  } catch (error) {
    pidfile?.discard();
    throw error;
  }
  await finishRestore(operation, pidfile);
  if (!detached) await operation.exit;
  return 0;
}

/**
 * The command must become the parent of the restored root, and Node cannot turn into another program: so a shell
 * restores the tree as its own child (we are that child's sibling), then turns into the command.
 */
function execCommand({ operands, args }: Invocation, detached: boolean): Promise<number> {
  if (operands.length === 0) throw new UsageError('--exec-cmd requires a command');
  if (detached) throw new UsageError('--restore-detached and --exec-cmd cannot be used together');
  const restoreStep = [process.execPath, process.argv[1] ?? '', ...args].map(quote).join(' ');
  const script = `${innerStep}=1 ${restoreStep} && exec ${operands.map(quote).join(' ')}`;
  return new Promise((resolve, reject) => {
    const shell = spawn('/bin/sh', ['-c', script], { stdio: 'inherit' });
    shell.on('error', reject);
    shell.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
