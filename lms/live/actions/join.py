"""Getting into a game, with or without an account."""

from __future__ import annotations

from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from lms.core import clock
from lms.core.access import Actor, Role
from lms.core.crypto import derived, digest
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound
from lms.core.ids import new_id
from lms.live.models import LiveParticipant, LiveSession
from lms.live.names import from_full_name, same_name
from lms.live.rules import OVER, Phase
from lms.realtime.channels import touch
from lms.settings import settings


@dataclass(frozen=True, slots=True)
class Joined:
    participant: LiveParticipant
    player_token: str
    created: bool

    @property
    def actor(self) -> Actor:
        return actor_of(self.participant)


def token_of(player: LiveParticipant) -> str:
    """The player's token: the same on every device, another one after a kick."""
    key = settings().secret_key.get_secret_value()
    return derived(key, "player", str(player.id), player.joined_at.isoformat())


def actor_of(player: LiveParticipant) -> Actor:
    return Actor("participant", player.id, Role.STUDENT, player.nickname, player.session_id)


async def running(pin: str) -> LiveSession:
    """The game with that PIN; 404 for a wrong or finished one."""
    session = await LiveSession.filter(pin=pin, phase__not_in=list(OVER)).first()
    if session is None:
        raise NotFound(detail="No quiz has this PIN.")
    return session


async def by_token(player_token: str) -> LiveParticipant | None:
    return await LiveParticipant.get_or_none(token_hash=digest(player_token).hex())


@atomic
async def join(
    session: LiveSession, user: Actor | None, nickname: str | None, cookie: str | None
) -> Joined:
    """Become a player, or, signed in, the same player again with a fresh token."""
    if user is not None:
        known = await LiveParticipant.get_or_none(session_id=session.id, user_id=user.id)
        if known is not None:
            return await _again(session, known)
        nickname = nickname or from_full_name(user.full_name)
    if not nickname:
        raise Invalid.field("nickname", "must not be empty")
    folded = same_name(nickname)
    await _not_banned(session, folded, cookie)
    _door(session)
    player = LiveParticipant(
        id=new_id(),
        session_id=session.id,
        user_id=user.id if user else None,
        nickname=nickname,
        folded=folded,
        joined_at=clock.now(),
    )
    player.token_hash = digest(token_of(player)).hex()
    try:
        async with transaction():
            await player.save(force_create=True)
    except IntegrityError:
        if user is None:
            raise Conflict("nickname_taken", "That name is taken. Try another one.") from None
        # The same account on two devices at once, or somebody else has the name already.
        known = await LiveParticipant.get_or_none(session_id=session.id, user_id=user.id)
        if known is None:
            raise Conflict("nickname_taken", "That name is taken. Try another one.") from None
        return await _again(session, known)
    touch("live.lobby", session.id)
    return Joined(player, token_of(player), created=True)


async def _again(session: LiveSession, player: LiveParticipant) -> Joined:
    if player.banned:
        raise Forbidden("banned", "The host removed you from this quiz.")
    if not player.kicked:
        return Joined(player, token_of(player), created=False)
    _door(session)
    player.kicked, player.joined_at, player.seen_at = False, clock.now(), None
    player.token_hash = digest(token_of(player)).hex()
    try:
        async with transaction():
            await player.save(update_fields=["token_hash", "kicked", "joined_at", "seen_at"])
    except IntegrityError:
        raise Conflict("nickname_taken", "That name is taken. Try another one.") from None
    touch("live.lobby", session.id)
    return Joined(player, token_of(player), created=True)


def _door(session: LiveSession) -> None:
    if session.locked:
        raise Conflict("locked", "The host has closed joining.")
    if not session.late_join and session.phase is not Phase.LOBBY:
        raise Conflict("late_join_off", "This quiz has begun.")


async def _not_banned(session: LiveSession, folded: str, cookie: str | None) -> None:
    banned = LiveParticipant.filter(session_id=session.id, banned=True, user_id=None)
    if await banned.filter(folded=folded).exists():
        raise Forbidden("banned", "The host removed you from this quiz.")
    if cookie and await banned.filter(token_hash=digest(cookie).hex()).exists():
        raise Forbidden("banned", "The host removed you from this quiz.")
