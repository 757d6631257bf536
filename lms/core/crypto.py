"""Random tokens, their digests, and encryption at rest."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB


def token(bits: int = 256) -> str:
    """A random URL-safe secret of that many bits."""
    return secrets.token_urlsafe(bits // 8)


def digest(secret: str) -> bytes:
    """What is stored of a random secret: SHA-256 (a password needs argon2 instead)."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def derived(key: str, *parts: str) -> str:
    """A secret derived from the key and the parts: HMAC-SHA-256, hexadecimal."""
    message = "\x1f".join(parts).encode()
    return hmac.new(key.encode(), message, hashlib.sha256).hexdigest()


def sealed(key: str, purpose: str, secret: bytes) -> bytes:
    """Encrypt a secret that must be readable again: AES-256-GCM, nonce first."""
    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(_key(key, purpose)).encrypt(nonce, secret, purpose.encode())


def opened(key: str, purpose: str, box: bytes) -> bytes:
    """Decrypt what was sealed for that purpose; ValueError when the key is another one."""
    try:
        return AESGCM(_key(key, purpose)).decrypt(box[:12], box[12:], purpose.encode())
    except InvalidTag:
        raise ValueError("sealed with another key, or damaged") from None


def disguised(key: str, purpose: str, one: UUID) -> UUID:
    """Another id in its place, always the same for that purpose; `revealed` gives it back.

    An id is exactly one block of AES, so no two get the same and nothing of it shows.
    """
    cipher = _blocks(key, purpose).encryptor()
    return UUID(bytes=cipher.update(one.bytes) + cipher.finalize())


def revealed(key: str, purpose: str, one: UUID) -> UUID:
    """The id that was disguised for that purpose."""
    cipher = _blocks(key, purpose).decryptor()
    return UUID(bytes=cipher.update(one.bytes) + cipher.finalize())


def _blocks(key: str, purpose: str) -> Cipher[ECB]:
    return Cipher(AES(_key(key, f"disguise:{purpose}")), ECB())  # noqa: S305  one block alone


def _key(key: str, purpose: str) -> bytes:
    return hmac.new(key.encode(), f"seal:{purpose}".encode(), hashlib.sha256).digest()
