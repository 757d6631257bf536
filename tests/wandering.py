"""`python -m tests.wandering serve`: LMS on a machine whose clock is set while it runs.

The file that `WANDERING` names holds by how many seconds. What measures durations goes on evenly,
as on any machine.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

right = time.time
by = Path(os.environ["WANDERING"])


def wrong() -> float:
    return right() + float(by.read_text())


if __name__ == "__main__":
    time.time = wrong
    from lms.cli import main

    sys.exit(main(sys.argv[1:]))
