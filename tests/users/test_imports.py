"""Accounts from CSV: looked at, made by a job, each once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from lms.audit.models import AuditEvent
from lms.auth.models import AuthLink
from lms.core import db as database
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.notifications.models import Mail
from lms.users.actions import imports
from lms.users.models import User, UserImport
from lms.users.tasks import drop_imports
from tests.client import Answer, Client
from tests.factories import make_user

HEAD = "email,full_name,role\n"
GOOD = HEAD + "ada@b.test,Ada,instructor\nbob@b.test,Bob,\n"
BAD = GOOD + "known@b.test,K,student\nnobody,N,student\n"


async def send(
    client: Client, admin: User, text: str | bytes, query: str = "", **kwargs: Any
) -> Answer:
    headers = {"Content-Type": "text/csv; charset=utf-8", **kwargs}
    return await client.post(f"users/imports{query}", data=text, headers=headers, as_=admin)


async def make_due(job: str) -> None:
    await database.execute(
        "update jobs set next_try_at = now(), sweep_at = now() where id = $1", UUID(job)
    )


async def counts() -> tuple[int, int, int, int]:
    """Students and instructors, their mails, their links, events of making them."""
    return (
        await User.filter(role__not="admin").count(),
        await Mail.filter(template="invite").count(),
        await AuthLink.filter(purpose="invite").count(),
        await AuditEvent.filter(verb="user.imported").count(),
    )


async def test_a_dry_run_names_the_lines_and_changes_nothing(client: Client) -> None:
    admin = await make_user("admin")
    await make_user(email="known@b.test")
    found = await send(client, admin, BAD, "?dry_run=true")
    assert found.status == 200
    assert found.json == {
        "good": 2,
        "errors": [
            {"line": 4, "field": "email", "message": "has an account"},
            {"line": 5, "field": "email", "message": "is not an email address"},
        ],
        "warnings": [],
    }
    assert await counts() == (1, 0, 0, 0)
    assert await UserImport.all().count() == await Job.all().count() == 0


async def test_good_lines_become_accounts_with_an_invitation(client: Client) -> None:
    admin = await make_user("admin")
    started = await send(client, admin, GOOD)
    assert (started.status, started.json["good"]) == (202, 2)
    await run(started.json["job_id"])
    job = (await client.get(f"jobs/{started.json['job_id']}", as_=admin)).json
    assert (job["state"], job["percent"]) == ("done", 100)
    assert job["result"] == {"created": 2, "skipped": 0}
    ada = await User.get(email="ada@b.test")
    assert (ada.full_name, ada.role, ada.password_hash) == ("Ada", "instructor", None)
    assert await counts() == (2, 2, 2, 2)
    event = await AuditEvent.get(verb="user.imported", target_id=ada.id)
    assert event.actor_id == admin.id


async def test_lines_with_errors_stop_all_but_a_partial_import(client: Client) -> None:
    admin = await make_user("admin")
    await make_user(email="known@b.test")
    refused = await send(client, admin, BAD)
    assert (refused.status, refused.code) == (422, "invalid")
    assert refused.json["errors"][1] == {
        "field": "email", "message": "line 5: is not an email address",
    }  # fmt: skip
    assert await Job.all().count() == 0
    started = await send(client, admin, BAD, "?partial=true")
    assert (started.status, len(started.json["errors"])) == (202, 2)
    await run(started.json["job_id"])
    assert (await counts())[0] == 3
    nobody = await send(client, admin, HEAD + "x,y,z\n", "?partial=true")
    assert nobody.status == 422


MUELLER = "email;full_name\r\nm@b.test;J\u00fcrgen M\u00fcller\r\n"


async def test_a_file_of_excel_is_asked_for_its_letters_and_never_guessed(
    client: Client,
) -> None:
    admin = await make_user("admin")
    data = MUELLER.encode("cp1252")
    for query in ("?dry_run=true", "", "?partial=true"):
        unclear = await send(client, admin, data, query)
        assert (unclear.status, unclear.code) == (422, "encoding_unclear")
        assert "J\u00fcrgen M\u00fcller" in unclear.json["previews"]["windows-1252"]
    assert await UserImport.all().count() == 0
    looked = await send(client, admin, data, "?dry_run=true&encoding=windows-1252")
    assert (looked.status, looked.json["good"], looked.json["errors"]) == (200, 1, [])
    started = await send(client, admin, data, "?encoding=Windows-1252")
    await run(started.json["job_id"])
    assert (await User.get(email="m@b.test")).full_name == "J\u00fcrgen M\u00fcller"


async def test_a_file_in_utf_16_is_read_by_its_mark(client: Client) -> None:
    admin = await make_user("admin")
    started = await send(client, admin, MUELLER.replace(";", "\t").encode("utf-16"))
    await run(started.json["job_id"])
    assert (await User.get(email="m@b.test")).full_name == "J\u00fcrgen M\u00fcller"


async def test_an_encoding_that_is_none_is_refused(client: Client) -> None:
    admin = await make_user("admin")
    for encoding in ("klingon", "utf-7", "idna", "x" * 50, "hex"):
        answer = await send(client, admin, GOOD, f"?encoding={encoding}")
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "encoding")


async def test_columns_that_are_not_read_are_named(client: Client) -> None:
    admin = await make_user("admin")
    text = "email,full_name,phone\na@b.test,A,1\n"
    found = await send(client, admin, text, "?dry_run=true")
    assert found.json == {
        "good": 1,
        "errors": [],
        "warnings": [{"line": 1, "field": "phone", "message": "this column is not read"}],
    }
    started = await send(client, admin, text)
    assert (started.status, len(started.json["warnings"])) == (202, 1)


async def test_only_csv_and_no_more_than_a_mebibyte(client: Client) -> None:
    admin = await make_user("admin")
    other = await client.post("users/imports", json={"email": "a@b.test"}, as_=admin)
    assert (other.status, other.code) == (415, "unsupported_media_type")
    long = await send(client, admin, HEAD + "x" * 1024 * 1024)
    assert long.status == 413


async def test_the_same_request_again_imports_once(client: Client) -> None:
    admin = await make_user("admin")
    key = {"Idempotency-Key": "one"}
    first, again = [await send(client, admin, GOOD, "", **key) for _ in range(2)]
    assert first.json == again.json
    assert await UserImport.all().count() == 1


def listing(people: int) -> str:
    return HEAD + "".join(f"p{n:04}@b.test,Person {n},student\n" for n in range(people))


async def test_a_job_that_died_in_a_step_goes_on_and_makes_nobody_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = await make_user("admin")
    started = (await send(client, admin, listing(250))).json
    real, calls = imports.invite_user, 0

    async def dies(**fields: Any) -> User:
        nonlocal calls
        calls += 1
        if calls == 150:
            raise RuntimeError("killed")
        return await real(**fields)

    monkeypatch.setattr(imports, "invite_user", dies)
    await run(started["job_id"])
    assert await counts() == (100, 100, 100, 100)  # whole steps alone
    assert (await Job.get(id=started["job_id"])).percent == 40
    await make_due(started["job_id"])
    await run(started["job_id"])
    assert await counts() == (250, 250, 250, 250)
    job = await Job.get(id=started["job_id"])
    assert (job.state, job.result) == ("done", {"created": 250, "skipped": 0})
    assert await Mail.filter(template="invite").distinct().values_list("to") != []
    assert len(set(await Mail.all().values_list("to", flat=True))) == 250


async def test_a_job_that_is_delivered_twice_works_once(client: Client) -> None:
    admin = await make_user("admin")
    started = (await send(client, admin, listing(120))).json
    await run(started["job_id"])
    await database.execute(
        "update jobs set state = 'pending', next_try_at = now() where id = $1",
        UUID(started["job_id"]),
    )
    await run(started["job_id"])
    assert await counts() == (120, 120, 120, 120)
    assert (await Job.get(id=started["job_id"])).result == {"created": 120, "skipped": 0}


async def test_who_registered_meanwhile_is_left_alone(client: Client) -> None:
    admin = await make_user("admin")
    started = (await send(client, admin, GOOD)).json
    await make_user(email="bob@b.test", full_name="Robert")
    await run(started["job_id"])
    assert (await User.get(email="bob@b.test")).full_name == "Robert"
    assert (await Job.get(id=started["job_id"])).result == {"created": 1, "skipped": 1}
    assert (await counts())[1] == 1


async def test_lists_are_dropped_after_a_week(client: Client) -> None:
    admin = await make_user("admin")
    await send(client, admin, GOOD)
    await drop_imports()
    assert await UserImport.all().count() == 1
    await database.execute("update user_imports set created_at = now() - interval '8 days'")
    await drop_imports()
    await drop_imports()
    assert await UserImport.all().count() == 0
