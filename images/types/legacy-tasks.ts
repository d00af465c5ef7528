/* What had images of its own before core-PID.img and mm-PID.img held it. */
import {
  itimer_entry,
  type Iitimer_entry,
  posix_timer_entry,
  type Iposix_timer_entry,
  rlimit_entry,
  type Irlimit_entry,
  sa_entry,
  type Isa_entry,
  siginfo_entry,
  type Isiginfo_entry,
  vma_entry,
  type Ivma_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const sigactsBase: RepeatedImageClass<sa_entry, Isa_entry> = repeatedImage(table.sigacts, sa_entry);
/** sigacts-PID.img: handlers of signals. */
export class SigactsImage extends sigactsBase {}

const vmasBase: RepeatedImageClass<vma_entry, Ivma_entry> = repeatedImage(table.vmas, vma_entry);
/** vmas-PID.img: memory areas. */
export class VmasImage extends vmasBase {}

const rlimitBase: RepeatedImageClass<rlimit_entry, Irlimit_entry> = repeatedImage(table.rlimit, rlimit_entry);
/** rlimit-PID.img: limits, by resource number. */
export class RlimitImage extends rlimitBase {}

const itimersBase: RepeatedImageClass<itimer_entry, Iitimer_entry> = repeatedImage(table.itimers, itimer_entry);
/** itimers-PID.img: the real, virtual and profiling timer. */
export class ItimersImage extends itimersBase {}

const posixTimersBase: RepeatedImageClass<posix_timer_entry, Iposix_timer_entry> = repeatedImage(
  table.posixTimers,
  posix_timer_entry,
);
/** posix-timers-PID.img: POSIX timers. */
export class PosixTimersImage extends posixTimersBase {}

const signalSBase: RepeatedImageClass<siginfo_entry, Isiginfo_entry> = repeatedImage(table.signalS, siginfo_entry);
/** signal-s-PID.img: pending signals of the process. */
export class SignalSImage extends signalSBase {}

const signalPBase: RepeatedImageClass<siginfo_entry, Isiginfo_entry> = repeatedImage(table.signalP, siginfo_entry);
/** signal-p-TID.img: pending signals of a thread. */
export class SignalPImage extends signalPBase {}
