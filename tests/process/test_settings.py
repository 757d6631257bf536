"""The settings: what production refuses, what is never shown, what development shares."""

from __future__ import annotations

import multiprocessing
import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from lms.settings import Settings, kept_secret

GOOD = {
    "environment": "production",
    "base_url": "https://learn.school.test",
    "secret_key": "kX4wq9Zt-0vLr7_Jm2PbNfYs8HdGcUa5",
    "database_url": "postgres://lms:u7Gq2xWz@db/lms",
    "redis_url": "redis://:p9Vb4kTr@cache/0",
}


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")  # conftest takes it away
    monkeypatch.chdir(tmp_path)


def test_production_starts_with_good_values() -> None:
    assert Settings(**GOOD).production  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("secret_key", ""),
        ("secret_key", "short-but-random-7"),
        ("secret_key", "changeme-changeme-changeme-changeme"),
        ("secret_key", "this-is-my-very-SECRET-key-for-lms-2"),
        ("secret_key", "a" * 64),
        ("secret_key", "abcdefgh" * 8),
        ("debug", "true"),
        ("base_url", ""),
        ("base_url", "http://learn.school.test"),
        ("base_url", "https://learn.school.test/lms"),
        ("base_url", "https://me:word@learn.school.test"),
        ("base_url", "learn.school.test"),
        ("database_url", ""),
        ("database_url", "postgres://lms@db/lms"),
        ("database_url", "postgres://postgres:postgres@db/lms"),
        ("database_url", "postgres://lms:change-me@db/lms"),
        ("redis_url", ""),
        ("redis_url", "redis://cache/0"),
        ("taskiq_broker_url", "redis://:password@cache/1"),
        ("taskiq_result_url", "redis://cache/2"),
        ("algorithm", "none"),
        ("web_workers", "0"),
        ("port", "70000"),
    ],
)
def test_production_refuses_weak_values_and_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(**(GOOD | {name: value}))  # type: ignore[arg-type]
    assert name.upper() in str(refused.value) or name in str(refused.value)
    for secret in ("kX4wq9Zt", "u7Gq2xWz", "p9Vb4kTr"):
        assert secret not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["postgres://lms@127.0.0.1/lms", "postgres://lms:lms@localhost/lms"]
)
def test_the_machines_own_servers_may_trust_it(address: str) -> None:
    assert Settings(**(GOOD | {"database_url": address})).production  # type: ignore[arg-type]


def test_secrets_are_not_shown() -> None:
    shown = repr(Settings(**GOOD))  # type: ignore[arg-type]
    assert not any(secret in shown for secret in ("kX4wq9Zt", "u7Gq2xWz", "p9Vb4kTr"))


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings(**GOOD).debug = True  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_public_url_is_one_that_can_be_opened(host: str, url: str) -> None:
    assert Settings(host=host).public_url == url


def test_a_base_url_loses_its_slash() -> None:
    assert Settings(base_url="https://a.test/").public_url == "https://a.test"


def test_the_environment_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=8123\nunknown=fine\n")
    assert Settings().port == 8123


def test_the_example_explains_every_variable_and_names_no_other(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / ".env.example"
    (tmp_path / ".env").write_text(example.read_text())
    named = {line.partition("=")[0] for line in example.read_text().splitlines() if "=" in line}
    assert {name for name in named if name.isupper()} == {
        name.upper() for name in Settings.model_fields
    }
    assert Settings() == Settings(_env_file=None)  # type: ignore[call-arg]  as without it


def test_files_are_kept_with_the_data(tmp_path: Path) -> None:
    given = Settings(lms_data_dir=tmp_path)
    assert given.upload_path == tmp_path / "uploads"
    assert given.certificates_path == tmp_path / "certificates"
    assert Settings(upload_dir=tmp_path / "here").upload_path == tmp_path / "here"


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        found = set(pool.map(kept_secret, [folder] * 16, chunksize=1))
    assert len(found) == 1
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert Settings(lms_data_dir=folder).secret_key.get_secret_value() == found.pop()
    assert [path.name for path in folder.iterdir()] == ["secret.key"]
