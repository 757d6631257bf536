"""What `lms up` fetches beside a page that answers already: the fonts of certificates."""

from __future__ import annotations

import os
import sys
import time

from lms import sources
from lms.processes import Process, end, spawn
from lms.welcome import say

SETUP = sources.ROOT / "tools" / "setup.py"
AGAIN_S = 600.0
FAILED = (
    "Certificates wait for their fonts, which can't be fetched now: trying again in ten minutes. "
    "CERTIFICATE_FONTS=system takes those of this machine."
)


class Fetching:
    """One run of the set-up for fonts, and another one later when it fails."""

    def __init__(self) -> None:
        wanted = os.environ.pop("LMS_FETCH_FONTS", "") and SETUP.exists()
        self.due = time.monotonic() if wanted else float("inf")
        self.process: Process | None = None

    def look(self) -> None:
        """Start it when it is due, and say when it has failed."""
        if self.process is None:
            if time.monotonic() >= self.due:
                self.process = spawn([sys.executable, "-sE", str(SETUP), "fonts"])
            return
        code = self.process.poll()
        if code is None:
            return
        self.process, self.due = None, float("inf")
        if code:
            self.due = time.monotonic() + AGAIN_S
            say(FAILED)

    def end(self) -> None:
        """End it; what was half done is begun anew the next time."""
        if self.process is not None:
            end([self.process], grace=1)
