"""Habits of the house that a program can see. Each was broken once, to see it turn red."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from lms.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 300
BINARY = {".png", ".jpg", ".woff2", ".ico", ".pdf", ".gz"}
FETCHED = ("static/vendor/",)


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the repository, with those not committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = (ROOT / line for line in done.stdout.splitlines() if not line.startswith(FETCHED))
    return tuple(path for path in found if path.is_file())


def texts(*suffixes: str, under: str = "") -> dict[str, str]:
    """The tracked text files by their name below the root."""
    return {
        name: path.read_text(errors="replace")
        for path in tracked()
        if path.suffix not in BINARY
        and (not suffixes or path.suffix in suffixes)
        and (name := str(path.relative_to(ROOT))).startswith(under)
    }


LONGEST_TABLE = 600
"""A table of a test's cases or of words may be long."""
TABLES = ("tests/", "static/lib/words")


def test_files_are_short() -> None:
    def most(name: str) -> int:
        return LONGEST_TABLE if name.startswith(TABLES) else LONGEST_FILE

    long = {
        name: lines
        for name, text in (texts(".py") | texts(".js", under="static/")).items()
        if (lines := text.count("\n")) > most(name) and not name.startswith("aerich_migrations/")
    }
    assert long == {}


def test_no_junk_drawers() -> None:
    names = {path.name for path in tracked()} | {path.parent.name for path in tracked()}
    assert names & {"utils.py", "helpers.py", "services", "repositories", "common", "misc.py"} == (
        set()
    )


BARE = re.compile(
    r"(MOST|MANY|FEW|LEAST|ENOUGH|ALL|IN_ALL|AT_ONCE|OFTEN|BOTH|WHOLE|FULL|COMMON|SHARED|FIRST|LAST"
    r"|(BIG|LARG|SMALL|LONG|SHORT|WID|NARROW|OLD|NEW|FEW|LAT)(E|G?EST)?|ONE|TWO|TEN|HUNDRED)"
    r"(_M?S|_BYTES)?|MOST_.*|.*_MOST"
)


def test_constants_say_what_of() -> None:
    """`MAX_PLAYERS_SHOWN`, not `MOST`: a bare adjective or number needs a noun."""
    bare = [
        f"{name}: {constant}"
        for name, text in texts(".py", under="lms/").items()
        for constant in re.findall(r"^([A-Z][A-Z0-9_]*)\s*(?::[^=\n]+)?=", text, re.MULTILINE)
        if BARE.fullmatch(constant)
    ]
    assert bare == []


SECRETS = {
    "private key": re.compile(r"-----BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY"),
    "AWS key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "GitHub token": re.compile(r"\bgh[pousr]_[A-Za-z0-9]{36}\b"),
    "Slack token": re.compile(r"\bxox[baprs]-[A-Za-z0-9-]{10,}"),
    "a token of ours": re.compile(
        r"\beyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}"
    ),
    "a URL with a password": re.compile(
        r"\b(postgres(ql)?|rediss?)://[^\s:@/\"']*:[^\s@/$<{\"']{12,}@"
    ),
}
PLACES = {
    "machine path": re.compile(r"(?<![\w.])/(work|home|root|Users|mnt)/[a-z][\w.-]*"),
    "private address": re.compile(r"https?://[^\s/\"'`)]*\.(internal|corp|lan)\b"),
}
HOSTS = {
    "host of a package index": re.compile(
        r"\b(py(pi|thonhosted)|npm(js|mirror)|registry|artifactory|nexus)[\w-]*\\?\."
        r"([\w-]+\\?\.)*(org|com|net|io|dev|cn)\b|https?://[^\s\"'`)]*/(simple|npm)/",
        re.I,
    ),
    "build of a kernel": re.compile(r"\bLinux \d+\.\d+\.\d"),
}
MAY_NAME_PATHS = {
    "tests/house/test_house.py": "it holds the patterns",
    "tests/app/test_faults.py": "a canary path",
    "tests/app/odd.py": "a canary path",
}


@pytest.mark.parametrize("what", [*SECRETS, *PLACES, *HOSTS])
def test_no_secret_and_no_place_is_tracked(what: str) -> None:
    pattern = (SECRETS | PLACES | HOSTS)[what]
    found = [
        f"{name}: {match.group(0)[:20]}"
        for name, text in texts().items()
        if name not in MAY_NAME_PATHS and (match := pattern.search(text))
    ]
    assert found == []


def test_nothing_is_tracked_that_is_made_or_fetched() -> None:
    """What .gitignore names stays tracked once it was added, and nobody notices."""
    command = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.check_output(command, cwd=ROOT, text=True).splitlines() == []


def test_no_lock_names_a_registry() -> None:
    locks = {
        name: text
        for name, text in texts().items()
        if name.startswith("requirements/") or name.endswith(("package-lock.json", ".npmrc"))
    }
    assert locks
    for name, text in locks.items():
        assert "--index-url" not in text, name
        assert "--find-links" not in text, name
        assert not re.search(r"^\s*\"resolved\":", text, re.M), name


# What changes a pooled connection for whoever gets it next: it is given back without a reset.
SESSION_STATE = re.compile(
    r"(\A|;)\s*(set\s+(?!local\b|constraints\b|transaction\b)|reset\s+\w|listen\s|prepare\s|load\s+'|"
    r"create\s+temp|discard\s)"
    r"|\bpg_(try_)?advisory_lock(_shared)?\s*\(|\bset_config\([^)]*false\s*\)",
    re.I,
)
OWN_CONNECTIONS = {
    "lms/migrate.py": "a connection of its own, closed afterwards",
    "lms/backup/database.py": "a connection of its own, closed afterwards",
}


def strings(source: str) -> list[str]:
    """The string constants that aren't docstrings."""
    tree = ast.parse(source)
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_no_pooled_connection_keeps_state() -> None:
    found = [
        f"{name}: {text.strip()[:60]}"
        for name, source in texts(".py", under="lms/").items()
        if name not in OWN_CONNECTIONS
        for text in strings(source)
        if SESSION_STATE.search(text)
    ]
    assert found == []


def test_every_setting_is_explained() -> None:
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"^#?\s?([A-Z][A-Z0-9_]+)=", example, re.M))
    known = {name.upper() for name in Settings.model_fields}
    assert known - named == set()
    assert named - known - {"LMS_ADMIN_PASSWORD"} == set()


def test_no_page_hands_a_word_to_a_property_that_is_true_or_false() -> None:
    """Preact sets `spellcheck` and its like as properties, for which "false" is true."""
    words = re.compile(
        r"(?<![-\w])(spellcheck|draggable|translate|autocorrect|contenteditable|hidden|inert|autofocus|"
        r"disabled|readonly|required|checked|selected|multiple|open|muted|loop|controls)="
        r"[\"'](false|true|no|yes|off|on)[\"']"
    )
    found = {
        f"{name}: {one[0]}"
        for name, text in texts(".js", under="static/").items()
        for one in words.finditer(text)
    }
    assert not found, found


def test_html_gets_into_pages_by_one_component() -> None:
    """And from fields alone that the server renders: named `html` or `*_html`, handed as `of`."""
    ways = re.compile(
        r"dangerouslySetInnerHTML|(?:inner|outer)HTML|insertAdjacentHTML|setHTML\w*|srcdoc|"
        r"createContextualFragment|document\.write"
    )
    rich = "static/components/Rich.js"
    pages = texts(".js", under="static/")
    assert {name for name, text in pages.items() if ways.search(text)} == {rich}
    put_in = re.findall(r"(?:__html: |innerHTML = )([\w.]+)", pages[rich])
    assert put_in
    assert set(put_in) <= {"of", "option.html"}
    handed = [one for text in pages.values() for one in re.findall(r" of=\$\{([^}]*)\}", text)]
    assert handed
    assert [one for one in handed if not re.search(r"(?:^|[._])html$", one)] == []


def test_every_number_among_the_settings_has_two_bounds() -> None:
    for name, one in Settings.model_fields.items():
        if one.annotation in (int, float):
            limits = {type(limit).__name__ for limit in one.metadata}
            assert limits & {"Ge", "Gt"}, f"{name} has no lower bound"
            assert limits & {"Le", "Lt"}, f"{name} has no upper bound"


def test_every_name_in_the_help_can_be_made() -> None:
    shown = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    names = re.findall(r"^\s+make ([a-z-]+)", shown, re.M)
    assert {"run", "test", "check"} <= set(names)
    for name in names:
        # -n: what would run; -q needs no target either, but a missing rule is exit code 2.
        done = subprocess.run(["make", "-n", name, "name=x"], cwd=ROOT, capture_output=True)
        assert done.returncode == 0, (name, done.stderr[-300:])


def test_the_floors_keep_their_direction() -> None:
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"COLUMNS": "100"},
    )
    assert done.returncode == 0, done.stdout[-2000:]
    # The words too: a command that checks nothing would end with 0 as well.
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", done.stdout), done.stdout + done.stderr


def test_the_floors_name_every_package() -> None:
    """A package that no layer names would be free to import anything."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    [layers] = [
        contract
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    ]
    assert layers["exhaustive"] is True


def test_actions_tell_the_world_after_the_commit() -> None:
    """Nothing but the senders touches Redis' pub/sub or the broker."""
    telling = re.compile(r"\.(publish|xadd|kiq)\(")
    allowed = {"lms/core/tasks.py", "lms/core/broker.py", "lms/realtime/publishing.py"}
    found = [
        name
        for name, text in texts(".py", under="lms/").items()
        if name not in allowed and telling.search(text)
    ]
    assert found == []


SERVERS = {"hypercorn", "h11", "wsproto", "quart", "werkzeug"}
OPEN_NAMES = {
    # what `lms` may use of them without being their inside
    "hypercorn": {"hypercorn.asyncio.serve", "hypercorn.config.Config"},
    "h11": set(),
    "wsproto": set(),
}


def private_names(source: str) -> set[str]:
    """What a module takes from inside the servers' libraries."""
    found, theirs = set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [(one.name, one.asname or one.name) for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [(f"{node.module}.{one.name}", one.asname or one.name) for one in node.names]
        else:
            continue
        for name, here in names:
            library = name.partition(".")[0]
            if library not in SERVERS:
                continue
            theirs.add(here)
            inside = name.startswith("quart.asgi") or "._" in name
            if inside or name not in OPEN_NAMES.get(library, {name}):
                found.add(name)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            private = node.attr.startswith("_") and not node.attr.endswith("__")
            if node.value.id in theirs and private:
                found.add(f"{node.value.id}.{node.attr}")
    return found


def test_one_package_knows_the_servers_private_names() -> None:
    """After an upgrade of quart or hypercorn there is one place to look."""
    inside, outside = set(), {}
    for name, text in texts(".py", under="lms/").items():
        if name.startswith("lms/app/server/"):
            inside |= private_names(text)
        elif used := private_names(text):
            outside[name] = used
    assert outside == {}
    assert len(inside) > 10  # else nothing is looked at


def test_tests_of_rules_need_no_database() -> None:
    needs = re.compile(r"\b(db|client|app|server|settings|running)\s*:\s")
    for name, text in texts(".py", under="tests/").items():
        if re.search(r"/test_rules\w*\.py$", name):
            assert not needs.search(text), name
            assert "async def test" not in text, name


def test_nothing_is_skipped_or_expected_to_fail() -> None:
    found = [
        name
        for name, text in texts(".py", under="tests/").items()
        if re.search(r"@pytest\.mark\.(skip|xfail)\b", text) and name != "tests/house/test_house.py"
    ]
    assert found == []
