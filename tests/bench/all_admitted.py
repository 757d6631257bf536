"""`python -m tests.bench.all_admitted serve`: LMS as it were without its admission."""

from __future__ import annotations

import sys
from typing import Any

if __name__ == "__main__":
    from lms.app.admission import Admission

    def everybody(*_: Any) -> bool:
        return True

    Admission.admits = everybody  # type: ignore[method-assign]
    from lms.cli import main

    sys.exit(main(sys.argv[1:]))
