"""Versions of the ordered channels that have no row of their own."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model


class ChannelVersion(Model):
    """How many changes everybody on the channel has been told of."""

    channel = fields.CharField(max_length=100, primary_key=True)
    version = fields.BigIntField()

    class Meta:
        table = "channel_versions"
