"""Courses as clients meet them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from lms.core.access import Role
from lms.core.personal import PERSONAL
from lms.courses import hooks
from lms.courses.models import Course, CourseStaff, CourseStatus, Enrollment, StaffRole
from lms.live.models import LiveSession
from lms.live.rules import Phase
from lms.questions.actions import bank_of
from lms.quizzes.models import QuizSlot
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.changing import staff_learn_who_changed
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.quizzes.factories import make_question, make_quiz

SHOWN = {
    "id", "title", "slug", "summary", "description", "status", "level", "language", "owner",
    "my_role", "my_enrollment", "enrolled", "created_at", "updated_at", "bank_id", "timezone",
    "category_id", "category", "tags", "cover_file_id", "cover_alt", "cover",
    "visibility", "starts_at", "ends_at", "published_at",
    "enrollment", "learners", "lesson_count", "rating", "duration_s", "description_html",
}  # fmt: skip


async def teacher() -> User:
    return await make_user(Role.INSTRUCTOR)


async def test_an_instructor_makes_a_draft_and_owns_it(client: Client) -> None:
    owner = await teacher()
    made = await client.post("courses", json={"title": "  Leaf & Light "}, as_=owner)
    assert made.status == 201, made
    course = made.json
    assert course.keys() == SHOWN
    assert course["title"] == "Leaf & Light"
    assert course["slug"] == "leaf-light"
    assert course["status"] == "draft"
    assert course["my_role"] == "owner"
    assert course["enrolled"] is False
    assert course["owner"] == {"id": str(owner.id), "full_name": owner.full_name}
    assert made.headers["ETag"]
    for path in (f"courses/{course['id']}", "courses/by-slug/leaf-light"):
        read = await client.get(path, as_=owner)
        assert read.json == course
        assert read.headers["ETag"] == made.headers["ETag"]


async def test_a_student_makes_no_course(client: Client) -> None:
    made = await client.post("courses", json={"title": "x"}, as_=await make_user())
    assert made.status == 403


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": " "}, "title"),
        ({"title": "a\nb"}, "title"),
        ({"title": "a\0"}, "title"),
        ({"title": "\ud800"}, None),
        ({"title": "x" * 201}, "title"),
        ({"title": ["x"]}, "title"),
        ({"title": None}, "title"),
        ({"title": "x", "slug": "No Slug"}, "slug"),
        ({"title": "x", "level": "guru"}, "level"),
        ({"title": "x", "language": "english!"}, "language"),
        ({"title": "x", "summary": "x" * 501}, "summary"),
        ({"title": "x", "status": "published"}, "status"),
        ({"title": "x", "owner_id": "00000000-0000-0000-0000-000000000000"}, "owner_id"),
        ({"title": "x", "version": 7}, "version"),
    ],
)
async def test_a_course_that_makes_no_sense_is_refused(
    client: Client, body: dict[str, Any], field: str | None
) -> None:
    made = await client.post("courses", json=body, as_=await teacher())
    assert made.status in ({422} if field else {400, 422}), made
    if field:
        assert field in [error["field"] for error in made.json["errors"]]
    assert not await Course.exists()


async def test_two_courses_of_one_title_get_two_slugs(client: Client) -> None:
    owner = await teacher()
    await client.token(owner)
    made = await asyncio.gather(
        *(client.post("courses", json={"title": "Same"}, as_=owner) for _ in range(5))
    )
    assert [one.status for one in made] == [201] * 5
    slugs = {one.json["slug"] for one in made}
    assert len(slugs) == 5
    assert "same" in slugs


async def test_a_slug_that_was_asked_for_is_given_once(client: Client) -> None:
    owner = await teacher()
    await make_course(owner, slug="taken")
    other = await make_course(owner)
    made = await client.post("courses", json={"title": "x", "slug": "taken"}, as_=owner)
    assert (made.status, made.code) == (409, "slug_taken")
    changed = await client.patch(f"courses/{other.id}", json={"slug": "taken"}, as_=owner)
    assert (changed.status, changed.code) == (409, "slug_taken")


async def test_a_repeat_with_the_same_key_makes_one_course(client: Client) -> None:
    owner = await teacher()
    headers = {"Idempotency-Key": "k1"}
    made = [
        await client.post("courses", json={"title": "Once"}, headers=headers, as_=owner)
        for _ in range(2)
    ]
    assert [one.status for one in made] == [201, 201]
    assert made[0].json == made[1].json
    assert await Course.all().count() == 1


async def test_a_repeated_creation_has_its_etag_too(client: Client) -> None:
    teacher = await make_user("instructor")
    key = {"Idempotency-Key": "k1"}
    first, again = [
        await client.post("courses", json={"title": "Physics"}, headers=key, as_=teacher)
        for _ in range(2)
    ]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.headers["ETag"] == again.headers["ETag"]
    change = {"title": "Chemistry"}
    match = {"If-Match": again.headers["ETag"]}
    changed = await client.patch(
        f"courses/{again.json['id']}", json=change, headers=match, as_=teacher
    )
    assert changed.status == 200


@pytest.mark.parametrize("status", list(CourseStatus))
async def test_who_sees_a_course(client: Client, status: CourseStatus) -> None:
    course = await make_course(status=status)
    owner = await User.get(id=course.owner_id)
    learner = await make_student(course)
    public = status is CourseStatus.PUBLISHED
    archived = status is CourseStatus.ARCHIVED
    seen: list[tuple[User, bool, bool, str | None]] = [
        # who, opens it, finds it in the list, as what
        (owner, True, True, "owner"),
        (await make_staff(course, StaffRole.CO_INSTRUCTOR), True, True, "instructor"),
        (await make_staff(course, StaffRole.ASSISTANT), True, True, "assistant"),
        (await make_user(Role.ADMIN), True, True, None),
        (learner, public or archived, public, "student"),
        (await make_student(course, status="dropped"), public, public, None),
        (await make_user(), public, public, None),
        (await teacher(), public, public, None),
    ]
    for who, opens, finds, role in seen:
        for path in (f"courses/{course.id}", f"courses/by-slug/{course.slug}"):
            read = await client.get(path, as_=who)
            assert read.status == (200 if opens else 404), (who.full_name, read)
            if opens:
                assert read.json["my_role"] == role
                assert read.json["enrolled"] is (who.id == learner.id)
        listed = (await client.get("courses", as_=who)).json["items"]
        assert [one["id"] for one in listed] == ([str(course.id)] if finds else [])
        assert all(one["my_role"] == role for one in listed)
    assert (await client.get(f"courses/{course.id}")).status == (200 if public else 404)


async def test_who_changes_a_course(client: Client) -> None:
    course = await make_course()
    allowed = {
        await make_staff(course, StaffRole.CO_INSTRUCTOR): 200,
        await make_user(Role.ADMIN): 200,
        await User.get(id=course.owner_id): 200,
        await make_staff(course, StaffRole.ASSISTANT): 403,
        await teacher(): 404,
        await make_student(course): 403,
        await make_user(): 403,
    }
    for n, (who, status) in enumerate(allowed.items()):
        changed = await client.patch(f"courses/{course.id}", json={"title": f"New {n}"}, as_=who)
        assert changed.status == status, (who.full_name, changed)
        assert ((await Course.get(id=course.id)).title == f"New {n}") is (status == 200)
        stepped = await client.post(f"courses/{course.id}/publish", as_=who)
        assert stepped.status == status


async def test_only_what_is_sent_changes(client: Client) -> None:
    course = await make_course(summary="short", description="long", level="beginner")
    owner = await User.get(id=course.owner_id)
    path = f"courses/{course.id}"
    before = await client.get(path, as_=owner)
    nothing = await client.patch(path, json={}, as_=owner)
    assert nothing.json == before.json
    assert nothing.headers["ETag"] == before.headers["ETag"]
    after = await client.patch(path, json={"level": None, "summary": ""}, as_=owner)
    assert after.status == 200
    assert after.json["level"] is None
    assert after.json["summary"] == ""
    assert after.json["description"] == "long"
    assert after.json["updated_at"] > before.json["updated_at"]
    assert (await client.patch(path, json={"title": None}, as_=owner)).status == 422


async def test_a_stale_change_is_refused(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    path = f"courses/{course.id}"
    seen = {"If-Match": (await client.get(path, as_=owner)).headers["ETag"]}
    first = await client.patch(path, json={"title": "One"}, headers=seen, as_=owner)
    assert first.status == 200
    stale = await client.patch(path, json={"title": "Two"}, headers=seen, as_=owner)
    assert (stale.status, stale.code) == (412, "stale")
    assert (await client.post(f"{path}/archive", headers=seen, as_=owner)).status == 412
    assert (await client.delete(path, headers=seen, as_=owner)).status == 412
    seen = {"If-Match": first.headers["ETag"]}
    assert (await client.delete(path, headers=seen, as_=owner)).status == 204


async def test_staff_learn_who_changed_a_course_last(client: Client) -> None:
    course = await make_course()
    await staff_learn_who_changed(client, course, f"courses/{course.id}")


async def test_of_many_changes_over_one_state_one_wins(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    path = f"courses/{course.id}"
    seen = {"If-Match": (await client.get(path, as_=owner)).headers["ETag"]}
    answers = await asyncio.gather(
        *(client.patch(path, json={"title": f"T{n}"}, headers=seen, as_=owner) for n in range(8))
    )
    assert sorted(one.status for one in answers) == [200] + [412] * 7


async def test_a_course_goes_in_and_out_of_the_catalogue(client: Client) -> None:
    course = await make_course(status=CourseStatus.DRAFT)
    await make_quiz(course, questions=1)
    owner, stranger = await User.get(id=course.owner_id), await make_user()
    path = f"courses/{course.id}"
    for step, status, open_ in [
        ("publish", "published", 200),
        ("publish", "published", 200),
        ("unpublish", "draft", 404),
        ("archive", "archived", 404),
        ("publish", "published", 200),
    ]:
        stepped = await client.post(f"{path}/{step}", as_=owner)
        assert (stepped.status, stepped.json["status"]) == (200, status)
        assert (await client.get(path, as_=stranger)).status == open_
    await client.post(f"{path}/archive", as_=owner)
    refused = await client.post(f"{path}/unpublish", as_=owner)
    assert (refused.status, refused.code) == (409, "conflict")


async def test_a_course_says_since_when_it_is_published(client: Client) -> None:
    course = await make_course(status=CourseStatus.DRAFT)
    await make_quiz(course, questions=1)
    owner = await User.get(id=course.owner_id)
    found = [
        (await client.post(f"courses/{course.id}/{step}", as_=owner)).json["published_at"]
        for step in ("publish", "archive", "publish", "unpublish")
    ]
    assert found[0] is not None
    assert found == [found[0], found[0], found[0], None]


async def test_a_course_with_errors_is_not_published(client: Client) -> None:
    course = await make_course(status=CourseStatus.DRAFT)
    owner = await User.get(id=course.owner_id)
    here = {"kind": "course", "id": str(course.id)}
    found = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert [(one["code"], one["severity"], one["target"]) for one in found] == [
        ("nothing_to_learn", "error", here),
        ("no_summary", "warning", here),
    ]
    refused = await client.post(f"courses/{course.id}/publish", as_=owner)
    assert (refused.status, refused.code) == (409, "not_ready")
    assert refused.json["errors"] == found
    await make_quiz(course, questions=1, status="draft")
    assert (await client.post(f"courses/{course.id}/publish", as_=owner)).code == "not_ready"
    quiz = await make_quiz(course, title="Empty")
    (error, _) = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert (error["code"], error["target"]) == (
        "no_questions", {"kind": "quiz", "id": str(quiz.id)},
    )  # fmt: skip
    assert "Empty" in error["message"]
    await make_question(quiz)
    assert (await client.post(f"courses/{course.id}/publish", as_=owner)).status == 200


async def test_a_published_quiz_that_draws_too_much_keeps_a_course_back(client: Client) -> None:
    course = await make_course(status=CourseStatus.DRAFT, summary="About it")
    quiz = await make_quiz(course, title="Drawn")
    bank = await bank_of(course)
    await QuizSlot.create(quiz=quiz, bank=bank, position=1, count=3, points=1)
    owner = await User.get(id=course.owner_id)
    (found,) = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert (found["code"], found["target"]["id"]) == ("too_few_questions", str(quiz.id))


async def test_who_is_told_what_a_course_lacks(client: Client) -> None:
    course = await make_course()
    for who, status in [
        (await make_staff(course, "assistant"), 200),
        (await make_user(Role.ADMIN), 200),
        (await teacher(), 404),
        (await make_student(course), 403),
    ]:
        assert (await client.get(f"courses/{course.id}/problems", as_=who)).status == status


async def test_an_upper_floor_names_what_is_missing_for_publishing(client: Client) -> None:
    course = await make_course(status=CourseStatus.DRAFT, summary="s")
    await make_quiz(course, questions=1)
    owner = await User.get(id=course.owner_id)

    async def no_picture(course: Course) -> list[hooks.Problem]:
        return [hooks.Problem("no_picture", "A picture is missing.", ("course", course.id))]

    hooks.problems.add(no_picture)
    try:
        refused = await client.post(f"courses/{course.id}/publish", as_=owner)
        archived = await client.post(f"courses/{course.id}/archive", as_=owner)
    finally:
        hooks.problems.handlers.remove(no_picture)
    assert (refused.status, refused.code) == (409, "not_ready")
    assert [one["code"] for one in refused.json["errors"]] == ["no_picture"]
    assert archived.status == 200
    await course.refresh_from_db()
    assert course.status == "archived"


async def test_a_title_that_everybody_has_gives_up_at_last(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await teacher()
    monkeypatch.setattr("lms.courses.actions.courses._suffix", lambda: "abc")
    await make_course(owner, slug="same")
    await make_course(owner, slug="same-abc")
    refused = await client.post("courses", json={"title": "Same"}, as_=owner)
    assert (refused.status, refused.code) == (409, "slug_taken")


async def test_a_course_is_deleted_by_its_owner_with_all_that_is_in_it(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    colleague = await make_staff(course)
    learner = await make_student(course)
    path = f"courses/{course.id}"
    assert (await client.delete(path, as_=colleague)).status == 403
    assert (await client.delete(path, as_=await teacher())).status == 404
    assert (await client.delete(path, as_=owner)).status == 204
    assert (await client.get(path, as_=owner)).status == 404
    assert (await client.get("enrollments", as_=learner)).json["items"] == []


async def test_nobody_finds_a_deleted_course_and_its_names_are_free(client: Client) -> None:
    course = await make_course(slug="the-slug", external_id="SIS-1")
    owner, admin = await User.get(id=course.owner_id), await make_user(Role.ADMIN)
    helper, learner = await make_staff(course, StaffRole.ASSISTANT), await make_student(course)
    enrollment = await Enrollment.get(course_id=course.id)
    assert (await client.delete(f"courses/{course.id}", as_=owner)).status == 204
    for who in (owner, admin, helper, learner):
        for path in (
            f"courses/{course.id}", "courses/by-slug/the-slug", f"courses/{course.id}/quizzes",
            f"enrollments/{enrollment.id}",
        ):  # fmt: skip
            assert (await client.get(path, as_=who)).status == 404, (path, who.role)
        assert (await client.get("courses", as_=who)).json["items"] == []
        assert (await client.get("courses?teaching=true", as_=who)).json["items"] == []
        gone = await client.post(f"courses/{course.id}/enrollments", as_=who)
        assert gone.status == 404
        assert (await client.delete(f"courses/{course.id}", as_=who)).status in {403, 404}
    again = await client.post("courses", json={"title": "New", "slug": "the-slug"}, as_=owner)
    assert again.status == 201
    await make_course(owner, external_id="SIS-1")
    with pytest.raises(IntegrityError):
        await make_course(owner, external_id="SIS-1")


async def test_what_learners_keep_of_a_deleted_course_stays(client: Client) -> None:
    course = await make_course()
    played, running = await make_game(course=course), await make_game(course=course)
    ada = await make_student(course)
    await played.player(ada)
    for verb in ("live.start", "live.close", "live.reveal", "live.finish"):
        await run(played, verb)
    await run(running, "live.start")
    assert (await client.delete(f"courses/{course.id}", as_=played.host)).status == 204
    kept = (await client.get("live-results", as_=ada)).json["items"]
    assert [one["session_id"] for one in kept] == [str(played.id)]
    assert (await LiveSession.get(id=running.id)).phase is Phase.ABORTED
    assert (await client.get(f"live-sessions/{running.id}", as_=played.host)).status == 404


async def test_the_catalogue_is_paged_newest_first(client: Client) -> None:
    owner = await teacher()
    made = [str((await make_course(owner)).id) for _ in range(5)]
    found: list[str] = []
    path: str | None = "courses?limit=2"
    while path:
        listed = await client.get(path, as_=owner)
        found += [one["id"] for one in listed.json["items"]]
        cursor = listed.json["next"]
        path = f"courses?limit=2&cursor={cursor}" if cursor else None
        assert ("Link" in listed.headers) is (path is not None)
    assert found == made[::-1]
    for bad in ("limit=0", "limit=101", "limit=x", "cursor=x", "cursor=WzFd", "sort=x"):
        assert (await client.get(f"courses?{bad}", as_=owner)).status == 422


async def test_the_catalogue_is_filtered(client: Client) -> None:
    owner, admin = await teacher(), await make_user(Role.ADMIN)
    light = await make_course(owner, title="Light", level="beginner")
    draft = await make_course(owner, title="Dark zenith%", status="draft", language="de")
    await make_course(title="Light too")
    for who, query, expected in [
        (owner, "teaching=true", {light, draft}),
        (owner, "teaching=true&status=draft", {draft}),
        (owner, "status=draft", {draft}),
        (owner, "level=beginner", {light}),
        (owner, "language=de", {draft}),
        (owner, "q=zenith%25", {draft}),
        (owner, "q=%25%25", set()),
        (admin, "teaching=true", set()),
        (await make_user(), "status=draft", set()),
    ]:
        listed = await client.get(f"courses?{query}", as_=who)
        assert listed.status == 200, listed
        assert {one["id"] for one in listed.json["items"]} == {str(one.id) for one in expected}
    assert len((await client.get("courses?q=LIGHT", as_=admin)).json["items"]) == 2


@pytest.mark.parametrize("path", ["courses/{0}", "courses/by-slug/{1}", "courses/{0}/staff"])
async def test_ids_that_nobody_has_are_not_found(client: Client, path: str) -> None:
    owner = await teacher()
    nowhere = path.format("00000000-0000-7000-8000-000000000000", "nowhere")
    assert (await client.get(nowhere, as_=owner)).status == 404
    for odd in ("%00", "A B", "..", "x" * 300, "%ED%A0%80", "'--"):
        assert (await client.get(path.format(odd, odd), as_=owner)).status in {404, 400}


async def test_a_page_of_courses_takes_as_many_queries_as_one_course(
    client: Client, query_count: Counting
) -> None:
    owner = await teacher()
    await make_course(owner)
    await client.get("courses", as_=owner)
    counts = []
    for _ in range(2):
        async with query_count() as statements:
            await client.get("courses", as_=owner)
        counts.append(len(statements))
        for _ in range(10):
            await make_course(owner)
    assert counts[0] == counts[1] <= 2, statements


# Staff ------------------------------------------------------------------------------------------


async def test_the_owner_chooses_who_teaches(client: Client) -> None:
    course = await make_course(status=CourseStatus.DRAFT)
    owner, colleague = await User.get(id=course.owner_id), await teacher()
    staff = f"courses/{course.id}/staff"
    added = await client.post(
        staff, json={"email": colleague.email.upper(), "role": "assistant"}, as_=owner
    )
    assert added.status == 201, added
    assert added.json["user_id"] == str(colleague.id)
    listed = await client.get(staff, as_=colleague)
    assert listed.json["items"] == [added.json]
    again = await client.post(
        staff, json={"email": colleague.email, "role": "co_instructor"}, as_=owner
    )
    assert (again.status, again.code) == (409, "already_staff")
    assert (await client.delete(f"{staff}/{colleague.id}", as_=owner)).status == 204
    assert (await client.delete(f"{staff}/{colleague.id}", as_=owner)).status == 404
    assert (await client.get(staff, as_=colleague)).status == 404


async def test_who_can_not_be_staff(client: Client) -> None:
    course = await make_course()
    owner, student = await User.get(id=course.owner_id), await make_user()
    gone = await make_user(Role.INSTRUCTOR, status="disabled")
    staff = f"courses/{course.id}/staff"
    for email, status in [
        (student.email, 422),
        ("nobody@example.test", 422),
        (gone.email, 422),
        ("no address", 422),
        (owner.email, 409),
    ]:
        body = {"email": email, "role": "co_instructor"}
        assert (await client.post(staff, json=body, as_=owner)).status == status, email
    assert not await CourseStaff.exists()


async def test_staff_has_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lms.courses.actions.staff.MAX_STAFF", 1)
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    await make_staff(course)
    body = {"email": (await teacher()).email, "role": "assistant"}
    refused = await client.post(f"courses/{course.id}/staff", json=body, as_=owner)
    assert (refused.status, refused.code) == (409, "too_many")


async def test_what_courses_hold_about_a_person_is_exported_and_erased(db: None) -> None:
    course = await make_course(title="Mine")
    helper = await make_staff(course, StaffRole.ASSISTANT)
    (owned,) = await PERSONAL["courses"].export(course.owner_id)
    assert owned["title"] == "Mine"
    assert await PERSONAL["courses"].export(helper.id) == []
    (place,) = await PERSONAL["course_staff"].export(helper.id)
    assert (place["course_id"], place["role"]) == (str(course.id), "assistant")
    await PERSONAL["course_staff"].erase(helper.id)
    await PERSONAL["courses"].erase(course.owner_id)
    assert await PERSONAL["course_staff"].export(helper.id) == []
    assert await Course.exists(id=course.id), "its learners need it"


async def test_only_the_owner_adds_staff_and_everybody_may_leave(client: Client) -> None:
    course = await make_course()
    colleague, assistant = await make_staff(course), await make_staff(course, "assistant")
    staff = f"courses/{course.id}/staff"
    body = {"email": (await teacher()).email, "role": "assistant"}
    assert (await client.post(staff, json=body, as_=colleague)).status == 403
    assert (await client.post(staff, json=body, as_=assistant)).status == 403
    assert (await client.post(staff, json=body, as_=await teacher())).status == 404
    assert (await client.delete(f"{staff}/{assistant.id}", as_=colleague)).status == 403
    assert (await client.delete(f"{staff}/{assistant.id}", as_=assistant)).status == 204
    assert (await client.get(staff, as_=assistant)).status == 404
    stranger = await teacher()
    assert (await client.delete(f"{staff}/{stranger.id}", as_=stranger)).status == 404
