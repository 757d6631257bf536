"""Detects guessable keys and passwords, with pure functions."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from urllib.parse import SplitResult, parse_qs

# Words of at least six letters: a random key doesn't contain them by chance.
WEAK_WORDS = (
    "secret", "change", "password", "default", "example", "insecure", "develop", "replace",
    "placeholder", "qwerty", "asdfgh", "letmein", "welcome", "1q2w3e", "q1w2e3", "production",
    # Well-known text, and the digits of pi, e, phi and the root of two.
    "loremipsum", "dolorsit", "correcthorse", "quickbrown", "tobeornot", "onceuponatime",
    "31415926", "27182818", "16180339", "14142135", "deadbeef", "cafebabe", "550e8400e29b",
)  # fmt: skip
WEAK_PASSWORDS = frozenset({"", "postgres", "lms", "admin", "root", "redis", "test", "demo"})
MILD_WORDS = (
    "administrator", "postgres", "database", "iloveyou", "football", "baseball", "sunshine",
    "princess", "trustno", "superman", "batman", "dragon", "monkey", "master", "shadow",
    "starwars", "whatever", "hunter", "spring", "summer", "autumn", "winter", "school",
    "teacher", "student", "learning", "passwort", "geheim", "system", "server", "access",
)  # fmt: skip
"""Words that a password may contain, if enough is left without them."""
LEET = (
    str.maketrans("013457@$!", "oleastasi"),
    str.maketrans("013457@$!", "oieastasl"),
)
HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b")
ROWS = (
    ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"),
    ("1234567890-=", "qwertzuiop[]", "asdfghjkl;'", "yxcvbnm,.-"),
    ("1234567890-=", "azertyuiop[]", "qsdfghjklm'", "wxcvbn,;:!"),
)
"""Keyboards: each row is shifted half a key to the right of the one above."""
SHORTEST_SECRET = 32
SHORTEST_PASSWORD = 8
MIN_DISTINCT_CHARACTERS = 10  # of random keys with 32 hex digits one in 10,000 has fewer
WALKED, WALKED_PASSWORD = 0.65, 0.75  # share of the steps; in a random key it is a sixth
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost", None})


def weak_key(key: str) -> str | None:
    """Why a key is weak; None for a random one."""
    if len(key) < SHORTEST_SECRET or len(set(key)) < MIN_DISTINCT_CHARACTERS:
        return f"random and at least {SHORTEST_SECRET} characters long"
    if _words(key, WEAK_WORDS) or _phrase(key) or _encoded_text(key):
        return "random, not a default or a phrase"
    if _hash_of_a_word(key):
        return "random, not the hash of a word"
    if _repeats(key) or key[: len(key) // 2] in key[1:]:
        return "random, not something repeated"
    if _walked(key) > WALKED:
        return "random, not a walk over the keyboard"
    return "random, not a row of neighbours" if _counted(key) > 0.5 else None


def weak_password(password: str, name: str = "") -> bool:
    """Whether a guesser would try it early."""
    low = password.lower()
    return (
        low in WEAK_PASSWORDS
        or low == name.lower()
        or len(password) < SHORTEST_PASSWORD
        or len(set(password)) < SHORTEST_PASSWORD // 2
        or bool(_words(password, WEAK_WORDS))
        or _little_left(password, (*MILD_WORDS, *([name.lower()] if len(name) > 2 else [])))
        or _repeats(password)
        or _walked(password) >= WALKED_PASSWORD
        or _counted(password) >= WALKED_PASSWORD
        or _hash_of_a_word(password)
    )


def guessable(address: SplitResult) -> bool:
    """Whether the URL's password is too weak; on loopback and unix sockets any will do."""
    # Drivers read a host from the query as well: `postgres:///lms?host=db`.
    hosts = {address.hostname, *parse_qs(address.query).get("host", [])}
    own = all(host in LOOPBACK or str(host).startswith("/") for host in hosts)
    weak = weak_password(address.password or "", address.username or "")
    return weak and address.scheme != "unix" and not own


def _spellings(text: str) -> Iterator[str]:
    """In lower case without punctuation, as it is and with digits read as letters (`l3tm3!n`)."""
    low = text.lower()
    yield from (re.sub(r"[\W_]+", "", one) for one in (low, *(low.translate(t) for t in LEET)))


def _words(text: str, words: tuple[str, ...]) -> bool:
    return any(word in one for one in _spellings(text) for word in words)


def _little_left(text: str, words: tuple[str, ...]) -> bool:
    """Whether too little is left without common words."""
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return any(
        re.search(pattern, one) and len(re.sub(pattern, "", one)) < SHORTEST_PASSWORD
        for one in _spellings(text)
    )


def _phrase(key: str) -> bool:
    """Whether it is mostly words between spaces, hyphens and dots; random keys contain none."""
    words = [one for one in re.split(r"[\s._,-]+", key) if re.fullmatch(r"[A-Za-z]?[a-z]{2,}", one)]
    return len(words) >= 3 and sum(map(len, words)) * 2 > len(key)


def _encoded_text(key: str) -> bool:
    """Whether it is readable text in base64 or hex; random bytes aren't."""
    padded = key.rstrip("=") + "=" * (-len(key.rstrip("=")) % 4)
    for decode in (bytes.fromhex, lambda text: base64.b64decode(text, "-_", validate=True)):
        try:
            plain = decode(key if decode is bytes.fromhex else padded)
        except (ValueError, binascii.Error):
            continue
        if all(32 <= byte < 127 for byte in plain.strip(b"\n")):
            return True
    return False


def _hash_of_a_word(text: str) -> bool:
    """Whether it starts with, or is the start of, a well-known hash, such as SHA-256 of nothing."""
    bare = text.rstrip("=")
    beginnings = {bare.lower()[:SHORTEST_SECRET], bare[:SHORTEST_SECRET]}
    return len(bare) >= SHORTEST_SECRET and not beginnings.isdisjoint(_hashes())


@cache
def _hashes() -> frozenset[str]:
    """The prefixes of words' hashes, in hex and base64."""
    words = (*WEAK_WORDS, *WEAK_PASSWORDS, *MILD_WORDS, "0", "1", "123456", "hello", "hello world")
    found = set()
    for word in chain(words, map(str.title, words), (f"{word}\n" for word in words)):
        for name in HASHES:
            digest = hashlib.new(name, word.encode(), usedforsecurity=False).digest()
            found |= {digest.hex(), base64.b64encode(digest).decode()}
            found.add(base64.urlsafe_b64encode(digest).decode())
    return frozenset(one[:SHORTEST_SECRET] for one in found)


def _repeats(text: str) -> bool:
    """Whether it repeats one piece."""
    return (text + text).index(text, 1) <= len(text) // 2


def _counted(text: str) -> float:
    """The share of steps from a character to itself or the next: `abcdefgh`."""
    steps = [abs(ord(a) - ord(b)) <= 1 for a, b in pairwise(text)]
    return sum(steps) / len(steps)


def _walked(text: str) -> float:
    """The share of steps from a key to itself or a neighbour, on the best-fitting keyboard."""
    low = text.lower()
    steps = list(pairwise(low))
    return max(sum(a == b or (a, b) in near for a, b in steps) for near in _touching()) / len(steps)


@cache
def _touching() -> tuple[frozenset[tuple[str, str]], ...]:
    def places(rows: tuple[str, ...]) -> dict[str, tuple[float, int]]:
        return {key: (x + y / 2, y) for y, row in enumerate(rows) for x, key in enumerate(row)}

    return tuple(
        frozenset(
            (a, b)
            for a, (ax, ay) in places(rows).items()
            for b, (bx, by) in places(rows).items()
            if a != b and abs(ax - bx) <= 1 and abs(ay - by) <= 1
        )
        for rows in ROWS
    )
