"""Certificates in the browser: earned, checked by strangers, written and ended by staff."""

from __future__ import annotations

import re
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from lms.certificates import press as printing
from lms.certificates.actions import issuing
from lms.certificates.models import Certificate, CertificateTemplate
from lms.core import clock
from lms.courses.models import Course, StaffRole
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.browser.test_courses import saved, type_into
from tests.browser.test_keys_alone import NO_POINTER, Keyboard
from tests.certificates.factories import make_certificate, make_kept, promise
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.files.factories import picture
from tests.lessons.factories import make_lesson

pytestmark = pytest.mark.browser

VALID = "This certificate is valid"
REVOKED = "This certificate was revoked"
UNKNOWN = "No certificate has this code"


@pytest_asyncio.fixture(autouse=True)
async def stopped() -> AsyncIterator[None]:
    """No process that draws is left."""
    yield
    await printing.stop()


async def verdict(page: Page, text: str) -> None:
    await expect(page.get_by_role("heading", level=1)).to_have_text(text)


async def act(page: Page, name: str, action: str) -> None:
    """Choose something of a certificate's menu."""
    await page.get_by_role("button", name=re.compile(f"^(Actions|More) for .*{name}")).click()
    await page.get_by_role("menuitem", name=action).click()


async def revoke(page: Page, name: str, reason: str) -> None:
    await act(page, name, "Revoke")
    await page.get_by_label("Reason").fill(reason)
    await page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.slow
async def test_from_the_last_lesson_to_a_revoked_certificate(
    visit: Visit, inspect: Inspect, tmp_path: Path
) -> None:
    course = await make_course(title="Life of plants")
    lesson = await make_lesson(course, title="Light")
    ada = await make_user(full_name="Ada Lovelace")
    await enroll(course, ada)
    wallet = await visit("certificates", as_=ada)
    await expect(wallet.get_by_role("heading", name="No certificates yet")).to_be_visible()
    await inspect(wallet)

    phone = await visit(f"lessons/{lesson.id}", as_=ada)
    await press(phone, "Mark as done")
    card = wallet.locator(".cert")
    await expect(card).to_contain_text("Being made")
    await phone.get_by_role("link", name="Back to the course").click()
    own = phone.locator("[aria-labelledby=own-certificate]")
    await expect(own).to_contain_text("It is being made")
    one = await Certificate.get(user_id=ada.id)
    await issuing.carry_out(one.id)
    await expect(card).to_contain_text("Valid")
    await expect(own).to_contain_text("It is ready.")
    await inspect(wallet)
    await inspect(phone)
    linkedin = wallet.get_by_role("link", name="Add to LinkedIn")
    await expect(linkedin).to_have_attribute("href", re.compile(f"certId={one.code}$"))

    pdf = tmp_path / "certificate.pdf"
    async with wallet.expect_download() as saving:
        await press(wallet, "Download PDF")
    await (await saving.value).save_as(pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")

    visitor = await visit("certificates/check")
    await inspect(visitor)
    await visitor.locator("input[type=file]").set_input_files(pdf)
    await verdict(visitor, VALID)
    await expect(visitor.locator(".check")).to_contain_text("Ada Lovelace")
    await expect(visitor.locator(".check")).to_contain_text("The code stands in certificate.pdf")
    await expect(visitor).to_have_url(re.compile(f"/verify/{one.code}$"))
    await inspect(visitor)

    staff = await visit(f"courses/{course.id}#certificates", as_=await course.owner, width=1280)
    await expect(staff.get_by_role("row", name="Ada Lovelace")).to_contain_text("Valid")
    await inspect(staff)
    await act(staff, "Ada Lovelace", "Revoke")
    await staff.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    await expect(staff.locator("#revoke-reason-error")).to_be_visible()
    await inspect(staff)
    await staff.get_by_label("Reason").fill("Somebody else took the course.")
    await staff.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    await expect(staff.get_by_role("row", name="Ada Lovelace")).to_contain_text("Revoked")
    await expect(card).to_contain_text("Somebody else took the course.")
    await expect(own).to_contain_text("It was revoked.")
    await expect(card.get_by_role("button")).to_have_count(0)
    await visitor.reload()
    await verdict(visitor, REVOKED)
    await inspect(visitor)


@pytest.mark.slow
async def test_a_wallet_shares_what_is_issued(
    visit: Visit, inspect: Inspect, tmp_path: Path
) -> None:
    course = await make_course(title="Life of plants")
    ada = await make_user(full_name="Ada Lovelace")
    one = await make_certificate(course, ada)
    page = await visit("home", as_=ada)
    await page.get_by_role("link", name="Certificates").click()
    await expect(page.locator(".cert")).to_contain_text(one.code)
    await press(page, "Share")
    await expect(page.get_by_role("dialog").locator("code")).to_have_text(
        re.compile(f"^http.*/verify/{one.code}$")
    )
    await inspect(page)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    async with page.expect_download() as saving:
        await act(page, "Life of plants", "Download Open Badge")
    badge = tmp_path / "badge.json"
    await (await saving.value).save_as(badge)
    assert "OpenBadgeCredential" in badge.read_text()
    await act(page, "Life of plants", "See what others see")
    await verdict(page, VALID)
    await page.get_by_text("Signature", exact=True).click()
    await expect(page.get_by_text(one.kid)).to_be_visible()
    await inspect(page)


@pytest.mark.slow
async def test_a_stranger_checks_codes_as_people_write_them(
    visit: Visit, inspect: Inspect, tmp_path: Path
) -> None:
    one = await make_certificate(await make_course(), await make_user(full_name="Ada Lovelace"))
    page = await visit("certificates/check")
    field = page.get_by_label("Code or link")

    async def check(text: str, found: str) -> None:
        await field.fill(text)
        await press(page, "Check")
        await verdict(page, found)

    await check(f"  {one.code.lower().replace('-', ' ')} ", VALID)
    await check(one.code.replace("-", "")[::-1], UNKNOWN)
    await inspect(page)
    await check(f"https://learn.example.org/verify/{one.code}?from=cv", VALID)
    await field.fill("no code")
    await press(page, "Check")
    await expect(page.locator("#code-error")).to_be_visible()
    await inspect(page)

    async def take(name: str, data: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        await page.locator("input[type=file]").set_input_files(path)

    await take("empty.pdf", b"%PDF-1.7 nothing")
    await expect(page.locator("#check-ask > .problem")).to_contain_text("has no code")
    packed = zlib.compress(f"<</Keywords({one.code})>>".encode())
    await page.goto("/certificates/check")
    head = b"%PDF-1.7\n1 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\r\n"
    await take("again.pdf", head + packed + b"\nendstream endobj")
    await verdict(page, VALID)
    for path in ("verify/%zz", f"verify/{'x' * 500}"):
        await page.goto(f"/{path}")
        await verdict(page, UNKNOWN)
    await inspect(page)

    await Certificate.filter(id=one.id).update(state="expired")
    ended = await make_certificate()
    await Certificate.filter(id=ended.id).update(state="expired")
    await page.goto(f"/verify/{ended.code}")
    await verdict(page, "This certificate has expired")
    await inspect(page)


@pytest.mark.slow
async def test_a_template_is_written_and_seen(visit: Visit, inspect: Inspect) -> None:
    course = await make_course(title="Life of plants")
    teacher = await course.owner
    page = await visit(f"courses/{course.id}#settings", as_=teacher, width=1280, height=900)
    await page.get_by_role("link", name="Text and look").click()
    paper = page.locator(".paper")
    await expect(paper).to_contain_text(teacher.full_name)
    await expect(paper).to_contain_text("Certificate of completion")
    await inspect(page)
    await type_into(page, "Title", "Diploma")
    await saved(page)
    await expect(paper).to_contain_text("Diploma")
    await page.get_by_label("Text", exact=True).fill("{name} has learned much in ")
    await press(page, "Insert the course")
    await expect(paper).to_contain_text("has learned much in Life of plants")
    await page.get_by_label("Days until it expires").fill("365")
    await expect(paper).to_contain_text("Valid until")
    await page.get_by_label("Colour of title and frame").fill("#ffee00")
    await expect(page.get_by_text("hard to read on white paper")).to_be_visible()
    await page.get_by_label("Colour of title and frame").fill("#7A1F4E")
    await press(page, "Add a signature")
    await expect(page.get_by_label("Name", exact=True)).to_be_focused()
    await page.keyboard.type("Marie Curie")
    await type_into(page, "Role", "Head of Physics")
    leaf: Any = {"name": "sign.png", "mimeType": "image/png", "buffer": picture()}
    sign = page.get_by_role("region", name="Picture of signature 1")
    await sign.locator("input[type=file]").set_input_files(leaf)
    await expect(paper.locator(".paper-sign img")).to_be_visible()
    await saved(page)
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")
    kept = await CertificateTemplate.get(course_id=course.id)
    assert (kept.title, kept.accent, kept.expires_after_days) == ("Diploma", "#7A1F4E", 365)
    assert kept.body == "{name} has learned much in {course}"
    [signed] = kept.signatories
    assert (signed["name"], signed["role"]) == ("Marie Curie", "Head of Physics")
    assert signed["file_id"]
    await inspect(page)

    async with page.expect_download() as saving:
        await press(page, "Download as PDF")
    assert (await saving.value).suggested_filename == "preview.pdf"
    await type_into(page, "Text", "{name}: {grade}")
    await expect(page.locator("#tpl-body-error")).to_contain_text("can't be used on certificates")
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "bad")
    await inspect(page)
    await type_into(page, "Text", "{name} was here.")
    await press(page, "Remove signature 1")
    await page.get_by_role("switch").click()
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")
    await kept.refresh_from_db()
    assert (kept.enabled, kept.signatories, kept.body) == (False, [], "{name} was here.")


@pytest.mark.slow
async def test_two_teachers_write_one_template(visit: Visit, inspect: Inspect) -> None:
    course = await make_course()
    other = await make_staff(course, StaffRole.CO_INSTRUCTOR)
    path = f"courses/{course.id}/certificate"
    one, two = await visit(path, as_=await course.owner), await visit(path, as_=other)
    await type_into(one, "Title", "Diploma")
    await saved(one)
    await type_into(two, "Text", "{name} was here.")
    await saved(two)
    await expect(two.get_by_label("Title", exact=True)).to_have_value("Diploma")
    await type_into(two, "Title", "Award")
    await saved(two)
    await type_into(one, "Title", "Honour")
    dialog = one.get_by_role("dialog")
    await expect(dialog).to_contain_text("Award")
    await inspect(one)
    await press(one, "Take theirs")
    await expect(one.get_by_label("Title", exact=True)).to_have_value("Award")
    kept = await CertificateTemplate.get(course_id=course.id)
    assert (kept.title, kept.body) == ("Award", "{name} was here.")


async def listed() -> Course:
    """A course with a certificate in each state."""
    course = await make_course(title="Life of plants")
    long_ago = clock.now() - timedelta(days=400)
    await make_certificate(course, await make_user(full_name="Ada Lovelace"))
    failed = await promise(course, await make_user(full_name="Fay Failed"))
    await Certificate.filter(id=failed.id).update(state="failed", tries=5)
    ended = {"expires_at": long_ago}
    await make_kept(course, await make_user(full_name="Eve Expired"), **ended)
    for n in range(25):
        await make_kept(course, await make_user(full_name=f"Learner {n:02}"))
    return course


@pytest.mark.slow
async def test_staff_find_replace_and_retry(visit: Visit, inspect: Inspect) -> None:
    course = await listed()
    page = await visit(f"courses/{course.id}#certificates", as_=await course.owner, width=1280)
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(25)
    await press(page, "Show more")
    await expect(rows).to_have_count(28)
    await page.get_by_label("Search by name").fill("ada")
    await expect(rows).to_have_count(1)
    await expect(page).to_have_url(re.compile(r"\?q=ada#certificates$"))
    await act(page, "Ada Lovelace", "Make anew")
    await inspect(page)
    await page.get_by_role("dialog").get_by_role("button", name="Make anew").click()
    await expect(rows).to_have_count(2)
    new = await Certificate.get(user__full_name="Ada Lovelace", state="pending")
    await issuing.carry_out(new.id)
    await expect(rows.nth(1)).to_contain_text("Replaced by a new one")
    await expect(rows.nth(0)).to_contain_text("Valid")
    await page.get_by_label("Search by name").fill("")
    await page.get_by_label("State").select_option("failed")
    await expect(rows).to_have_count(1)
    await act(page, "Fay Failed", "Try again")
    await expect(page.get_by_role("heading", name="No certificate fits")).to_be_visible()
    await press(page, "Clear the filters")
    await expect(rows).to_have_count(25)
    await page.set_viewport_size({"width": 360, "height": 740})
    await inspect(page)
    await revoke(page, "Learner 24", "A mistake.")
    await expect(page.get_by_role("row", name="Learner 24")).to_contain_text("A mistake.")
    helper = await make_staff(course, StaffRole.ASSISTANT)
    helped = await visit(f"courses/{course.id}#certificates", as_=helper, width=1280)
    await expect(helped.locator("tbody tr")).to_have_count(25)
    await expect(helped.get_by_role("link", name="Text and look")).to_have_count(0)


@pytest.mark.slow
async def test_all_of_it_without_a_pointer(visit: Visit) -> None:
    course = await make_course(title="Life of plants")
    ada = await make_user(full_name="Ada Lovelace")
    one = await make_certificate(course, ada)

    page = await visit(f"courses/{course.id}/certificate", as_=await course.owner, width=1280)
    await page.evaluate(NO_POINTER)
    keys = Keyboard(page)
    await keys.fill("Title", "Diploma")
    await keys.use("button", "Add a signature")
    await expect(page.get_by_label("Name", exact=True)).to_be_focused()
    await keys.type("Marie Curie")
    await keys.press("Tab")
    await saved(page)
    await expect(page.locator(".save-state")).to_have_attribute("data-state", "saved")
    [signed] = (await CertificateTemplate.get(course_id=course.id)).signatories
    assert signed["name"] == "Marie Curie"

    await page.goto(f"/courses/{course.id}#certificates")
    await page.evaluate(NO_POINTER)
    await keys.use("button", re.compile("Actions for"))
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await keys.press("End")
    await expect(page.get_by_role("menuitem", name="Revoke")).to_be_focused()
    await keys.press("Enter")
    await expect(page.get_by_label("Reason")).to_be_focused()
    await keys.type("A mistake.")
    await keys.use("button", "Revoke", "dialog")
    await expect(page.get_by_role("row", name="Ada Lovelace")).to_contain_text("A mistake.")

    visitor = await visit("certificates/check")
    await visitor.evaluate(NO_POINTER)
    hands = Keyboard(visitor)
    await hands.fill("Code or link", one.code)
    await hands.press("Enter")
    await verdict(visitor, REVOKED)
    await expect(visitor.get_by_role("heading", level=1)).to_be_focused()
