"""How an action refuses: it raises one of these; the edges turn it into a problem or a frame.

Exceptions of libraries can mean a refusal too. The module that wraps a library registers here what
its exceptions mean, so REST, sockets and jobs answer each of them alike.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias


class Refused(Exception):
    """The caller's request can't be carried out; nothing was changed.

    `code` is the stable snake_case word of the contract, `detail` a sentence for people,
    `errors` the fields at fault, `retry_after_s` how long to wait, `extra` further members.
    """

    status = 400
    default_code = "refused"
    retryable = False

    def __init__(
        self,
        code: str | None = None,
        detail: str = "",
        *,
        errors: list[dict[str, str]] | None = None,
        retry_after_s: float | None = None,
        **extra: Any,
    ) -> None:
        self.code = code or self.default_code
        self.detail = detail
        self.errors = errors
        self.retry_after_s = retry_after_s
        self.extra = extra
        super().__init__(self.code)


class BadRequest(Refused):
    default_code = "bad_json"


class Unauthorized(Refused):
    status = 401
    default_code = "unauthorized"


class Forbidden(Refused):
    status = 403
    default_code = "forbidden"


class NotFound(Refused):
    """Unknown, or not the caller's: the two are never told apart."""

    status = 404
    default_code = "not_found"


class Conflict(Refused):
    status = 409
    default_code = "conflict"


class Gone(Refused):
    """It was there, and its reader may know that it no longer is."""

    status = 410
    default_code = "gone"


class PreconditionFailed(Refused):
    status = 412
    default_code = "stale"


class TooLarge(Refused):
    status = 413
    default_code = "too_large"


class UnsupportedMediaType(Refused):
    status = 415
    default_code = "unsupported_media_type"


class Invalid(Refused):
    """Understood, but a value is wrong; `errors` names the fields."""

    status = 422
    default_code = "invalid"

    @classmethod
    def field(cls, field: str, message: str) -> Invalid:
        return cls(detail=message, errors=[{"field": field, "message": message}])


class TooMany(Refused):
    status = 429
    default_code = "rate_limited"
    retryable = True


class NoRoom(Refused):
    """There is no room for what was sent."""

    status = 507
    default_code = "disk_full"


class Unavailable(Refused):
    """A needed service is away; the same request may succeed later."""

    status = 503
    default_code = "unavailable"
    retryable = True

    def __init__(self, code: str | None = None, detail: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("retry_after_s", 2)
        super().__init__(code, detail or "A part that this needs is away for a moment.", **kwargs)


Meaning: TypeAlias = Callable[[Any], Refused | None]
_meanings: dict[type[BaseException], Meaning] = {}
AWAY: tuple[type[Exception], ...] = ()
"""All registered exceptions of services that are away or too slow: `except errors.AWAY`."""


def means(meaning: Meaning, *kinds: type[BaseException]) -> None:
    """Register which refusal these exceptions mean; a subclass's own meaning takes precedence.

    `meaning` may inspect the exception and return None: a fault of ours.
    """
    for kind in kinds:
        _meanings[kind] = meaning


def refusal(error: BaseException) -> Refused | None:
    """The refusal an exception means, on any edge; None: a fault of ours."""
    if isinstance(error, Refused):
        return error
    for kind in type(error).__mro__:
        if (meaning := _meanings.get(kind)) is not None:
            return meaning(error)
    return None


def is_away(error: BaseException) -> bool:
    """Whether a needed service is away, so that a retry may succeed."""
    return isinstance(refusal(error), Unavailable)


def away(*kinds: type[Exception], meaning: Meaning = lambda _: Unavailable()) -> None:
    """Register these exceptions as: a service is away."""
    global AWAY
    AWAY += kinds
    means(meaning, *kinds)


def slow(*kinds: type[Exception]) -> None:
    """Register these exceptions as timeouts: the caller is told that it took too long."""
    away(*kinds, meaning=_too_long)


def _too_long(_: BaseException) -> Unavailable:
    wait_s = random.randint(1, 5)  # noqa: S311  spreads who comes again
    return Unavailable(
        detail="This takes too long at the moment. Try again in some seconds.",
        retry_after_s=wait_s,
    )


away(OSError)
slow(TimeoutError)


def refuse(error: Refused | type[Refused]) -> NoReturn:
    """Raise inside an expression: `await scope.get_or_none(id=x) or refuse(NotFound)`."""
    raise error
