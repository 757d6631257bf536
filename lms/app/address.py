"""Whose address a request comes from, behind proxies that we were told of."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

Networks = tuple[IPv4Network | IPv6Network, ...]


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
