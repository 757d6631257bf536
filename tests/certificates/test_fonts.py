"""Names in many scripts, with the fonts that set-up brings."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import unicodedata
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pypdfium2
import pytest
import pytest_asyncio

from lms.certificates import fonts, press
from lms.certificates.actions import issuing
from lms.certificates.lettering import EASTERN, SUBSETS, drawable, families
from lms.certificates.models import Certificate
from lms.settings import Settings
from tests.certificates.drawing import made, text_of
from tests.certificates.factories import promise

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "latin": "Zoë Łukasiewicz-Nguyễn",
    "cyrillic": "Александра Преображенская",
    "greek": "Αλεξάνδρα Παπαδοπούλου",
    "arabic": "ليلى عبد الرحمن",
    "hebrew": "יעל כהן",
    "devanagari": "प्रिया शर्मा",
    "thai": "สมชาย ใจดี",
    "chinese-simplified": "陈小雨",
    "japanese": "さくら 山田",
    "korean": "김민준",
    "bengali": "অনন্যা সেন",
    "tamil": "கவிதா ராஜன்",
    "georgian": "ნინო ბერიძე",
    "armenian": "Անի Սարգսյան",
}
JOINED = {"arabic", "devanagari", "bengali", "tamil"}
"""A PDF's text says less of letters that are drawn as one."""
LETTERS = frozenset(map(ord, "Vix Ana🎓"))


@pytest.fixture(scope="module")
def fetched() -> None:
    """The fonts; the first time they take minutes."""
    command = [sys.executable, "-sE", str(ROOT / "tools/setup.py"), "fonts"]
    subprocess.run(command, check=True)


@pytest_asyncio.fixture
async def own(
    fetched: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    """Certificates are drawn with our fonts."""
    given = settings.model_copy(update={"certificate_fonts": "own"})
    monkeypatch.setattr(fonts, "settings", lambda: given)
    yield
    await press.stop()


def letters_of(text: str) -> set[str]:
    return {one for one in unicodedata.normalize("NFKC", text) if one.isalpha()}


def title_of(pdf: bytes) -> str:
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        return str(document.get_metadata_value("Title"))


def fonts_of(pdf: bytes) -> Iterator[str]:
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for one in document[0].get_objects():
            if isinstance(one, pypdfium2.PdfTextObj):
                yield one.get_font().get_base_name()


@pytest.mark.slow
@pytest.mark.parametrize("script", NAMES)
async def test_names_are_written_with_our_fonts(own: None, script: str) -> None:
    name = NAMES[script]
    known = fonts.letters()
    assert known
    assert {one for one in name if ord(one) not in known} == set()
    pdf = await press.drawn(made({"letters": known}, name=name, course=name))
    assert "30" in text_of(pdf)  # it is one page
    assert name in title_of(pdf)
    if script not in JOINED:
        assert letters_of(name) <= letters_of(text_of(pdf))
    used = set(fonts_of(pdf))
    assert {one for one in used if "Certificate" not in one} == set()
    assert any(f"Certificate-{script}" in one for one in used), used
    assert len(pdf) < 120_000  # only the letters that are used


@pytest.mark.slow
def test_each_font_has_a_family_in_the_page(fetched: None) -> None:
    there = {path.name.removesuffix("-400.ttf") for path in fonts.FOLDER.glob("*-400.ttf")}
    assert there == {*SUBSETS, *EASTERN}


async def test_certificates_wait_for_their_fonts(
    db: None,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    quick: list[str],
) -> None:
    given = settings.model_copy(update={"certificate_fonts": "own"})
    monkeypatch.setattr(fonts, "settings", lambda: given)
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    one = await promise()
    await issuing.carry_out(one.id)
    waits = await Certificate.get(id=one.id)
    assert (waits.state, waits.tries) == ("pending", 0)
    (tmp_path / fonts.LETTERS).write_text('{"letters": [[32, 126]]}')
    await issuing.carry_out(one.id)
    assert (await Certificate.get(id=one.id)).state == "issued"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana", "Ana"),
        ("🦊 Vix", "Vix"),
        ("Vix 🦊", "Vix"),
        ("Vix 👩🏽\u200d🚀 Ana", "Vix Ana"),
        ("Ana 🎓", "Ana 🎓"),
        ("🦊", "🦊"),
        ("Ж", "Ж"),
    ],
)
def test_pictograms_that_no_font_has_are_left_out(text: str, shown: str) -> None:
    assert drawable(text, LETTERS) == shown


@pytest.mark.parametrize(
    ("language", "name", "first"),
    [
        ("en", "陈小雨", "chinese-simplified"),
        ("ja", "山田", "japanese"),
        ("ko-KR", "金", "korean"),
        ("en", "さくら", "japanese"),
        ("ja", "김민준", "korean"),
    ],
)
def test_the_name_and_the_language_choose_among_the_eastern_fonts(
    language: str, name: str, first: str
) -> None:
    order = families(language, name, name)
    assert all(order.index(first) <= order.index(one) for one in EASTERN)


def test_a_page_in_latin_letters_asks_for_no_other_fonts() -> None:
    plain = families("en", "Zoë", "Zoë “Łukasiewicz” – 1")
    assert [one for one in (*SUBSETS, *EASTERN) if f"Certificate {one}\"" in plain] == [
        "latin", "latin-ext"
    ]  # fmt: skip
    assert "vietnamese" in families("en", "Nguyễn", "Nguyễn")
