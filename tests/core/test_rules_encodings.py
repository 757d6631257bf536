"""Which letters the bytes of a file are."""

from __future__ import annotations

import codecs
import contextlib

import pytest

from lms.core.encodings import KNOWN, decode
from lms.core.errors import Invalid

TEXT = "email,full_name\nx@b.test,M\u00fcller\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_what_a_file_says_itself_is_read(data: bytes) -> None:
    assert decode(data) == TEXT
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(data, "windows-1252") == TEXT  # its mark knows better


@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("cp1252", "windows-1252"),
        ("mac-roman", "macintosh"),
        ("cp850", "ibm850"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_else_one_of_the_previews_is_right_and_can_be_chosen(codec: str, label: str) -> None:
    data = TEXT.encode(codec)
    with pytest.raises(Invalid) as refused:
        decode(data)
    assert refused.value.code == "encoding_unclear"
    previews = refused.value.extra["previews"]
    assert previews[label] == TEXT.strip()
    assert len(set(previews.values())) == len(previews)
    assert decode(data, label) == TEXT


def test_a_preview_shows_the_lines_that_differ() -> None:
    lines = [f"p{n}@b.test,Person" for n in range(3000)]
    lines[2500] = "m@b.test,M\u00fcller" + "x" * 300
    with pytest.raises(Invalid) as refused:
        decode("\n".join(["email,full_name", *lines]).encode("cp1252"))
    shown = refused.value.extra["previews"]["windows-1252"]
    assert shown == "email,full_name\n" + lines[2500][:200]


@pytest.mark.parametrize("chosen", KNOWN)
def test_a_choice_that_can_not_be_is_refused_and_nothing_replaced(chosen: str) -> None:
    for data in (b"a,\x81\x8d\x9d\xff\n" * 3, b"a\x00\x00\x00\xd8" * 3, "\u20ac".encode()):
        with contextlib.suppress(Invalid):
            assert "\ufffd" not in decode(data, chosen)


def test_bytes_that_are_no_text_have_no_preview() -> None:
    with pytest.raises(Invalid) as refused:
        decode(codecs.BOM_UTF16_LE + b"a\x00\x00")
    assert refused.value.extra["previews"] == {}
