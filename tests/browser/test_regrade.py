"""A teacher corrects a key and grades the attempts anew."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from lms.attempts.models import Attempt
from lms.jobs.models import Job
from lms.jobs.tasks import run
from tests.attempts.factories import make_sitting, right, wrong
from tests.attempts.test_regrade import other_key, sat
from tests.browser.conftest import Inspect, Visit
from tests.browser.stage import press
from tests.client import Client
from tests.courses.factories import make_staff

pytestmark = pytest.mark.browser


@pytest.mark.slow
async def test_a_regrade_is_shown_before_it_is_done(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=2)
    teacher = await make_staff(one.course)
    attempts = [await sat(client, one, right, right), await sat(client, one, wrong, right)]
    await other_key(client, one, one.questions[0])
    page = await visit(f"quizzes/{one.quiz.id}/attempts", as_=teacher, width=1280)
    await expect(page.locator("tbody tr")).to_have_count(2)
    await press(page, "Regrade")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Which question").select_option(str(one.questions[0].id))
    await dialog.get_by_role("button", name="See what changes").click()
    await expect(dialog.get_by_role("heading", name="1 score changes in 2")).to_be_focused()
    await dialog.get_by_label("The right answer of now").check()
    await expect(dialog.get_by_role("heading", name="1 score changes")).to_have_count(0)
    await dialog.get_by_role("button", name="See what changes").click()
    await expect(dialog.get_by_role("heading", name="2 scores change in 2")).to_be_focused()
    await expect(dialog.locator("tbody tr")).to_have_count(2)
    await expect(dialog.locator(".regrade-figures dd").nth(2)).to_contain_text("75%")
    await inspect(page)
    await dialog.get_by_role("button", name="Regrade").click()
    await expect(dialog.get_by_role("progressbar")).to_be_visible()
    await inspect(page)
    await run(str((await Job.get(kind="attempts.RegradeQuiz")).id))
    await expect(dialog.get_by_text("2 scores have changed, 0 stayed.")).to_be_visible()
    await dialog.get_by_role("button", name="Close").click()
    found = {str(row.id): row.score for row in await Attempt.all()}
    assert [found[attempt["id"]] for attempt in attempts] == [1, 2]
    await page.goto(f"/attempts/{attempts[0]['id']}")
    await expect(page.get_by_text("Graded anew. Before: 2 of 2 points")).to_be_visible()


@pytest.mark.slow
async def test_an_earlier_version_may_be_the_one_that_counts(
    visit: Visit, client: Client, inspect: Inspect
) -> None:
    one = await make_sitting(questions=1)
    await sat(client, one, right)
    await other_key(client, one, one.questions[0])
    page = await visit(
        f"quizzes/{one.quiz.id}/statistics", as_=await make_staff(one.course), width=1280
    )
    await press(page, "Regrade")
    dialog = page.get_by_role("dialog")
    version = dialog.get_by_label("Whose right answer counts")
    await dialog.get_by_label("The right answer of now").check()
    await expect(version).to_have_count(0)
    await dialog.get_by_label("Which question").select_option(str(one.questions[0].id))
    await expect(version.locator("option")).to_have_count(2)
    await expect(version.locator("option").nth(1)).to_contain_text("right")
    await dialog.get_by_role("button", name="See what changes").click()
    await expect(dialog.get_by_role("heading", name="1 score changes in 1")).to_be_focused()
    await version.select_option("1")
    await dialog.get_by_role("button", name="See what changes").click()
    await expect(dialog.get_by_role("heading", name="No score changes")).to_be_focused()
    await inspect(page)
