import { tcp_stream_entry, type Itcp_stream_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const windowFields = ['snd_wl1', 'snd_wnd', 'max_window', 'rcv_wnd', 'rcv_wup'] as const;

const base: DataImageClass<tcp_stream_entry, Itcp_stream_entry> = dataImage(
  table.tcpStream,
  tcp_stream_entry,
  (entry, fail) => {
    const { unsq_len: unsent = 0, outq_len: queued } = entry;
    if (unsent > queued) fail(`${unsent} bytes not sent of ${queued} in the send queue`);
    const given = windowFields.filter((field) => entry[field] !== undefined);
    if (given.length !== 0 && given.length !== windowFields.length) fail(`of the window only ${given.join(', ')}`);
  },
);

/** tcp-stream-INODE.img: queues and sequence numbers of a connection. */
export class TcpStreamImage extends base {
  get entry(): tcp_stream_entry {
    return (this.records[0] as { readonly entry: tcp_stream_entry }).entry;
  }
  /** Received, not read yet. */
  get received(): Uint8Array {
    return this.#data.subarray(0, this.entry.inq_len);
  }
  /** Sent and not acknowledged, or not sent yet (the last `unsq_len` bytes). */
  get sent(): Uint8Array {
    return this.#data.subarray(this.entry.inq_len);
  }
  get #data(): Uint8Array {
    return this.records[0]?.data ?? new Uint8Array(0);
  }
}
