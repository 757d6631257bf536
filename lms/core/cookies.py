"""The browser's cookies: no script reads them, no other site's page sends them."""

from __future__ import annotations

from quart import Response

from lms.settings import settings


def full_name(name: str) -> str:
    """In production a browser lets nobody but this host set it, and sends it by TLS alone."""
    return f"__Host-{name}" if settings().production else name


def give(response: Response, name: str, value: str, life_s: int) -> None:
    """Have the browser keep it; `name` is the full one."""
    response.set_cookie(
        name,
        value,
        max_age=life_s,
        httponly=True,
        samesite="Lax",
        secure=settings().production,
    )


def take(response: Response, name: str) -> None:
    """Have the browser forget it; `name` is the full one."""
    response.delete_cookie(name, httponly=True, samesite="Lax", secure=settings().production)
