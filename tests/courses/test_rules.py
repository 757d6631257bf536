"""Slugs and the steps of a course's life."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.core.errors import Conflict
from lms.courses.rules import LONGEST_SLUG, SUFFIX, Status, Step, after, is_slug, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Photosynthesis basics", "photosynthesis-basics"),
        ("  C++ & Rust: 101!  ", "c-rust-101"),
        ("Фотосинтез для всех", "фотосинтез-для-всех"),
        ("हिन्दी सीखें", "हिन्दी-सीखें"),
        ("光合作用 入门", "光合作用-入门"),
        ("Größe ﬁx", "größe-fix"),
        ("snake_case", "snake-case"),
        ("!!!", "course"),
        ("x" * 200, "course"),
        ("word " * 40, "-".join(["word"] * 18)),
    ],
)
def test_a_slug_is_made_of_the_title(title: str, slug: str) -> None:
    assert slugify(title) == slug


@settings(max_examples=500)
@given(st.text(max_size=200))
def test_every_title_gives_a_slug_that_leaves_room_for_another(title: str) -> None:
    slug = slugify(title)
    assert is_slug(slug)
    assert is_slug(f"{slug}-{'f' * SUFFIX}")


@pytest.mark.parametrize(
    "text", ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "a/b", "a\0", "a" * (LONGEST_SLUG + 1)]
)
def test_what_is_no_slug(text: str) -> None:
    assert not is_slug(text)


STEPS: dict[tuple[Step, Status], Status | None] = {
    ("publish", "draft"): "published",
    ("publish", "published"): "published",
    ("publish", "archived"): "published",
    ("unpublish", "draft"): "draft",
    ("unpublish", "published"): "draft",
    ("unpublish", "archived"): None,
    ("archive", "draft"): "archived",
    ("archive", "published"): "archived",
    ("archive", "archived"): "archived",
}


def test_the_table_has_every_pair() -> None:
    assert set(STEPS) == {(a, b) for a in get_args(Step) for b in get_args(Status)}


@pytest.mark.parametrize(("pair", "goal"), STEPS.items())
def test_a_step_leads_where_the_table_says(pair: tuple[Step, Status], goal: Status | None) -> None:
    if goal is None:
        with pytest.raises(Conflict):
            after(*pair)
    else:
        assert after(*pair) == goal
