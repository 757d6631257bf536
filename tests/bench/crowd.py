"""`python -m tests.bench.crowd PORT SOCKETS PATH`: many websockets that only drain and count.

Says `ready` when all are open. `expect BYTES` on its input is answered `got` once so much has come
since the last time. Reading costs one recv a wake-up into one buffer; nothing is parsed.
"""

from __future__ import annotations

import select
import socket
import sys

AT_ONCE = 100  # handshakes under way
BUFFER = bytearray(1 << 18)


def request(path: str, subprotocol: str = "") -> bytes:
    offer = f"Sec-WebSocket-Protocol: {subprotocol}\r\n" if subprotocol else ""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{offer}\r\n"
    ).encode()


def connect(port: int, path: str, sockets: int, subprotocol: str = "") -> list[socket.socket]:
    """Open them all; what a server says behind its 101 is left to be counted."""
    found: list[socket.socket] = []
    for first in range(0, sockets, AT_ONCE):
        batch = [
            socket.create_connection(("127.0.0.1", port))
            for _ in range(min(AT_ONCE, sockets - first))
        ]
        for one in batch:
            one.sendall(request(path, subprotocol))
        for one in batch:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                byte = one.recv(1)
                if not byte:
                    raise ConnectionError(head)
                head += byte
            if b" 101 " not in head.split(b"\r\n")[0]:
                raise ConnectionError(head)
            one.setblocking(False)
        found += batch
    return found


def main(port: int, sockets: int, path: str) -> None:
    from tests.bench.common import open_many_files

    open_many_files()
    by_fd = {one.fileno(): one for one in connect(port, path, sockets)}
    poll = select.epoll()
    for fd in by_fd:
        poll.register(fd, select.EPOLLIN)
    poll.register(0, select.EPOLLIN)
    print("ready", flush=True)  # noqa: T201
    count = wanted = 0
    while True:
        for fd, _ in poll.poll(maxevents=1024):
            if fd == 0:
                line = sys.stdin.readline()
                if not line:
                    return
                wanted = int(line.split()[1])
            else:
                read = by_fd[fd].recv_into(BUFFER)
                if read == 0:
                    raise ConnectionError("the server hung up")
                count += read
        if wanted and count >= wanted:
            if count > wanted:
                raise RuntimeError(f"{count - wanted} bytes too many")
            count = wanted = 0
            print("got", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
