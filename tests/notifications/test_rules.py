from __future__ import annotations

import pytest

from lms.notifications.rules import Way, way


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://me:p%40ss@mail.test:587",
            Way("mail.test", 587, "me", "p@ss", tls=False, starttls=True),
        ),
        ("smtp://mail.test", Way("mail.test", 587, None, None, tls=False, starttls=True)),
        ("smtp://mail.test:25", Way("mail.test", 25, None, None, tls=False, starttls=None)),
        ("smtp://me:x@mail.test:25", Way("mail.test", 25, "me", "x", tls=False, starttls=True)),
        ("smtp://me:x@127.0.0.1:25", Way("127.0.0.1", 25, "me", "x", tls=False, starttls=None)),
        ("smtps://me:x@mail.test", Way("mail.test", 465, "me", "x", tls=True, starttls=False)),
        ("smtps://mail.test:2465", Way("mail.test", 2465, None, None, tls=True, starttls=False)),
    ],
)
def test_a_password_travels_encrypted(url: str, expected: Way) -> None:
    assert way(url) == expected
