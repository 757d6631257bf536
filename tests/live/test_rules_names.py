"""Nicknames, by table. All of it is pure."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from lms.live import names

read = TypeAdapter(names.Nickname).validate_python


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Ada", "Ada"),
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("Ｂｏｂ", "Bob"),
        ("ليلى", "ليلى"),
        ("陈小雨", "陈小雨"),
        ("🦊 Vix", "🦊 Vix"),
        ("a\u202eb", "ab"),  # nothing turns the writing around
        ("x" * 30, "x" * 30),
        ("Scunthorpe", "Scunthorpe"),
        ("!", "!"),
    ],
)
def test_a_nickname_is_kept_as_people_read_it(given: str, kept: str) -> None:
    assert read(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "   ",
        "\u200b\u200d",
        "x" * 31,
        "a\nb",
        "a\x00b",
        "\ud800",
        "Fuck you",
        "s-h-i-t",
        7,
        None,
        "\u0301",
    ],
)
def test_what_is_no_nickname(given: object) -> None:
    with pytest.raises(ValidationError):
        read(given)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada", "ADA"),
        ("Ada", "Аdа"),  # Cyrillic
        ("Ada", "ΑDA"),  # a Greek capital
        ("PayPal", "PayPaI"),
        ("Bob", "B0b"),
        ("Anna  B", "anna b"),
        ("Straße", "STRASSE"),
        ("Vix", "V\u200dix"),
    ],
)
def test_names_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert names.same_name(one) == names.same_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kai", "Kal"), ("Zoe", "Zoë"), ("Ali", "All"), ("Ivo", "lvo"), ("Дима", "Dima")],
)
def test_names_that_are_two_stay_two(one: str, other: str) -> None:
    assert names.same_name(one) != names.same_name(other)


def test_an_accounts_name_is_cut_to_a_nickname() -> None:
    assert names.from_full_name("Ｍaria  de la Concepción Fernández-Ortiz") == (
        "Maria de la Concepción Fernánd"
    )


def test_a_suggestion_is_a_nickname() -> None:
    for _ in range(50):
        suggested = names.suggestion()
        assert read(suggested) == suggested
