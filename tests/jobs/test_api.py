from __future__ import annotations

from collections.abc import Awaitable, Callable

from lms.core.access import Role
from lms.core.ids import new_id
from lms.jobs import actions
from lms.jobs.tasks import run
from tests.client import Client
from tests.factories import make_user
from tests.jobs.kinds import Effect

Count = Callable[[str], Awaitable[int]]


async def test_the_owner_and_admins_see_a_job_and_nobody_else(
    client: Client, effects: Count
) -> None:
    owner, admin = await make_user(), await make_user(Role.ADMIN)
    job = await actions.ask(Effect(name="a"), owner=owner.id)
    found = (await client.get(f"jobs/{job}", as_=owner)).json
    created = found.pop("created_at")
    assert created.endswith("Z")
    assert found == {
        "id": str(job),
        "kind": "jobs.Effect",
        "state": "pending",
        "percent": 0,
        "result": None,
        "error": None,
        "errors": [],
        "course_id": None,
        "finished_at": None,
    }
    await run(str(job))
    for user in (owner, admin):
        found = (await client.get(f"jobs/{job}", as_=user)).json
        assert (found["state"], found["percent"], found["result"]) == ("done", 100, {"did": "a"})
    for stranger in (await make_user(), await make_user(Role.INSTRUCTOR)):
        assert (await client.get(f"jobs/{job}", as_=stranger)).status == 404
    assert (await client.get(f"jobs/{new_id()}", as_=owner)).code == "not_found"
    assert (await client.get(f"jobs/{job}")).status == 401


async def test_work_without_an_owner_is_for_admins(client: Client, effects: Count) -> None:
    job = await actions.ask(Effect(name="a"))
    assert (await client.get(f"jobs/{job}", as_=await make_user())).status == 404
    assert (await client.get(f"jobs/{job}", as_=await make_user(Role.ADMIN))).status == 200
