"""The questions' contents that a process keeps to understand answers."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from lms.core.errors import Conflict, Refused
from lms.core.ids import new_id
from lms.live import messages
from lms.live.actions import host
from lms.live.contents import Contents
from tests.factories import actor_of
from tests.live.factories import make_game

ROOM = 50


class Tasks:
    """Starts what it is given, and counts."""

    def __init__(self) -> None:
        self.all: list[asyncio.Task[None]] = []

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self.all.append(asyncio.create_task(work))


async def test_a_room_that_answers_at_once_has_the_questions_read_once(db: None) -> None:
    game = await make_game(questions=2)
    await host.start(actor_of(game.host), messages.Start(session_id=game.id, version=0))
    contents, tasks, told = Contents(), Tasks(), list[Refused | None]()
    for _ in range(ROOM):
        contents.when_known(game.session.id, told.append, tasks.spawn)
    assert told == []
    await asyncio.gather(*tasks.all)
    contents.when_known(game.session.id, told.append, tasks.spawn)
    assert told == [None] * (ROOM + 1)
    assert len(tasks.all) == 1


async def test_what_has_no_questions_yet_is_asked_again(db: None) -> None:
    contents, tasks, told = Contents(), Tasks(), list[Refused | None]()
    nobody = new_id()
    for _ in range(2):
        contents.when_known(nobody, told.append, tasks.spawn)
        await asyncio.gather(*tasks.all)
    assert [isinstance(one, Conflict) and one.code for one in told] == ["not_open"] * 2
    assert len(tasks.all) == 2
