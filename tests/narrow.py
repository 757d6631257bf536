"""`python -m tests.narrow serve`: LMS where a process may have few open files.

`OPEN_FILES` says how many.
"""

from __future__ import annotations

import os
import resource
import sys

if __name__ == "__main__":
    few = int(os.environ["OPEN_FILES"])
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, few))
    from lms.cli import main

    sys.exit(main(sys.argv[1:]))
