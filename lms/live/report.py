"""What a class answered in a game, question by question."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from uuid import UUID

from lms.core import db
from lms.live import results, schemas
from lms.live.models import LiveParticipant, LiveQuestion, LiveSession
from lms.questions.content import Categorise, Matching, content_of
from lms.questions.rules import Given, lines, texts_in

GIVEN = """
select question_id, answer, correct, n from (
  select a.question_id, a.answer, coalesce(a.correct, false) as correct, count(*)::int as n,
    row_number() over (partition by a.question_id order by count(*) desc, a.answer) as place
  from live_answers a join live_participants p on p.id = a.participant_id and not p.kicked
  where a.session_id = $1 group by 1, 2, 3) found
where place <= 2000
"""
"""The 2,000 most frequent answers to each question: people choose among fewer, and of what they
type the report lists ten."""


async def report(session: LiveSession) -> schemas.ReportOut:
    """A game's report; 409 before the first close."""
    asked = await results.asked(session)
    given: dict[UUID, list[Given]] = {}
    for row in await db.rows(GIVEN, session.id):
        one = Given(json.loads(row["answer"]), row["correct"], row["n"])
        given.setdefault(row["question_id"], []).append(one)
    players = await LiveParticipant.filter(session_id=session.id, kicked=False).count()
    # In a thread: two hundred questions with what a school has typed take a while.
    questions = await asyncio.to_thread(_questions, asked, given)
    counted = [one for one in questions if not (one.voided or one.skipped)]
    answered = sum(one.answered for one in counted)
    return schemas.ReportOut(
        session=await results.session_out(session),
        players=players,
        average=sum(one.correct for one in counted) / answered if answered else None,
        questions=questions,
    )


def _questions(
    asked: Sequence[LiveQuestion], given: Mapping[UUID, Sequence[Given]]
) -> list[schemas.ReportQuestion]:
    return [_question(one, given.get(one.question_id, ())) for one in asked]


def _question(one: LiveQuestion, given: Sequence[Given]) -> schemas.ReportQuestion:
    content, html = content_of(one.version.content), one.html
    pairs = html.labels if isinstance(content, Matching | Categorise) else {}
    found = [
        schemas.ReportLine(
            **asdict(line),
            html=html.labels.get(line.text),
            paired_html=pairs.get(line.paired or ""),
        )
        for line in lines(content, given)
    ]
    texts = texts_in(content)
    return schemas.ReportQuestion(
        **results.question_out(one).model_dump(),
        explanation=one.version.explanation,
        explanation_html=html.explanation,
        answered=sum(each.count for each in given),
        correct=sum(each.count for each in given if each.correct),
        lines=found,
        texts=texts,
        texts_html={key: html.labels[text] for key, text in texts.items()},
    )
