"""`lms backup` and `lms restore`: one file with the database and the uploaded files."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from lms.embedded.binaries import Unavailable, postgres_bin
from lms.settings import Settings

DUMP, UPLOADS = "database.dump", "uploads"


class Refused(RuntimeError):
    """The message says why nothing was done."""


def backup(settings: Settings, target: Path) -> None:
    """Write both into one tar file, readable by us alone; nothing half-written gets its name."""
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".backup-") as folder:
        dump, whole = Path(folder, DUMP), Path(folder, "whole")
        _run(settings, "pg_dump", "--format=custom", f"--file={dump}")
        whole.touch(mode=0o600)
        with tarfile.open(whole, "w") as archive:
            archive.add(dump, DUMP)
            # After the rows: a file too many does no harm, a row without its file would.
            if settings.upload_path.is_dir():
                archive.add(settings.upload_path, UPLOADS)
        whole.replace(target)


def restore(settings: Settings, source: Path, *, replace: bool = False) -> None:
    """Bring a backup back into an empty database, or over this one when told to."""
    if not replace and _tables(settings):
        raise Refused("This database is not empty; --replace restores over what is there.")
    with tempfile.TemporaryDirectory(dir=_roomy(settings)) as folder:
        with tarfile.open(source) as archive:
            # Debian 12's Python 3.11.2 has no filters yet; the file is one of ours.
            safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            archive.extractall(folder, **safely)  # type: ignore[arg-type]  # noqa: S202
        # In one transaction: a backup that doesn't fit changes nothing.
        whole = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
        over = ["--clean", "--if-exists"] if replace else []
        _run(settings, "pg_restore", *whole, *over, str(Path(folder, DUMP)))
        uploads = Path(folder, UPLOADS)
        if uploads.is_dir():
            shutil.copytree(uploads, settings.upload_path, dirs_exist_ok=True)


def _roomy(settings: Settings) -> Path:
    """Where there is room for files of that size: beside the uploads, not in /tmp."""
    settings.upload_path.parent.mkdir(parents=True, exist_ok=True)
    return settings.upload_path.parent


def _tables(settings: Settings) -> int:
    count = "select count(*) from pg_tables where schemaname = 'public'"
    return int(_run(settings, "psql", "--no-psqlrc", "-Atc", count))


def _run(settings: Settings, program: str, *args: str) -> str:
    """One of Postgres' programs on our database; the password is not among its arguments."""
    address = urlsplit(settings.database_url.get_secret_value())
    host = address.netloc.rpartition("@")[2]
    user = f"{address.username}@" if address.username else ""
    plain = urlunsplit(("postgresql", user + host, address.path, address.query, ""))
    env = os.environ | {"PGPASSWORD": unquote(address.password or "")}
    done = subprocess.run(  # noqa: S603  our own commands
        [_program(program), f"--dbname={plain}", *args],
        env=env,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode()


def _program(name: str) -> str:
    try:
        beside_server = postgres_bin() / name
    except Unavailable:
        beside_server = Path()
    found = str(beside_server) if beside_server.is_file() else shutil.which(name)
    if not found:
        raise Refused(f"{name} is not on PATH; it comes with PostgreSQL's client programs.")
    return found
