"""One's own files: added by button, drop and paste, found, renamed, linked to, deleted."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from lms.core.access import Role
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.factories import make_user
from tests.files.factories import make_file, picture

pytestmark = pytest.mark.browser

GIVE = """([event, name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], name, { type }));
  const more = event === "paste" ? { clipboardData: given } : { dataTransfer: given };
  const Kind = event === "paste" ? ClipboardEvent : DragEvent;
  document.body.dispatchEvent(new Kind(event, { bubbles: true, cancelable: true, ...more }));
}"""
"""What a browser does when a file is dropped or pasted."""


async def give(page: Page, event: str, name: str, data: bytes) -> None:
    await page.evaluate(GIVE, [event, name, "image/png", base64.b64encode(data).decode()])


async def choose(page: Page, *paths: Path) -> None:
    await page.locator("input[type=file]").set_input_files(list(paths))


async def act(page: Page, name: str, action: str) -> None:
    """Choose something of a file's menu."""
    await page.locator("tbody tr", has_text=name).get_by_role("button").click()
    await page.get_by_role("menuitem", name=action).click()


@pytest.mark.slow
async def test_files_come_in_by_each_way(visit: Visit, inspect: Inspect, tmp_path: Path) -> None:
    page = await visit("files", as_=await make_user())
    await expect(page.get_by_role("heading", name="No files yet")).to_be_visible()
    await inspect(page)
    notes, script, lie = (tmp_path / name for name in ("notes.txt", "evil.svg", "lie.png"))
    notes.write_text("Notes.")
    script.write_text("<svg/>")
    lie.write_text("No picture.")
    await choose(page, notes, script, lie)
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(1)
    failed = page.locator(".upload-row[data-state=failed]")
    await expect(failed).to_have_count(2)
    await expect(failed.filter(has_text="evil.svg")).to_contain_text("aren't taken")
    await expect(failed.filter(has_text="lie.png")).to_contain_text("isn't what its name says")
    await inspect(page)
    for name in ("evil.svg", "lie.png"):
        await failed.filter(has_text=name).get_by_role("button", name="Leave out").click()
    await expect(page.locator(".upload-row")).to_have_count(0)
    await give(page, "dragenter", "map.png", picture())
    await expect(page.locator(".uploader")).to_contain_text("Let go to add them")
    await give(page, "drop", "map.png", picture())
    await expect(rows).to_have_count(2)
    await give(page, "paste", "image.png", picture())
    await expect(rows).to_have_count(3)
    await expect(rows.first).to_contain_text("Picture ")


@pytest.mark.slow
async def test_a_file_is_found_renamed_linked_to_and_deleted(
    visit: Visit, inspect: Inspect
) -> None:
    owner = await make_user(Role.INSTRUCTOR)
    await make_file(owner, "Ein sehr langer Name über Donaudampfschifffahrtsgesellschaften.txt")
    await make_file(owner, "Map.png", picture())
    page = await visit("home", as_=owner, width=1280, height=800)
    await page.get_by_role("button", name="Your account").click()
    await page.get_by_role("menuitem", name="Files").click()
    rows = page.locator("tbody tr")
    await expect(rows).to_have_count(2)
    await inspect(page)
    await page.get_by_role("searchbox").fill("MAP")
    await expect(rows).to_have_count(1)
    await act(page, "Map.png", "Rename")
    await page.get_by_label("Name", exact=True).fill("Island")
    await press(page, "Rename")
    await expect(page.get_by_role("heading", name="No file like this")).to_be_visible()
    await page.get_by_role("searchbox").fill("")
    await expect(rows.first).to_contain_text("Island.png")
    await act(page, "Island.png", "Show to everybody")
    await expect(rows.first).to_contain_text("Public")
    await act(page, "Island.png", "Get a link")
    link = await page.locator("dialog code").inner_text()
    assert (await page.request.get(link, headers={"Cookie": ""})).status == 200
    await press(page, "Close")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_label("Kind").select_option("document")
    await expect(rows).to_have_count(1)
    await page.get_by_label("Kind").select_option("image")
    await act(page, "Island.png", "Delete")
    await page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    await expect(page.get_by_role("heading", name="No file like this")).to_be_visible()
