"""`lms serve`: the parent of n equal web processes on one socket.

The parent listens and imports the application but never runs it. A child is a fork, which starts in
a fraction of a second instead of the two seconds that importing takes, and when one is killed no
queued connection is lost. No child outlives the parent.
"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from lms.processes import Forked, Kept, end, fork, on_stop

if TYPE_CHECKING:
    from lms.settings import Settings

BACKLOG = 4096
SETTLED_S = 5.0
MAX_FAILED_STARTS = 8  # in a row, of every child: ten seconds


class PortTaken(RuntimeError):
    """Another process listens on the port."""


def listen(host: str, port: int, send_buffer: int = 0) -> socket.socket:
    """Bind and listen; connections queue here until a child accepts them."""
    family, kind, _, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if send_buffer:
        # Otherwise the kernel buffers 4 MB for a client that doesn't read, before we notice.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    try:
        listener.bind(address)
    except OSError as error:
        listener.close()
        raise PortTaken(
            f"Can't listen on {host}:{port}: {error.strerror}. "
            "Stop what runs there, or choose another with PORT=..."
        ) from None
    listener.listen(BACKLOG)
    return listener


@dataclass
class Server:
    """Keeps the children running until it is asked to stop."""

    listener: socket.socket
    workers: int
    grace: float
    serve: Callable[[int], None]
    """What a child runs with the socket's descriptor, until it is stopped."""
    stopping: threading.Event = field(default_factory=threading.Event)
    children: list[Kept] = field(default_factory=list)

    def run(self) -> int:
        """Run until a signal; returns 0 when asked to stop, 1 when no child can start."""
        on_stop(self.stopping.set)
        own_metrics = "" if os.environ.get("LMS_METRICS_DIR") else tempfile.mkdtemp(prefix="lms-")
        if own_metrics:
            os.environ["LMS_METRICS_DIR"] = own_metrics
        try:
            # the copies share unmodified memory, and the garbage collector would modify it
            gc.freeze()
            for index in range(self.workers):
                start = partial(self.start, index)
                self.children.append(Kept(f"web process {index}", start, start(), SETTLED_S))
            while not self.stopping.wait(0.05):
                self.replace_dead()
                if all(child.failures >= MAX_FAILED_STARTS for child in self.children):
                    say("no web process can start")
                    return 1
            return 0
        finally:
            # No new connections from here on; the children finish the open ones.
            self.listener.close()
            end([child.process for child in self.children], grace=self.grace)
            if own_metrics:
                shutil.rmtree(own_metrics, ignore_errors=True)

    def start(self, index: int) -> Forked:
        """Start the child of this number."""

        def child() -> None:
            os.environ["LMS_WORKER_INDEX"] = str(index)
            self.serve(self.listener.fileno())

        return fork(child)

    def replace_dead(self) -> None:
        """Restart dead children, at first at once and then with pauses."""
        for child in self.children:
            code = child.process.poll()
            if child.look():
                say(f"{child.name} ended with {code}, started anew")


def run_server(settings: Settings) -> int:
    """Listen as configured and serve until stopped."""
    try:
        listener = listen(settings.host, settings.port, settings.socket_send_buffer_bytes)
    except PortTaken as problem:
        say(str(problem))
        return 1
    stopping = threading.Event()
    on_stop(stopping.set)
    from lms import app, features, web  # noqa: F401  after listening: clients queue meanwhile

    allow_many_sockets()
    features.load()
    return Server(listener, settings.web_workers, settings.grace_s, web.run_app, stopping).run()


def allow_many_sockets() -> None:
    """Each socket is an open file; systemd and shells start with a soft limit of 1,024."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):  # macOS reports infinity but allows less
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def say(text: str) -> None:
    """Print a line for the operator; without a logger the parent starts faster."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
