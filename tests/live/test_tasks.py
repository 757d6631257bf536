"""What follows a game: its figures, a word to its players, and what sweeps clear away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lms.core import clock
from lms.core.ids import new_id
from lms.jobs.models import Job
from lms.live import messages
from lms.live.answers.store import store
from lms.live.models import LiveHost, LiveSession
from lms.live.tasks import forget_hosts, summarize
from lms.notifications.models import Notification
from tests.factories import make_user
from tests.live.commanding import run, submission
from tests.live.factories import Made, make_game, right, wrong


async def test_hosts_of_killed_processes_are_forgotten(db: None) -> None:
    game = await make_game()
    now = clock.now()
    for minutes in (61, 1):
        seen = now - timedelta(minutes=minutes)
        await LiveHost.create(session_id=game.id, process=new_id(), seen_at=seen)
    await forget_hosts()
    [left] = await LiveHost.all()
    assert now - left.seen_at < timedelta(minutes=2)


async def run_what_was_asked(game: Made) -> dict[str, Any]:
    """The jobs of this game, as a worker would; the summary they leave."""
    for job in await Job.filter(state="pending").order_by("created_at"):
        message = messages.SummarizeSession.model_validate(job.payload)
        assert message.session_id == game.id
        await summarize(message)
        await Job.filter(id=job.id).update(state="done")
    return (await LiveSession.get(id=game.id)).summary or {}


async def test_the_figures_of_a_game_follow_its_end_and_a_later_void(db: None) -> None:
    game = await make_game(questions=2)
    easy, hard = await game.questions()
    student = await make_user()
    ada, bob = await game.player(student), await game.player()
    kicked = await game.player()
    await run(game, "live.start")
    for question, given in ((easy, [right, right]), (hard, [right, wrong])):
        at = clock.now()
        answers = [
            submission(one.participant.id, question.id, way(question), at)
            for one, way in zip((ada, bob), given, strict=True)
        ]
        await store(game.id, answers)
        await run(game, "live.close")
        await run(game, "live.reveal")
        if question is easy:
            await run(game, "live.next")
    await run(game, "live.kick", participant_id=kicked.participant.id)
    await run(game, "live.finish")
    assert await run_what_was_asked(game) == {"players": 2, "average": 0.75, "hardest": hard.stem}
    [told] = await Notification.filter(kind="live_result")
    assert told.user_id == student.id
    assert (told.data["rank"], told.data["correct"], told.data["players"]) == (1, 2, 2)

    await run(game, "live.void", question_id=hard.id)
    assert await run_what_was_asked(game) == {"players": 2, "average": 1.0, "hardest": easy.stem}
    assert await Notification.filter(kind="live_result").count() == 1
