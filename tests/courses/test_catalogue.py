"""The catalogue: who finds which course, by what, in which order, and its categories."""

from __future__ import annotations

import runpy
from datetime import timedelta
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import pytest
from quart import Quart
from tortoise.connection import get_connection

from lms.app.application import App
from lms.audit.models import AuditEvent
from lms.core import clock, db, paging
from lms.core.access import Role
from lms.courses import queries, rules
from lms.courses.models import Course, CourseCategory
from lms.privacy.actions import erase
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.process.waiting import ROOT


async def titles(client: Client, query: str = "", as_: User | None = None) -> list[str]:
    """Of the courses that this query finds, in its order."""
    listed = await client.get(f"courses?{quote(query, safe='=&%+')}", as_=as_)
    assert listed.status == 200, listed
    return [one["title"] for one in listed.json["items"]]


async def category(name: str, parent: CourseCategory | None = None) -> CourseCategory:
    return await CourseCategory.create(slug=name.lower(), name=name, parent=parent)


@pytest.fixture
def private(app: Quart, monkeypatch: pytest.MonkeyPatch) -> None:
    """A school that shows its catalogue to nobody without an account."""
    monkeypatch.setattr(cast(App, app).guard, "public_catalogue", False)


async def test_visitors_find_published_public_courses_alone(client: Client) -> None:
    public = await make_course(title="Public")
    await make_course(title="Draft", status="draft")
    await make_course(title="Old", status="archived")
    inside = await make_course(title="Inside", visibility="signed_in")
    hidden = await make_course(title="Hidden", visibility="unlisted")
    assert await titles(client) == ["Public"]
    assert await titles(client, as_=await make_user()) == ["Inside", "Public"]
    owner = await User.get(id=hidden.owner_id)
    assert await titles(client, as_=owner) == ["Hidden", "Inside", "Public"]
    assert await titles(client, "teaching=true") == []
    for course, visitor in ((public, 200), (inside, 404), (hidden, 404)):
        for path in (f"courses/{course.id}", f"courses/by-slug/{course.slug}"):
            assert (await client.get(path)).status == visitor
            assert (await client.get(path, as_=await make_user())).status == 200
    seen = (await client.get(f"courses/{public.id}")).json
    assert (seen["my_role"], seen["my_enrollment"], seen["bank_id"]) == (None, None, None)


async def test_a_school_may_keep_its_catalogue_to_itself(client: Client, private: None) -> None:
    course = await make_course(title="Public")
    reader = await make_user()
    for path in ("courses", f"courses/{course.id}", f"courses/by-slug/{course.slug}", "categories"):
        assert (await client.get(path)).status == 401, path
        assert (await client.get(path, as_=reader)).status == 200, path


async def test_each_word_begins_one_of_the_course(client: Client) -> None:
    teacher = await make_user(Role.INSTRUCTOR, full_name="Łucja Núñez")
    await make_course(
        teacher,
        title="Photosynthesis",
        tags=["Plant biology"],
        tag_keys=["plant biology"],
        category=await category("Science"),
        summary="From light to sugar",
        description="The Calvin cycle, step by step. 100% of it.",
    )
    for query in (
        "photo", "PHOTO", "plant", "biol pl", "scien", "sug", "nunez", "Lucja", "calv",
        "step photo", "100", "100%25", "by", "núñ calvin science",
    ):  # fmt: skip
        assert await titles(client, f"q={query}") == ["Photosynthesis"], query
    for query in ("synthesis", "photox", "photo dark", "%25", "_", "%25%25", "a:*", "'", "photo!"):
        found = ["Photosynthesis"] if query == "photo!" else []
        assert await titles(client, f"q={query}") == found, query
    assert await titles(client, "q=") == ["Photosynthesis"]
    assert await titles(client, "q=%20") == ["Photosynthesis"]


async def test_names_with_signs_and_scripts_without_spaces_are_found(client: Client) -> None:
    await make_course(title="C++")
    await make_course(title="C#")
    await make_course(title="ASP.NET")
    await make_course(title="Straße")
    await make_course(title="光合作用入門")
    for query, expected in {
        "c%2B%2B": ["C++"],
        "c%23": ["C#"],
        "c": ["C#", "C++"],
        ".net": ["ASP.NET"],
        "net": ["ASP.NET"],
        "asp.net": ["ASP.NET"],
        "STRASSE": ["Straße"],
        "straß": ["Straße"],
        "合作": ["光合作用入門"],
        "作用入": ["光合作用入門"],
        "門": ["光合作用入門"],
        "合用": [],
        "'": [],
        "c%2B%2B'": ["C++"],
        "\\": [],
    }.items():
        found = await client.get(f"courses?q={quote(query, safe='%')}")
        assert [one["title"] for one in found.json["items"]] == expected, query


async def test_courses_from_before_are_found_by_the_words_of_now(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("C++", "Straße", "光合作用"):
        shelf = await category(f"Shelf {title}")
        await make_course(title=title, category=shelf, tags=["Réd"], tag_keys=["réd"])
    stored = "select search::text as words from courses order by id"
    right = [row["words"] for row in await db.rows(stored)]
    await db.execute("update courses set search = ''")
    [path] = (ROOT / "aerich_migrations" / "lms").glob("*_search.py")
    migration = runpy.run_path(str(path))
    monkeypatch.setitem(migration["upgrade"].__globals__, "AT_ONCE", 2)
    await migration["upgrade"](get_connection("default"))
    assert [row["words"] for row in await db.rows(stored)] == right


async def test_the_more_telling_text_comes_first(client: Client) -> None:
    named = await make_user(Role.INSTRUCTOR, full_name="Leaf Erikson")
    await make_course(title="In the title: leaf")
    await make_course(title="Tag", tags=["leaf"], tag_keys=["leaf"])
    await make_course(title="Category", category=await category("Leaf"))
    await make_course(title="Summary", summary="A leaf")
    await make_course(named, title="Owner")
    await make_course(title="Description", description="a leaf")
    order = ["In the title: leaf", "Tag", "Category", "Summary", "Owner", "Description"]
    assert await titles(client, "q=leaf") == order
    assert await titles(client, "q=leaf&sort=-created_at") == order[::-1]
    # All words count: one of them stands in the summary alone.
    assert await titles(client, "q=a leaf") == ["Summary", "Description"]
    pages, cursor = [], ""
    for _ in order:
        page = (await client.get(f"courses?q=leaf&limit=1{cursor}")).json
        pages += [one["title"] for one in page["items"]]
        cursor = f"&cursor={page['next']}"
    assert pages == order
    assert page["next"] is None


@pytest.mark.parametrize("few", [0, 3, 200])
async def test_several_words_are_ranked_as_one_is(
    client: Client, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(queries, "FEW_COURSES", few)
    whole = "green leaf light"
    await make_course(title="Green leaves in lights, leaf")
    await make_course(title=whole.title())
    await make_course(title="Green", tags=["leaf light"], tag_keys=["leaf light"])
    await make_course(title="Light", summary="A green leaf")
    await make_course(title="Leaf", description="green, light")
    await make_course(title="Green light")
    await make_course(title="Green leaf, light", status="draft")
    order = ["Green Leaf Light", "Green leaves in lights, leaf", "Green", "Light", "Leaf"]
    assert await titles(client, f"q={whole}") == order
    pages, cursor = [], ""
    for _ in range(3):
        page = (await client.get(f"courses?q={whole}&limit=2{cursor}")).json
        pages += [one["title"] for one in page["items"]]
        cursor = f"&cursor={page['next']}"
    assert pages == order
    assert page["next"] is None


async def test_new_names_are_found_and_old_ones_are_not(client: Client) -> None:
    owner, admin = await make_user(Role.INSTRUCTOR, full_name="Ada"), await make_user(Role.ADMIN)
    here = await category("Botany")
    made = await client.post(
        "courses", json={"title": "Ferns", "category_id": str(here.id)}, as_=owner
    )
    path = f"courses/{made.json['id']}"
    for word in ("ferns", "botany", "ada"):
        assert await titles(client, f"q={word}", as_=owner) == ["Ferns"], word
    await client.patch(path, json={"title": "Mosses"}, as_=owner)
    await client.patch(f"categories/{here.id}", json={"name": "Plants"}, as_=admin)
    await client.patch("users/me", json={"full_name": "Bea"}, as_=owner)
    for word in ("ferns", "botany", "ada"):
        assert await titles(client, f"q={word}", as_=owner) == [], word
    for word in ("mosses", "plants", "bea"):
        assert await titles(client, f"q={word}", as_=owner) == ["Mosses"], word


async def test_who_was_forgotten_is_found_by_no_name(client: Client) -> None:
    owner = await make_user(Role.INSTRUCTOR, full_name="Ada Lovelace")
    await make_course(owner, title="Engines")
    assert await titles(client, "q=lovelace") == ["Engines"]
    await erase(owner.id)
    assert await titles(client, "q=lovelace") == []
    assert await titles(client, "q=engines") == ["Engines"]


async def test_the_catalogue_is_sorted(client: Client) -> None:
    for title in ("beta", "Álpha", "Gamma"):
        course = await make_course(title=title)
    await make_student(course)
    await make_student(course, status="dropped")
    second = await Course.get(title="Álpha")
    await make_student(second)
    await make_student(second)
    await client.patch(
        f"courses/{(await Course.get(title='beta')).id}",
        json={"summary": "new"},
        as_=await make_user(Role.ADMIN),
    )
    for sort, expected in {
        "": ["Gamma", "Álpha", "beta"],
        "sort=relevance": ["Gamma", "Álpha", "beta"],
        "sort=title": ["Álpha", "beta", "Gamma"],
        "sort=-learners": ["Álpha", "Gamma", "beta"],
        "sort=-updated_at": ["beta", "Gamma", "Álpha"],
    }.items():
        assert await titles(client, sort) == expected, sort
        found, cursor = [], ""
        for _ in expected:
            page = (await client.get(f"courses?{sort}&limit=1{cursor}")).json
            found += [one["title"] for one in page["items"]]
            cursor = f"&cursor={page['next']}"
        assert found == expected, sort
    by_learners = (await client.get("courses?sort=-learners")).json["items"]
    assert [one["learners"] for one in by_learners] == [2, 1, 0]
    by_number = paging.encode([2**61, str(UUID(int=0))])
    no_rank = paging.encode([50, str(UUID(int=0))])
    for bad in (
        "sort=rating",
        "sort=title&cursor=x",
        f"sort=title&cursor={by_number}",
        f"q=beta&cursor={no_rank}",
        "cursor=WyJ4IiwieCJd",
        "open=perhaps",
    ):
        assert (await client.get(f"courses?{bad}")).status == 422, bad


async def test_the_catalogue_is_filtered_by_what_stands_beside_courses(client: Client) -> None:
    science = await category("Science")
    biology = await category("Biology", science)
    botany = await category("Botany", biology)
    a = await make_course(
        title="A", category=botany, tags=["Leaf", "Old"], tag_keys=["leaf", "old"]
    )
    await make_course(title="B", category=science, tags=["leaf"], tag_keys=["leaf"])
    later = clock.now() + timedelta(days=1)
    await make_course(title="C", enrollment_mode="closed")
    await make_course(title="D", enrollment_opens_at=later)
    await make_course(title="E", ends_at=clock.now() - timedelta(days=1))
    for query, expected in {
        "category=science": ["B", "A"],
        "category=biology": ["A"],
        "category=botany": ["A"],
        "category=nothing": [],
        "tag=LEAF": ["B", "A"],
        "tag=leaf&tag=old": ["A"],
        "tag=le": [],
        f"owner_id={a.owner_id}": ["A"],
        "open=true": ["B", "A"],
        "open=false": ["E", "D", "C"],
    }.items():
        assert await titles(client, query) == expected, query


async def test_facets_count_what_the_other_filters_leave(
    client: Client, query_count: Counting
) -> None:
    science = await category("Science")
    biology = await category("Biology", science)
    tags: dict[str, Any] = {"tags": ["Leaf"], "tag_keys": ["leaf"]}
    await make_course(category=biology, level="beginner", language="de", **tags)
    await make_course(category=science, level="beginner", **tags)
    await make_course(level="advanced", tags=["leaf", "Root"], tag_keys=["leaf", "root"])
    await make_course(status="draft", category=science, **tags)
    async with query_count() as statements:
        plain = (await client.get("courses?facets=true")).json["facets"]
    assert len(statements) == 2, statements
    assert plain == {
        "category": [
            {"value": "science", "label": "Science", "count": 2},
            {"value": "biology", "label": "Biology", "count": 1},
        ],
        "tag": [
            {"value": "leaf", "label": "Leaf", "count": 3},
            {"value": "root", "label": "Root", "count": 1},
        ],
        "level": [
            {"value": "beginner", "label": "Beginner", "count": 2},
            {"value": "advanced", "label": "Advanced", "count": 1},
        ],
        "language": [
            {"value": "en", "label": "en", "count": 2},
            {"value": "de", "label": "de", "count": 1},
        ],
    }
    narrow = (await client.get("courses?facets=true&level=advanced&tag=leaf")).json["facets"]
    assert narrow["level"] == plain["level"]
    assert [one["value"] for one in narrow["tag"]] == ["leaf", "root"]
    assert (narrow["category"], len(narrow["language"])) == ([], 1)
    assert (await client.get("courses")).json["facets"] is None


# Fields of a course -----------------------------------------------------------------------------


async def test_what_a_course_is_said_to_be(client: Client) -> None:
    owner, here = await make_user(Role.INSTRUCTOR), await category("Science")
    sent = {
        "title": "Light",
        "category_id": str(here.id),
        "tags": [" Leaf ", "leaf", "LEAF", "Root"],
        "visibility": "unlisted",
        "starts_at": "2030-01-01T00:00:00Z",
        "ends_at": "2030-06-01T00:00:00Z",
        "enrollment": {"mode": "closed", "closes_at": "2030-02-01T00:00:00Z"},
        "timezone": "Europe/Madrid",
    }
    made = await client.post("courses", json=sent, as_=owner)
    assert made.status == 201, made
    path = f"courses/{made.json['id']}"
    assert made.json["category"] == {"id": str(here.id), "slug": "science", "name": "Science"}
    assert made.json["tags"] == ["Leaf", "Root"]
    assert (made.json["visibility"], made.json["timezone"]) == ("unlisted", "Europe/Madrid")
    assert made.json["starts_at"] == "2030-01-01T00:00:00.000Z"
    assert made.json["enrollment"] == {
        "mode": "closed", "opens_at": None, "closes_at": "2030-02-01T00:00:00.000Z",
        "capacity": None, "waitlist": True, "open": False, "seats_left": None, "code": None,
    }  # fmt: skip
    # A nested object is merged; null clears.
    change = {"enrollment": {"mode": "self"}, "category_id": None, "ends_at": None}
    changed = await client.patch(path, json=change, as_=owner)
    assert changed.json["enrollment"]["closes_at"] == "2030-02-01T00:00:00.000Z"
    assert changed.json["enrollment"]["mode"] == "self"
    assert (changed.json["category"], changed.json["ends_at"]) == (None, None)
    for bad, field in [
        ({"category_id": "00000000-0000-7000-8000-000000000000"}, "category_id"),
        ({"ends_at": "2029-01-01T00:00:00Z"}, "ends_at"),
        ({"enrollment": {"opens_at": "2031-01-01T00:00:00Z"}}, "enrollment.closes_at"),
        ({"enrollment": {"mode": "lottery"}}, "enrollment.mode"),
        ({"tags": [str(n) for n in range(11)]}, "tags"),
        ({"tags": ["x" * 31]}, "tags.0"),
        ({"tags": [" "]}, "tags.0"),
        ({"timezone": "Mars/Base"}, "timezone"),
        ({"visibility": "secret"}, "visibility"),
        ({"starts_at": "2030-01-01T00:00:00"}, "starts_at"),
    ]:
        refused = await client.patch(path, json=bad, as_=owner)
        assert refused.status == 422, (bad, refused)
        assert field in [error["field"] for error in refused.json["errors"]]
    same = await client.get(path, as_=owner)
    assert same.headers["ETag"] == changed.headers["ETag"]


# Categories -------------------------------------------------------------------------------------


async def test_admins_arrange_the_catalogue(client: Client) -> None:
    admin = await make_user(Role.ADMIN)

    async def post(name: str, parent: str | None = None, **more: Any) -> Any:
        sent = {"name": name, "parent_id": parent} | more
        return await client.post("categories", json=sent, as_=admin)

    top = (await post("Natural science")).json
    assert top == {
        "id": top["id"], "slug": "natural-science", "name": "Natural science", "parent_id": None,
        "courses": 0,
    }  # fmt: skip
    second = (await post("Biology", top["id"])).json
    third = (await post("Botany", second["id"])).json
    fourth = await post("Mosses", third["id"])
    assert (fourth.status, fourth.json["errors"][0]["field"]) == (422, "parent_id")
    assert (await post("X", "00000000-0000-7000-8000-000000000000")).status == 422
    taken = await post("Other", slug="botany")
    assert (taken.status, taken.code) == (409, "slug_taken")

    async def patch(one: Any, **sent: Any) -> Any:
        return await client.patch(f"categories/{one['id']}", json=sent, as_=admin)

    for parent in (top, second, third):
        circle = await patch(top, parent_id=parent["id"])
        assert (circle.status, circle.code) == (409, "cycle")
    other = (await post("Arts")).json
    assert (await patch(top, parent_id=other["id"])).status == 422  # a fourth level
    moved = await patch(second, parent_id=other["id"], name="Life")
    assert (moved.json["parent_id"], moved.json["name"]) == (other["id"], "Life")
    assert (await patch(second, slug="botany")).code == "slug_taken"
    assert (await patch(second)).status == 200

    await make_course(category_id=third["id"])
    await make_course(category_id=other["id"], visibility="signed_in")
    await make_course(category_id=third["id"], status="draft")
    names = [("Arts", 1), ("Botany", 1), ("Life", 1), ("Natural science", 0)]
    listed = (await client.get("categories")).json
    assert [(one["name"], one["courses"]) for one in listed] == names
    inside = (await client.get("categories", as_=await make_user())).json
    assert inside[0]["courses"] == 2
    for one in (third, second):
        refused = await client.delete(f"categories/{one['id']}", as_=admin)
        assert (refused.status, refused.code) == (409, "in_use")
    assert (await client.delete(f"categories/{top['id']}", as_=admin)).status == 204
    assert (await client.delete(f"categories/{top['id']}", as_=admin)).status == 404
    verbs = [one.verb for one in await AuditEvent.filter(target_kind="category").order_by("id")]
    assert verbs == [
        *["category.created"] * 4, "category.changed", "category.deleted",
    ]  # fmt: skip


async def test_a_deleted_course_holds_no_category_back(client: Client) -> None:
    admin, here = await make_user(Role.ADMIN), await category("Science")
    course = await make_course(category=here)
    await client.delete(f"courses/{course.id}", as_=admin)
    assert (await client.delete(f"categories/{here.id}", as_=admin)).status == 204


async def test_there_is_an_end_to_categories(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.courses.actions.categories.MAX_CATEGORIES", 1)
    await category("Science")
    refused = await client.post(
        "categories", json={"name": "Arts"}, as_=await make_user(Role.ADMIN)
    )
    assert (refused.status, refused.code) == (409, "too_many")


async def test_a_search_asks_for_no_more_words_than_it_looks_at(client: Client) -> None:
    await make_course(title=" ".join(f"w{n}" for n in range(30)))
    query = "+".join(f"w{n}" for n in range(rules.WORDS_ASKED))
    assert len(await titles(client, f"q={query}+nothing")) == 1
    assert len(await titles(client, "q=" + "x" * 100)) == 0


async def test_staff_are_staff_only_while_they_teach(client: Client) -> None:
    course = await make_course(status="draft")
    helper = await make_staff(course)
    await User.filter(id=helper.id).update(role=Role.STUDENT)
    assert (await client.get(f"courses/{course.id}", as_=helper)).status == 404
    assert await titles(client, as_=helper) == []
