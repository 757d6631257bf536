"""What players read of their games: running ones, and their own results."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from tortoise.expressions import Q

from lms.core import clock, db, paging
from lms.core.access import Actor
from lms.core.crypto import digest
from lms.core.errors import Conflict, NotFound, Unauthorized
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.live import queries, schemas
from lms.live.models import LiveParticipant, LiveQuestion, LiveSession
from lms.live.rules import OVER, PLAYABLE_AFTER_END
from lms.live.shown import beside
from lms.questions.content import content_of
from lms.questions.rules import key

PARTS = frozenset({"options", "left", "right", "items", "categories"})
COUNTED = """
select s.id, (select count(*)::int from live_questions q where q.session_id = s.id and q.settled
    and not q.voided) as asked,
  (select count(*)::int from live_participants p where p.session_id = s.id and not p.kicked)
    as players
from unnest($1::uuid[]) s(id)
"""


async def now(actor: Actor, query: PageQuery) -> Page[schemas.LiveNow]:
    """The running games of the courses the actor learns in, newest first."""
    page = await paging.by_id(LiveSession.open_to(actor), query, newest_first=True)
    mine = LiveParticipant.filter(
        user_id=actor.id, kicked=False, session_id__in=[one.id for one in page.items]
    )
    joined = set(await mine.values_list("session_id", flat=True))
    items = [
        schemas.LiveNow(
            session_id=one.id,
            course_id=one.course_id,
            quiz_id=one.quiz_id,
            title=one.title,
            phase=one.phase,
            pin=one.pin,
            joined=one.id in joined,
        )
        for one in page.items
    ]
    return Page[schemas.LiveNow](items=items, next=page.next)


async def page(actor: Actor, query: PageQuery) -> Page[schemas.LiveResult]:
    """Finished games that the account played, newest first."""
    mine = LiveParticipant.filter(user_id=actor.id, kicked=False, session__phase__in=list(OVER))
    found = await paging.by_id(mine.select_related("session"), query, newest_first=True)
    figures = await _figures([one.session_id for one in found.items])
    items = [schemas.LiveResult(**_result(one, figures)) for one in found.items]
    return Page[schemas.LiveResult](items=items, next=found.next)


async def one(
    session_id: UUID, actor: Actor | None, tokens: Sequence[str], participant_id: UUID | None
) -> schemas.LiveResultOut:
    """The player's own answers, with revealed keys; 409 while the game runs.

    An account may read them always; a guest for 2 hours, by this browser's cookie or the player
    token.
    """
    player = await _mine(session_id, actor, tokens, participant_id)
    session = player.session
    if not session.over:
        raise Conflict("conflict", "This quiz is still running.")
    questions = await LiveQuestion.of(session_id, number__not_isnull=True)
    asked = {one.question_id: one for one in questions}
    played = (await queries.my_questions(session_id, [player.id])).get(player.id, [])
    # In a thread: two hundred questions with all their options take a while to parse.
    shown = await asyncio.to_thread(
        lambda: [_played(row, asked[row["question_id"]]) for row in played]
    )
    return schemas.LiveResultOut(**_result(player, await _figures([session_id])), questions=shown)


async def _mine(
    session_id: UUID, actor: Actor | None, tokens: Sequence[str], participant_id: UUID | None
) -> LiveParticipant:
    if actor is None and not tokens:
        raise Unauthorized(detail="Sign in or join first.")
    account = actor.id if actor and actor.kind == "user" else None
    places = Q(token_hash__in=[digest(one).hex() for one in tokens])
    if actor and actor.kind == "participant":
        places = Q(id=actor.id)
    long_ago = clock.now() - PLAYABLE_AFTER_END
    lasting = places & (Q(session__finished_at=None) | Q(session__finished_at__gt=long_ago))
    mine = lasting | Q(user_id=account) if account else lasting
    which = {"id": participant_id} if participant_id else {}
    found = LiveParticipant.filter(mine, session_id=session_id, kicked=False, **which)
    players = await found.select_related("session").order_by("-id")
    for player in sorted(players, key=lambda one: one.user_id != account):
        return player
    raise NotFound


async def _figures(session_ids: Sequence[UUID]) -> dict[UUID, Any]:
    return {row["id"]: row for row in await db.rows(COUNTED, session_ids)}


def _result(player: LiveParticipant, figures: dict[UUID, Any]) -> dict[str, Any]:
    session: LiveSession = player.session
    return {
        "session_id": session.id,
        "course_id": session.course_id,
        "participant_id": player.id,
        "nickname": player.nickname,
        "title": session.title,
        "finished_at": session.finished_at,
        "rank": player.rank,
        "players": figures[session.id]["players"],
        "total": player.total,
        "correct": player.correct,
        "asked": figures[session.id]["asked"],
    }


def _played(answered: schemas.OwnQuestion, question: LiveQuestion) -> schemas.PlayedQuestion:
    content = content_of(question.version.content)
    html = question.html
    fields = beside(question) if question.opened else {}
    played = {
        **answered,
        "question_type": content.type,
        "options": [],
        "key": key(content) if question.revealed else None,
        "explanation": question.explanation if question.revealed else "",
        "explanation_html": html.explanation if question.revealed else "",
    }
    return cast(
        schemas.PlayedQuestion,
        played | {name: _options(fields[name]) for name in PARTS & fields.keys()},
    )


def _options(things: Sequence[dict[str, str]]) -> list[schemas.ResultOption]:
    return [schemas.ResultOption(**one) for one in things]
