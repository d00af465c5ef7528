import type { Limits } from '../framing.js';
import { ipc_msg, ipc_msg_entry, type Iipc_msg_entry } from '../generated/proto.js';
import { entryOf, MessageImage } from '../message-image.js';
import { fileName, table } from '../table.js';
import { made, type ImageConstructor, type TypedImage } from '../typed-image.js';

/** A message in a queue. */
export interface QueuedMessage {
  readonly type: bigint;
  readonly data: Uint8Array;
}

/** A System V message queue. */
export interface MessageQueue {
  readonly entry: ipc_msg_entry;
  readonly messages: readonly QueuedMessage[];
}

/** ipcns-msg-ID.img: System V message queues with what is in them. */
export class IpcnsMsgImage implements TypedImage {
  static readonly row = table.ipcnsMsg;

  readonly queues: readonly MessageQueue[];

  constructor(readonly source: MessageImage) {
    const queues: { entry: ipc_msg_entry; messages: QueuedMessage[] }[] = [];
    for (const { type, message, payload } of source.entries) {
      if (type !== ipc_msg) queues.push({ entry: message as ipc_msg_entry, messages: [] });
      else {
        const { mtype, msize } = message as ipc_msg;
        queues.at(-1)?.messages.push({ type: mtype, data: payload.subarray(0, msize) });
      }
    }
    this.queues = queues;
  }

  get file(): string {
    return this.source.file;
  }

  toBytes(): Uint8Array {
    return this.source.toBytes();
  }

  static fromBytes<C>(this: ImageConstructor<C>, bytes: Uint8Array, file?: string, limits?: Limits): C {
    return new this(MessageImage.fromBytes(this.row, file ?? this.row.pattern, bytes, limits));
  }

  /** `qnum` is set to the number of messages. */
  static of(
    id: number,
    queues: readonly { readonly entry: Iipc_msg_entry; readonly messages: readonly QueuedMessage[] }[],
  ): IpcnsMsgImage {
    const entries = queues.flatMap(({ entry, messages }) => [
      entryOf(ipc_msg_entry, made(ipc_msg_entry, { ...entry, qnum: messages.length })),
      ...messages.map(({ type, data }) => {
        const padded = new Uint8Array(Math.ceil(data.length / 8) * 8);
        padded.set(data);
        return entryOf(ipc_msg, made(ipc_msg, { mtype: type, msize: data.length }), padded);
      }),
    ]);
    return new IpcnsMsgImage(new MessageImage(table.ipcnsMsg, fileName(table.ipcnsMsg, id), entries));
  }
}
