"""Rendering beside the loop: short plain texts at once, the rest in a process with limits."""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import structlog

from lms.core.errors import Invalid, Unavailable
from lms.core.markup.document import MAX_TEXT_LENGTH, Source, render, takes_a_child
from lms.core.markup.writer import Fault

log = structlog.get_logger()

MAX_LENGTH_ON_LOOP = 2000
"""Characters that are rendered on the loop: 10 ms at worst."""
MAX_WAITING = 50
WAIT_S = 15.0
"""For a text, those before it included."""
HANG_S = 10.0
"""After which a process is ended that says nothing; a slow text ends it sooner, see `child`."""
CHILD_MODULE = "lms.core.markup.child"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a text, and what of the text isn't shown as it was meant."""

    html: str
    faults: Sequence[Fault] = ()


class _Child:
    """One process, started when it is first needed, and a thread that talks to it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "markup")
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting = 0

    async def render(self, sources: Sequence[Source]) -> list[Rendered]:
        if self._waiting >= MAX_WAITING:
            raise Unavailable
        self._waiting += 1
        try:
            asked = json.dumps(sources).encode() + b"\n"
            loop = asyncio.get_running_loop()
            async with asyncio.timeout(WAIT_S):
                answer = await loop.run_in_executor(self._thread, self._ask, asked)
        except TimeoutError:
            raise Unavailable from None
        finally:
            self._waiting -= 1
        if answer is None:
            raise Invalid("too_complex", "This text takes too long to lay out. Make it simpler.")
        return [Rendered(html, [Fault(*one) for one in faults]) for html, faults in answer]

    def _ask(self, asked: bytes) -> list[tuple[str, list[tuple[str, str]]]] | None:
        """The answer; None when the text ends two processes, so that it was not by chance."""
        code: int | None = None
        for _ in range(2):
            line, code = self._said(asked)
            if line.endswith(b"\n"):
                return json.loads(line)  # type: ignore[no-any-return]
        if code == -signal.SIGKILL:  # by us, or for lack of memory: not the text's fault
            raise Unavailable
        return None

    def _said(self, asked: bytes) -> tuple[bytes, int | None]:
        """What the process says, and with which code it has ended if it has."""
        if self._process is not None and self._process.poll() is not None:
            self.end()
        process = self._process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("it has pipes")
        clock = threading.Timer(HANG_S, process.kill)
        clock.start()
        try:
            process.stdin.write(asked)
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        finally:
            clock.cancel()
        if not line.endswith(b"\n"):
            self.end()
            log.warning("markup_child_ended", code=process.returncode)
        return line, process.returncode

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  the command is ours
            [sys.executable, "-m", CHILD_MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
            start_new_session=True,
        )

    def end(self) -> None:
        """End the process; the next text starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


_children: dict[int, _Child] = {}


def _child() -> _Child:
    """This process's own: a fork shares no pipes with its parent."""
    pid = os.getpid()
    if pid not in _children:
        _children.clear()
        _children[pid] = _Child()
        atexit.register(_children[pid].end)
    return _children[pid]


async def html(text: str) -> str:
    """The HTML of one text."""
    [made] = await rendered([Source(text)])
    return made.html


async def described(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A row's new fields, with the HTML of its `description` if that is one of them."""
    if "description" not in fields:
        return dict(fields)
    return {**fields, "rendered": await html(fields["description"])}


async def rendered(sources: Sequence[Source]) -> list[Rendered]:
    """Each text as HTML, in their order; 422 `too_complex` for what takes too long.

    No text may be longer than `MAX_TEXT_LENGTH`. Call it before a transaction, which would hold
    its rows meanwhile.
    """
    if any(len(one.text) > MAX_TEXT_LENGTH for one in sources):
        raise Invalid(detail=f"A text has at most {MAX_TEXT_LENGTH} characters.")
    short = sum(len(one.text) for one in sources) <= MAX_LENGTH_ON_LOOP
    if short and not any(takes_a_child(one.text) for one in sources):
        return [Rendered(*render(one)) for one in sources]
    return await _child().render(sources)
