"""The process that renders: `python -m lms.core.markup.child`, asked and answering in JSON lines.

It may be ended at any moment: by the limit of its processor time, or by a library's crash.
"""

from __future__ import annotations

import json
import resource
import signal
import sys

from lms.core.markup.document import Source, render

CPU_LIMIT_S = 1.5
"""For one request; then it ends."""
MEMORY_LIMIT = 512 * 2**20


def main() -> None:
    """Answer until the pipe closes, which it also does when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    for line in sys.stdin.buffer:
        signal.setitimer(signal.ITIMER_PROF, CPU_LIMIT_S)
        made = [render(Source(*one)) for one in json.loads(line)]
        signal.setitimer(signal.ITIMER_PROF, 0)
        told = [[html, [[one.code, one.message] for one in faults]] for html, faults in made]
        sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
