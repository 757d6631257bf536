"""The keys that sign: stored, so that all processes share them and old signatures stay good."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

from lms.certificates import badges, reading, signing, templates
from lms.certificates.badges import Seal
from lms.certificates.models import SigningKey
from lms.core import clock, crypto, db
from lms.settings import settings

PURPOSE = "certificate signing key"
LOCK = 0x6365_7274_6B65_79
"""Of Postgres: who makes the first key is alone."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key and its name."""

    kid: str
    private: bytes

    def seal(self) -> Seal:
        """The same for badges."""
        return Seal(templates.api(), self.kid, self.private)


@db.atomic
async def signer() -> Signer:
    """The newest key that this process can open; a new one where there is none.

    With another SECRET_KEY, and without the old one in SECRET_KEY_PREVIOUS, a new key signs from
    now on; the old public keys go on verifying.
    """
    found = await _newest()
    if found is None:
        await db.execute("select pg_advisory_xact_lock($1)", LOCK)
        found = await _newest() or await _make()
    return found


async def _newest() -> Signer | None:
    for one in await SigningKey.all().order_by("-id"):
        for key in settings().reading_keys:
            try:
                return Signer(one.kid, crypto.opened(key, PURPOSE, bytes(one.sealed)))
            except ValueError:
                continue
    return None


async def _make() -> Signer:
    private, public = signing.new_key()
    sealed = crypto.sealed(settings().secret_key.get_secret_value(), PURPOSE, private)
    kid = signing.kid_of(public)
    await SigningKey.create(kid=kid, public=public, sealed=sealed)
    return Signer(kid, private)


async def status_list(page: int) -> str:
    """The signed list of the badges that were revoked."""
    revoked = await reading.revoked_in(page)
    seal = (await signer()).seal()
    made = await asyncio.to_thread(badges.status_list, page, revoked, seal, clock.now())
    return json.dumps(made)
