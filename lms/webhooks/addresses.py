"""Which addresses may be told anything: never this machine's own network."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, TypeAlias

import httpcore2
import httpx2

from lms.core.errors import Invalid
from lms.settings import settings

MAX_URL_LENGTH = 2_000
CONNECT_S = 3.0
LOOK_S = 1.0
"""How long a new address may take to be resolved; a slower one is checked when it is used."""
ADDRESSES_TRIED = 3
UNICAST = IPv6Network("2000::/3")
TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""They lead to an IPv4 address that stands within them."""
NAT64 = IPv6Network("64:ff9b::/96")
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
FIRST_FREE_PORT, LAST_PORT = 1024, 65535
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?|[0-9A-Fa-f:.]+")
"""A name, or an address of IPv6 without its brackets."""

Resolve: TypeAlias = Callable[[str, int], Awaitable[list[str]]]

# Of its own: a name server that doesn't answer must not keep anybody else's threads.
_threads = ThreadPoolExecutor(64, "resolver")


class NotPublicError(Exception):
    """A name leads to an address that isn't public."""


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet; False for what isn't an address."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address in NAT64:
            address = IPv4Address(int(address) & 0xFFFFFFFF)
        elif address not in UNICAST or any(address in tunnel for tunnel in TUNNELS):
            return False
    return address.is_global and not address.is_multicast


def is_loopback(text: str) -> bool:
    """Whether an address is this machine; one of IPv4 within IPv6 is none."""
    try:
        return ip_address(text).is_loopback
    except ValueError:
        return False


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, in the system's order; OSError when it has none."""
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(
        _threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    return list(dict.fromkeys(str(one[4][0]) for one in found))


async def allowed(
    host: str, port: int, *, loopback: bool, resolved: Resolve = resolve
) -> list[str]:
    """The addresses of a host, all of which are public, or this machine where that is allowed."""
    found = await resolved(host, port)
    if not found or not all(is_public(one) or (loopback and is_loopback(one)) for one in found):
        raise NotPublicError
    return found


class Guarded(httpcore2.AsyncNetworkBackend):
    """Connects only to the very addresses that were checked: nobody resolves a second time."""

    def __init__(self, *, loopback: bool, resolved: Resolve = resolve) -> None:
        self._loopback, self._resolved = loopback, resolved
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  there is one for the whole try
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        found = await allowed(host, port, loopback=self._loopback, resolved=self._resolved)
        last: Exception = NotPublicError()
        for address in found[:ADDRESSES_TRIED]:
            try:
                return await self._inner.connect_tcp(
                    address,
                    port,
                    timeout=CONNECT_S,
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                last = failed
        raise last

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.AsyncNetworkStream:
        raise NotPublicError

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def loopback_allowed() -> bool:
    """Whether receivers on this machine are told: only during development."""
    return not settings().production


def _wrong(message: str) -> Invalid:
    return Invalid.field("url", message)


def read(url: str) -> httpx2.URL:
    """A receiver's address, in its normal form; 422 for one that is never told anything."""
    try:
        parsed = httpx2.URL(url)
        port = parsed.port
    except (httpx2.InvalidURL, ValueError):
        raise _wrong("is not an address of the web") from None
    local = loopback_allowed() and parsed.host in LOCAL_NAMES
    if parsed.scheme not in (("https", "http") if local else ("https",)):
        raise _wrong("must begin with https://")
    if not HOST.fullmatch(parsed.raw_host.decode()):
        raise _wrong("must name a host")
    if parsed.userinfo or "@" in parsed.netloc.decode():
        raise _wrong("must not hold a name or password")
    if parsed.fragment:
        raise _wrong("must not hold a #")
    if port not in {None, 443} and not (1 if local else FIRST_FREE_PORT) <= port <= LAST_PORT:
        raise _wrong(f"must use port 443, or one from {FIRST_FREE_PORT} on")
    if len(str(parsed)) > MAX_URL_LENGTH:
        raise _wrong(f"should have at most {MAX_URL_LENGTH} characters")
    return parsed


async def check(url: str) -> str:
    """A receiver's address, checked, also where its name leads to now.

    A name that can't be resolved now is accepted: each try checks it again.
    """
    parsed = read(url)
    try:
        async with asyncio.timeout(LOOK_S):
            await allowed(
                parsed.raw_host.decode(),
                parsed.port or 443,
                loopback=loopback_allowed(),
            )
    except NotPublicError:
        raise _wrong("leads to an address that is not public") from None
    except (OSError, UnicodeError, TimeoutError):
        pass
    return str(parsed)
