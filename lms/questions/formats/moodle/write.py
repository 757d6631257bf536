"""Writing XML that Moodle reads; texts are Markdown there too."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias
from xml.sax.saxutils import quoteattr

from lms.questions.content import (
    Choice,
    Cloze,
    Essay,
    Files,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from lms.questions.formats.base import Draft, UnwritableError, path_text, says_true_false, tidy
from lms.questions.formats.moodle import cloze
from lms.questions.formats.moodle.beside import place_of
from lms.questions.formats.numerals import absolute, digits
from lms.questions.formats.weights import percent, weighed
from lms.questions.formats.weights import written as written_percent

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
MARKDOWN = ' format="markdown"'
_address = re.compile(r"/api/v1/files/[0-9a-f-]{36}/content")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to write; no two of a file have the same name."""

    name: str
    data: bytes


Pictures: TypeAlias = Mapping[str, Picture]
NO_PICTURES: Pictures = MappingProxyType({})
_given: ContextVar[Pictures] = ContextVar("pictures", default=NO_PICTURES)


def write(drafts: Sequence[Draft], pictures: Pictures = NO_PICTURES) -> bytes:
    """The file; UnwritableError names the questions that Moodle XML can't hold.

    `pictures` are those that the texts show by these addresses; others stay addresses.
    """
    before = _given.set(pictures)
    try:
        return _written(drafts)
    finally:
        _given.reset(before)


def _written(drafts: Sequence[Draft]) -> bytes:
    parts, places = [HEAD], []
    category: list[str] = []
    for place, draft in enumerate(drafts):
        if draft.category != category:
            category = draft.category
            parts.append(_element("question", _tag("category", path_text(category)), "category"))
        body = _body(draft)
        if body is None:
            places.append(place)
        else:
            kind, inside = body
            parts.append(_element("question", _common(draft) + inside, kind))
    if places:
        raise UnwritableError(places)
    return ("".join(parts) + "</quiz>\n").encode()


def _element(name: str, inside: str, kind: str) -> str:
    return f'  <{name} type="{kind}">\n{inside}  </{name}>\n'


def _data(text: str) -> str:
    """A text as CDATA, which can't hold its own end."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""


def _tag(name: str, text: str, attributes: str = "", more: str = "") -> str:
    """An element with its text, and other elements, in it."""
    return f"    <{name}{attributes}>{_text(text)}{more}</{name}>\n"


def _text(text: str) -> str:
    """A text, and beside it the pictures that it shows."""
    pictures = _given.get()
    shown = {url: pictures[url] for url in _address.findall(text) if url in pictures}
    for url, one in shown.items():
        text = text.replace(url, place_of(one.name))
    files = "".join(
        f'<file name={quoteattr(one.name)} path="/" encoding="base64">'
        f"{b64encode(one.data).decode()}</file>"
        for one in shown.values()
    )
    return f"<text>{_data(tidy(text))}</text>{files}"


def _plain(name: str, value: str) -> str:
    return f"    <{name}>{value}</{name}>\n"


def _common(draft: Draft) -> str:
    stem = draft.stem
    if isinstance(draft.content, Cloze):
        stem = cloze.written(stem, draft.content) or ""
    parts = [
        _tag("name", draft.title),
        _tag("questiontext", stem, MARKDOWN),
        _tag("generalfeedback", draft.explanation, MARKDOWN),
        _plain("defaultgrade", f"{draft.points.normalize():f}"),
    ]
    told = draft.feedback
    for name, text in (
        ("correctfeedback", told.correct),
        ("partiallycorrectfeedback", told.partial),
        ("incorrectfeedback", told.incorrect),
    ):
        if tidy(text) and not isinstance(draft.content, Numeric):
            parts.append(_tag(name, text, MARKDOWN))
    if isinstance(draft.content, Numeric) and tidy(told.partial):
        parts.append(_tag("partiallycorrectfeedback", told.partial, MARKDOWN))
    parts += [_tag("hint", hint, MARKDOWN) for hint in draft.hints]
    if draft.tags:
        tags = "".join(f"<tag><text>{_data(one)}</text></tag>" for one in draft.tags)
        parts.append(_plain("tags", tags))
    return "".join(parts)


def _body(draft: Draft) -> tuple[str, str] | None:
    """Moodle's name of the type, and the elements of its own; None for what it lacks."""
    match draft.content:
        case TrueFalse() as content:
            return _true_false(draft, content)
        case Choice() as content:
            return _choice(draft, content)
        case ShortAnswer() as content:
            return _short_answer(content)
        case Numeric() as content:
            return _numerical(draft, content)
        case Matching() as content:
            return _matching(content)
        case Ordering() as content:
            return _ordering(content)
        case Cloze() as content:
            return None if cloze.written(draft.stem, content) is None else ("cloze", "")
        case Essay() as content:
            return _essay(content)
        case Files() as content:
            return _files(content)
    return None


def _answer(worth: str, text: str, feedback: str = "", form: str = MARKDOWN, more: str = "") -> str:
    told = f"<feedback{MARKDOWN}>{_text(feedback)}</feedback>"
    return _tag("answer", text, f' fraction="{worth}"{form}', told + more)


def _choice(draft: Draft, content: Choice) -> tuple[str, str]:
    single = "false" if isinstance(content, MultipleChoice) else "true"
    answers = [
        _answer(written_percent(one.percent), one.text, one.feedback)
        for one in weighed(content, draft.policy)
    ]
    return "multichoice", _plain("single", single) + "".join(answers)


def _true_false(draft: Draft, content: TrueFalse) -> tuple[str, str]:
    if not says_true_false(content.options):
        return _choice(draft, content)
    answers = [
        _answer("100" if one.correct else "0", one.text.strip().lower(), one.feedback, "")
        for one in content.options
    ]
    return "truefalse", "".join(answers)


def _short_answer(content: ShortAnswer) -> tuple[str, str]:
    answers = [
        _answer(percent(one.fraction), one.text, one.feedback, "") for one in content.answers
    ]
    return "shortanswer", _plain("usecase", str(int(content.case_sensitive))) + "".join(answers)


def _numerical(draft: Draft, content: Numeric) -> tuple[str, str]:
    own = content.numeric
    right = f"<tolerance>{digits(absolute(own))}</tolerance>"
    parts = [_answer("100", digits(own.value), draft.feedback.correct, "", right)]
    for one in own.also:
        value, off = cloze.middle(one.min, one.max)
        reach = f"<tolerance>{off}</tolerance>"
        parts.append(_answer(percent(one.fraction), value, one.feedback, "", reach))
    if tidy(draft.feedback.incorrect):
        other = "<tolerance>0</tolerance>"
        parts.append(_answer("0", "*", draft.feedback.incorrect, "", other))
    if own.unit:
        name = f"<unit_name>{_data(own.unit)}</unit_name>"
        unit = f"<unit><multiplier>1</multiplier>{name}</unit>"
        parts.append(_plain("units", unit))
    return "numerical", "".join(parts)


def _matching(content: Matching) -> tuple[str, str]:
    pairs = [(one.left.text, one.right.text) for one in content.pairs]
    pairs += [("", one.text) for one in content.distractors]
    parts = [
        _tag("subquestion", left, MARKDOWN, f"<answer>{_text(right)}</answer>")
        for left, right in pairs
    ]
    return "matching", "".join(parts)


def _ordering(content: Ordering) -> tuple[str, str]:
    answers = [_answer(f"{n}.0", one.text) for n, one in enumerate(content.options, 1)]
    return "ordering", "".join(answers)


def _essay(content: Essay) -> tuple[str, str]:
    parts = [
        _plain("responseformat", "editor"),
        _plain("minwordlimit", str(content.min_words or "")),
        _plain("maxwordlimit", str(content.max_words or "")),
        _plain("attachments", str(content.max_files)),
        _tag("graderinfo", content.notes, MARKDOWN),
        _tag("responsetemplate", content.template, MARKDOWN),
    ]
    return "essay", "".join(parts)


def _files(content: Files) -> tuple[str, str]:
    kinds = ",".join(f".{one}" for one in content.accept)
    parts = [
        _plain("responseformat", "noinline"),
        _plain("attachments", str(content.max_files)),
        _plain("attachmentsrequired", "1"),
        _plain("filetypeslist", kinds),
    ]
    return "essay", "".join(parts)
