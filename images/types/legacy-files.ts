/* Images that hold one kind of open file each. Since CRIU 3.0 all kinds are in files.img; these are read if that is absent. */
import {
  bpfmap_file_entry,
  type Ibpfmap_file_entry,
  eventfd_file_entry,
  type Ieventfd_file_entry,
  eventpoll_file_entry,
  type Ieventpoll_file_entry,
  eventpoll_tfd_entry,
  type Ieventpoll_tfd_entry,
  ext_file_entry,
  type Iext_file_entry,
  fanotify_file_entry,
  type Ifanotify_file_entry,
  fanotify_mark_entry,
  type Ifanotify_mark_entry,
  fifo_entry,
  type Ififo_entry,
  inet_sk_entry,
  type Iinet_sk_entry,
  inotify_file_entry,
  type Iinotify_file_entry,
  inotify_wd_entry,
  type Iinotify_wd_entry,
  netlink_sk_entry,
  type Inetlink_sk_entry,
  ns_file_entry,
  type Ins_file_entry,
  packet_sock_entry,
  type Ipacket_sock_entry,
  pidfd_entry,
  type Ipidfd_entry,
  pipe_entry,
  type Ipipe_entry,
  reg_file_entry,
  type Ireg_file_entry,
  signalfd_entry,
  type Isignalfd_entry,
  timerfd_entry,
  type Itimerfd_entry,
  tty_file_entry,
  type Itty_file_entry,
  tunfile_entry,
  type Itunfile_entry,
  unix_sk_entry,
  type Iunix_sk_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const regFilesBase: RepeatedImageClass<reg_file_entry, Ireg_file_entry> = repeatedImage(table.regFiles, reg_file_entry);
/** reg-files.img: files with a path. */
export class RegFilesImage extends regFilesBase {}

const extFilesBase: RepeatedImageClass<ext_file_entry, Iext_file_entry> = repeatedImage(table.extFiles, ext_file_entry);
/** ext-files.img: descriptors of plugins. */
export class ExtFilesImage extends extFilesBase {}

const nsFilesBase: RepeatedImageClass<ns_file_entry, Ins_file_entry> = repeatedImage(table.nsFiles, ns_file_entry);
/** ns-files.img: namespaces held open. */
export class NsFilesImage extends nsFilesBase {}

const eventfdBase: RepeatedImageClass<eventfd_file_entry, Ieventfd_file_entry> = repeatedImage(
  table.eventfd,
  eventfd_file_entry,
);
/** eventfd.img: event counters. */
export class EventfdImage extends eventfdBase {}

const eventpollBase: RepeatedImageClass<eventpoll_file_entry, Ieventpoll_file_entry> = repeatedImage(
  table.eventpoll,
  eventpoll_file_entry,
);
/** eventpoll.img: epoll instances. */
export class EventpollImage extends eventpollBase {}

const eventpollTfdBase: RepeatedImageClass<eventpoll_tfd_entry, Ieventpoll_tfd_entry> = repeatedImage(
  table.eventpollTfd,
  eventpoll_tfd_entry,
);
/** eventpoll-tfd.img: what epoll instances watch. */
export class EventpollTfdImage extends eventpollTfdBase {}

const signalfdBase: RepeatedImageClass<signalfd_entry, Isignalfd_entry> = repeatedImage(table.signalfd, signalfd_entry);
/** signalfd.img: signal masks. */
export class SignalfdImage extends signalfdBase {}

const inotifyBase: RepeatedImageClass<inotify_file_entry, Iinotify_file_entry> = repeatedImage(
  table.inotify,
  inotify_file_entry,
);
/** inotify.img: inotify instances. */
export class InotifyImage extends inotifyBase {}

const inotifyWdBase: RepeatedImageClass<inotify_wd_entry, Iinotify_wd_entry> = repeatedImage(
  table.inotifyWd,
  inotify_wd_entry,
);
/** inotify-wd.img: what inotify instances watch. */
export class InotifyWdImage extends inotifyWdBase {}

const fanotifyBase: RepeatedImageClass<fanotify_file_entry, Ifanotify_file_entry> = repeatedImage(
  table.fanotify,
  fanotify_file_entry,
);
/** fanotify.img: fanotify groups. */
export class FanotifyImage extends fanotifyBase {}

const fanotifyMarkBase: RepeatedImageClass<fanotify_mark_entry, Ifanotify_mark_entry> = repeatedImage(
  table.fanotifyMark,
  fanotify_mark_entry,
);
/** fanotify-mark.img: what fanotify groups watch. */
export class FanotifyMarkImage extends fanotifyMarkBase {}

const pipesBase: RepeatedImageClass<pipe_entry, Ipipe_entry> = repeatedImage(table.pipes, pipe_entry);
/** pipes.img: ends of pipes. */
export class PipesImage extends pipesBase {}

const fifoBase: RepeatedImageClass<fifo_entry, Ififo_entry> = repeatedImage(table.fifo, fifo_entry);
/** fifo.img: ends of named pipes. */
export class FifoImage extends fifoBase {}

const unixskBase: RepeatedImageClass<unix_sk_entry, Iunix_sk_entry> = repeatedImage(table.unixsk, unix_sk_entry);
/** unixsk.img: unix sockets. */
export class UnixskImage extends unixskBase {}

const inetskBase: RepeatedImageClass<inet_sk_entry, Iinet_sk_entry> = repeatedImage(table.inetsk, inet_sk_entry);
/** inetsk.img: IP sockets. */
export class InetskImage extends inetskBase {}

const packetskBase: RepeatedImageClass<packet_sock_entry, Ipacket_sock_entry> = repeatedImage(
  table.packetsk,
  packet_sock_entry,
);
/** packetsk.img: packet sockets. */
export class PacketskImage extends packetskBase {}

const netlinkskBase: RepeatedImageClass<netlink_sk_entry, Inetlink_sk_entry> = repeatedImage(
  table.netlinksk,
  netlink_sk_entry,
);
/** netlinksk.img: netlink sockets. */
export class NetlinkskImage extends netlinkskBase {}

const ttyBase: RepeatedImageClass<tty_file_entry, Itty_file_entry> = repeatedImage(table.tty, tty_file_entry);
/** tty.img: descriptors of terminals. */
export class TtyImage extends ttyBase {}

const tunfileBase: RepeatedImageClass<tunfile_entry, Itunfile_entry> = repeatedImage(table.tunfile, tunfile_entry);
/** tunfile.img: descriptors of tun devices. */
export class TunfileImage extends tunfileBase {}

const timerfdBase: RepeatedImageClass<timerfd_entry, Itimerfd_entry> = repeatedImage(table.timerfd, timerfd_entry);
/** timerfd.img: timers with a descriptor. */
export class TimerfdImage extends timerfdBase {}

const pidfdBase: RepeatedImageClass<pidfd_entry, Ipidfd_entry> = repeatedImage(table.pidfd, pidfd_entry);
/** pidfd.img: descriptors of processes. */
export class PidfdImage extends pidfdBase {}

const bpfmapFileBase: RepeatedImageClass<bpfmap_file_entry, Ibpfmap_file_entry> = repeatedImage(
  table.bpfmapFile,
  bpfmap_file_entry,
);
/** bpfmap-file.img: eBPF maps. */
export class BpfmapFileImage extends bpfmapFileBase {}
