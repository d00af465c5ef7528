"""A program with two thousand descriptors of a dozen kinds. It speaks the protocol of test/targets/target.h."""

import ctypes
import fcntl
import json
import os
import pty
import re
import resource
import select
import signal
import socket
import struct
import sys

libc = ctypes.CDLL(None, use_errno=True)
EACH = 110
TEXT = b"what was on its way"
kept = []  # objects that would close their descriptors
made = {}  # kind: its descriptors
problems = []


def call(name, *arguments):
    result = getattr(libc, name)(*arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), name)
    return result


def note(kind, *descriptors):
    made.setdefault(kind, []).extend(descriptors)


def pair(kind, one, other):
    note(kind, one, other)
    return one, other


def unix_pair(kind, sort):
    one, other = socket.socketpair(socket.AF_UNIX, sort)
    kept.extend([one, other])
    one.send(TEXT)
    note(kind, one.fileno(), other.fileno())


def inet(kind, sort):
    one = socket.socket(socket.AF_INET, sort)
    kept.append(one)
    one.bind(("127.0.0.1", 0))
    if sort == socket.SOCK_STREAM:
        one.listen(5)
    note(kind, one.fileno())


def make(directory, i):
    name = os.path.join(directory, str(i))
    file = os.open(name, os.O_RDWR | os.O_CREAT)
    os.write(file, b"x" * i)
    note("file", file, os.open(name, os.O_WRONLY | os.O_APPEND))
    note("directory", os.open(directory, os.O_RDONLY | os.O_DIRECTORY))
    out, into = pair("pipe", *os.pipe())
    os.write(into, TEXT)
    os.mkfifo(name + ".fifo")
    fifo = os.open(name + ".fifo", os.O_RDWR | os.O_NONBLOCK)
    os.write(fifo, TEXT)
    note("fifo", fifo)
    unix_pair("unix stream", socket.SOCK_STREAM)
    unix_pair("unix datagram", socket.SOCK_DGRAM)
    inet("TCP", socket.SOCK_STREAM)
    inet("UDP", socket.SOCK_DGRAM)
    counter = call("eventfd", i + 1, os.O_NONBLOCK)
    note("eventfd", counter)
    poll = select.epoll()
    kept.append(poll)
    poll.register(counter, select.EPOLLIN)
    note("epoll", poll.fileno())
    timer = call("timerfd_create", 1, os.O_NONBLOCK)
    call("timerfd_settime", timer, 0, struct.pack("4q", 0, 0, 1000 + i, 0), None)
    note("timerfd", timer)
    note("signalfd", call("signalfd", -1, struct.pack("16Q", 1 << (signal.SIGUSR2 - 1), *[0] * 15), 0))
    memory = call("memfd_create", b"memory", 0)
    os.write(memory, TEXT)
    note("memfd", memory)
    if i < 20:  # a user may have 128
        watch = call("inotify_init1", os.O_NONBLOCK)
        call("inotify_add_watch", watch, name.encode(), 2)
        note("inotify", watch)
    if i < 30:
        note("pty", *pty.openpty())


def state(fd):  # O_LARGEFILE may be added
    link = re.sub(r"\[\d+\]|/dev/pts/\d+", "[]", os.readlink(f"/proc/self/fd/{fd}"))
    try:
        position = os.lseek(fd, 0, os.SEEK_CUR)
    except OSError:
        position = -1
    return [fd, link, fcntl.fcntl(fd, fcntl.F_GETFL) & ~0o100000, fcntl.fcntl(fd, fcntl.F_GETFD), position]


def report():
    return {"count": sum(map(len, made.values())), "kinds": {k: [state(fd) for fd in v] for k, v in made.items()}}


def expect(what, got, wanted):
    if got != wanted:
        problems.append(f"{what}: {got!r}")


def use(directory):
    """Takes what was queued, and does something with everything."""
    for i in range(EACH):
        with open(os.path.join(directory, str(i)), "wb", buffering=0) as file:
            file.write(b"y")
        if i < 20:
            expect("inotify", struct.unpack("iIII", os.read(made["inotify"][i], 64)[:16])[:2], (1, 2))
        expect("pipe", os.read(made["pipe"][2 * i], 100), TEXT)
        expect("fifo", os.read(made["fifo"][i], 100), TEXT)
        for kind in ("unix stream", "unix datagram"):
            expect(kind, os.read(made[kind][2 * i + 1], 100), TEXT)
            os.write(made[kind][2 * i + 1], b"back")
            expect(kind, os.read(made[kind][2 * i], 100), b"back")
        expect("epoll", select.epoll.fromfd(made["epoll"][i]).poll(0), [(made["eventfd"][i], select.EPOLLIN)])
        expect("eventfd", struct.unpack("Q", os.read(made["eventfd"][i], 8))[0], i + 1)
        left = ctypes.create_string_buffer(32)
        call("timerfd_gettime", made["timerfd"][i], left)
        expect("timerfd", 900 < struct.unpack("4q", left.raw)[2] <= 1000 + i, True)
        expect("memfd", os.pread(made["memfd"][i], 100, 0), TEXT)
    for i in range(0, len(made["pty"]), 2):
        os.write(made["pty"][i + 1], b"shown")
        expect("pty", os.read(made["pty"][i], 100), b"shown")
    for listener in (s for s in kept if isinstance(s, socket.socket) and s.family == socket.AF_INET):
        if listener.type == socket.SOCK_STREAM:
            with socket.create_connection(listener.getsockname()):
                listener.accept()[0].close()
    os.kill(os.getpid(), signal.SIGUSR2)
    expect("signalfd", os.read(made["signalfd"][0], 128)[0], signal.SIGUSR2)
    return {"problems": problems}


def main():
    directory = sys.argv[1]
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if 0 <= hard < 4096:
        print("skip too few descriptors are allowed", flush=True)
        sys.exit(77)
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, hard))
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    for i in range(EACH):
        make(directory, i)
    for i in range(2000 - sum(map(len, made.values()))):
        note("copy", os.dup(made["file"][i]))
    print("ready", flush=True)
    for line in sys.stdin:
        word = line.split()
        if word[0] == "exit":
            sys.exit(int(word[1]))
        print(json.dumps(report() if word[0] == "report" else use(directory)), flush=True)


main()
