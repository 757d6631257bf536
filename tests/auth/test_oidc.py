"""Signing in with another provider, against a real one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import pytest_asyncio
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from lms.audit.models import AuditEvent
from lms.auth import provider as ours
from lms.auth.actions import sessions
from lms.auth.links import token_of
from lms.auth.models import AuthLink, AuthSession, OidcIdentity, TotpDevice
from lms.auth.rules import Device
from lms.core import clock
from lms.settings import Settings
from lms.users.actions import people as users
from lms.users.models import User
from tests.auth import provider as theirs
from tests.auth.authenticator import with_app
from tests.auth.factories import make_identity, make_token
from tests.auth.provider import CLIENT, SECRET, Account, Provider
from tests.client import Answer, Client
from tests.factories import make_user
from tests.patience import PROMPT_S

USERS = ("lms.auth.provider", "lms.auth.actions.oidc", "lms.auth.routes.oidc")


def use(monkeypatch: pytest.MonkeyPatch, settings: Settings, issuer: str) -> None:
    given = settings.model_copy(
        update={
            "oidc_issuer": issuer,
            "oidc_client_id": CLIENT,
            "oidc_client_secret": SecretStr(SECRET),
            "oidc_name": "School",
        }
    )
    for name in USERS:
        monkeypatch.setattr(f"{name}.settings", lambda: given)
    ours._made.cache_clear()


@pytest_asyncio.fixture
async def there(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None
) -> AsyncIterator[Provider]:
    async with theirs.running() as provider:
        use(monkeypatch, settings, provider.issuer)
        yield provider
    ours._made.cache_clear()


async def start(browser: Client, where: str = "/courses") -> Answer:
    return await browser.get("auth/oidc/start", query_string={"next": where})


async def consent(address: str) -> str:
    """What the browser does at the provider: the address that it is sent back to."""
    async with httpx.AsyncClient() as web:
        answer = await web.get(address)
    assert answer.status_code == 302, answer.text
    back = answer.headers["Location"]
    assert back.startswith("http://localhost/api/v1/auth/oidc/callback?")
    return back.removeprefix("http://localhost")


async def sign_in(browser: Client, where: str = "/courses") -> Answer:
    """All of it: there and back."""
    begun = await start(browser, where)
    assert begun.status == 302, begun
    return await browser.get(await consent(begun.headers["Location"]))


def problem(answer: Answer) -> str:
    assert answer.status == 302
    where = urlsplit(answer.headers["Location"])
    assert where.path == "/sign-in", answer.headers["Location"]
    return parse_qs(where.query)["problem"][0]


async def test_without_a_provider_there_is_none(browser: Client) -> None:
    assert (await browser.get("auth/oidc")).json["enabled"] is False
    assert problem(await start(browser)) == "not_offered"
    assert problem(await browser.get("auth/oidc/callback?code=x&state=y")) == "expired"


async def test_a_failed_sign_in_keeps_where_it_should_have_led(
    browser: Client, there: Provider
) -> None:
    begun = await start(browser, "/play/1?a=b")
    state = parse_qs(urlsplit(begun.headers["Location"]).query)["state"][0]
    answer = await browser.get(f"auth/oidc/callback?state={state}&error=access_denied")
    assert problem(answer) == "denied"
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert query["next"] == ["/play/1?a=b"]


async def test_somebody_new_becomes_a_student(browser: Client, there: Provider) -> None:
    assert (await browser.get("auth/oidc")).json == {"enabled": True, "name": "School"}
    answer = await sign_in(browser)
    assert (answer.status, answer.headers["Location"]) == (302, "/courses")
    me = (await browser.get("users/me")).json
    assert (me["role"], me["email"], me["full_name"]) == (
        "student", "ada@school.test", "Ada Lovelace",
    )  # fmt: skip
    assert me["email_verified_at"] is not None
    assert [event.verb for event in await AuditEvent.all()].count("identity.linked") == 1


async def test_what_goes_to_the_provider(browser: Client, there: Provider) -> None:
    begun = await start(browser)
    sent = parse_qs(urlsplit(begun.headers["Location"]).query)
    assert sent["response_type"] == ["code"]
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["redirect_uri"] == ["http://localhost/api/v1/auth/oidc/callback"]
    assert min(len(sent[name][0]) for name in ("state", "nonce", "code_challenge")) >= 43
    [cookie] = begun.headers.getlist("Set-Cookie")
    assert cookie.startswith("lms_oidc=")
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/"} <= set(cookie.split("; "))
    again = parse_qs(urlsplit((await start(browser)).headers["Location"]).query)
    assert not {again[name][0] for name in ("state", "nonce", "code_challenge")} & {
        sent[name][0] for name in ("state", "nonce", "code_challenge")
    }


async def test_the_same_person_comes_back_to_the_same_account(
    browser: Client, there: Provider
) -> None:
    await sign_in(browser)
    there.account = Account(email="new@school.test", name="Ada King")
    assert (await sign_in(browser)).headers["Location"] == "/courses"
    assert await User.all().count() == await OidcIdentity.all().count() == 1
    assert await AuthSession.all().count() == 2
    assert (await OidcIdentity.get()).last_used_at is not None


@pytest.mark.parametrize(
    ("theirs_verified", "ours_verified", "linked"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
async def test_a_known_address_is_linked_when_both_have_seen_it(
    browser: Client,
    there: Provider,
    theirs_verified: bool,
    ours_verified: bool,
    linked: bool,
) -> None:
    user = await make_user(
        "instructor",
        email="ada@school.test",
        email_verified_at=clock.now() if ours_verified else None,
        password_hash="x",
    )
    there.account.email_verified = theirs_verified
    answer = await sign_in(browser)
    if linked:
        assert (await browser.get("users/me")).json["id"] == str(user.id)
    else:
        assert problem(answer) == "address_taken"
        assert (await browser.get("users/me")).status == 401
    assert await OidcIdentity.all().count() == int(linked)


@pytest.mark.parametrize("said", [True, "true", "True"])
async def test_some_providers_say_verified_in_a_string(
    said: object, browser: Client, there: Provider
) -> None:
    user = await make_user(email="ada@school.test", email_verified_at=clock.now())
    there.change = lambda claims: claims.update(email_verified=said)
    await sign_in(browser)
    assert (await browser.get("users/me")).json["id"] == str(user.id)


async def with_password(user: User) -> None:
    await User.filter(id=user.id).update(password_hash="x")


async def with_session(user: User) -> None:
    await sessions.open_session(user.id, Device("", ""))


async def with_program(user: User) -> None:
    await make_token(user)


async def with_other_provider(user: User) -> None:
    await make_identity(user)


async def test_an_account_that_nobody_was_in_is_its_owners(
    browser: Client, there: Provider
) -> None:
    user = await users.invite_user(email="ada@school.test", full_name="A. Lovelace")
    await sign_in(browser)
    me = (await browser.get("users/me")).json
    assert (me["id"], me["full_name"]) == (str(user.id), "A. Lovelace")
    assert me["email_verified_at"] is not None


@pytest.mark.parametrize("way_in", [with_password, with_session, with_program, with_other_provider])
async def test_an_account_that_somebody_could_be_in_is_not_shared(
    way_in: Callable[[User], Awaitable[None]], browser: Client, there: Provider
) -> None:
    user = await make_user(email="ada@school.test")
    await way_in(user)
    assert problem(await sign_in(browser)) == "address_taken"
    await user.refresh_from_db()
    assert user.email_verified_at is None


async def test_an_imported_account_waits_for_a_proof_of_the_address(
    browser: Client, there: Provider
) -> None:
    await make_user(email="ada@school.test")
    there.account.email_verified = False
    assert problem(await sign_in(browser)) == "address_taken"


async def test_a_strangers_password_ends_when_the_owner_confirms_and_comes_by_the_provider(
    browser: Client, client: Client, there: Provider
) -> None:
    given = {"email": "ada@school.test", "password": "correct horse battery"}
    stranger: dict[str, Any] = {"scope_base": {"client": ("192.0.2.7", 1)}}
    await client.post("auth/register", json=given | {"full_name": "Eve"}, **stranger)
    inside = (await client.post("auth/login", json=given, **stranger)).json["access_token"]
    assert problem(await sign_in(browser)) == "address_taken"
    token = token_of((await AuthLink.get(purpose="verify")).id)
    done = await browser.post("auth/email/verify/confirm", json={"token": token})
    assert done.json == {"email": "ada@school.test", "password_ended": True}
    await sign_in(browser)
    assert (await browser.get("users/me")).json["email"] == "ada@school.test"
    assert (await client.get("users/me", token=inside)).status == 401
    assert (await client.post("auth/login", json=given, **stranger)).status == 401


async def test_the_claims_may_stand_on_the_persons_page_in_part(
    browser: Client, there: Provider
) -> None:
    user = await make_user(email="ada@school.test", email_verified_at=clock.now())

    def change(claims: dict[str, Any]) -> None:
        del claims["email_verified"], claims["name"]

    there.change = change
    await sign_in(browser)
    assert (await browser.get("users/me")).json["id"] == str(user.id)


async def test_a_page_that_fails_matters_only_when_the_address_is_missing(
    browser: Client, there: Provider
) -> None:
    there.change = lambda claims: claims.pop("name", None)
    there.metadata = {"userinfo_endpoint": f"{there.issuer}/nowhere"}
    assert (await sign_in(browser)).headers["Location"] == "/courses"
    there.claims_in_token = False
    assert problem(await sign_in(browser)) == "provider_away"


async def test_verified_is_said_of_the_address_beside_it(browser: Client, there: Provider) -> None:
    await make_user(email="ada@school.test", email_verified_at=clock.now())
    there.change = lambda claims: claims.pop("email_verified")
    there.userinfo = {"email": "eve@school.test", "email_verified": True}
    assert problem(await sign_in(browser)) == "address_taken"


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ({"given_name": "Ada", "family_name": "Lovelace"}, "Ada Lovelace"),
        ({"given_name": "Ada"}, "Ada"),
        ({"family_name": "Lovelace"}, "Lovelace"),
        ({"name": "", "given_name": "Ada", "family_name": "King"}, "Ada King"),
        ({"name": "A. L.", "given_name": "Ada", "family_name": "King"}, "A. L."),
        ({"nickname": "ada"}, "ada"),
        ({}, "x"),
    ],
)
async def test_given_and_family_name_may_stand_apart(
    named: dict[str, str], name: str, browser: Client, there: Provider
) -> None:
    there.account = Account(email="x@school.test", name="")
    there.change = lambda claims: claims.update(named)
    await sign_in(browser)
    assert (await User.get()).full_name == name


@pytest.mark.parametrize("written", ["x@b\u00fccher.test", "x@xn--bcher-kva.test"])
async def test_an_address_has_one_spelling_at_the_provider_too(
    written: str, browser: Client, there: Provider
) -> None:
    user = await make_user(email="x@b\u00fccher.test", email_verified_at=clock.now())
    there.account.email = written
    await sign_in(browser)
    assert (await browser.get("users/me")).json["id"] == str(user.id)


async def test_verified_is_true_and_nothing_like_it(browser: Client, there: Provider) -> None:
    await make_user(email="ada@school.test", email_verified_at=clock.now())
    for odd in ("false", "yes", "", 1, None, [True]):
        there.change = lambda claims, odd=odd: claims.update(email_verified=odd)  # type: ignore[misc]
        there.userinfo = {"email_verified": odd}
        assert problem(await sign_in(browser)) == "address_taken"


async def test_an_address_that_was_not_seen_is_not_ours_either(
    browser: Client, there: Provider
) -> None:
    there.account = Account(email="eve@school.test", email_verified=False, name="\u0007" * 3)
    await sign_in(browser)
    user = await User.get()
    assert (user.full_name, user.email_verified_at) == ("eve", None)


async def test_without_an_address_there_is_no_account(browser: Client, there: Provider) -> None:
    for email in (None, "", "nonsense", "a@b\x00.test"):
        there.account.email = email
        assert problem(await sign_in(browser)) == "no_address"
    assert await User.all().count() == 0


async def test_the_address_may_stand_on_the_persons_page(browser: Client, there: Provider) -> None:
    there.claims_in_token = False
    assert (await sign_in(browser)).headers["Location"] == "/courses"
    assert "/userinfo" in there.asked
    there.userinfo = {"sub": "somebody else"}
    assert problem(await sign_in(browser)) == "provider_refused"


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
async def test_both_algorithms_and_both_ways_to_be_the_client(
    browser: Client, there: Provider, algorithm: str, method: str
) -> None:
    there.algorithm, there.auth_methods = algorithm, [method]
    assert (await sign_in(browser)).headers["Location"] == "/courses"


def soon(seconds: int) -> int:
    return int(time.time()) + seconds


WRONG: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "x"},
    "no nonce": {"nonce": None},
    "a nonce that is no text": {"nonce": ["x"]},
    "another audience": {"aud": "other"},
    "no audience": {"aud": None},
    "an empty audience": {"aud": []},
    "several audiences and no party": {"aud": [CLIENT, "other"]},
    "several audiences and another party": {"aud": [CLIENT, "other"], "azp": "other"},
    "another party": {"azp": "other"},
    "another issuer": {"iss": "https://evil.test"},
    "no issuer": {"iss": None},
    "expired": {"exp": soon(-3600)},
    "no end": {"exp": None},
    "an end that is no number": {"exp": "x"},
    "from the future": {"iat": soon(3600), "exp": soon(7200)},
    "an old one": {"iat": soon(-7200)},
    "no time": {"iat": None},
    "not yet": {"nbf": soon(3600)},
    "nobody": {"sub": ""},
    "no subject": {"sub": None},
    "a number as subject": {"sub": 7},
    "a subject that is too long": {"sub": "x" * 256},
}


@pytest.mark.parametrize("what", WRONG)
async def test_a_token_with_wrong_claims_signs_nobody_in(
    what: str, browser: Client, there: Provider
) -> None:
    def change(claims: dict[str, Any]) -> None:
        for name, value in WRONG[what].items():
            if value is None:
                del claims[name]
            else:
                claims[name] = value

    there.change = change
    assert problem(await sign_in(browser)) == "provider_refused"
    assert await User.all().count() == 0


async def test_several_audiences_with_us_as_the_party_are_right(
    browser: Client, there: Provider
) -> None:
    there.change = lambda claims: claims.update(aud=[CLIENT, "other"], azp=CLIENT)
    assert (await sign_in(browser)).headers["Location"] == "/courses"


@pytest.mark.parametrize("how", ["unsigned", "keyed_by_public", "keyed_by_another"])
async def test_a_token_with_a_wrong_signature_signs_nobody_in(
    how: str, browser: Client, there: Provider
) -> None:
    there.sign = getattr(there, how)
    assert problem(await sign_in(browser)) == "provider_refused"
    assert await User.all().count() == 0


@pytest.mark.parametrize("token", ["", "x", "a.b.c", 7, None])
async def test_what_is_no_token_signs_nobody_in(
    token: object, browser: Client, there: Provider
) -> None:
    there.answer = {"id_token": token}
    assert problem(await sign_in(browser)) == "provider_refused"


async def test_a_code_works_once(browser: Client, there: Provider) -> None:
    begun = await start(browser)
    back = await consent(begun.headers["Location"])
    ticket = begun.headers["Set-Cookie"].partition(";")[0]
    assert (await browser.get(back)).headers["Location"] == "/courses"
    assert problem(await browser.get(back)) == "expired"  # the cookie is gone
    assert problem(await browser.get(back, headers={"Cookie": ticket})) == "provider_refused"


async def test_another_browser_can_not_finish_it(
    browser: Client, client: Client, there: Provider
) -> None:
    back = await consent((await start(browser)).headers["Location"])
    assert problem(await client.get(back)) == "expired"
    assert problem(await client.get(back, headers={"Cookie": "lms_oidc=x"})) == "expired"


async def test_the_state_of_another_sign_in_is_refused(browser: Client, there: Provider) -> None:
    first = await consent((await start(browser)).headers["Location"])
    await start(browser)
    assert problem(await browser.get(first)) == "expired"


async def test_a_code_of_another_sign_in_is_refused(
    browser: Client, client: Client, there: Provider
) -> None:
    """PKCE: who steals a code has not got what belongs to it."""
    theirs_ = parse_qs(urlsplit(await consent((await start(client)).headers["Location"])).query)
    mine = urlsplit(await consent((await start(browser)).headers["Location"]))
    state = parse_qs(mine.query)["state"][0]
    mixed = await browser.get(f"{mine.path}?code={theirs_['code'][0]}&state={state}")
    assert problem(mixed) == "provider_refused"


async def test_an_answer_of_another_issuer_is_refused(browser: Client, there: Provider) -> None:
    back = await consent((await start(browser)).headers["Location"])
    mixed = back.partition("&iss=")[0] + "&iss=https%3A%2F%2Fevil.test"
    assert problem(await browser.get(mixed)) == "provider_refused"


@pytest.mark.parametrize(
    ("error", "code"), [("access_denied", "denied"), ("server_error", "provider_refused")]
)
async def test_a_refusal_of_the_provider(
    error: str, code: str, browser: Client, there: Provider
) -> None:
    sent = parse_qs(urlsplit((await start(browser)).headers["Location"]).query)
    back = f"auth/oidc/callback?error={error}&error_description=x&state={sent['state'][0]}"
    assert problem(await browser.get(back)) == code


@pytest.mark.parametrize(
    ("wanted", "then"),
    [
        ("/courses/x?tab=1#people", "/courses/x?tab=1#people"),
        ("https://evil.test/", "/"),
        ("//evil.test/", "/"),
        ("/\\evil.test/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),
        ("/" + "x" * 600, "/"),
        ("", "/"),
    ],
)
async def test_it_ends_at_a_page_of_ours(
    wanted: str, then: str, browser: Client, there: Provider
) -> None:
    assert (await sign_in(browser, wanted)).headers["Location"] == then


async def test_a_disabled_account_stays_out(browser: Client, there: Provider) -> None:
    await sign_in(browser)
    await User.all().update(status="disabled")
    assert problem(await sign_in(browser)) == "account_disabled"
    assert (await browser.get("users/me")).status == 401


async def test_the_second_factor_is_asked_here_too(browser: Client, there: Provider) -> None:
    phone = await with_app(browser)
    await User.all().update(email="ada@school.test", email_verified_at=clock.now())
    answer = await sign_in(browser)
    where = urlsplit(answer.headers["Location"])
    assert (where.path, where.query) == ("/sign-in", "next=%2Fcourses")
    assert (await browser.get("users/me")).status == 401
    challenge = parse_qs(where.fragment)["challenge"][0]
    await TotpDevice.all().update(last_step=0)
    assert (await phone.enter(phone.code(), challenge)).status == 200


async def test_new_keys_of_the_provider_are_found(
    browser: Client, there: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sign_in(browser)
    await sign_in(browser)
    assert there.asked.count("/.well-known/openid-configuration") == 1
    assert there.asked.count("/keys") == 1
    there.rsa = RSAKey.generate_key(2048, {"kid": "rsa-2"})
    assert problem(await sign_in(browser)) == "provider_refused"  # asked a moment ago
    monkeypatch.setattr(ours, "AGAIN_S", 0.0)
    assert (await sign_in(browser)).headers["Location"] == "/courses"
    assert there.asked.count("/keys") == 2


@pytest.mark.parametrize(
    "wrong",
    [{"issuer": "https://evil.test"}, {"token_endpoint": "ftp://x/token"}, {"jwks_uri": None}],
)
async def test_a_provider_that_describes_another_is_not_believed(
    wrong: dict[str, Any], browser: Client, there: Provider
) -> None:
    there.metadata = wrong
    assert problem(await start(browser)) == "provider_refused"


async def test_a_provider_that_is_away_is_said_so_at_once(
    browser: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    use(monkeypatch, settings, "http://127.0.0.1:1")
    for _ in range(3):
        assert problem(await start(browser)) == "provider_away"


async def test_a_provider_that_hangs_is_not_waited_for(
    browser: Client, there: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "PATIENCE_S", 0.2)
    there.slow_s = PROMPT_S * 2
    began = time.monotonic()
    answers = await asyncio.gather(*(start(browser) for _ in range(10)))
    assert {problem(answer) for answer in answers} == {"provider_away"}
    assert time.monotonic() - began < PROMPT_S


async def test_a_provider_that_fails_is_away(browser: Client, there: Provider) -> None:
    there.status = 503
    assert problem(await sign_in(browser)) == "provider_away"


async def test_of_ten_first_sign_ins_at_once_one_makes_the_account(
    browser: Client, there: Provider, app: Any
) -> None:
    browsers = [Client(app, cookies=True) for _ in range(10)]
    answers = await asyncio.gather(*(sign_in(one) for one in browsers))
    assert {answer.headers["Location"] for answer in answers} == {"/courses"}
    assert await User.all().count() == await OidcIdentity.all().count() == 1


async def test_identities_are_listed_and_removed(client: Client) -> None:
    user = await make_user(password_hash="x")
    mine, other = await make_identity(user), await make_identity(await make_user())
    [listed] = (await client.get("auth/identities", as_=user)).json["items"]
    assert (listed["issuer"], listed["subject"]) == (mine.issuer, mine.subject)
    assert (await client.delete(f"auth/identities/{other.id}", as_=user)).status == 404
    assert (await client.delete(f"auth/identities/{mine.id}", as_=user)).status == 204
    assert [event.verb for event in await AuditEvent.all()].count("identity.removed") == 1


async def test_the_last_way_in_stays(client: Client) -> None:
    user = await make_user()
    mine, second = await make_identity(user), await make_identity(user)
    assert (await client.delete(f"auth/identities/{second.id}", as_=user)).status == 204
    kept = await client.delete(f"auth/identities/{mine.id}", as_=user)
    assert (kept.status, kept.code) == (409, "last_way_in")
