"""Labels: answers to choose, on one tile each."""

from __future__ import annotations

import re

_block = re.compile(
    r"^( {0,3}(?:\d{1,9}(?=[.)](?:\s|$)))?)"
    r"(?=[.)]|#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|[-=_*]+\s*$|\||\[[^\]]*\]:)"
)


def without_blocks(text: str) -> str:
    """The text of a label: "> 5", "- 3" and "1. May" are answers, no quote and no list."""
    lines, fence = [], ""
    for line in text.split("\n"):
        mark = line.lstrip(" ")[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        lines.append(line if fence else _block.sub(r"\g<1>\\", line))
    return "\n".join(lines)
