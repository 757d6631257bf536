"""Texts of other programs as Markdown: HTML with its lists, tables and code, and formulas."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from lms.questions.formats.base import tidy

Format: TypeAlias = Literal["html", "moodle", "plain", "markdown", "as_is"]
"""How a text is written; `moodle` may be plain or hold tags, `as_is` isn't changed."""
Warn: TypeAlias = Callable[[str], None]
Address: TypeAlias = Callable[[str], str | None]
"""Where a picture is kept, by what a text names it; None for one that is left out."""

MAX_HTML = 40_000
MAX_DEPTH = 60
MAX_TAGS = 4000

_tag = re.compile(r"</?[a-zA-Z][^<>]*>")
_instruction = re.compile(r"<[?!][^<>]*>")
_entity = re.compile(r"&(?:[a-zA-Z]{2,10}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_one_paragraph = re.compile(r"\s*<p\b[^<>]*>([^<>&]*?)(?:<br\s*/?>\s*)?</p>\s*", re.IGNORECASE)
_special = re.compile(r"[*_`\[\]\\#~|$]|^\s*(?:[-+>]|\d+[.)])", re.MULTILINE)
# What begins another formula ends the search, so that its time grows with the length alone.
_formula = re.compile(
    r"\\\(((?:(?!\\[(\[]).){1,2000}?)\\\)|\\\[((?:(?!\\[(\[]).){1,2000}?)\\\]"
    r"|\$\$((?:(?!\$\$).){1,2000})\$\$",
    re.DOTALL,
)
_beside = re.compile(r"@@PLUGINFILE@@/[^\s()<>\"']+")
_bracket = re.compile(r"[\\\[\]]")
_escaped = r"\\\g<0>"
_kept = re.compile("\ufdd0([0-9]+)\ufdd1")
_marks = re.compile("[\ufdd0\ufdd1]")
_LOW = str.maketrans("0123456789+-=()aeoxnijkmpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₙᵢⱼₖₘₚₛₜ")
_HIGH = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")


class TooMuchError(ValueError):
    """The HTML of a text is longer or nested deeper than texts of questions are."""


def none(_source: str) -> None:
    """No picture is kept."""


def as_markdown(text: str, how: Format, warn: Warn, address: Address = none) -> str:
    """The text as Markdown; `warn` is told what is left out. TooMuchError for what is too much."""
    if how == "moodle":
        how = "html" if _tag.search(text) or _entity.search(text) else "plain"
    if how in ("markdown", "as_is"):
        text = _beside.sub(lambda found: _placed(found[0], warn, address), text)
        return text if how == "as_is" else tidy(text)
    if how == "plain":
        return tidy(_formula.sub(_dollars, text))
    return _from_html(text, warn, address)


def plain(text: str) -> str:
    """The text of a field that holds no markup, with HTML's entities as letters."""
    return html.unescape(text) if "&" in text else text


def _from_html(text: str, warn: Warn, address: Address) -> str:
    simple = _one_paragraph.fullmatch(text)
    if simple and not _special.search(simple[1]):
        return tidy(simple[1])
    if "<" not in text and "&" not in text and not _special.search(text):
        return tidy(" ".join(text.split()))
    if len(text) > MAX_HTML or text.count("<") > MAX_TAGS:
        raise TooMuchError("is longer than texts of questions are")
    formulas: list[str] = []

    def keep(found: re.Match[str]) -> str:
        formulas.append(_dollars(found, unescape=True))
        return f"\ufdd0{len(formulas) - 1}\ufdd1"

    text = _formula.sub(keep, _marks.sub("", _instruction.sub("", text)))
    tree = BeautifulSoup(f"<div>{text}</div>", "html.parser")
    _check_depth(tree)
    for one in tree.find_all(["script", "style", "iframe", "object", "embed"]):
        warn(f"<{one.name}> is left out")
        one.decompose()
    for one in tree.find_all(["video", "audio"]):
        warn(f"<{one.name}> is left out")
        one.decompose()
    made = tidy(_Converter(warn, address).convert_soup(tree))
    made = re.sub(r"\n{3,}", "\n\n", made)
    return _kept.sub(
        lambda found: formulas[int(found[1])] if int(found[1]) < len(formulas) else "", made
    )


def _placed(source: str, warn: Warn, address: Address) -> str:
    found = address(source)
    if found is None:
        warn(_left_out(source))
    return found or source


def _left_out(source: str) -> str:
    name = source.rpartition("/")[2][:80] if not source.startswith("data:") else ""
    return f"the picture {name} is left out".replace("  ", " ")


def _check_depth(tree: Any) -> None:
    todo = [(tree, 0)]
    while todo:
        node, depth = todo.pop()
        if depth > MAX_DEPTH:
            raise TooMuchError("holds tags within tags, too many levels of them")
        todo += [(one, depth + 1) for one in getattr(node, "children", ())]


def _dollars(found: re.Match[str], *, unescape: bool = False) -> str:
    """A formula between the marks of Markdown."""
    inline, *blocks = found.groups()
    body = (inline or blocks[0] or blocks[1]).strip()
    if unescape:
        body = html.unescape(_tag.sub("", body))
    if not body:
        return ""
    return f"${body}$" if inline else f"$${body}$$"


class _Converter(MarkdownConverter):
    """What teachers' editors make, as Markdown."""

    def __init__(self, warn: Warn, address: Address) -> None:
        super().__init__(heading_style="ATX", bullets="-", escape_misc=False)
        self._warn, self._address = warn, address

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        source, alt = str(el.get("src") or ""), " ".join(str(el.get("alt") or "").split())
        kept = self._address(source)
        if kept is None:
            self._warn(_left_out(source))
            return alt
        return f"![{_bracket.sub(_escaped, alt)}]({kept})"

    def convert_sub(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        low = text.translate(_LOW)
        return low if low != text or not text else f"_{text}" if len(text) == 1 else text

    def convert_sup(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        high = text.translate(_HIGH)
        return high if high != text or not text else f"^{text}"
