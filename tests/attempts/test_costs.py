"""How many statements an attempt costs."""

from __future__ import annotations

from tests.attempts.factories import begin, make_sitting, right
from tests.client import Client
from tests.conftest import Counting


async def test_a_start_and_a_hand_in_cost_as_much_for_more_questions(
    client: Client, query_count: Counting
) -> None:
    started, handed_in = [], []
    for questions in (5, 5, 20):  # the first one warms up
        one = await make_sitting(questions=questions)
        async with query_count() as statements:
            attempt = await begin(client, one)
        started.append(len(statements))
        answers = {str(question.id): right(question) for question in one.questions}
        async with query_count() as statements:
            path = f"attempts/{attempt['id']}/submit"
            reply = await client.post(path, json={"answers": answers}, as_=one.student)
        assert (reply.status, reply.json["score"]) == (200, questions)
        handed_in.append(len(statements))
    assert started[1] == started[2]
    assert handed_in[1] == handed_in[2]
