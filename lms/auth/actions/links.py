"""Links by mail: each works once, for a limited time; only its secret's hash is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NoReturn
from uuid import UUID

from lms.auth import letters, rules
from lms.auth.links import secret_of
from lms.auth.models import AuthLink, Purpose
from lms.core import clock, db
from lms.core.crypto import digest
from lms.core.errors import Invalid
from lms.core.ids import new_id
from lms.notifications.actions import mails
from lms.users.models import User

LIFE = {
    Purpose.VERIFY: timedelta(hours=24),
    Purpose.RESET: timedelta(minutes=20),
    Purpose.INVITE: timedelta(days=7),
}
END = """
update auth_links set expires_at = $3
where user_id = $1 and purpose = any($2::varchar[]) and used_at is null and expires_at > $3
"""
# The person's address and state too: a link proves only what was true when it was sent.
LOOK = """
select l.user_id from auth_links l join users u on u.id = l.user_id
where l.id = $1 and l.secret_hash = $2 and l.purpose = any($3::varchar[])
  and l.used_at is null and l.expires_at > $4 and u.email = l.email and u.status = 'active'
"""
USE = """
update auth_links l set used_at = $4 from users u
where l.id = $1 and l.secret_hash = $2 and l.purpose = any($3::varchar[])
  and l.used_at is null and l.expires_at > $4
  and u.id = l.user_id and u.email = l.email and u.status = 'active'
returning l.purpose
"""


async def lock(user_id: UUID) -> None:
    """Lock the person: changes of their links or password run one after the other."""
    await db.execute("select 1 from users where id = $1 for no key update", user_id)


async def end(user_id: UUID, *purposes: Purpose) -> None:
    """Invalidate the person's older links."""
    await db.execute(END, user_id, list(purposes), clock.now())


@db.atomic
async def send(user: User, purpose: Purpose) -> None:
    """Mail a new link and invalidate the older ones of its purpose."""
    await lock(user.id)
    await end(user.id, purpose)
    link = new_id()
    await AuthLink.create(
        id=link,
        user_id=user.id,
        purpose=purpose,
        email=user.mail_address,
        secret_hash=digest(secret_of(link)),
        expires_at=clock.now() + LIFE[purpose],
    )
    await mails.send(letters.LINKS[purpose](link=link), user.mail_address, user)


@db.atomic
async def pretend(*, mail: bool = True) -> None:
    """Take as long as `send` without effect, where there is nobody to send a link to.

    It runs the same number of statements: dropping its own row stands for ending older links.
    """
    await lock(new_id())
    await mails.pretend(mail=mail, rows=1)


async def look(token: str, purposes: Sequence[Purpose]) -> User:
    """The link, if it can still be used; else 422 `invalid_token`."""
    found = await db.row(LOOK, *_asked(token, purposes))
    return await User.get(id=found["user_id"]) if found else refuse_token()


async def use(user: User, token: str, purposes: Sequence[Purpose]) -> Purpose:
    """Mark the link as used, in the transaction of its effect: of concurrent uses one succeeds."""
    await lock(user.id)
    found = await db.row(USE, *_asked(token, purposes))
    return Purpose(found["purpose"]) if found else refuse_token()


def _asked(token: str, purposes: Sequence[Purpose]) -> tuple[object, ...]:
    parsed = rules.parse_link(token)
    if parsed is None:
        refuse_token()
    link, secret = parsed
    return link, digest(secret), list(purposes), clock.now()


def refuse_token() -> NoReturn:
    message = "is used, expired or wrong"
    raise Invalid("invalid_token", message, errors=[{"field": "token", "message": message}])
