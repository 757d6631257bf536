"""One Postgres, one Redis and one database for the run; rows go after each test that made some.

Fixtures to ask for: `settings`, `db` (tables are there and empty afterwards), `app`, `client`
(tests/client.py), `server` (two real processes, tests/server.py), `query_count`.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import asyncpg
import hypothesis
import pytest
import pytest_asyncio
from argon2 import PasswordHasher
from quart import Quart

from lms import features
from lms.app import create_app
from lms.auth import provider
from lms.core import limits, pg, redis
from lms.embedded import Embedded, Urls
from lms.settings import Settings
from lms.settings import settings as read_settings
from lms.users import passwords
from tests.client import Client
from tests.schema import cleaning_script, make_schema
from tests.server import Running, inherited, start

hypothesis.settings.register_profile(
    "busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(
    "long", hypothesis.settings.get_profile("busy"), max_examples=10_000
)
hypothesis.settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "as many random games and looks at a screen as in CI"
    parser.addoption("--long", action="store_true", help=help_)


@pytest.fixture(scope="session")
def long(pytestconfig: pytest.Config) -> bool:
    """Whether there is time for more than one needs every day."""
    return bool(pytestconfig.getoption("--long"))


ENVIRONMENT = {
    "ENVIRONMENT": "test",
    "SECRET_KEY": "tests-only-" + "5f0c1d2e3b4a6978" * 4,
    "BASE_URL": "http://localhost",
    "CERTIFICATE_FONTS": "system",
    "LOG_LEVEL": "warning",
    "LOG_FORMAT": "text",
    "RATE_LIMIT_REQUESTS_PER_MINUTE": "100000",
    "AUTH_RATE_LIMIT_REQUESTS_PER_MINUTE": "100000",
    "WS_COMMANDS_PER_S": "1000",
    "WS_BURST": "1000",
    "WS_FRAMES_PER_S": "10000",
    "WS_FRAMES_BURST": "10000",
    "WS_BYTES_BURST": "1073741824",
    "DB_POOL_SIZE": "10",
    "REQUEST_TIMEOUT_S": "60",  # a busy machine is slow, not broken
}


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Urls]:
    """The run's own Postgres and Redis; started when the first test asks for them."""
    with Embedded(tmp_path_factory.mktemp("services"), durable=False) as embedded:
        yield embedded.urls


@pytest.fixture(scope="session")
def settings(services: Urls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of the tests' process; neither `.env` nor the caller's variables count."""
    given = ENVIRONMENT | {
        "DATABASE_URL": services.database_url,
        "REDIS_URL": services.redis_url,
        "LMS_DATA_DIR": str(tmp_path_factory.mktemp("data")),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in Settings.model_fields:
            patch.delenv(name.upper(), raising=False)
        for name, value in given.items():
            patch.setenv(name, value)
        patch.setitem(Settings.model_config, "env_file", None)
        read_settings.cache_clear()
        yield read_settings()
    read_settings.cache_clear()


CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

counted: ContextVar[list[str] | None] = ContextVar("counted", default=None)


class Counted(pg.Connection):
    """A pooled connection that reports its statements to counters, by the task that runs them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_query_logger(self.note)

    @staticmethod
    def note(record: Any) -> None:
        statements = counted.get()
        if statements is not None:
            statements.append(record.query)


@pytest_asyncio.fixture(scope="session")
async def running(settings: Settings) -> AsyncIterator[asyncpg.Connection]:
    """Tables, Tortoise, Redis and all else a web process has below its edge."""
    await make_schema(settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pg.Client, "connection_class", Counted)
        # On a busy machine a part is slow, not away; the tests of that set what they need.
        patch.setattr(provider, "PATIENCE_S", 30.0)
        patch.setattr(limits, "PATIENCE_S", 30.0)
        patch.setattr(passwords, "_hasher", CHEAP)  # of the real one: tests/auth/test_api.py
        async with features.running(settings, "web"):
            apart = await asyncpg.connect(settings.database_url.get_secret_value())
            try:
                yield apart
            finally:
                await apart.close()


@pytest_asyncio.fixture(scope="session")
async def cleaning(running: asyncpg.Connection) -> str:
    return await cleaning_script(running)


@pytest_asyncio.fixture
async def db(running: asyncpg.Connection, cleaning: str) -> AsyncIterator[None]:
    """The database and Redis, empty again after the test."""
    yield
    await running.execute(cleaning)
    await redis.client().flushdb()
    limits._local.clear()
    limits._alone_until = 0.0


@pytest.fixture(scope="session")
def pages() -> None:
    """The pages, bundled from what stands in static/ now: who calls pytest need not call make."""
    setup = Path(__file__).resolve().parents[1] / "tools" / "setup.py"
    subprocess.run([sys.executable, setup, "pages"], check=True)


@pytest.fixture(scope="session")
def app(settings: Settings, pages: None) -> Quart:
    """The application; what it needs below its edge is what `db` keeps running."""
    return create_app(settings)


@pytest.fixture
def client(app: Quart, db: None) -> Client:
    return Client(app)


@pytest.fixture
def browser(app: Quart, db: None) -> Client:
    """A client that keeps cookies; send `X-Requested-With: lms` yourself."""
    return Client(app, cookies=True)


@pytest.fixture(scope="session")
def server(
    running: asyncpg.Connection,
    settings: Settings,
    pages: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Running]:
    """`lms serve` with two processes, on the tests' own database and Redis.

    Ask for `db` too, when the test makes rows for it.
    """
    process = start(tmp_path_factory.mktemp("server"), inherited())
    yield process
    process.stop()


Counting = Callable[[], AbstractAsyncContextManager[list[str]]]


@pytest.fixture
def query_count(db: None) -> Counting:
    """`async with query_count() as statements:` the SQL that is run inside.

    What loops of the process and shared batches run meanwhile isn't counted.
    """

    @asynccontextmanager
    async def counting() -> AsyncIterator[list[str]]:
        found: list[str] = []
        token = counted.set(found)
        try:
            yield found
            await asyncio.sleep(0)  # asyncpg tells its listeners one turn of the loop later
        finally:
            counted.reset(token)

    return counting
