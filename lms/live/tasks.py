"""After the end of a game: its summary, and what killed processes left."""

from __future__ import annotations

from lms.core.tasks import job, sweep
from lms.live import presence
from lms.live.actions import summary
from lms.live.messages import SummarizeSession


@job(SummarizeSession, lease_s=15, transactional=False)
async def summarize(message: SummarizeSession) -> None:
    await summary.summarize(message.session_id)


@sweep("live.hosts", every_s=3600)
async def forget_hosts() -> None:
    await presence.forget_hosts()
