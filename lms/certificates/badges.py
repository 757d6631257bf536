"""Open Badges 3.0 with Data Integrity proofs (`eddsa-rdfc-2022`). Pure, but slow: 10 ms and more.

The JSON-LD contexts come from packages, at set-up: nothing is fetched. Terms that no context knows
would not be signed, so all that is written here is theirs.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyld import jsonld
from pyld.documentloader.frozen import BUNDLED_CONTEXTS, FrozenDocumentLoader

V2 = "https://www.w3.org/ns/credentials/v2"
BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
MULTIKEY = "https://w3id.org/security/multikey/v1"
OPEN_BADGES = Path(__file__).parents[2] / "static/vendor/contexts/open-badges-3.0.3.json"
"""Taken from npm at set-up, as `static/vendor.json` says."""
LD_JSON = "application/ld+json"
ED25519_PREFIX = b"\xed\x01"
LIST_LENGTH = 131_072
"""Bits of a status list: the least that the standard takes, so that a bit tells nobody apart."""
DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_contexts = FrozenDocumentLoader({V2: BUNDLED_CONTEXTS[V2], BADGES: OPEN_BADGES})
_alone = threading.Lock()  # pyld's caches are not made for threads


@dataclass(frozen=True, slots=True)
class Award:
    """What a badge says. `number` is its place in the status lists; `email` may be unknown."""

    code: str
    name: str
    email: str | None
    title: str
    course: str
    course_url: str
    issued_at: datetime
    expires_at: datetime | None
    number: int


@dataclass(frozen=True, slots=True)
class Seal:
    """A private key and its name, and the address that all names of this issuer begin with."""

    api: str
    kid: str
    private: bytes

    @property
    def issuer(self) -> str:
        return f"{self.api}/issuer"


def badge(award: Award, seal: Seal, host: str) -> dict[str, Any]:
    """The signed credential of one certificate."""
    people = [{"type": "IdentityObject", "hashed": False, "identityHash": award.name,
               "identityType": "name"}]  # fmt: skip
    if award.email:
        people.append(hashed(award.email, award.code))
    narrative = f"Has met all requirements of the course “{award.course}”."
    content: dict[str, Any] = {
        "@context": [V2, BADGES],
        "id": f"{seal.api}/verify/{award.code}/badge",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"{award.title}: {award.course}",
        "issuer": {"id": seal.issuer, "type": ["Profile"], "name": host},
        "validFrom": moment(award.issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": people,
            "achievement": {
                "id": award.course_url,
                "type": ["Achievement"],
                "name": award.course,
                "description": narrative,
                "criteria": {"narrative": narrative},
            },
        },
        "credentialStatus": entry(seal.api, award.number),
    }
    if award.expires_at is not None:
        content["validUntil"] = moment(award.expires_at)
    return sealed(content, seal, award.issued_at)


def hashed(email: str, salt: str) -> dict[str, Any]:
    """An address that only who knows it recognizes."""
    digest = hashlib.sha256((email + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${digest}",
        "identityType": "emailAddress",
        "salt": salt,
    }


def entry(api: str, number: int) -> dict[str, Any]:
    """Where it says whether the badge was revoked."""
    page, bit = divmod(number, LIST_LENGTH)
    address = f"{api}/verify/status/{page}"
    return {
        "id": f"{address}#{bit}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(bit),
        "statusListCredential": address,
    }


def status_list(page: int, revoked: Iterable[int], seal: Seal, now: datetime) -> dict[str, Any]:
    """The signed list of the badges with these numbers, which were revoked."""
    bits = bytearray(LIST_LENGTH // 8)
    for number in revoked:
        at, bit = divmod(number % LIST_LENGTH, 8)
        bits[at] |= 0x80 >> bit
    address = f"{seal.api}/verify/status/{page}"
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
    content = {
        "@context": [V2],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": seal.issuer,
        "validFrom": moment(now),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{packed}",
        },
    }
    return sealed(content, seal, now)


def profile(api: str, url: str, host: str, keys: Mapping[str, bytes]) -> dict[str, Any]:
    """Who issues, and the keys that its badges are verified with."""
    issuer = f"{api}/issuer"
    methods = [
        {
            "id": f"{issuer}#{kid}",
            "type": "Multikey",
            "controller": issuer,
            "publicKeyMultibase": "z" + base58(ED25519_PREFIX + public),
        }
        for kid, public in keys.items()
    ]
    return {
        "@context": [V2, BADGES, MULTIKEY],
        "id": issuer,
        "type": ["Profile"],
        "name": host,
        "url": url,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }


def sealed(content: dict[str, Any], seal: Seal, created: datetime) -> dict[str, Any]:
    """The document with its proof."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": moment(created),
        "verificationMethod": f"{seal.issuer}#{seal.kid}",
        "proofPurpose": "assertionMethod",
    }
    signed = Ed25519PrivateKey.from_private_bytes(seal.private).sign(_digest(content, proof))
    return content | {"proof": proof | {"proofValue": "z" + base58(signed)}}


def holds(document: Mapping[str, Any], public: bytes) -> bool:
    """Whether the key has signed the document as it is."""
    content = {name: value for name, value in document.items() if name != "proof"}
    proof = dict(document.get("proof") or {})
    value = str(proof.pop("proofValue", ""))
    try:
        signature = unbase58(value.removeprefix("z"))
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signature, _digest(content, proof))
    except (InvalidSignature, ValueError, jsonld.JsonLdError):
        return False
    return value.startswith("z")


def _digest(content: dict[str, Any], proof: dict[str, Any]) -> bytes:
    config = {"@context": content["@context"], **proof}
    return hashlib.sha256(_lines(config)).digest() + hashlib.sha256(_lines(content)).digest()


def _lines(document: dict[str, Any]) -> bytes:
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": _contexts,
    }
    with _alone:
        lines: str = jsonld.normalize(document, options)
    return lines.encode()


def moment(when: datetime) -> str:
    """Whole seconds of UTC, as XML Schema writes them."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def base58(data: bytes) -> str:
    """Bitcoin's alphabet, as multibase `z` has it."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = DIGITS[digit] + text
    return DIGITS[0] * (len(data) - len(data.lstrip(b"\0"))) + text


def unbase58(text: str) -> bytes:
    """The bytes of it; ValueError for other letters."""
    number = 0
    for char in text:
        number = number * 58 + DIGITS.index(char)
    zeros: Sequence[str] = text[: len(text) - len(text.lstrip(DIGITS[0]))]
    return bytes(len(zeros)) + number.to_bytes((number.bit_length() + 7) // 8, "big")
