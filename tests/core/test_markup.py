"""How long texts may take to render, and the process that renders what may take long."""

from __future__ import annotations

import asyncio
import sys
import time
import weakref

import pytest

from lms.core.errors import Invalid, Unavailable
from lms.core.markup import MAX_TEXT_LENGTH, Source, process, rendered
from lms.core.markup.code import LANGUAGES, Clock, TimeUp, highlighted
from lms.core.markup.document import render
from lms.core.markup.process import MAX_LENGTH_ON_LOOP
from tests.client import Answer, Client
from tests.core.slow_child import SLEEPS, WORKS
from tests.factories import make_user
from tests.markup import Elements
from tests.patience import slowly

BOMBS = [
    "[", "![", "](", "*", "**a", "*a_", "`", "`` ` ", ">", ">\n", "> - ", "- ", "-\n", "<", "<a",
    "<!--", "<![CDATA[", "&", "\\", "$", "$$", "$a$ ", "$'$ ", "|", "a|b\n-|-\n", "[a]: ", "[a][",
    "~~", "# \n", "\t", "* a\n  ", "[x](<", '[x](a "', "[[]", "***a*** ", "```py\na\n```\n",
    "1. a\n   ", "a\n===\n", "![a](", "<http://a", "\n\n",
    "a\u0301\u0327", "\u202e", "\u200d", "\ufdfa", "\U000e0001", "\U0001f468\u200d", "\u2028",
]  # fmt: skip

NESTED = [
    ("> ", ""), ("- ", ""), ("1. ", ""), ("*", "*"), ("**a ", " b**"), ("[", "](https://a.b)"),
    ("![", "](https://a.b)"), ("<div>", "</div>"), ("<b ", ">"), ("(", ")"), ("~~", "~~"),
    ("$\\sqrt{", "}$"), ("$\\frac{1}{", "}$"), ("`", "`"), ("\n> ```\n", ""),
]  # fmt: skip
"""What begins and what ends a part."""


@pytest.mark.parametrize("bomb", [*BOMBS[::3], *slowly(*BOMBS[1::3], *BOMBS[2::3])])
def test_no_text_takes_long(bomb: str) -> None:
    """The longest takes time in a process of its own; what is rendered on the loop, next to none.

    Of the processor, and several times what they take: others may work on this machine.
    """
    for length, limit_s in ((MAX_TEXT_LENGTH, 10.0), (MAX_LENGTH_ON_LOOP, 0.5)):
        text = (bomb * length)[:length]
        began = time.process_time()
        render(Source(text, label=len(bomb) % 2 == 0))
        assert time.process_time() - began < limit_s, length


@pytest.mark.parametrize(("begin", "end"), NESTED)
def test_no_depth_is_too_deep(begin: str, end: str) -> None:
    """Ten thousand parts in one another, and more than the longest text holds of some."""
    inner = 10_000
    if begin.startswith("$"):
        begin, end = begin[1:], end[:-1]
        text = f"${begin * inner}x{end * inner}$"
    else:
        text = f"{begin * inner}x{end * inner}"
    for label in (False, True):
        began = time.process_time()
        html, _ = render(Source(text[:MAX_TEXT_LENGTH], label))
        assert time.process_time() - began < 10.0
        Elements(html)


@pytest.mark.parametrize(
    "latex",
    ["{", "\\frac{1}{", "x^{", "\\sqrt{", "\\left(", "\\hat{", "\\text{", "a_b^c", "'", "~"],
)
def test_no_formula_takes_long(latex: str) -> None:
    times = latex.count("{")
    for length in (1900, MAX_TEXT_LENGTH):
        count = length // (len(latex) + times)
        text = f"${latex * count}{'}' * times * count}$"
        began = time.process_time()
        html, _ = render(Source(text))
        assert time.process_time() - began < 1.0
        assert len(html) < 250_000


@pytest.mark.parametrize("name", sorted(set(LANGUAGES.values())))
def test_every_language_is_known(name: str) -> None:
    assert highlighted("a = 1\n", name, Clock(60)).replace("</span>", "").endswith("\n")


def test_code_that_takes_too_long_stays_plain() -> None:
    """Pygments takes a third power of these lines' number for Scala."""
    clock = Clock(0.1)
    text = "a " + "\n " * 4000
    began = time.process_time()
    assert highlighted(text, "c", clock) == text
    assert highlighted("int a;", "c", clock) == "int a;"
    assert time.process_time() - began < 2.0


def test_the_time_is_up_though_python_dropped_the_first_exception() -> None:
    """In a callback of a weak reference, as regular expressions have them, it only prints it."""

    class Part:
        pass

    def spend(cpu_s: float) -> None:
        until = time.process_time() + cpu_s
        while time.process_time() < until:
            pass

    def work() -> None:
        parts.clear()
        spend(1.0)

    parts, clock, dropped = [Part()], Clock(0.05), []
    _reference = weakref.ref(parts[0], lambda _: spend(1.0))
    before, sys.unraisablehook = sys.unraisablehook, dropped.append
    try:
        with pytest.raises(TimeUp), clock.running():
            work()
    finally:
        sys.unraisablehook = before
    assert len(dropped) == 1
    with pytest.raises(TimeUp), clock.running():
        pytest.fail("nothing is left of the time")


# The process ------------------------------------------------------------------------------------

CODE = "```py\nx = 1\n```"


async def html_of(text: str) -> str:
    [made] = await rendered([Source(text)])
    return made.html


async def test_code_and_formulas_are_rendered_in_a_process_of_their_own() -> None:
    one, other = await rendered([Source(CODE), Source("$\\nope$", label=True)])
    assert '<span class="mi">1</span>' in one.html
    assert other.html == "<code>$\\nope$</code>"
    assert [one.code for one in other.faults] == ["formula_unreadable"]


async def test_the_loop_goes_on_while_a_text_takes_its_time() -> None:
    await html_of(CODE)
    work = asyncio.ensure_future(html_of(("```c\na " + "\n " * 4000 + "\n```\n") * 4))
    longest, last = 0.0, time.thread_time()
    while not work.done():
        await asyncio.sleep(0)
        longest, last = max(longest, time.thread_time() - last), time.thread_time()
    assert longest < 0.15
    assert "<pre>" in await work


async def test_a_process_that_was_ended_is_started_again() -> None:
    await html_of(CODE)
    child = process._child()._process
    assert child is not None
    child.kill()
    assert "language-python" in await html_of(CODE)
    assert process._child()._process is not child


async def test_a_text_that_ends_the_process_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    child = process._child()
    child.end()
    monkeypatch.setattr(process, "CHILD_MODULE", "lms.core.nothing")
    with pytest.raises(Invalid) as refused:
        await html_of(CODE)
    assert refused.value.code == "too_complex"
    monkeypatch.undo()
    assert "language-python" in await html_of(CODE)


async def answered(client: Client, *texts: str) -> list[Answer]:
    """What previews of these are answered, all asked for at once."""
    user = await make_user()
    asked = [client.post("markdown", json={"markdown": one}, as_=user) for one in texts]
    return await asyncio.gather(*asked)


@pytest.mark.slow
async def test_a_text_that_works_for_ever_is_ended_and_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the limit of its processor time; others wait for it, and none is refused with it."""
    process._child().end()
    monkeypatch.setattr(process, "CHILD_MODULE", "tests.core.slow_child")
    monkeypatch.setattr(process, "WAIT_S", 120.0)  # this machine may have much else to do
    monkeypatch.setattr(process, "HANG_S", 60.0)
    slow, code, plain = await answered(client, WORKS, CODE, "*plain*")
    assert (slow.status, slow.code) == (422, "too_complex")
    assert (code.status, plain.status) == (200, 200)
    monkeypatch.undo()
    assert "language-python" in await html_of(CODE)


@pytest.mark.slow
async def test_a_process_that_says_nothing_is_ended(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    process._child().end()
    monkeypatch.setattr(process, "CHILD_MODULE", "tests.core.slow_child")
    monkeypatch.setattr(process, "HANG_S", 1.0)
    [silent] = await answered(client, SLEEPS)
    assert (silent.status, silent.code) == (503, "unavailable")
    assert silent.headers["Retry-After"] == "2"
    monkeypatch.undo()
    assert "language-python" in await html_of(CODE)


@pytest.mark.slow
async def test_nobody_waits_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    process._child().end()
    monkeypatch.setattr(process, "CHILD_MODULE", "tests.core.slow_child")
    monkeypatch.setattr(process, "WAIT_S", 0.2)
    with pytest.raises(Unavailable):
        await html_of(WORKS)
    monkeypatch.undo()
    assert "language-python" in await html_of(CODE)


async def test_a_text_that_is_too_long_is_refused_before_anything_is_done() -> None:
    with pytest.raises(Invalid):
        await html_of("$" * (MAX_TEXT_LENGTH + 1))
