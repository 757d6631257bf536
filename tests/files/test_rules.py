"""Names, types and expiries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lms.files import rules
from lms.files.rules import Kind


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("notes.txt", "notes.txt"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\evil.pdf", "evil.pdf"),
        ("C:\\Users\\Léa\\Cours 1.PDF", "Cours 1.PDF"),
        ("a\x00b\r\nc.txt", "a b c.txt"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("  .  .hidden.txt", "hidden.txt"),
        ("e\u0301te\u0301.txt", "été.txt"),
        ("\ud800.txt", "?.txt"),
        ("大学.docx", "大学.docx"),
        (".txt", "file.txt"),
        ("", ""),
        ("x" * 500 + ".pdf", "x" * 196 + ".pdf"),
        ("a" * 50_000, "a" * 200),
        ("🦊 fox.png", "🦊 fox.png"),
    ],
)
def test_a_name_is_one_line_without_a_path(sent: str, kept: str) -> None:
    assert rules.clean_name(sent) == kept


@pytest.mark.parametrize(
    ("name", "seen", "head", "kind"),
    [
        ("a.PNG", "png", b"", Kind.IMAGE),
        ("a.jpeg", "jpg", b"", Kind.IMAGE),
        ("a.m4a", "mp4", b"", Kind.AUDIO),
        ("a.mp4", "mp4", b"", Kind.VIDEO),
        ("a.docx", "docx", b"", Kind.DOCUMENT),
        ("a.zip", "zip", b"", Kind.ARCHIVE),
        ("a.txt", None, b"hello", Kind.DOCUMENT),
        ("a.txt", "bmp", b"BMW is a maker of cars", Kind.DOCUMENT),
        ("a.vtt", None, b"\xef\xbb\xbfWEBVTT\n", Kind.DOCUMENT),
        ("a.vtt", None, b"hello", None),
        ("a.txt", "pdf", b"%PDF", None),
        ("a.png", "jpg", b"", None),
        ("a.docx", "zip", b"", None),
        ("a.zip", "docx", b"", None),
        ("a.svg", None, b"<svg", None),
        ("a.html", None, b"<html", None),
        ("a.exe", "exe", b"MZ", None),
        ("png", "png", b"", None),
        ("a.", None, b"", None),
        ("", None, b"", None),
    ],
)
def test_name_and_bytes_agree_on_what_a_file_is(
    name: str, seen: str | None, head: bytes, kind: Kind | None
) -> None:
    found = rules.type_of(name, seen, head)
    assert (found.kind if found else None) == kind


def test_links_of_half_a_day_end_together_in_12_to_24_hours() -> None:
    morning = datetime(2026, 11, 29, 0, 0, tzinfo=UTC)
    ends = {rules.expiry(morning + timedelta(minutes=n)) for n in range(720)}
    assert ends == {morning + timedelta(hours=24)}
    assert rules.expiry(morning + timedelta(hours=12)) == morning + timedelta(hours=36)
