"""Random requests from our own OpenAPI document against a real server, as each role.

Schemathesis makes them and checks the answers: nothing is a 5xx, no status is undeclared, bodies
are as declared, and no protected operation answers who isn't signed in. It runs as a process of
its own, with the document in a file and nothing but loopback to talk to.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lms.auth import tokens
from lms.auth.actions import sessions
from lms.auth.models import AuthSession
from lms.auth.rules import Device
from lms.users.models import User
from tests.house.policy import POLICY
from tests.house.world import World
from tests.server import ROOT, Running

ROLES = {"anonymous": "anonymous", "student": "student", "instructor": "owner", "admin": "admin"}
"""Each role, and who of the world has it."""
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "response_schema_conformance", "ignored_auth",
    "nobody_gets_in",
)  # fmt: skip
ENDS_THE_SESSION = (("/api/v1/auth/logout", "post"), ("/api/v1/users/me", "delete"))
"""Not called, because the caller's session or account would end. The policy's tests call them."""
LIMITS = {
    "RATE_LIMIT_REQUESTS_PER_MINUTE": "10000000",
    "AUTH_RATE_LIMIT_REQUESTS_PER_MINUTE": "10000000",
}
"""At this rate nothing is to be refused for its rate."""
WRONG = ("Traceback", "[error", "[critical", '"level":"error"', '"level": "error"', "never retriev")
FOUND = 0.7
"""How often an id is one that exists."""


@dataclass(slots=True)
class Report:
    """What came of one role."""

    role: str
    requests: int = 0
    operations: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    seconds: float = 0.0


def trimmed(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what must not be called at random."""
    copy: dict[str, Any] = json.loads(json.dumps(document))
    for path, method in ENDS_THE_SESSION:
        copy["paths"].get(path, {}).pop(method, None)
    return copy


def known_ids(world: World) -> dict[str, list[str]]:
    """By the name of a path's parameter, what the policy file puts there."""
    found: dict[str, list[str]] = {}
    for row in POLICY:
        for rule, part in zip(row.rule.split("/")[1:], row.path.split("/"), strict=True):
            if rule.startswith("<"):
                values = found.setdefault(rule.strip("<>").rpartition(":")[2], [])
                if (value := world.fill(part)) not in values:
                    values.append(value)
    return found


def config(known: dict[str, list[str]]) -> str:
    """schemathesis.toml: ids that exist, and nothing kept from one run for the next."""
    lines = ['hooks = "tests.fuzz.checks"', "[cache]", "enabled = false"]
    for name, values in known.items():
        lines += [f"[dictionaries.{name}]", f"values = {json.dumps(values)}"]
    lines.append("[parameters]")
    lines += [
        f'"path.{name}" = {{ dictionary = "{name}", probability = {FOUND} }}' for name in known
    ]
    # It also tries methods that the document doesn't have; what is left out of it isn't one.
    lines += ["[phases.coverage]", 'unexpected-methods = ["TRACE", "QUERY"]']
    for phase in ("coverage", "fuzzing"):
        lines += [f"[phases.{phase}.extra-data-sources]", "responses = false"]
    return "\n".join(lines) + "\n"


async def storm(
    server: Running, world: World, document: dict[str, Any], role: str, folder: Path, *how: str
) -> Report:
    """Call everything as one role; `how` goes to schemathesis."""
    user = world.people[ROLES[role]]
    files = {name: folder / f"{role}.{name}" for name in ("toml", "json", "ndjson", "txt")}
    stranger = world.people["stranger"]
    assert stranger is not None
    world.names["person"] = str(stranger.id)  # whom admins may disable: none of those who call
    files["toml"].write_text(config(known_ids(world)))
    files["json"].write_text(json.dumps(trimmed(document)))
    access = None if user is None else await bearer(user)
    told = [] if access is None else ["--header", f"Authorization: Bearer {access}"]
    said_before = len(server.log.read_text())
    begun = time.monotonic()
    with files["txt"].open("wb") as sink:
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).with_name("schemathesis")),
            "--config-file", str(files["toml"]), "run", str(files["json"]),
            "--url", server.base_url, "--checks", ",".join(CHECKS),
            "--report", "ndjson", "--report-ndjson-path", str(files["ndjson"]),
            "--warnings", "off", "--no-color", "--no-shrink",
            "--suppress-health-check", "all", "--continue-on-failure", *told, *how,
            cwd=folder, stdout=sink, stderr=sink,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder)},
        )  # fmt: skip
        code = await process.wait()
    report = read(role, files["ndjson"])
    report.seconds = time.monotonic() - begun
    if code not in (0, 1) or (code == 1 and not report.findings):
        report.findings.append(files["txt"].read_text()[-2000:])
    if access and not await AuthSession.filter(id=tokens.read(access)[1], revoked_at=None).exists():
        report.findings.append(
            "the role's own session ended on the way: what came later is worthless"
        )
    said = server.log.read_text()[said_before:].splitlines()
    report.findings += [line for line in said if any(word in line for word in WRONG)]
    return report


async def bearer(user: User) -> str:
    return (await sessions.open_session(user.id, Device("fuzz", "127.0.0.1"))).access


def read(role: str, log: Path) -> Report:
    """What schemathesis wrote down, each finding once."""
    report = Report(role)
    found: dict[str, str] = {}
    operations = set()
    for line in log.read_text().splitlines() if log.exists() else ():
        done = json.loads(line).get("ScenarioFinished")
        if done is None:
            continue
        recorded = done["recorder"]
        operations.add(recorded["label"])
        for case, talk in recorded["interactions"].items():
            report.requests += 1
            answer = talk["response"]
            if answer is None:
                found.setdefault(f"{recorded['label']}: no answer", shown(talk))
                continue
            report.statuses[answer["status_code"]] += 1
            for check in recorded["checks"].get(case, ()):
                if check["status"] != "success":
                    failure = check["failure_info"]["failure"]
                    said = f"{failure['operation']}: {failure['title']}: {failure['message']}"
                    found.setdefault(said, shown(talk))
    report.operations = len(operations)
    report.findings = [f"{said}\n    {how}" for said, how in found.items()]
    return report


def shown(talk: dict[str, Any]) -> str:
    """One request with its answer, short."""
    asked, answer = talk["request"], talk["response"] or {}
    bodies = [
        b64decode(((part or {}).get("$base64")) or "")[:600]
        for part in (asked.get("body"), answer.get("content"))
    ]
    return f"{asked['method']} {asked['uri']} {bodies[0]!r} -> {bodies[1]!r}"
