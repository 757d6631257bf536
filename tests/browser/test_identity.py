"""Accounts as people meet them: signing in, links by mail, one's own account, administrators."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.async_api import Page, expect

from lms.auth.actions import links
from lms.auth.models import Purpose
from lms.core import clock
from lms.core.access import Role
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.users import passwords
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.factories import make_user

pytestmark = pytest.mark.browser

PASSWORD = "a quiet green morning"
LONG = "Donaudampfschifffahrtsgesellschaftskapitän"


async def make_account(role: Role = Role.STUDENT, **fields: Any) -> User:
    return await make_user(role, password_hash=await passwords.make_hash(PASSWORD), **fields)


async def sign_in(page: Page, user: User, password: str = PASSWORD) -> None:
    await page.fill("#email", user.email)
    await page.fill("#password", password)
    await press(page, "Sign in")


async def link_in_mail(page: Page, user: User, path: str) -> str:
    """Where the newest mail to somebody leads."""
    answer = await page.request.get("/api/v1/outbox")
    mails = [mail for mail in (await answer.json())["items"] if mail["to"] == user.email]
    found = re.search(rf"/{path}#\S+", mails[0]["text"])
    assert found, mails[0]["text"]
    return found.group()


@pytest.mark.slow
async def test_two_step_sign_in_is_set_up_and_asked_for(visit: Visit, inspect: Inspect) -> None:
    user = await make_account()
    page = await visit("account#security", as_=user)
    await press(page, "Set up two-step")
    await page.fill("#mfa-password", "not this one")
    await press(page, "Continue")
    await expect(page.locator("#mfa-password-error")).to_have_text("This isn't your password.")
    await page.fill("#mfa-password", PASSWORD)
    await press(page, "Continue")
    await expect(page.get_by_alt_text("QR code that adds")).to_be_visible()
    await inspect(page)
    secret = (await page.locator(".code").inner_text()).replace(" ", "")
    await page.fill("#scan-code", "000000")
    await press(page, "Turn on")
    await expect(page.locator("#scan-code-error")).to_be_visible()
    phone = pyotp.TOTP(secret)
    await page.fill("#scan-code", phone.at(clock.now()))
    await press(page, "Turn on")
    await expect(page.locator(".codes li")).to_have_count(10)
    kept = await page.locator(".codes code").all_inner_texts()
    await inspect(page)
    await press(page, "I have kept them")
    await expect(page.locator(".state")).to_contain_text("On")
    await inspect(page)

    again = await visit("sign-in")
    await sign_in(again, user)
    await expect(again.get_by_role("heading", name="Two-step sign-in")).to_be_visible()
    await expect(again.locator("#code")).to_be_focused()
    await inspect(again)
    await again.fill("#code", "000000")
    await again.keyboard.press("Enter")
    await expect(again.locator("#code-error")).to_be_visible()
    await again.fill("#code", phone.at(int(clock.now().timestamp()) + 30))
    await again.keyboard.press("Enter")
    await expect(again.get_by_role("heading", name="Hello")).to_be_visible()

    lost = await visit("sign-in")
    await sign_in(lost, user)
    await press(lost, "Use a recovery code")
    await lost.fill("#code", kept[3])
    await lost.keyboard.press("Enter")
    await expect(lost.get_by_role("heading", name="Hello")).to_be_visible()
    await lost.goto("/account#security")
    await expect(lost.get_by_text("9 recovery codes left.")).to_be_visible()


@pytest.mark.slow
async def test_a_role_that_needs_two_steps_is_led_to_them(visit: Visit) -> None:
    teacher = await make_account(Role.INSTRUCTOR)
    admin = await visit("policies", as_=await make_user(Role.ADMIN), width=1280, height=800)
    await admin.get_by_label("Instructors").click()
    await press(admin, "Require it")
    await expect(admin.get_by_label("Instructors")).to_be_checked()
    page = await visit("sign-in")
    await sign_in(page, teacher)
    await expect(page.get_by_text("Your role needs two-step sign-in.")).to_be_visible()
    await page.get_by_role("link", name="Live", exact=True).click()
    await expect(page).to_have_url(re.compile("/account"))
    await press(page, "Set up two-step")
    await page.fill("#mfa-password", PASSWORD)
    await press(page, "Continue")
    secret = (await page.locator(".code").inner_text()).replace(" ", "")
    await page.fill("#scan-code", pyotp.TOTP(secret).at(clock.now()))
    await press(page, "Turn on")
    await press(page, "I have kept them")
    await expect(page.get_by_role("heading", name="Hello")).to_be_visible()


@pytest.mark.slow
async def test_a_forgotten_password_is_reset_by_the_link_of_a_mail(visit: Visit) -> None:
    user = await make_account()
    page = await visit("sign-in")
    await page.get_by_role("link", name="Forgot your password?").click()
    await page.fill("#email", user.email)
    await press(page, "Send the link")
    await expect(page.get_by_text("a link is on its way")).to_be_visible()
    link = await link_in_mail(page, user, "reset")
    await page.goto(link)
    await expect(page).to_have_url(re.compile(r"/reset$"))
    await page.fill("#new_password", "password")
    await press(page, "Save password")
    await expect(page.locator("#new_password-error")).to_be_visible()
    await page.fill("#new_password", "another quiet evening")
    await press(page, "Save password")
    await expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()
    await page.get_by_role("link", name="Sign in").click()
    await sign_in(page, user)
    await expect(page.locator("main [role=alert]")).to_have_text("Email or password is wrong.")
    await sign_in(page, user, "another quiet evening")
    await expect(page.get_by_role("heading", name="Hello")).to_be_visible()
    await page.goto(link)
    await page.fill("#new_password", "a third quiet evening")
    await press(page, "Save password")
    await expect(page.get_by_role("heading", name="This link doesn't work")).to_be_visible()


@pytest.mark.slow
async def test_an_address_is_confirmed_by_a_click_and_not_by_opening_the_link(
    visit: Visit,
) -> None:
    user = await make_user()
    page = await visit("home", as_=user)
    await press(page, "Send the link again")
    await expect(page.get_by_text("Sent. Look into your mail.")).to_be_visible()
    await page.goto(await link_in_mail(page, user, "verify"))
    await expect(page.get_by_role("heading", name="Confirm your address")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    await user.refresh_from_db()
    assert user.email_verified_at is None
    await press(page, "Confirm my address")
    await expect(page.get_by_role("heading", name="Your address is confirmed")).to_be_visible()
    await page.get_by_role("link", name="Go to Home").click()
    await expect(page.get_by_role("heading", name="Hello")).to_be_visible()
    await expect(page.get_by_text("Confirm your address")).to_have_count(0)


@pytest.mark.slow
async def test_who_confirms_an_address_that_a_stranger_used_chooses_a_password(
    visit: Visit, inspect: Inspect
) -> None:
    user = await make_account()
    await links.send(user, Purpose.VERIFY)
    page = await visit("sign-in")
    await page.goto(await link_in_mail(page, user, "verify"))
    await inspect(page)
    await press(page, "Confirm my address")
    await expect(page.get_by_text("so it has ended")).to_be_visible()
    await inspect(page)
    await page.get_by_role("link", name="Choose a password").click()
    await expect(page.get_by_role("heading", name="Forgot your password?")).to_be_visible()


@pytest.mark.slow
async def test_a_token_is_shown_once_and_works(visit: Visit, inspect: Inspect) -> None:
    page = await visit("account#tokens", as_=await make_user())
    await press(page, "New token")
    await press(page, "Make token")
    await expect(page.locator("#token-name-error")).to_be_visible()
    await page.fill("#token-name", LONG)
    await inspect(page)
    await press(page, "Make token")
    token = await page.locator(".code").inner_text()
    await inspect(page)
    bare = await page.context.browser.new_context() if page.context.browser else page.context
    answer = await bare.request.get(
        new_url(page, "/api/v1/users/me"), headers={"Authorization": f"Bearer {token}"}
    )
    await bare.close()
    assert answer.status == 200
    await press(page, "I have copied it")
    await expect(page.get_by_text("Last used")).to_be_visible()
    await expect(page.get_by_text(token)).to_have_count(0)
    await page.get_by_label("Delete", exact=False).click()
    await press(page, "Delete token")
    await expect(page.get_by_text("No tokens yet.")).to_be_visible()


def new_url(page: Page, path: str) -> str:
    return re.sub(r"(https?://[^/]+).*", r"\1", page.url) + path


@pytest.mark.slow
async def test_devices_are_signed_out_from_here(visit: Visit) -> None:
    user = await make_user()
    page, other = await visit("account#devices", as_=user), await visit("home", as_=user)
    await expect(other.get_by_role("heading", name="Hello")).to_be_visible()
    await page.reload()
    await press(page, "Sign out the other device")
    await expect(page.get_by_text("Only this device is signed in.")).to_be_visible()
    await other.reload()
    await expect(other.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.slow
async def test_a_file_of_excel_is_imported_with_its_letters(
    visit: Visit, inspect: Inspect, tmp_path: Path
) -> None:
    page = await visit("people/import", as_=await make_user("admin"))
    excel = tmp_path / "people.csv"
    excel.write_bytes("email;full_name\r\nm@b.test;J\u00fcrgen M\u00fcller\r\n".encode("cp1252"))
    await page.set_input_files("input[type=file]", excel)
    await press(page, "Check the lines")
    await expect(page.get_by_role("heading", name="spelled right")).to_be_focused()
    await inspect(page)
    await page.get_by_label("J\u00fcrgen M\u00fcller").first.check()
    await press(page, "Check the lines")
    await press(page, "Import the account")
    await expect(page.get_by_role("heading", name="Importing 1 account")).to_be_visible()
    await run(str((await Job.get()).id))
    assert (await User.get(email="m@b.test")).full_name == "J\u00fcrgen M\u00fcller"


STRANGERS = ("sign-in", "sign-in?problem=denied", "register", "forgot", "reset", "verify", "outbox")
OWN = (
    "account",
    "account#teach",
    "account#security",
    "account#devices",
    "account#tokens",
    "account#data",
)
ADMINS = ("people", "people/import", "policies", "applications", "audit")


@pytest.mark.slow
async def test_all_pages_of_accounts_in_both_themes(visit: Visit, inspect: Inspect) -> None:
    admin = await make_user(Role.ADMIN, full_name=LONG, email=f"{'long' * 14}@example.test")
    stranger = await visit()
    student = await visit("home", as_=await make_user(full_name="ليلى"))
    ours = await visit("home", as_=admin, width=1280, height=800)
    await asyncio.gather(
        tour(stranger, STRANGERS, inspect),
        tour(student, OWN, inspect),
        tour(ours, (*ADMINS, f"people/{admin.id}"), inspect),
    )


async def tour(page: Page, paths: Iterable[str], inspect: Inspect) -> None:
    for path in paths:
        await page.goto("about:blank")
        await page.goto(f"/{path}")
        await expect(page.locator("h1")).to_be_visible()
        await inspect(page)


@pytest.mark.slow
async def test_a_provider_hands_over_to_the_second_step(visit: Visit) -> None:
    page = await visit("sign-in?next=%2Flive#challenge=long-gone")
    await expect(page.get_by_role("heading", name="Two-step sign-in")).to_be_visible()
    await expect(page).to_have_url(re.compile(r"/sign-in\?next=%2Flive$"))
    await page.fill("#code", "123456")
    await page.keyboard.press("Enter")
    await expect(page.locator("main [role=alert]")).to_have_text(
        "That took too long. Sign in again."
    )


@pytest.mark.slow
async def test_an_admin_imports_accounts_and_sees_the_line_with_an_error(
    visit: Visit, inspect: Inspect
) -> None:
    admin = await make_user(Role.ADMIN)
    page = await visit("people/import", as_=admin, width=1280, height=800)
    await page.fill(
        "#csv", "email,full_name,role\nada@b.test,Ada,instructor\nbob@b.test,ليلى,\nnobody,Nobody,"
    )
    await press(page, "Check the lines")
    await expect(page.get_by_role("heading", name="2 good, 1 with errors")).to_be_visible()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page.locator("tbody tr")).to_contain_text("This is not an email address.")
    await inspect(page)
    await press(page, "Import the 2 good ones")
    await expect(page.get_by_role("heading", name="Importing 2 accounts")).to_be_visible()
    await inspect(page)
    await run(str((await Job.get(owner_id=admin.id)).id))
    await expect(page.get_by_role("heading", name="2 accounts imported")).to_be_visible()
    await page.get_by_role("link", name="See people").click()
    await page.get_by_label("Role").select_option("instructor")
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page).to_have_url(re.compile(r"\?role=instructor$"))
    await page.get_by_role("link", name="Ada").click()
    await expect(page.locator(".person-facts")).to_contain_text("ada@b.test")
    await page.get_by_role("link", name="What was done to").click()
    await expect(page.locator("tbody tr")).to_contain_text("Account imported")


@pytest.mark.slow
async def test_a_student_asks_to_teach_and_may(visit: Visit, inspect: Inspect) -> None:
    student, admin = await make_user(full_name=LONG), await make_user(Role.ADMIN)
    page, office = await visit("home", as_=student), await visit("applications", as_=admin)
    await page.get_by_role("link", name="Apply on your account page").click()
    await expect(page.locator("#motivation")).to_be_in_viewport()
    await expect(office.get_by_text("No application is waiting")).to_be_visible()
    await expect(office.get_by_role("heading", level=1)).to_be_focused()
    await page.fill("#motivation", "Chemistry, for twelve years.")
    await press(page, "Send application")
    await expect(page.get_by_text("Waiting for an answer")).to_be_visible()
    await expect(page.get_by_role("heading", name="Teach on LMS")).to_be_focused()
    await inspect(page)
    await office.reload()
    await expect(office.get_by_text("Chemistry, for twelve years.")).to_be_visible()
    await inspect(office)
    await press(office, "Approve")
    await office.fill("#answer-note", "Welcome")
    await inspect(office)
    await office.locator("dialog").get_by_role("button", name="Approve").click()
    await expect(office.get_by_text("No application is waiting")).to_be_visible()
    await expect(office.get_by_role("heading", level=1)).to_be_focused()
    await page.goto("/home")
    await expect(page.get_by_text("No courses to teach yet")).to_be_visible()


def read_json(path: Path) -> Any:
    return json.loads(path.read_text())


@pytest.mark.slow
async def test_somebody_takes_their_data_and_leaves(visit: Visit, inspect: Inspect) -> None:
    user = await make_account()
    page = await visit("account#data", as_=user)
    async with page.expect_download() as coming:
        await press(page, "Download my data")
    document = read_json(await (await coming.value).path())
    assert user.email in json.dumps(document["tables"]["users"])
    await press(page, "Delete my account")
    await inspect(page)
    gone = page.locator("dialog").get_by_role("button", name="Delete account")
    await expect(gone).to_have_attribute("aria-disabled", "true")
    await page.fill("#delete-email", user.email.upper())
    await page.fill("#delete-password", "not this one")
    await gone.click()
    await expect(page.locator("#delete-password-error")).to_have_text("This isn't your password.")
    await page.fill("#delete-password", PASSWORD)
    await gone.click()
    await expect(page.get_by_text("Your account is deleted.")).to_be_visible()
    await sign_in(page, user)
    await expect(page.locator("main [role=alert]")).to_have_text("Email or password is wrong.")
