"""A backup brings rows and files back into an empty database, and says when it can't."""

from __future__ import annotations

import gzip
import shutil
import stat
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import asyncpg
import pytest
from pydantic import SecretStr

from lms.backup import Refused, backup, database, restore
from lms.embedded import Embedded
from lms.settings import Settings


@pytest.fixture(scope="module")
def clusters() -> Iterator[tuple[Settings, Settings]]:
    """Two installations: one with something in it, one empty."""
    folder = Path(tempfile.mkdtemp(prefix="lms-test-"))
    folder.chmod(0o755)
    made = [Embedded(folder / name, durable=False, redis=False) for name in ("old", "new")]
    given = pytest.MonkeyPatch()
    for name in Settings.model_fields:
        given.delenv(name.upper(), raising=False)
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
        given.undo()
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


OURS = "select string_agg(datname, ',') from pg_database where datname like 'lms%'"
LOCALE = """
select (encoding, datcollate, datctype, datlocprovider, to_jsonb(d) ->> 'datlocale')::text
from pg_database d where datname = current_database()"""
CHECKSUM = "select md5(string_agg(t::text, '|' order by n)) from things as t"


async def test_a_round_trip_keeps_every_row_and_file(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    await ask(old, "create table things (n int primary key, name text not null)")
    await ask(
        old, "insert into things select n, E'Ünï\\n\\\\.\\n ' || n from generate_series(1, 500) n"
    )
    (old.upload_path / "ab").mkdir(parents=True)
    (old.upload_path / "ab" / "file").write_bytes(b"\x00\x01")
    file = tmp_path / "backup.tar"

    said = backup(old, file)
    assert "500 rows in 1 tables, 1 files" in said
    assert "It holds secret.key" in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names(tmp_path) == ["backup.tar"]
    assert "secret.key is back" in restore(new, file)

    assert await ask(new, CHECKSUM) == await ask(old, CHECKSUM) is not None
    assert (new.upload_path / "ab" / "file").read_bytes() == b"\x00\x01"

    with pytest.raises(Refused, match="not empty"):
        restore(new, file)


async def test_replace_leaves_nothing_that_the_backup_does_not_know(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    file = tmp_path / "backup.tar"
    backup(old, file)
    before = await ask(new, LOCALE)
    await ask(new, "delete from things where n > 7")
    await ask(new, "create table stranger as select 1 as n")
    (new.upload_path / "stray").write_text("no row knows it")
    inside = await asyncpg.connect(new.database_url.get_secret_value())  # somebody is in it

    restore(new, file, replace=True)

    assert await ask(new, CHECKSUM) == await ask(old, CHECKSUM)
    assert await ask(new, "select to_regclass('stranger')") is None
    assert await ask(new, LOCALE) == before
    assert await ask(new, OURS) == await ask(old, OURS) == "lms"
    assert not (new.upload_path / "stray").exists()
    assert (new.upload_path / "ab" / "file").exists()
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await inside.fetchval("select 1")
    await inside.close()


async def test_a_restore_that_fails_leaves_all_as_it_was(
    clusters: tuple[Settings, Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = clusters
    file = tmp_path / "backup.tar"
    backup(old, file)
    await ask(new, "create table if not exists stranger as select 1 as n")
    count = database.tables

    def one_more(settings: Settings, name: str = "") -> list[str]:
        return [*count(settings, name), "(values (1)) as more"]

    monkeypatch.setattr(database, "tables", one_more)
    with pytest.raises(Refused, match="more has 1 rows instead of 0"):
        restore(new, file, replace=True)
    assert await ask(new, "select n from stranger") == 1
    assert await ask(new, OURS) == "lms"
    await ask(new, "drop table stranger")


async def test_a_backup_is_written_over_nothing(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    (tmp_path / "monday.tar").write_text("last week's")
    (tmp_path / "link.tar").symlink_to(tmp_path / "nowhere")
    for name in ("monday.tar", "link.tar"):
        with pytest.raises(Refused, match="is there already"):
            backup(clusters[0], tmp_path / name)
    assert (tmp_path / "monday.tar").read_text() == "last week's"
    assert sorted(names(tmp_path)) == ["link.tar", "monday.tar"]


def repack(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The same archive with other contents; None leaves a member out."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for info in old:
            file = old.extractfile(info)
            assert file
            if (data := change(info.name, file.read())) is not None:
                info.size = len(data)
                new.addfile(info, BytesIO(data))
    return target


async def test_what_is_no_whole_backup_is_refused_in_a_line_and_changes_nothing(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    good = tmp_path / "good.tar"
    backup(old, good)
    whole = good.read_bytes()

    def made(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    def without(name: str) -> Path:
        return repack(good, tmp_path / f"no-{name}", lambda n, d: None if n == name else d)

    def change(name: str, member: str, data: bytes) -> Path:
        return repack(good, tmp_path / name, lambda n, d: data if n == member else d)

    evil = tmp_path / "evil.tar"
    with tarfile.open(evil, "w") as tar:
        info = tarfile.TarInfo("uploads/../../evil")
        tar.addfile(info)
    link = tmp_path / "link.tar"
    with tarfile.open(link, "w") as tar:
        info = tarfile.TarInfo("uploads/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(info)
    packed = made("packed.tar.gz", gzip.compress(whole))
    twice, added = tmp_path / "twice.tar", tmp_path / "added.tar"
    for crafted, name in ((twice, "database.dump"), (added, "uploads/stranger")):
        crafted.write_bytes(whole)
        with tarfile.open(crafted, "a") as tar:
            tar.addfile(tarfile.TarInfo(name))
    folder = tmp_path / "folder.tar"  # a file, and then a folder of the same name
    with tarfile.open(folder, "w") as tar:
        for name in ("uploads", "uploads/x"):
            tar.addfile(tarfile.TarInfo(name))
    hollow = tmp_path / "hollow.tar"  # some bytes that say they are a terabyte of zeros
    with tarfile.open(hollow, "w", format=tarfile.PAX_FORMAT) as tar:
        info = tarfile.TarInfo("uploads/zeros")
        sparse = {"major": "0", "minor": "1", "name": info.name, "size": str(1 << 40), "map": "0,0"}
        info.pax_headers = {f"GNU.sparse.{key}": value for key, value in sparse.items()}
        tar.addfile(info)
    cases = {
        made("text.tar", b"no archive at all"): "is no backup",
        made("empty.tar", b""): "is no backup",
        made("half.tar", whole[: len(whole) // 2]): "is no backup, or only a part",
        made("cut.tar", whole.rpartition(b"SHA256SUMS")[0]): "end is missing",
        without("SHA256SUMS"): "end is missing",
        without("database.dump"): "database.dump is not in it",
        change("dump.tar", "database.dump", b"PGDMP"): "damaged: database.dump",
        change("manifest.tar", "manifest.json", b"{}"): "damaged: manifest.json",
        evil: "is no backup",
        link: "is no backup",
        packed: "is no backup",
        twice: "is no backup",
        added: "damaged: uploads/stranger is none of what was written",
        folder: "is no backup",
        hollow: "is no backup",
    }
    before = await ask(new, CHECKSUM)
    for file, said in cases.items():
        with pytest.raises(Refused, match=said):
            restore(new, file, replace=True)
    assert await ask(new, CHECKSUM) == before
    assert not (tmp_path.parent / "evil").exists()
    with pytest.raises(FileNotFoundError):
        restore(new, tmp_path / "nothing.tar", replace=True)


async def test_a_newer_backup_is_refused(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    await ask(old, "create table aerich (id int, version text)")
    await ask(old, "insert into aerich values (1, '999_later.py')")
    backup(old, tmp_path / "newer.tar")
    await ask(old, "drop table aerich")
    with pytest.raises(Refused, match="newer LMS: it has the migration 999_later"):
        restore(new, tmp_path / "newer.tar", replace=True)


@pytest.mark.slow
async def test_the_key_comes_along_or_is_asked_for(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    with_key, apart = tmp_path / "with.tar", tmp_path / "apart.tar"
    backup(old, with_key)
    own = Settings(lms_data_dir=tmp_path / "data").secret_key.get_secret_value()
    elsewhere = new.model_copy(
        update={"lms_data_dir": tmp_path / "data", "secret_key": SecretStr(own)}
    )
    assert "secret.key is back" in restore(elsewhere, with_key, replace=True)
    brought = (tmp_path / "data" / "secret.key").read_text()
    assert brought == old.secret_key.get_secret_value() != own
    assert (tmp_path / "data" / "secret.key.before-restore").read_text() == own
    assert stat.S_IMODE((tmp_path / "data" / "secret.key").stat().st_mode) == 0o600

    given = old.model_copy(update={"secret_key": SecretStr("from the environment " * 2)})
    assert "SECRET_KEY is NOT in it" in backup(given, apart)
    with tarfile.open(apart) as tar:
        assert "secret.key" not in tar.getnames()
    assert "another SECRET_KEY" in restore(new, apart, replace=True)
    both = new.model_copy(update={"secret_key_previous": given.secret_key})
    assert "SECRET_KEY" not in restore(both, apart, replace=True)


async def test_a_backup_of_before_there_were_manifests_is_taken(
    clusters: tuple[Settings, Settings], tmp_path: Path
) -> None:
    old, new = clusters
    backup(old, tmp_path / "good.tar")
    kept = {"database.dump", "uploads/ab/file"}
    bare = repack(
        tmp_path / "good.tar", tmp_path / "bare.tar", lambda n, d: d if n in kept else None
    )
    assert "no manifest" in restore(new, bare, replace=True)
    assert await ask(new, CHECKSUM) == await ask(old, CHECKSUM)


def test_a_database_that_does_not_answer_leaves_no_file(tmp_path: Path) -> None:
    dead = Settings(database_url="postgres://lms:geheim@127.0.0.1:1/lms")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="pg_dump failed") as refused:
        backup(dead, tmp_path / "backup.tar")
    assert "geheim" not in str(refused.value)
    assert not list(tmp_path.iterdir())
