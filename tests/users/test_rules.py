"""Addresses by table."""

from __future__ import annotations

import pytest

from lms.users.rules import checked_email, normal_email, on_the_wire


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("Ada@Example.COM", "ada@example.com"),
        ("  ada@example.com ", "ada@example.com"),
        ("a+b@demo.test", "a+b@demo.test"),
        ("x@campus.local", "x@campus.local"),
        ("JÖRG@bücher.example", "jörg@bücher.example"),
        ("jo\u0308rg@b.example", "jörg@b.example"),
    ],
)
def test_an_address_has_one_spelling(given: str, stored: str) -> None:
    assert checked_email(given) == stored
    assert normal_email(stored) == stored


@pytest.mark.parametrize(
    "given",
    ["", "a", "a@b", "@b.test", "a@", "a@b..test", "a b@c.test", "a@b.test, c@d.test",
     "a@" + "x" * 64 + ".test", "<a@b.test>"],
)  # fmt: skip
def test_what_is_no_address(given: str) -> None:
    with pytest.raises(ValueError, match=r"email|long"):
        checked_email(given)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("ada@example.test", "ada@example.test"),
        ("ada@bücher.test", "ada@xn--bcher-kva.test"),
        ("ünal@example.test", "ünal@example.test"),
        ("no address", "no address"),
    ],
)
def test_domains_are_written_as_dns_knows_them(address: str, sent: str) -> None:
    assert on_the_wire(address) == sent
