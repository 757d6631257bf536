"""Servers that are ended in bad ways and come back where their clients expect them."""

from __future__ import annotations

import signal

from lms.embedded import Embedded


def restart_postgres(servers: Embedded, how: signal.Signals) -> None:
    """End it: SIGINT fast, SIGQUIT at once, SIGKILL without a word."""
    servers.postgres.stop(how)
    servers.postgres.start(same_port=True)


def restart_redis(servers: Embedded, *, empty: bool = False) -> None:
    """Kill it, and bring it back with or without its data."""
    servers.redis.stop(signal.SIGKILL)
    if empty:
        servers.redis.empty()
    servers.redis.start(same_port=True)
