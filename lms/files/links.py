"""Addresses of a file's content: the bare one, and ones that are signed for who receives them."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from lms.core import clock
from lms.core.access import Actor
from lms.core.crypto import derived, disguised, revealed
from lms.files import rules
from lms.files.spaces import AUDIENCES
from lms.settings import settings

SIGNED = ("for", "until", "sig")
ANYBODY = "anybody"
MAX_LENGTH = 100


def link(file_id: UUID, audience: tuple[str, UUID]) -> str:
    """The address signed for a person (`("user", id)`), or for all of a course or live session.

    Whoever hands it out has asked whether the receiver may read the file. It ends at a full
    12 hours, so that what many get is the same for all of them. For a nameless audience another
    id stands in it, which says nothing to who lacks the key.
    """
    kind, receiver = audience
    whom = f"{kind}:{receiver}"
    if _nameless(whom):
        file_id = disguised(settings().secret_key.get_secret_value(), whom, file_id)
    return _signed(file_id, whom, rules.expiry(clock.now()))


def link_for_all(file_id: UUID) -> str:
    """The same for everybody: of what a public page shows."""
    return _signed(file_id, ANYBODY, rules.expiry(clock.now()))


def open_link(file_id: UUID, lasts: timedelta) -> tuple[str, datetime]:
    """An address for anybody, with our name in it, and when it ends."""
    until = (clock.now() + lasts).replace(microsecond=0)
    return settings().public_url + _signed(file_id, ANYBODY, until), until


def _signed(file_id: UUID, receiver: str, until: datetime) -> str:
    end = str(int(until.timestamp()))
    sig = _signature(settings().secret_key.get_secret_value(), file_id, receiver, end)
    query = urlencode({"for": receiver, "until": end, "sig": sig}, safe=":")
    return f"{rules.content_url(file_id)}?{query}"


def _signature(key: str, file_id: UUID, receiver: str, until: str) -> str:
    return derived(key, "file link", str(file_id), receiver, until)[:32]


def _nameless(receiver: str) -> bool:
    audience = AUDIENCES.get(receiver.partition(":")[0])
    return audience is not None and audience.nameless


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request brought of a signed address."""

    receiver: str
    until: str
    sig: str

    @classmethod
    def of(cls, args: Mapping[str, str]) -> Self | None:
        """What the address says; None when it is a bare one."""
        if not any(name in args for name in SIGNED):
            return None
        return cls(*(args.get(name, "") for name in SIGNED))

    @property
    def nameless(self) -> bool:
        """Whether its receivers aren't told which file it is."""
        return _nameless(self.receiver)

    def file_id(self, stated: UUID) -> UUID | None:
        """The file of the address with this id in it; None unless we signed it."""
        if max(map(len, (self.receiver, self.until, self.sig))) > MAX_LENGTH:
            return None
        sig = self.sig.encode(errors="replace")
        for key in settings().reading_keys:
            ours = _signature(key, stated, self.receiver, self.until).encode()
            if hmac.compare_digest(ours, sig):
                return revealed(key, self.receiver, stated) if self.nameless else stated
        return None

    async def opens(self, actor: Actor | None) -> bool:
        """Whether one that we signed isn't over, and who asks isn't known to be somebody else."""
        if datetime.fromtimestamp(int(self.until), UTC) <= clock.now():
            return False
        kind, _, receiver = self.receiver.partition(":")
        audience = AUDIENCES.get(kind)
        return actor is None or audience is None or await audience.holds(actor, UUID(receiver))
