"""`lms up`, whole: everything comes, survives what it should, and goes without a trace."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from lms import sources, up
from lms.embedded import running_services
from lms.embedded.server import pick_port
from lms.serve import listen
from lms.welcome import lacking, lan_address, welcome
from tests.patience import PATIENCE_S, PROMPT_S
from tests.process.waiting import alive, bare_environment, eventually

LATER = """
async def upgrade(db):
    return "create table later (id int)"

async def downgrade(db):
    return "drop table later"
"""
needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks into /proc")


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """One data folder for all of them: only the first has to make a cluster and seed it."""
    folder = Path(tempfile.mkdtemp(prefix="lms-up-"))
    folder.chmod(0o755)
    yield folder
    for pid in belonging(folder):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def begin() -> Iterator[Callable[..., House]]:
    """Start a house; a test that fails leaves none behind for the next."""
    begun: list[House] = []

    def start(data: Path, **env: str) -> House:
        begun.append(House(data, **env))
        return begun[-1]

    yield start
    for house in begun:
        house.process.kill()
        house.process.wait()
        eventually(lambda: running_services(house.data) is None)  # noqa: B023


class House:
    """`lms up` as a program, without a terminal, in a group of its own."""

    def __init__(self, data: Path, **env: str) -> None:
        self.data, self.port = data, int(env.get("PORT", pick_port()))
        self.log = data / "up.log"
        given = bare_environment(LMS_DATA_DIR=str(data), PORT=str(self.port)) | env
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "lms", "up"],
                cwd=data,
                env=given,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                process_group=0,
            )

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_ready(self) -> None:
        def settled() -> bool:
            return "LMS is ready" in self.said or self.process.poll() is not None

        eventually(settled)
        assert self.process.poll() is None, self.said

    def get(self, path: str, host: str = "127.0.0.1") -> int:
        with closing(HTTPConnection(host, self.port, timeout=PATIENCE_S)) as asking:
            asking.request("GET", path, headers={"Connection": "close"})
            return asking.getresponse().status

    def run(self, *verb: str, says: str = "") -> subprocess.CompletedProcess[str]:
        """Another `lms` command in the same folder."""
        return subprocess.run(
            [sys.executable, "-m", "lms", *verb],
            cwd=self.data,
            env=bare_environment(LMS_DATA_DIR=str(self.data)),
            input=says,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def web(self) -> set[int]:
        """The process ids of the web processes: the children of `serve`."""
        return set(children(self.service("serve")))

    def service(self, name: str) -> int:
        return self.services()[name]

    def services(self) -> dict[str, int]:
        """The process ids of what runs now."""
        names = ("postgres", "redis-server", "serve", "worker", "scheduler")
        return {name: pid for name in names for pid in self.all_called(name)}

    def all_called(self, name: str) -> list[int]:
        return [pid for pid in children(self.process.pid) if name in words(pid)]


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def words(pid: int) -> list[str]:
    """A command line, without the folders of what it names."""
    return [Path(word).name for word in Path(f"/proc/{pid}/cmdline").read_text().split("\0")]


def belonging(data: Path) -> list[int]:
    """Every process started for this folder, whoever its parent is now."""
    mark = f"LMS_DATA_DIR={data}\0".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if mark in (entry / "environ").read_bytes() and alive(int(entry.name)):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


@pytest.mark.slow
@needs_proc
def test_everything_comes_survives_and_ends_with_ctrl_c(
    data: Path, begin: Callable[..., House]
) -> None:
    house = begin(data, LMS_DEMO_PASSWORD="correct-horse-battery")
    house.wait_ready()
    assert f"http://127.0.0.1:{house.port}" in house.said
    for word in ("admin@demo.test", "instructor@demo.test", "student5@demo.test", "correct-horse"):
        assert word in house.said
    assert house.get("/api/v1/ready") == 200
    assert house.get("/") == 200
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600
    assert running_services(data)

    # Any other command finds the servers of this folder, and none is needed twice.
    admin = house.run("create-admin", "head@school.test", says="correct-horse-battery\n")
    assert admin.stdout == "head@school.test is an administrator\n", admin.stderr
    nobody = house.run("create-admin", "not an address", says="correct-horse-battery\n")
    assert nobody.returncode == 1
    assert "Traceback" not in nobody.stderr
    assert house.run("migrate").stdout == "nothing to migrate\n"

    before = house.web()
    assert len(before) == 2
    os.kill(min(before), signal.SIGKILL)
    eventually(lambda: len(house.web()) == 2 and house.web() != before)

    os.kill(house.service("postgres"), signal.SIGKILL)
    eventually(lambda: "postgres ended with -9, starting it again" in house.said)
    eventually(lambda: house.get("/api/v1/ready") == 200)

    postgres, asked = house.service("postgres"), time.monotonic()
    os.killpg(house.process.pid, signal.SIGINT)
    assert house.process.wait(PATIENCE_S) == 0
    assert time.monotonic() - asked < PROMPT_S
    assert not belonging(data)
    assert not alive(postgres)
    assert running_services(data) is None


@pytest.mark.slow
@needs_proc
def test_the_next_start_has_nothing_to_prepare_and_sigterm_ends_it(
    data: Path, begin: Callable[..., House]
) -> None:
    house = begin(data, LMS_DEMO_PASSWORD="correct-horse-battery", WEB_WORKERS="1")
    house.wait_ready()
    assert "preparing" not in house.said
    assert "filling in" not in house.said
    assert len(house.web()) == 1

    second = begin(data / ".." / data.name)
    assert second.process.wait(PATIENCE_S) == 1
    assert "LMS_DATA_DIR" in second.said

    house.process.terminate()
    assert house.process.wait(PATIENCE_S) == 0
    assert not belonging(data)


@pytest.mark.slow
@needs_proc
@pytest.mark.parametrize("name", ["worker", "scheduler", "serve"])
def test_one_that_is_killed_is_started_again_and_the_rest_stay(
    name: str, data: Path, begin: Callable[..., House]
) -> None:
    house = begin(data)
    house.wait_ready()
    before = house.services()
    os.kill(before[name], signal.SIGKILL)
    eventually(lambda: house.services().get(name, before[name]) != before[name])
    shown = "web" if name == "serve" else name
    assert f"{shown} ended with -9, starting it again" in house.said
    eventually(lambda: house.get("/api/v1/ready") == 200)
    after = house.services()
    assert {one for one in before if after[one] != before[one]} == {name}
    house.process.terminate()
    assert house.process.wait(PATIENCE_S) == 0
    assert not belonging(data)


@pytest.mark.slow
@needs_proc
@pytest.mark.parametrize("shared", ["", "yes"])
def test_the_network_gets_mails_and_logins_only_when_told_to(
    shared: str, data: Path, begin: Callable[..., House], socket_enabled: None
) -> None:
    outside = lan_address()
    house = begin(data, HOST="0.0.0.0", WEB_WORKERS="1", SHARE_OUTBOX=shared)  # noqa: S104
    house.wait_ready()
    assert ("WARNING: SHARE_OUTBOX" in house.said) is bool(shared)
    assert (f"http://127.0.0.1:{house.port}/outbox" in house.said) is not bool(shared)
    for path in ("/api/v1/outbox", "/api/v1/demo"):
        assert house.get(path) == 200
        assert house.get(path, host=outside) == (200 if shared else 404)
    assert house.get("/api/v1/ready", host=outside) == 200


@pytest.mark.slow
@needs_proc
def test_one_that_ends_at_once_five_times_ends_all_and_is_named(
    data: Path, begin: Callable[..., House]
) -> None:
    house = begin(data)
    house.wait_ready()
    killed = 0

    def next_one() -> int | None:
        return next((pid for pid in house.all_called("scheduler") if pid != killed), None)

    for _ in range(up.MAX_FAILED_STARTS):
        killed = eventually(next_one)
        os.kill(killed, signal.SIGKILL)
    assert house.process.wait(PATIENCE_S) == 1
    assert "scheduler ended with -9 at once, 5 times in a row" in house.said
    assert house.said.count("scheduler ended with -9, starting it again") == up.MAX_FAILED_STARTS
    assert not belonging(data)


@pytest.mark.slow
@needs_proc
def test_a_changed_file_restarts_what_runs_it_and_a_wrong_one_waits_for_the_next_change(
    tmp_path: Path, data: Path, begin: Callable[..., House]
) -> None:
    for folder in ("lms", "aerich_migrations"):
        shutil.copytree(sources.ROOT / folder, tmp_path / folder)
    shutil.copy(sources.ROOT / "Procfile", tmp_path)
    (tmp_path / "static").symlink_to(sources.ROOT / "static")
    house = begin(data, RELOAD="1", PYTHONPATH=str(tmp_path), WEB_WORKERS="1", GRACE_S="1")
    house.wait_ready()
    before = house.services()
    source = tmp_path / "lms" / "app" / "system.py"
    right = source.read_text()
    source.write_text("certainly not python")
    eventually(lambda: "web ended with 1" in house.said)
    source.write_text(right.replace('"/health"', '"/healthy"'))
    eventually(lambda: house.get("/api/v1/healthy") == 200)
    assert house.get("/api/v1/health") == 404
    after = house.services()
    assert {one for one in before if after[one] != before[one]} == {"serve", "worker", "scheduler"}
    migration = tmp_path / "aerich_migrations" / "lms" / "9999_later.py"
    migration.write_text(LATER.replace("create table", "certainly no table"))
    eventually(lambda: "preparing the database failed" in house.said)
    migration.write_text(LATER)
    eventually(lambda: "ran 9999_later.py" in house.said)
    eventually(lambda: house.get("/api/v1/healthy") == 200)


@pytest.mark.slow
@needs_proc
def test_kill_9_leaves_nothing_running(data: Path, begin: Callable[..., House]) -> None:
    house = begin(data)
    house.wait_ready()
    # Postgres writes its titles over its environment: it is known by being a child.
    everybody = {*belonging(data), *children(house.process.pid)}
    assert len(everybody) == 8  # up, postgres, redis, serve and its two, worker, scheduler
    house.process.kill()
    house.process.wait()
    eventually(lambda: not any(alive(pid) for pid in everybody))


@needs_proc
def test_a_taken_port_is_said_before_anything_starts(
    tmp_path: Path, begin: Callable[..., House]
) -> None:
    with listen("127.0.0.1", 0) as squatter:
        port = squatter.getsockname()[1]
        house = begin(tmp_path, PORT=str(port))
        assert house.process.wait(PATIENCE_S) == 1
    assert f"127.0.0.1:{port}" in house.said
    assert "PORT=" in house.said
    assert "Traceback" not in house.said
    assert [path.name for path in tmp_path.iterdir()] == ["up.log"]


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"PORT": "http"}, "PORT must be a number"),
        ({"ENVIRONMENT": "production"}, "SECRET_KEY must be random"),
        ({"DATABASE_URL": "postgres://lms:x@127.0.0.1:1/lms"}, "DATABASE_URL doesn't answer"),
    ],
)
def test_what_is_wrong_is_a_line(tmp_path: Path, env: dict[str, str], says: str) -> None:
    given = bare_environment(LMS_DATA_DIR=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "lms", "up"],
        cwd=tmp_path,
        env=given | {"PORT": "0", "REDIS_URL": "redis://127.0.0.1:1/0"} | env,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 1
    assert says in done.stdout
    assert "Traceback" not in done.stderr


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("port=8123\nHOST=0.0.0.0\nREDIS_URL=\n")
    monkeypatch.setenv("HOST", "127.0.0.1")
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    seen = up.environment()
    assert (seen["PORT"], seen["HOST"]) == ("8123", "127.0.0.1")
    assert "REDIS_URL" not in seen


def test_phones_are_told_an_address_they_can_reach(socket_enabled: None) -> None:
    assert lan_address().count(".") == 3
    said = welcome("http://192.0.2.7:8000", 1.0, "word", phones=True)
    assert "Phones" in said
    assert "http://192.0.2.7:8000" in said
    assert "\x1b" not in said
    assert "WARNING" not in said
    near = welcome("http://192.0.2.7:80", 1.0, "x", phones=True, own="http://127.0.0.1:80")
    assert "this machine alone" in near
    assert "http://127.0.0.1:80/outbox" in near
    shared = welcome("http://192.0.2.7:80", 1.0, "x", phones=True, own="http://x", shared=True)
    assert "WARNING: SHARE_OUTBOX" in shared
    assert "this machine alone" not in shared
    assert "password" not in welcome("https://a.test", 1.0, "", phones=False)


def test_what_certificates_wait_for_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lms.welcome.sys.platform", "linux")
    monkeypatch.setattr("lms.welcome.DRAWS", ("libnothing-of-that-name.so.0",))
    packages = lacking()
    assert "pango" in packages
    assert packages in welcome("https://a.test", 1.0, "", phones=False, packages=packages)
    assert packages in welcome("https://a.test", 1.0, "", phones=False)
    assert "wait" not in welcome("https://a.test", 1.0, "", phones=False, packages="")
    monkeypatch.setattr("lms.welcome.sys.platform", "darwin")
    assert lacking() == ""
