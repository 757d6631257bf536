"""Bodies that are wrong in every way: a problem with a stable code, never a 5xx."""

from __future__ import annotations

import time

import pytest

from tests.client import Client
from tests.factories import make_user

JSON = "application/json"
DEEP = b'{"email":' + b"[" * 5000 + b"]" * 5000 + b"}"

BODIES = [
    (b"{", JSON, 400, "bad_json"),
    (b"\xff\xfe\x00", JSON, 400, "bad_json"),
    ('{"email": "é"}'.encode("latin-1"), JSON, 400, "bad_json"),
    ('{"email": "x"}'.encode("utf-16"), JSON, 400, "bad_json"),
    ('{"email": "x"}'.encode("utf-16"), "application/json; charset=utf-16", 400, "bad_json"),
    (DEEP, JSON, 400, "bad_json"),
    (b"[" * 100_000, JSON, 400, "bad_json"),
    (b"[" + b"[]," * 100_000 + b"[]]", JSON, 400, "bad_json"),
    (b'{"email": "' + b"[" * 50_000 + b'"}', JSON, 422, "invalid"),
    (b'{"email": NaN}', JSON, 400, "bad_json"),
    (b'{"email": Infinity}', JSON, 400, "bad_json"),
    (b"{'email': 1}", JSON, 400, "bad_json"),
    (b'{"email": "a"} x', JSON, 400, "bad_json"),
    (b'{"email": "a\x00b"}', JSON, 400, "bad_json"),
    (b'{"email": "a", "password": 1e400}', JSON, 422, "invalid"),
    (b'{"email": ' + b"9" * 5000 + b"}", JSON, 400, "bad_json"),
    (b"", JSON, 422, "invalid"),
    (b"null", JSON, 422, "invalid"),
    (b"[]", JSON, 422, "invalid"),
    (b'"text"', JSON, 422, "invalid"),
    (b"{}", JSON, 422, "invalid"),
    (b'{"email": 1, "password": true}', JSON, 422, "invalid"),
    (b'{"email": "a", "password": "b", "role": "admin"}', JSON, 422, "invalid"),
    (b'{"email": "\\ud800", "password": "b"}', JSON, 422, "invalid"),
    (b'{"email": "\\udc00\\ud800", "password": "b"}', JSON, 422, "invalid"),
    (b'{"email": "a\\u0000@b.test", "password": "b"}', JSON, 422, "invalid"),
    (b'{"email": "a\\u001b", "password": "b"}', JSON, 422, "invalid"),
    (b'{"email": "' + b"x" * 300 + b'", "password": "b"}', JSON, 422, "invalid"),
    (b"{}", "text/plain", 415, "unsupported_media_type"),
    (b"a=1", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
    (b"{}", "multipart/form-data", 415, "unsupported_media_type"),
    (b"{}", "", 415, "unsupported_media_type"),
    (b"x" * (1024 * 1024 + 1), JSON, 413, "too_large"),
]


@pytest.mark.parametrize(("body", "kind", "status", "code"), BODIES)
async def test_a_wrong_body_is_refused(
    body: bytes, kind: str, status: int, code: str, client: Client
) -> None:
    answer = await client.post("auth/login", data=body, headers={"Content-Type": kind})
    assert (answer.status, answer.code) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert set(answer.json) >= {"type", "title", "status", "detail", "code", "request_id"}
    assert ("errors" in answer.json) == (status == 422)


async def test_the_wrong_fields_are_named(client: Client) -> None:
    answer = await client.post("auth/register", json={"email": "x", "password": "short"})
    assert answer.status == 422
    assert {one["field"] for one in answer.json["errors"]} == {"email", "password", "full_name"}
    assert "x" not in [one["message"] for one in answer.json["errors"]]


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "limit=1e400", "cursor=%00", "cursor=WzFd", "cursor=zz",
     "cursor=e30", "role=king", "nonsense=1", "q=%00", "q=%ed%a0%80a%00", "limit=1&limit=2",
     "cursor=" + "a" * 501, "cursor=WyJ4Il0", "cursor=%F0%9F%98%80"],
)  # fmt: skip
async def test_a_wrong_query_is_422(query: str, client: Client) -> None:
    admin = await make_user("admin")
    answer = await client.get(f"users?{query}", as_=admin)
    assert (answer.status, answer.code) == (422, "invalid")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("users/not-a-uuid", 404),
        ("users/00000000-0000-0000-0000-000000000000", 404),
        ("users/%00", 404),
        ("users/", 404),
        ("nothing", 404),
        ("/nothing", 404),
        ("/static/nothing.js", 404),
        ("/static/../pyproject.toml", 404),
        ("/static/lib", 404),
        ("/static/%2e%2e/pyproject.toml", 404),
        ("/docs/nothing", 404),
        ("/api", 404),
        ("/api/v2/users/me", 404),
    ],
)
async def test_an_unknown_path_is_a_problem(path: str, status: int, client: Client) -> None:
    admin = await make_user("admin")
    answer = await client.get(path, as_=admin, headers={"Accept": "application/json"})
    assert answer.status == status
    assert answer.code == "not_found"


async def test_a_wrong_method_says_which_are_right(client: Client) -> None:
    answer = await client.post("users/me")
    assert (answer.status, answer.code) == (405, "method_not_allowed")
    assert {"GET", "PATCH"} <= set(answer.headers["Allow"].replace(" ", "").split(","))


async def test_of_many_unknown_fields_a_few_are_named(client: Client) -> None:
    sent = {"email": "x"} | {f"{n}-{'x' * 90}": 1 for n in range(9_000)} | {"y" * 50_000: 1}
    answer = await client.post("auth/register", json=sent)
    assert (answer.status, len(answer.json["errors"])) == (422, 20)
    assert {"email", "password"} <= {error["field"] for error in answer.json["errors"]}
    assert len(answer.body) < 5_000
    user = await make_user()
    answer = await client.get(
        "courses", as_=user, query_string={f"x{n}": "1" for n in range(1_000)}
    )
    assert (answer.status, len(answer.json["errors"])) == (422, 20)
    answer = await client.post("auth/register", json={"y" * 50_000: 1})
    assert len(answer.body) < 5_000


async def test_a_long_run_of_marks_is_refused_before_it_is_ordered(client: Client) -> None:
    marks = "\u0301\u0323" * 15_000
    for sent in ({"email": marks}, {"password": marks}, {"full_name": marks}):
        started = time.thread_time()
        answer = await client.post("auth/register", json=sent)
        assert answer.status == 422
        assert time.thread_time() - started < 0.2
    assert (await client.get("users", query_string={"q": marks})).status in {401, 422}


@pytest.mark.parametrize(
    ("locale", "status"),
    [("en-US-u-hc-h12", 200), ("zh-Hant-TW", 200), ("de", 200), ("en-u", 422), ("english-", 422)],
)
async def test_a_locale_may_say_more_than_its_language(
    locale: str, status: int, client: Client
) -> None:
    user = await make_user()
    assert (await client.patch("users/me", as_=user, json={"locale": locale})).status == status
