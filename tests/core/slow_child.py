"""The process that renders, with texts that take for ever: `python -m tests.core.slow_child`."""

from __future__ import annotations

import signal
from typing import Any

from lms.core.markup import child
from lms.core.markup.document import Source, render

WORKS, SLEEPS = "$works$", "$sleeps$"


def slow(source: Source) -> Any:
    """Render; some texts never come to an end."""
    while source.text == WORKS:
        pass
    while source.text == SLEEPS:
        signal.pause()
    return render(source)


if __name__ == "__main__":
    child.render = slow
    child.main()
