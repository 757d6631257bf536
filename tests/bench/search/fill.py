"""A catalogue of 50,000 courses with texts like those of schools, written in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from lms.core import clock, db
from lms.core.ids import new_id
from lms.courses import rules

COURSES, OWNERS, PEOPLE, LEARNERS = 50_000, 500, 5_000, 200_000
WORDS, TAGS = 20_000, 300
AT_ONCE = 5_000
LEVELS = (None, "beginner", "intermediate", "advanced")
LANGUAGES = ("en", "en", "en", "de", "fr", "ja")
NAMED = ("C++", "C#", ".NET", "Straße", "光合作用入門", "日本語の文法", "Física", "Éléments")
SYLLABLES = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ei", "au")]


@dataclass(frozen=True)
class Shelf:
    """What a search can ask for."""

    words: list[str]
    """The most frequent first."""
    categories: list[str]
    tags: list[str]


def vocabulary(dice: Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))] = None
    return list(found)


async def fill(seed: int = 1) -> Shelf:
    """Categories in three levels, people, courses, their learners; then statistics."""
    dice = Random(seed)
    words = vocabulary(dice)
    tags = [words[dice.randrange(WORDS)] for _ in range(TAGS)]
    people = await _people(dice, words)
    categories = await _categories(dice, words)
    courses = [new_id() for _ in range(COURSES)]
    for start in range(0, COURSES, AT_ONCE):
        made = _courses(dice, words, tags, courses[start : start + AT_ONCE], people, categories)
        await _copy("courses", list(made))
    await _copy("enrollments", list(_learners(dice, courses, people)))
    await _copy("course_staff", list(_staff(dice, courses, people)))
    await db.execute("vacuum analyze")
    return Shelf(words, [one["slug"] for one in categories], tags)


async def _copy(table: str, rows: list[dict[str, Any]]) -> None:
    async with db.connection() as c:
        records = [tuple(row.values()) for row in rows]
        if table == "courses":
            # COPY is binary, and asyncpg has no binary form of a tsvector.
            columns = ", ".join(rows[0])
            put = ", ".join(
                f"${n}::text::tsvector" if name == "search" else f"${n}"
                for n, name in enumerate(rows[0], 1)
            )
            insert = f"insert into courses ({columns}) values ({put})"  # noqa: S608
            await c.executemany(insert, records)
        else:
            await c.copy_records_to_table(table, records=records, columns=list(rows[0]))


def _text(dice: Random, words: list[str], length: int) -> str:
    """Words as texts have them: the n-th most frequent one n times rarer than the first."""
    return " ".join(words[int(WORDS ** dice.random()) - 1] for _ in range(length))


async def _people(dice: Random, words: list[str]) -> list[dict[str, Any]]:
    now = clock.now()
    people = [
        {
            "id": new_id(),
            "email": f"p{n}@bench.test",
            "full_name": _text(dice, words, 2).title(),
            "role": "instructor" if n < OWNERS else "student",
            "status": "active",
            "created_at": now,
            "updated_at": now,
        }
        for n in range(PEOPLE)
    ]
    await _copy("users", people)
    return people


async def _categories(dice: Random, words: list[str]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for n in range(60):
        parent = None if n < 6 else made[dice.randrange(0 if n < 24 else 6, 6 if n < 24 else 24)]
        name = words[dice.randrange(WORDS)].title()
        made.append(
            {
                "id": new_id(), "slug": f"{name.lower()}-{n}", "name": name,
                "parent_id": parent and parent["id"], "created_at": clock.now(),
            }
        )  # fmt: skip
    await _copy("course_categories", made)
    return made


def _courses(
    dice: Random,
    words: list[str],
    tags: list[str],
    ids: list[Any],
    people: list[dict[str, Any]],
    categories: list[dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    now = clock.now()
    for course_id in ids:
        title = _text(dice, words, 4).capitalize()
        if dice.random() < 0.02:
            title = f"{dice.choice(NAMED)} {title}"
        owner, shelf = dice.choice(people[:OWNERS]), dice.choice(categories)
        own = [tags[int(TAGS ** dice.random()) - 1] for _ in range(3)]
        summary, description = _text(dice, words, 20), _text(dice, words, 130)
        named = (title, " ".join(own), shelf["name"], summary, owner["full_name"], description)
        count = int(1000 ** dice.random()) - 1
        yield {
            "id": course_id, "owner_id": owner["id"], "title": title, "slug": str(course_id),
            "summary": summary, "description": description,
            "status": "draft" if dice.random() < 0.05 else "published",
            "visibility": "signed_in" if dice.random() < 0.1 else "public",
            "category_id": shelf["id"], "tags": json.dumps(own),
            "tag_keys": json.dumps([rules.tag_key(tag) for tag in own]),
            "cover_alt": "", "enrollment_mode": "self", "enrollment_waitlist": True,
            "level": dice.choice(LEVELS), "language": dice.choice(LANGUAGES), "timezone": "UTC",
            "version": 1, "outline_version": 1, "lesson_count": 10, "duration_s": 3600,
            "rating_sum": count * 4, "rating_count": count, "created_at": now, "updated_at": now,
            "search": rules.lexemes(*named),
        }  # fmt: skip


def _learners(
    dice: Random, courses: list[Any], people: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    now = clock.now()
    pairs = {
        (courses[int(COURSES ** dice.random()) - 1], dice.choice(people)["id"])
        for _ in range(LEARNERS)
    }
    for course, person in pairs:
        yield {
            "id": new_id(), "course_id": course, "user_id": person, "status": "active",
            "percent": 0, "source": "self", "reason": "", "created_at": now,
        }  # fmt: skip


def _staff(
    dice: Random, courses: list[Any], people: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for course in courses[::10]:
        person = dice.choice(people[:OWNERS])["id"]
        yield {
            "id": new_id(), "course_id": course, "user_id": person, "role": "assistant",
            "created_at": clock.now(),
        }  # fmt: skip
