"""Whose archives are: they are their owner's, and nobody shows them to others."""

from __future__ import annotations

from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.files import spaces
from lms.files.models import ARCHIVE
from lms.files.spaces import FileSpace
from lms.users.models import User


def _own(actor: Actor) -> QuerySet[User]:
    return User.filter(id=actor.id)


def _nobody(_: Actor) -> QuerySet[User]:
    return User.filter(id__in=[])


spaces.register(FileSpace(ARCHIVE, staffed=_own, managed=_nobody))
