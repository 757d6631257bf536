"""Two real processes: what only hypercorn and a socket can show."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from tests.patience import PATIENCE_S
from tests.server import Running

MALFORMED = [
    b"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /api/v1/users/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /api/v1/%ed%a0%80 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /static/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /static/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /static/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /static/" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET //evil.example/x HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /\\evil HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http://[::1/x HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: a b\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: [::\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: x:99999999\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost:\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\nCookie: lms_access=\xff;;==;\r\n\r\n",
    b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nCookie: lms_access=a.b.c\r\n\r\n",
    b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nAuthorization: \xff\xff\r\n\r\n",
    b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xe9\xff.a.b\r\n\r\n",
    b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nAuthorization: Basic QQ==\r\n\r\n",
    b"GET /api/v1/users/me HTTP/1.1\r\nHost: x\r\nAuthorization:\r\n\r\n",
    b"GET /static/index.html HTTP/1.1\r\nHost: x\r\nRange: bytes=-0\r\n\r\n",
    b"GET /static/index.html HTTP/1.1\r\nHost: x\r\nRange: bytes=9-1,z\r\n\r\n",
    b'GET /static/index.html HTTP/1.1\r\nHost: x\r\nIf-None-Match: \xff"\r\n\r\n',
    b"GET /static/index.html HTTP/1.1\r\nHost: x\r\nIf-Modified-Since: yesterday\r\n\r\n",
    b"GET /api/v1/users?limit=%ff&cursor=%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /api/v1/health?%ff=%00&a[]=1&a[]=2 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Request-ID: a\tb\r\n\r\n",
    b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\nAccept: \xff/;q=z\r\n\r\n",
    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\n"
    b"Content-Length: 4\r\n\r\n--x\r",
    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"BREW /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /api/v1/health HTTP/9.9\r\nHost: x\r\n\r\n",
    b"GET /api/v1/realtime HTTP/1.1\r\nHost: x\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"\r\n\r\n\r\n",
]


async def status_of(server: Running, sent: bytes) -> int:
    """The status of the answer; 0 when the connection was closed without one."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        writer.write(sent)
        writer.write_eof()
        line = await asyncio.wait_for(reader.readline(), PATIENCE_S)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
    return int(line.split()[1]) if line else 0


@pytest.mark.parametrize("number", range(len(MALFORMED)))
async def test_no_bytes_make_a_server_error(number: int, server: Running) -> None:
    status = await status_of(server, MALFORMED[number])
    assert status < 500
    assert await status_of(server, b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n") == 200


@pytest.mark.slow
async def test_figures_of_both_processes_are_one_page(server: Running) -> None:
    for _ in range(40):
        await status_of(server, b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n")
    until = asyncio.get_running_loop().time() + 8
    found: set[str] = set()
    while len(found) < 2 and asyncio.get_running_loop().time() < until:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        page = (await reader.read()).decode()
        writer.close()
        await writer.wait_closed()
        found = {
            line.partition('worker="')[2][0]
            for line in page.splitlines()
            if line.startswith("lms_http_requests_total{") and "health" in line
        }
        await asyncio.sleep(0.2)
    assert found == {"0", "1"}
    assert page.count("# TYPE lms_http_requests_total ") == 1


async def test_there_are_two_processes(server: Running) -> None:
    assert len(server.pids) == 2
