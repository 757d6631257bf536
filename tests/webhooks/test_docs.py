"""The example of docs/webhooks.md verifies what we send."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lms.webhooks import rules
from lms.webhooks.rules import WebhookEvent

PAGE = Path(__file__).resolve().parents[2] / "docs" / "webhooks.md"


def test_the_example_knows_our_signatures_from_others() -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert found
    names: dict[str, Any] = {}
    exec(found[1], names)  # noqa: S102  the page's own example
    old, new = rules.new_secret(), rules.new_secret()
    headers = rules.headers([new, old], "id", 1_700_000_000, '{"type":"é"}')
    body = '{"type":"é"}'.encode()
    for secret in (old, new):
        assert names["is_ours"](rules.shown(secret), headers, body)
    assert not names["is_ours"](rules.shown(b"x" * 32), headers, body)
    assert not names["is_ours"](rules.shown(new), headers, body + b" ")
    late = headers | {"webhook-timestamp": "1700000001"}
    assert not names["is_ours"](rules.shown(new), late, body)


def test_every_event_that_is_told_is_described() -> None:
    text = PAGE.read_text()
    missing = {one for one in WebhookEvent if f"`{one}`" not in text}
    assert missing == {WebhookEvent.ASSIGNMENT_SUBMITTED}
