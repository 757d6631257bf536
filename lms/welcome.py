"""What `lms up` prints when everything runs."""

from __future__ import annotations

import ctypes
import socket
import sys

PEOPLE = (
    ("admin", "admin@demo.test"),
    ("instructor", "instructor@demo.test"),
    ("students", "student1@demo.test to student5@demo.test"),
)


SHARED_WARNING = (
    "WARNING: SHARE_OUTBOX is on. Everybody who reaches this server reads",
    "all mails and signs in as anybody, the administrator included.",
)


DRAWS = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""Debian's, with what certificates are drawn with; no wheel carries it."""


def lacking() -> str:
    """The packages that certificates wait for on this machine; empty where they are there."""
    if not sys.platform.startswith("linux"):
        return ""
    try:
        for name in DRAWS:
            ctypes.CDLL(name)
    except OSError:
        return PACKAGES
    return ""


def welcome(
    address: str,
    took: float,
    password: str,
    *,
    phones: bool,
    own: str = "",
    shared: bool = False,
    packages: str | None = None,
) -> str:
    """The URLs and the logins.

    `own` is the URL for mails and demo logins if `address` refuses to show them; `shared` warns
    that every URL shows them. `packages` are those that certificates wait for; None: look.
    """
    bold, dim, plain = ("\x1b[1m", "\x1b[2m", "\x1b[0m") if sys.stdout.isatty() else ("",) * 3
    rule = f"{dim}{'─' * 66}{plain}"
    lines = [rule, f"  {bold}LMS is ready: {address}{plain}   {dim}({took:.1f} s){plain}", ""]
    if password:
        lines += [f"  {who:<12}{mail}" for who, mail in PEOPLE]
        lines += [f"  {'password':<12}{bold}{password}{plain}", ""]
    if phones:
        lines += ["  Phones in this network open the same address.", ""]
    if shared:
        lines += [*(f"  {bold}{line}{plain}" for line in SHARED_WARNING), ""]
    elif own:
        lines += ["  Mails and demo logins are shown on this machine alone:", f"  {own}/outbox", ""]
    packages = lacking() if packages is None else packages
    if packages:
        lines += ["  Certificates wait until these packages are installed:", f"  {packages}", ""]
    lines += [f"  {'API':<12}{address}/docs", f"  {dim}Ctrl-C stops everything.{plain}", rule]
    return "\n".join(lines)


def lan_address() -> str:
    """This machine's address in the local network; connecting a UDP socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def say(text: str) -> None:
    """Print to the terminal, unbuffered."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def link(host: str, port: int) -> str:
    """The URL of a page."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def is_ready(host: str, port: int) -> bool:
    """Send one request by hand: importing http.client would take longer."""
    question = f"GET /api/v1/ready HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((host, port), timeout=1) as line:
            line.sendall(question.encode())
            return line.recv(64).split()[1:2] == [b"200"]
    except OSError:
        return False
