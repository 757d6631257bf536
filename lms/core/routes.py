"""Previews of what people write."""

from __future__ import annotations

from typing import Annotated

from quart import Blueprint
from quart_schema import validate_request, validate_response

from lms.core import limits, markup
from lms.core.access import SIGNED_IN, actor, allow
from lms.core.limits import Limit
from lms.core.markup import MAX_TEXT_LENGTH, Source
from lms.core.schema import In, Out
from lms.core.text import Lines

routes = Blueprint("markup", __name__)

PREVIEWS = Limit("markdown", 120)


class MarkdownIn(In):
    """Markdown: CommonMark, tables, ~~struck~~ text, `$` formulas."""

    markdown: Annotated[str, Lines(MAX_TEXT_LENGTH)]
    label: bool = False
    """As the text of an option is shown: it stands on a button, without links and blocks."""


class WarningOut(Out):
    """What isn't shown as it was meant; `code` is one of a few words, `message` says it."""

    code: str
    message: str


class MarkdownOut(Out):
    html: str
    warnings: list[WarningOut]


@routes.post("/markdown")
@allow(SIGNED_IN)
@validate_request(MarkdownIn)
@validate_response(MarkdownOut)
async def render_markdown(data: MarkdownIn) -> MarkdownOut:
    """A text as others will see it, and what of it they won't"""
    await limits.require(PREVIEWS, str(actor().id))
    [made] = await markup.rendered([Source(data.markdown, data.label)])
    warnings = [WarningOut(code=one.code, message=one.message) for one in made.faults]
    return MarkdownOut(html=made.html, warnings=warnings)
