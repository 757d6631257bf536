"""`python -m tests.jobs.process worker|scheduler`: a real one that knows the tests' jobs."""

from __future__ import annotations

import dataclasses
import sys

import uvloop

from lms import features
from lms.core.tasks import SWEEPS
from lms.worker import run_scheduler, run_worker
from tests.jobs import kinds

assert kinds
features.load()
SWEEPS["jobs.sweep"] = dataclasses.replace(SWEEPS["jobs.sweep"], every_s=1)
uvloop.run({"worker": run_worker, "scheduler": run_scheduler}[sys.argv[1]]())
