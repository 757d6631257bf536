"""Hostile templates, names and documents: nothing is fetched, no process takes too much memory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import pytest_asyncio

from lms.certificates import child, press
from lms.certificates.page import Signatory
from lms.settings import Settings
from tests.certificates.drawing import idle, made, peak_bytes, text_of
from tests.patience import slowly

SECRET = b"root:x:0"
SCHEMES = (
    "http://127.0.0.1:{port}/{n}",
    "HTTP://127.0.0.1:{port}/{n}",
    "https://127.0.0.1:{port}/{n}",
    "http://127.0.0.1:{port}/redirect/{n}",
    "//127.0.0.1:{port}/{n}",
    "ftp://127.0.0.1:{port}/{n}",
    "file://{pipe}",
    "file://{pipe}?{n}",
    "FILE://{pipe}#{n}",
    "file://localhost{pipe}",
    "{pipe}",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/{n}",
    "data:text/css,@import url(http://127.0.0.1:{port}/{n})",
    "data:image/svg+xml,{svg}",
    "data:text/html,{html}",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
PLACES = (
    '<img src="{url}">',
    '<img srcset="{url} 2x" src="{url}">',
    '<link rel="stylesheet" href="{url}">',
    "<style>@import url({url});</style>",
    '<style>@import "{url}" print;</style>',
    "<style>@font-face{{font-family:x;src:url({url})}}body{{font-family:x}}</style>x",
    "<style>@page{{background:url({url})}}</style>x",
    '<p style="background:url({url})">x</p>',
    '<p style="border-image:url({url}) 1;border:3px solid">x</p>',
    '<p style="list-style-image:url({url});display:list-item">x</p>',
    '<object data="{url}">x</object>',
    '<embed src="{url}">',
    '<iframe src="{url}"></iframe>',
    '<base href="{url}"><img src="x.png">',
    '<link rel="attachment" href="{url}">',
    '<a rel="attachment" href="{url}">x</a>',
    SVG + '<image href="{url}"/></svg>',
    SVG + '<image xlink:href="{url}"/></svg>',
    SVG + '<use href="{url}#x"/></svg>',
    SVG + '<style>@import url({url});</style><rect width="9" height="9"/></svg>',
    "<style>p::before{{content:url({url})}}</style><p>x</p>",
    '<input type="image" src="{url}">',
    '<meta http-equiv="refresh" content="0;url={url}">x',
    '<video poster="{url}"></video><audio src="{url}"></audio>',
    '<?xml-stylesheet href="{url}"?><!DOCTYPE x [<!ENTITY e SYSTEM "{url}">]><p>&e;</p>',
)
HUGE = (
    "<div>" * 3_000,
    "<table>" + "<tr>" + "<td>x" * 20_000,
    "<p>" + "x" * 2_000_000,
    "<p>" + "word " * 400_000,
    "<p style='font-size:1e7pt'>x",
    "<p style='height:1e9mm'>x",
    "<style>@page{size:1e9mm 1e9mm}</style>x",
    "<style>" + "p{color:red}" * 50_000 + "</style><p>x",
    f"<p>{'<b>' * 20_000}x",
    SVG + "<rect width='1e9' height='1e9'/>" * 5_000 + "</svg>",
    "<table><tr><td colspan=1000000 rowspan=1000000>x</table>",
    "<p style='columns:100000'>" + "x " * 1_000,
    "<ol start=999999999>" + "<li style='list-style:cjk-ideographic'>x" * 3_000,
    "<style>body::before{counter-reset:x;content:counters(x,'" + "y" * 100_000 + "')}</style>x",
    "x" * (child.LONGEST_PAGE - 100),
)
"""Each ends at the limit of memory or time, or is drawn; the next page finds a process."""
WORDS = (
    "Ana", "\u202eevil\u202c", "\u0338" * 300, "W" * 200, "\u200b" * 200, "🦊" * 60, "a\u0301" * 90,
    "{name}{course}{date}", "</div></body><img src=x>", "'\"><script>alert(1)</script>",
    "@import url(x)", "ﷺ" * 60, "陈" * 200, "\u115f" * 100, "x;}*{background:url(x)}", "&#x3c;img>",
    "\uffff\ufdd0", "\U0010ffff" * 50, "%00", "\\65 vil",
)  # fmt: skip


@pytest_asyncio.fixture(autouse=True)
async def stopped(settings: Settings) -> AsyncIterator[None]:
    yield
    await press.stop()


def hostile(port: int, pipe: Path, count: int, seed: int) -> Iterator[str]:
    """Documents and templates that ask for what isn't theirs, half of each."""
    chance = random.Random(seed)
    places = [(scheme, place) for scheme in SCHEMES for place in PLACES]
    chance.shuffle(places)

    def address(n: int, scheme: str) -> str:
        inner = f"http://127.0.0.1:{port}/inner/{n}"
        svg = quote(f'{SVG}<image href="{inner}"/><image href="file://{pipe}"/></svg>')
        html = quote(f'<img src="{inner}"><img src="file://{pipe}">')
        return scheme.format(port=port, n=n, pipe=pipe, svg=svg, html=html)

    for n in range(count):
        scheme, place = places[n // 2 % len(places)]
        url = address(n, scheme)
        document = place.format(url=url)
        if n % 2:
            yield f"<!doctype html><html lang=en><title>x</title>{document}"
            continue
        word, other = chance.choice(WORDS), chance.choice(WORDS)
        signed = [Signatory(document[:200], url[:200], url), Signatory(word, other, url)]
        look = {"title": document[:200], "body": f"{document} {{name}} {other}"[:1000],
                "logo": url, "signatories": signed}  # fmt: skip
        yield made(look, name=f"{word} {document}"[:200], course=document[:200])


@contextlib.asynccontextmanager
async def listening() -> AsyncIterator[tuple[int, list[bytes]]]:
    """A server that leads elsewhere: its port, and what it was asked."""
    came: list[bytes] = []

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.append(await reader.read(100))
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(note, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], came


def is_read(pipe: Path) -> bool:
    """Whether somebody has opened the pipe to read it, and waits."""
    try:
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


async def drawn(html: str) -> bytes:
    """The PDF; empty for a page that can't be drawn. Its process stayed within its limit."""
    try:
        pdf = await press.drawn(html)
    except press.NotDrawn:
        return b""
    for one in idle():
        if one.process.returncode is None:
            assert peak_bytes(one.process.pid) <= child.MEMORY_LIMIT
    return pdf


@pytest.mark.parametrize(("count", "seed"), [(8, 1), *slowly((500, 2))])
async def test_hostile_pages_fetch_nothing(count: int, seed: int, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    names = 0
    async with listening() as (port, came):
        for html in hostile(port, pipe, count, seed):
            pdf = await drawn(html)
            assert not is_read(pipe), html
            assert came == [], html
            assert SECRET not in pdf
            assert b"/EmbeddedFile" not in pdf or "data:" in html, html
            names += bool(pdf)
    assert names > count * 0.9  # they are drawn, without what they ask for
    assert text_of(await press.drawn(made()))


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(HUGE)))
async def test_huge_pages_end_at_the_limits(at: int) -> None:
    await drawn(f"<!doctype html><title>x</title>{HUGE[at]}")
    assert text_of(await press.drawn(made()))


async def test_what_is_refused_is_seen_by_these_tests(tmp_path: Path) -> None:
    """The pipe and the server notice who comes."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert not is_read(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert is_read(pipe)
    os.close(reading)
    async with listening() as (port, came):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\n\r\n")
        await reader.read()
        writer.close()
        assert came
