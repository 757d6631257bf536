"""A version's texts as HTML: made when it is written, kept with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.core import markup
from lms.core.markup import Source
from lms.files import shown
from lms.questions.content import objects

TEXTS = ("stem", "explanation", "hints", "feedback", "content")
NOTHING: Mapping[Source, str] = MappingProxyType({})
Texts = Mapping[str, Any]
"""These fields of a version, as they are stored."""


@dataclass(frozen=True, slots=True)
class QuestionHtml:
    """The HTML of what a question asks and tells."""

    stem: str
    explanation: str
    hints: Sequence[str]
    feedback: Mapping[str, str]
    labels: Mapping[str, str]
    """By its text, the HTML of what is chosen, put in order, paired or sorted."""
    remarks: Mapping[str, str]
    """By its text, the HTML of the feedback to single answers."""

    def stored(self) -> dict[str, Any]:
        """The JSON to store; `QuestionHtml(**stored)` gives it back."""
        return asdict(self)

    def signed(self, audience: tuple[str, UUID]) -> QuestionHtml:
        """The same with the addresses of its pictures signed for this audience."""

        def one(html: str) -> str:
            return shown.signed(html, audience)

        return QuestionHtml(
            stem=one(self.stem),
            explanation=one(self.explanation),
            hints=[one(hint) for hint in self.hints],
            feedback={name: one(html) for name, html in self.feedback.items()},
            labels={name: one(html) for name, html in self.labels.items()},
            remarks={name: one(html) for name, html in self.remarks.items()},
        )

    def beside(self, part: Mapping[str, Any]) -> dict[str, Any]:
        """The JSON of a content, or of what is seen of it, with the HTML beside each text."""
        found = {name: self._within(one) for name, one in part.items()}
        if _is_label(part):
            found["html"] = self.labels[part["text"]]
        if "feedback" in part:
            found["feedback_html"] = part["feedback"] and self.remarks[part["feedback"]]
        return found

    def _within(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._within(one) for one in value]
        return self.beside(value) if isinstance(value, dict) else value


async def rendered(texts: Texts, known: Mapping[Source, str] = NOTHING) -> QuestionHtml:
    """The texts as HTML; 422 `too_complex` for what takes too long. Outside of transactions.

    `known` is the HTML of some of them.
    """
    made: dict[Source, str] = {}
    _html(texts, lambda source: made.setdefault(source, known.get(source, "")))
    new = [source for source in made if source not in known]
    for source, done in zip(new, await markup.rendered(new), strict=True):
        made[source] = done.html
    return _html(texts, made.__getitem__)


def html_of(texts: Texts, stored: Mapping[str, Any] | None) -> dict[Source, str]:
    """By each text its HTML, as it was stored with these texts."""
    if stored is None:
        return {}
    html = QuestionHtml(**stored)
    plain = {texts["stem"]: html.stem, texts["explanation"]: html.explanation}
    plain |= dict(zip(texts["hints"], html.hints, strict=True))
    plain |= {text: html.feedback[name] for name, text in texts["feedback"].items()}
    found = {Source(text): made for text, made in {**plain, **html.remarks}.items()}
    return found | {Source(text, True): made for text, made in html.labels.items()}


def as_written(texts: Texts) -> QuestionHtml:
    """The HTML of an old version, whose texts were not Markdown."""
    return _html(texts, lambda source: markup.as_written(source.text, label=source.label))


def _html(texts: Texts, made: Callable[[Source], str]) -> QuestionHtml:
    parts = [*objects(texts["content"])]
    remarks = [part["feedback"] for part in parts if part.get("feedback")]
    return QuestionHtml(
        stem=made(Source(texts["stem"])),
        explanation=made(Source(texts["explanation"])),
        hints=[made(Source(one)) for one in texts["hints"]],
        feedback={name: made(Source(one)) for name, one in texts["feedback"].items()},
        labels={one["text"]: made(Source(one["text"], True)) for one in parts if _is_label(one)},
        remarks={one: made(Source(one)) for one in remarks},
    )


def files_shown(rendered: Mapping[str, Any] | None, content: Mapping[str, Any]) -> set[UUID]:
    """The files in a version's HTML, and the picture to click on."""
    found = shown.files_in(to_json(rendered).decode() if rendered else None)
    return found | ({UUID(content["file_id"])} if content.get("file_id") else set())


def _is_label(part: Mapping[str, Any]) -> bool:
    """Whether it is shown to be chosen; an accepted text has no id and is never shown so."""
    return "id" in part and "text" in part
