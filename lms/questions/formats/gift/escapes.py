"""GIFT's escapes: a backslash takes a sign its meaning."""

from __future__ import annotations

import re

from lms.questions.formats.base import tidy

ESCAPED = "\\:#={}~n"
"""What may stand behind a backslash; `n` is a line's end."""

# While a question is taken apart, an escaped sign is a control character, which no text may hold.
_hidden = {sign: chr(number) for number, sign in enumerate(ESCAPED, 1)}
_shown = str.maketrans({mark: "\n" if sign == "n" else sign for sign, mark in _hidden.items()})
_escape = re.compile(r"\\([\\:#={}~n])")
_signs = re.compile(r"([\\:#={}~])")
_known_format = re.compile(r"\[(?:html|moodle|plain|markdown)\]")
CONTROL = re.compile("[\x00-\x08]")


def hide(text: str) -> str:
    """The text with one character for each escaped sign."""
    return _escape.sub(lambda found: _hidden[found[1]], text)


def show(text: str) -> str:
    """The text with the signs that were escaped."""
    return text.translate(_shown)


def escaped(text: str) -> str:
    """The text as it stands in a file, on one line."""
    return _signs.sub(r"\\\1", tidy(text)).replace("\n", "\\n")


def guarded(text: str) -> str:
    """Like `escaped`; what would be read as a format or as white space around it stays."""
    made = escaped(text)
    if _known_format.match(made):
        return "[markdown]" + made
    return "\\n" + made if made[:1].isspace() else made
