"""Child processes that never outlive their parent, and stopping them in time.

`spawn` starts a program; `fork` runs a function in a copy of this process, which starts at once
with everything already imported.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType
from typing import IO, Any, NoReturn, Protocol

NOBODY = 65534
PR_SET_PDEATHSIG = 1

# Loaded here: between fork and exec nothing may be imported or allocated that takes a lock.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def unprivileged() -> int | None:
    """The user for servers: postgres refuses to run as root."""
    return NOBODY if os.geteuid() == 0 else None


FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 2.0


class Process(Protocol):
    """What `Popen` and `Forked` share."""

    pid: int
    returncode: int | Any  # as Popen declares it

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""

    def wait(self) -> int:
        """Wait for the exit code."""

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal if it still runs."""


@dataclass
class Kept:
    """A child that is restarted when it ends, with growing pauses when it ends early."""

    name: str
    start: Callable[[], Process | None]
    """Starts it; None when it can't be started yet and `look` shall try again."""
    process: Process
    settled_s: float
    """After this long a start counts as successful."""
    failures: int = 0
    """How many starts in a row failed."""
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    """When its end was noticed; None while it runs."""

    def look(self) -> bool:
        """Restart it if it has ended and its pause is over; returns whether it was started."""
        now = time.monotonic()
        if self.ended is None:
            if self.process.poll() is None:
                return False
            self.ended = now
            self.failures = self.failures + 1 if now - self.began < self.settled_s else 0
        if now - self.ended < min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2**self.failures):
            return False
        process = self.start()
        if process is None:
            return False
        self.process, self.began, self.ended = process, time.monotonic(), None
        return True


def spawn(
    args: Sequence[str],
    *,
    die: signal.Signals = signal.SIGTERM,
    user: int | None = None,
    env: Mapping[str, str] | None = None,
    log: IO[bytes] | None = None,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a child in its own process group; it gets the signal `die` when its parent ends.

    Call it from the main thread: Linux sends the signal when the starting thread ends.
    """
    with warnings.catch_warnings():
        # Python 3.12 warns about fork with threads; before_exec does nothing that needs their
        # locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        return subprocess.Popen(  # noqa: S603  the commands are ours
            list(args),
            process_group=0,
            preexec_fn=_before_exec(die),
            user=user,
            group=user,
            extra_groups=[] if user is not None else None,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT if log else None,
            pass_fds=pass_fds,
        )


class Forked:
    """A child made by `fork`."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, or None while it runs; as in Popen, negative for a signal."""
        return self._reap(os.WNOHANG)

    def wait(self) -> int:
        """Wait for the exit code."""
        code = self._reap(0)
        return 0 if code is None else code

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal if it still runs: the pid of a reaped child may be another process's."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def _reap(self, options: int) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


def fork(run: Callable[[], None]) -> Forked:
    """Run the function in a copy of this process, in its own group, which ends with its parent.

    The process must have one thread and nothing that copies may not share: no open connection, no
    event loop, no library's used random generator.
    """
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if not pid:
        _be_child(parent, run)
    return Forked(pid)


def _be_child(parent: int, run: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        os.setpgid(0, 0)
        for sig in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sig, signal.SIG_DFL)
        die_with_parent()
        if os.getppid() == parent:
            run()
            code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # the parent's code further up the stack must not run twice


def _before_exec(die: signal.Signals) -> Callable[[], None] | None:
    if _prctl is None:
        return None
    parent, prctl = os.getpid(), _prctl

    def before_exec() -> None:
        prctl(PR_SET_PDEATHSIG, int(die))
        if os.getppid() != parent:  # the parent ended between the fork and the line above
            os._exit(1)

    return before_exec


def on_stop(do: Callable[[], None]) -> None:
    """Call this when asked to stop: by Ctrl-C, SIGTERM, or the terminal closing."""

    def handler(_signal: int, _frame: FrameType | None) -> None:
        do()

    signal.signal(signal.SIGTERM, handler)
    signal.signal(signal.SIGINT, handler)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup ignores SIGHUP; respect it
        signal.signal(signal.SIGHUP, handler)


def die_with_parent() -> None:
    """Get SIGTERM when the parent process ends, as far as the system supports it."""
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))


def tell(process: Process, sig: signal.Signals) -> None:
    """Send a signal to a child's whole group, if it still exists."""
    # macOS raises PermissionError for a zombie.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, sig)


def end(
    processes: Iterable[Process],
    *,
    grace: float,
    how: signal.Signals = signal.SIGTERM,
) -> None:
    """Ask all to stop at once; after the grace period kill the groups of those still running."""
    running = [process for process in processes if process.poll() is None]
    for process in running:
        process.send_signal(how)
    until = time.monotonic() + grace
    while any(process.poll() is None for process in running) and time.monotonic() < until:
        time.sleep(0.01)
    for process in running:
        tell(process, signal.SIGKILL)
        process.wait()
