"""Our server of two processes beside a database that a stage has filled, for benches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lms.embedded import Embedded
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import descendants
from tests.bench.logins import UNLIMITED
from tests.server import Running, start


@dataclass(frozen=True)
class Staged:
    """What runs, and what the stage has made."""

    server: Running
    embedded: Embedded
    env: dict[str, str]
    file: Path
    """Holds `made` as JSON."""
    made: dict[str, Any]

    def postgres(self) -> list[int]:
        """The database's processes."""
        assert self.embedded.postgres
        pid = (self.embedded.postgres.folder / "postmaster.pid").read_text().split()[0]
        return descendants(int(pid))


@contextmanager
def staged(module: str, count: int, *more: object, **settings: str) -> Iterator[Staged]:
    """Run `python -m MODULE COUNT FILE ...`, which writes what it made, then the server."""
    with TemporaryDirectory() as name, Embedded(Path(name) / "data") as embedded:
        folder = Path(name)
        migrate(embedded)
        file = folder / "stage.json"
        env = dict(os.environ) | environment(embedded, folder) | UNLIMITED | settings
        stage = [sys.executable, "-m", module, *map(str, (count, file, *more))]
        subprocess.run(stage, env=env, check=True)
        server = start(folder, env, workers=2)
        try:
            yield Staged(server, embedded, env, file, json.loads(file.read_text()))
        finally:
            server.stop()
