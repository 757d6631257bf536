"""Signing in with another provider, with all that belongs to it: its pages, ours, the phone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pyotp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from lms.auth.actions import factors
from lms.auth.models import OidcIdentity, TotpDevice
from lms.core import clock
from lms.users.models import User
from tests.auth import provider as theirs
from tests.auth.provider import CLIENT, SECRET
from tests.browser.conftest import PATIENCE_MS
from tests.factories import make_user
from tests.server import Running, inherited, start

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def served(running: asyncpg.Connection, db: None, tmp_path: Path) -> AsyncIterator[Running]:
    """A server of ours that knows a provider."""
    async with theirs.running() as provider:
        server = start(
            tmp_path,
            inherited(),
            OIDC_ISSUER=provider.issuer,
            OIDC_CLIENT_ID=CLIENT,
            OIDC_CLIENT_SECRET=SECRET,
            OIDC_NAME="School",
        )
        yield server
        server.stop()


@pytest.mark.slow
async def test_somebody_new_and_somebody_with_a_phone(served: Running, chromium: Browser) -> None:
    context = await chromium.new_context(base_url=served.base_url)
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    await page.goto("/sign-in?next=/account")
    await page.locator(".provider a").click()
    await page.wait_for_url("**/account")
    await expect(page.get_by_text("Ada Lovelace").first).to_be_visible()
    assert (await User.get()).email == "ada@school.test"

    await OidcIdentity.all().delete()
    await User.all().delete()
    user = await make_user(email="ada@school.test", email_verified_at=clock.now())
    seed = factors.new_seed()
    await TotpDevice.create(user=user, seed=factors.seal(seed), confirmed_at=clock.now())
    await context.clear_cookies()
    await page.goto("/sign-in?next=/account")
    await page.locator(".provider a").click()
    await expect(page.get_by_role("heading", name="Two-step sign-in")).to_be_visible()
    await expect(page).to_have_url(re.compile("^[^#]*$"))  # the challenge leaves the history
    await page.fill("#code", pyotp.TOTP(factors.base32(seed)).at(clock.now()))
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/account")
    await context.close()
