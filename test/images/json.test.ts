import { parse, stringify } from '../../images/crit/json.js';

describe('JSON of CRIT', () => {
  it('keeps integers of any size, and digits in strings', () => {
    const value = { address: 18_446_744_073_709_551_615n, text: 'a "quoted" 12345678901234567890 \\', small: [1, -2] };
    expect(parse(stringify(value))).toEqual(value);
  });

  it('reads strings of many megabytes, as queues and ghost files have', () => {
    const data = `${'x'.repeat(32 << 20)}"${'y\n'.repeat(1 << 18)}`;
    expect((parse(stringify({ data })) as { data: string }).data === data).toBe(true);
  });

  it('refuses what is no JSON', () => {
    expect(() => parse('{"a": 1234567890123456789')).toThrow(SyntaxError);
  });
});
