"""The three system libraries that PDFs need; no wheel carries them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
LINUX = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]


def pdf_libraries(tried: Path) -> None:
    """Install them where we may, else name them; everything but PDFs works without."""
    if sys.platform != "linux" or all(loads(name) for name in LINUX):
        return
    apt = shutil.which("apt-get")
    if apt and not tried.exists() and (sudo := privilege()) is not None:
        print(f"  installing {' '.join(PACKAGES)} with apt-get, for PDFs ...", flush=True)
        started = time.monotonic()
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        install = [*sudo, apt, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        for command in ([*sudo, apt, "update", "-qq"], install):
            quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
            subprocess.run(command, env=env, check=False, stderr=subprocess.DEVNULL, **quiet)
        if all(loads(name) for name in LINUX):
            print(f"  installed: {time.monotonic() - started:.1f} s", flush=True)
            return
        tried.touch()  # don't spend half a minute on it each time
    print(f"  PDFs need: apt-get install {' '.join(PACKAGES)} (all else works)", flush=True)


def loads(name: str) -> bool:
    """Whether the dynamic linker finds it."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def privilege() -> list[str] | None:
    """What to write before apt-get; None where nobody lets us."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    allowed = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [str(sudo), "-n"] if allowed and allowed.returncode == 0 else None
