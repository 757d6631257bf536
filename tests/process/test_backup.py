"""A backup brings rows and files back into an empty database, and says when it can't."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from lms.backup import Refused, backup, restore
from lms.embedded import Embedded
from lms.settings import Settings


@pytest.fixture(scope="module")
def clusters() -> Iterator[tuple[Settings, Settings]]:
    """Two installations: one with something in it, one empty."""
    folder = Path(tempfile.mkdtemp(prefix="lms-test-"))
    folder.chmod(0o755)
    made = [Embedded(folder / name, durable=False, redis=False) for name in ("old", "new")]
    try:
        yield tuple(  # type: ignore[misc]
            Settings(
                database_url=one.start().database_url,  # type: ignore[arg-type]
                lms_data_dir=one.data_dir,
                upload_dir=one.data_dir / "uploads",
            )
            for one in made
        )
    finally:
        for one in made:
            one.stop()
        shutil.rmtree(folder, ignore_errors=True)


async def ask(settings: Settings, statement: str) -> object:
    connection = await asyncpg.connect(settings.database_url.get_secret_value())
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


CHECKSUM = "select md5(string_agg(t::text, '|' order by n)) from things as t"


async def test_a_round_trip_keeps_every_row_and_file(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    await ask(old, "create table things (n int primary key, name text not null)")
    await ask(old, "insert into things select n, 'Ünï ' || n from generate_series(1, 500) n")
    (old.upload_path / "ab").mkdir(parents=True)
    (old.upload_path / "ab" / "file").write_bytes(b"\x00\x01")
    file = tmp_path / "backup.tar"

    backup(old, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names(tmp_path) == ["backup.tar"]
    restore(new, file)

    assert await ask(new, CHECKSUM) == await ask(old, CHECKSUM) is not None
    assert (new.upload_path / "ab" / "file").read_bytes() == b"\x00\x01"

    with pytest.raises(Refused, match="not empty"):
        restore(new, file)
    await ask(new, "delete from things")
    restore(new, file, replace=True)
    assert await ask(new, CHECKSUM) == await ask(old, CHECKSUM)


def test_a_database_that_does_not_answer_leaves_no_file(tmp_path: Path) -> None:
    dead = Settings(database_url="postgres://lms:geheim@127.0.0.1:1/lms")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="pg_dump failed") as refused:
        backup(dead, tmp_path / "backup.tar")
    assert "geheim" not in str(refused.value)
    assert not list(tmp_path.iterdir())
