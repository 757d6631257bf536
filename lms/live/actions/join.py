"""Joining a game, with or without an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from lms.core import clock
from lms.core.access import Actor, Role
from lms.core.crypto import derived, digest
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, Unauthorized, refuse
from lms.core.ids import new_id
from lms.courses.models import Course
from lms.live.actions.pace import factor, wait_for
from lms.live.models import LiveParticipant, LiveSession
from lms.live.names import from_full_name, languages, rude, same_name
from lms.live.rules import OVER, Join, Phase
from lms.realtime.publishing import touch
from lms.settings import settings

AGAIN = ("token_hash", "kicked", "joined_at", "seen_at", "time_factor")
"""What changes when a removed player joins again."""


@dataclass(frozen=True, slots=True)
class Joined:
    participant: LiveParticipant
    player_token: str
    created: bool

    @property
    def actor(self) -> Actor:
        return actor_of(self.participant)


def token_of(player: LiveParticipant) -> str:
    """The player's token: the same on every device; it changes after a kick."""
    key = settings().secret_key.get_secret_value()
    return derived(key, "player", str(player.id), player.joined_at.isoformat())


def actor_of(player: LiveParticipant) -> Actor:
    return Actor("participant", player.id, Role.STUDENT, player.nickname, player.session_id)


async def running(pin: str) -> LiveSession:
    """The game with that PIN; 404 when there is none, or it is over."""
    found = await LiveSession.filter(pin=pin, phase__not_in=list(OVER)).first()
    return found or refuse(NotFound(detail="No quiz has this PIN."))


def _holding(tokens: Sequence[str]) -> Q:
    return Q(token_hash__in=[digest(one).hex() for one in tokens])


async def holder_of(
    user: Actor | None,
    tokens: Sequence[str] | None,
    session_id: UUID | None,
    participant_id: UUID | None,
) -> Actor | None:
    """The participant that a ticket is for, or None.

    `tokens` are the player tokens in a browser's cookies, None for a program. A program is its
    account, unless it names its player. A page that names a game or a player is that player: its
    account's, else the one of its newest matching token.
    """
    where = {"session_id": session_id} if session_id else {}
    where |= {"id": participant_id} if participant_id else {}
    if user is not None and not (participant_id if tokens is None else where):
        return user
    mine = _holding(tokens or ()) | (Q(user_id=user.id) if user else Q(pk__in=[]))
    found = await LiveParticipant.filter(mine, **where).order_by("kicked", "-id")
    for player in [one for one in found if user and one.user_id == user.id] or found:
        return actor_of(player)
    return None if participant_id else user


async def _player_of(user: Actor | None, session: LiveSession) -> LiveParticipant | None:
    mine = LiveParticipant.filter(session_id=session.id)
    return await mine.get_or_none(user_id=user.id) if user else None


@atomic
async def join(
    session: LiveSession,
    user: Actor | None,
    nickname: str | None,
    tokens: Sequence[str] = (),
    *,
    again: UUID | None = None,
    new: bool = False,
) -> Joined | None:
    """Join as a new or existing player; None when a guest must choose a nickname first.

    An account is one player, and so is a browser, by the `tokens` in its cookies: `again` names
    this tab's player, and `new` asks for a further one, a guest even beside an account's player.
    """
    account = await _player_of(user, session)
    places = (
        await LiveParticipant.filter(_holding(tokens), session_id=session.id).order_by("-id")
        if tokens
        else []
    )
    if account is not None and (not new or account.banned or session.join is not Join.ANYONE):
        return await _again(session, account)
    await _allowed(session, user)
    if not new:
        for place in sorted(places, key=lambda one: one.id != again):
            if not place.kicked:
                return Joined(place, token_of(place), created=False)
    if account is not None:
        user = None
    if nickname and await _rude(session, nickname):
        raise Invalid.field("nickname", "is not a name for a classroom")
    if user is not None:
        nickname = nickname or from_full_name(user.full_name)
    folded = same_name(nickname) if nickname else None
    if any(one.banned and one.user_id is None for one in places):
        raise _banned()
    await _not_banned(session, folded)
    _door(session)
    if nickname is None or folded is None:
        return None
    player = LiveParticipant(
        id=new_id(),
        session_id=session.id,
        user_id=user.id if user else None,
        nickname=nickname,
        folded=folded,
        joined_at=clock.now(),
        time_factor=await factor(session, user.id if user else None),
    )
    player.token_hash = digest(token_of(player)).hex()
    try:
        async with transaction():
            await player.save(force_create=True)
    except IntegrityError:
        # The same account joined on two devices at once, or the nickname is taken.
        known = await _player_of(user, session)
        if known is None:
            raise Conflict("nickname_taken", "That name is taken. Try another one.") from None
        return await _again(session, known)
    if player.time_factor > 1:
        await wait_for(session.id)
    touch("live.lobby", session.id)
    return Joined(player, token_of(player), created=True)


async def _again(session: LiveSession, player: LiveParticipant) -> Joined:
    if player.banned:
        raise _banned()
    if not player.kicked:
        return Joined(player, token_of(player), created=False)
    _door(session)
    player.kicked, player.joined_at, player.seen_at = False, clock.now(), None
    player.time_factor = await factor(session, player.user_id)
    player.token_hash = digest(token_of(player)).hex()
    try:
        async with transaction():
            await player.save(update_fields=AGAIN)
    except IntegrityError:
        raise Conflict("nickname_taken", "That name is taken. Try another one.") from None
    if player.time_factor > 1:
        await wait_for(session.id)
    touch("live.lobby", session.id)
    return Joined(player, token_of(player), created=True)


async def _rude(session: LiveSession, nickname: str) -> bool:
    """Whether it is rude by the word list of the course's language."""
    if not rude(nickname, *languages()):
        return False
    tags = await Course.filter(id=session.course_id).values_list("language", flat=True)
    return rude(nickname, *(str(tag).partition("-")[0].lower() for tag in tags))


async def _allowed(session: LiveSession, user: Actor | None) -> None:
    """Where a game isn't for all: 401 `sign_in_required` for guests, 403 `not_enrolled`."""
    if session.join is Join.ANYONE:
        return
    if user is None:
        raise Unauthorized("sign_in_required", "Sign in to join this quiz.")
    if session.join is Join.ENROLLED:
        course = Course.open_to(user).filter(id=session.course_id)
        if not await course.exists():
            raise Forbidden("not_enrolled", "This quiz is for the people of its course.")


def _door(session: LiveSession) -> None:
    if session.locked:
        raise Conflict("locked", "The host has locked this quiz.")
    if not session.late_join and session.phase is not Phase.LOBBY:
        raise Conflict("late_join_off", "This quiz has begun.")


async def _not_banned(session: LiveSession, folded: str | None) -> None:
    banned = LiveParticipant.filter(session_id=session.id, banned=True, user_id=None)
    if folded is not None and await banned.filter(folded=folded).exists():
        raise _banned()


def _banned() -> Forbidden:
    return Forbidden("banned", "The host removed you from this quiz.")
