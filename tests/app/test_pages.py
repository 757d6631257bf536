"""Pages, files, documentation, figures."""

from __future__ import annotations

import asyncio
import gzip
import re
from pathlib import Path

import pytest
from quart import Quart
from werkzeug.exceptions import NotFound

from lms.app import create_app, docs, system
from lms.app.address import client_address, networks
from lms.app.headers import CSP
from lms.app.pages import SCREENS
from lms.app.static import FOREVER, Bundle, Sources
from lms.settings import Settings
from tests.client import Answer, Client

HTML = {"Accept": "text/html,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/", "/sign-in", "/courses/1", "/join", "/join/123456", "/play"])
async def test_a_browser_gets_a_page(path: str, client: Client) -> None:
    answer = await client.get(path, headers=HTML)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == CSP
    again = await client.get(path, headers=HTML | {"If-None-Match": answer.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


async def test_players_get_their_own_page(client: Client) -> None:
    page = (await client.get("/join/123456", headers=HTML)).body
    assert page == (await client.get("/play", headers=HTML)).body
    assert page != (await client.get("/", headers=HTML)).body
    assert (await client.get("/joiner", headers=HTML)).body != page


async def test_programs_get_a_problem(client: Client) -> None:
    for path in ("/nothing", "/cataloguer"):
        assert (await client.get(path)).status == 404
    for path in ("/api/x", "/static/x", "/docs/x", "/metrics/x"):
        answer = await client.get(path, headers=HTML)
        assert (answer.status, answer.code) == (404, "not_found")
    assert (await client.post("/sign-in", headers=HTML)).status == 404


@pytest.mark.parametrize("accept", ["*/*", "application/json", None])
async def test_the_address_of_a_page_answers_it_to_anybody(
    accept: str | None, client: Client
) -> None:
    headers = {"Accept": accept} if accept else {}
    page = (await client.get("/", headers=HTML)).body
    for path in ("/", "/catalogue", "/courses/1", "/quizzes/1/edit"):
        answer = await client.get(path, headers=headers)
        assert (answer.status, answer.body) == (200, page)


def test_the_addresses_of_pages_are_those_of_the_app() -> None:
    routes = (Path(__file__).parents[2] / "static/pages/main.js").read_text()
    assert set(SCREENS) == set(re.findall(r'^  \["(/[a-z-]+)', routes, re.MULTILINE))


async def test_bundled_files_are_cached_for_ever(client: Client) -> None:
    for path in ("/", "/join", "/docs"):
        page = await client.get(path, headers=HTML)
        assert page.headers["Cache-Control"] == "no-cache"
        links = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
        assert len(links) >= 4
        for link in links:
            answer = await client.get(link)
            assert answer.status == 200
            assert answer.headers["Cache-Control"] == FOREVER
            again = await client.get(link, headers={"If-None-Match": answer.headers["ETag"]})
            assert (again.status, again.body) == (304, b"")


async def test_files_are_packed_for_who_unpacks(client: Client) -> None:
    link = re.findall(r'href="(/static/[^"]+\.css)"', (await client.get("/join")).text)[0]
    plain = await client.get(link)
    assert "Content-Encoding" not in plain.headers
    sizes = [len(plain.body)]
    for accepted, chosen in {
        "gzip": "gzip",
        "gzip, deflate, br, zstd": "br",
        "br;q=0, gzip;q=0.5": "gzip",
        "*": "br",
    }.items():
        packed = await client.get(link, headers={"Accept-Encoding": accepted})
        assert packed.headers["Content-Encoding"] == chosen
        assert packed.headers["Vary"] == "Accept-Encoding"
        if chosen == "gzip":
            assert gzip.decompress(packed.body) == plain.body
        sizes.append(len(packed.body))
    assert sizes[2] < sizes[1] < sizes[0] / 3
    for refused in ("identity", "br;q=0", "zstd"):
        answer = await client.get(link, headers={"Accept-Encoding": refused})
        assert "Content-Encoding" not in answer.headers


SPELLINGS = ["./{}", "././././{}", "/{}", "x/../{}", "{}/", "{}/.", "{}\0", "./", "", ".."]


def folder(root: Path) -> str:
    (root / "below").mkdir()
    (root / "below" / "a.js").write_text("one")
    (root / "below" / "a.js.br").write_text("1")
    return "below/a.js"


@pytest.mark.parametrize("kind", [Bundle, Sources])
async def test_a_file_has_one_name(kind: type[Bundle | Sources], tmp_path: Path) -> None:
    name = folder(tmp_path)
    static = kind(tmp_path)
    assert (await static.file(name)).body == b"one"
    for spelled in [*SPELLINGS, "below", "../{}".replace("{}", f"{tmp_path.name}/{name}")]:
        with pytest.raises(NotFound):
            await static.file(spelled.format(name))


async def test_only_what_was_there_at_the_start_is_served(tmp_path: Path) -> None:
    name = folder(tmp_path)
    static = Bundle(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / "new.js").write_text("two")
    assert (await static.file(name)).packed == {"br": b"1"}
    for other in ("new.js", f"{name}.br"):
        with pytest.raises(NotFound):
            await static.file(other)


async def test_sources_are_read_as_they_are_now(tmp_path: Path) -> None:
    name = folder(tmp_path)
    static = Sources(tmp_path)
    assert (await static.file(name)).caching == "no-cache"
    (tmp_path / name).write_text("two!")
    assert (await static.file(name)).body == b"two!"


async def test_no_page_has_a_script_of_its_own(client: Client) -> None:
    for path in ("/", "/join", "/docs"):
        text = (await client.get(path, headers=HTML)).text
        assert "<script>" not in text
        assert "<style" not in text
        assert "//" not in text


async def test_the_document_is_openapi_3_1(client: Client) -> None:
    answer = await client.get("/openapi.json")
    document = answer.json
    assert document["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in document["paths"])
    operations = [
        operation for methods in document["paths"].values() for operation in methods.values()
    ]
    ids = [operation["operationId"] for operation in operations]
    assert len(ids) == len(set(ids))
    assert "users.read_me" in ids
    for operation in operations:
        assert {"401", "422", "429", "503"} <= set(operation["responses"])
        assert any(status[0] in "23" for status in operation["responses"])
        assert operation["summary"]
    again = await client.get("/openapi.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status == 304


async def test_the_document_is_built_once_however_many_ask_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[Quart] = []

    def document(app: Quart) -> dict[str, str]:
        built.append(app)
        return {"openapi": "3.1.0"}

    monkeypatch.setattr(docs, "document", document)
    app = Quart(__name__)
    docs.add(app, Sources())
    web = app.test_client()
    answers = await asyncio.gather(*(web.get("/openapi.json") for _ in range(20)))
    assert {await answer.get_data() for answer in answers} == {b'{"openapi":"3.1.0"}'}
    assert built == [app]


@pytest.mark.parametrize(
    ("sent", "echoed"),
    [("abc-1.2:3_X", True), ("x" * 128, True), ("x" * 129, False), ("a b", False), ("é", False)],
)
async def test_a_request_id_is_echoed_or_made(sent: str, echoed: bool, client: Client) -> None:
    answer = await client.get("nothing", headers={"X-Request-ID": sent})
    assert (answer.headers["X-Request-ID"] == sent) is echoed
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]


async def test_figures_are_for_near_machines(client: Client) -> None:
    async def figures(address: str = "127.0.0.1", **headers: str) -> Answer:
        return await client.get("/metrics", headers=headers, scope_base={"client": (address, 1)})

    await client.get("health")
    page = await figures()
    assert page.status == 200
    assert 'route="/api/v1/health"' in page.text
    for path in ("/nothing/1", "/nothing/2"):
        await client.get(path)
    assert "/nothing" not in (await figures("10.1.2.3")).text
    assert (await figures("8.8.8.8")).status == 404
    assert (await figures(**{"X-Forwarded-For": "10.0.0.1"})).status == 404


NEAR = {"client": ("127.0.0.1", 1)}
AWAY = {"client": ("192.168.1.23", 1)}


@pytest.fixture(scope="module")
def behind_a_proxy(settings: Settings) -> Quart:
    """The app of a development machine, with proxies on it and in its network."""
    given = {
        "environment": "development",
        "lms_demo_password": settings.secret_key,
        "trusted_proxies": "127.0.0.1, 192.168.1.0/24",
        "share_outbox": False,
    }
    return create_app(settings.model_copy(update=given))


@pytest.mark.parametrize("path", ["outbox", "demo"])
@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("127.8.8.8", {}, 200),
        ("::1", {}, 200),
        ("::ffff:127.0.0.1", {}, 200),
        ("127.0.0.1", {"Host": "127.0.0.1:8000"}, 200),
        ("192.168.1.23", {}, 404),
        ("10.0.0.2", {}, 404),
        ("::ffff:192.168.1.23", {}, 404),
        ("fe80::1", {}, 404),
        ("", {}, 404),
        ("192.168.1.23", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("192.168.1.23", {"Forwarded": "for=127.0.0.1"}, 404),
        ("192.168.1.23", {"X-Real-IP": "127.0.0.1"}, 404),
        # A proxy on this machine, and a page whose name was made to lead here.
        ("127.0.0.1", {"X-Forwarded-For": "8.8.8.8"}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "127.0.0.1"}, 404),
        ("127.0.0.1", {"Forwarded": "for=8.8.8.8"}, 404),
        ("127.0.0.1", {"Host": "rebound.test"}, 404),
    ],
)
async def test_mails_and_demo_logins_are_for_this_machine(
    path: str,
    peer: str,
    headers: dict[str, str],
    status: int,
    behind_a_proxy: Quart,
    db: None,
) -> None:
    mine = Client(behind_a_proxy)
    answer = await mine.get(path, headers=headers, scope_base={"client": (peer, 1)})
    assert answer.status == status


async def test_outside_development_the_outbox_is_for_this_machine_too(client: Client) -> None:
    assert (await client.get("outbox", scope_base=NEAR)).status == 200
    assert (await client.get("outbox", scope_base=AWAY)).status == 404


async def test_the_operator_may_share_mails_and_demo_logins(settings: Settings, db: None) -> None:
    given = {
        "environment": "development",
        "lms_demo_password": settings.secret_key,
        "share_outbox": True,
    }
    mine = Client(create_app(settings.model_copy(update=given)))
    for path in ("outbox", "demo"):
        assert (await mine.get(path, scope_base=AWAY)).status == 200


async def test_the_demo_is_shown_only_while_developing(client: Client, settings: Settings) -> None:
    assert (await client.get("demo")).status == 404
    app = Quart("demo")
    developing = settings.model_copy(
        update={"environment": "development", "lms_demo_password": settings.secret_key}
    )
    app.register_blueprint(system.make(developing), url_prefix="/x")
    assert "/x/demo" in {rule.rule for rule in app.url_map.iter_rules()}


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("8.8.8.8", ["1.2.3.4"], "8.8.8.8"),
        ("10.0.0.2", ["1.2.3.4"], "1.2.3.4"),
        ("10.0.0.2", ["6.6.6.6, 1.2.3.4"], "1.2.3.4"),
        ("10.0.0.2", ["1.2.3.4, 10.0.0.9"], "1.2.3.4"),
        ("10.0.0.2", ["6.6.6.6", "1.2.3.4"], "1.2.3.4"),
        ("10.0.0.2", ["6.6.6.6, 7.7.7.7", "1.2.3.4, 10.0.0.9", "10.0.0.3"], "1.2.3.4"),
        ("10.0.0.2", ["1.2.3.4:50123"], "1.2.3.4"),
        ("10.0.0.2", ["[2001:db8::1]:50123"], "2001:db8::1"),
        ("10.0.0.2", ["::ffff:1.2.3.4"], "1.2.3.4"),
        ("::ffff:10.0.0.2", ["1.2.3.4"], "1.2.3.4"),
        ("10.0.0.2", ["nonsense"], "10.0.0.2"),
        ("10.0.0.2", ["1.2.3.4, nonsense"], "10.0.0.2"),
        ("10.0.0.2", ["1.2.3.4,"], "10.0.0.2"),
        ("10.0.0.2", [], "10.0.0.2"),
        ("10.0.0.2", [""], "10.0.0.2"),
        ("10.0.0.2", ["10.0.0.3"], "10.0.0.2"),
        ("<local>", ["1.2.3.4"], "<local>"),
        ("::1", ["2001:db8::1"], "2001:db8::1"),
    ],
)
def test_a_claimed_address_is_believed_behind_our_proxy_alone(
    peer: str, forwarded: list[str], found: str
) -> None:
    assert client_address(peer, forwarded, networks("10.0.0.0/8, ::1")) == found
