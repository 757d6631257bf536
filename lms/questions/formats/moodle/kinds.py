"""Reading what each type of Moodle XML has of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lms.questions.content import MAX_OPTIONS
from lms.questions.formats.markup import TooMuchError, as_markdown, none
from lms.questions.formats.moodle import cloze
from lms.questions.formats.moodle.beside import Beside
from lms.questions.formats.moodle.element import Question, WrongError, inner
from lms.questions.formats.numerals import Given, numeric
from lms.questions.formats.weights import choice, share


def _multichoice(one: Question) -> dict[str, Any]:
    given = one.answers()
    if len(given) < 2:
        raise WrongError("A choice needs at least two options.", "options")
    several = one.field("single").lower() in ("false", "0")
    return choice(one.found, one.line, given, several=several)


def _true_false(one: Question) -> dict[str, Any]:
    options = [
        {
            "text": inner(answer).strip().capitalize(),
            "correct": one.worth(answer) == 100,
            "feedback": one.text(answer.find("feedback"), "html"),
        }
        for answer in one.element.findall("answer")
    ]
    return {"content": {"type": "true_false", "options": options}}


def _short_answer(one: Question) -> dict[str, Any]:
    answers = [
        {
            "text": inner(answer),
            "fraction": share(one.worth(answer), one.warn),
            "feedback": one.text(answer.find("feedback"), "html"),
        }
        for answer in one.element.findall("answer")
    ]
    exact = one.field("usecase") == "1"
    return {"content": {"type": "short_answer", "answers": answers, "case_sensitive": exact}}


def _numerical(one: Question) -> dict[str, Any]:
    given = [
        Given(
            inner(answer),
            answer.findtext("tolerance") or "",
            one.worth(answer),
            one.text(answer.find("feedback"), "html"),
        )
        for answer in one.element.findall("answer")
    ]
    try:
        fields = numeric(given, one.warn)
    except ValueError as wrong:
        raise WrongError(str(wrong), "numeric") from None
    units = [unit.findtext("unit_name") or "" for unit in one.element.findall("units/unit")]
    if len(units) > 1:
        one.warn("only the first unit is taken")
    fields["content"]["numeric"]["unit"] = units[0] if units else ""
    told = {name: text for name, text in fields.pop("feedback").items() if text}
    return fields | {"feedback": one.feedback() | told}


def _matching(one: Question) -> dict[str, Any]:
    pairs, distractors = [], []
    for sub in one.element.findall("subquestion"):
        right = {"text": one.text(sub.find("answer"), "as_is")}
        left = one.text(sub)
        if left:
            pairs.append({"left": {"text": left}, "right": right})
        else:
            distractors.append(right)
    if len(pairs) < 2:
        raise WrongError("Matching needs at least two pairs.", "pairs")
    return {"content": {"type": "matching", "pairs": pairs, "distractors": distractors}}


def _ordering(one: Question) -> dict[str, Any]:
    options = [{"text": one.text(answer)} for answer in one.element.findall("answer")]
    if len(options) < 2:
        raise WrongError("An order needs at least two options.", "options")
    return {"content": {"type": "ordering", "options": options[: MAX_OPTIONS + 1]}}


def _number(one: Question, name: str, most: int) -> int | None:
    said = one.field(name)
    if not said.isascii() or not said.isdecimal() or len(said) > 9 or not int(said):
        return None
    return min(int(said), most)


def _essay(one: Question) -> dict[str, Any]:
    files = -1 if one.field("attachments") == "-1" else _number(one, "attachments", 10) or 0
    if files < 0:
        files = 10
    kinds = re.split(r"[\s,;]+", one.field("filetypeslist").lower())
    accept = [kind.lstrip(".") for kind in kinds if re.fullmatch(r"\.[a-z0-9]{1,10}", kind)]
    if any(kind and not kind.startswith(".") for kind in kinds):
        one.warn("kinds of files that aren't named by their ending are left out")
    if one.field("responseformat") == "noinline" and files:
        return {"content": {"type": "file", "max_files": files, "accept": accept[:20]}}
    content = {
        "type": "essay",
        "min_words": _number(one, "minwordlimit", 20_000),
        "max_words": _number(one, "maxwordlimit", 20_000),
        "template": one.text(one.element.find("responsetemplate"), "html"),
        "max_files": files,
        "notes": one.text(one.element.find("graderinfo"), "html"),
    }
    return {"content": content}


def _cloze(one: Question) -> dict[str, Any]:
    element = one.element.find("questiontext")
    address = none if element is None else Beside(element, one.found.keep).address

    def markdown(text: str) -> str:
        return as_markdown(text, one.usual(), one.warn, address)

    try:
        stem, gaps = cloze.taken_out(inner(element))
        made = cloze.content(gaps, markdown, one.warn)
    except TooMuchError:
        raise
    except ValueError as wrong:
        raise WrongError(str(wrong), "gaps") from None
    return {
        "stem": markdown(stem),
        "content": {"type": "cloze", "gaps": made},
    }


READERS: dict[str, Callable[[Question], dict[str, Any]]] = {
    "multichoice": _multichoice,
    "truefalse": _true_false,
    "shortanswer": _short_answer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": _cloze,
}
