"""The states of a certificate by a table, its code, its words and its signature."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.certificates import rules, signing, wording
from lms.certificates.rules import CertificateState, Standing, Step
from lms.core.errors import Conflict

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PAST, FUTURE = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)
REFUSED = "refused"
# pending, issued, failed, expired, revoked
TABLE = {
    "issue": "issued issued refused refused refused",
    "fail": "failed refused failed refused refused",
    "retry": "pending refused pending refused refused",
    "expire": "refused expired refused expired refused",
    "revoke": "refused revoked refused revoked revoked",
}


@pytest.mark.parametrize("step", Step)
def test_each_step_from_each_state(step: Step) -> None:
    said = []
    for state in CertificateState:
        try:
            said.append(rules.after(step, state).value)
        except Conflict:
            said.append(REFUSED)
    assert said == TABLE[step].split()


@pytest.mark.parametrize(
    ("state", "expires_at", "told"),
    [
        ("pending", None, "unknown"),
        ("failed", None, "unknown"),
        ("issued", None, "valid"),
        ("issued", FUTURE, "valid"),
        ("issued", NOW, "expired"),  # before the sweep has seen it
        ("issued", PAST, "expired"),
        ("expired", PAST, "expired"),
        ("revoked", None, "revoked"),
        ("revoked", PAST, "revoked"),
    ],
)
def test_what_a_stranger_is_told(state: str, expires_at: datetime | None, told: str) -> None:
    assert rules.standing(CertificateState(state), expires_at, NOW) is Standing(told)


def test_only_what_was_given_out_can_be_replaced() -> None:
    for state in CertificateState:
        if state in ("issued", "expired", "revoked"):
            rules.replaceable(state)
        else:
            with pytest.raises(Conflict):
                rules.replaceable(state)


def test_five_tries_with_growing_pauses() -> None:
    pauses = [rules.pause(tries) for tries in range(1, 7)]
    assert pauses[4:] == [None, None]
    assert sorted(pauses[:4]) == pauses[:4]  # type: ignore[type-var]


def test_codes_are_long_random_and_plain() -> None:
    codes = {rules.new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(rules.is_code(code) for code in codes)
    assert not set("01ILOilo") & set("".join(codes))


@pytest.mark.parametrize(
    "wrong", ["", "x", "7K2QF", "7K2QF-7K2QF-7K2QF-7K2Q0", "7k2qf-7k2qf-7k2qf-7k2qf",
              "7K2QF-7K2QF-7K2QF-7K2QF\n", "7K2QF7K2QF7K2QF7K2QF", "\x00" * 23, "é" * 23]
)  # fmt: skip
def test_what_is_no_code(wrong: str) -> None:
    assert not rules.is_code(wrong)


def test_placeholders_are_replaced_once() -> None:
    text = wording.filled("{name}: {course}, {odd}", {"name": "{course}", "course": "A"})
    assert text == "{course}: A, {odd}"
    assert wording.placeholders("{name} { date } {grade} {}") == {"name", "grade"}


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "1 December 2026"), ("de-AT", "1. Dezember 2026"), ("ar", "2026-12-01")],
)
def test_days_are_those_of_the_course(language: str, shown: str) -> None:
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert wording.day(late, language, "Europe/Berlin") == shown


def test_a_signature_holds_for_its_payload_and_key_alone() -> None:
    private, public = signing.new_key()
    other = signing.new_key()[1]
    payload = signing.packed({"name": "Zoë", "v": 1})
    assert payload == '{"name":"Zoë","v":1}'.encode()
    said, signature = signing.b64(payload), signing.sign(payload, private)
    assert signing.holds(said, signature, public)
    assert signing.claims_of(said) == {"name": "Zoë", "v": 1}
    assert not signing.holds(said, signature, other)
    for at in range(len(said)):
        changed = said[:at] + ("A" if said[at] != "A" else "B") + said[at + 1 :]
        assert not signing.holds(changed, signature, public)
    for at in range(len(signature)):
        # the last character has bits that no byte holds: another spelling isn't ours either
        changed = signature[:at] + ("A" if signature[at] != "A" else "B") + signature[at + 1 :]
        assert not signing.holds(said, changed, public)


@given(st.text(max_size=100))
def test_nothing_else_is_a_signature(text: str) -> None:
    assert not signing.holds(text, text, signing.new_key()[1])
    signing.claims_of(text)


def test_keys_are_told_as_the_standard_says() -> None:
    public = base64.urlsafe_b64decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
    told = signing.jwk(public)
    assert told["kid"] == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"  # RFC 8037, A.3
    assert json.loads(json.dumps(told)) == {
        "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": told["kid"],
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    }  # fmt: skip
