"""Attempts over REST."""

from __future__ import annotations

import time
from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.attempts import due, queue, reading, schemas
from lms.attempts.actions import closing, marking, practising, regrading, saving, starting
from lms.attempts.models import Attempt
from lms.attempts.regraded import RegradeIn, RegradePreviewOut, RegradeStarted
from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.core.schema import Page
from lms.core.versions import etag
from lms.quizzes.schemas import QuizOut

routes = Blueprint("attempts", __name__)

Read = tuple[schemas.AttemptReadOut, int, dict[str, str]]


async def _shown(attempt: Attempt, status: int = 200) -> Read:
    return await reading.shown(actor(), attempt), status, etag(attempt.version)


@routes.post("/quizzes/<uuid:quiz_id>/attempts")
@allow(SIGNED_IN)
@validate_request(schemas.StartIn)
@validate_response(schemas.AttemptReadOut, 201)
@validate_response(schemas.AttemptReadOut, 200)
async def start(quiz_id: UUID, data: schemas.StartIn) -> Read:
    """Start an attempt, or go on with the open one (200); staff get a preview"""
    attempt, new = await starting.start(actor(), quiz_id, data.access_code)
    return await _shown(attempt, 201 if new else 200)


@routes.get("/quizzes/<uuid:quiz_id>/attempts")
@allow(SIGNED_IN)
@validate_querystring(schemas.AttemptQuery)
@validate_response(Page[schemas.AttemptOut])
async def list_attempts(
    quiz_id: UUID, query_args: schemas.AttemptQuery
) -> Page[schemas.AttemptOut]:
    """List a quiz's attempts: all for its staff, else your own"""
    return await reading.listed(actor(), quiz_id, query_args)


@routes.get("/due")
@allow(SIGNED_IN)
@validate_response(list[schemas.DueOut])
async def list_due() -> list[schemas.DueOut]:
    """What ends for you within two weeks: quizzes that you haven't handed in, and courses"""
    return [schemas.DueOut.model_construct(**row) for row in await due.of(actor().id)]


@routes.get("/attempts/<uuid:attempt_id>")
@allow(SIGNED_IN)
@validate_response(schemas.AttemptReadOut)
async def read(attempt_id: UUID) -> Read:
    """Read an attempt with its questions, as far as you may see them"""
    found, version = await reading.read(actor(), attempt_id)
    return found, 200, etag(version)


@routes.put("/attempts/<uuid:attempt_id>/answers/<uuid:question_id>")
@allow(SIGNED_IN)
@validate_request(schemas.AnswerIn)
@validate_response(schemas.SavedOut)
async def save(attempt_id: UUID, question_id: UUID, data: schemas.AnswerIn) -> saving.Saved:
    """Save an answer; it is stored when this is answered"""
    return await saving.keep(
        actor(), attempt_id, question_id, data.answer,
        flagged=data.flagged, seq=data.seq, received=time.monotonic(),
    )  # fmt: skip


@routes.post("/attempts/<uuid:attempt_id>/answers/<uuid:question_id>/check")
@allow(SIGNED_IN)
@validate_response(schemas.AttemptReadOut)
async def check(attempt_id: UUID, question_id: UUID) -> Read:
    """Make a stored answer of a practice attempt final, and read its key"""
    return await _shown(await practising.check(actor(), attempt_id, question_id))


@routes.post("/attempts/<uuid:attempt_id>/next")
@allow(SIGNED_IN)
@validate_querystring(schemas.NextQuery)
@validate_response(schemas.AttemptReadOut)
async def go_on(attempt_id: UUID, query_args: schemas.NextQuery) -> Read:
    """Leave the current question for good, where there is no way back"""
    return await _shown(await closing.go_on(actor(), attempt_id, query_args.position))


@routes.post("/attempts/<uuid:attempt_id>/submit")
@allow(SIGNED_IN)
@validate_request(schemas.SubmitIn)
@validate_response(schemas.AttemptReadOut)
async def submit(attempt_id: UUID, data: schemas.SubmitIn) -> Read:
    """Hand an attempt in; asked again nothing changes"""
    return await _shown(await closing.submit(actor(), attempt_id, data.answers))


@routes.post("/attempts/<uuid:attempt_id>/abandon")
@allow(TEACHERS)
@validate_request(schemas.AbandonIn)
@validate_response(schemas.AttemptReadOut)
async def abandon(attempt_id: UUID, data: schemas.AbandonIn) -> Read:
    """Let an attempt count nowhere, and give its student the try back"""
    return await _shown(await closing.abandon(actor(), attempt_id, data.reason))


@routes.get("/courses/<uuid:course_id>/grading")
@allow(TEACHERS)
@validate_querystring(schemas.QueueQuery)
@validate_response(Page[schemas.WaitingOut])
async def list_waiting(course_id: UUID, query_args: schemas.QueueQuery) -> Page[schemas.WaitingOut]:
    """List the answers of a course that wait for a person, oldest first"""
    return await queue.waiting(actor(), course_id, query_args)


@routes.put("/attempts/<uuid:attempt_id>/grades/<uuid:question_id>")
@allow(TEACHERS)
@validate_request(schemas.GradeIn)
@validate_response(schemas.AttemptReadOut)
async def grade(attempt_id: UUID, question_id: UUID, data: schemas.GradeIn) -> Read:
    """Give an answer points by hand, with comments"""
    rubric = None
    if data.rubric is not None:
        rubric = {str(name): one.model_dump(mode="json") for name, one in data.rubric.items()}
    inline = [one.model_dump() for one in data.inline]
    given = marking.Given(data.points, rubric, data.comment, inline)
    return await _shown(await marking.give(actor(), attempt_id, question_id, given))


@routes.delete("/attempts/<uuid:attempt_id>/grades/<uuid:question_id>")
@allow(TEACHERS)
@validate_response(schemas.AttemptReadOut)
async def ungrade(attempt_id: UUID, question_id: UUID) -> Read:
    """Take points given by hand back: the automatic ones count, or it waits again"""
    return await _shown(await marking.give(actor(), attempt_id, question_id, marking.Given()))


@routes.post("/quizzes/<uuid:quiz_id>/regrade")
@allow(TEACHERS)
@validate_request(RegradeIn)
@validate_response(RegradePreviewOut, 200)
@validate_response(RegradeStarted, 202)
async def regrade(quiz_id: UUID, data: RegradeIn) -> tuple[RegradePreviewOut | RegradeStarted, int]:
    """Grade a quiz's attempts anew by another key; `dry_run` only shows what would change"""
    found = await regrading.ask(actor(), quiz_id, data)
    return found, 202 if isinstance(found, RegradeStarted) else 200


@routes.post("/quizzes/<uuid:quiz_id>/release")
@allow(TEACHERS)
@validate_request(schemas.ReleaseIn)
@validate_response(QuizOut)
async def release(quiz_id: UUID, data: schemas.ReleaseIn) -> tuple[QuizOut, int, dict[str, str]]:
    """Let students see their grades, now or from then"""
    quiz = await marking.release(actor(), quiz_id, data.at)
    return QuizOut.of(quiz, managed=True), 200, etag(quiz.version)


@routes.delete("/quizzes/<uuid:quiz_id>/release")
@allow(TEACHERS)
async def withhold(quiz_id: UUID) -> tuple[str, int]:
    """Hide the grades again"""
    await marking.withhold(actor(), quiz_id)
    return "", 204
