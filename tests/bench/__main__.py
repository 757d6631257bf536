"""`python -m tests.bench [name ...]`: run the benches, all by default, and write what they found.

A bench is a module or package of tests.bench with a `TITLE` and a `run() -> str` that measures and
returns its section of docs/benchmarks.md. One that has no answer today raises `Skipped`.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time

import tests.bench
from tests.bench.common import Skipped, open_many_files, write_section


def names() -> list[str]:
    """Every bench there is: what has both `run` and `TITLE`."""
    found = []
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name not in ("__main__", "common", "crowd", "logins"):
            loaded = importlib.import_module(f"tests.bench.{module.name}")
            if hasattr(loaded, "run") and hasattr(loaded, "TITLE"):
                found.append(module.name)
    return found


def main(asked: list[str]) -> int:
    known = names()
    if unknown := set(asked) - set(known):
        print(f"no bench {', '.join(sorted(unknown))}; there are: {', '.join(known)}")  # noqa: T201
        return 2
    open_many_files()
    for name in asked or known:
        bench = importlib.import_module(f"tests.bench.{name}")
        print(f"{name}: {bench.TITLE}", flush=True)  # noqa: T201
        started = time.monotonic()
        try:
            text = bench.run()
        except Skipped as why:
            print(f"  skipped: {why}", flush=True)  # noqa: T201
            continue
        write_section(name, bench.TITLE, text)
        print(f"{text}\n  {time.monotonic() - started:.0f} s\n", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
