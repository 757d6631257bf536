"""Real workers, as the tests of jobs start them."""

from tests.jobs.conftest import effects, spawn

__all__ = ["effects", "spawn"]
