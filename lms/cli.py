"""`lms <verb>`; each verb imports only what it needs, so that `lms --help` responds at once."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

Verb = Callable[[argparse.Namespace], int | None]


def main(argv: list[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    arguments = parser().parse_args(argv)
    run: Verb = arguments.run
    if run is not up:
        from lms.configured import problem

        if refusal := problem(servers=arguments.servers):
            return fail(refusal)
    return run(arguments) or 0


def parser() -> argparse.ArgumentParser:
    """The verbs."""
    root = argparse.ArgumentParser(prog="lms", description="A real-time learning platform.")
    verbs = root.add_subparsers(required=True, metavar="verb")

    def verb(name: str, run: Verb, does: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=does)
        made.set_defaults(run=run, servers=True)
        return made

    verb("up", up, "everything, with an own Postgres and Redis where none is named")
    verb("serve", serve, "the web processes")
    verb("worker", worker, "runs the jobs")
    verb("scheduler", scheduler, "asks for jobs when it is time")
    verb("migrate", migrate, "brings the tables up to the code")
    admin = verb("create-admin", create_admin, "an administrator; asks for the password")
    admin.add_argument("email")
    verb("seed", seed, "the demo course and people, in development only")
    verb("backup", backup, "the database and uploads into one file").add_argument("file", type=Path)
    back = verb("restore", restore, "a backup into an empty database")
    back.add_argument("file", type=Path)
    back.add_argument(
        "--replace", action="store_true", help="in place of the database that is there"
    )
    load = verb("live-load", live_load, "a whole live game against a running server, as a test")
    load.set_defaults(servers=False)
    load.add_argument("--url", default="http://127.0.0.1:8000", help="the server's address")
    load.add_argument("--players", type=int, default=200)
    load.add_argument("--questions", type=int, default=5)
    load.add_argument("--within", type=float, default=5.0, help="seconds all answers come in")
    load.add_argument("--pin", default="", help="of a game that somebody else hosts")
    load.add_argument("--email", default="", help="who hosts; the password is asked for")
    load.add_argument("--password", default="", help="else LMS_LOAD_PASSWORD, else asked for")
    load.add_argument("--quiz", default="", help="the id of the quiz to play; else one is made")
    load.add_argument("--i-own-this-server", action="store_true", help="for other than loopback")
    for name, run, does in (
        ("openapi", openapi, "prints the document of the REST API"),
        ("hooks", hooks, "prints who listens to what"),
    ):
        verb(name, run, does).set_defaults(servers=False)
    socket = verb("asyncapi", asyncapi, "prints the document of the socket")
    socket.set_defaults(servers=False)
    socket.add_argument("--tables", action="store_true", help="as docs/realtime.md has it")
    return root


def up(_arguments: argparse.Namespace) -> int:
    from lms.up import run

    return run()


def serve(_arguments: argparse.Namespace) -> int:
    from lms.serve import run_server
    from lms.settings import settings

    return run_server(settings())


def worker(_arguments: argparse.Namespace) -> None:
    from lms.worker import run_worker

    run_async(run_worker())


def scheduler(_arguments: argparse.Namespace) -> None:
    from lms.worker import run_scheduler

    run_async(run_scheduler())


def migrate(_arguments: argparse.Namespace) -> int:
    from lms.migrate import upgrade
    from lms.settings import settings

    done = run_async(upgrade(settings()))
    sys.stdout.write("".join(f"ran {name}\n" for name in done) or "nothing to migrate\n")
    return 0


def create_admin(arguments: argparse.Namespace) -> int:
    from lms import features
    from lms.auth.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD
    from lms.core.errors import Refused
    from lms.settings import settings
    from lms.users.actions import people

    password = ask_password(twice=True)
    if password is None:
        return fail("The two passwords are not the same")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        return fail(f"The password needs {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")

    async def create() -> None:
        async with features.running(settings(), "web"):
            await people.create_admin(arguments.email, password)

    try:
        run_async(create())
    except Refused as refused:
        fields = [f"{error['field']}: {error['message']}" for error in refused.errors or []]
        return fail("; ".join(fields) or refused.detail or refused.code)
    except ValueError as wrong:
        return fail(f"{arguments.email} {wrong}")
    sys.stdout.write(f"{arguments.email} is an administrator\n")
    return 0


def seed(_arguments: argparse.Namespace) -> int:
    from lms.settings import settings

    given = settings()
    password = given.lms_demo_password.get_secret_value()
    if given.environment != "development":
        return fail("Demo data is for ENVIRONMENT=development alone")
    if not password:
        return fail("LMS_DEMO_PASSWORD says which password the demo people get")

    from lms import demo, features

    async def fill() -> None:
        async with features.running(given, "worker"):
            await demo.seed(password)

    run_async(fill())
    return 0


def backup(arguments: argparse.Namespace) -> int:
    from lms.backup import backup as write
    from lms.settings import settings

    return told(lambda: write(settings(), arguments.file))


def restore(arguments: argparse.Namespace) -> int:
    from lms.backup import restore as bring_back
    from lms.settings import settings

    return told(lambda: bring_back(settings(), arguments.file, replace=arguments.replace))


def told(work: Callable[[], str]) -> int:
    """Do it and print what it returns, or why it was refused."""
    from lms.backup import Refused

    try:
        sys.stdout.write(f"{work()}\n")
    except (Refused, OSError) as problem:
        return fail(str(problem))
    return 0


def live_load(arguments: argparse.Namespace) -> int:
    from lms.load.line import Target
    from lms.load.run import MOST_PLAYERS, MOST_QUESTIONS, Plan, is_loopback, live_load

    given = arguments
    try:
        local = is_loopback(Target.of(given.url).host)
    except (ValueError, OSError) as wrong:
        return fail(f"--url: {wrong}")
    if not (local or given.i_own_this_server):
        return fail("That is not this machine: add --i-own-this-server if it is yours to load")
    if bool(given.pin) == bool(given.email):
        return fail("Give --pin of a game that is hosted, or --email to host one")
    if not (1 <= given.players <= MOST_PLAYERS and 1 <= given.questions <= MOST_QUESTIONS):
        return fail(f"At most {MOST_PLAYERS} players and {MOST_QUESTIONS} questions")
    password = given.password or os.environ.get("LMS_LOAD_PASSWORD", "")
    if given.email and not password:
        password = ask_password() or ""
    plan = Plan(
        given.url, given.players, given.questions, given.within,
        given.pin, given.email, password, given.quiz,
    )  # fmt: skip
    return int(run_async(live_load(plan)))


def openapi(_arguments: argparse.Namespace) -> None:
    from lms.app import create_app
    from lms.app.openapi import document

    print_json(document(create_app()))


def asyncapi(arguments: argparse.Namespace) -> None:
    from lms import features
    from lms.realtime.document import document, tables

    features.load()
    if arguments.tables:
        sys.stdout.write(tables())
    else:
        print_json(document())


def hooks(_arguments: argparse.Namespace) -> None:
    from lms import features
    from lms.core.hooks import HOOKS

    features.load()
    for hook in HOOKS:
        heard = [f"{handler.__module__}.{handler.__qualname__}" for handler in hook.handlers]
        sys.stdout.write(f"{hook.name}: {', '.join(heard) or 'nobody'}\n")


def print_json(document: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def ask_password(*, twice: bool = False) -> str | None:
    """Read it from the terminal, else one line of standard input; arguments are visible to others.

    None when it was typed `twice` and differed.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    return None if twice and getpass.getpass("Again: ") != password else password


def run_async(work: Coroutine[Any, Any, Any]) -> Any:
    import uvloop

    return uvloop.run(work)


def fail(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 1
