"""Order, locks, circles and what lessons hold, without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from lms.core.errors import Refused
from lms.lessons import rules
from lms.lessons.content import KINDS, Content, Manual, Unlock, Viewed, Watched, conditions_of
from lms.lessons.rules import Group, Reader, Step

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FILE = UUID(int=99)


def i(n: int) -> UUID:
    return UUID(int=n)


def step(n: int, **more: Any) -> Step:
    return Step(i(n), f"Lesson {n}", **more)


def group(n: int | None, *lessons: Step, **more: Any) -> Group:
    return Group(None if n is None else i(n), f"Module {n}", lessons=lessons, **more)


def codes(
    groups: list[Group], reader: Reader, starts_at: datetime | None = None
) -> dict[int, list[str]]:
    titles = {one.id: one.title for part in groups for one in part.lessons} | {i(77): "A draft"}
    _, lessons = rules.locks(groups, reader, starts_at, NOW, titles)
    return {one.int: [reason.code for reason in found] for one, found in lessons.items()}


LEARNER = Reader("learner", NOW - DAY)


@pytest.mark.parametrize(
    ("unlock", "opens"),
    [
        (None, None),
        (Unlock(), None),
        (Unlock(at=NOW + DAY), NOW + DAY),
        (Unlock(after_s=60), NOW + timedelta(seconds=60)),
        (Unlock(at=NOW + DAY, after_s=60), NOW + DAY),
        (Unlock(at=NOW - DAY, after_s=60), NOW + timedelta(seconds=60)),
    ],
)
def test_the_later_moment_opens(unlock: Unlock | None, opens: datetime | None) -> None:
    assert rules.opens_at(unlock, NOW) == opens


def test_nobody_can_tell_when_it_opens_for_who_has_not_begun() -> None:
    assert rules.opens_at(Unlock(after_s=60), None) is None


def test_strangers_read_previews_alone() -> None:
    groups = [group(None, step(1, preview=True), step(2))]
    assert codes(groups, Reader("none")) == {1: [], 2: ["not_enrolled"]}
    assert codes(groups, Reader("suspended")) == {1: [], 2: ["suspended"]}
    assert codes(groups, LEARNER) == {1: [], 2: []}


def test_all_reasons_that_hold_are_told() -> None:
    groups = [
        group(None, step(1)),
        group(
            10, step(2), step(3, required=False), step(4, prerequisite_ids=[i(1)]),
            sequential=True, unlock=Unlock(after_s=2 * 86_400),
        ),
        group(20, step(5, unlock=Unlock(at=NOW + DAY)), prerequisite_ids=[i(10)]),
    ]  # fmt: skip
    assert codes(groups, LEARNER, NOW + DAY) == {
        1: ["course_not_started"],
        2: ["course_not_started", "unlocks_at"],
        3: ["course_not_started", "unlocks_at", "sequence"],
        4: ["course_not_started", "unlocks_at", "prerequisite_lesson", "sequence"],
        5: ["course_not_started", "prerequisite_module", "unlocks_at"],
    }
    done = Reader("learner", NOW - 3 * DAY, frozenset({i(1), i(2), i(4)}))
    assert codes(groups, done) == {1: [], 2: [], 3: [], 4: [], 5: ["unlocks_at"]}
    assert codes(groups, Reader("staff"), NOW + DAY) == {n: [] for n in range(1, 6)}
    modules, _ = rules.locks(groups, LEARNER, None, NOW, {})
    assert [[one.code for one in found] for found in modules.values()] == [
        [], ["unlocks_at"], ["prerequisite_module"],
    ]  # fmt: skip


def test_the_first_required_lesson_before_it_is_named() -> None:
    groups = [group(1, step(2), step(3), step(4), sequential=True)]
    _, found = rules.locks(groups, Reader("learner", NOW, {i(2)}), None, NOW, {})
    assert found[i(3)] == []
    [reason] = found[i(4)]
    assert reason.model_dump() == {"code": "sequence", "lesson_id": i(3), "title": "Lesson 3"}


def test_a_draft_that_comes_first_locks_and_one_that_is_gone_does_not() -> None:
    groups = [group(None, step(1, prerequisite_ids=[i(77), i(78)]))]
    assert codes(groups, LEARNER) == {1: ["prerequisite_lesson"]}
    groups = [group(1, step(2), prerequisite_ids=[i(5)])]
    assert codes(groups, LEARNER) == {2: []}


CIRCLES = [
    [group(None, step(1, prerequisite_ids=[i(1)]))],
    [group(None, step(1, prerequisite_ids=[i(2)]), step(2, prerequisite_ids=[i(1)]))],
    [group(9, step(1, prerequisite_ids=[i(2)]), step(2), sequential=True)],
    [group(8, step(1), prerequisite_ids=[i(9)]), group(9, step(2, prerequisite_ids=[i(1)]))],
    [group(8, prerequisite_ids=[i(9)]), group(9, prerequisite_ids=[i(8)])],
]
SOUND = [
    [group(None, step(1), step(2, prerequisite_ids=[i(1)]))],
    [group(9, step(1, prerequisite_ids=[i(2)]), step(2))],
    [group(9, step(1, required=False), step(2, prerequisite_ids=[i(1)]), sequential=True)],
    [group(8, step(1), prerequisite_ids=[i(9)]), group(9, step(2))],
]


@pytest.mark.parametrize("groups", CIRCLES)
def test_circles_are_refused(groups: list[Group]) -> None:
    with pytest.raises(Refused, match="cycle"):
        rules.check_circles(groups)


def test_what_waits_for_what_is_said() -> None:
    groups = [
        group(8, step(1), prerequisite_ids=[i(9)]), group(9, step(2, prerequisite_ids=[i(1)])),
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        rules.check_circles(groups)
    assert str(refused.value.detail).startswith("Then a lesson could only be opened after itself: ")
    said = str(refused.value.detail).rpartition(": ")[2].rstrip(".").split(" waits for ")
    assert said[0] == said[-1]
    assert set(said) == {"Module 8", "Module 9", "Lesson 1", "Lesson 2"}
    with pytest.raises(Refused) as refused:
        rules.check_circles([group(None, step(1, prerequisite_ids=[i(1)]))])
    assert refused.value.detail == "Then a lesson could only be opened after itself."


@pytest.mark.parametrize("groups", SOUND)
def test_what_can_be_learned_is_no_circle(groups: list[Group]) -> None:
    rules.check_circles(groups)


def test_places() -> None:
    order = [i(1), i(2), i(3)]
    assert rules.placed(order, i(4), None) == [i(1), i(2), i(3), i(4)]
    assert rules.placed(order, i(4), 1) == [i(4), i(1), i(2), i(3)]
    assert rules.placed(order, i(1), 3) == [i(2), i(3), i(1)]
    assert rules.placed(order, i(2), 99) == [i(1), i(3), i(2)]


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ([(None, [i(1)]), (i(9), [i(2)])], True),
        ([(i(9), [i(1), i(2)])], True),
        ([(i(9), [i(1)])], False),
        ([(None, [i(1), i(2)])], False),
        ([(i(9), [i(1), i(2)]), (i(9), [])], False),
        ([(i(9), [i(1), i(2), i(2)])], False),
        ([(i(9), [i(1), i(2), i(3)])], False),
        ([(i(8), []), (i(9), [i(1), i(2)])], False),
    ],
)
def test_an_order_names_all_once(given: rules.Order, right: bool) -> None:
    if right:
        rules.check_order(given, {i(9)}, {i(1), i(2)})
        return
    with pytest.raises(Refused, match="invalid"):
        rules.check_order(given, {i(9)}, {i(1), i(2)})


def test_percent_and_what_is_next() -> None:
    assert [rules.percent(*one) for one in [(0, 0), (1, 3), (2, 3), (3, 3)]] == [0, 33, 66, 100]
    groups = [group(None, step(1), step(2, required=False)), group(9, step(3))]
    assert rules.required(groups) == [i(1), i(3)]
    assert rules.is_done(groups[0], {i(1)})
    assert not rules.is_done(groups[1], {i(1)})
    order = [one for part in groups for one in part.lessons]
    locked = {i(1): False, i(2): True, i(3): False}
    assert rules.next_of(order, {i(1)}, locked) == i(3)
    assert rules.next_of(order, {i(1), i(3)}, locked) is None


def test_each_kind_has_its_own_content() -> None:
    rules.check_content("text", Content(markdown="m"))
    rules.check_content("video", Content(markdown="m", file_id=FILE))
    with pytest.raises(Refused, match="invalid") as refused:
        rules.check_content("text", Content(file_id=FILE))
    assert refused.value.errors is not None
    assert refused.value.errors[0]["field"] == "content.file_id"
    with pytest.raises(ValidationError):
        Content(file_id=FILE, url="https://v.test/1")
    with pytest.raises(ValidationError):
        Content(url="http://v.test/1")
    with pytest.raises(ValidationError):
        Content(file_ids=[FILE, FILE])


@pytest.mark.parametrize(
    ("kind", "content", "lacking"),
    [
        ("text", {}, "no text"),
        ("text", {"markdown": "m"}, None),
        ("video", {"markdown": "m"}, "no video"),
        ("video", {"url": "https://v.test/1"}, None),
        ("file", {}, "no file"),
        ("file", {"file_ids": [FILE]}, None),
        ("quiz", {}, "no quiz"),
        ("live", {"quiz_id": FILE}, None),
        ("assignment", {}, "no assignment"),
    ],
)
def test_what_a_lesson_lacks(kind: Any, content: dict[str, Any], lacking: str | None) -> None:
    assert rules.lacks(kind, Content(**content)) == lacking


def test_conditions_suit_the_kind() -> None:
    for kind in KINDS:
        rules.check_conditions(kind, conditions_of(kind, None))
        rules.check_conditions(kind, None)
    rules.check_conditions("video", [Watched(percent=80), Viewed(), Manual()])
    for wrong in ([Watched(percent=80)], conditions_of("quiz", None)):
        with pytest.raises(Refused, match="invalid"):
            rules.check_conditions("text", wrong)
    assert conditions_of("text", [{"type": "watched", "percent": 5}]) == [Watched(percent=5)]
    with pytest.raises(ValidationError):
        conditions_of("text", [{"type": "viewed"}, {"type": "viewed"}])


def test_files_of_a_video() -> None:
    captions = [{"file_id": i(2), "language": "en", "label": "English"}]
    video = Content.model_validate({"file_id": i(1), "captions": captions})
    assert (video.files, video.target_id) == ([i(1), i(2)], None)
