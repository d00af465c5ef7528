import { text, ValueError, type Facts, type Row } from './row.js';

/** Bits of `criu_opts.cpu_cap`. */
const bits: Readonly<Record<string, number>> = { none: 0, fpu: 1, cpu: 2, ins: 4, image: 8, all: 7 };

/** `ins,fpu` or `all,^cpu` to bits. @throws {ValueError} */
export function cpuCapBits(list: string): number {
  let result = list.startsWith('^') ? bits['all']! : 0;
  for (const word of list.split(',')) {
    const name = word.replace(/^\^/, '');
    const bit = Object.hasOwn(bits, name) ? bits[name] : undefined;
    if (bit === undefined) throw new ValueError(`must be some of ${Object.keys(bits).join(', ')}, with ^ to take away`);
    result = word.startsWith('^') ? result & ~bit : name === 'none' ? 0 : result | bit;
  }
  return result;
}

/** A list of processor capabilities, as CRIU's command line takes them. The flag alone means all. */
export function cpuCapabilities(facts: Facts<string>): Row<string> {
  const row = text({
    cli: ['--cpu-cap'],
    arg: 'CAP',
    argOptional: true,
    rpc: 'cpu_cap',
    parse: (value) => value ?? 'all',
    ...facts,
    request: (list, opts) => {
      opts.cpu_cap = cpuCapBits(list);
    },
  });
  return {
    ...row,
    check: (value) => {
      const list = row.check(value);
      cpuCapBits(list);
      return list;
    },
  };
}
