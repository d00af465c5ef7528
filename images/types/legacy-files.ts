/* Images that hold one kind of open file each. Since CRIU 3.0 all kinds are in files.img; these are read if that is absent. */
import {
  bpfmap_file_entry,
  eventfd_file_entry,
  eventpoll_file_entry,
  eventpoll_tfd_entry,
  ext_file_entry,
  fanotify_file_entry,
  fanotify_mark_entry,
  fifo_entry,
  inet_sk_entry,
  inotify_file_entry,
  inotify_wd_entry,
  netlink_sk_entry,
  ns_file_entry,
  packet_sock_entry,
  pidfd_entry,
  pipe_entry,
  reg_file_entry,
  signalfd_entry,
  timerfd_entry,
  tty_file_entry,
  tunfile_entry,
  unix_sk_entry,
} from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** reg-files.img: files with a path. */
export class RegFilesImage extends repeatedImage(table.regFiles, reg_file_entry) {}

/** ext-files.img: descriptors of plugins. */
export class ExtFilesImage extends repeatedImage(table.extFiles, ext_file_entry) {}

/** ns-files.img: namespaces held open. */
export class NsFilesImage extends repeatedImage(table.nsFiles, ns_file_entry) {}

/** eventfd.img: event counters. */
export class EventfdImage extends repeatedImage(table.eventfd, eventfd_file_entry) {}

/** eventpoll.img: epoll instances. */
export class EventpollImage extends repeatedImage(table.eventpoll, eventpoll_file_entry) {}

/** eventpoll-tfd.img: what epoll instances watch. */
export class EventpollTfdImage extends repeatedImage(table.eventpollTfd, eventpoll_tfd_entry) {}

/** signalfd.img: signal masks. */
export class SignalfdImage extends repeatedImage(table.signalfd, signalfd_entry) {}

/** inotify.img: inotify instances. */
export class InotifyImage extends repeatedImage(table.inotify, inotify_file_entry) {}

/** inotify-wd.img: what inotify instances watch. */
export class InotifyWdImage extends repeatedImage(table.inotifyWd, inotify_wd_entry) {}

/** fanotify.img: fanotify groups. */
export class FanotifyImage extends repeatedImage(table.fanotify, fanotify_file_entry) {}

/** fanotify-mark.img: what fanotify groups watch. */
export class FanotifyMarkImage extends repeatedImage(table.fanotifyMark, fanotify_mark_entry) {}

/** pipes.img: ends of pipes. */
export class PipesImage extends repeatedImage(table.pipes, pipe_entry) {}

/** fifo.img: ends of named pipes. */
export class FifoImage extends repeatedImage(table.fifo, fifo_entry) {}

/** unixsk.img: unix sockets. */
export class UnixskImage extends repeatedImage(table.unixsk, unix_sk_entry) {}

/** inetsk.img: IP sockets. */
export class InetskImage extends repeatedImage(table.inetsk, inet_sk_entry) {}

/** packetsk.img: packet sockets. */
export class PacketskImage extends repeatedImage(table.packetsk, packet_sock_entry) {}

/** netlinksk.img: netlink sockets. */
export class NetlinkskImage extends repeatedImage(table.netlinksk, netlink_sk_entry) {}

/** tty.img: descriptors of terminals. */
export class TtyImage extends repeatedImage(table.tty, tty_file_entry) {}

/** tunfile.img: descriptors of tun devices. */
export class TunfileImage extends repeatedImage(table.tunfile, tunfile_entry) {}

/** timerfd.img: timers with a descriptor. */
export class TimerfdImage extends repeatedImage(table.timerfd, timerfd_entry) {}

/** pidfd.img: descriptors of processes. */
export class PidfdImage extends repeatedImage(table.pidfd, pidfd_entry) {}

/** bpfmap-file.img: eBPF maps. */
export class BpfmapFileImage extends repeatedImage(table.bpfmapFile, bpfmap_file_entry) {}
