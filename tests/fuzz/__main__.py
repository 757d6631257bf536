"""`make fuzz`: random frames on the socket, requests after the OpenAPI document, question files.

ARGS="frames", "rest" or "files" is one of them. ARGS="frames 5000" sends so many frames,
ARGS="rest 60" takes so many seconds for all roles; a second number is the seed. Of each format of
questions 10,000 files are read, and as many written and read again.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg

from lms import features
from lms.app import create_app
from lms.app.openapi import document
from lms.embedded import Embedded
from lms.settings import Settings
from lms.settings import settings as read_settings
from tests.conftest import ENVIRONMENT
from tests.fuzz import frames, rest
from tests.house.world import make_world
from tests.schema import cleaning_script, make_schema
from tests.server import inherited, start

ROOT = Path(__file__).resolve().parents[2]
MOST_GROWN_MIB = 30
SLOWEST_MS = 2_000
FRAMES = 100_000
SECONDS = 300
write = sys.stdout.write


async def fuzz_frames(folder: Path, how_many: int, with_seed: int) -> bool:
    """Whether nothing went wrong."""
    server = start(folder, inherited(), **frames.LIMITS)
    try:
        report = await frames.storm(server, how_many or FRAMES, with_seed=with_seed)
    finally:
        server.stop()
    codes = ", ".join(f"{code} {n}" for code, n in sorted(report.codes.items()))
    write(f"{report.sent} frames, {report.answered} answered: {codes}\n")
    write(f"{report.reconnects} times kicked or superseded by their own frames\n")
    write(f"{report.noisy} sockets of noise, {report.noisy_closed} of them closed for it\n")
    write(f"the game beside: slowest answer {report.slowest_ms:.0f} ms\n")
    write(f"memory of both processes: {report.grown_mib:+.1f} MiB over the last three quarters\n")
    write(f"errors in the server's log: {len(report.wrong)}\n")
    for line in report.wrong[:20]:
        write(f"  {line}\n")
    return not (report.wrong or report.grown_mib > MOST_GROWN_MIB or report.slowest_ms > SLOWEST_MS)


async def fuzz_rest(folder: Path, seconds: int, with_seed: int) -> bool:
    """Whether nothing was found, as any role."""
    given = read_settings()
    described = document(create_app(given))
    share = max(5, (seconds or SECONDS) // len(rest.ROLES))
    how = [
        "--phases", "coverage,fuzzing", "--max-time", str(share), "--seed", str(with_seed),
        "--generation-database", "none",
    ]  # fmt: skip
    apart = await asyncpg.connect(given.database_url.get_secret_value())
    server = start(folder, inherited(), **rest.LIMITS)
    clean = True
    try:
        for role in rest.ROLES:
            await apart.execute(await cleaning_script(apart))
            report = await rest.storm(server, await make_world(), described, role, folder, *how)
            codes = ", ".join(f"{code} {n}" for code, n in sorted(report.statuses.items()))
            write(
                f"as {role}: {report.requests} requests to {report.operations} operations in "
                f"{report.seconds:.0f} s: {codes}; {len(report.findings)} findings\n"
            )
            for finding in report.findings[:20]:
                write(f"  {finding}\n")
            clean = clean and not report.findings
    finally:
        server.stop()
        await apart.close()
    return clean


async def fuzz_files(_folder: Path, _size: int, with_seed: int) -> bool:
    """Whether every file was read without a failure, and all that was written came back."""
    options = ["--hypothesis-profile=long", f"--hypothesis-seed={with_seed}", "-n0", "-q"]
    tests = [f"tests/questions/formats/test_rules_{part}.py" for part in ("fuzz", "round")]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "pytest", *tests, *options, cwd=ROOT
    )
    return await process.wait() == 0


KINDS: dict[str, Callable[[Path, int, int], Awaitable[bool]]] = {
    "frames": fuzz_frames,
    "rest": fuzz_rest,
    "files": fuzz_files,
}


async def fuzz(given: Settings, folder: Path, names: list[str], numbers: list[int]) -> bool:
    size, with_seed = ([*numbers, 0, 1])[:2] if len(numbers) > 1 else (sum(numbers), 1)
    await make_schema(given)
    clean = True
    async with features.running(given, "worker"):
        for name in names:
            write(f"{name}\n")
            clean = await KINDS[name](folder, size, with_seed) and clean
    return clean


def main(asked: list[str]) -> int:
    numbers = [int(one) for one in asked if one.isdecimal()]
    names = [one for one in asked if not one.isdecimal()] or (["frames"] if numbers else [*KINDS])
    if unknown := set(names) - set(KINDS):
        write(f"no fuzz {', '.join(sorted(unknown))}; there are: {', '.join(KINDS)}\n")
        return 2
    with tempfile.TemporaryDirectory() as name, Embedded(Path(name), durable=False) as services:
        os.environ |= ENVIRONMENT | {
            "DATABASE_URL": services.urls.database_url,
            "REDIS_URL": services.urls.redis_url,
            "LMS_DATA_DIR": name,
        }
        Settings.model_config["env_file"] = None
        read_settings.cache_clear()
        return 0 if asyncio.run(fuzz(read_settings(), Path(name), names, numbers)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
