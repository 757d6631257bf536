"""Text from people: what is accepted, what of it is visible, which two texts are equal."""

from lms.core.text.folding import digits, fold, unaccented
from lms.core.text.sight import blank, empty, is_emoji, look, unseen, visible
from lms.core.text.typed import (
    LanguageTag,
    Line,
    Lines,
    Name,
    Title,
    clean,
    named,
    not_empty,
    one_line,
)

__all__ = [
    "LanguageTag",
    "Line",
    "Lines",
    "Name",
    "Title",
    "blank",
    "clean",
    "digits",
    "empty",
    "fold",
    "is_emoji",
    "look",
    "named",
    "not_empty",
    "one_line",
    "unaccented",
    "unseen",
    "visible",
]
