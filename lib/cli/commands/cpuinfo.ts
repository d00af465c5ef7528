import { missingCpuFeatures, writeCpuinfo } from '../../cpuinfo.js';
import type { Invocation } from '../invocation.js';
import { UsageError } from '../parse.js';

/** `libcriu cpuinfo dump|check`: status 0 if this processor is good enough for what the images say. */
export async function cpuinfo({ options, operands }: Invocation): Promise<number> {
  const [action] = operands;
  if (operands.length !== 1 || (action !== 'dump' && action !== 'check')) {
    throw new UsageError('cpuinfo requires an action: dump or check');
  }
  if (action === 'dump') {
    writeCpuinfo(options);
    return 0;
  }
  const missing = missingCpuFeatures(options);
  for (const name of missing) process.stderr.write(`Error: ERR_CPU: this processor lacks, or differs in: ${name}\n`);
  return missing.length === 0 ? 0 : 1;
}
