"""Writing GIFT that Moodle reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lms.core.text import fold
from lms.questions.content import (
    Choice,
    Essay,
    Matching,
    Numeric,
    ShortAnswer,
    TrueFalse,
)
from lms.questions.formats.base import Draft, UnwritableError, path_text, says_true_false, tidy
from lms.questions.formats.gift.escapes import escaped, guarded
from lms.questions.formats.numerals import absolute, digits
from lms.questions.formats.weights import weighed, written

_marked_up = re.compile(r"[*_`\[\]<>|$&\\#~\n]|^\s*(?:[-+]|\d+[.)])\s|^//|^\s")


def write(drafts: Sequence[Draft]) -> bytes:
    """The file; UnwritableError names the questions that GIFT can't hold."""
    blocks, places = [], []
    category: list[str] = []
    for place, draft in enumerate(drafts):
        if draft.category != category:
            category = draft.category
            blocks.append(f"$CATEGORY: {path_text(category)}")
        inside = _inside(draft)
        if inside is None:
            places.append(place)
        else:
            blocks.append(_block(draft, inside))
    if places:
        raise UnwritableError(places)
    return ("\n\n".join(blocks) + "\n").encode()


def _block(draft: Draft, inside: list[str]) -> str:
    tags = [f"[tag:{_tag(one)}]" for one in draft.tags]
    head = " ".join(["//", *tags]) + "\n" if tags else ""
    title = f"::{escaped(draft.title)}:: " if draft.title else ""
    stem = f"{title}{_format(draft)}{_leading(draft.stem)}"
    if tidy(draft.explanation):
        inside = [*inside, f"####{guarded(draft.explanation)}"]
    sign = inside[0] if inside and inside[0] == "#" else ""
    lines = inside[1:] if sign else inside
    body = "".join(f"\n\t{line}" for line in lines) + "\n" * bool(lines)
    return f"{head}{stem} {{{sign}{body}}}"


def _leading(stem: str) -> str:
    made = escaped(stem)
    return "\\n" + made if made[:1].isspace() else made


def _tag(tag: str) -> str:
    return tag.replace("\\", "\\\\").replace("]", "\\]")


def _format(draft: Draft) -> str:
    """Named when a text holds what plain text and Markdown show differently."""
    texts = [draft.stem, draft.explanation]
    content = draft.content
    if isinstance(content, Choice):
        texts += [part for one in content.options for part in (one.text, one.feedback)]
    elif isinstance(content, Matching):
        texts += [one.text for one in (*content.lefts, *content.rights)]
    elif isinstance(content, ShortAnswer):
        texts += [part for one in content.answers for part in (one.text, one.feedback)]
    elif isinstance(content, Numeric):
        texts += [draft.feedback.correct, draft.feedback.incorrect]
        texts += [one.feedback for one in content.numeric.also]
    return "[markdown]" if any(_marked_up.search(one) for one in texts) else ""


def _inside(draft: Draft) -> list[str] | None:
    """The lines in the braces; None for what GIFT can't hold."""
    match draft.content:
        case Essay():
            return []
        case TrueFalse() if says_true_false(draft.content.options):
            return [_true_false(draft.content)]
        case Choice():
            return _choice(draft)
        case ShortAnswer():
            return _short_answer(draft.content)
        case Numeric():
            return _numeric(draft)
        case Matching():
            return _matching(draft.content)
    return None


def _told(feedback: str) -> str:
    return f"#{guarded(feedback)}" if tidy(feedback) else ""


def _true_false(content: TrueFalse) -> str:
    right = next(one for one in content.options if one.correct)
    wrong = next(one for one in content.options if not one.correct)
    word = "TRUE" if fold(right.text) == "true" else "FALSE"
    if tidy(right.feedback):
        return f"{word}#{guarded(wrong.feedback)}{_told(right.feedback)}"
    return f"{word}{_told(wrong.feedback)}"


def _choice(draft: Draft) -> list[str]:
    content = draft.content
    if not isinstance(content, Choice):
        raise TypeError(content.type)
    several = content.type == "multiple_choice"
    lines = []
    for one in weighed(content, draft.policy):
        right = one.percent == 100 and not several
        mark = "=" if right else "~"
        stated = _stated(one.percent, 100 if right else 0, one.text)
        lines.append(f"{mark}{stated}{guarded(one.text)}{_told(one.feedback)}")
    return lines


def _stated(worth: Decimal, usual: int, text: str) -> str:
    if worth == usual and not text.lstrip().startswith("%"):
        return ""
    return f"%{written(worth)}%"


def _short_answer(content: ShortAnswer) -> list[str] | None:
    if any("->" in part for one in content.answers for part in (one.text, one.feedback)):
        return None
    lines = []
    for one in content.answers:
        worth = Decimal(repr(one.fraction)) * 100
        stated = _stated(worth, 100, one.text)
        lines.append(f"={stated}{escaped(one.text)}{_told(one.feedback)}")
    return lines


def _numeric(draft: Draft) -> list[str] | None:
    content = draft.content
    if not isinstance(content, Numeric):
        raise TypeError(content.type)
    numeric = content.numeric
    off = absolute(numeric)
    value = digits(numeric.value) + (f":{digits(off)}" if off else "")
    lines = ["#", f"={value}{_told(draft.feedback.correct)}"]
    for one in numeric.also:
        worth = Decimal(repr(one.fraction)) * 100
        stated = _stated(worth, 100, "")
        lines.append(f"={stated}{digits(one.min)}..{digits(one.max)}{_told(one.feedback)}")
    if tidy(draft.feedback.incorrect):
        lines.append(f"~{_told(draft.feedback.incorrect)}")
    return lines


def _matching(content: Matching) -> list[str] | None:
    if any("->" in one.text for one in content.lefts):
        return None
    lines = [f"={guarded(one.left.text)} -> {guarded(one.right.text)}" for one in content.pairs]
    return lines + [f"= -> {guarded(one.text)}" for one in content.distractors]
