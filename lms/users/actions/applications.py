"""Applications to become an instructor, and their review."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core import clock
from lms.core.access import TEACHERS, Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, NotFound, refuse
from lms.users import hooks
from lms.users.actions.people import make_instructor
from lms.users.models import ApplicationState, InstructorApplication, User
from lms.users.verbs import UserVerb


@atomic
async def apply(actor: Actor, motivation: str) -> InstructorApplication:
    """Apply to become an instructor; 409 `already_pending`, `already_instructor`."""
    if actor.role in TEACHERS:
        raise Conflict("already_instructor", "You are already an instructor.")
    try:
        # a savepoint: the unique key decides between two concurrent calls
        async with transaction():
            made = await InstructorApplication.create(user_id=actor.id, motivation=motivation)
    except IntegrityError:
        raise Conflict("already_pending", "Your application is still pending.") from None
    await audit.record(UserVerb.APPLICATION_SENT, ("application", made.id))
    await hooks.application_sent(hooks.ApplicationSent(made, await User.get(id=actor.id)))
    return made


@atomic
async def review(
    actor: Actor, application_id: UUID, state: ApplicationState, note: str
) -> InstructorApplication:
    """Approve or reject, once: the second of two admins gets 409 `already_reviewed`."""
    waiting = InstructorApplication.filter(id=application_id, state=ApplicationState.PENDING)
    answered = await waiting.update(
        state=state, note=note, reviewed_by=actor.id, reviewed_at=clock.now()
    )
    found = await InstructorApplication.get_or_none(id=application_id) or refuse(NotFound)
    if not answered:
        raise Conflict("already_reviewed", "This application was already reviewed.")
    approved = state is ApplicationState.APPROVED
    user = await make_instructor(found.user_id) if approved else await User.get(id=found.user_id)
    found.user = user
    await audit.record(UserVerb(f"application.{state}"), ("application", found.id), {"state"})
    await hooks.application_reviewed(hooks.ApplicationReviewed(found, user, approved))
    return found
