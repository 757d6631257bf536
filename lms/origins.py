"""Normalises an origin that a person typed to what browsers send in the Origin header. Pure."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address

DEFAULT_PORTS = {"http": "80", "https": "443"}
ORIGIN = re.compile(
    r"(?P<scheme>https?)://"
    r"(?:\[(?P<v6>[0-9a-f:]+)\]|(?P<name>[a-z0-9_.-]{1,253}))"
    r"(?::(?P<port>[1-9][0-9]{0,4}))?/?"
)
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")


def canonical(address: str) -> str:
    """Scheme, host and port in the one form that all browsers use, without a trailing slash.

    Raises ValueError for anything but an origin, and for hosts that browsers would rewrite:
    non-ASCII letters, numbers that become an IPv4 address, a trailing dot.
    """
    found = ORIGIN.fullmatch(address.lower()) if address.isascii() else None
    if found is None:
        raise ValueError("no origin")
    port = found["port"]
    if port and int(port) > 65535:
        raise ValueError("no port")
    host = f"[{_v6(found['v6'])}]" if found["v6"] else _name(found["name"])
    shown = "" if port in {None, DEFAULT_PORTS[found["scheme"]]} else f":{port}"
    return f"{found['scheme']}://{host}{shown}"


def _v6(text: str) -> str:
    return IPv6Address(text).compressed


def _name(name: str) -> str:
    labels = name.split(".")
    if not all(LABEL.fullmatch(label) for label in labels):
        raise ValueError("no name")
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1]):  # browsers read it as an IPv4 address
        return str(IPv4Address(name))
    return name
