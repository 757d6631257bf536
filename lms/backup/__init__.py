"""`lms backup` and `lms restore`: one file with the database and the uploaded files."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lms import migrate
from lms.backup import archive, database
from lms.backup.archive import Manifest
from lms.backup.errors import Refused
from lms.embedded import write_private

if TYPE_CHECKING:
    from lms.settings import Settings

__all__ = ["Refused", "backup", "restore"]

KEY_IN_IT = (
    "It holds secret.key, which signs people in and seals their authenticator apps: "
    "keep the file as you would keep that key."
)
KEY_APART = (
    "SECRET_KEY is NOT in it. Keep that key elsewhere: without it nobody's authenticator app "
    "fits after a restore on another machine."
)
OTHER_KEY = (
    "This backup was made with another SECRET_KEY. Set that one as SECRET_KEY, or as "
    "SECRET_KEY_PREVIOUS, and restart: until then codes of authenticator apps are refused."
)
KEY_BROUGHT_BACK = "Its secret.key is back, too: restart LMS now, so that it is used."
OLD_KEY = "secret.key.before-restore"
FILES_APART = "The files are NOT in it: they are in the bucket of STORAGE_URL."


def backup(settings: Settings, target: Path) -> str:
    """Write everything into one new file, readable by its owner only; returns what it contains.

    A partial file never gets the final name, and no existing file is overwritten.
    """
    if target.exists() or target.is_symlink():
        raise Refused(f"{target} is there already: choose another name, or move it away.")
    with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".backup-") as folder:
        dump, whole = Path(folder, archive.DUMP), Path(folder, "whole")
        database.dump(settings, dump)
        manifest = Manifest(
            made_at=datetime.now(UTC),
            rows=database.rows_in(dump),
            migrations=database.migrations(settings),
            key_mark=mark(settings.secret_key.get_secret_value()),
        )
        key = kept_key(settings)
        # Files after the rows: an extra file does no harm, a row without its file would.
        files = archive.write(whole, manifest, dump, key, settings.upload_path)
        archive.give_name(whole, target)
    said = [
        f"{target}: {sum(manifest.rows.values())} rows in {len(manifest.rows)} tables, "
        f"{files} files.",
        *([FILES_APART] if settings.storage_url.get_secret_value() else []),
        KEY_IN_IT if key else KEY_APART,
    ]
    return "\n".join(said)


def restore(settings: Settings, source: Path, *, replace: bool = False) -> str:
    """Restore a backup into an empty database, or replace this one when told to.

    Everything is checked before anything changes; returns what the operator must still do.
    """
    if not replace and database.tables(settings):
        raise Refused("This database is not empty; --replace puts the backup in its place.")
    with tempfile.TemporaryDirectory(dir=roomy(settings), prefix=".restore-") as place:
        folder = Path(place)
        manifest = archive.read(source, folder)
        if manifest:
            refuse_newer(manifest)
        dump, uploads = folder / archive.DUMP, folder / archive.UPLOADS
        rows = manifest.rows if manifest else database.rows_in(dump)
        if replace:
            with database.beside(settings, dump, rows) as put_in_place:
                bring_files(uploads, settings.upload_path)  # no row may lack its file
                put_in_place()
            drop_other_files(uploads, settings.upload_path)
        else:
            database.fill(settings, dump, rows)
            bring_files(uploads, settings.upload_path)
        said = [f"{sum(rows.values())} rows in {len(rows)} tables are back."]
        said += bring_key(settings, manifest, folder / archive.KEY)
    if manifest and set(migrate.files()) - set(manifest.migrations):
        said.append("It is of an older LMS: run migrate now.")
    return "\n".join(said)


def mark(key: str) -> str:
    """A fingerprint that tells keys apart without revealing them."""
    return hashlib.sha256(b"lms backup key mark\0" + key.encode()).hexdigest()[:32]


def kept_key(settings: Settings) -> Path | None:
    """The file of the generated key if it is in use: only this copy exists."""
    path = settings.lms_data_dir / archive.KEY
    if path.is_file() and path.read_text().strip() == settings.secret_key.get_secret_value():
        return path
    return None


def refuse_newer(manifest: Manifest) -> None:
    """Refuse a database newer than this code."""
    unknown = set(manifest.migrations) - set(migrate.files())
    if unknown:
        raise Refused(f"This backup is of a newer LMS: it has the migration {max(unknown)}.")


def roomy(settings: Settings) -> Path:
    """A temporary folder with room for such files: beside the uploads, not in /tmp."""
    settings.upload_path.parent.mkdir(parents=True, exist_ok=True)
    return settings.upload_path.parent


def bring_files(uploads: Path, target: Path) -> None:
    if uploads.is_dir():
        shutil.copytree(uploads, target, dirs_exist_ok=True)


def drop_other_files(uploads: Path, target: Path) -> None:
    """Delete files that no row refers to."""
    for path in target.rglob("*") if target.is_dir() else ():
        if path.is_file() and not (uploads / path.relative_to(target)).is_file():
            path.unlink()


def bring_key(settings: Settings, manifest: Manifest | None, key: Path) -> list[str]:
    """Use the backup's key if ours was generated; else return which setting to change."""
    if manifest is None:
        return ["It has no manifest: if it is of another machine, see docs/operations.md."]
    if manifest.key_mark in map(mark, settings.reading_keys):
        return []
    own = kept_key(settings)
    if not (own and key.is_file() and mark(key.read_text().strip()) == manifest.key_mark):
        return [OTHER_KEY]
    write_private(own.with_name(OLD_KEY), own.read_text())
    write_private(own, key.read_text())
    return [KEY_BROUGHT_BACK]
