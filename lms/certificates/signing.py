"""Ed25519 signatures of certificates, and how keys are named and told. Pure."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = 1


def b64(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unb64(text: str) -> bytes:
    """The bytes of base64url; ValueError for any other spelling of them."""
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(data) != text:
        raise ValueError("not base64url as we write it")
    return data


def new_key() -> tuple[bytes, bytes]:
    """A new pair: the private and the public key, 32 bytes each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def kid_of(public: bytes) -> str:
    """A key's name: its thumbprint by RFC 7638."""
    members = json.dumps(_members(public), separators=(",", ":"), sort_keys=True)
    return b64(hashlib.sha256(members.encode()).digest())


def jwk(public: bytes) -> dict[str, str]:
    """The public key as a member of a JWK set."""
    return {**_members(public), "kid": kid_of(public), "alg": "EdDSA", "use": "sig"}


def _members(public: bytes) -> dict[str, str]:
    return {"crv": "Ed25519", "kty": "OKP", "x": b64(public)}


def packed(claims: Mapping[str, Any]) -> bytes:
    """What is signed: the claims as JSON with sorted keys, without white space, in UTF-8."""
    return json.dumps(claims, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def sign(payload: bytes, private: bytes) -> str:
    """The signature of the payload's bytes, in base64url."""
    return b64(Ed25519PrivateKey.from_private_bytes(private).sign(payload))


def holds(payload: str, signature: str, public: bytes) -> bool:
    """Whether the key has signed the payload; both in base64url."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(unb64(signature), unb64(payload))
    except (InvalidSignature, ValueError):
        return False
    return True


def claims_of(payload: str) -> dict[str, Any] | None:
    """What a payload says; None for what isn't a JSON object."""
    try:
        found = json.loads(unb64(payload))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
