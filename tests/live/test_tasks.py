"""What the sweeps of live games clear away."""

from __future__ import annotations

from datetime import timedelta

from lms.core import clock
from lms.core.ids import new_id
from lms.live.models import LiveHost
from lms.live.tasks import forget_hosts
from tests.live.factories import make_game


async def test_hosts_of_killed_processes_are_forgotten(db: None) -> None:
    game = await make_game()
    now = clock.now()
    for minutes in (61, 1):
        seen = now - timedelta(minutes=minutes)
        await LiveHost.create(session_id=game.id, process=new_id(), seen_at=seen)
    await forget_hosts()
    [left] = await LiveHost.all()
    assert now - left.seen_at < timedelta(minutes=2)
