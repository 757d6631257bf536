"""Audit verbs of webhooks."""

from lms.audit.verbs import Verb


class WebhookVerb(Verb):
    CREATED = "webhook.created", "webhook"
    CHANGED = "webhook.changed", "webhook"
    DELETED = "webhook.deleted", "webhook"
    SECRET_ROTATED = "webhook.secret_rotated", "webhook"
    REPLAYED = "webhook.replayed", "webhook"
    DISABLED = "webhook.disabled", "webhook"
