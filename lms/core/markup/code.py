"""Code with the classes of its parts, by Pygments.

Its lexers take time that grows with a square on hostile input, some with more. So only the
languages below are known, and `Clock` ends the work: Python's `re` looks for signals.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import escape
from types import FrameType
from typing import Any

CPU_LIMIT_S = 0.25
"""For all code of a text: what comes after it stays plain."""
NEXT_RING_S = 0.02
"""The clock rings again: Python drops an exception that is raised in a callback of a weak
reference, and a lexer's library has those.
"""
MAX_CODE_LENGTH = 20_000

LANGUAGES = {
    alias: name
    for name, aliases in {
        "bash": "sh shell zsh console",
        "c": "h",
        "clojure": "clj",
        "cpp": "c++ cc hpp",
        "csharp": "c# cs",
        "css": "",
        "dart": "",
        "diff": "patch",
        "docker": "dockerfile",
        "elixir": "ex",
        "erlang": "erl",
        "fortran": "f90",
        "fsharp": "f#",
        "go": "golang",
        "graphql": "",
        "haskell": "hs",
        "html": "xhtml",
        "ini": "cfg",
        "java": "",
        "javascript": "js jsx node",
        "json": "",
        "julia": "jl",
        "kotlin": "kt",
        "latex": "tex",
        "lua": "",
        "make": "makefile",
        "matlab": "octave",
        "nasm": "asm",
        "ocaml": "ml",
        "pascal": "delphi",
        "perl": "pl",
        "php": "",
        "powershell": "ps1",
        "prolog": "",
        "pycon": "",
        "python": "py python3",
        "r": "",
        "ruby": "rb",
        "rust": "rs",
        "scala": "",
        "scheme": "lisp racket",
        "sql": "mysql postgres postgresql sqlite",
        "swift": "",
        "toml": "",
        "typescript": "ts tsx",
        "verilog": "",
        "vhdl": "",
        "xml": "svg",
        "yaml": "yml",
    }.items()
    for alias in [name, *aliases.split()]
}
"""What may stand after the fence, and the language it means."""


class TimeUp(BaseException):
    """The time is up; no library may catch it."""


class Clock:
    """What is left of the processor time for the code of one text."""

    def __init__(self, cpu_s: float = CPU_LIMIT_S) -> None:
        self._left = cpu_s
        self._counts = False

    @contextmanager
    def running(self) -> Iterator[None]:
        """Raise `TimeUp` when the time is up; in the main thread of a process of its own."""
        if self._left <= 0:
            raise TimeUp
        before = signal.signal(signal.SIGVTALRM, self._ring)
        self._counts = True
        signal.setitimer(signal.ITIMER_VIRTUAL, self._left, NEXT_RING_S)
        try:
            try:
                yield
            finally:
                self._counts = False
        finally:
            left, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._left = min(left, self._left)
            signal.signal(signal.SIGVTALRM, before)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        self._left = 0
        if self._counts:
            raise TimeUp


def language(fence: str) -> str | None:
    """The language a fence names, as in "```py title"; None for one that isn't known."""
    name = fence.split(maxsplit=1)[0] if fence.strip() else ""
    return LANGUAGES.get(name.strip("{}.").lower()) if len(name) < 20 else None


@cache
def _lexer(name: str) -> Any:
    from pygments.lexers import get_lexer_by_name

    return get_lexer_by_name(name, stripnl=False, ensurenl=False)


@cache
def _formatter() -> Any:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@cache
def classes() -> frozenset[str]:
    """All classes of parts of code."""
    from pygments.token import STANDARD_TYPES

    return frozenset(STANDARD_TYPES.values()) - {""}


def highlighted(text: str, name: str, clock: Clock) -> str:
    """The code as HTML with spans; without them when it is long or takes too long."""
    from pygments import highlight

    plain = escape(text, quote=False)
    if len(text) > MAX_CODE_LENGTH:
        return plain
    lexer, formatter = _lexer(name), _formatter()
    try:
        with clock.running():
            return str(highlight(text, lexer, formatter))
    except TimeUp:
        return plain
