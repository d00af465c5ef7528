import { addressMappings, checkAddressMapping } from '../../lib/options/address-map.js';

describe('addressMap', () => {
  it('reads addresses of both families, with ports and without', () => {
    const four = addressMappings([checkAddressMapping({ from: '10.0.0.1:80', to: '10.0.0.2' })]);
    expect(four).toEqual([
      { from: Uint8Array.of(10, 0, 0, 1), from_port: 80, to: Uint8Array.of(10, 0, 0, 2), to_port: undefined },
    ]);
    const [six] = addressMappings([checkAddressMapping({ from: 'fd00::1', to: '[::ffff:1.2.3.4]:8080' })]);
    expect([...(six?.from ?? [])]).toEqual([0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect([...(six?.to ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 1, 2, 3, 4]);
    expect(six?.to_port).toBe(8080);
  });

  it.each([
    { from: '10.0.0.1', to: '::1' },
    { from: '10.0.0', to: '10.0.0.1' },
    { from: '10.0.0.1:99999', to: '10.0.0.2' },
    { from: '10.0.0.1', to: undefined },
  ])('refuses %j', (entry) => {
    expect(() => checkAddressMapping(entry)).toThrow(/must/);
  });
});
