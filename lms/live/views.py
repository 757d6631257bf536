"""What of a game goes over the wire: the question without its key, the reveal with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lms.live.messages import QuestionChanged, QuestionIntro, QuestionOpened, Revealed, ShownOption
from lms.live.models import LiveQuestion, LiveSession
from lms.live.rules import deadline, remaining_ms
from lms.questions.content import Choice, content_of
from lms.questions.rules import key

SHAPES = ("triangle", "diamond", "circle", "square", "pentagon", "cross")
HOST, PLAYER = "host", "player"


def channel_of(session: LiveSession) -> str:
    return f"live:{session.id}"


def options(question: LiveQuestion) -> list[ShownOption]:
    """The options as all may see them: in the order of the version, without right or wrong."""
    content = content_of(question.version.content)
    if not isinstance(content, Choice):
        return []
    return [
        ShownOption(id=one.id, text=one.text, shape=SHAPES[n] if n < len(SHAPES) else "")
        for n, one in enumerate(content.options)
    ]


def intro(session: LiveSession, question: LiveQuestion) -> QuestionIntro:
    return QuestionIntro(
        number=session.number,
        total=session.total,
        question_id=question.question_id,
        stem=question.version.stem,
        intro_ms=session.intro_ms,
    )


def opened(session: LiveSession, question: LiveQuestion, now: datetime) -> QuestionOpened:
    at = session.opened_at or now
    return QuestionOpened(
        number=session.number,
        total=session.total,
        question_id=question.question_id,
        question_type=question.version.type,
        stem=question.version.stem,
        options=options(question),
        opened_at=at,
        deadline=deadline(session) or at,
        remaining_ms=remaining_ms(session, now),
        time_limit_ms=session.limit_ms,
        points=question.points,
    )


def changed(session: LiveSession, now: datetime) -> QuestionChanged:
    if session.question_id is None:
        raise ValueError("no question is being played")
    return QuestionChanged(
        question_id=session.question_id,
        deadline=deadline(session) or now,
        remaining_ms=remaining_ms(session, now),
        paused=session.paused_at is not None,
    )


def revealed(question: LiveQuestion, *, host: bool) -> Revealed:
    """The key. What people typed is shown to hosts only."""
    content = content_of(question.version.content)
    counts = question.by_option if host or isinstance(content, Choice) else {}
    return Revealed(
        question_id=question.question_id,
        correct=key(content),
        explanation=question.version.explanation,
        answered=question.answered or 0,
        right=question.correct or 0,
        by_option=counts,
    )


def upcoming(question: LiveQuestion | None) -> dict[str, Any]:
    """What comes next, for hosts alone."""
    if question is None:
        return {"next": None}
    return {"next": {"question_id": question.question_id, "stem": question.version.stem}}
