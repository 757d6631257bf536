"""Random tokens and what of them is stored."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def token(bits: int = 256) -> str:
    """A random URL-safe secret of that many bits."""
    return secrets.token_urlsafe(bits // 8)


def digest(secret: str) -> bytes:
    """What is stored of a random secret: SHA-256 (a password needs argon2 instead)."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def derived(key: str, *parts: str) -> str:
    """A secret that follows from the key and the parts: HMAC-SHA-256, hexadecimal."""
    message = "\x1f".join(parts).encode()
    return hmac.new(key.encode(), message, hashlib.sha256).hexdigest()
