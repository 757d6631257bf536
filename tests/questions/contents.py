"""A question of each type, with ids that can be read."""

from __future__ import annotations

from typing import Any

from lms.questions.content import Content, content_of

FILE = "0196f000-0000-7000-8000-000000000001"


def things(ids: str) -> list[dict[str, Any]]:
    return [{"id": one, "text": f"text {one}"} for one in ids]


def of(kind: str, **fields: Any) -> Content:
    return content_of({"type": kind, **fields})


def matching(lefts: str, rights: str, distractors: str = "") -> Content:
    """Pairs of ids; equal letters on the right get texts that are equal."""
    pairs = [
        {
            "left": {"id": left, "text": f"text {left}"},
            "right": {"id": f"{right}{n}", "text": f"text {right}"},
        }
        for n, (left, right) in enumerate(zip(lefts, rights, strict=True))
    ]
    return of("matching", pairs=pairs, distractors=things(distractors))


def ordering(ids: str = "abcd") -> Content:
    return of("ordering", options=things(ids))


def categorise(**categories: str) -> Content:
    items = [
        {**item, "category_id": name} for name, ids in categories.items() for item in things(ids)
    ]
    return of("categorise", categories=things("".join(categories)), items=items)


def hotspot(*areas: tuple[str, list[float]], clicks: int | None = None, **more: Any) -> Content:
    shapes = [{"shape": shape, "coords": coords} for shape, coords in areas]
    return of("hotspot", file_id=FILE, areas=shapes, clicks=clicks or len(areas), **more)


TEXT_GAP = {"id": "t", "type": "short_answer", "answers": [{"text": "red"}]}
NUMBER_GAP = {"id": "n", "type": "numeric", "numeric": {"value": 4, "unit": "m"}, "weight": 2}
CHOICE_GAP = {
    "id": "c",
    "type": "single_choice",
    "options": [
        {"id": "y", "text": "yes", "correct": True},
        {"id": "m", "text": "maybe", "fraction": 0.5},
        {"id": "z", "text": "no", "fraction": -0.5},
    ],
}
RECT, CIRCLE = ("rect", [0.1, 0.1, 0.3, 0.2]), ("circle", [0.7, 0.5, 0.1])
POLY = ("poly", [0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.5, 0.45, 0.4, 0.6])

MATCHING = matching("pqr", "xyx", "d")
ORDERING = ordering()
CATEGORISE = categorise(k="ab", l="c")
HOTSPOT = hotspot(RECT, CIRCLE, POLY)
CLOZE = of("cloze", gaps=[TEXT_GAP, NUMBER_GAP, CHOICE_GAP])
ESSAY = of("essay", min_words=2, max_words=9, template="Dear", max_files=2, notes="Be kind.")
FILES = of("file", max_files=2, accept=["pdf"])
WEIGHTED = of(
    "multiple_choice",
    options=[
        {"id": "a", "text": "a", "correct": True, "fraction": 0.33333},
        {"id": "b", "text": "b", "correct": True, "fraction": 0.33333},
        {"id": "c", "text": "c", "correct": True, "fraction": 0.33333},
        {"id": "d", "text": "d", "fraction": -0.5},
        {"id": "e", "text": "e"},
    ],
)
PARTS = [MATCHING, ORDERING, CATEGORISE, HOTSPOT, CLOZE]

BODIES: dict[str, dict[str, Any]] = {
    "single_choice": {
        "options": [
            {"text": "yes", "correct": True, "feedback": "So it is."},
            {"text": "nearly", "fraction": 0.5},
        ]
    },
    "multiple_choice": {"options": [{"text": "a", "correct": True}, {"text": "b"}]},
    "true_false": {"options": [{"text": "True", "correct": True}, {"text": "False"}]},
    "short_answer": {"answers": [{"text": "Núñez", "feedback": "Yes."}], "ignore_accents": True},
    "numeric": {
        "numeric": {
            "value": 9.81,
            "tolerance": 1,
            "tolerance_type": "percent",
            "unit": "m/s²",
            "also": [{"min": 9, "max": 10, "fraction": 0.5, "feedback": "Near."}],
        }
    },
    "matching": {
        "pairs": [
            {"left": {"text": "France"}, "right": {"text": "Paris"}},
            {"left": {"text": "Italy"}, "right": {"text": "Rome"}},
        ],
        "distractors": [{"text": "Bonn"}],
    },
    "ordering": {"options": [{"text": "first"}, {"text": "second"}, {"text": "third"}]},
    "cloze": {
        "stem": "A {{a}} and {{b}}.",
        "gaps": [
            {"id": "a", "type": "short_answer", "answers": [{"text": "dog"}]},
            {
                "id": "b",
                "type": "single_choice",
                "weight": 2,
                "options": [{"id": "a", "text": "cat", "correct": True}, {"text": "log"}],
            },
        ],
    },
    "categorise": {
        "categories": [{"id": "x", "text": "fruit"}, {"id": "y", "text": "root"}],
        "items": [
            {"id": "x", "text": "apple", "category_id": "x"},
            {"text": "carrot", "category_id": "y"},
        ],
    },
    "hotspot": {
        "file_id": FILE,
        "clicks": 2,
        "aspect": 1.5,
        "areas": [{"shape": "rect", "coords": [0, 0, 0.5, 0.5]}],
    },
    "essay": {"min_words": 10, "max_words": 200, "template": "Dear", "notes": "Be kind."},
    "file": {"max_files": 2, "accept": ["pdf"]},
}
"""What a client sends, by type."""
