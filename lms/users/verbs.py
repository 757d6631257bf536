"""Audit verbs of accounts, applications and imports."""

from lms.audit.verbs import Verb


class UserVerb(Verb):
    CREATED = "user.created", "user"
    IMPORTED = "user.imported", "user"
    CHANGED = "user.changed", "user"
    ROLE_CHANGED = "user.role_changed", "user"
    ENABLED = "user.enabled", "user"
    DISABLED = "user.disabled", "user"
    PASSWORD_CHANGED = "password.changed", "user"
    PASSWORD_RESET_FORCED = "user.password_reset_forced", "user"
    IMPORT_STARTED = "import.started", "import"
    APPLICATION_SENT = "application.sent", "application"
    APPLICATION_APPROVED = "application.approved", "application"
    APPLICATION_REJECTED = "application.rejected", "application"
