"""Any course, by Hypothesis, as an archive holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from lms.archives.document import Document
from lms.files.rules import content_url
from tests.files.factories import picture
from tests.questions.formats.drafts import lines, sensible, texts

PICTURE, PICTURE_TOO = picture(), picture(size=(8, 8))
FILES = {"a.png": PICTURE, "b.png": PICTURE_TOO, "c.txt": b"Words.", "d.txt": b"Words."}
titles = lines.filter(lambda text: len(text) <= 200).map(str.strip).filter(bool)
moments = st.sampled_from([None, "2031-02-03T04:05:06.789Z", "2033-01-01T00:00:00Z"])
unlocks = st.sampled_from([None, {"at": "2031-01-01T00:00:00Z"}, {"after_s": 3600}])
Drawn = Mapping[str, Any]


@st.composite
def courses(draw: st.DrawFn) -> tuple[Document, dict[str, bytes]]:
    """A course, and the bytes of its files by their hashes."""
    numbers = iter(range(1, 10_000))

    def new() -> str:
        return str(UUID(int=0x0196F000_0000_7000_8000_000000000000 + next(numbers)))

    files = [
        {
            "id": new(),
            "name": name,
            "size": len(FILES[name]),
            "sha256": hashlib.sha256(FILES[name]).hexdigest(),
            "visibility": draw(st.sampled_from(["private", "public"])),
        }
        for name in sorted(draw(st.sets(st.sampled_from([*FILES]))))
    ]
    pictures = [one["id"] for one in files if one["name"].endswith("png")]
    handed = [one["id"] for one in files]

    def text() -> str:
        shown = [f"![x]({content_url(UUID(one))})" for one in pictures if draw(st.booleans())]
        return "\n\n".join([draw(texts), *shown])

    others = draw(st.integers(0, 2))
    banks = [_bank(draw, new, own=not n) for n in range(1 + others)]
    quizzes = [_quiz(draw, new, banks, text) for _ in range(draw(st.integers(0, 2)))]
    quizzes.append(_quiz(draw, new, [], text) | {"slots": _needed(banks)})
    modules = [_module(draw, new) for _ in range(draw(st.integers(0, 3)))]
    for n, one in enumerate(modules[1:], 1):
        one["prerequisite_ids"] = [before["id"] for before in modules[:n] if draw(st.booleans())]
    cohorts = sorted(draw(st.sets(st.sampled_from("Ab"))))
    document = {
        "course": {
            "title": draw(titles),
            "slug": "any",
            "summary": draw(st.sampled_from(["", "About."])),
            "description": text(),
            "tags": draw(st.lists(st.sampled_from(["Leaf", "root", "ß"]), unique=True)),
            "cover_file_id": pictures[0] if pictures and draw(st.booleans()) else None,
            "visibility": draw(st.sampled_from(["public", "signed_in", "unlisted"])),
            "starts_at": draw(moments),
            "level": draw(st.sampled_from([None, "beginner"])),
            "timezone": draw(st.sampled_from(["UTC", "Asia/Kolkata"])),
            "enrollment": {
                "mode": draw(st.sampled_from(["self", "approval", "code", "closed"])),
                "capacity": draw(st.sampled_from([None, 5])),
            },
        },
        "certificate": _certificate(draw, [None, *pictures]),
        "cohorts": [{"name": one, "starts_at": draw(moments)} for one in cohorts],
        "modules": modules,
        "lessons": _lessons(draw, new, modules, quizzes, handed, text),
        "rubrics": [],
        "banks": banks,
        "quizzes": quizzes,
        "files": files,
    }
    hashes = {one["sha256"] for one in files}
    inside = {hashlib.sha256(data).hexdigest(): data for data in FILES.values()}
    return Document.model_validate(document), {name: inside[name] for name in hashes}


def _certificate(draw: st.DrawFn, pictures: list[str | None]) -> dict[str, Any] | None:
    if draw(st.booleans()):
        return None
    signs = {"name": "Ada", "role": "Head", "file_id": draw(st.sampled_from(pictures))}
    return {
        "title": draw(titles),
        "body": draw(st.sampled_from(["{name}", "{course}, {date}."])),
        "logo_file_id": draw(st.sampled_from(pictures)),
        "signatories": [signs] * draw(st.integers(0, 2)),
        "language": "de",
        "expires_after_days": draw(st.sampled_from([None, 30])),
    }


def _bank(draw: st.DrawFn, new: Any, *, own: bool) -> dict[str, Any]:
    categories: list[dict[str, Any]] = []
    for name in ("x", "y", "z")[: draw(st.integers(0, 3))]:
        above = draw(st.sampled_from([None, *(one["id"] for one in categories)]))
        categories.append({"id": new(), "parent_id": above, "name": name})
    questions = []
    for _ in range(draw(st.integers(0 if own else 1, 3))):
        versions = []
        for number in sorted(draw(st.sets(st.integers(1, 4), min_size=1, max_size=2))):
            asked = draw(sensible).model_dump(mode="json")
            kept = ("stem", "content", "explanation", "hints", "feedback", "policy")
            versions.append({"number": number} | {name: asked[name] for name in kept})
        questions.append(
            {
                "id": new(),
                "category_id": draw(st.sampled_from([None, *(one["id"] for one in categories)])),
                "title": draw(titles),
                "tags": draw(st.lists(st.sampled_from(["p", "q r"]), unique=True)),
                "archived": False,
                "version": versions[-1]["number"],
                "points": draw(st.sampled_from(["1", "2.50"])),
                "time_limit_s": draw(st.sampled_from([5, 600])),
                "versions": versions,
            }
        )
    about = {"id": new(), "title": draw(titles), "own": own}
    return about | {"categories": categories, "questions": questions}


def _module(draw: st.DrawFn, new: Any) -> dict[str, Any]:
    about = {"id": new(), "title": draw(titles)}
    return about | {"unlock": draw(unlocks), "sequential": draw(st.booleans())}


def _needed(banks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Slots by which every version, and every question of another bank, is in use."""
    return [
        {"question_id": question["id"], "version": question["versions"][0]["number"]}
        for bank in banks
        for question in bank["questions"]
        if not bank["own"] or len(question["versions"]) > 1
    ]


def _quiz(draw: st.DrawFn, new: Any, banks: list[dict[str, Any]], text: Any) -> dict[str, Any]:
    slots: list[dict[str, Any]] = []
    for bank in banks:
        for question in bank["questions"]:
            if draw(st.booleans()):
                numbers = [one["number"] for one in question["versions"]]
                number = draw(st.sampled_from([None, *numbers]))
                slots.append({"question_id": question["id"], "version": number})
        if draw(st.booleans()):
            category = draw(st.sampled_from([None, *(one["id"] for one in bank["categories"])]))
            asked = {"bank_id": bank["id"], "category_id": category, "tags": ["p"]}
            slots.append({"draw": asked, "count": draw(st.integers(1, 5)), "points": "2"})
    return {
        "id": new(),
        "title": draw(titles),
        "description": text(),
        "status": draw(st.sampled_from(["draft", "published"])),
        "mode": draw(st.sampled_from(["graded", "practice"])),
        "closes_at": draw(moments),
        "attempts_allowed": draw(st.integers(0, 3)),
        "shuffle_questions": draw(st.booleans()),
        "access_code": draw(st.sampled_from([None, "sesame"])),
        "pass_percent": draw(st.sampled_from([None, "62.5"])),
        "slots": draw(st.permutations(slots)),
    }


def _lessons(
    draw: st.DrawFn,
    new: Any,
    modules: list[dict[str, Any]],
    quizzes: list[dict[str, Any]],
    files: list[str],
    text: Any,
) -> list[dict[str, Any]]:
    """Those of one module after the other, each position once."""
    found: list[dict[str, Any]] = []
    free = [one["id"] for one in quizzes]
    for module_id in (None, *(one["id"] for one in modules)):
        for _ in range(draw(st.integers(0, 2))):
            kind = draw(st.sampled_from(["text", "file", "quiz", "live", "video"]))
            content: dict[str, Any] = {"markdown": text()}
            if kind in ("quiz", "live") and free:
                content["quiz_id"] = free.pop()
            if kind == "file":
                content["file_ids"] = [one for one in files if draw(st.booleans())]
            if kind == "video":
                content["url"] = "https://videos.test/1"
            found.append(
                {
                    "id": new(),
                    "module_id": module_id,
                    "title": draw(titles),
                    "kind": kind,
                    "status": draw(st.sampled_from(["draft", "published"])),
                    "required": draw(st.booleans()),
                    "preview": draw(st.booleans()),
                    "unlock": draw(unlocks),
                    "prerequisite_ids": [one["id"] for one in found if draw(st.booleans())],
                    "duration_s": draw(st.sampled_from([None, 90])),
                    "conditions": draw(st.sampled_from([None, [{"type": "viewed"}]])),
                    "content": content,
                }
            )
    return found
