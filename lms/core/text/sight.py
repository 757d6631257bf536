"""What of a text is visible, so that names don't differ invisibly and titles aren't blank."""

from __future__ import annotations

import re
import unicodedata

# Unicode's Default_Ignorable_Code_Point, and the anchors of interlinear notes.
_unseen = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Letters and symbols that draw nothing, and Unicode's line and paragraph separators.
_blank = re.compile("[\u0085\u2028\u2029\u2800\U00013441\U00013442\U0001d159\U00016fe4]")

VARIANTS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
TAGS = re.compile("[\U000e0020-\U000e007f]")
_space = re.compile(r"\s")
INKLESS = frozenset({"Mn", "Mc", "Me", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})
FLAG = "\U0001f3f4"
KEYCAP = "\u20e3"

# Scripts in whose words a joiner changes how letters are written: Arabic, Syriac, N'Ko, Mandaic,
# Mongolian, and those of India and its neighbours.
_joining = re.compile(
    "[\u0600-\u08ff\u0900-\u0df4\u0f00-\u109f\u1780-\u18af\ua840-\ua87f\ua8e0-\ua8ff\ufb50-\ufdcf"
    "\ufdf0-\ufdff\ufe70-\ufefc\U00010ac0-\U00010aff\U00010d00-\U00010d3f\U00011000-\U00011fff"
    "\U0001e900-\U0001e95f]"
)
_ideograph = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_mongolian = re.compile("[\u1800-\u18af]")
# Symbols that a font may show in color; unassigned code points may be the next emoji.
_emoji = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff\U0001fc00-\U0001fffd]"
)


def unseen(text: str) -> str:
    """The text without any invisible character, even those that shape their neighbours."""
    return text if text.isascii() else _unseen.sub("", text)


def visible(text: str) -> str:
    """The text without invisible characters, except those that shape visible ones.

    Kept are joiners inside emoji and inside words of scripts that need them, variation selectors
    after characters with variants, and tags inside flags.
    """
    if text.isascii() or _unseen.search(text) is None:
        return text
    kept: list[str] = []
    flag = False
    for at, char in enumerate(text):
        if TAGS.match(char):
            flag = flag or kept[-1:] == [FLAG]
            if flag:
                kept.append(char)
            continue
        flag = False
        if _unseen.match(char) is None or (kept and _shapes(char, kept[-1], text[at + 1 : at + 2])):
            kept.append(char)
    return "".join(kept)


def _shapes(char: str, before: str, after: str) -> bool:
    """Whether this invisible character changes how its neighbours look."""
    if char in "\u200c\u200d":
        if _joining.match(before) and _joining.match(after):
            return True
        picture = _emoji.match(before) or before == "\ufe0f"
        return char == "\u200d" and bool(picture and _emoji.match(after))
    if VARIANTS.match(char):
        if char in "\ufe0e\ufe0f":
            return bool(_emoji.match(before)) or after == KEYCAP
        return bool(_ideograph.match(before) or _mongolian.match(before))
    return False


def is_emoji(char: str) -> bool:
    """Whether it is a symbol that a font may show in color, even one not yet assigned."""
    return _emoji.match(char) is not None


def blank(text: str) -> str:
    """The text with a space for each character that looks like one."""
    return text if text.isascii() else _blank.sub(" ", text)


def look(text: str) -> str:
    """The comparison form of texts that look alike: `1\u00a02` is `1 2`; indentation counts."""
    lines = unicodedata.normalize("NFC", blank(visible(text))).splitlines()
    return "\n".join(_space.sub(" ", line).rstrip() for line in lines)


def empty(text: str) -> bool:
    """Whether nothing is visible: white space, invisible characters, marks without a letter."""
    if text.isascii():
        return not text.strip()
    return all(unicodedata.category(char) in INKLESS for char in blank(visible(text)))
