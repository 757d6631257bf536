"""Markdown to HTML; pure, but for the clock that ends the colouring of code.

pyromark tells what a text consists of, `writer` writes it, nh3 cleans it all the same.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

import pyromark
from pyromark import Options

from lms.core.markup.cleaning import clean
from lms.core.markup.labels import without_blocks
from lms.core.markup.writer import Fault, Writer

MAX_TEXT_LENGTH = 100_000
_markdown = pyromark.Markdown(
    options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_MATH
)
_formula = re.compile(r'<span class="formula">(\d+)</span>')
_alone = re.compile(r"<p>((?:(?!</p>).)*)</p>", re.DOTALL)


class Source(NamedTuple):
    """A text to render. A `label` stands in a button: no link, no paragraph around a single one."""

    text: str
    label: bool = False


def as_written(text: str, *, label: bool = False) -> str:
    """A text that is no Markdown, as HTML that shows it as it is."""
    html = escape(text, quote=False)
    return html if label or not text.strip() else f"<p>{html}</p>"


def shown(text: str, html: str | None) -> str:
    """A text's kept HTML; without one it is from before texts were Markdown."""
    return as_written(text) if html is None else html


def takes_a_child(text: str) -> bool:
    """Whether it may hold code or formulas, whose libraries work in a process of their own."""
    return "$" in text or "```" in text or "~~~" in text


def render(source: Source) -> tuple[str, list[Fault]]:
    """The HTML of a text, and what of it isn't shown as it was meant."""
    writer = Writer(source.label)
    text = without_blocks(source.text) if source.label else source.text
    for event in _markdown.events(text):
        writer.take(event)
    html = clean("".join(writer.made))
    html = _formula.sub(lambda found: writer.formulas[int(found[1])], html)
    if source.label and (alone := _alone.fullmatch(html)):
        html = alone[1]
    return html, writer.faults
