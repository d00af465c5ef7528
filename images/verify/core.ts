import {
  core_entry,
  type core_entry as CoreEntry,
  type creds_entry,
  type thread_core_entry,
} from '../generated/proto.js';
import type { ImageProcess } from '../image-set.js';
import { fileName, table } from '../table.js';
import { CgroupImage } from '../types/cgroup.js';
import type { CoreImage } from '../types/core.js';
import { SeccompImage } from '../types/seccomp.js';
import type { Context, Report } from './context.js';

/** Bytes of a thread's name, without the NUL. */
const COMM_SIZE = 15;
/** Signals 1 to 64 without SIGKILL and SIGSTOP. */
const HANDLERS = 62;
const RESOURCES = 16;
const SIGEV_THREAD_ID = 4;
const SCHED_RESET_ON_FORK = 0x40000000;
const SCHED_FIFO = 1;
const SCHED_RR = 2;
const SECCOMP_FILTER = 2;

/** Where the registers of an architecture are. */
const registers: Readonly<Record<number, keyof CoreEntry>> = {
  [core_entry.march.X86_64]: 'thread_info',
  [core_entry.march.ARM]: 'ti_arm',
  [core_entry.march.AARCH64]: 'ti_aarch64',
  [core_entry.march.PPC64]: 'ti_ppc64',
  [core_entry.march.S390]: 'ti_s390',
  [core_entry.march.MIPS]: 'ti_mips',
  [core_entry.march.LOONGARCH64]: 'ti_loongarch64',
  [core_entry.march.RISCV64]: 'ti_riscv64',
};

/** Components of an x86 extended state: how many words each field has, if it is there. */
const xsaveWords: readonly (readonly [field: string, words: number])[] = [
  ['ymmh_space', 64],
  ['bndreg_state', 8],
  ['bndcsr_state', 8],
  ['opmask_reg', 8],
  ['zmm_upper', 64],
  ['hi16_zmm', 128],
  ['pkru', 2],
];

/** Cores of leaders, threads and zombies have their own shapes, and what they name is there. */
export async function cores(context: Context): Promise<void> {
  const seccomp = await context.image(SeccompImage);
  const cgroup = await context.image(CgroupImage);
  const own = context.set.inventory.entry.root_cg_set;
  for (const process of context.set.processes) {
    for (const [tid, core] of process.threads) {
      const report = context.at(core, 0);
      const leader = tid === process.pid;
      if (core.isLeader !== leader) report(leader ? 'leader without a tc' : 'thread with a tc');
      if (!leader && core.entry.ids !== undefined) report('thread with ids');
      const state = core.entry.tc?.task_state;
      if (state !== undefined && (state < 1 || state > 3)) report(`state ${state} of process ${tid}`);
      checkTask(core, report);
      if (process.isZombie) {
        if (core.entry.thread_core !== undefined) report(`zombie ${tid} with a thread_core`);
        continue;
      }
      checkThread(context, process, tid, core, report);
      for (const set of [core.entry.tc?.cg_set, core.entry.thread_core?.cg_set]) {
        const readable = cgroup !== undefined || !context.set.has(table.cgroup.pattern);
        if (set !== undefined && set !== 0 && set !== own && readable && cgroup?.set(set) === undefined)
          report(`cgroup set ${set} of ${tid} is not in cgroup.img`);
      }
      const { seccomp_mode: mode, seccomp_filter: filter } = core.entry.thread_core ?? {};
      // Index 0 may be left out by the writer.
      const readable = seccomp !== undefined || !context.set.has(table.seccomp.pattern);
      if (mode === SECCOMP_FILTER && readable && seccomp?.chain(filter ?? 0) === undefined)
        report(`seccomp filter ${filter ?? 0} is not in seccomp.img, or its chain is a circle`);
    }
    checkTimers(context, process);
  }
}

function checkTask({ entry, state }: CoreImage, report: Report): void {
  const tc = entry.tc;
  if (tc === undefined) return;
  checkComm(tc.comm, report);
  if (tc.stop_signo !== undefined && state !== 'stopped') report(`stop signal ${tc.stop_signo} of a task that runs`);
  const handlers = tc.sigactions.length;
  if (handlers !== 0 && handlers < HANDLERS) report(`${handlers} signal handlers, expected ${HANDLERS}`);
  const limits = tc.rlimits?.rlimits.length ?? 0;
  if (limits > RESOURCES) report(`${limits} resource limits, there are ${RESOURCES}`);
}

function checkComm(comm: string | undefined, report: Report): void {
  if (comm !== undefined && Buffer.byteLength(comm) > COMM_SIZE) report(`name of ${Buffer.byteLength(comm)} bytes`);
}

function checkThread(context: Context, { pid }: ImageProcess, tid: number, core: CoreImage, report: Report): void {
  const { entry } = core;
  const field = registers[entry.mtype];
  if (field === undefined) report(`architecture ${entry.mtype}`);
  else if (entry[field] === undefined) report(`no ${field}: the registers are missing`);
  checkXsave(entry, report);
  const thread = entry.thread_core;
  if (thread === undefined) return report('no thread_core');
  checkComm(thread.comm, report);
  checkScheduling(thread, report);
  if (thread.creds) checkCreds(thread.creds, report);
  else if (!context.set.has(fileName(table.creds, pid))) report(`no credentials of ${tid}`);
}

function checkXsave({ thread_info: info }: CoreEntry, report: Report): void {
  const xsave = info?.fpregs.xsave as Readonly<Record<string, unknown>> | undefined;
  if (xsave === undefined) return;
  for (const [field, words] of xsaveWords) {
    const there = (xsave[field] as readonly unknown[] | undefined)?.length ?? 0;
    if (there !== 0 && there !== words) report(`${field} of ${there} words, expected ${words}`);
  }
}

function checkScheduling({ sched_policy: policy, sched_prio: priority }: thread_core_entry, report: Report): void {
  const plain = (policy ?? 0) & ~SCHED_RESET_ON_FORK;
  if ((plain === SCHED_FIFO || plain === SCHED_RR) && (priority === undefined || priority < 1 || priority > 99))
    report(`real-time policy ${plain} with priority ${priority}`);
}

function checkCreds(creds: creds_entry, report: Report): void {
  for (const field of ['cap_inh', 'cap_prm', 'cap_eff', 'cap_bnd', 'cap_amb'] as const) {
    const words = creds[field].length;
    // Old images have no ambient set.
    if (words !== 2 && !(field === 'cap_amb' && words === 0)) report(`${field} of ${words} words, expected 2`);
  }
}

function checkTimers(context: Context, { pid, core, threads }: ImageProcess): void {
  const seen = new Set<number>();
  for (const timer of core?.entry.tc?.timers?.posix ?? []) {
    const report = context.at(core as CoreImage, 0);
    if (seen.has(timer.it_id)) report(`timer ${timer.it_id} is there twice`);
    seen.add(timer.it_id);
    const tid = timer.notify_thread_id;
    if (timer.it_sigev_notify === SIGEV_THREAD_ID && tid !== undefined && !threads.has(tid))
      report(`timer ${timer.it_id} signals thread ${tid}, which process ${pid} does not have`);
  }
}
