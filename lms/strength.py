"""What a guesser would try: weak keys and passwords, in pure functions."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import SplitResult, parse_qs

# Words of at least six letters: chance doesn't put them into a random key.
WEAK_WORDS = (
    "secret", "change", "password", "default", "example", "insecure", "develop", "replace",
    "placeholder", "qwerty", "asdfgh", "letmein", "welcome", "1q2w3e", "production",
)  # fmt: skip
WEAK_PASSWORDS = frozenset({"", "postgres", "lms", "admin", "root", "redis", "test", "demo"})
SHORTEST_SECRET = 32
SHORTEST_PASSWORD = 8
MOST_ALIKE = 10  # different characters: 32 random hex digits have fewer once in 10,000 keys
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost", None})


def weak_key(key: str) -> str | None:
    """What a key lacks; None for a random one."""
    if len(key) < SHORTEST_SECRET or len(set(key)) < MOST_ALIKE:
        return f"random and at least {SHORTEST_SECRET} characters long"
    if any(word in key.lower() for word in WEAK_WORDS) or _phrase(key):
        return "random, not a default or a phrase"
    if (key + key).index(key, 1) <= len(key) // 2 or key[: len(key) // 2] in key[1:]:
        return "random, not something repeated"
    steps = sum(abs(ord(a) - ord(b)) <= 1 for a, b in pairwise(key))
    return "random, not a row of neighbours" if steps * 2 > len(key) else None


def _phrase(key: str) -> bool:
    """Whether most of it is words between spaces, hyphens and dots; random keys have none."""
    words = [one for one in re.split(r"[\s._,-]+", key) if re.fullmatch(r"[A-Za-z]?[a-z]{2,}", one)]
    return len(words) >= 3 and sum(map(len, words)) * 2 > len(key)


def weak_password(password: str, name: str = "") -> bool:
    low = password.lower()
    return (
        low in WEAK_PASSWORDS
        or low == name.lower()
        or len(password) < SHORTEST_PASSWORD
        or len(set(password)) < SHORTEST_PASSWORD // 2
        or any(word in low for word in WEAK_WORDS)
    )


def guessable(address: SplitResult) -> bool:
    """Loopback and unix sockets are the machine's own affair."""
    # Drivers take a host from the query as well: `postgres:///lms?host=db`.
    hosts = {address.hostname, *parse_qs(address.query).get("host", [])}
    own = all(host in LOOPBACK or str(host).startswith("/") for host in hosts)
    weak = weak_password(address.password or "", address.username or "")
    return weak and address.scheme != "unix" and not own
