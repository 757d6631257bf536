"""What courses do when accounts change, and whose files a course's are."""

from __future__ import annotations

from uuid import UUID

from lms.core.access import Actor
from lms.courses import reading
from lms.courses.actions import searching
from lms.courses.models import COURSE, Course
from lms.files import hooks as files
from lms.files import spaces
from lms.files.hooks import Use
from lms.files.spaces import Audience, FileSpace
from lms.users import hooks as users


@users.changed.add
async def renamed(change: users.UserChanged) -> None:
    """Find their courses by the new name."""
    if "full_name" in change.fields:
        await searching.index_owned(change.user.id)


async def _is_in(actor: Actor, course_id: UUID) -> bool:
    return await Course.open_to(actor).filter(id=course_id).exists()


spaces.register(FileSpace(COURSE, staffed=Course.staffed_by, managed=Course.managed_by))
spaces.add_audience(Audience(COURSE, _is_in))


@files.used_by.add
async def showing(file_id: UUID) -> list[Use]:
    """The courses whose description or cover shows the file."""
    return [Use(COURSE, course_id) for course_id in await reading.showing(file_id)]
