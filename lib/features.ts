import { createRequire } from 'node:module';
import { engine } from './engine.js';
import { CriuError } from './errors/criu-error.js';

/** One thing that the kernel can do, or not. */
export interface Feature {
  /** CRIU's name for it: `clone3_set_tid`, `pagemap_scan` … */
  readonly name: string;
  readonly supported: boolean;
  /** What is missing, and what that costs. */
  readonly detail: string | undefined;
  /** Without it nothing works. */
  readonly required: boolean;
}

/** Which features a check looks at, beside the required ones. */
export interface CheckOptions {
  /** Those that some programs need. */
  readonly extra?: boolean | undefined;
  /** Those that CRIU calls experimental. */
  readonly experimental?: boolean | undefined;
  /** Every feature. */
  readonly all?: boolean | undefined;
  /** These by name, and no others. */
  readonly feature?: readonly string[] | undefined;
}

/** What a check found. */
export interface CheckReport {
  /** Nothing that was looked at and is required, or was asked for by name, is missing. */
  readonly ok: boolean;
  readonly features: readonly Feature[];
  /** The unsupported ones among them. */
  readonly missing: readonly Feature[];
}

/** Versions of the parts. */
export interface Version {
  /** The CRIU whose image format, options and behaviour are followed. */
  readonly criu: { readonly major: number; readonly minor: number; readonly sublevel: number };
  /** This package. */
  readonly libcriu: string;
  /** The interface between the package and its native core. */
  readonly abi: number;
}

/** Features that `--experimental` stands for. */
const experimentalFeatures: readonly string[] = ['uffd-noncoop', 'pagemap_scan_guard_pages', 'breakpoints'];

/**
 * Probes the kernel for `names`, or for every feature that the engine knows. Under a millisecond; nothing is changed.
 * @throws {CriuError} ERR_INVALID_OPTION for a name that the engine does not know
 */
export function features(names: readonly string[] = []): Feature[] {
  const response = engine().call({ features: { names } });
  const found = response.features.map(({ name, supported, detail, required }) => ({
    name,
    supported,
    detail,
    required: required ?? false,
  }));
  const unknown = names.find((name) => !found.some((feature) => feature.name === name));
  if (unknown !== undefined) {
    throw new CriuError({
      code: 'ERR_INVALID_OPTION',
      message: `there is no feature ${unknown}`,
      object: { option: 'feature' },
      hint: `known are ${features()
        .map((feature) => feature.name)
        .join(', ')}`,
      thawed: true,
    });
  }
  return found;
}

/** Checks that this machine can checkpoint and restore. */
export function checkFeatures(options: CheckOptions = {}): CheckReport {
  const byName = options.feature !== undefined && options.feature.length > 0;
  const looked = byName ? features(options.feature) : features().filter((feature) => isAsked(feature, options));
  const missing = looked.filter((feature) => !feature.supported);
  return { ok: !missing.some((feature) => byName || feature.required), features: looked, missing };
}

function isAsked(feature: Feature, options: CheckOptions): boolean {
  if (feature.required || options.all) return true;
  return (experimentalFeatures.includes(feature.name) ? options.experimental : options.extra) ?? false;
}

/** Versions of package, core and of the CRIU that both follow. */
export function version(): Version {
  const response = engine().call({ version: true });
  return {
    criu: {
      major: response.version?.major_number ?? 0,
      minor: response.version?.minor_number ?? 0,
      sublevel: response.version?.sublevel ?? 0,
    },
    libcriu: packageVersion(),
    abi: response.abi ?? 0,
  };
}

/** Version of this package, from its package.json: beside dist/ when built, beside lib/ in a clone. */
export function packageVersion(): string {
  const { version: found } = createRequire(__filename)('../package.json') as { version: string };
  return found;
}
