import { decode, encode, isImageError, proto } from '../../images/index.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const times = (value: bigint): proto.Iinventory_entry => ({ img_version: 2, dump_uptime: value });

it.each([0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n])(
  'keeps u64 %s exactly',
  (value) => {
    expect(decode(proto.inventory_entry, encode(proto.inventory_entry, times(value))).dump_uptime).toBe(value);
  },
);

it.each([0n, -1n, 1n, -(2n ** 63n), 2n ** 63n - 1n, -(2n ** 53n) - 1n])(
  'keeps s64 %s exactly, zigzag and plain',
  (value) => {
    const vma = { start: 0n, end: 0n, pgoff: 0n, shmid: 0n, prot: 0, flags: 0, status: 0, fd: value };
    expect(decode(proto.vma_entry, encode(proto.vma_entry, vma)).fd).toBe(value);
    const lock = { flag: 1, type: 0, pid: 1, fd: 1, start: value, len: 0n };
    expect(decode(proto.file_lock_entry, encode(proto.file_lock_entry, lock)).start).toBe(value);
  },
);

it('writes the bytes that protobuf wants', () => {
  expect(hex(encode(proto.pagemap_entry, { vaddr: 0x1000n, compat_nr_pages: 2, flags: 4, nr_pages: 2n }))).toBe(
    '0880201002' + '2004' + '2802',
  );
  expect(hex(encode(proto.pstree_entry, { pid: 1, ppid: 0, pgid: 1, sid: 1, threads: [1, 300] }))).toBe(
    '08011000180120012801' + '28ac02',
  );
});

it('keeps fixed64 words', () => {
  const opts = {
    so_sndbuf: 1,
    so_rcvbuf: 1,
    so_snd_tmo_sec: 0n,
    so_snd_tmo_usec: 0n,
    so_rcv_tmo_sec: 0n,
    so_rcv_tmo_usec: 0n,
    so_filter: [2n ** 64n - 1n, 1n],
  };
  expect(decode(proto.sk_opts_entry, encode(proto.sk_opts_entry, opts)).so_filter).toEqual([2n ** 64n - 1n, 1n]);
});

it('reads packed and unpacked lists', () => {
  const packed = Buffer.from('08011000180120012a0301ac02', 'hex');
  expect(decode(proto.pstree_entry, packed).threads).toEqual([1, 300]);
});

it('leaves absent fields undefined and lists empty', () => {
  const entry = decode(proto.inventory_entry, encode(proto.inventory_entry, { img_version: 2 }));
  expect(entry.dump_uptime).toBeUndefined();
  expect(entry.lsmtype).toBeUndefined();
  expect(decode(proto.criu_opts, encode(proto.criu_opts, { images_dir_fd: 3 })).inherit_fd).toEqual([]);
});

it('keeps unknown fields, through a copy too', () => {
  const bytes = Buffer.concat([encode(proto.pagemap_head, { pages_id: 1 }), Buffer.from('c2bb0303616263', 'hex')]);
  const message = decode(proto.pagemap_head, bytes);
  expect(message.$unknowns).toHaveLength(1);
  expect(hex(encode(proto.pagemap_head, { ...message }))).toBe(hex(bytes));
});

it('keeps enum values that have no name', () => {
  const bytes = Buffer.from('080110001863' + '2003', 'hex');
  const entry = decode(proto.fdinfo_entry, bytes);
  expect(entry.type).toBe(0x63);
  expect(hex(encode(proto.fdinfo_entry, entry))).toBe(hex(bytes));
});

it('keeps text that is not UTF-8', () => {
  for (const raw of ['ff', '61ff62', 'c3a9', 'c3', 'eda080', 'f09f9880', 'f09f98', '80f09f988080']) {
    const bytes = Buffer.concat([
      Buffer.from([0x0a, raw.length / 2]),
      Buffer.from(raw, 'hex'),
      Buffer.from('1200', 'hex'),
    ]);
    expect(hex(encode(proto.utsns_entry, decode(proto.utsns_entry, bytes)))).toBe(hex(bytes));
  }
});

it('refuses what would be written as something else', () => {
  const cases: [unknown, RegExp][] = [
    [{ compat_nr_pages: 1 }, /vaddr: missing/],
    [{ vaddr: 1, compat_nr_pages: 1 }, /vaddr: expected a bigint/],
    [{ vaddr: 2n ** 64n, compat_nr_pages: 1 }, /fits uint64/],
    [{ vaddr: -1n, compat_nr_pages: 1 }, /fits uint64/],
    [{ vaddr: 1n, compat_nr_pages: 2 ** 32 }, /2\^32-1/],
    [{ vaddr: 1n, compat_nr_pages: 1.5 }, /integer/],
    [{ vaddr: 1n, compat_nr_pages: 1, in_parent: 1 }, /boolean/],
    [{ vaddr: 1n, compat_nr_pages: 1, flag: 4 }, /no such field/],
    [Object.create({ vaddr: 1n, compat_nr_pages: 1 }), /inherited/],
  ];
  for (const [message, reason] of cases)
    expect(() => encode(proto.pagemap_entry, message as proto.Ipagemap_entry)).toThrow(reason);
});

it('throws ImageError for bytes that are no message', () => {
  for (const bytes of ['08', '0a', 'ffffffffffffffffffffff', '0b', '0801', '10', '00']) {
    let thrown: unknown;
    try {
      decode(proto.pagemap_entry, Buffer.from(bytes, 'hex'), { file: 'pagemap-1.img', offset: 16 });
    } catch (error) {
      thrown = error;
    }
    expect(isImageError(thrown, 'ERR_IMAGE_CORRUPT')).toBe(true);
    expect(thrown).toMatchObject({ file: 'pagemap-1.img', offset: 16 });
  }
});

it('stops at deep nesting', () => {
  // cgroup_dir_entry nests in itself: 200 levels, each a field 2 around the last.
  let bytes = Buffer.from('0a0161', 'hex');
  for (let i = 0; i < 200; i++) {
    const size = bytes.length;
    const length = size < 128 ? Buffer.from([size]) : Buffer.from([(size & 0x7f) | 0x80, size >> 7]);
    bytes = Buffer.concat([Buffer.from('0a016112', 'hex'), length, bytes]);
  }
  expect(() => decode(proto.cgroup_dir_entry, bytes)).toThrow(/max depth/);
});
