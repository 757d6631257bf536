"""What a quiz asks, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery

from lms.core import db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid
from lms.questions.actions import NewQuestion, bank_of, create_question, written
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion
from lms.quizzes.actions.locking import locked, raise_version
from lms.quizzes.models import Quiz, QuizSlot
from lms.quizzes.reading import manages
from lms.quizzes.schemas import MAX_QUESTIONS, SlotIn


async def add_question(
    actor: Actor, quiz_id: UUID, fields: Mapping[str, Any]
) -> tuple[QuestionVersion, QuizSlot]:
    """A new question in a quiz's course, and its slot: the last when no place is asked for."""
    asked = {name: value for name, value in fields.items() if name != "position"}
    return await _added(actor, quiz_id, await written(actor, asked), fields.get("position"))


@atomic
async def _added(
    actor: Actor, quiz_id: UUID, new: NewQuestion, position: int | None
) -> tuple[QuestionVersion, QuizSlot]:
    course = Subquery(Quiz.filter(id=quiz_id).values("course_id"))
    # The bank before the quiz, as an import does.
    await QuestionBank.filter(course_id__in=course).select_for_update(no_key=True)
    quiz = await locked(actor, quiz_id, seen=False)
    others = await _order(quiz_id)
    counts = await QuizSlot.filter(quiz_id=quiz_id).values("count")
    if sum(one["count"] for one in counts) >= MAX_QUESTIONS:
        raise Conflict("too_many", f"A quiz has at most {MAX_QUESTIONS} questions.")
    last = len(others) + 1
    version = await create_question(await bank_of(await quiz.course), new)
    slot = await QuizSlot.create(quiz_id=quiz_id, question=version.question, position=last)
    slot.position = await _arrange(others, slot.id, position or last)
    await raise_version(quiz)
    return version, slot


@atomic
async def put_slots(
    actor: Actor, quiz_id: UUID, given: Sequence[SlotIn]
) -> tuple[Quiz, list[QuizSlot]]:
    """Replace all slots of a quiz; slots it already has keep their ids."""
    quiz = await locked(actor, quiz_id)
    old = {slot.id: slot for slot in await QuizSlot.in_order(quiz_id)}
    versions = await _checked(actor, given, old)
    await QuizSlot.filter(quiz_id=quiz_id).delete()
    made = []
    for position, one in enumerate(given, start=1):
        draw = one.draw.model_dump() if one.draw else {}
        version = versions.get((one.question_id, one.version))
        named = {"id": one.id} if one.id in old else {}
        slot = QuizSlot(
            **named,
            quiz_id=quiz_id,
            question_id=one.question_id,
            version_id=version.id if version else None,
            position=position,
            points=one.points,
            count=one.count,
            **draw,
        )
        slot.version = version
        made.append(slot)
    if made:
        await QuizSlot.bulk_create(made)
    await raise_version(quiz)
    return quiz, made


async def fill(quiz: Quiz, versions: Sequence[QuestionVersion]) -> None:
    """Give a new quiz these versions to ask, in this order."""
    made = [
        QuizSlot(quiz_id=quiz.id, question_id=one.question_id, version_id=one.id, position=place)
        for place, one in enumerate(versions, start=1)
    ]
    await QuizSlot.bulk_create(made)
    await raise_version(quiz)


Versions = dict[tuple[UUID | None, int | None], QuestionVersion]


async def _checked(actor: Actor, given: Sequence[SlotIn], old: dict[UUID, QuizSlot]) -> Versions:
    """The versions that the slots name; 422 for anything repeated, unknown or not the actor's."""
    for name, what in (("id", "slot"), ("question_id", "question")):
        found = [getattr(one, name) for one in given]
        for place, one in enumerate(found):
            if one and one in found[:place]:
                raise Invalid.field(f"{place}.{name}", f"this {what} is there already")
    mine = {slot.question_id for slot in old.values()}
    asked = [one.question_id for one in given if one.question_id]
    # Its own questions stay, whoever's they are and though they are archived.
    known = await Question.filter(
        Q(id__in=[one for one in asked if one in mine])
        | Q(
            id__in=[one for one in asked if one not in mine],
            archived=False,
            bank_id__in=Subquery(QuestionBank.staffed_by(actor).values("id")),
        )
    ).values_list("id", flat=True)
    drawn = {one.draw.bank_id for one in given if one.draw}
    drawn -= {slot.bank_id for slot in old.values() if slot.bank_id}
    banks = set(await _ids(QuestionBank.staffed_by(actor).filter(id__in=list(drawn))))
    banks |= {slot.bank_id for slot in old.values() if slot.bank_id}
    folders = [one.draw.category_id for one in given if one.draw and one.draw.category_id]
    where = dict(await QuestionCategory.filter(id__in=folders).values_list("id", "bank_id"))
    numbered = {(one.question_id, one.version) for one in given if one.version}
    some = QuestionVersion.filter(question_id__in=[one for one, _ in numbered])
    versions: Versions = {(one.question_id, one.number): one for one in await some}
    for place, one in enumerate(given):
        if one.question_id and one.question_id not in known:
            raise Invalid.field(f"{place}.question_id", "is no question of yours")
        if one.version and (one.question_id, one.version) not in versions:
            raise Invalid.field(f"{place}.version", "is no version of this question")
        draw = one.draw
        if draw and draw.bank_id not in banks:
            raise Invalid.field(f"{place}.draw.bank_id", "is no bank of yours")
        if draw and draw.category_id and where.get(draw.category_id) != draw.bank_id:
            raise Invalid.field(f"{place}.draw.category_id", "is no category of this bank")
    return versions


async def _ids(scope: Any) -> list[UUID]:
    found: list[UUID] = await scope.values_list("id", flat=True)
    return found


@atomic
async def move_question(actor: Actor, question_id: UUID, position: int) -> None:
    """Move a question, locked by the caller, in its quiz; 409 unless it is in one of theirs."""
    quiz_ids = QuizSlot.filter(question_id=question_id).values_list("quiz_id", flat=True)
    # In the order of their ids, so that two who lock several don't wait for each other.
    found = Quiz.filter(id__in=await quiz_ids).order_by("id").select_for_update(no_key=True)
    quizzes = await found
    if len(quizzes) != 1 or not await manages(actor, quizzes[0].course_id):
        raise Conflict(detail="Only a question of one quiz, and that yours, can be moved.")
    slot = await QuizSlot.get(quiz_id=quizzes[0].id, question_id=question_id)
    order = await _order(slot.quiz_id)
    order.remove(slot.id)
    await _arrange(order, slot.id, position)
    await raise_version(quizzes[0])


async def _order(quiz_id: UUID) -> list[UUID]:
    """The ids of a quiz's slots in their order."""
    slots = QuizSlot.filter(quiz_id=quiz_id).order_by("position", "id")
    return [row["id"] for row in await slots.values("id")]


async def _arrange(order: list[UUID], slot: UUID, wanted: int) -> int:
    """Number the slots from 1 with `slot` at the wanted place; returns its place."""
    order = [*order[: wanted - 1], slot, *order[wanted - 1 :]]
    await db.execute(
        "update quiz_slots s set position = o.n "
        "from unnest($1::uuid[]) with ordinality as o(id, n) where s.id = o.id and position <> n",
        order,
    )
    return order.index(slot) + 1
