"""The private Postgres and Redis: durable, private, gone with who started them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lms.embedded import Embedded, Unavailable, running_services
from lms.embedded.postgres import Postgres
from tests.process.waiting import alive, eventually
from tests.restarts import restart_postgres, restart_redis

HOLDER = """
import sys, time
from pathlib import Path
from lms.embedded import Embedded
it = Embedded(Path(sys.argv[1]))
it.start()
print(it.postgres.pid, it.redis.pid, flush=True)
time.sleep(600)
"""


@contextmanager
def open_folder() -> Iterator[Path]:
    """Not pytest's own, which root alone can enter."""
    made = Path(tempfile.mkdtemp(prefix="lms-test-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as made:
        yield made


@pytest.fixture(scope="module")
def shared() -> Iterator[Embedded]:
    """Servers for the tests that neither end nor restart them; all could read the log before."""
    with open_folder() as folder:
        (folder / "postgres.log").touch(mode=0o644)
        with Embedded(folder, durable=False) as embedded:
            yield embedded


def sql(postgres: Postgres, statement: str) -> str:
    address = urlsplit(postgres.url)
    done = subprocess.run(
        [
            *(str(postgres.bin / "psql"), "-h", "127.0.0.1", "-p", str(address.port)),
            *("-U", "lms", "-d", "lms", "-XAtc", statement),
        ],
        env=os.environ | {"PGPASSWORD": str(address.password)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def hold(folder: Path) -> tuple[subprocess.Popen[str], int, int]:
    """Another process that runs the servers: it, Postgres, Redis."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    postgres, redis = map(int, holder.stdout.readline().split())
    holder.stdout.close()
    return holder, postgres, redis


@pytest.mark.slow
def test_data_survive_kill_9_of_everything_and_the_servers_end_with_their_parent(
    folder: Path,
) -> None:
    with Embedded(folder) as first:
        sql(first.postgres, "create table kept as select generate_series(1, 1000) as n")
    holder, postgres, redis = hold(folder)
    for pid in (postgres, redis, holder.pid):
        os.kill(pid, signal.SIGKILL)
    holder.wait()
    holder, postgres, redis = hold(folder)
    holder.kill()
    holder.wait()
    eventually(lambda: not alive(postgres) and not alive(redis))
    with Embedded(folder) as again:
        assert sql(again.postgres, "select count(*) from kept") == "1000"


def test_the_database_knows_letters_beyond_ascii(shared: Embedded) -> None:
    assert sql(shared.postgres, "select lower('ÄÉЖ')") == "äéж"
    assert sql(shared.postgres, "show timezone") == "UTC"
    assert sql(shared.postgres, "show fsync") == "off"


@pytest.mark.slow
def test_every_restart_keeps_address_and_data(folder: Path) -> None:
    with Embedded(folder) as embedded:
        address = embedded.urls
        sql(embedded.postgres, "create table kept as select 1 as n")
        restart_postgres(embedded, signal.SIGINT)
        restart_postgres(embedded, signal.SIGQUIT)
        restart_postgres(embedded, signal.SIGKILL)
        assert sql(embedded.postgres, "select n from kept") == "1"
        assert ask_redis(embedded, "SET a 1") == "+OK"
        restart_redis(embedded)
        assert ask_redis(embedded, "EXISTS a") == ":1"
        restart_redis(embedded, empty=True)
        assert ask_redis(embedded, "EXISTS a") == ":0"
        assert embedded.urls == address


@pytest.mark.slow
def test_what_ended_by_itself_is_revived_where_its_clients_expect_it(folder: Path) -> None:
    with Embedded(folder, durable=False) as embedded:
        assert [server.name for server in embedded.servers] == ["postgres", "redis"]
        os.kill(embedded.redis.pid, signal.SIGKILL)
        eventually(lambda: not embedded.redis.running)
        assert embedded.redis.revive() is embedded.redis.process
        assert embedded.redis.running
        assert ask_redis(embedded, "PING") == "+PONG"


def test_strangers_are_refused_and_secrets_are_ours_alone(shared: Embedded) -> None:
    with socket.create_connection(("127.0.0.1", shared.redis.port)) as line:
        line.sendall(b"PING\r\n")
        assert line.recv(100).startswith(b"-NOAUTH")
    without = [str(shared.postgres.bin / "psql"), "-h", "127.0.0.1", "-U", "lms", "-w"]
    refused = subprocess.run(
        [*without, "-p", str(shared.postgres.port), "-c", "select 1"],
        capture_output=True,
        env={"PATH": os.environ["PATH"]},
        check=False,
    )
    assert b"no password supplied" in refused.stderr
    command = Path(f"/proc/{shared.redis.pid}/cmdline")
    if command.exists():
        assert shared.redis.password.encode() not in command.read_bytes()
    logs = ("postgres.log", "redis.log")
    for name in ("services.json", "postgres.password", "redis.password", *logs):
        assert stat.S_IMODE((shared.data_dir / name).stat().st_mode) == 0o600


def test_the_log_tells_what_failed_and_nothing_that_people_typed(shared: Embedded) -> None:
    sql(shared.postgres, "create table people (name text primary key, age int)")
    sql(shared.postgres, "insert into people values ('anna@school.test', 7)")
    for again in (
        "insert into people values ('anna@school.test', 8)",
        "select 'anna@school.test', 1 / 0",
        "do $$ begin perform 1 / (age - 7) from people where name = 'anna@school.test'; end $$",
    ):
        with pytest.raises(AssertionError):
            sql(shared.postgres, again)
    said = (shared.data_dir / "postgres.log").read_text()
    assert "duplicate key value violates unique constraint" in said
    assert "division by zero" in said
    assert "anna" not in said
    assert stat.S_IMODE((shared.data_dir / "postgres.log").stat().st_mode) == 0o600


def test_a_folder_is_run_once_and_others_find_where(folder: Path) -> None:
    assert running_services(folder) is None
    with Embedded(folder, durable=False) as embedded:
        assert running_services(folder) == embedded.urls
        with pytest.raises(Unavailable, match=f"process {os.getpid()}.*LMS_DATA_DIR"):
            Embedded(folder).start()
    assert running_services(folder) is None


@pytest.mark.slow
def test_a_taken_port_and_a_half_made_cluster_do_no_harm(folder: Path) -> None:
    (folder / "postgres.new").mkdir()
    (folder / "postgres.new" / "PG_VERSION").write_text("18")
    with Embedded(folder, durable=False, redis=False) as embedded:
        port = embedded.postgres.port
    with socket.socket() as squatter:
        # Connections that ended a moment ago may still hold the port otherwise.
        squatter.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        squatter.bind(("127.0.0.1", port))
        squatter.listen()
        with Embedded(folder, durable=False, redis=False) as embedded:
            assert embedded.postgres.port != port


@pytest.mark.slow
def test_a_pid_file_left_behind_does_not_stop_it(folder: Path) -> None:
    with Embedded(folder, durable=False, redis=False):
        pass
    # A live process that is no postgres, as after a restart of the machine.
    (folder / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}\n1\n1\n\n\n\n")
    with Embedded(folder, durable=False, redis=False) as embedded:
        assert sql(embedded.postgres, "select 1") == "1"


@pytest.mark.slow
def test_a_server_that_was_left_running_is_ended_first(folder: Path) -> None:
    """As on systems without a signal for a parent's end."""
    first = Embedded(folder, redis=False)
    first.start()
    orphan = first.postgres
    sql(orphan, "create table kept as select 1 as n")
    assert first._lock
    first._lock.close()
    with Embedded(folder, redis=False) as second:
        assert not orphan.running
        assert sql(second.postgres, "select n from kept") == "1"


@pytest.mark.slow
@pytest.mark.parametrize(("postgres", "redis"), [(True, False), (False, True)])
def test_only_what_is_wanted_is_started(folder: Path, postgres: bool, redis: bool) -> None:
    with Embedded(folder, durable=False, postgres=postgres, redis=redis) as embedded:
        assert bool(embedded.urls.database_url) == postgres
        assert bool(embedded.urls.redis_url) == redis
        assert (embedded.redis if postgres else embedded.postgres) is None


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives itself up")
def test_root_serves_from_a_folder_nobody_can_enter(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    with Embedded(closed / "data", durable=False) as embedded:
        home = embedded.postgres.home
        assert sql(embedded.postgres, "select current_user") == "lms"
    assert not home.exists()


@pytest.mark.slow
def test_a_server_that_cannot_start_shows_its_log(folder: Path) -> None:
    with Embedded(folder, durable=False, redis=False) as embedded:
        cluster = embedded.postgres.folder
        embedded.postgres.stop()
        (cluster / "global" / "pg_control").unlink()
        with pytest.raises(Unavailable, match=r"(?s)postgres did not start.*pg_control"):
            embedded.postgres.start(wait=1)


def ask_redis(embedded: Embedded, command: str) -> str:
    with socket.create_connection(("127.0.0.1", embedded.redis.port)) as line:
        line.sendall(f"AUTH {embedded.redis.password}\r\n{command}\r\n".encode())
        said = b""
        while said.count(b"\r\n") < 2:
            said += line.recv(256)
        return said.decode().split("\r\n")[1]
