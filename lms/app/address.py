"""Whose address a request comes from, behind proxies that we were told of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

Networks = tuple[IPv4Network | IPv6Network, ...]
FORWARDED = ("forwarded", "x-forwarded-", "x-real-ip", "via")


def networks(listed: str) -> Networks:
    """`10.0.0.0/8, ::1` as networks."""
    return tuple(ip_network(one.strip(), strict=False) for one in listed.split(",") if one.strip())


@lru_cache(maxsize=10_000)
def _within(address: str, trusted: Networks) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in trusted)


def client_address(peer: str, forwarded: str | None, trusted: Networks) -> str:
    """The last address before the first one we trust; what a client claims is never believed."""
    if not forwarded or not _within(peer, trusted):
        return peer
    for hop in reversed([part.strip() for part in forwarded.split(",")]):
        if not _within(hop, trusted):
            return hop if _is_address(hop) else peer
    return peer


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_near(address: str) -> bool:
    """Loopback or a private network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return parsed.is_private or parsed.is_loopback


def is_own_machine(scope: Mapping[str, Any], public_host: str | None) -> bool:
    """Whether somebody on this machine asks, by a name of it, with no proxy between.

    `scope` is ASGI's: its peer counts, before any forwarded header; one without a peer was made
    in this process. A header of a proxy only ever refuses: who stands behind it is a stranger.
    """
    peer = scope.get("client")
    if peer is not None and not _is_loopback(peer[0]):
        return False
    headers = [(name.decode("latin1").lower(), value) for name, value in scope["headers"]]
    if any(name.startswith(FORWARDED) for name, _ in headers):
        return False
    # A page of another name that leads here would read what it gets.
    return all(
        _is_own_name(value.decode("latin1"), public_host)
        for name, value in headers
        if name == "host"
    )


def _is_own_name(host: str, public_host: str | None) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    return name in {"localhost", public_host} or _is_loopback(name or "")


def _is_loopback(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback
