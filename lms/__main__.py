"""`python -m lms`."""

import sys

from lms.cli import main

sys.exit(main())
