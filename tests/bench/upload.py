"""What a film of a gigabyte takes of a web process, up and down, and what half of one leaves."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import table
from tests.bench.logins import PASSWORD, UNLIMITED, make_accounts
from tests.files.factories import BOUNDARY, FORM, MP4, part
from tests.server import Running, start

TITLE = "A film of 1 GiB: memory of the web process"
MIB = 1024 * 1024
SIZE = 1023 * MIB
MOST_MIB = 40
LOOK_S = 0.02


class Peak:
    """The most memory of a process while this is open, above what it had."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self._over = pid, 0, threading.Event()
        self.before = self.now()
        self._looking = threading.Thread(target=self._look)

    def now(self) -> int:
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def _look(self) -> None:
        while not self._over.wait(LOOK_S):
            self.most = max(self.most, self.now())

    def __enter__(self) -> Peak:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._looking.join()

    @property
    def mib(self) -> float:
        return (self.most - self.before) / MIB


def sign_in(server: Running, email: str) -> str:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    body = json.dumps({"email": email, "password": PASSWORD})
    line.request("POST", "/api/v1/auth/login", body, {"Content-Type": "application/json"})
    return str(json.loads(line.getresponse().read())["access_token"])


def film() -> Iterator[bytes]:
    """A form with a film, in pieces."""
    yield part("film.mp4", MP4)[:-2]
    piece = os.urandom(MIB)
    for _ in range(SIZE // MIB):
        yield piece
    yield f"\r\n--{BOUNDARY}--\r\n".encode()


def length() -> int:
    return len(part("film.mp4", MP4)) - 2 + SIZE + len(f"\r\n--{BOUNDARY}--\r\n")


def send(server: Running, token: str, most: int | None = None) -> tuple[int, float, bytes]:
    """Upload it, or only so many bytes of it and then go: status, seconds, body."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
    line.putrequest("POST", "/api/v1/files")
    headers = FORM | {"Authorization": f"Bearer {token}", "Content-Length": str(length())}
    for name, value in headers.items():
        line.putheader(name, value)
    line.endheaders()
    began, sent = time.monotonic(), 0
    for piece in film():
        if most is not None and sent > most:
            line.close()
            return 0, time.monotonic() - began, b""
        line.send(piece)
        sent += len(piece)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, time.monotonic() - began, body


def take(server: Running, token: str, url: str) -> tuple[int, str, float]:
    """Download it: how many bytes, their hash, and seconds."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
    line.request("GET", url, headers={"Authorization": f"Bearer {token}"})
    answer, taken, digest, began = line.getresponse(), 0, hashlib.sha256(), time.monotonic()
    assert answer.status == 200, answer.read()
    while piece := answer.read(MIB):
        taken += len(piece)
        digest.update(piece)
    line.close()
    return taken, digest.hexdigest(), time.monotonic() - began


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        [email] = make_accounts(embedded.urls.database_url, 1)
        uploads = folder / "uploads"
        env = dict(os.environ) | environment(embedded, folder) | UNLIMITED
        env |= {"UPLOAD_DIR": str(uploads)}
        server = start(folder, env, workers=1)
        try:
            return measured(server, email, uploads)
        finally:
            server.stop()


def left(uploads: Path) -> int:
    return sum(path.stat().st_size for path in uploads.rglob("*") if path.is_file())


def measured(server: Running, email: str, uploads: Path) -> str:
    token = sign_in(server, email)
    [pid] = server.pids
    send(server, token, 20 * MIB)  # what the first one loads and keeps isn't the film's
    rows: list[list[str | float]] = []
    with Peak(pid) as up:
        status, seconds, body = send(server, token)
    assert status == 201, body
    rows.append(["up", f"{up.mib:.0f}", f"{seconds:.1f}", f"{left(uploads) // MIB}"])
    made = json.loads(body)
    with Peak(pid) as down:
        taken, sha256, seconds = take(server, token, made["url"])
    assert (taken, sha256) == (made["size"], made["sha256"]), server.log.read_text()[-2000:]
    rows.append(["down", f"{down.mib:.0f}", f"{seconds:.1f}", f"{left(uploads) // MIB}"])
    before = left(uploads)
    with Peak(pid) as half:
        _, seconds, _ = send(server, token, SIZE // 2)
        until = time.monotonic() + 30
        while left(uploads) > before and time.monotonic() < until:
            time.sleep(LOOK_S)
    assert left(uploads) == before, "half a film is left"
    rows.append(["half-way up, then gone", f"{half.mib:.0f}", f"{seconds:.1f}", "0 more"])
    kept = max(up.mib, down.mib, half.mib) <= MOST_MIB
    heads = ["", "memory above idle, MiB", "s", "on the disk, MiB"]
    return (
        f"One process, the file on its disk. Promised are {MOST_MIB} MiB: "
        f"{'kept' if kept else 'NOT kept'}.\n\n{table(heads, rows)}"
    )
