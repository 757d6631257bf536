"""By which words texts are found."""

from __future__ import annotations

import pytest

from lms.core.text.words import asked_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("... + #", []),
        ("Leaf, leaf & LEAF", ["leaf"]),
        ("Núñez Łódź ŞIK ısı", ["nunez", "lodz", "sik", "isi"]),
        ("Straße GROẞE Ærø Œuvre þing", ["strasse", "grosse", "aero", "oeuvre", "thing"]),
        ("İstanbul ΣΊΣΥΦΟΣ Йод", ["istanbul", "σισυφοσ", "иод"]),
        ("ﬁne Ａ１ x²", ["fine", "a1", "x2"]),
        ("مُحَمَّد", ["محمد"]),
        ("हिन्दी", ["हिन्दी"]),
        ("한국어 공부", ["한국어", "공부"]),
        ("C++, C♯ and F#", ["c++", "c#", "and", "f#"]),
        ("C++17 a+b A+ #tag", ["c++", "17", "a", "b", "a+", "tag"]),
        (".NET ASP.NET", [".net", "net", "asp"]),
        ("光合作用", ["光合", "合作", "作用", "用"]),
        ("Python入門 が", ["python", "入門", "門", "が"]),
        ("ไทย", ["ไท", "ทย", "ย"]),
        ("x" * 200, ["x" * 100]),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".net asp.net", [".net", "asp", "net"]),
        ("光合作用 用", ["光合", "合作", "作用", "用"]),
        ("作用", ["作用"]),
        ("c++ C#", ["c++", "c#"]),
    ],
)
def test_what_is_asked_is_in_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert asked_words(text) == expected
    assert set(asked_words(text)) <= set(words(text))
