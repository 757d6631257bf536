"""LaTeX as MathML.

math-core ends the process on formulas nested a thousand deep and takes half a second to expand
macros, so a formula is short and defines nothing. It lays out tables by `style`, which the pages'
CSP refuses: each declaration becomes a class of `markup.css`.
"""

from __future__ import annotations

import re
from functools import cache

import math_core
import nh3

MAX_LATEX_LENGTH = 2000
MAX_MATHML_LENGTH = 20_000
"""Of the MathML: two thousand primes make a hundred thousand characters."""
MAX_MATHML_DEPTH = 60
CLASSES = {
    "text-align: left": "m-left",
    "text-align: right": "m-right",
    "padding-left: 0": "m-tight-left",
    "padding-right: 0": "m-tight-right",
    "padding-left:1em": "m-apart",
    "border-left: 0.05em solid currentcolor": "m-line-left",
    "border-right: 0.05em solid currentcolor": "m-line-right",
    "border-top: 0.05em solid currentcolor": "m-line-top",
    "border-bottom: 0.05em solid currentcolor": "m-line-bottom",
    "width: 100%": "m-wide",
    "width: 50%": "m-half",
}
ELEMENTS = frozenset(
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mpadded mphantom menclose msub msup "  # noqa: SIM905
    "msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd mstyle".split()
)
ATTRIBUTES = frozenset(
    "displaystyle scriptlevel display lspace rspace stretchy minsize maxsize form fence separator "  # noqa: SIM905
    "largeop movablelimits symmetric width height depth voffset mathvariant accent accentunder "
    "linethickness notation".split()
)

_defines = re.compile(r"\\(?:re)?newcommand|\\providecommand|\\[egx]?def\b|\\let\b|\\newenviron")
_styled = re.compile(r'<(\w+)([^<>]*?) style="([^"<>]*)"')
_tag = re.compile(r"<(/?)\w+[^<>]*?(/?)>")


class Unreadable(ValueError):
    """Not a formula; the message says why."""


@cache
def _converter() -> math_core.LatexToMathML:
    return math_core.LatexToMathML(fancy_error=False)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags={"script", "style"},
        attributes={"*": set(ATTRIBUTES)},
        allowed_classes={"mtd": set(CLASSES.values()), "mtable": set(CLASSES.values())},
        link_rel=None,
        url_schemes=set(),
    )


def mathml(latex: str, *, display: bool, room: int = MAX_MATHML_LENGTH) -> str:
    """The formula as a `<math>` element of at most `room` characters; `Unreadable` for none."""
    if not latex.strip():
        raise Unreadable("is empty")
    if len(latex) > MAX_LATEX_LENGTH:
        raise Unreadable(f"should have at most {MAX_LATEX_LENGTH} characters")
    if _defines.search(latex):
        raise Unreadable("commands can't be defined here")
    try:
        made = _converter().convert_with_local_state(latex, displaystyle=display)
    except math_core.LatexError as error:
        raise Unreadable(str(error).partition(": ")[2] or "is no formula") from None
    if len(made) > min(room, MAX_MATHML_LENGTH) or _depth(made) > MAX_MATHML_DEPTH:
        raise Unreadable("is too large")
    return _cleaner().clean(_styled.sub(_with_classes, made))


def _depth(made: str) -> int:
    depth = deepest = 0
    for ends, empty in _tag.findall(made):
        depth += -1 if ends else not empty
        deepest = max(deepest, depth)
    return deepest


def _with_classes(found: re.Match[str]) -> str:
    declared = (one.strip() for one in found[3].split(";"))
    classes = " ".join(CLASSES[one] for one in declared if one in CLASSES)
    return f'<{found[1]}{found[2]} class="{classes}"'
