import { critDecode, critEncode, fieldText, flagNames, flagsOf, ipAddress, ipWords } from '../../images/index.js';
import { critAddress } from '../../images/flags.js';
import { sampleImages } from './sample-set.js';

it('names flags, both ways, and keeps bits that have no name', () => {
  expect(flagNames('mmap.prot', 5)).toEqual(['PROT_READ', 'PROT_EXEC']);
  expect(flagNames('mmap.flags', 0x42022n)).toEqual(['MAP_PRIVATE', 'MAP_ANON', 'MAP_LOCKED', 'MAP_HUGETLB']);
  expect(flagNames('pmap.flags', 0x14)).toEqual(['PE_PRESENT', '0x10']);
  expect(flagsOf('pmap.flags', ['PE_PRESENT', '0x10'])).toBe(0x14n);
  expect(flagsOf('mmap.status', ['VMA_UNSUPP'])).toBe(0x80000000n);
  expect(() => flagsOf('mmap.prot', ['PROT_NONSENSE'])).toThrow(RangeError);
});

it('shows fields as people read them', () => {
  expect(fieldText('vma_entry', 'status', 0x10041)).toBe('VMA_AREA_REGULAR | VMA_FILE_PRIVATE | VMA_AREA_GUARD');
  expect(fieldText('vma_entry', 'start', 0x7f0000n)).toBe('0x7f0000');
  expect(fieldText('vma_entry', 'madv', (1n << 14n) | (1n << 10n))).toBe('MADV_DONTFORK | MADV_HUGEPAGE');
  expect(fieldText('task_core_entry', 'task_state', 3)).toBe('stopped');
  expect(fieldText('inventory_entry', 'network_lock_method', 1)).toBe('nftables');
  expect(fieldText('mnt_entry', 'root_dev', 0x800003)).toBe('8:3');
  expect(fieldText('ghost_file_entry', 'rdev', 0x123456)).toBe('564:342');
  expect(fieldText('core_entry', 'mtype', 1)).toBe('X86_64');
  expect(fieldText('inet_sk_entry', 'state', 11)).toBe('CLOSING');
  expect(fieldText('inet_sk_entry', 'src_addr', [16777343])).toBe('127.0.0.1');
  expect(fieldText('pstree_entry', 'pid', 12)).toBeUndefined();
});

it.each(['127.0.0.1', '255.255.255.255', '::', '::1', '100::1', 'fe80::1:2', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'])(
  'writes and reads the address %s',
  (text) => {
    expect(ipAddress(ipWords(text) ?? [])).toBe(text);
  },
);

it.each(['', '1.2.3', '1.2.3.256', '1::2::3', '1:2:3:4:5:6:7', '12345::', 'x'])('refuses the address %j', (text) => {
  expect(ipWords(text)).toBeUndefined();
});

it('encodes what it shows prettily, to the same bytes', () => {
  for (const image of sampleImages()) {
    const pretty = critDecode(image.toBytes(), image.file, undefined, { pretty: true });
    expect(Buffer.from(critEncode(pretty))).toEqual(Buffer.from(image.toBytes()));
  }
});

it('shows mapped IPv4 addresses to people as such, and in CRIT’s JSON as CRIT does', () => {
  const words = ipWords('::ffff:127.0.0.1') ?? [];
  expect(ipAddress(words)).toBe('::ffff:127.0.0.1');
  expect(critAddress(words)).toBe('::ffff:7f00:1');
  expect(ipWords('::ffff:7f00:1')).toEqual(words);
  expect(critAddress(ipWords('::1.2.3.4') ?? [])).toBe('::102:304');
  expect(critAddress(ipWords('10.0.0.1') ?? [])).toBe('10.0.0.1');
});
