"""Sweeps over deliveries. What delivers them is the courier."""

from __future__ import annotations

from lms.core import tasks
from lms.webhooks.actions import delivering, managing


@tasks.sweep("webhooks.off", every_s=60)
async def give_up() -> None:
    await delivering.give_up()


@tasks.sweep("webhooks.trim", every_s=3600)
async def trim() -> None:
    await delivering.drop_old()
    await managing.seal_anew()
