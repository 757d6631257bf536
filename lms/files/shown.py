"""Files that texts show: may their author show them, and the addresses for who reads them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import escape
from uuid import UUID

from lms.core import db
from lms.core.access import Actor
from lms.core.errors import Invalid
from lms.files.links import link
from lms.files.models import StoredFile

ID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
HOLD = "select id from files where id = any($1) order by id for key share"
_named = re.compile(f"/api/v1/files/({ID})/content")
_shown = re.compile(f'(?<=src=")/api/v1/files/({ID})/content(?=")')


def files_in(*texts: str | None) -> set[UUID]:
    """The files whose bare addresses stand in these texts."""
    return {UUID(found[1]) for text in texts if text for found in _named.finditer(text)}


async def check(actor: Actor, files: Iterable[UUID], shown_before: Iterable[UUID] = ()) -> None:
    """422 for a file that the actor may not read and that was not shown before.

    What is written here is signed for all readers later, so nobody may show a stranger's file.
    """
    new = set(files) - set(shown_before)
    if not new:
        return
    await hold(new)
    if await StoredFile.showable_by(actor).filter(id__in=new).count() < len(new):
        raise _unknown()


async def hold(files: Collection[UUID]) -> None:
    """Until the transaction's end nobody deletes those of the files that are there.

    Who checks that they are there does so after this.
    """
    await db.rows(HOLD, list(files))


async def still(files: Collection[UUID]) -> None:
    """Hold files that were checked before the transaction; 422 for one that has gone since."""
    if files:
        await hold(files)
        if await StoredFile.kept().filter(id__in=files).count() < len(files):
            raise _unknown()


def _unknown() -> Invalid:
    return Invalid(
        "unknown_file", "The text shows a file that doesn't exist or isn't yours to show."
    )


def addressed(text: str, audience: tuple[str, UUID]) -> str:
    """The Markdown with the same addresses as `signed` gives its HTML."""
    if "/api/v1/files/" not in text:
        return text
    return _named.sub(lambda found: link(UUID(found[1]), audience), text)


def signed(html: str, audience: tuple[str, UUID]) -> str:
    """The HTML with the address of each picture signed for this audience of `links.link`."""
    if "/api/v1/files/" not in html:
        return html
    return _shown.sub(lambda found: escape(link(UUID(found[1]), audience)), html)
