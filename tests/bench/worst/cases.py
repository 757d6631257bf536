"""The worst that fits into a request or a frame."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

MIB = 1024 * 1024
TARGET = 15_000  # of a request's first line, or of one header
FRAME = 16_000
PAIR = "\u0301\u0323"
"""Two marks that have to change places: what a normal form has to sort."""
SIZES = (110, 780, 1_950, 7_900, 15_900, 29_000, 69_000)


def run_of_marks(size: int) -> str:
    """One letter with marks alone, of that many bytes."""
    return "a" + PAIR * ((size - 1) // 4)


def allowed(chars: int) -> str:
    """As many marks as may stand in a row, again and again."""
    return (("a" + PAIR * 15) * (chars // 31 + 1))[:chars]


TEXTS = [allowed(size) for size in SIZES] + ["\ufb2c" * 69_000, run_of_marks(MIB - 4_096)]


def bodies(good: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """What can be done to a body: every field in turn, then the body as a whole."""
    for name, value in good.items():
        for text in TEXTS if isinstance(value, str | None) else ():
            sent = json.dumps(good | {name: text}, ensure_ascii=False).encode()
            yield f"{name}: {len(text):,} characters", sent
        yield f"{name}: a long list", json.dumps(good | {name: [1] * 300_000}).encode()
        yield f"{name}: empty objects", json.dumps(good | {name: [{}] * 240_000}).encode()
        yield f"{name}: digits", json.dumps(good | {name: "9" * 900_000}).encode()
        yield (
            f"{name}: deep",
            json.dumps(good)[:-1].encode()
            + (f', "{name}": '.encode() + b"[" * 190 + b"]" * 190 + b"}"),
        )
    many = {f"{n:x}": 0 for n in range(90_000)}
    yield "unknown fields", json.dumps(good | many).encode()[:MIB]
    yield "an unknown field with a long name", json.dumps(good | {"x" * 900_000: 1}).encode()
    yield "a number without end", b'{"x": ' + b"9" * 900_000 + b"}"
    yield "open brackets", b"[" * 900_000
    yield "empty lists", b"[" + b"[]," * 300_000 + b"[]]"


def queries(names: list[str]) -> Iterator[tuple[str, str]]:
    """Query strings as long as a request's first line may be."""
    for name in names:
        yield f"?{name}: marks", f"{name}={quote(run_of_marks(TARGET // 3))}"[:TARGET]
        yield f"?{name}: allowed marks", f"{name}={quote(allowed(380))}"
        yield f"?{name}: digits", f"{name}=" + "9" * TARGET
    yield "? unknown names", "&".join(f"{n:x}=" for n in range(2_800))
    yield "? ampersands", "&" * TARGET
    yield "? one name again and again", "&".join(["id=1"] * 3_000)


def headers() -> Iterator[tuple[str, dict[str, str]]]:
    """Headers that are looked at before anybody is known."""
    lists = {
        "Accept": ",".join(f"a/{n:x};q=0.{n % 10}" for n in range(1_100)),
        "Accept-Language": ",".join(f"a{n:x};q=0.{n % 10}" for n in range(1_300)),
        "Cookie": "; ".join(f"{n:x}=1" for n in range(2_300)),
        "If-None-Match": ",".join(f'"{n:x}"' for n in range(2_000)),
        "X-Forwarded-For": ",".join(["1.1.1.1"] * 1_800),
    }
    for name, value in lists.items():
        yield f"{name}: a list", {name: value[:TARGET]}
    for name in ("Authorization", "Idempotency-Key", "X-Request-ID", "Range", "Content-Type"):
        yield (
            f"{name}: long",
            {name: ("Bearer " if name == "Authorization" else "") + "a.b" * 5_000},
        )


def frames(session: str, question: str) -> Iterator[tuple[str, str]]:
    """Commands of a player, as long as a message may be."""
    answer = {"type": "live.answer", "id": 1, "session_id": session, "question_id": question}

    def said(what: object) -> str:
        return json.dumps(answer | {"answer": what}, ensure_ascii=False)

    yield "answer: marks", said({"text": run_of_marks(FRAME - 300)})
    yield "answer: allowed marks", said({"text": allowed(1_950)})
    yield "answer: as many marks as it may hold", said({"text": allowed(500)})
    yield "answer: escaped marks", json.dumps(answer | {"answer": {"text": PAIR * 1_200}})
    yield "answer: half characters", json.dumps(answer | {"answer": {"text": "\ud800" * 2_500}})
    yield "answer: unknown fields", said({f"{n:x}": 0 for n in range(1_600)})
    yield "answer: a list", said({"options": [1] * 5_000})
    yield "answer: deep", said({"text": 0})[:-2] + ',"x":' + "[" * 190 + "]" * 190 + "}}"
    yield "answer: digits", said({"value": 10**4_000})
    yield "unknown fields", json.dumps(answer | {f"{n:x}": 0 for n in range(1_600)})
    yield (
        "subscribe: marks",
        json.dumps(
            {"type": "subscribe", "id": 2, "channel": run_of_marks(FRAME - 300)}, ensure_ascii=False
        ),
    )
    yield "ping: a list", json.dumps({"type": "ping", "id": 3, "sent": [[]] * 3_900})
    yield "an id of marks", json.dumps({"type": "ping", "id": PAIR * 3_900}, ensure_ascii=False)
    yield "no JSON", "[" * FRAME
