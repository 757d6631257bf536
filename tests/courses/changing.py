"""Who changed something of a course last, as its staff are told."""

from __future__ import annotations

from lms.core.access import Role
from lms.courses.models import Course, StaffRole
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_staff
from tests.factories import make_user


async def staff_learn_who_changed(client: Client, course: Course, path: str) -> None:
    """Nobody at first; then who changed its title, until a change that changes something."""
    owner = await User.get(id=course.owner_id)
    bea = await make_staff(course, StaffRole.CO_INSTRUCTOR)
    assert (await client.get(f"{path}/change", as_=bea)).json["by"] is None
    for who in (owner, bea):
        assert (await client.patch(path, json={"title": who.full_name}, as_=who)).status == 200
        told = (await client.get(f"{path}/change", as_=owner)).json
        assert told["by"] == {"id": str(who.id), "name": who.full_name}
    assert (await client.patch(path, json={"title": bea.full_name}, as_=owner)).status == 200
    assert (await client.get(f"{path}/change", as_=owner)).json == told
    stranger = await make_user(Role.INSTRUCTOR)
    assert (await client.get(f"{path}/change", as_=stranger)).status == 404
