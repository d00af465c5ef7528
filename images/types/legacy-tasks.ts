/* What had images of its own before core-PID.img and mm-PID.img held it. */
import {
  itimer_entry,
  posix_timer_entry,
  rlimit_entry,
  sa_entry,
  siginfo_entry,
  vma_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** sigacts-PID.img: handlers of signals. */
export class SigactsImage extends repeatedImage(table.sigacts, sa_entry) {}

/** vmas-PID.img: memory areas. */
export class VmasImage extends repeatedImage(table.vmas, vma_entry) {}

/** rlimit-PID.img: limits, by resource number. */
export class RlimitImage extends repeatedImage(table.rlimit, rlimit_entry) {}

/** itimers-PID.img: the real, virtual and profiling timer. */
export class ItimersImage extends repeatedImage(table.itimers, itimer_entry) {}

/** posix-timers-PID.img: POSIX timers. */
export class PosixTimersImage extends repeatedImage(table.posixTimers, posix_timer_entry) {}

/** signal-s-PID.img: pending signals of the process. */
export class SignalSImage extends repeatedImage(table.signalS, siginfo_entry) {}

/** signal-p-TID.img: pending signals of a thread. */
export class SignalPImage extends repeatedImage(table.signalP, siginfo_entry) {}
