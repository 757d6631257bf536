"""The states of a certificate, its code, when it is tried again and when it ends. Pure."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from lms.core.errors import Conflict

MAX_TRIES = 5
PAUSES_S = (5, 30, 120, 600)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without letters and digits that look alike."""
GROUPS, GROUP_LENGTH = 4, 5
REPLACED = "replaced"
"""The reason of a certificate whose replacement was issued."""

_code = re.compile(rf"[{ALPHABET}]{{{GROUP_LENGTH}}}(-[{ALPHABET}]{{{GROUP_LENGTH}}}){{3}}")


class CertificateState(StrEnum):
    PENDING = "pending"
    ISSUED = "issued"
    FAILED = "failed"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Step(StrEnum):
    ISSUE = "issue"
    FAIL = "fail"
    RETRY = "retry"
    EXPIRE = "expire"
    REVOKE = "revoke"


S = CertificateState
STEPS: dict[Step, tuple[frozenset[CertificateState], CertificateState]] = {
    Step.ISSUE: (frozenset({S.PENDING}), S.ISSUED),
    Step.FAIL: (frozenset({S.PENDING}), S.FAILED),
    Step.RETRY: (frozenset({S.FAILED}), S.PENDING),
    Step.EXPIRE: (frozenset({S.ISSUED}), S.EXPIRED),
    Step.REVOKE: (frozenset({S.ISSUED, S.EXPIRED}), S.REVOKED),
}
"""From which states a step is taken, and where it leads."""
GIVEN_OUT = frozenset({S.ISSUED, S.EXPIRED, S.REVOKED})
"""States in which somebody may hold the PDF."""


class Standing(StrEnum):
    """What a stranger is told of a certificate."""

    VALID = "valid"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


def after(step: Step, state: CertificateState) -> CertificateState:
    """The state after a step; the same when it was taken already, 409 `conflict` if impossible."""
    sources, goal = STEPS[step]
    if state is goal or state in sources:
        return goal
    raise Conflict(detail=f"A certificate that is {state.value} can't take this step.")


def current(
    state: CertificateState, expires_at: datetime | None, now: datetime
) -> CertificateState:
    """The state at this moment: the sweep writes down an expiry a little later."""
    ended = expires_at is not None and expires_at <= now
    return S.EXPIRED if state is S.ISSUED and ended else state


def standing(state: CertificateState, expires_at: datetime | None, now: datetime) -> Standing:
    """What a stranger is told; one that was never given out is unknown."""
    return {
        S.ISSUED: Standing.VALID,
        S.EXPIRED: Standing.EXPIRED,
        S.REVOKED: Standing.REVOKED,
    }.get(current(state, expires_at, now), Standing.UNKNOWN)


def replaceable(state: CertificateState) -> None:
    """409 `conflict` for one that was never given out: retry it instead."""
    if state not in GIVEN_OUT:
        raise Conflict(detail="Only a certificate that was issued can be replaced.")


def pause(tries: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: no more."""
    if tries >= MAX_TRIES:
        return None
    return timedelta(seconds=PAUSES_S[min(max(tries, 1), len(PAUSES_S)) - 1])


def expiry(issued_at: datetime, days: int | None) -> datetime | None:
    """When it ends; None: never."""
    return None if days is None else issued_at + timedelta(days=days)


def new_code() -> str:
    """A random code of 99 bits, in groups that can be read aloud: `7K2QF-...`."""
    groups = ["".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS)]
    return "-".join(groups)


def is_code(text: str) -> bool:
    """Whether it may be a code, exactly as it is written on a certificate."""
    return _code.fullmatch(text) is not None
