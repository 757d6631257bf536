"""The test house itself: rows and keys don't leak from test to test, statements can be counted."""

import pytest

from lms.core import db as sql
from lms.core import redis
from lms.core.access import Role
from lms.users.models import User
from tests.conftest import Counting
from tests.factories import make_user


@pytest.mark.parametrize("turn", [1, 2, 3])
async def test_each_test_finds_an_empty_house(turn: int, db: None) -> None:
    assert await User.all().count() == 0
    assert not await redis.client().exists("left")
    await make_user(Role.INSTRUCTOR)
    await redis.client().set("left", turn)


async def test_statements_are_counted(query_count: Counting) -> None:
    async with query_count() as statements:
        await make_user()
        await sql.rows("select 1")
    assert len(statements) == 2
    assert statements[1] == "select 1"
