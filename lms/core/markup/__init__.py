"""Markdown that people write, as HTML that is safe to show; rendered when it is written.

CommonMark, tables, ~~struck~~ text, `$`formulas$` as MathML, code with classes; HTML stays text,
links lead to http, https and mailto, images are files of ours by their bare address.
"""

from lms.core.markup.document import MAX_TEXT_LENGTH, Source, as_written, shown
from lms.core.markup.process import Rendered, described, html, rendered

__all__ = [
    "MAX_TEXT_LENGTH",
    "Rendered",
    "Source",
    "as_written",
    "described",
    "html",
    "rendered",
    "shown",
]
