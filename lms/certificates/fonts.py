"""The fonts that certificates are drawn with: those made at set-up, or the machine's own."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path

from lms.core.errors import Unavailable
from lms.settings import settings

FOLDER = Path(__file__).parents[2] / "fonts"
"""Made by `tools/setup.py fonts`, beside a page that answers already."""
LETTERS = "fonts.json"
SYSTEM = "/etc/fonts/fonts.conf"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <include ignore_missing="yes">{system}</include>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def there() -> bool:
    """Whether our own fonts are there."""
    return (FOLDER / LETTERS).exists()


def require() -> None:
    """503 while a certificate would be drawn without our fonts, unless the machine's are wanted."""
    if settings().certificate_fonts == "own" and not there():
        raise Unavailable(detail="The fonts of certificates are not there yet.")


def letters() -> frozenset[int] | None:
    """What our fonts have letters for; None where the machine's fonts are taken."""
    if settings().certificate_fonts == "system" or not there():
        return None
    return _letters(FOLDER / LETTERS)


@cache
def _letters(path: Path) -> frozenset[int]:
    rows = json.loads(path.read_text())["letters"]
    return frozenset(one for first, last in rows for one in range(first, last + 1))


def configuration() -> str:
    """The path of a configuration for fontconfig that names our fonts; empty: the machine's."""
    if settings().certificate_fonts == "system" or not there():
        return ""
    home = settings().lms_data_dir.absolute()
    path = home / "certificate-fonts.conf"
    text = CONFIGURATION.format(
        folder=escape(str(FOLDER)), system=SYSTEM, cache=escape(str(home / "fontconfig"))
    )
    if not path.exists() or path.read_text() != text:
        home.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{id(text):x}")
        draft.write_text(text)
        draft.replace(path)
    return str(path)
