"""What a template says: placeholders, and the words it begins with. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

PLACEHOLDERS = frozenset({"name", "course", "date", "grade"})
AVAILABLE = PLACEHOLDERS - {"grade"}
"""`grade` waits for final grades."""
DEFAULT_LANGUAGE = "en"
DEFAULTS = {
    "en": (
        "Certificate of completion",
        "This is to certify that {name} has completed the course {course} on {date}.",
    ),
    "de": (
        "Teilnahmebescheinigung",
        "Hiermit wird bescheinigt, dass {name} den Kurs {course} am {date} abgeschlossen hat.",
    ),
}
LABELS = {
    "en": {"verify": "Verify at", "code": "Code", "until": "Valid until {date}", "qr": "QR code"},
    "de": {
        "verify": "Prüfen unter",
        "code": "Code",
        "until": "Gültig bis {date}",
        "qr": "QR-Code",
    },
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}

_placeholder = re.compile(r"\{(\w+)\}")


def family(language: str) -> str:
    """The language that we have words in; English for those we have none in."""
    first = language.partition("-")[0].lower()
    return first if first in DEFAULTS else DEFAULT_LANGUAGE


def placeholders(text: str) -> set[str]:
    """The names in braces of a text."""
    return set(_placeholder.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders replaced, once: what a value contains is left as it is."""
    return _placeholder.sub(lambda found: values.get(found[1], found[0]), text)


def day(moment: datetime, language: str, zone: str) -> str:
    """A day as that language writes it; `2026-11-30` where we don't know how."""
    local = moment.astimezone(ZoneInfo(zone))
    known = language.partition("-")[0].lower()
    if known not in MONTHS:
        return local.date().isoformat()
    month = MONTHS[known].split()[local.month - 1]
    return f"{local.day}{'.' if known == 'de' else ''} {month} {local.year}"
