"""Slugs, and the states of a course; pure."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

from lms.core.errors import Conflict
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
