"""No webhook reaches this machine's own network: the guard, against real sockets."""

from __future__ import annotations

import asyncio
import socket
import ssl
from pathlib import Path
from typing import Any

import pytest

from lms.core.errors import Invalid
from lms.settings import Settings
from lms.webhooks import addresses, sending
from lms.webhooks.addresses import is_loopback, is_public
from lms.webhooks.rules import DeliveryError, Outcome
from tests.notifications.servers import certificate
from tests.webhooks.receivers import Receiver, receiving

PUBLIC = "93.184.216.34"
ANY = ".".join("0000")
PRIVATE = [
    "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", ANY, "255.255.255.255", "224.0.0.1", "240.0.0.1", "198.18.0.1",
    "192.0.0.170", "::1", "::", "::10.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "64:ff9b::a00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378::1", "fe80::1",
    "fe80::1%lo", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "", "x",
]  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE)
def test_what_is_not_public(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize("text", [PUBLIC, "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_what_is_public(text: str) -> None:
    assert is_public(text)


def test_an_ipv4_address_within_ipv6_is_no_loopback() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("::ffff:127.0.0.1")


class Names:
    """A resolver whose answer is another one at each look; counts the looks."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.looks = list(answers), 0

    async def __call__(self, _host: str, _port: int) -> list[str]:
        self.looks += 1
        answer = self.answers[min(self.looks, len(self.answers)) - 1]
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return answer


async def post(url: str, **how: Any) -> Outcome:
    pool = sending.pool(**how)
    try:
        return await sending.post(pool, url, {"webhook-id": "1"}, "{}")
    finally:
        await pool.aclose()


def literal(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "0", "::1",
     "::ffff:127.0.0.1", ANY],
)  # fmt: skip
async def test_this_machine_is_never_connected_to(host: str, receiver: Receiver) -> None:
    outcome = await post(literal(host, receiver.port), loopback=False)
    assert (outcome.status, outcome.error) == (None, DeliveryError.ADDRESS)
    assert receiver.connections == 0


@pytest.mark.parametrize("host", ["::ffff:127.0.0.1", ANY, "10.0.0.1", "169.254.169.254"])
async def test_development_lets_in_loopback_alone(host: str, receiver: Receiver) -> None:
    assert (await post(receiver.url, loopback=True)).error is None
    outcome = await post(literal(host, receiver.port), loopback=True)
    assert outcome.error is DeliveryError.ADDRESS
    assert receiver.connections == 1


async def test_a_name_that_is_private_at_the_second_look_is_refused(receiver: Receiver) -> None:
    names = Names([PUBLIC], ["127.0.0.1"])
    first = await addresses.allowed("a.test", 443, loopback=False, resolved=names)
    assert first == [PUBLIC]
    outcome = await post(f"http://a.test:{receiver.port}/", loopback=False, resolved=names)
    assert outcome.error is DeliveryError.ADDRESS
    assert receiver.connections == 0


async def test_one_private_address_among_public_ones_is_enough(receiver: Receiver) -> None:
    for answer in ([PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC]):
        outcome = await post(
            f"http://a.test:{receiver.port}/", loopback=False, resolved=Names(answer)
        )
        assert outcome.error is DeliveryError.ADDRESS
    assert receiver.connections == 0


async def test_the_address_that_was_checked_is_the_one_that_is_used(receiver: Receiver) -> None:
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    outcome = await post(f"http://a.test:{receiver.port}/x?y=1", loopback=True, resolved=names)
    assert (outcome.status, outcome.error) == (204, None)
    assert names.looks == 1
    [taken] = receiver.taken
    assert taken.line == "POST /x?y=1 HTTP/1.1"
    assert taken.headers["host"] == f"a.test:{receiver.port}"


async def test_the_next_address_is_tried_when_nobody_listens_at_the_first(
    receiver: Receiver,
) -> None:
    names = Names(["::1", "127.0.0.1"])
    outcome = await post(f"http://a.test:{receiver.port}/", loopback=True, resolved=names)
    assert outcome.error is None


async def test_a_redirect_to_this_machine_is_not_followed(receiver: Receiver) -> None:
    async with receiving(status=302, headers={"Location": receiver.url}) as pointing:
        outcome = await post(pointing.url, loopback=True)
    assert (outcome.status, outcome.error) == (302, DeliveryError.REDIRECT)
    assert receiver.connections == 0


async def test_a_proxy_of_the_environment_is_not_asked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with receiving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert (await post(receiver.url, loopback=True)).error is None
    assert (proxy.connections, receiver.connections) == (0, 1)


@pytest.mark.parametrize("how", ["hang", "drip"])
async def test_a_receiver_that_never_answers_is_left(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SEND_S", 0.3)
    async with receiving(**{how: True}) as never:
        outcome = await post(never.url, loopback=True)
    assert (outcome.status, outcome.error) == (None, DeliveryError.TIMEOUT)
    assert outcome.duration_ms >= 300


async def test_a_name_server_that_never_answers_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    monkeypatch.setattr(sending, "SEND_S", 0.2)
    outcome = await post("https://a.test/", loopback=False, resolved=never)
    assert outcome.error is DeliveryError.TIMEOUT


async def test_nobody_there_and_no_such_name() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert (await post(literal("127.0.0.1", port), loopback=True)).error is (
        DeliveryError.CONNECTION
    )
    outcome = await post("https://a.test/", loopback=False, resolved=Names([]))
    assert outcome.error is DeliveryError.CONNECTION


async def test_what_is_no_http_is_a_failed_connection() -> None:
    async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.test ESMTP\r\n" * 100)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(nonsense, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    assert (await post(literal("127.0.0.1", port), loopback=True)).error is (
        DeliveryError.CONNECTION
    )
    server.close()


async def test_a_certificate_must_be_trusted_and_be_the_names_own(tmp_path: Path) -> None:
    path, theirs = certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(path))
    async with receiving(tls=theirs) as secure:
        url = f"https://127.0.0.1:{secure.port}/"
        assert (await post(url, loopback=True)).error is DeliveryError.TLS
        assert (await post(url, loopback=True, tls=trusting)).error is None
        other = f"https://other.test:{secure.port}/"
        names = Names(["127.0.0.1"])
        outcome = await post(other, loopback=True, tls=trusting, resolved=names)
        assert outcome.error is DeliveryError.TLS
    assert len(secure.taken) == 1


REFUSED = [
    "", "x", "ftp://a.example/", "http://a.example/", "file:///etc/passwd", "https:///x",
    "https://u:p@a.example/", "https://u@a.example/", "https://a.example/#x", "//a.example",
    "https://a.example:22/", "https://a.example:99999/", "https://a.example:0/", "https://a b/",
    "https://10.0.0.1/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest",
    "https://2852039166/", "https://[fd00::1]/", "https://a\u2488com:1/", "javascript:1",
    "https://%31%32%37.0.0.1/", "http://10.0.0.1/", "https://0.0.0.0/",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
async def test_addresses_that_no_webhook_may_have(url: str, settings: Settings) -> None:
    with pytest.raises(Invalid):
        await addresses.check(url)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:4000/", "http://localhost:4000/", "https://localhost/", "https://[::1]/"],
)
async def test_this_machine_is_a_receiver_only_during_development(
    url: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await addresses.check(url) == url
    monkeypatch.setattr(addresses, "loopback_allowed", lambda: False)
    with pytest.raises(Invalid):
        await addresses.check(url)


async def test_public_addresses_and_names_that_nobody_knows_yet(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await addresses.check(f"https://{PUBLIC}/a?b=c") == f"https://{PUBLIC}/a?b=c"
    monkeypatch.setattr(addresses, "LOOK_S", 0.05)
    assert await addresses.check("https://not-there.invalid/x") == "https://not-there.invalid/x"
