"""Every pair of state and verb, by everybody who might try."""

from __future__ import annotations

import itertools

from lms.core.errors import Refused
from lms.courses.models import EnrollmentStatus
from lms.enrollments.rules import (
    CODE_LETTERS,
    By,
    Place,
    Verb,
    after,
    new_code,
    same_code,
    toward,
)

L, A, T, S = By.LEARNER, By.ASSISTANT, By.TEACHER, By.SYSTEM
NO_SEAT, NO_LINE = Place(seat=False), Place(seat=False, waitlist=False)
ASKS = Place(request=True)
PLACES = {"": Place(), "no seat": NO_SEAT, "no line": NO_LINE, "asks": ASKS}
ALWAYS = tuple(PLACES)

# verb, from, by, in which places, to
EXPECTED: list[tuple[str, str, tuple[By, ...], tuple[str, ...], str]] = [
    ("join", "none dropped", (L,), ("",), "active"),
    ("join", "none dropped", (L,), ("no seat",), "waitlisted"),
    ("join", "none dropped", (L,), ("no line",), "full"),
    ("join", "none dropped", (L,), ("asks",), "pending"),
    ("add", "none dropped pending waitlisted rejected", (A, T), ALWAYS, "active"),
    ("approve", "waitlisted", (A, T), ALWAYS, "active"),
    ("approve", "pending rejected", (A, T), ("",), "active"),
    ("approve", "pending", (A, T), ("no seat",), "waitlisted"),
    ("approve", "pending", (A, T), ("no line",), "full"),
    ("approve", "rejected", (A, T), ("no seat", "no line"), "full"),
    ("advance", "waitlisted", (S,), ALWAYS, "active"),
    ("reject", "pending waitlisted", (A, T), ALWAYS, "rejected"),
    ("suspend", "active completed", (T,), ALWAYS, "suspended"),
    ("resume", "suspended", (T,), ALWAYS, "active"),
    ("complete", "active", (T, S), ALWAYS, "completed"),
    ("drop", "pending waitlisted active completed", (L, T), ALWAYS, "dropped"),
    ("drop", "suspended", (T,), ALWAYS, "dropped"),
]
TAKEN = {
    "approve": ("active", "completed"),
    "reject": ("rejected",),
    "suspend": ("suspended",),
    "resume": ("active", "completed"),
    "complete": ("completed",),
}


def _came(verb: Verb, by: By, status: EnrollmentStatus | None, place: Place) -> str:
    try:
        return after(verb, by, status, place).value
    except Refused as refused:
        return refused.code


def test_every_pair_of_state_and_verb_by_everybody() -> None:
    wanted = {
        (verb, state, by, place): goal
        for verb, states, whos, places, goal in EXPECTED
        for state, by, place in itertools.product(states.split(), whos, places)
    }
    states = [None, *EnrollmentStatus]
    walked = 0
    for verb, status, by, name in itertools.product(Verb, states, By, PLACES):
        state = status.value if status else "none"
        goal = wanted.get((verb.value, state, by, name), "conflict")
        if state in TAKEN.get(verb.value, ()):
            goal = state
        if verb is Verb.APPROVE and name == "asks":
            continue  # who approves asks nobody
        assert _came(verb, by, status, PLACES[name]) == goal, (verb, state, by, name)
        walked += 1
    assert walked > 1000


def test_codes_are_of_the_letters_that_nobody_mistakes_and_read_however_typed() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 8 and set(code) <= set(CODE_LETTERS) for code in codes)
    assert same_code(" abcd-2345 ", "ABCD2345")
    assert not same_code("ABCD2346", "ABCD2345")
    assert not same_code("", None)


OUTSIDE = ("pending", "waitlisted", "rejected", "dropped", None)
TOWARD = {
    None: dict.fromkeys(OUTSIDE, "add"),
    "active": dict.fromkeys(OUTSIDE, "add") | {"suspended": "resume"},
    "suspended": dict.fromkeys(OUTSIDE, "add") | {"active": "suspend", "completed": "suspend"},
    "dropped": dict.fromkeys(("pending", "waitlisted", "active", "suspended", "completed"), "drop"),
}


def test_a_list_leads_everybody_to_its_goal() -> None:
    for goal, steps in TOWARD.items():
        for state in (None, *EnrollmentStatus):
            wanted = EnrollmentStatus(goal) if goal else None
            verb = toward(state, wanted)
            assert verb == steps.get(state), (state, goal)
            if verb is not None:  # by a step that a teacher may take
                assert after(verb, By.TEACHER, state, NO_SEAT)
