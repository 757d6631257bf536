"""An account with a password and, on its owner's phone, an authenticator app."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyotp

from lms.auth.models import TotpDevice
from lms.core import clock
from lms.users import passwords
from lms.users.models import User
from tests.client import Answer, Client
from tests.factories import make_user

PASSWORD = "correct horse battery"


@dataclass
class Authenticator:
    """The phone, and what its owner does in a client."""

    client: Client
    user: User
    secret: str = ""
    recovery: list[str] = field(default_factory=list)

    def code(self, steps: int = 0) -> str:
        """What the phone shows so many steps from now."""
        return pyotp.TOTP(self.secret).at(int(clock.now().timestamp()) + 30 * steps)

    async def fresh(self) -> str:
        """A code of now that works, whichever was used before."""
        await TotpDevice.all().update(last_step=0)
        return self.code()

    async def set_up(self) -> Authenticator:
        begun = await self.client.post("auth/mfa/totp", json={"password": PASSWORD}, as_=self.user)
        assert begun.status == 201, begun
        self.secret = begun.json["secret"]
        done = await self.client.post(
            "auth/mfa/totp/confirm", json={"code": self.code(-1)}, as_=self.user
        )
        assert done.status == 200, done
        self.recovery = done.json["recovery_codes"]
        return self

    async def challenge(self, client: Client | None = None) -> str:
        """What signing in with the password gives."""
        wish = {"email": self.user.email, "password": PASSWORD}
        answer = await (client or self.client).post("auth/login", json=wish)
        assert answer.status == 200, answer
        assert answer.json["mfa_required"] is True
        word: str = answer.json["challenge"]
        return word

    async def enter(self, code: str, challenge: str | None = None) -> Answer:
        """Finish signing in."""
        known = challenge or await self.challenge()
        return await self.client.post("auth/login/mfa", json={"challenge": known, "code": code})


async def with_password(role: str = "student") -> User:
    return await make_user(role, password_hash=await passwords.make_hash(PASSWORD))


async def with_app(client: Client, role: str = "student") -> Authenticator:
    """Set up and on."""
    return await Authenticator(client, await with_password(role)).set_up()
