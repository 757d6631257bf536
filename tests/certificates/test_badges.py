"""Open Badges that a verifier of another vendor accepts, and no changed one."""

from __future__ import annotations

import base64
import copy
import gzip
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib.ob3.ldp import OB3LdpVerifier

from lms.certificates import badges, signing
from lms.certificates.badges import Award, Seal
from lms.users.models import User
from tests.certificates.factories import make_certificate
from tests.client import Client
from tests.courses.factories import make_course
from tests.factories import make_user

PRIVATE, PUBLIC = signing.new_key()
SEAL = Seal("https://learn.example.org/api/v1", signing.kid_of(PUBLIC), PRIVATE)
NOW = datetime.now(UTC)
AWARD = Award(
    code="7K2QF-7K2QF-7K2QF-7K2QF",
    name="Zoë Quux",
    email="zoe@b.test",
    title="Diploma",
    course="Cells",
    course_url="https://learn.example.org/courses/1",
    issued_at=NOW,
    expires_at=NOW + timedelta(days=3),
    number=5,
)


def verifier(public: bytes) -> Any:
    pem = Ed25519PublicKey.from_public_bytes(public).public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return OB3LdpVerifier(pem)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path, value


def with_change(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(document)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


def test_an_independent_verifier_accepts_a_badge_and_no_change_of_it() -> None:
    document = badges.badge(AWARD, SEAL, "learn.example.org")
    read = verifier(PUBLIC).verify(document)
    assert read.achievement.name == "Cells"
    assert badges.holds(document, PUBLIC)
    changes = 0
    for path, value in leaves(document):
        other = (not value) if isinstance(value, bool) else f"{value}x"
        changed = with_change(document, path, other)
        assert not badges.holds(changed, PUBLIC), path
        with pytest.raises(Exception):  # noqa: B017  the library's many
            verifier(PUBLIC).verify(changed)
        changes += 1
    assert changes > 30
    with pytest.raises(Exception):  # noqa: B017
        verifier(signing.new_key()[1]).verify(document)


def test_every_term_is_signed() -> None:
    """What no context knows would be left out of what is signed."""
    document = badges.badge(AWARD, SEAL, "learn.example.org")
    for path, value in leaves(document):
        if path[0] != "@context" and path[-1] != "proofValue":
            place = with_change(document, path, value)
            inner = place
            for key in path[:-1]:
                inner = inner[key]
            del inner[path[-1]]
            assert not badges.holds(place, PUBLIC), path


def test_an_address_is_hashed_with_a_salt() -> None:
    found = badges.hashed("zoe@b.test", "salt")
    digest = hashlib.sha256(b"zoe@b.testsalt").hexdigest()
    assert found["identityHash"] == f"sha256${digest}"
    document = badges.badge(AWARD, SEAL, "learn.example.org")
    assert "zoe@b.test" not in str(document)


def bits(document: Any) -> set[int]:
    packed = document["credentialSubject"]["encodedList"]
    raw = gzip.decompress(base64.urlsafe_b64decode(packed[1:] + "=" * (-len(packed[1:]) % 4)))
    assert len(raw) == badges.LIST_LENGTH // 8
    return {at * 8 + bit for at, byte in enumerate(raw) for bit in range(8) if byte >> 7 - bit & 1}


def test_a_status_list_names_the_revoked() -> None:
    revoked = [badges.LIST_LENGTH, badges.LIST_LENGTH + 9, 2 * badges.LIST_LENGTH - 1]
    document = badges.status_list(1, revoked, SEAL, NOW)
    assert bits(document) == {0, 9, badges.LIST_LENGTH - 1}
    assert badges.holds(document, PUBLIC)
    assert badges.entry(SEAL.api, badges.LIST_LENGTH + 9)["statusListIndex"] == "9"


@given(st.binary(max_size=80))
def test_base58_gives_the_same_bytes_again(data: bytes) -> None:
    assert badges.unbase58(badges.base58(data)) == data


async def test_a_badge_is_read_by_anybody_until_it_is_revoked(
    client: Client, quick: list[str]
) -> None:
    owner = await make_user("instructor")
    one = await make_certificate(await make_course(owner))
    mine = await User.get(id=one.user_id)
    public = await client.get(f"verify/{one.code}/badge")
    assert (public.status, public.headers["Content-Type"]) == (200, "application/ld+json")
    own = await client.get(f"certificates/{one.id}/badge", as_=mine)
    assert own.json == public.json
    assert own.json["id"].endswith(f"/api/v1/verify/{one.code}/badge")
    issuer = (await client.get("issuer")).json
    assert issuer["id"] == own.json["issuer"]["id"]
    [method] = issuer["verificationMethod"]
    assert method["id"] == own.json["proof"]["verificationMethod"]
    key = badges.unbase58(method["publicKeyMultibase"].removeprefix("z"))[2:]
    assert verifier(key).verify(own.json)
    status = own.json["credentialStatus"]
    page = status["statusListCredential"].partition("/api/v1/")[2]
    before = (await client.get(page)).json
    assert bits(before) == set()
    assert badges.holds(before, key)
    sent = {"reason": "It was copied."}
    assert (await client.post(f"certificates/{one.id}/revoke", as_=owner, json=sent)).status == 200
    assert bits((await client.get(page)).json) == {int(status["statusListIndex"])}
    for path in (f"verify/{one.code}/badge", f"certificates/{one.id}/badge"):
        gone = await client.get(path, as_=mine)
        assert (gone.status, gone.code) == (410, "revoked")
    assert (await client.get("verify/7K2QF-7K2QF-7K2QF-7K2QF/badge")).status == 404
    assert (await client.get("verify/status/1")).status == 404
