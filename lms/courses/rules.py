"""Slugs, the states of a course, how it is found, its place in the catalogue; pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from lms.core.errors import Conflict, Invalid
from lms.core.text import fold
from lms.core.text import words as text_words
from lms.courses.verbs import CourseVerb

LONGEST_SLUG = 100
SUFFIX = 6
"""The length left for a generated slug, so that a suffix fits behind it."""

Status: TypeAlias = Literal["draft", "published", "archived"]
Step: TypeAlias = Literal["publish", "unpublish", "archive"]

STEPS: dict[Step, tuple[frozenset[Status], Status]] = {
    "publish": (frozenset({"draft", "archived"}), "published"),
    "unpublish": (frozenset({"published"}), "draft"),
    "archive": (frozenset({"draft", "published"}), "archived"),
}
"""Step -> allowed states before it, and the state after it. A step already taken changes nothing.
"""

EVENTS: dict[Step, CourseVerb] = {
    "publish": CourseVerb.PUBLISHED,
    "unpublish": CourseVerb.UNPUBLISHED,
    "archive": CourseVerb.ARCHIVED,
}


def after(step: Step, status: Status) -> Status:
    """The state after a step; 409 `conflict` when the step isn't allowed from here."""
    sources, goal = STEPS[step]
    if status != goal and status not in sources:
        raise Conflict(detail=f"A course that is {status} can't be changed by {step}.")
    return goal


def _in_words(char: str) -> bool:
    """Whether the character is a letter, a digit or a mark, of any script."""
    return unicodedata.category(char)[0] in "LNM"


def slugify(title: str) -> str:
    """A slug made from a title: letters and digits of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFKC", title).lower()
    plain = unicodedata.normalize("NFC", plain)
    words = "".join(char if _in_words(char) else " " for char in plain).split()
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > LONGEST_SLUG - len("-") - SUFFIX:
            break
        slug = longer
    return slug or "course"


def is_slug(text: str) -> bool:
    """Whether this is a well-formed slug: lower-case words joined by hyphens."""
    words = text.split("-")
    right = all(word and all(map(_in_words, word)) for word in words)
    return right and len(text) <= LONGEST_SLUG and text == text.lower()


# Finding ----------------------------------------------------------------------------------------

FIELDS = "abcdef"
"""A letter for each text that a course is found by, the most telling first."""
WORDS_ASKED = 10
TEXTS_OF_WHOLE_WORDS = 4


def lexemes(*texts: str) -> str:
    """The words of a course's texts as a tsvector, each marked with its text's letter.

    The texts are title, tags, category, summary, owner's name, description.
    """
    marked = zip(FIELDS, texts, strict=True)
    return " ".join(
        f"'{letter}{word}'" for letter, text in marked for word in text_words.words(text)
    )


def asked_words(text: str) -> list[str]:
    """The words of a search, as far as they are looked at."""
    return text_words.asked_words(text)[:WORDS_ASKED]


def tsquery(asked: Sequence[str], texts: int, *, exact: bool = False) -> str:
    """A tsquery: each word begins one in the first so many texts, or is one when `exact`."""
    end = "" if exact else ":*"
    return " & ".join(
        "(" + " | ".join(f"'{letter}{word}'{end}" for letter in FIELDS[:texts]) + ")"
        for word in asked
    )


def ranked(asked: Sequence[str]) -> list[str]:
    """A tsquery for each rank of a search, the best first; a course meets one of them at most.

    The fewer texts it takes to find all words the better; up to the summary whole words come
    before beginnings.
    """
    found: list[str] = []
    before = ""
    for n in range(1, len(FIELDS) + 1):
        begins = tsquery(asked, n)
        if n <= TEXTS_OF_WHOLE_WORDS:
            exact = tsquery(asked, n, exact=True)
            found += [exact + before, f"{begins} & !({exact}){before}"]
        else:
            found.append(begins + before)
        before = f" & !({begins})"
    return found


def tag_key(tag: str) -> str:
    """The same for tags that people would call equal."""
    return fold(tag)


def average(ratings: int, count: int) -> float | None:
    """The average of so many ratings with this sum: two decimals, halves up."""
    return (200 * ratings + count) // (2 * count) / 100 if count else None


# Enrolling --------------------------------------------------------------------------------------


def has_ended(ends_at: datetime | None, now: datetime) -> bool:
    """Whether the course is over for its learners."""
    return ends_at is not None and ends_at <= now


def is_open(
    status: str,
    mode: str,
    dates: tuple[datetime | None, datetime | None],
    ends_at: datetime | None,
    now: datetime,
) -> bool:
    """Whether people may enroll now; `dates` are those between which they may."""
    opens_at, closes_at = dates
    begun = opens_at is None or opens_at <= now
    return (
        status == "published"
        and mode != "closed"
        and begun
        and (closes_at is None or now < closes_at)
        and not has_ended(ends_at, now)
    )


# Categories -------------------------------------------------------------------------------------

LEVELS = 3


def check_place(
    parents: Mapping[UUID, UUID | None], category_id: UUID | None, parent_id: UUID | None
) -> None:
    """Refuse a parent that doesn't exist, is within the category, or is too far down."""
    if parent_id is not None and parent_id not in parents:
        raise Invalid.field("parent_id", "is no category")
    above = line(parents, parent_id)
    if category_id is not None and category_id in above:
        raise Conflict("cycle", "A category can't stand within itself.")
    own = [line(parents, one) for one in parents]
    below = [found.index(category_id) for found in own if category_id in found]
    if len(above) + max(below, default=0) + 1 > LEVELS:
        raise Invalid.field("parent_id", f"there are at most {LEVELS} levels")


def line(parents: Mapping[UUID, UUID | None], category_id: UUID | None) -> list[UUID]:
    """The category and all it stands in, upwards."""
    found = []
    while category_id is not None:
        found.append(category_id)
        category_id = parents[category_id]
    return found
