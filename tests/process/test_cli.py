"""The verbs: quick to list, clear when something is missing, one migration at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lms import cli
from lms.settings import Settings
from lms.sources import procfile
from tests.patience import PATIENCE_S, slowly
from tests.process.waiting import ROOT, bare_environment


def lms(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lms", *args],
        env=bare_environment(**env),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_help_lists_what_people_call_and_loads_no_framework(tmp_path: Path) -> None:
    code = (
        "import sys, lms.cli\n"
        "text = lms.cli.parser().format_help()\n"
        "verbs = [line.split()[0] for line in text.splitlines() if line.startswith('    ')]\n"
        "assert {'up', 'serve', 'backup'} <= set(verbs), text\n"
        "heavy = {'quart', 'tortoise', 'pydantic', 'asyncio'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_up_loads_no_framework_while_a_person_waits() -> None:
    code = (
        "import sys, lms.up\n"
        "heavy = {'quart', 'tortoise', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("verb", ["serve", "migrate", *slowly("worker", "scheduler", "seed")])
def test_without_servers_a_verb_says_what_to_set(verb: str, tmp_path: Path) -> None:
    done = lms(verb, LMS_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert "DATABASE_URL is not set" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_refusal_is_a_line_and_not_a_traceback(tmp_path: Path) -> None:
    done = lms("serve", ENVIRONMENT="production", SECRET_KEY="hunter2", LMS_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("SECRET_KEY must be random")
    assert "hunter2" not in done.stderr
    assert "Traceback" not in done.stderr


def test_every_wrong_variable_is_named(tmp_path: Path) -> None:
    done = lms("serve", PORT="many", WEB_WORKERS="0", LMS_DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert {line.partition(":")[0] for line in done.stderr.splitlines()} == {"PORT", "WEB_WORKERS"}


@pytest.mark.parametrize(
    ("verb", "key", "version"),
    slowly(("openapi", "openapi", "3.1"), ("asyncapi", "asyncapi", "3.")),
)
def test_documents_are_printed_without_any_server(
    verb: str, key: str, version: str, tmp_path: Path
) -> None:
    done = lms(verb, LMS_DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[key].startswith(version)


@pytest.mark.slow
def test_hooks_say_who_listens(tmp_path: Path) -> None:
    done = lms("hooks", LMS_DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert all(heard == "nobody" or heard.startswith("lms.") for heard in lines.values())
    assert lines


def test_demo_data_stay_out_of_other_environments(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lms.settings.settings", lambda: Settings(environment="test"))
    assert cli.seed(cli.parser().parse_args(["seed"])) == 1
    assert "development" in capsys.readouterr().err


def test_the_procfile_runs_this_python() -> None:
    lines = procfile()
    assert list(lines) == ["web", "worker", "scheduler"]
    assert lines["web"] == [sys.executable, "-m", "lms", "serve"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["one password", "another password"], "are not the same"),
        (["short", "short"], "needs 8 to 128 characters"),
        (["x" * 129, "x" * 129], "needs 8 to 128 characters"),
    ],
)
def test_a_new_admins_password_is_typed_twice_and_fits(
    typed: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = iter(typed)
    monkeypatch.setattr(cli.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(cli.getpass, "getpass", lambda _prompt: next(answers))
    assert cli.create_admin(cli.parser().parse_args(["create-admin", "a@b.test"])) == 1
    assert said in capsys.readouterr().err


def test_no_password_stands_on_the_command_line() -> None:
    with pytest.raises(SystemExit):
        cli.parser().parse_args(["create-admin", "a@b.test", "--password", "a long password"])
