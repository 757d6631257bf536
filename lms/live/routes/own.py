"""A player's own games over REST: running ones, results, missed ones."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_response

from lms.core.access import PUBLIC, SIGNED_IN, actor, actor_or_none, allow, by_player
from lms.core.paging import PageQuery
from lms.core.schema import Page, answers
from lms.live import missed, own, schemas
from lms.live.missed import LiveMissed
from lms.live.routes.edge import places, routes


@routes.get("/live-results")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.LiveResult])
async def list_live_results(query_args: PageQuery) -> Page[schemas.LiveResult]:
    """List your results in live quizzes, newest first"""
    return await own.page(actor(), query_args)


@routes.get("/live-results/missed")
@allow(SIGNED_IN)
@validate_response(list[LiveMissed])
async def list_missed_live_quizzes() -> list[LiveMissed]:
    """List finished live quizzes of your courses that you didn't play but may practice"""
    return [LiveMissed.model_construct(**row) for row in await missed.by(actor().id)]


@routes.get("/live-results/<uuid:session_id>")
@allow(PUBLIC)
@by_player
@answers(409, "The quiz is still running.")
@validate_querystring(schemas.PlaceQuery)
@validate_response(schemas.LiveResultOut)
async def read_live_result(
    session_id: UUID, query_args: schemas.PlaceQuery
) -> schemas.LiveResultOut:
    """Read your own answers in one live quiz, as a guest for two hours"""
    tokens = places() or ()
    return await own.one(session_id, actor_or_none(), tokens, query_args.participant_id)


@routes.get("/live/now")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.LiveNow])
async def list_live_now(query_args: PageQuery) -> Page[schemas.LiveNow]:
    """List the running live quizzes of your courses"""
    return await own.now(actor(), query_args)
