"""Checks before a process starts: valid settings, and known servers."""

from __future__ import annotations

import os

from pydantic import ValidationError

from lms.embedded import running_services
from lms.settings import settings


def problem(*, servers: bool = True) -> str | None:
    """Why the process can't start, for the operator; None when it can.

    In a folder where `lms up` runs, a command uses its servers.
    """
    try:
        given = settings()
        missing = not (given.database_url.get_secret_value() and given.redis_url.get_secret_value())
        if missing and (running := running_services(given.lms_data_dir)):
            if not given.database_url.get_secret_value():
                os.environ["DATABASE_URL"] = running.database_url
            if not given.redis_url.get_secret_value():
                os.environ["REDIS_URL"] = running.redis_url
            settings.cache_clear()
            given = settings()
    except ValidationError as wrong:
        return explain(wrong)
    for name in ("database_url", "redis_url") if servers else ():
        if not getattr(given, name).get_secret_value():
            return f"{name.upper()} is not set. `lms up` runs everything, with servers of its own."
    return None


def explain(wrong: ValidationError) -> str:
    """One line for each variable, without its value."""
    lines = []
    for error in wrong.errors(include_url=False, include_input=False):
        name = "_".join(str(part) for part in error["loc"]).upper()
        said = error["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {said}" if name and name not in said else said)
    return "\n".join(lines)
