"""A second lock: nh3 lets through what the writer writes, and nothing else."""

from __future__ import annotations

from functools import cache

import nh3

from lms.core.markup import addresses, code

ELEMENTS = frozenset(
    "p pre ul ol li blockquote hr table thead tbody tr th td h2 h3 h4 h5 h6 br strong em del "  # noqa: SIM905
    "code a img div span".split()
)
"""But for those of formulas, which are cleaned apart."""


def clean(html: str) -> str:
    """The HTML without anything that a text may not hold."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    cells = {"al", "ac", "ar"}
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags={"script", "style", "template", "noscript", "iframe", "svg", "math"},
        attributes={
            "a": {"href", "title", "target"},
            "img": {"src", "alt", "title"},
            "ol": {"start"},
        },
        allowed_classes={
            "span": {"formula", *code.classes()},
            "code": {f"language-{name}" for name in code.LANGUAGES.values()},
            "div": {"wide"},
            "th": cells,
            "td": cells,
        },
        attribute_filter=_checked,
        link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https", "mailto"},
    )


def _checked(element: str, attribute: str, value: str) -> str | None:
    if (element, attribute) == ("img", "src"):
        return addresses.picture(value)
    if attribute == "target":
        return "_blank"
    return value
