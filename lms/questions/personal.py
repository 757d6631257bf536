"""What question banks hold about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.core.clock import stamp
from lms.questions.models import QuestionBank


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """The banks the person made."""
    return [
        {"id": str(bank.id), "title": bank.title, "created_at": stamp(bank.created_at)}
        for bank in await QuestionBank.filter(owner_id=user_id).order_by("id")
    ]


async def keep(_user_id: UUID) -> None:
    """A bank outlives its owner's account: courses use it, and the name is gone."""


personal.register(
    personal.PersonalData("question_banks", "Question banks that a person made.", export, keep)
)
