"""Asking the processes that draw: few at a time, each with limits of memory and time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from lms.certificates import fonts
from lms.core.errors import Unavailable

log = structlog.get_logger()

PROGRAM = Path(__file__).with_name("child.py")
CHILDREN = 2
PAGES_PER_CHILD = 500
"""Then another one starts: what a library keeps for itself never adds up."""
IDLE_S = 120.0
"""After which a process that has nothing to draw ends."""
PATIENCE_S = 20.0
"""For one page, the start of its process included."""
WAIT_S = 12.0
"""For a process that is free."""
ENDS_WITHIN_S = 2.0
"""A process that has closed its pipe."""
LENGTH_BYTES = 4
LONGEST_PAGE = 16 * 2**20
LONGEST_PDF = 8 * 2**20
NO_LIBRARY = 3
PASSED_ON = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "FONTCONFIG_FILE")


class NotDrawn(Exception):
    """This page can't be drawn: it is too large, or takes too long."""


class Busy(Unavailable):
    """All processes draw other pages."""


class NoLibrary(Unavailable):
    """The libraries that pages are drawn with are not on this machine."""


@dataclass(slots=True)
class _Child:
    process: Process
    fonts: str
    pages: int = 0
    retiring: asyncio.TimerHandle | None = None


@dataclass(slots=True)
class _Press:
    """The processes of one event loop; those that are idle wait for the next page."""

    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CHILDREN))
    idle: list[_Child] = field(default_factory=list)

    async def draw(self, page: str) -> bytes:
        html = page.encode()
        if len(html) > LONGEST_PAGE:
            raise NotDrawn("is too large")
        try:
            async with asyncio.timeout(WAIT_S):
                await self.places.acquire()
        except TimeoutError:
            raise Busy from None
        try:
            return await self._drawn(html)
        finally:
            self.places.release()

    async def _drawn(self, html: bytes) -> bytes:
        child: _Child | None = None
        try:
            async with asyncio.timeout(PATIENCE_S):
                child = await self._taken()
                answer = await _asked(child.process, html)
        except TimeoutError:
            await _end(child)
            raise NotDrawn("takes too long") from None
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
            code = await _code_of(child)
            log.warning("certificate_child_ended", code=code)
            if code == NO_LIBRARY:
                raise NoLibrary(detail="Pango, which draws certificates, is missing.") from None
            raise NotDrawn(f"ended its process ({code})") from None
        except BaseException:
            await _end(child)
            raise
        child.pages += 1
        if child.pages < PAGES_PER_CHILD:
            self.idle.append(child)
            loop = asyncio.get_running_loop()
            child.retiring = loop.call_later(IDLE_S, self._retire, child)
        else:
            await _end(child)
        if answer[:1] != b"P":
            raise NotDrawn(answer[1:100].decode(errors="replace"))
        return answer[1:]

    async def _taken(self) -> _Child:
        configuration = fonts.configuration()
        while self.idle:
            child = self.idle.pop()
            if child.retiring is not None:
                child.retiring.cancel()
            if child.fonts != configuration:
                await _end(child)
            elif child.process.returncode is None:
                return child
        env = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        if configuration:
            env["FONTCONFIG_FILE"] = configuration
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-I", str(PROGRAM), stdin=PIPE, stdout=PIPE, stderr=DEVNULL,
            env=env, start_new_session=True,
        )  # fmt: skip
        return _Child(process, configuration)

    def _retire(self, child: _Child) -> None:
        if child in self.idle:
            self.idle.remove(child)
            with contextlib.suppress(ProcessLookupError):
                child.process.kill()  # the loop takes note of its end


async def _asked(process: Process, html: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("it has pipes")
    process.stdin.write(len(html).to_bytes(LENGTH_BYTES, "big") + html)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES), "big")
    if length > LONGEST_PDF:
        raise NotDrawn("makes too large a file")
    return await process.stdout.readexactly(length)


async def _code_of(child: _Child | None) -> int | None:
    """Why a process has closed its pipe: killed at once, it might end with another code."""
    if child is not None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ENDS_WITHIN_S):
                return await child.process.wait()
    return await _end(child)


async def _end(child: _Child | None) -> int | None:
    if child is None:
        return None
    if child.retiring is not None:
        child.retiring.cancel()
    with contextlib.suppress(ProcessLookupError):
        child.process.kill()
    return await child.process.wait()


_presses: dict[asyncio.AbstractEventLoop, _Press] = {}


async def drawn(html: str) -> bytes:
    """The page as a PDF.

    `NotDrawn` for a page that ends its process or takes too long; 503 while there is no place
    (`Busy`), and where the libraries are missing (`NoLibrary`).
    """
    loop = asyncio.get_running_loop()
    if loop not in _presses:
        _presses.clear()
        _presses[loop] = _Press()
    return await _presses[loop].draw(html)


async def stop() -> None:
    """End the idle processes of this loop."""
    press = _presses.pop(asyncio.get_running_loop(), None)
    for child in press.idle if press else []:
        await _end(child)
