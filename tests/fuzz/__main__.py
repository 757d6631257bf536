"""`make fuzz`: 100,000 random frames; ARGS="5000" sends so many, ARGS="5000 7" by another seed."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from lms import features
from lms.embedded import Embedded
from lms.settings import Settings
from lms.settings import settings as read_settings
from tests.conftest import ENVIRONMENT
from tests.fuzz.frames import LIMITS, Report, storm
from tests.schema import make_schema
from tests.server import inherited, start

MOST_GROWN_MIB = 30
SLOWEST_MS = 2_000


async def fuzz(settings: Settings, folder: Path, how_many: int, with_seed: int) -> Report:
    await make_schema(settings)
    async with features.running(settings, "worker"):
        server = start(folder, inherited(), **LIMITS)
        try:
            return await storm(server, how_many, with_seed=with_seed)
        finally:
            server.stop()


def main() -> int:
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with_seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as name, Embedded(Path(name), durable=False) as services:
        os.environ |= ENVIRONMENT | {
            "DATABASE_URL": services.urls.database_url,
            "REDIS_URL": services.urls.redis_url,
            "LMS_DATA_DIR": name,
        }
        Settings.model_config["env_file"] = None
        read_settings.cache_clear()
        report = asyncio.run(fuzz(read_settings(), Path(name), how_many, with_seed))
    codes = ", ".join(f"{code} {n}" for code, n in sorted(report.codes.items()))
    write = sys.stdout.write
    write(f"{report.sent} frames, {report.answered} answered: {codes}\n")
    write(f"{report.reconnects} times kicked or superseded by their own frames\n")
    write(f"the game beside: slowest answer {report.slowest_ms:.0f} ms\n")
    write(f"memory of both processes: {report.grown_mib:+.1f} MiB over the last three quarters\n")
    write(f"errors in the server's log: {len(report.wrong)}\n")
    for line in report.wrong[:20]:
        write(f"  {line}\n")
    bad = report.wrong or report.grown_mib > MOST_GROWN_MIB or report.slowest_ms > SLOWEST_MS
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
