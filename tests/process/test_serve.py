"""`lms serve`: equal processes on one socket, restarted, drained, and never left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from lms.processes import fork
from lms.serve import PortTaken, listen
from tests.patience import PATIENCE_S, PROMPT_S, slowly
from tests.process.waiting import alive, eventually


class Parent:
    """The stand-in's parent process and its address."""

    def __init__(self, *args: str) -> None:
        command = [sys.executable, "-m", "tests.process.standin", *args]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
        )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline())

    def ask(self) -> list[str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)) as asking:
            asking.request("GET", "/pid", headers={"Connection": "close"})
            return asking.getresponse().read().decode().split()

    @contextmanager
    def say(self, line: str) -> Iterator[socket.socket]:
        """A raw request, without waiting for the answer."""
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(line.replace("\n", "\r\n").encode())
            yield connection

    def wait_begun(self) -> None:
        """Until one of them answers a slow request."""
        assert self.process.stdout
        assert self.process.stdout.readline() == "begun\n"

    def pids(self) -> dict[int, int]:
        """Who answers: process id by number."""
        found = {}
        for _ in range(40):
            pid, index, _ = self.ask()
            found[int(index)] = int(pid)
        return found


@pytest.fixture
def parent() -> Iterator[Parent]:
    started = Parent("2")
    yield started
    started.process.kill()
    started.process.communicate()


def both(parent: Parent) -> dict[int, int] | None:
    found = parent.pids()
    return found if len(found) == 2 else None


def test_both_processes_answer_and_share_one_folder_for_metrics(parent: Parent) -> None:
    pids = eventually(lambda: both(parent))
    assert sorted(pids) == [0, 1]
    assert len({parent.ask()[2] for _ in range(20)}) == 1


def test_a_killed_process_is_back_and_no_request_is_lost(
    parent: Parent,
) -> None:
    before = eventually(lambda: both(parent))
    os.kill(before[0], signal.SIGKILL)
    after = eventually(lambda: (now := both(parent)) and now[0] != before[0] and now)
    assert after[1] == before[1]


def test_no_child_outlives_a_killed_parent(parent: Parent) -> None:
    pids = eventually(lambda: both(parent))
    parent.process.kill()
    eventually(lambda: not any(alive(pid) for pid in pids.values()))


@pytest.mark.parametrize("sig", [signal.SIGTERM, *slowly(signal.SIGINT)])
def test_a_signal_drains_and_ends_everything(parent: Parent, sig: signal.Signals) -> None:
    pids = eventually(lambda: both(parent))
    parent.process.send_signal(sig)
    out, _ = parent.process.communicate(timeout=PATIENCE_S)
    assert parent.process.returncode == 0
    assert sorted(out.split()) == ["closed", "closed", "drained", "drained"]
    assert not any(alive(pid) for pid in pids.values())


def test_a_request_in_flight_is_answered_before_the_end(parent: Parent) -> None:
    eventually(lambda: both(parent))
    with parent.say("GET /slow?s=0.5 HTTP/1.1\nHost: x\n\n") as line:
        parent.wait_begun()
        parent.process.terminate()
        answer = b""
        while more := line.recv(4096):
            answer += more
    assert answer.endswith(b"done")
    assert parent.process.wait(PATIENCE_S) == 0


@pytest.mark.slow
def test_a_process_that_hangs_is_killed_when_the_grace_is_over(parent: Parent) -> None:
    eventually(lambda: both(parent))
    with parent.say("GET /stuck HTTP/1.1\nHost: x\n\n"):
        parent.wait_begun()
        asked = time.monotonic()
        parent.process.terminate()
        assert parent.process.wait(PATIENCE_S) == 0
    assert time.monotonic() - asked < PROMPT_S


@pytest.mark.slow
def test_children_that_cannot_start_end_the_server() -> None:
    broken = Parent("2", "broken")
    _, err = broken.process.communicate(timeout=PATIENCE_S)
    assert broken.process.returncode == 1
    assert "no web process can start" in err


def test_there_is_no_http_2_in_clear_text(parent: Parent) -> None:
    upgrade = (
        "GET /pid HTTP/1.1\nHost: x\nConnection: Upgrade, HTTP2-Settings\n"
        "Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\n\n"
    )
    with parent.say(upgrade) as line:
        assert line.recv(4096).startswith(b"HTTP/1.1 200")


APART = """
import os
from lms import app, features, web
from lms.core.ids import new_id
from lms.processes import fork
import random, secrets, uuid
features.load()
assert len(os.listdir("/proc/self/task")) == 1, "fork needs one thread"
def show():
    print(new_id().hex[-16:], uuid.uuid4(), secrets.token_hex(), random.random(), flush=True)
for child in [fork(show), fork(show)]:
    assert child.wait() == 0
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="counts threads in /proc")
def test_copies_of_the_imported_application_draw_different_random_numbers() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", APART], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    one, other = (line.split() for line in done.stdout.splitlines())
    assert not set(one) & set(other)


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # pytest, not ours
def test_a_child_that_fails_says_why_and_its_parent_hears_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fails() -> None:
        raise LookupError("no such thing")

    failed, killed = fork(fails), fork(signal.pause)
    assert failed.wait() == 1
    assert failed.poll() == 1
    assert "no such thing" in capfd.readouterr().err
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    killed.send_signal(signal.SIGKILL)  # its number may be another's by now


def test_a_taken_port_is_said_clearly() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTaken, match=f"127.0.0.1:{port}.*PORT="):
            listen("127.0.0.1", port)


def test_the_send_buffer_is_what_was_asked_for() -> None:
    with listen("127.0.0.1", 0, 65_536) as listener:
        assert listener.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) in {65_536, 131_072}
