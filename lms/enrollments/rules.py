"""The states of an enrollment and the steps between them, in one table; pure."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from lms.core.errors import Conflict
from lms.courses.states import SEATED
from lms.courses.states import EnrollmentStatus as Status

CODE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789"
CODE_LENGTH = 8


class Verb(StrEnum):
    JOIN = "join"
    ADD = "add"
    APPROVE = "approve"
    ADVANCE = "advance"
    REJECT = "reject"
    SUSPEND = "suspend"
    RESUME = "resume"
    COMPLETE = "complete"
    DROP = "drop"


class By(StrEnum):
    """Who takes a step; teachers are staff too, and assistants are staff alone."""

    LEARNER = "learner"
    ASSISTANT = "assistant"
    TEACHER = "teacher"
    SYSTEM = "system"


When: TypeAlias = Literal["seat", "line", "request"]
"""What a step depends on: a free seat; no seat and a waiting list; a teacher's approval."""

STAFF = frozenset({By.ASSISTANT, By.TEACHER})
OUT = frozenset({None, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class Step:
    """One way from a state (None: not enrolled) to another. Without `when` it always holds."""

    verb: Verb
    by: frozenset[By]
    sources: frozenset[Status | None]
    goal: Status
    when: When | None = None


def _steps() -> Iterator[Step]:
    P, W, A, S, C, R = (  # noqa: N806  a table
        Status.PENDING, Status.WAITLISTED, Status.ACTIVE, Status.SUSPENDED, Status.COMPLETED,
        Status.REJECTED,
    )  # fmt: skip
    learner, teacher = frozenset({By.LEARNER}), frozenset({By.TEACHER})
    yield Step(Verb.JOIN, learner, OUT, P, "request")
    yield Step(Verb.JOIN, learner, OUT, A, "seat")
    yield Step(Verb.JOIN, learner, OUT, W, "line")
    yield Step(Verb.ADD, STAFF, OUT | {P, W, R}, A)
    yield Step(Verb.APPROVE, STAFF, frozenset({W}), A)
    yield Step(Verb.APPROVE, STAFF, frozenset({P, R}), A, "seat")
    yield Step(Verb.APPROVE, STAFF, frozenset({P}), W, "line")
    yield Step(Verb.ADVANCE, frozenset({By.SYSTEM}), frozenset({W}), A)
    yield Step(Verb.REJECT, STAFF, frozenset({P, W}), R)
    yield Step(Verb.SUSPEND, teacher, frozenset({A, C}), S)
    yield Step(Verb.RESUME, teacher, frozenset({S}), A)
    yield Step(Verb.COMPLETE, teacher | {By.SYSTEM}, frozenset({A}), C)
    yield Step(Verb.DROP, learner, frozenset({P, W, A, C}), Status.DROPPED)
    yield Step(Verb.DROP, teacher, frozenset({P, W, A, C, S}), Status.DROPPED)


STEPS = tuple(_steps())
TAKEN: dict[Verb, frozenset[Status]] = {
    Verb.APPROVE: frozenset({Status.ACTIVE, Status.COMPLETED}),
    Verb.REJECT: frozenset({Status.REJECTED}),
    Verb.SUSPEND: frozenset({Status.SUSPENDED}),
    Verb.RESUME: frozenset({Status.ACTIVE, Status.COMPLETED}),
    Verb.COMPLETE: frozenset({Status.COMPLETED}),
}
"""Where a verb has nothing left to do and changes nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """What decides a step beside its verb."""

    seat: bool = True
    """Whether a seat is free."""
    waitlist: bool = True
    request: bool = False
    """Whether a teacher has to approve first."""


def after(verb: Verb, by: By, status: Status | None, place: Place) -> Status:
    """The state after a step; the same one where it is taken already.

    409 `conflict` for a step that isn't possible, `full` without seat and waiting list.
    """
    if status in TAKEN.get(verb, ()):
        assert status is not None  # noqa: S101  None is in no set
        return status
    ways = [one for one in STEPS if one.verb is verb and by in one.by and status in one.sources]
    if not ways:
        state = status.value if status else "missing"
        raise Conflict(detail=f"An enrollment that is {state} can't be changed by {verb.value}.")
    held = {
        None: True,
        "request": place.request,
        "seat": place.seat and not place.request,
        "line": not place.seat and place.waitlist and not place.request,
    }
    for way in ways:
        if held[way.when]:
            return way.goal
    raise Conflict("full", "No seat is free in this course.")


def toward(status: Status | None, goal: Status | None) -> Verb | None:
    """The next step of a person to where a list wants them; None where they are there.

    Without a goal those outside come in, and all others stay as they are.
    """
    if goal is Status.DROPPED:
        return None if status in OUT or status is Status.REJECTED else Verb.DROP
    if status not in SEATED:
        return Verb.ADD
    if goal is Status.SUSPENDED and status is not Status.SUSPENDED:
        return Verb.SUSPEND
    if goal is Status.ACTIVE and status is Status.SUSPENDED:
        return Verb.RESUME
    return None


def new_code() -> str:
    """A code by which people come into a course."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def same_code(given: str, code: str | None) -> bool:
    """Whether this is the code, however it was typed."""
    typed = "".join(given.split()).replace("-", "").upper()
    return code is not None and secrets.compare_digest(typed.encode(), code.encode())
