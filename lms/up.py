"""`lms up`: starts everything in the Procfile, with servers of its own.

It imports little, because a person waits for it: the processes it starts read the settings and
report errors in them. However it ends, all its processes end too.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import secrets
import sys
import threading
import time
from pathlib import Path

from dotenv import dotenv_values

from lms import sources
from lms.embedded import Embedded, Unavailable, write_private
from lms.fetching import Fetching
from lms.migrate import pending
from lms.processes import Kept, Process, die_with_parent, end, on_stop, spawn
from lms.serve import PortTaken, listen
from lms.welcome import is_ready, lan_address, link, say, welcome

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  compared with
YES = {"1", "true", "t", "yes", "y", "on"}  # the settings read it the same way
READY_WITHIN_S = 300.0
GRACE_S, LONGEST_GRACE_S = 8.0, 600.0
SETTLED_S = 10.0  # importing alone takes some seconds on a busy machine
MAX_FAILED_STARTS = 5
"""How many failed starts of a child in a row end everything."""
RELOAD_CHECK_S = 0.5
RELOAD_GRACE_S = 1.0


class Stopped(Exception):
    """Somebody asked us to stop before the start was complete."""


class Failed(RuntimeError):
    """The start failed; the message is the reason."""


def run() -> int:
    """Run until stopped; returns 0 when asked to stop, 1 after a failure."""
    if os.environ.pop("LMS_DIE_WITH_PARENT", ""):
        die_with_parent()
    house = House(environment())
    on_stop(house.stopping.set)
    try:
        house.start()
        house.watch()
    except Stopped:
        return 0
    except (Failed, Unavailable, PortTaken) as problem:
        say(f"\n{problem}")
        return 1
    finally:
        house.end()
    return 0


def environment() -> dict[str, str]:
    """What the settings will read: the environment, else `.env`; case doesn't matter."""
    kept = {name.upper(): value for name, value in dotenv_values(".env").items() if value}
    return kept | {name.upper(): value for name, value in os.environ.items() if value}


class House:
    """The servers and the processes of the Procfile."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.stopping = threading.Event()
        self.data = Path(env.get("LMS_DATA_DIR", ".data"))
        self.host = env.get("HOST", "127.0.0.1")
        self.grace = GRACE_S
        with contextlib.suppress(ValueError):  # the processes report what is wrong with it
            self.grace = min(float(env.get("GRACE_S", GRACE_S)), LONGEST_GRACE_S)
        self.port = 0
        self.embedded: Embedded | None = None
        self.servers: list[Kept] = []
        self.children: list[Kept] = []
        """The processes of the Procfile."""
        self.fetching = Fetching()
        self.development = env.get("ENVIRONMENT", "development") == "development"
        self.production = env.get("ENVIRONMENT") == "production"
        self.reloading = self.development and env.get("RELOAD", "").lower() in YES
        self.newest = sources.newest() if self.reloading else 0

    def start(self) -> None:
        """Start servers, tables, demo data and web; the rest once the page answers."""
        started = time.monotonic()
        self.choose_address()
        if self.production:
            self.refuse_weak_production()
        if self.reloading:
            os.environ.setdefault("SERVE_SOURCES", "true")
        self.start_servers()
        password = self.demo_password() if self.development else ""
        self.prepare(password)
        commands = sources.procfile()
        # Alone and first: each process spends two seconds of a core on imports.
        self.launch("web", commands.pop("web"))
        self.wait_ready()
        for name, command in commands.items():
            self.launch(name, command)
        took = time.monotonic() - started
        phones = self.host in EVERYWHERE
        own = link(EVERYWHERE[self.host], self.port) if phones and not self.production else ""
        shared = not self.production and self.env.get("SHARE_OUTBOX", "").lower() in YES
        say(welcome(self.address, took, password, phones=phones, own=own, shared=shared))

    def watch(self) -> None:
        """Restart ended processes, with RELOAD all on a change of the code, until told to stop."""
        checked = time.monotonic()
        while not self.stopping.wait(0.1):
            if self.reloading and time.monotonic() - checked > RELOAD_CHECK_S:
                self.reload_changed()
                checked = time.monotonic()
            self.keep_all()
            self.fetching.look()

    def reload_changed(self) -> None:
        """If the code has changed, end the processes that run it; `keep_all` starts them again."""
        seen, self.newest = self.newest, sources.newest()
        if self.newest == seen:
            return
        say("the code changed, restarting")
        end((child.process for child in self.children), grace=RELOAD_GRACE_S)
        try:
            self.migrate()
        except Failed as problem:
            say(str(problem))  # the next change tries again
        for child in self.children:
            child.failures, child.ended = 0, 0.0

    def end(self) -> None:
        """Stop all processes, then the servers they use."""
        self.fetching.end()
        end((child.process for child in self.children), grace=self.grace + 0.5)
        if self.embedded:
            self.embedded.stop()

    def keep_all(self) -> None:
        """Restart ended processes; one that fails again and again ends everything."""
        for child in [*self.servers, *self.children]:
            if self.reloading and child in self.children and child.failures:
                continue  # the next change starts it
            code = child.process.poll()
            if code is not None and child.ended is None:
                say(f"{child.name} ended with {code}, starting it again")
            child.look()
            if child.failures >= MAX_FAILED_STARTS:
                raise Failed(
                    f"{child.name} ended with {code} at once, {MAX_FAILED_STARTS} times in a row; "
                    "stopping everything."
                )

    def check(self) -> None:
        """During the start: raise if asked to stop, or if a process ended."""
        if self.stopping.is_set():
            raise Stopped
        for child in self.children:
            if (code := child.process.poll()) is not None and code > 0:
                raise Failed(f"{child.name} ended with {code}; stopping everything.")
        self.keep_all()

    @property
    def address(self) -> str:
        """The address that people type."""
        return os.environ.get("BASE_URL") or self.env.get("BASE_URL") or self.plain_address

    @property
    def plain_address(self) -> str:
        return link(lan_address() if self.host in EVERYWHERE else self.host, self.port)

    def choose_address(self) -> None:
        """Check the port before anything starts."""
        asked = self.env.get("PORT", "8000")
        if not asked.isdigit():
            raise Failed(f"PORT must be a number, not {asked}")
        with listen(self.host, int(asked)) as probe:
            self.port = probe.getsockname()[1]
        os.environ["PORT"] = str(self.port)
        if self.host in EVERYWHERE:
            os.environ.setdefault("BASE_URL", self.address)
        if self.development and sys.stderr.isatty() and "LOG_FORMAT" not in self.env:
            os.environ["LOG_FORMAT"] = "text"

    def refuse_weak_production(self) -> None:
        """Checked before our own servers are named, which would hide that none were configured."""
        from lms.configured import problem

        if refusal := problem():
            raise Failed(refusal)

    def start_servers(self) -> None:
        """Start our own server for each URL that isn't configured."""
        wanted = {name: not self.env.get(name) for name in ("DATABASE_URL", "REDIS_URL")}
        if not any(wanted.values()):
            return
        self.embedded = Embedded(
            self.data, postgres=wanted["DATABASE_URL"], redis=wanted["REDIS_URL"]
        )
        urls = self.embedded.start()
        for server in self.embedded.servers:
            if server.process:
                kept = Kept(server.name, server.revive, server.process, SETTLED_S)
                self.servers.append(kept)
        if urls.database_url:
            os.environ["DATABASE_URL"] = self.env["DATABASE_URL"] = urls.database_url
        if urls.redis_url:
            os.environ["REDIS_URL"] = urls.redis_url

    def demo_password(self) -> str:
        """From the environment, else generated once and stored."""
        path = self.data / "demo.password"
        given = self.env.get("LMS_DEMO_PASSWORD", "")
        if not given:
            if not path.exists():
                self.data.mkdir(parents=True, exist_ok=True)
                write_private(path, "-".join(secrets.token_hex(2) for _ in range(3)))
            given = path.read_text().strip()
        os.environ["LMS_DEMO_PASSWORD"] = given
        return given

    def prepare(self, password: str) -> None:
        """Create tables and demo data if they are missing, by commands of their own."""
        changed = self.migrate()
        if not password:
            return
        seeds = sorted(sources.ROOT.glob("lms/demo/*.py"))
        mark = hashlib.sha256(password.encode() + b"".join(p.read_bytes() for p in seeds))
        seeded = self.data / "seeded"
        known = seeded.read_text() if seeded.exists() and self.embedded else ""
        if seeds and (changed or known != mark.hexdigest()):
            self.finish("seed", "filling in the demo course")
            write_private(seeded, mark.hexdigest())

    def migrate(self) -> bool:
        """Run the pending migrations; returns whether there were any."""
        try:
            todo = asyncio.run(pending(self.env["DATABASE_URL"]))
        except OSError as error:
            raise Failed(f"DATABASE_URL doesn't answer: {error}") from None
        if todo:
            self.finish("migrate", "preparing the database")
        return bool(todo)

    def finish(self, verb: str, what: str) -> None:
        """Run one of our commands and wait for it."""
        say(f"  {what} ...")
        process = spawn([sys.executable, "-m", "lms", verb])
        try:
            while process.poll() is None:
                if self.stopping.wait(0.05):
                    raise Stopped
        finally:
            end([process], grace=2)
        if process.returncode:
            raise Failed(f"{what} failed (lms {verb})")

    def launch(self, name: str, command: list[str]) -> None:
        """Start one line of the Procfile; all write metrics into one folder for `/metrics`."""
        figures = self.data.absolute() / "metrics"
        figures.mkdir(parents=True, exist_ok=True)
        env = os.environ | {"LMS_METRICS_DIR": str(figures), "LMS_WORKER_INDEX": name}

        def again() -> Process | None:
            return None if name == "web" and self.is_draining() else spawn(command, env=env)

        self.children.append(Kept(name, again, spawn(command, env=env), SETTLED_S))

    def is_draining(self) -> bool:
        """Whether the web processes of a killed parent still listen while they stop."""
        [web] = [child for child in self.children if child.name == "web"]
        if web.ended is None or time.monotonic() - web.ended > self.grace:
            return False  # another program; the new process will report it
        try:
            listen(self.host, self.port).close()
        except PortTaken:
            return True
        return False

    def wait_ready(self) -> None:
        """Wait until a page can be opened."""
        until = time.monotonic() + READY_WITHIN_S
        while not is_ready(EVERYWHERE.get(self.host, self.host), self.port):
            self.check()
            if time.monotonic() > until:
                raise Failed(f"web is not ready after {READY_WITHIN_S:.0f} s")
            time.sleep(0.03)
