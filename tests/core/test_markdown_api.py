"""Previews of Markdown over REST."""

from __future__ import annotations

import pytest

from lms.core import limits
from lms.core.access import Role
from lms.core.routes import PREVIEWS
from tests.client import Client
from tests.factories import make_user


@pytest.mark.parametrize("role", list(Role))
async def test_everybody_who_is_signed_in_sees_what_they_write(client: Client, role: Role) -> None:
    user = await make_user(role=role)
    text = "**a** $x^2$\n\n```py\nx = 1\n```\n\n![](https://a.b/c.png)"
    made = await client.post("markdown", json={"markdown": text}, as_=user)
    assert made.status == 200
    assert "<strong>a</strong>" in made.json["html"]
    assert "<math><msup>" in made.json["html"]
    assert '<span class="mi">1</span>' in made.json["html"]
    assert [one["code"] for one in made.json["warnings"]] == ["image_dropped"]


async def test_labels_are_made_as_options_are_shown(client: Client) -> None:
    body = {"markdown": "1. *May*", "label": True}
    made = await client.post("markdown", json=body, as_=await make_user())
    assert made.json["html"] == "1. <em>May</em>"


async def test_nobody_else_does(client: Client) -> None:
    assert (await client.post("markdown", json={"markdown": "a"})).status == 401


@pytest.mark.parametrize(
    "body", [{}, {"markdown": None}, {"markdown": 1}, {"markdown": "a" * 100_001}, {"html": "a"}]
)
async def test_a_wrong_body_is_refused(client: Client, body: dict[str, object]) -> None:
    made = await client.post("markdown", json=body, as_=await make_user())
    assert (made.status, made.code) == (422, "invalid")


async def test_previews_are_limited(client: Client) -> None:
    user = await make_user()
    await limits.hit(PREVIEWS, str(user.id), cost=PREVIEWS.count)
    made = await client.post("markdown", json={"markdown": "a"}, as_=user)
    assert (made.status, made.code) == (429, "rate_limited")
    other = await client.post("markdown", json={"markdown": "a"}, as_=await make_user())
    assert other.status == 200
