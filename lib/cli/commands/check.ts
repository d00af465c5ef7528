import { checkFeatures, features, type Feature } from '../../features.js';
import type { Invocation } from '../invocation.js';

/** `libcriu check`: status 0 if nothing that is needed, or was asked for by name, is missing. */
export async function check({ options }: Invocation): Promise<number> {
  if (options.get('feature')?.includes('list')) {
    process.stdout.write(
      `${features()
        .map(({ name }) => name)
        .join(' ')}\n`,
    );
    return 0;
  }
  const report = checkFeatures({
    extra: options.get('extra'),
    experimental: options.get('experimental'),
    all: options.get('all'),
    feature: options.get('feature'),
  });
  for (const feature of report.missing) process.stderr.write(describe(feature));
  if (report.ok) {
    const verdict = report.missing.length === 0 ? 'Looks good.' : 'Looks good, but some features are missing.';
    process.stdout.write(`${verdict}\n`);
  }
  return report.ok ? 0 : 1;
}

function describe({ name, required, detail }: Feature): string {
  return `${required ? 'Error' : 'Warn'}: ${name} is not supported${detail === undefined ? '' : `: ${detail}`}\n`;
}
