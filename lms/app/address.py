"""The client's address, read from the headers of trusted proxies only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

Networks = tuple[IPv4Network | IPv6Network, ...]
FORWARDED = ("forwarded", "x-forwarded-", "x-real-ip", "via")


def networks(listed: str) -> Networks:
    """`10.0.0.0/8, ::1` as networks."""
    return tuple(ip_network(one.strip(), strict=False) for one in listed.split(",") if one.strip())


_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d+)?|([0-9.]+):\d+")


@lru_cache(maxsize=10_000)
def _parsed(written: str) -> IPv4Address | IPv6Address | None:
    """Parse an address as proxies write it: with or without a port, or IPv4 mapped into IPv6."""
    found = _WITH_PORT.fullmatch(written)
    try:
        address = ip_address(found[1] or found[2] if found else written)
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


@lru_cache(maxsize=10_000)
def _within(address: str, trusted: Networks) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in trusted)


def client_address(peer: str, forwarded: Sequence[str], trusted: Networks) -> str:
    """The last address that is not a trusted proxy; values a client could forge are ignored.

    `forwarded` holds the header's lines in their order: a proxy may append a line of its own.
    """
    if not _within(peer, trusted):
        return peer
    for hop in reversed([part.strip() for part in ",".join(forwarded).split(",")]):
        if not _within(hop, trusted):
            return str(_parsed(hop) or peer)
    return peer


def is_near(address: str) -> bool:
    """Loopback or a private network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return parsed.is_private or parsed.is_loopback


def is_own_machine(scope: Mapping[str, Any], public_host: str | None) -> bool:
    """Whether the request comes from this machine, addresses it by a local name and used no proxy.

    `scope` is ASGI's. Its peer is checked before any forwarded header; a scope without a peer was
    made in this process. A forwarding header can only turn the answer to False.
    """
    peer = scope.get("client")
    if peer is not None and not _is_loopback(peer[0]):
        return False
    headers = [(name.decode("latin1").lower(), value) for name, value in scope["headers"]]
    if any(name.startswith(FORWARDED) for name, _ in headers):
        return False
    # A page from another host name that resolves to this machine could read the answer.
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
