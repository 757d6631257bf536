"""Makes the fonts of certificates: `convert.py <folder with node_modules> <fonts folder>`.

What npm brings is packed for browsers, which takes seconds to open for each page, and all files of
a package share one family name, which makes wrong letters. So each is unpacked once and gets a name
of its own. `fonts.json` says which letters there are: `[[first, last], ...]`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

WEIGHTS = {400: "Regular", 700: "Bold"}
SUBSETS = {
    "noto-sans": ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext",
                  "vietnamese"),
    "noto-sans-arabic": ("arabic",),
    "noto-sans-armenian": ("armenian",),
    "noto-sans-bengali": ("bengali",),
    "noto-sans-devanagari": ("devanagari",),
    "noto-sans-georgian": ("georgian",),
    "noto-sans-hebrew": ("hebrew",),
    "noto-sans-jp": ("japanese",),
    "noto-sans-kr": ("korean",),
    "noto-sans-sc": ("chinese-simplified",),
    "noto-sans-tamil": ("tamil",),
    "noto-sans-thai": ("thai",),
}  # fmt: skip
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 1, 2, 3, 4, 6
TYPOGRAPHIC = (16, 17, 21, 22, 25)
"""Name records: those of a family of more than four styles."""


def main(installed: Path, target: Path) -> None:
    """Beside the old folder and then in its place: a certificate never finds half of it."""
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    unfinished.mkdir()
    try:
        letters: set[int] = set()
        for package, subsets in SUBSETS.items():
            for subset in subsets:
                for weight in WEIGHTS:
                    name = f"{package}-{subset}-{weight}-normal.woff2"
                    source = installed / "node_modules/@fontsource" / package / "files" / name
                    letters |= convert(source, subset, weight, unfinished)
        made = json.dumps({"letters": list(ranges(letters))})
        (unfinished / "fonts.json").write_text(made)
        shutil.rmtree(target, ignore_errors=True)
        unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def convert(source: Path, subset: str, weight: int, folder: Path) -> set[int]:
    """Unpack one file under a name of its own; the letters it has."""
    font = TTFont(source)
    family, style = f"Certificate {subset}", WEIGHTS[weight]
    names = font["name"]
    names.names = [one for one in names.names if one.nameID not in TYPOGRAPHIC]
    postscript = f"{family}-{style}".replace(" ", "-")
    for record, text in {
        FAMILY: family,
        STYLE: style,
        UNIQUE: postscript,
        FULL: f"{family} {style}",
        POSTSCRIPT: postscript,
    }.items():
        names.setName(text, record, 3, 1, 0x409)
        names.removeNames(nameID=record, platformID=1)
    font.flavor = None
    font.save(folder / f"{subset}-{weight}.ttf")
    return set(font.getBestCmap())


def ranges(letters: Iterable[int]) -> Iterable[list[int]]:
    """Numbers as the first and last of each row of neighbours."""
    row: list[int] = []
    for one in sorted(letters):
        if row and one == row[1] + 1:
            row[1] = one
            continue
        if row:
            yield row
        row = [one, one]
    if row:
        yield row


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
