"""uv without pip: Debian's python3 has neither pip nor ensurepip until asked for."""

from __future__ import annotations

import hashlib
import html
import io
import os
import platform
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

LINK = re.compile(r'<a\s[^>]*href="([^"]+)"')
MACHINES = {"arm64": "aarch64" if sys.platform == "linux" else "arm64", "AMD64": "x86_64"}


def fetch_uv(lock: Path, folder: Path) -> Path:
    """Download the one wheel of uv that fits, check it against the lock, take the binary out."""
    text = lock.read_text()
    hashes = set(re.findall(r"sha256:([0-9a-f]{64})", text))
    version = re.search(r"^uv==(\S+)", text, re.MULTILINE)
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/uv/"
    for link in LINK.findall(_read(index).decode()):
        address = urllib.parse.urljoin(index, html.unescape(link)).partition("#")[0]
        name = urllib.parse.unquote(address.rpartition("/")[2])
        if version and name.startswith(f"uv-{version[1]}-") and _fits(name):
            wheel = _read(address)
            if hashlib.sha256(wheel).hexdigest() not in hashes:
                raise SystemExit(f"{name} is not the file that requirements/uv.txt names")
            return _unpack(wheel, folder)
    raise SystemExit(
        "This Python has no ensurepip and there is no uv for this system. "
        "Install your system's python3-venv package."
    )


def _fits(name: str) -> bool:
    machine = MACHINES.get(platform.machine(), platform.machine())
    if not name.endswith(f"_{machine}.whl"):
        return False
    if sys.platform == "darwin":
        return "-macosx_" in name
    glibc = platform.libc_ver()[0] == "glibc"
    return ("manylinux" if glibc else "musllinux") in name


def _read(address: str) -> bytes:
    if not address.startswith("https://") and "PIP_INDEX_URL" not in os.environ:
        raise SystemExit(f"not fetching {address}")
    with urllib.request.urlopen(address, timeout=60) as answer:
        return bytes(answer.read())


def _unpack(wheel: bytes, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(".data/scripts/uv"))
        target = folder / "uv"
        target.write_bytes(archive.read(inside))
    target.chmod(0o755)
    return target
