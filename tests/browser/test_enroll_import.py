"""A list of learners: the errors named, the good lines enrolled, the list shows them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from lms.courses.models import Enrollment
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.factories import make_user

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("SHOTS")
LIST = "email;cohort\nada@b.test;Spring\nnobody@b.test;Spring\nbob@b.test;\n"


async def shoot(page: Page, name: str) -> None:
    """A picture for who asked for pictures."""
    if SHOTS:
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
async def test_a_list_is_looked_through_and_its_good_lines_are_enrolled(
    visit: Visit, inspect: Inspect, width: int
) -> None:
    course = await make_course()
    await make_user(email="ada@b.test", full_name="Ada Lovelace")
    await make_user(email="bob@b.test", full_name="Bob Ross")
    owner = await User.get(id=course.owner_id)
    page = await visit(f"courses/{course.id}#people", as_=owner, width=width, height=900)
    await press(page, "Import a list")
    dialog = page.get_by_role("dialog", name="Import learners")
    await expect(dialog).to_be_visible()
    await press(page, "Check the lines")
    await expect(page.locator("#bulk-csv-error")).to_be_visible()
    file = {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    await page.set_input_files("dialog input[type=file]", file)
    await expect(dialog.get_by_text("list.csv")).to_be_visible()
    await press(page, "Check the lines")
    await expect(dialog.get_by_role("heading", name="2 good, 1 with errors")).to_be_visible()
    await expect(dialog.get_by_text("No account here has this address.")).to_be_visible()
    assert await Enrollment.all().count() == 0
    await inspect(page)
    await shoot(page, f"list-{width}-light")
    await page.emulate_media(color_scheme="dark")
    await shoot(page, f"list-{width}-dark")
    await press(page, "Import the 2 good ones")
    await expect(dialog.get_by_role("progressbar")).to_be_visible()
    [job] = await Job.filter(kind="enrollments.ImportEnrollments", state="pending")
    await run(str(job.id))
    await expect(dialog.get_by_role("heading", name="The list is imported")).to_be_visible()
    await expect(dialog.get_by_role("status")).to_have_text(
        "2 came into the course, 0 were changed, 0 stayed as they were."
    )
    await inspect(page)
    await shoot(page, f"done-{width}")
    await press(page, "Close")
    await expect(page.get_by_text("Ada Lovelace").first).to_be_visible()
    await expect(page.locator("#learner-cohort")).to_contain_text("Spring")
    await press(page, "Import a list")
    await dialog.locator("#bulk-csv").fill("email,status\nada@b.test,suspended")
    await press(page, "Check the lines")
    await expect(dialog.get_by_role("heading", name="1 line is good")).to_be_visible()
    await press(page, "Import 1 line")
    await expect(dialog.get_by_role("progressbar")).to_be_visible()
    [job] = await Job.filter(kind="enrollments.ImportEnrollments", state="pending")
    await run(str(job.id))
    await expect(dialog.get_by_role("status")).to_have_text(
        "0 came into the course, 1 was changed, 0 stayed as they were."
    )
    await press(page, "Close")
    await expect(page.locator("#learners tbody tr", has_text="Ada")).to_contain_text("Suspended")
