"""Attempts as their student sees them, and as staff do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from lms.attempts import contents, lookups, mine, queries, rules
from lms.attempts.actions.closing import settled
from lms.attempts.contents import Asked
from lms.attempts.lookups import Row
from lms.attempts.models import ATTEMPT, HANDED_IN, Attempt, AttemptState
from lms.attempts.queue import student
from lms.attempts.rules import EVERYTHING, NOTHING, Shown
from lms.attempts.schemas import (
    AttemptOut,
    AttemptQuery,
    AttemptQuestionOut,
    AttemptReadOut,
    HandedIn,
)
from lms.core import clock, db, paging
from lms.core.access import TEACHERS, Actor
from lms.core.errors import Invalid, NotFound, refuse
from lms.core.schema import Page
from lms.courses.models import Course
from lms.files.links import link
from lms.files.models import StoredFile
from lms.files.rules import ending
from lms.questions.rules import Keys, by_hand, key, parse_answer, remarks, seen
from lms.quizzes.models import Mode, Quiz, Release
from lms.users.models import User

MAX_USES_SHOWN = 20
WITH_FILE = """
select attempt_id from attempt_answers where answer ? 'file_ids' and answer -> 'file_ids' ? $1
order by attempt_id limit $2"""


async def read(actor: Actor, attempt_id: UUID) -> tuple[AttemptReadOut, int]:
    """An attempt with its questions, and its version.

    One whose time is over is handed in first. Its student sees what the review table allows.
    """
    attempt = await Attempt.visible_to(actor).get_or_none(id=attempt_id) or refuse(NotFound)
    attempt = await settled(attempt)
    return await shown(actor, attempt), attempt.version


async def shown(actor: Actor, attempt: Attempt) -> AttemptReadOut:
    """The attempt with its questions, as this actor may see it.

    Staff see all, but of their own open preview what a student would see.
    """
    quiz = attempt.quiz if isinstance(attempt.quiz, Quiz) else await Quiz.get(id=attempt.quiz_id)
    handed_in = attempt.state in HANDED_IN
    staff = await _staff(actor, attempt.course_id)
    if staff and (handed_in or attempt.user_id != actor.id):
        review = EVERYTHING
    else:
        review = await _review(attempt, quiz)
    alone = attempt.state is AttemptState.OPEN and attempt.user_id == actor.id
    current = attempt.current if alone else None
    found = await lookups.read(attempt.id, current)
    files = await _files(actor, attempt, found, nameless=staff and _nameless(actor, attempt, quiz))
    last = {row.id: Keys.of(row.regraded, row.version_id).versions[-1] for row in found}
    versions = await contents.asked({*last.values(), *(row.version_id for row in found)})
    questions = [
        _question(
            row,
            attempt,
            EVERYTHING if attempt.practice and row.closed_at else review,
            files,
            versions[row.version_id],
            versions[last[row.id]],
        )
        for row in found
    ]
    if staff:
        for row, one in zip(found, questions, strict=True):
            content = versions[row.version_id].version.content
            one.rubric_id, one.notes = content.get("rubric_id"), content.get("notes")
    name = await _name(attempt.user_id) if staff else None
    return AttemptReadOut.model_construct(
        **_fields(attempt, quiz, review, name=name, actor=actor),
        title=quiz.title,
        mode=(Mode.PRACTICE if attempt.practice else Mode.GRADED).value,
        question_count=len(found) if current is None else await queries.length(attempt.id),
        current=attempt.current,
        one_at_a_time=quiz.one_at_a_time,
        questions=questions,
    )


def _nameless(actor: Actor, attempt: Attempt, quiz: Quiz) -> bool:
    return attempt.user_id != actor.id and mine.nameless(quiz, attempt.state)


async def _files(
    actor: Actor, attempt: Attempt, rows: Sequence[Row], *, nameless: bool
) -> dict[str, HandedIn]:
    """The files in these answers, with addresses for who reads them.

    Students put their names into those of files: `nameless` ones are numbered.
    """
    ids = list(dict.fromkeys(one for row in rows for one in (row.answer or {}).get("file_ids", ())))
    if not ids:
        return {}
    stored = await StoredFile.filter(id__in=ids).only("id", "name", "kind", "size")
    audience = (ATTEMPT, attempt.id) if nameless else ("user", actor.id)
    return {
        str(one.id): HandedIn(
            id=one.id,
            name=f"{ids.index(str(one.id)) + 1}.{ending(one.name)}" if nameless else one.name,
            kind=one.kind,
            size=one.size,
            url=link(one.id, audience),
        )
        for one in stored
    }


async def listed(actor: Actor, quiz_id: UUID, query: AttemptQuery) -> Page[AttemptOut]:
    """A quiz's attempts: all for its staff, else the actor's own."""
    quiz = await Quiz.open_to(actor).get_or_none(id=quiz_id) or refuse(NotFound)
    staff = await _staff(actor, quiz.course_id)
    scope = Attempt.visible_to(actor).filter(quiz_id=quiz_id)
    if query.user_id:
        if staff and quiz.anonymous_grading:
            if not mine.released(quiz):
                raise Invalid.field("user_id", "isn't asked for while grading is anonymous")
            if quiz.release is Release.AUTO:
                scope = scope.filter(state__in=mine.OVER)
        scope = scope.filter(user_id=query.user_id)
    if query.state:
        scope = scope.filter(state=query.state)
    page = await paging.by_id(scope, query)
    own = None if staff else await mine.of(quiz, actor.id)
    ids = {one.user_id for one in page.items} if staff else set()
    names = {one.id: one.full_name for one in await User.filter(id__in=ids).only("id", "full_name")}
    items = []
    for found in page.items:
        one = await settled(found)
        handed_in = one.state in HANDED_IN
        review = rules.shown(handed_in=handed_in, review=own) if own else EVERYTHING
        fields = _fields(one, quiz, review, name=names.get(one.user_id), actor=actor)
        items.append(AttemptOut.model_construct(**fields))
    return Page[AttemptOut].model_construct(items=items, next=page.next)


async def _name(user_id: UUID) -> str:
    return (await User.get(id=user_id).only("full_name")).full_name


async def _staff(actor: Actor, course_id: UUID) -> bool:
    return actor.role in TEACHERS and await Course.staffed_by(actor).filter(id=course_id).exists()


async def _review(attempt: Attempt, quiz: Quiz) -> Shown:
    if attempt.state not in HANDED_IN:
        return NOTHING
    return rules.shown(handed_in=True, review=await mine.of(quiz, attempt.user_id))


GRADED_BY = """
select 1 from attempt_answers a join question_versions v on v.id = a.version_id
where v.type in ('essay', 'file') and v.content ->> 'rubric_id' = $1 and a.rubric is not null
limit 1"""


async def graded_by(rubric_id: UUID) -> bool:
    """Whether an answer was graded by the rubric."""
    return await db.row(GRADED_BY, str(rubric_id)) is not None


async def with_file(file_id: UUID) -> list[UUID]:
    """Attempts in which the file was handed in, at most twenty."""
    found = await db.rows(WITH_FILE, str(file_id), MAX_USES_SHOWN)
    return [row["attempt_id"] for row in found]


def _fields(
    attempt: Attempt, quiz: Quiz, review: Shown, *, name: str | None, actor: Actor
) -> dict[str, Any]:
    now = clock.now()
    hidden = name is not None and _nameless(actor, attempt, quiz)
    runs = attempt.state is AttemptState.OPEN
    same = (
        "id", "quiz_id", "course_id", "number", "state", "preview", "started_at", "deadline",
        "submitted_at", "submitted_by", "max_points",
    )  # fmt: skip
    result = dict.fromkeys(("score", "percent", "passed", "score_before_regrade"))
    if review.score:
        result = {name: getattr(attempt, name) for name in result}
    return {
        **{name: getattr(attempt, name) for name in same},
        **result,
        "user_id": None if hidden else attempt.user_id,
        "student": None if name is None else student(quiz.id, attempt.user_id, name, hidden=hidden),
        "remaining_ms": rules.remaining_ms(attempt.deadline, now) if runs else None,
        "server_time": now,
        "released": mine.released(quiz),
    }


def _question(
    row: Row,
    attempt: Attempt,
    review: Shown,
    files: Mapping[str, HandedIn],
    asked: Asked,
    by_key: Asked,
) -> AttemptQuestionOut:
    version, content = asked.version, asked.content
    html = version.html_for((ATTEMPT, attempt.id))
    fields = html.beside(seen(content, row.seed, shuffle_options=attempt.shuffle_options))
    if "file_id" in fields:
        fields["file_url"] = link(UUID(fields["file_id"]), (ATTEMPT, attempt.id))
    handed_in = (row.answer or {}).get("file_ids", ())
    found = {
        **fields,
        "question_id": row.question_id,
        "position": row.position,
        "points": row.points,
        "type": version.type,
        "stem_html": html.stem,
        "answer": row.answer,
        "files": [files[one] for one in handed_in if one in files] or None,
        "seq": row.seq,
        "saved_at": row.saved_at,
        "flagged": row.flagged,
    }
    if review.score and row.earned is not None:
        answer = None if row.answer is None else parse_answer(content, row.answer)
        how = rules.verdict(row.fraction, row.earned, row.points)
        feedback = [html.feedback[how]] if html.feedback.get(how) else []
        feedback += [html.remarks[one] for one in remarks(content, answer)]
        found |= {
            "earned": row.earned,
            "fraction": row.fraction,
            "correct": how == "correct",
            "feedback_html": "".join(feedback),
            "comment": row.comment,
            "inline": row.inline,
            "rubric": row.rubric,
            "graded_by": row.graded_by,
        }
    if review.key:
        found["key"] = None if by_hand(by_key.content) else key(by_key.content)
        found["explanation_html"] = by_key.version.html_for((ATTEMPT, attempt.id)).explanation
    return AttemptQuestionOut.model_validate(found)
