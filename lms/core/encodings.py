"""The encoding of an uploaded text file: from its BOM or its owner's choice, never guessed."""

from __future__ import annotations

import codecs

from lms.core.errors import Invalid

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the same bytes as the next one
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_ENCODINGS = ("utf-16-le", "utf-16-be")
NARROW_ENCODINGS = (
    "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257",
    "macintosh", "ibm850",
)  # fmt: skip
"""What programs in Europe save, the most frequent first."""
LATIN_ENCODINGS = ("iso-8859-1", "iso-8859-2", "iso-8859-15")
KNOWN = ("utf-8", "utf-16", *WIDE_ENCODINGS, *NARROW_ENCODINGS, *LATIN_ENCODINGS)
READ_AS = {"utf-16": "utf-16-le", "iso-8859-1": "windows-1252"}  # as browsers decode them
SHOWN_LINES = 5
SHOWN_LETTERS = 200


def known_encoding(value: str) -> str:
    """The encoding's name as `decode` takes it; ValueError names those that are known."""
    label = value.strip().lower()
    if label not in KNOWN:
        raise ValueError(f"must be one of {', '.join(KNOWN)}")
    return label


def decode(data: bytes, chosen: str | None = None) -> str:
    """The text: by its BOM, else as `chosen` (one of `KNOWN`), else as UTF-8.

    422 `encoding_unclear` when that fails, with `previews` to choose from.
    """
    said = next(((mark, codec) for mark, codec in MARKS if data.startswith(mark)), None)
    mark, codec = said or (b"", READ_AS.get(chosen or "utf-8", chosen or "utf-8"))
    data = data.removeprefix(mark)
    text = _text(data, codec)
    if text is None:
        message = "The file doesn't say how its letters are stored: choose the right preview."
        raise Invalid("encoding_unclear", message, previews=_previews(data))
    return text


def _text(data: bytes, codec: str) -> str | None:
    if _is_wide(data) != codec.startswith(("utf-16", "utf-32")):
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_wide(data: bytes) -> bool:
    """Half the bytes of Latin text in UTF-16 are zeros; other encodings have none."""
    return data.count(0) * 4 > len(data)


def _previews(data: bytes) -> dict[str, str]:
    """For each possible encoding the first line and the first line with differing letters."""
    found: dict[str, str] = {}
    for codec in WIDE_ENCODINGS if _is_wide(data) else NARROW_ENCODINGS:
        text = _text(data, codec)
        if text is not None and text not in found.values():
            found[codec] = text
    return {label: _shown(text) for label, text in found.items()}


def _shown(text: str) -> str:
    first, *others = text.splitlines() or [""]
    odd = [line for line in others if not line.isascii()]
    return "\n".join(line[:SHOWN_LETTERS] for line in [first, *odd][:SHOWN_LINES])
