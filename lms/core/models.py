"""The tables of `core` itself."""

from tortoise import fields
from tortoise.models import Model


class IdempotencyKey(Model):
    """The stored reply of a POST; rows are dropped after a day."""

    id = fields.BigIntField(primary_key=True)
    user_id = fields.UUIDField()
    key = fields.CharField(max_length=200)
    fingerprint = fields.BinaryField()
    status = fields.SmallIntField()
    body = fields.BinaryField()
    etag = fields.CharField(max_length=100, null=True)
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "idempotency_keys"
        unique_together = (("user_id", "key"),)
