"""A course again: copied, packed and brought back, each in a dialog that says how far it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from lms.courses.models import Course
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.users.models import User
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.courses.factories import make_course
from tests.lessons.factories import make_lesson

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("SHOTS")


async def shoot(page: Page, name: str) -> None:
    """Pictures for who asked for them, in light and dark."""
    if not SHOTS:
        return
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        await page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}.png")
    await page.emulate_media(color_scheme="light")


async def run_asked(kind: str) -> Job:
    """The job that the page has just asked for, run here."""
    [job] = await Job.filter(kind=kind, state="pending")
    await run(str(job.id))
    return await Job.get(id=job.id)


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
async def test_a_course_is_copied_packed_and_brought_back(
    visit: Visit, inspect: Inspect, width: int, tmp_path: Path
) -> None:
    course = await make_course(title="Plants")
    await make_lesson(course)
    owner = await User.get(id=course.owner_id)
    page = await visit(f"courses/{course.id}#settings", as_=owner, width=width, height=900)

    await press(page, "Copy this course")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Title of the copy")).to_have_value("Copy of Plants")
    await dialog.get_by_label("Move all dates").fill("1.5")
    await press(page, "Make the copy")
    await expect(dialog.get_by_text("A whole number from -3660 to 3660.").first).to_be_visible()
    await dialog.get_by_label("Move all dates").fill("7")
    await inspect(page)
    await shoot(page, f"copy-{width}")
    await press(page, "Make the copy")
    await expect(dialog.get_by_role("heading", name="Copying the course")).to_be_visible()
    await run_asked("courses.CopyCourse")
    await expect(dialog.get_by_role("heading", name="The copy is there")).to_be_visible()
    copy = await Course.get(title="Copy of Plants")
    link = dialog.get_by_role("link", name="Open the copy")
    await expect(link).to_have_attribute("href", f"/courses/{copy.id}")
    await press(page, "Close")

    await press(page, "Export this course")
    await press(page, "Make the zip")
    await expect(dialog.get_by_role("heading", name="Packing the course")).to_be_visible()
    await run_asked("courses.ExportCourse")
    await expect(dialog.get_by_role("heading", name="The zip is ready")).to_be_visible()
    await inspect(page)
    await shoot(page, f"export-{width}")
    async with page.expect_download() as saving:
        await dialog.get_by_role("link", name="Download the zip").click()
    saved = await saving.value
    assert saved.suggested_filename == "Plants.zip"
    await saved.save_as(tmp_path / "Plants.zip")
    await press(page, "Close")
    # Who comes again finds it.
    await press(page, "Export this course")
    await expect(dialog.get_by_role("link", name="Download the zip")).to_be_visible()
    await press(page, "Close")

    page = await visit("courses", as_=owner, width=width, height=900)
    dialog = page.get_by_role("dialog")
    await press(page, "Import a course")
    chosen = "dialog input[type=file]"
    broken = {"name": "x.zip", "mimeType": "application/zip", "buffer": b"no zip"}
    await page.set_input_files(chosen, broken)
    await expect(dialog.get_by_role("alert")).to_contain_text("no zip of a course")
    await page.set_input_files(chosen, tmp_path / "Plants.zip")
    await expect(dialog.get_by_role("heading", name="In this archive")).to_be_visible()
    await expect(dialog.get_by_text("1 lesson")).to_be_visible()
    await inspect(page)
    await shoot(page, f"import-{width}")
    await press(page, "Import this course")
    await expect(dialog.get_by_role("heading", name="Making the course")).to_be_visible()
    job = await run_asked("courses.ImportCourse")
    await expect(dialog.get_by_role("heading", name="The course is there")).to_be_visible()
    link = dialog.get_by_role("link", name="Open the course")
    await expect(link).to_have_attribute("href", f"/courses/{job.result['course_id']}")
    await shoot(page, f"imported-{width}")
    await link.click()
    await expect(page.get_by_role("heading", name="Plants", level=1)).to_be_visible()
