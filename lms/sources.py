"""What `lms up` reads of the product's own files."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def newest() -> int:
    """When Python code or a migration changed last, in nanoseconds; also when a file went away."""
    found = [path for part in ("lms", "aerich_migrations") for path in (ROOT / part).rglob("*")]
    code = (path for path in found if path.is_dir() or path.suffix == ".py")
    return max(path.stat().st_mtime_ns for path in code if path.name != "__pycache__")


def procfile() -> dict[str, list[str]]:
    """The Procfile's commands by name, with this Python for `python`."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    found = {}
    for line in lines:
        name, colon, command = line.partition(":")
        if colon and not name.lstrip().startswith("#"):
            first, *rest = shlex.split(command)
            found[name.strip()] = [sys.executable if first == "python" else first, *rest]
    return found
