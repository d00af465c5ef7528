import {
  core_entry,
  type creds_entry,
  type Icore_entry,
  type siginfo_entry,
  type user_x86_regs_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type Fail, type SingleImageClass } from '../typed-image.js';

/** Bytes of the kernel's siginfo_t. */
const SIGINFO_SIZE = 128;
/** Words of an x86 FXSAVE area. */
const ST_WORDS = 32;
const XMM_WORDS = 64;

function checkSignals(signals: readonly siginfo_entry[] | undefined, fail: Fail): void {
  for (const { siginfo } of signals ?? []) {
    if (siginfo.length !== SIGINFO_SIZE) fail(`siginfo of ${siginfo.length} bytes, expected ${SIGINFO_SIZE}`);
  }
}

const base: SingleImageClass<core_entry, Icore_entry> = singleImage(table.core, core_entry, (entry, fail) => {
  if (entry.tc === undefined && entry.thread_core === undefined) fail('neither a task nor a thread');
  checkSignals(entry.tc?.signals_s?.signals, fail);
  checkSignals(entry.thread_core?.signals_p?.signals, fail);
  const fp = entry.thread_info?.fpregs;
  if (fp === undefined) return;
  if (fp.st_space.length !== ST_WORDS) fail(`st_space of ${fp.st_space.length} words, expected ${ST_WORDS}`);
  if (fp.xmm_space.length !== XMM_WORDS) fail(`xmm_space of ${fp.xmm_space.length} words, expected ${XMM_WORDS}`);
});

export type TaskState = 'alive' | 'dead' | 'stopped' | 'unknown';

/** core-PID.img or core-TID.img: registers, signals, limits, credentials of one task or thread. */
export class CoreImage extends base {
  /** The leader of a process, not one of its other threads. */
  get isLeader(): boolean {
    return this.entry.tc !== undefined;
  }
  /** `dead` is a zombie. Undefined for threads that are not leaders. */
  get state(): TaskState | undefined {
    const number = this.entry.tc?.task_state;
    if (number === undefined) return undefined;
    return ({ 1: 'alive', 2: 'dead', 3: 'stopped' } as const)[number] ?? 'unknown';
  }
  /** Raw wait status of a zombie. */
  get exitStatus(): number | undefined {
    return this.state === 'dead' ? this.entry.tc?.exit_code : undefined;
  }
  get comm(): string | undefined {
    return this.entry.thread_core?.comm ?? this.entry.tc?.comm;
  }
  /** Undefined in old sets, which have creds-PID.img. Ids are those of the dumped user namespace. */
  get creds(): creds_entry | undefined {
    return this.entry.thread_core?.creds;
  }
  /** General registers on x86-64; undefined on zombies and other machines. */
  get registers(): user_x86_regs_entry | undefined {
    return this.entry.thread_info?.gpregs;
  }
  /** Blocked signals, bit n-1 for signal n. */
  get blockedSignals(): bigint | undefined {
    return this.entry.tc?.blk_sigset ?? this.entry.thread_core?.blk_sigset;
  }
}
