"""After the end of a game: its summary, and what killed processes left."""

from __future__ import annotations

from uuid import UUID

from lms.core.tasks import job, sweep
from lms.gradebook.models import Cause
from lms.jobs.actions import progress
from lms.live import presence
from lms.live.actions import evidence, grades, regrade, summary
from lms.live.messages import GiveEvidence, GradeSession, RegradeSession, SummarizeSession
from lms.live.models import LiveSession

PLAYERS_PER_STEP = 100
GRADES_PER_STEP = 500


@job(SummarizeSession, lease_s=15, transactional=False)
async def summarize(message: SummarizeSession) -> None:
    await summary.summarize(message.session_id)


@job(GiveEvidence, transactional=False)
async def give_evidence(message: GiveEvidence) -> None:
    session = await LiveSession.get(id=message.session_id)
    players = await evidence.players(session.id)
    for begin in range(0, len(players), PLAYERS_PER_STEP):
        await evidence.give(session, players[begin : begin + PLAYERS_PER_STEP])
        await progress(100 * begin // len(players))


@job(GradeSession, transactional=False)
async def grade(message: GradeSession) -> None:
    users = await grades.concerned(message.session_id)
    for begin in range(0, len(users), GRADES_PER_STEP):
        some = users[begin : begin + GRADES_PER_STEP]
        await grades.record(message.session_id, some, Cause(message.cause), message.actor_id)
        await progress(100 * begin // len(users))


@job(RegradeSession)
async def regrade_session(message: RegradeSession) -> None:
    versions = {UUID(one): version for one, version in message.versions.items()}
    await regrade.regrade(message.session_id, message.option, versions, message.actor_id)


@sweep("live.hosts", every_s=3600)
async def forget_hosts() -> None:
    await presence.forget_hosts()
