"""The settings: what production refuses, what is never shown, what development shares."""

from __future__ import annotations

import ast
import multiprocessing
import os
import stat
import subprocess
import sys
from base64 import b32encode
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from secrets import token_bytes, token_hex, token_urlsafe

import pytest
from pydantic import ValidationError

from lms.configured import explain
from lms.production import LARGEST_LIMITS, PUBLIC_FOLDER
from lms.settings import Settings, kept_secret
from lms.strength import weak_key, weak_password
from tests.patience import PATIENCE_S
from tests.process.waiting import bare_environment

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


INSECURE = [
    ("secret_key", ""),
    ("secret_key", "short-but-random-7"),
    ("secret_key", "kX4wq9Zt-0vLr7_Jm2PbNfYs8HdGcUa"),  # 31
    ("secret_key", "changeme-changeme-changeme-changeme"),
    ("secret_key", "this-is-my-very-SECRET-key-for-lms-2"),
    ("secret_key", "django-insecure-8Zt0vLr7Jm2PbNfYs8Hd"),
    ("secret_key", "REPLACE_ME_WITH_32_RANDOM_CHARACTERS"),
    ("secret_key", "a" * 64),
    ("secret_key", "abcdefgh" * 8),
    ("secret_key", "kX4wq9Zt0vLr7Jm2" * 2),
    ("secret_key", "kX4wq9Zt0vLr7Jm2" * 2 + "k"),
    ("secret_key", "0123456789" * 4),
    ("secret_key", "abcdefghijklmnopqrstuvwxyz0123456789"),
    ("secret_key", "qwertyuiopasdfghjklzxcvbnm1234567890"),
    ("secret_key", "the quick brown fox jumps over the lazy dog"),
    ("secret_key", "correct-horse-battery-staple-and-seven-owls-7"),
    ("secret_key", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,"),
    ("secret_key", "qazwsxedcrfvtgbyhnujmikolpqazxswedc"),
    ("secret_key", "31415926535897932384626433832795028841971"),
    ("secret_key", "3.1415926535897932384626433832795"),
    ("secret_key", "2718281828459045235360287471352662497757"),
    ("secret_key", "LoremIpsumDolorSitAmetConsecteturAdipiscing"),
    ("secret_key", "lorem-ipsum-dolor-sit-amet-consectetur-elit"),
    ("secret_key", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("secret_key", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"),
    ("secret_key", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("secret_key", "d41d8cd98f00b204e9800998ecf8427e"),
    ("secret_key", "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"),
    ("secret_key", "dGhpcyBpcyBub3QgcmFuZG9tIGF0IGFsbCwgaXMgaXQ="),
    ("secret_key", "my-sup3r-s3cr3t-k3y-f0r-l34rn1ng-2026"),
    ("secret_key_previous", "changeme-changeme-changeme-changeme"),
    ("debug", "true"),
    ("serve_sources", "true"),
    ("share_outbox", "true"),
    ("algorithm", "none"),
    ("algorithm", "RS256"),
    ("environment", "prod"),
    ("access_token_s", "86400"),
    ("refresh_token_s", "315360000"),
    ("ticket_s", "3600"),
    ("base_url", ""),
    ("base_url", "*"),
    ("base_url", "https://*"),
    ("base_url", "https://*.school.test"),
    ("base_url", "http://learn.school.test"),
    ("base_url", "http://localhost:8000"),
    ("base_url", "https://learn.school.test/lms"),
    ("base_url", "https://me:word@learn.school.test"),
    ("base_url", "learn.school.test"),
    ("base_url", "javascript:alert(1)"),
    ("base_url", "https://learn.school.test//"),
    ("base_url", "https://learn.school.test?"),
    ("base_url", "https://learn.school.test#"),
    ("base_url", "https://@learn.school.test"),
    ("base_url", "https://learn.school.test:"),
    ("base_url", "https://learn.school.test:0"),
    ("base_url", "https://learn.school.test:99999"),
    ("base_url", "https://learn.school.test:0443"),
    ("base_url", "https://learn.school.test."),
    ("base_url", "https://learn..school.test"),
    ("base_url", "https://-learn.school.test"),
    ("base_url", "https://learn.school.test\\"),
    ("base_url", "https:\\\\learn.school.test"),
    ("base_url", "https:/learn.school.test"),
    ("base_url", "https:learn.school.test"),
    ("base_url", "https://learn%2eschool.test"),
    ("base_url", "https://learn.sch\tool.test"),
    ("base_url", "https://learn.school.test\n"),
    ("base_url", " https://learn.school.test"),
    ("base_url", "https://learn.school.test, https://b.test"),
    ("base_url", "https://bücher.test"),
    ("base_url", "https://learn\uff0eschool.test"),
    ("base_url", "https://0x7f000001"),
    ("base_url", "https://2130706433"),
    ("base_url", "https://010.0.0.1"),
    ("base_url", "https://10.0.1"),
    ("base_url", "https://[::1"),
    ("base_url", "https://[fe80::1%25eth0]"),
    ("database_url", ""),
    ("database_url", "postgres://lms@db/lms"),
    ("database_url", "postgres://postgres:postgres@db/lms"),
    ("database_url", "postgres://lms:change-me@db/lms"),
    ("database_url", "postgres://lms:Tr7kq2@db/lms"),
    ("database_url", "postgres://lms:L3tmein!@db/lms"),
    ("database_url", "postgres://lms:p4$$w0rd@db/lms"),
    ("database_url", "postgres://lms:zaq12wsx@db/lms"),
    ("database_url", "postgres://lms:1qaz2wsx@db/lms"),
    ("database_url", "postgres://lms:asdf;lkj@db/lms"),
    ("database_url", "postgres://lms:12345678@db/lms"),
    ("database_url", "postgres://lms:abcdefgh@db/lms"),
    ("database_url", "postgres://lms:31415926@db/lms"),
    ("database_url", "postgres://lms:loremipsum@db/lms"),
    ("database_url", "postgres://lms:Tr7Tr7Tr7@db/lms"),
    ("database_url", "postgres://lms:Summer2026!@db/lms"),
    ("database_url", "postgres://lms:dr4g0n99@db/lms"),
    ("database_url", "postgres://teacherdb:teacherdb1@db/lms"),
    ("database_url", "postgres://teacherdb:teacherdb@db/lms"),
    ("database_url", "postgres://lms@localhost.evil.test/lms"),
    ("database_url", "postgres://lms@/lms?host=db"),
    ("database_url", "sqlite://lms.db"),
    ("redis_url", ""),
    ("redis_url", "redis://cache/0"),
    ("redis_url", "redis://:aaaaaaaaa@cache/0"),
    ("redis_url", "http://:p9Vb4kTr@cache/0"),
    ("taskiq_broker_url", "redis://:password@cache/1"),
    ("taskiq_result_url", "redis://cache/2"),
    ("smtp_url", "http://mail.school.test"),
    ("smtp_url", "smtp://lms:password@mail.school.test"),
    ("mail_from", "LMS <lms@school.test>\nBcc: all@school.test"),
    ("oidc_issuer", "http://sso.school.test"),
    ("trusted_proxies", "0.0.0.0/0"),
    ("trusted_proxies", "10.0.0.1, ::/0"),
    ("trusted_proxies", "128.0.0.0/1"),
    ("trusted_proxies", "*"),
    ("rate_limit_requests_per_minute", "0"),
    ("rate_limit_requests_per_minute", "1000000000"),
    ("auth_rate_limit_requests_per_minute", "0"),
    ("auth_rate_limit_requests_per_minute", "1000000"),
    ("ws_commands_per_s", "inf"),
    ("ws_silence_s", "10"),
    ("live_away_s", "40"),
    ("ws_burst", "1000000"),
    ("ws_frames_per_s", "inf"),
    ("ws_frames_burst", "1000000"),
    ("ws_bytes_per_s", "inf"),
    ("ws_bytes_burst", "1073741824"),
    ("ws_sockets_per_user", "1000000"),
    ("ws_hello_s", "86400"),
    ("ws_max_message_bytes", "1073741824"),
    ("ws_buffer_bytes", "1073741824"),
    ("upload_dir", str(PUBLIC_FOLDER / "uploads")),
    ("lms_data_dir", str(PUBLIC_FOLDER)),
    ("web_workers", "0"),
    ("port", "70000"),
]
INSECURE += [(name, str(int(most) + 1)) for name, most in LARGEST_LIMITS.items()]
PROVIDER = {"oidc_issuer": "https://sso.school.test", "oidc_client_id": "learning-platform"}


@pytest.mark.parametrize(("name", "value"), INSECURE)
def test_production_refuses_weak_values_and_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(**(GOOD | {name: value}))  # type: ignore[arg-type]
    said = explain(refused.value)
    assert name.upper() in said
    for secret in ("kX4wq9Zt", "u7Gq2xWz", "p9Vb4kTr", value):
        assert len(secret) < 6 or secret not in said


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e308", "-1", "9" * 30])
def test_no_number_is_endless_in_any_environment(value: str) -> None:
    numbers = {
        name for name, one in Settings.model_fields.items() if one.annotation in (int, float)
    }
    assert {"ws_stall_s", "live_idle_s", "grace_s", "ws_burst"} <= numbers
    for name in numbers:
        with pytest.raises(ValidationError, match=name):
            Settings(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://learn.school.test", "https://learn.school.test"),
        ("https://learn.school.test/", "https://learn.school.test"),
        ("HTTPS://Learn.School.TEST", "https://learn.school.test"),
        ("https://learn.school.test:443", "https://learn.school.test"),
        ("http://learn.school.test:80/", "http://learn.school.test"),
        ("http://learn.school.test:443", "http://learn.school.test:443"),
        ("https://learn.school.test:8443", "https://learn.school.test:8443"),
        ("https://xn--bcher-kva.test", "https://xn--bcher-kva.test"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://[2001:DB8:0:0::1]:443", "https://[2001:db8::1]"),
    ],
)
def test_the_base_url_is_kept_as_browsers_write_it(given: str, kept: str) -> None:
    assert Settings(base_url=given).public_url == kept
    assert kept in Settings(base_url=given).origins


def test_the_default_port_is_in_no_origin() -> None:
    assert Settings(port=80).public_url == "http://127.0.0.1"
    assert Settings(port=80).origins == {"http://127.0.0.1", "http://localhost"}


@pytest.mark.parametrize(
    "password", ["u7Gq2xWz", "purple-dragon-staple-42", "Vb9-kTr4-zQ2m", "9f86d081884c"]
)
def test_good_passwords_are_taken(password: str) -> None:
    assert Settings(**(GOOD | {"database_url": f"postgres://lms:{password}@db/lms"})).production  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("oidc_client_id", ""),
        ("oidc_client_secret", "secret"),
        ("oidc_client_secret", "learning-platform"),
    ],
)
def test_production_refuses_a_provider_without_credentials(name: str, value: str) -> None:
    with pytest.raises(ValidationError, match=name.upper()):
        Settings(**(GOOD | PROVIDER | {name: value}))  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [token_urlsafe, token_hex, lambda n: b32encode(token_bytes(n))])
def test_random_keys_are_taken(make: Callable[[int], str | bytes]) -> None:
    def make_text(made: str | bytes) -> str:
        return made if isinstance(made, str) else made.decode().lower().strip("=")

    for _ in range(2_000):
        key = make_text(make(24))
        assert weak_key(key) is None, key
    refused = sum(weak_password(make_text(make(9))) for _ in range(2_000))
    assert refused <= 20  # by chance a short one walks over the keyboard, or counts


def test_production_starts_with_all_that_can_be_given() -> None:
    more = PROVIDER | {
        "oidc_client_secret": "n7Vt2qLx9WbK4sRd",
        "smtp_url": "smtps://lms:h3Yp8zQm@mail.school.test",
        "trusted_proxies": "10.0.0.0/8, 172.16.0.0/12, fd00::/16",
        "upload_dir": "/srv/uploads",
        "storage_url": "s3://AKIA7:n7Vt2qLx9WbK4sRd@school-files/lms?region=eu-central-1",
    }
    assert Settings(**(GOOD | more)).production  # type: ignore[arg-type]


# One of each kind of check, by the command that people start.
STARTED = [
    ("secret_key", "changeme-changeme-changeme-changeme"),
    ("debug", "true"),
    ("base_url", "http://learn.school.test"),
    ("database_url", "postgres://lms:lms@db/lms"),
    ("redis_url", "redis://cache/0"),
    ("trusted_proxies", "0.0.0.0/0"),
    ("auth_rate_limit_requests_per_minute", "0"),
    ("algorithm", "none"),
]


def test_no_server_starts_with_them(tmp_path: Path) -> None:
    begun = []
    for name, value in STARTED:
        given = {key.upper(): text for key, text in (GOOD | {name: value}).items()}
        command = [sys.executable, "-m", "lms", "serve"]
        env = bare_environment(**given)
        begun.append(subprocess.Popen(command, env=env, cwd=tmp_path, stderr=subprocess.PIPE))
    for (name, value), server in zip(STARTED, begun, strict=True):
        said = server.communicate(timeout=PATIENCE_S)[1].decode()
        assert server.returncode not in (0, None), name
        assert name.upper() in said
        assert len(value) < 6 or value not in said
        assert "Traceback" not in said


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
    assert Settings(upload_dir=tmp_path / "here").upload_path == tmp_path / "here"


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    # Not a Pool: its end kills the workers, and one that dies holding the queue stops the rest.
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = set(pool.map(kept_secret, [folder] * 16))
    assert len(found) == 1
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert Settings(lms_data_dir=folder).secret_key.get_secret_value() == found.pop()
    assert [path.name for path in folder.iterdir()] == ["secret.key"]


@pytest.mark.slow
def test_how_often_versions_are_compared_is_a_setting(tmp_path: Path) -> None:
    script = (
        "from lms import features; from lms.realtime.channel_types import CHANNEL_TYPES; "
        "features.load(); "
        "print(sorted((kind, one.watch_ms()) for kind, one in CHANNEL_TYPES.items()))"
    )
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PUBLIC_FOLDER.parent),
        "LMS_DATA_DIR": str(tmp_path),
    }
    env |= {"WATCH_MS": "700", "LIVE_WATCH_MS": "300"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, cwd=tmp_path, capture_output=True, check=True
    )
    assert ast.literal_eval(done.stdout.decode()) == [
        ("attempt", 700), ("course", 700), ("dashboard", 700), ("live", 300),
        ("notifications", 700), ("progress", 700),
    ]  # fmt: skip
