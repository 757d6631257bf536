"""Who may what on a socket: the code everybody gets for every command and kind of channel.

The columns are `CONNECTED`: those of `world.PEOPLE` who can say hello, then a guest who plays in
the game and one who plays in another. `ok` or the error's code; a command or kind without a row
fails the house. Commands about a game are given in one of its phases, so that only rights decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lms.live.rules import Phase
from tests.house.world import PEOPLE

CONNECTED = (*PEOPLE[1:], "guest", "elsewhere")
"""Nobody can't: a socket without hello is closed (4408), which a test of its own says."""


@dataclass(frozen=True)
class Command:
    """One command, what it is given, in which phase, and what comes of it."""

    type: str
    codes: tuple[str, ...]
    phase: Phase = Phase.LOBBY
    fields: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.type


def command(
    type: str,  # noqa: A002  as on the wire
    codes: str,
    phase: Phase = Phase.LOBBY,
    **fields: Any,
) -> Command:
    known = {"-": "not_found", "x": "forbidden", "ok": "ok"}
    found = tuple(known.get(code, code) for code in codes.split())
    assert len(found) == len(CONNECTED), type
    return Command(type, found, phase, fields)


GAME: dict[str, Any] = {"session_id": "{live}"}
HOSTING = GAME | {"version": "{version}"}
# `-` not_found, `x` forbidden
# fmt: off
COMMANDS = [
    # stranger, student, outsider, assistant, co, owner, admin, guest, elsewhere
    command("attempt.save",     "- ok - - - - - x x", Phase.LOBBY,
            attempt_id="{attempt}", question_id="{answered}", answer=None),
    command("live.answer",      "- - - - - - - ok -", Phase.OPEN,
            **GAME, question_id="{open}", answer="{answer}"),
    command("live.close",       "- - - - ok ok ok x -", Phase.OPEN, **HOSTING),
    command("live.extend",      "- - - - ok ok ok x -", Phase.OPEN, **HOSTING, seconds=5),
    command("live.finish",      "- - - - ok ok ok x -", Phase.OPEN, **HOSTING),
    command("live.kick",        "- - - - ok ok ok x -", Phase.LOBBY,
            **HOSTING, participant_id="{victim}"),
    command("live.leaderboard", "- - - - ok ok ok x -", Phase.REVEALED, **HOSTING),
    command("live.leave",       "- - - - - - - ok -", Phase.LOBBY, **GAME),
    command("live.lock",        "- - - - ok ok ok x -", Phase.LOBBY, **HOSTING, locked=True),
    command("live.next",        "- - - - ok ok ok x -", Phase.LEADERBOARD, **HOSTING),
    command("live.open",        "- - - - ok ok ok x -", Phase.INTRO, **HOSTING),
    command("live.pause",       "- - - - ok ok ok x -", Phase.OPEN, **HOSTING),
    command("live.resume",      "- - - - ok ok ok x -", Phase.PAUSED, **HOSTING),
    command("live.reveal",      "- - - - ok ok ok x -", Phase.CLOSED, **HOSTING),
    command("live.skip",        "- - - - ok ok ok x -", Phase.OPEN, **HOSTING),
    command("live.start",       "- - - - ok ok ok x -", Phase.LOBBY, **HOSTING),
    command("live.void",        "- - - - ok ok ok x -", Phase.REVEALED, **HOSTING,
            question_id="{open}"),
    command("unsubscribe",      "ok ok ok ok ok ok ok ok ok", channel="live:{live}"),
]
CHANNELS = [
    command("attempt",       "- ok - - - - - - -", channel="attempt:{attempt}"),
    command("live",          "- - - - ok ok ok ok -", channel="live:{live}"),
    command("course",        "ok ok ok ok ok ok ok - -", channel="course:{course}"),
    command("dashboard",     "- - - ok ok ok ok - -", channel="dashboard:{course}"),
    command("notifications", "- ok - - - - - - -", channel="notifications:{person}"),
    command("progress",      "- ok - - - - - - -", channel="progress:{person}"),
]
# fmt: on
ALWAYS = {"subscribe": "by kind of channel, above", "ping": "for everybody, in the dispatcher"}
