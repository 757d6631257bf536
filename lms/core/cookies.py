"""The browser's cookies: HttpOnly and SameSite."""

from __future__ import annotations

from quart import Response

from lms.settings import settings


def full_name(name: str) -> str:
    """The cookie's name; in production with `__Host-`: only this host may set it, only over TLS."""
    return f"__Host-{name}" if settings().production else name


def give(response: Response, name: str, value: str, life_s: int) -> None:
    """Set the cookie; `name` is the full one."""
    response.set_cookie(
        name,
        value,
        max_age=life_s,
        httponly=True,
        samesite="Lax",
        secure=settings().production,
    )


def take(response: Response, name: str) -> None:
    """Delete the cookie; `name` is the full one."""
    response.delete_cookie(name, httponly=True, samesite="Lax", secure=settings().production)
