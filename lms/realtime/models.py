"""Versions of ordered channels that aren't stored in a feature's row."""

from tortoise import fields
from tortoise.models import Model


class ChannelVersion(Model):
    """A channel's version: how many events it has had."""

    channel = fields.CharField(max_length=100, primary_key=True)
    version = fields.BigIntField()

    class Meta:
        table = "channel_versions"
