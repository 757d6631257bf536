"""Mails, against a real server in this process."""

from __future__ import annotations

import asyncio
import re
import traceback
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from lms.app import create_app
from lms.auth.letters import LinkLetter, PasswordChanged
from lms.core import clock
from lms.core import db as database
from lms.core.ids import new_id
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.notifications import letters, smtp
from lms.notifications.actions import mails
from lms.notifications.kinds import LETTERS
from lms.notifications.listeners import ReviewLetter
from lms.notifications.models import Mail, MailState
from lms.notifications.rules import Way
from lms.notifications.smtp import NotSentError
from lms.notifications.tasks import sweep, trim
from lms.settings import Settings
from tests.client import Client
from tests.factories import make_user
from tests.jobs.conftest import Spawn, until
from tests.notifications.kinds import LINK, letter_of
from tests.notifications.servers import Taking, certificate, mail_server

Count = Callable[[str], Awaitable[int]]


def configure(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, url: str, **changes: Any
) -> None:
    given = settings.model_copy(update={"smtp_url": SecretStr(url), **changes})
    monkeypatch.setattr(mails, "settings", lambda: given)


async def state_of(mail_id: Any) -> MailState:
    return (await Mail.get(id=mail_id)).state


async def only_job() -> Job:
    return await Job.get(kind="notifications.SendMail")


async def due() -> None:
    """Let every job be due now, as if its pause had passed."""
    await database.execute("update jobs set next_try_at = now() - interval '1 s'")


@pytest.mark.parametrize("kind", LETTERS)
async def test_a_mail_is_delivered_once_in_text_and_html(
    kind: str, db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    user = await make_user(full_name="Ada Lovelace", email_verified_at=clock.now())
    taking = Taking()
    async with mail_server(taking):
        configure(monkeypatch, settings, taking.url)
        mail_id = await mails.send(letter_of(kind), user.email, user)
        job = await only_job()
        await run(str(job.id))
        await run(str(job.id))
        assert await mails.deliver(mail_id) == "nothing to do"
    [mail] = taking.mails
    assert taking.recipients == [user.email]
    assert (mail["To"], mail["From"]) == (user.email, "LMS <no-reply@localhost>")
    assert mail["Message-ID"] == f"<{mail_id.hex}@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    plain, html = (part.get_content() for part in mail.iter_parts())
    assert plain.startswith("Hello Ada Lovelace,\n\n")
    assert "<bdi>Ada Lovelace</bdi>" in html
    assert "{{" not in plain + html + mail["Subject"]
    assert "\n\n\n" not in plain
    if issubclass(LETTERS[kind], LinkLetter):
        link = f"http://localhost/{'verify' if kind == 'verify' else 'reset'}#{LINK}."
        assert link in plain
        assert f'href="{link}' in html
    assert await state_of(mail_id) == "sent"
    assert (await Mail.get(id=mail_id)).sent_at is not None


async def test_a_rolled_back_cause_sends_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    configure(monkeypatch, settings, "smtp://127.0.0.1:1")

    @database.atomic
    async def cause() -> None:
        await mails.send(PasswordChanged(), "a@b.test")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await cause()
    assert await Mail.all().count() == await Job.all().count() == 0


async def test_a_server_that_was_away_gets_it_later(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    taking = Taking()
    async with mail_server(taking):
        pass  # now its port is closed
    configure(monkeypatch, settings, taking.url)
    mail_id = await mails.send(PasswordChanged(), "a@b.test")
    job = await only_job()
    for _ in range(4):
        await run(str(job.id))
        await due()
        await job.refresh_from_db()
        assert (job.state, await state_of(mail_id)) == ("pending", "pending")
    assert job.error is not None
    assert "@" not in job.error
    async with mail_server(taking):
        await run(str(job.id))
    assert len(taking.mails) == 1
    assert await state_of(mail_id) == "sent"


async def test_a_full_server_is_asked_again_and_a_refused_address_is_not(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    taking = Taking(says="451 <a@b.test> greylisted")
    async with mail_server(taking):
        configure(monkeypatch, settings, taking.url)
        mail_id = await mails.send(PasswordChanged(), "a@b.test")
        job = await only_job()
        await run(str(job.id))
        assert await state_of(mail_id) == "pending"
        taking.says = "550 <a@b.test> does not live here"
        await due()
        await run(str(job.id))
    mail = await Mail.get(id=mail_id)
    assert (mail.state, mail.error) == ("failed", "550: the recipient was refused")
    assert (await only_job()).state == "done"
    assert taking.mails == []


async def test_an_address_that_the_server_cannot_write_fails(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    taking = Taking()
    async with mail_server(taking):
        configure(monkeypatch, settings, taking.url)
        mail_id = await mails.send(PasswordChanged(), "ünal@example.test")
        await run(str((await only_job()).id))
    assert await state_of(mail_id) == "failed"


async def test_an_error_that_is_logged_names_no_address(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    taking = Taking(says="451 <who@b.test> later")
    async with mail_server(taking):
        configure(monkeypatch, settings, taking.url)
        mail_id = await mails.send(letter_of("reset"), "who@b.test")
        with pytest.raises(NotSentError) as failed:
            await mails.deliver(mail_id)
    said = "".join(traceback.format_exception(failed.value))
    assert "NotSentError: 451: the recipient was refused" in said
    assert "who@b.test" not in said


async def test_without_a_server_mails_are_kept_while_developing(client: Client) -> None:
    user = await make_user(full_name="Ada", email_verified_at=clock.now())
    await mails.send(letter_of("reset"), user.email, user.id)
    await mails.send(letter_of("already_registered"), user.email, user)
    assert await Job.all().count() == 0
    answer = await client.get("outbox")
    newest, oldest = answer.json["items"]
    assert set(oldest) == {
        "id", "to", "template", "subject", "text", "html", "state", "created_at",
    }  # fmt: skip
    assert (newest["template"], oldest["template"]) == ("already_registered", "reset")
    assert (oldest["state"], oldest["subject"]) == ("kept", "Choose a new password")
    assert f"http://localhost/reset#{LINK}." in oldest["text"]


async def test_in_production_there_is_no_outbox(settings: Settings) -> None:
    made = {
        "environment": "production",
        "base_url": "https://learn.test",
        "origins": frozenset({"https://learn.test"}),
    }
    app = create_app(settings.model_copy(update=made))
    assert not [rule for rule in app.url_map.iter_rules() if "outbox" in rule.rule]


async def test_without_a_server_production_waits_until_there_is_one(
    db: None,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure(monkeypatch, settings, "", environment="production")
    mails.warn(mails.settings())
    assert "SMTP_URL is not set" in "".join(capsys.readouterr())
    ids = [await mails.send(PasswordChanged(), f"{n}@b.test") for n in range(3)]
    old = clock.now() - timedelta(minutes=2)
    await Mail.all().update(created_at=old)
    await sweep()
    assert mails.waiting.get({}) == 3
    assert await Job.all().count() == 0
    assert await mails.deliver(ids[0]) == "waits for a server"

    taking = Taking()
    async with mail_server(taking):
        configure(monkeypatch, settings, taking.url, environment="production")
        await asyncio.gather(sweep(), sweep())
        jobs = await Job.all()
        assert len(jobs) == 3
        await sweep()  # they are asked for already
        assert await Job.all().count() == 3
        for job in jobs:
            await run(str(job.id))
    assert sorted(taking.recipients) == ["0@b.test", "1@b.test", "2@b.test"]
    await sweep()
    assert mails.waiting.get({}) == 0


async def test_the_sweep_finds_what_was_given_up(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    configure(monkeypatch, settings, "smtp://127.0.0.1:1")
    mail_id = await mails.send(PasswordChanged(), "a@b.test")
    await Mail.all().update(created_at=clock.now() - timedelta(hours=9))
    await database.execute("update jobs set attempts = 11")
    await run(str((await only_job()).id))
    assert (await only_job()).state == "parked"
    await sweep()
    assert await Job.filter(kind="notifications.SendMail", state="pending").count() == 1
    assert await state_of(mail_id) == "pending"


async def test_a_server_with_starttls_must_be_who_it_says(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    taking = Taking()
    path, context = certificate(tmp_path)
    async with mail_server(taking, context):
        configure(monkeypatch, settings, taking.url)
        mail_id = await mails.send(PasswordChanged(), "a@b.test")
        with pytest.raises(NotSentError):
            await mails.deliver(mail_id)
        assert taking.mails == []
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        assert await mails.deliver(mail_id) == "sent"
    assert taking.recipients == ["a@b.test"]


async def test_nothing_goes_in_the_clear_where_tls_is_a_must(db: None) -> None:
    taking = Taking()
    async with mail_server(taking):
        must = Way("127.0.0.1", taking.port, "me", "secret", tls=False, starttls=True)
        mail = Mail(template="password_changed", to="a@b.test", data={}, created_at=clock.now())
        with pytest.raises((NotSentError, smtp.RefusedForGoodError)) as failed:
            await smtp.transmit(letters.message(mail), "a@b.test", must)
    assert isinstance(failed.value, NotSentError)
    assert taking.mails == []


HOSTILE = "Eve\r\nBcc: all@b.test\n\n<script>alert(1)</script>{{ 7 * 7 }}"


async def test_hostile_names_are_harmless(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    verified = await make_user(full_name=HOSTILE, email_verified_at=clock.now())
    stranger = await make_user(full_name=HOSTILE)
    taking = Taking()
    async with mail_server(taking):
        configure(monkeypatch, settings, taking.url)
        for user in (verified, stranger):
            letter = ReviewLetter(approved=False, note=HOSTILE)
            mail_id = await mails.send(letter, user.email, user)
            assert await mails.deliver(mail_id) == "sent"
    for mail in taking.mails:
        assert mail["Bcc"] is None
        html = mail.get_body(("html",))
        assert html is not None
        assert "<script>" not in html.get_content()
        assert "{{ 7 * 7 }}" in html.get_content()
    first, second = (mail.get_body(("plain",)) for mail in taking.mails)
    assert first is not None
    assert second is not None
    assert first.get_content().startswith("Hello Eve Bcc: all@b.test <script>")
    # Whoever registers somebody else's address doesn't choose what we write to it.
    assert second.get_content().startswith("Hello,\n")


@pytest.mark.slow
async def test_a_worker_sends_what_a_web_process_wrote(
    effects: Count, spawn: Spawn, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    taking = Taking()
    async with mail_server(taking):
        pass  # the server is away at first
    configure(monkeypatch, settings, taking.url)
    spawn("worker", SMTP_URL=taking.url)
    spawn("scheduler")
    mail_id = await mails.send(PasswordChanged(), "a@b.test")

    async def tried() -> bool:
        return bool(await Job.filter(state="pending", attempts=1, error__isnull=False))

    async def done() -> bool:
        return [job.state for job in await Job.all()] == ["done"]

    await until(tried)
    async with mail_server(taking):
        await until(done)
    assert taking.recipients == ["a@b.test"]
    assert await state_of(mail_id) == "sent"


async def test_old_mails_are_dropped_and_waiting_ones_never(db: None) -> None:
    for age, state in ((91, "sent"), (91, "kept"), (91, "pending"), (89, "sent")):
        mail_id = await mails.send(PasswordChanged(), "a@b.test")
        await Mail.filter(id=mail_id).update(
            state=state, created_at=clock.now() - timedelta(days=age)
        )
    await trim()
    left = await Mail.all().order_by("id").values_list("state", flat=True)
    assert left == ["pending", "sent"]


async def test_an_unknown_kind_fails_where_it_is_written(db: None) -> None:
    undeclared: Any = "nonsense"
    for letter in (undeclared, LinkLetter(link=new_id())):
        with pytest.raises(AttributeError, match="kind"):
            await mails.send(letter, "a@b.test")
    assert await Mail.all().count() == 0


async def test_pretending_leaves_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    await mails.pretend(mail=True, rows=2)
    assert await Mail.all().count() == await Job.all().count() == 0
    configure(monkeypatch, settings, "smtp://127.0.0.1:1")
    await mails.pretend(mail=True)
    job = await only_job()
    await run(str(job.id))
    await job.refresh_from_db()
    assert (job.state, job.result) == ("done", "nothing to do")


def test_every_kind_has_both_its_templates_and_their_words_in_german() -> None:
    files = [*Path("lms").glob("*/templates/*")]
    forms = [f"{kind}.{form}" for kind in [*LETTERS, "base"] for form in ("txt", "html")]
    names = [path.name for path in files if path.suffix != ".toml"]
    assert sorted(names) == sorted([*forms, "parts.html"])
    said = set()
    for path in files:
        if path.suffix != ".toml":
            found = letters.templates("en").extract_translations(path.read_text())
            said |= {one if isinstance(one, str) else one[0] for _, _, one in found}
    german = letters.translations("de")
    assert sorted(german) == sorted(said)
    slots = re.compile(r"%\(\w+\)s")
    assert all(slots.findall(one) == slots.findall(other) for one, other in german.items())


@pytest.mark.parametrize("kind", LETTERS)
async def test_every_letter_speaks_german_all_through(db: None, kind: str) -> None:
    user = await make_user(locale="de-AT", email_verified_at=clock.now())
    mail_id = await mails.send(letter_of(kind), user.email or "", user)
    found = letters.write(await Mail.get(id=mail_id).select_related("user"))
    assert '<html lang="de">' in found.html
    for text in (found.text, found.html):
        assert "Guten Tag" in text
        assert not re.search(r"\b(the|your|you|and|was)\b", text), text
