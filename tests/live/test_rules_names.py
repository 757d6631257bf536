"""Nicknames, by table. All of it is pure."""

from __future__ import annotations

import contextlib
import importlib
import re

import pytest
from faker.config import AVAILABLE_LOCALES
from pydantic import TypeAdapter, ValidationError

from lms.live import names

read = TypeAdapter(names.Nickname).validate_python
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def real_names() -> set[str]:
    """First and last names of all countries that faker knows."""
    found: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        with contextlib.suppress(ModuleNotFoundError):
            module = importlib.import_module(f"faker.providers.person.{locale}")
            lists = [
                getattr(module.Provider, name)
                for name in dir(module.Provider)
                if re.search("(first|last|middle)_name|(^|_)surname|patronymic", name)
            ]
            for names_ in lists:
                if isinstance(names_, dict | list | tuple | set):
                    found |= {one for one in names_ if isinstance(one, str)}
    return found


REAL = real_names()


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
        ("Mia \U0001fa77", "Mia \U0001fa77"),  # newer than this Python's tables
        (ENGLAND, ENGLAND),
        ("\U0001f469\u200d\U0001f680", "\U0001f469\u200d\U0001f680"),
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
        7,
        None,
        "\u0301",
        "\u2800",
        "\u3164\u034f",
        "Z" + "\u0301" * 25,
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
        ("Vix", "Vi\u034fx\u3164"),
        ("Vix 1", "Vix\u2800１"),
        ("\u2764", "\u2764\ufe0f"),
        ("\U0001f3f4", "\U0001f3f4\U000e0061"),  # a tag behind a flag
        ("محمد", "م\u200dحمد"),
        ("محمد", "محم\u200cد"),
        ("कमल", "क\u200dमल"),
        ("\U0001f44d\U0001f44d", "\U0001f44d\u200d\U0001f44d"),
        ("Vix", "V\U00013430ix"),
        ("Vix\u0378", "Vix\u0379"),  # no font has these: two boxes
        ("Vix\ue000", "Vix\U000f0000"),
    ],
)
def test_names_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert names.same_name(one) == names.same_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kai", "Kal"),
        ("Zoe", "Zoë"),
        ("Ali", "All"),
        ("Ivo", "lvo"),
        ("Дима", "Dima"),
        ("\U0001fa77", "\U0001fae9"),
    ],
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


def test_no_real_name_is_refused_in_any_language() -> None:
    assert len(REAL) > 50_000
    assert {"Péter", "Regina", "Anita", "Mona"} <= REAL
    assert [name for name in REAL if names.rude(name, *names.languages())] == []


def test_every_real_name_can_be_a_nickname() -> None:
    for name in REAL:
        assert read(name[:30]), name


@pytest.mark.parametrize("name", ["María del Carmen", "Jens Lund", "Mar Ica", "An Us", "Del Rey"])
def test_a_full_name_is_not_refused_either(name: str) -> None:
    assert not names.rude(name, *names.languages())


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("Fuck you", "en"),
        ("s-h-i-t", "en"),
        ("S H I T", "en"),
        ("FＵCK\u200b", "en"),
        ("Fuck", "de"),
        ("Arschloch", "de"),
        ("Putain", "fr"),
        ("mierda", "es"),
        ("Stronzo", "it"),
        ("жопа", "ru"),
        ("fan", "sv"),
    ],
)
def test_swear_words_are_refused_in_their_language(given: str, language: str) -> None:
    assert names.rude(given, language)


@pytest.mark.parametrize("language", ["en", "de", "xx"])
def test_the_words_of_other_languages_are_not(language: str) -> None:
    assert not names.rude("Football fan", language)
