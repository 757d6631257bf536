"""Coming into a course in every mode, and what its staff decides about people."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from lms.core import clock
from lms.courses.models import Cohort, Course, Enrollment, EnrollmentStatus
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user

pytestmark = pytest.mark.browser


async def stands(page: Page, text: str) -> None:
    """The course's page says so of this person's place."""
    await expect(page.locator("#place .tag")).to_have_text(text)


async def agree(page: Page, name: str) -> None:
    """In the dialog that asks first."""
    await page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def teach(visit: Visit, course: Course, part: str, **size: Any) -> Page:
    page = await visit(f"courses/{course.id}{part}", as_=await course.owner, **size)
    await expect(page.get_by_role("heading", level=1)).to_have_text(course.title)
    return page


@pytest.mark.slow
async def test_who_asks_is_let_in_by_the_staff_and_sees_it_at_once(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Light", enrollment_mode="approval")
    asks, other = await make_user(full_name="Ada"), await make_user(full_name="Bob")
    phone = await visit(f"courses/{course.id}", as_=asks)
    await press(phone, "Ask to join")
    await stands(phone, "Request sent")
    await inspect(phone)
    second = await visit("catalogue", as_=other)
    await press(second, "Ask to join")
    await expect(second.locator(".course-card .tag", has_text="Request sent")).to_be_visible()
    staff = await teach(visit, course, "#people", width=1280, height=800)
    await expect(staff.locator(".notice")).to_contain_text("2 people ask to join.")
    await press(staff, "Show requests")
    assert staff.url.endswith("?status=pending#people")
    await expect(staff.locator("#learners tbody tr")).to_have_count(2)
    await staff.get_by_role("checkbox", name="Ada").check()
    await expect(staff.locator(".bulk-bar")).to_contain_text("One person chosen")
    await inspect(staff)
    await staff.locator(".bulk-bar").get_by_role("button", name="Let in").click()
    await stands(phone, "Enrolled")
    await expect(staff.locator("#learners tbody tr")).to_have_count(1)
    await staff.get_by_role("button", name=re.compile("More for .*Bob")).click()
    await staff.get_by_role("menuitem", name="Turn down").click()
    await staff.get_by_label("Why (optional)").fill("It is for second years.")
    await agree(staff, "Turn down")
    await expect(staff.get_by_role("heading", name="Nobody fits these filters")).to_be_visible()
    await second.goto(f"/courses/{course.id}")
    await stands(second, "Turned down")
    await expect(second.locator(".said")).to_have_text("It is for second years.")
    await second.goto("/notifications")
    await expect(second.locator("main")).to_contain_text("It is for second years.")
    await press(phone, "Leave course")
    await agree(phone, "Leave course")
    await expect(phone.get_by_role("button", name="Ask to join")).to_be_visible()


@pytest.mark.slow
async def test_a_link_with_a_code_opens_and_a_wrong_one_says_so(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Light", enrollment_mode="code", enrollment_code="ABCDEFGH")
    guest = await visit(f"courses/{course.id}", as_=await make_user())
    await guest.get_by_label("Code", exact=True).fill("WRONG234")
    await press(guest, "Enroll")
    await expect(guest.locator("#enroll-code-error")).to_be_visible()
    await inspect(guest)
    await guest.get_by_label("Code", exact=True).fill("abcd efgh")
    await guest.keyboard.press("Enter")
    await stands(guest, "Enrolled")
    # As a phone does that scanned the picture, without an account yet.
    phone = await visit(f"courses/{course.id}#code=ABCDEFGH")
    await expect(phone.get_by_label("Code", exact=True)).to_have_value("ABCDEFGH")
    assert phone.url.endswith(f"/courses/{course.id}")
    await press(phone, "Enroll")
    await phone.get_by_role("link", name="Create an account").click()
    await phone.fill("#full_name", "Cy")
    await phone.fill("#email", "cy@example.test")
    await phone.fill("#password", "a quiet green morning")
    await press(phone, "Create account")
    await press(phone, "Go on")
    await stands(phone, "Enrolled")
    place = await Enrollment.get(course_id=course.id, user__email="cy@example.test")
    assert place.source == "code"


@pytest.mark.slow
async def test_a_full_course_lists_who_waits_and_moves_up(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Light", enrollment_capacity=1)
    sits, waits = await make_user(full_name="Ada"), await make_user(full_name="Bob")
    await enroll(course, sits)
    phone = await visit(f"courses/{course.id}", as_=waits)
    await press(phone, "Join the waiting list")
    await stands(phone, "On the waiting list")
    await expect(phone.locator("main")).to_contain_text("You are number 1 on the waiting list.")
    await inspect(phone)
    last = await visit(f"courses/{course.id}", as_=await make_user())
    await press(last, "Join the waiting list")
    await expect(last.locator("main")).to_contain_text("You are number 2 on the waiting list.")
    other = await visit(f"courses/{course.id}", as_=sits)
    await press(other, "Leave course")
    await agree(other, "Leave course")
    await stands(phone, "Enrolled")
    await expect(last.locator("main")).to_contain_text("You are number 1 on the waiting list.")
    await Course.filter(id=course.id).update(enrollment_waitlist=False)
    await other.reload()
    await expect(other.locator("#place")).to_contain_text("All seats are taken.")


async def test_a_closed_course_and_a_suspended_place_say_so(visit: Visit) -> None:
    course = await make_course(title="Light", enrollment_mode="closed")
    held = await make_student(course, status="suspended", suspended_at=clock.now())
    page = await visit(f"courses/{course.id}", as_=await make_user())
    await expect(page.locator("#place")).to_contain_text("staff adds its learners")
    page = await visit(f"courses/{course.id}", as_=held)
    await stands(page, "Suspended")
    await expect(page.get_by_role("button", name="Leave course")).to_have_count(0)


@pytest.mark.slow
async def test_staff_moves_people_into_a_cohort_and_suspends_some(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Light")
    people = [await make_student(course) for _ in range(3)]
    page = await teach(visit, course, "#people", width=1280, height=800)
    await expect(page.locator("#learners tbody tr")).to_have_count(3)
    await press(page, "New cohort")
    await page.get_by_role("dialog").get_by_label("Name").fill("Spring")
    await agree(page, "Create cohort")
    await expect(page.locator("#cohorts .row")).to_contain_text("Spring")
    for one in people[:2]:
        await page.get_by_role("checkbox", name=one.full_name).check()
    await inspect(page)
    await page.locator(".bulk-bar").get_by_role("button", name="Move to a cohort").click()
    await agree(page, "Move to a cohort")
    await expect(page.locator("#learners tbody td", has_text="Spring")).to_have_count(2)
    cohort = await Cohort.get(course_id=course.id)
    await page.locator("#learner-cohort").select_option(label="Spring")
    await expect(page.locator("#learners tbody tr")).to_have_count(2)
    assert page.url.endswith(f"?cohort={cohort.id}#people")
    await page.reload()
    await expect(page.locator("#learners tbody tr")).to_have_count(2)
    await page.get_by_label("Choose all shown").check()
    await page.locator(".bulk-bar").get_by_role("button", name="Suspend").click()
    await inspect(page)
    await agree(page, "Suspend")
    await expect(page.locator("#learners .tag", has_text="Suspended")).to_have_count(2)
    held = Enrollment.filter(course_id=course.id, status=EnrollmentStatus.SUSPENDED)
    assert {one.user_id for one in await held} == {one.id for one in people[:2]}
    async with page.expect_download() as saving:
        await press(page, "Download CSV")
    assert (await saving.value).suggested_filename == "Learners.csv"


@pytest.mark.slow
async def test_a_teacher_limits_the_seats_and_invites_by_a_picture(
    visit: Visit, inspect: Inspect
) -> None:
    course = await make_course(title="Light")
    page = await teach(visit, course, "#settings", width=1280, height=800)
    await page.get_by_label("Who has the code").check()
    await expect(page.locator("#settings-invite .notice")).to_be_visible()
    await page.get_by_label("Seats", exact=True).fill("30")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Keep a waiting list when all seats are taken")).to_be_checked()
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")
    await press(page, "Make a code")
    await expect(page.locator(".invite-code")).to_be_visible()
    await course.refresh_from_db()
    assert (course.enrollment_mode, course.enrollment_capacity) == ("code", 30)
    assert course.enrollment_code
    link = page.locator("#settings-invite code")
    await expect(link).to_contain_text(f"#code={course.enrollment_code}")
    await inspect(page)
    await press(page, "Show large")
    picture = page.get_by_role("dialog").get_by_alt_text("QR code of the invitation link")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }")
    await inspect(page)
    await page.keyboard.press("Escape")
    await press(page, "Take the code back")
    await agree(page, "Take the code back")
    await expect(link).not_to_contain_text("#code=")
    await course.refresh_from_db()
    assert course.enrollment_code is None
