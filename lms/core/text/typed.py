"""The types of text input, for REST and sockets; the length is checked first."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from lms.core.text.sight import blank, empty, visible

MARKS_IN_A_ROW = 30
"""As in Unicode's stream-safe form: sorting a run of marks takes quadratic time."""
MARKS_ON_A_LETTER = 3
"""In names: more would cover the lines above and below."""
MARKS = frozenset({"Mn", "Mc", "Me"})
STACKING = frozenset({"Mn", "Me"})
TYPED, AT_MOST = 4, 20_000
"""Raw text may be this many times as long as its NFC form, but only by so many characters."""

_refused = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_line_break = re.compile("[\n\r\t\u2028\u2029]")


def has_run(value: str, longest: int, kinds: frozenset[str]) -> bool:
    """Whether more than `longest` characters of these categories stand in a row."""
    category = unicodedata.category
    # a longer run would include one of the sampled positions
    for at in range(longest, len(value), longest + 1):
        if category(value[at]) in kinds:
            first = last = at
            while first > 0 and at - first <= longest and category(value[first - 1]) in kinds:
                first -= 1
            while last - first <= longest and category(value[last + 1 : last + 2] or "a") in kinds:
                last += 1
            if last - first >= longest:
                return True
    return False


def clean(value: str) -> str:
    """The text in NFC, vertical tabs and form feeds as line breaks.

    Refuses other control characters but tab, LF and CR, lone surrogates, and more than 30 marks
    in a row.
    """
    if _refused.search(value):
        raise ValueError("holds a character that can't be stored")
    value = value.replace("\v", "\n").replace("\f", "\n")
    if value.isascii():
        return value
    if has_run(value, MARKS_IN_A_ROW, MARKS):
        raise ValueError("holds too many marks in a row")
    return unicodedata.normalize("NFC", value)


def one_line(value: str) -> str:
    """Like `clean`, on one line, without white space at the ends."""
    value = clean(value.replace("\v", " ").replace("\f", " "))
    if _line_break.search(value):
        raise ValueError("must stand on one line")
    return value.strip()


def not_empty(value: str) -> str:
    """Refuse a text of which nothing is visible."""
    if empty(value):
        raise ValueError("must not be empty")
    return value


def named(value: str) -> str:
    """A person's name: without invisible characters, at most 3 marks in a row."""
    value = " ".join(blank(visible(value)).split())
    if has_run(value, MARKS_ON_A_LETTER, STACKING):
        raise ValueError("holds too many marks on one letter")
    return value


@dataclass(frozen=True, slots=True)
class Lines:
    """Text of any number of lines, as in `Annotated[str, Lines(500)]`.

    Lengths are in characters of the NFC form. A far longer text is refused before any other work.
    """

    most: int
    least: int = 0

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        least = {"minLength": self.least} if self.least else {}
        return {"maxLength": self.most, **least, "type": "string"}

    def read(self, value: Any) -> str:
        """The cleaned text; ValueError says what is wrong with it."""
        if not isinstance(value, str):
            raise ValueError("must be text")  # noqa: TRY004  pydantic reports ValueError as 422
        if len(value) > min(TYPED * self.most, self.most + AT_MOST):
            raise self._too_long()
        text = self.cleaned(value)
        if len(text) > self.most:
            raise self._too_long()
        if len(text) < self.least:
            raise ValueError(f"should have at least {self.least} characters")
        return text

    def cleaned(self, value: str) -> str:
        return clean(value)

    def _too_long(self) -> ValueError:
        return ValueError(f"should have at most {self.most} characters")


class Line(Lines):
    """Text of one line, without white space at its ends."""

    def cleaned(self, value: str) -> str:
        return one_line(value)


Title = Annotated[str, Line(200), AfterValidator(not_empty)]
"""One line of 1 to 200 characters, some of them visible."""

LanguageTag = Annotated[
    str,
    Lines(35),
    Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*(-[A-Za-z0-9](-[A-Za-z0-9]{2,8})+)*$"),
]
"""A BCP 47 language tag with its extensions: `en`, `zh-Hant-TW`, `en-US-u-hc-h12`."""

Name = Annotated[str, Line(200), AfterValidator(named), AfterValidator(not_empty)]
"""A person's name: a title without invisible characters and piled-up marks."""
