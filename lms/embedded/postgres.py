"""A private PostgreSQL cluster."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from lms.embedded.binaries import Unavailable, postgres_bin
from lms.embedded.server import Server
from lms.processes import unprivileged

# The wheel has no ICU; this provider lower-cases all of Unicode without a system locale.
LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8")
OLD_LOCALE = ("--locale=C.UTF-8",)  # before version 17
# Details and statements contain what people typed: addresses, names, answers.
TERSE = ("log_error_verbosity=terse", "log_min_error_statement=panic")
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Postgres(Server):
    """The cluster in `<home>/postgres`: role and password `lms`, database `lms`."""

    name = "postgres"
    stop_with = signal.SIGINT  # fast shutdown: SIGTERM would wait for every client

    def __init__(self, home: Path, password: str, port: int | None, *, durable: bool) -> None:
        super().__init__(home, password, port)
        self.bin = postgres_bin()
        self.durable = durable

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgres://lms:{self.password}@127.0.0.1:{self.port}/lms"

    def prepare(self) -> None:
        """Create the cluster once; remove the pid file of a killed server."""
        if not (self.folder / "PG_VERSION").exists():
            self._create()
        self._clear_pid_file()

    def command(self) -> list[str]:
        """The server with our settings, as arguments instead of a configuration file."""
        options = ["unix_socket_directories=", "max_connections=200", "timezone=UTC", *TERSE]
        if sys.platform == "linux":
            options.append("recovery_init_sync_method=syncfs")  # not a sync of each file
        if not self.durable:
            options += NOT_DURABLE
        listen = ["-h", "127.0.0.1", "-p", str(self.port)]
        settings = [part for option in options for part in ("-c", option)]
        return [str(self.bin / "postgres"), "-D", str(self.folder), *listen, *settings]

    def ready(self) -> bool:
        """Whether it accepts a connection, as any client would open it."""
        ask = [str(self.bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return self._run([*ask, "-U", "lms", "-d", "lms"]).returncode == 0

    def _create(self) -> None:
        # Under a temporary name until it is complete: a killed initdb must not look like a cluster.
        unfinished = self.home / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.give(unfinished)
        password = self.home / "postgres.pw"
        password.touch(mode=0o600)
        self.give(password)
        password.write_text(self.password)
        command = [
            str(self.bin / "initdb"),
            "-D",
            str(unfinished),
            "-U",
            "lms",
            f"--pwfile={password}",
        ]
        command += ["--auth=scram-sha-256", "-E", "UTF8", "--data-checksums"]
        command += [] if self.durable else ["--no-sync"]
        try:
            for locale in (LOCALE, OLD_LOCALE):
                done = self._run([*command, *locale])
                if done.returncode == 0:
                    break
            else:
                raise Unavailable(f"initdb failed:\n{done.stdout.decode(errors='replace')}")
        finally:
            password.unlink()
        self._create_database(unfinished)
        unfinished.rename(self.folder)

    def _create_database(self, folder: Path) -> None:
        # Single-user mode: no port and no password, and nobody sees an incomplete cluster.
        sync = "on" if self.durable else "off"
        single = [str(self.bin / "postgres"), "--single", "-D", str(folder), "-c", f"fsync={sync}"]
        done = self._run([*single, "postgres"], b"CREATE DATABASE lms\n")
        if done.returncode:
            raise Unavailable(f"Postgres failed:\n{done.stdout.decode(errors='replace')}")

    def _run(self, command: list[str], say: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        user = unprivileged()
        return subprocess.run(  # noqa: S603  our own commands
            command,
            user=user,
            group=user,
            extra_groups=[] if user is not None else None,
            input=say,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
        )

    def _clear_pid_file(self) -> None:
        """We hold the folder's lock: the process named there is stopping, or the file is stale."""
        pid_file = self.folder / "postmaster.pid"
        started = time.monotonic()
        while pid := self._left_over(pid_file):
            waited = time.monotonic() - started
            if waited > 10:
                raise Unavailable(f"An old postgres ({pid}) does not end in {self.folder}")
            if waited > 1:  # without a parent-death signal nobody told it to stop
                _signal(pid, signal.SIGQUIT if waited > 6 else signal.SIGINT)
            time.sleep(0.05)
        pid_file.unlink(missing_ok=True)

    @staticmethod
    def _left_over(pid_file: Path) -> int | None:
        try:
            pid = int(pid_file.read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if _state(pid) == "postgres" else None


def _state(pid: int) -> str:
    """The program's name; empty when it has ended or is a zombie."""
    if sys.platform == "linux":
        try:
            name, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")
        except OSError:
            return ""
        return "" if rest.split()[0] == "Z" else name.partition("(")[2]
    else:  # noqa: RET505  mypy follows the platform by this shape alone
        ps = subprocess.run(  # noqa: S603  a number is all that varies
            ["/bin/ps", "-o", "stat=,comm=", "-p", str(pid)], capture_output=True, check=False
        )
        state, _, program = ps.stdout.decode().strip().partition(" ")
        return "" if state.startswith("Z") else Path(program.strip()).name


def _signal(pid: int, sig: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, sig)
