"""Audit verbs of sign-in."""

from lms.audit.verbs import Verb


class AuthVerb(Verb):
    REGISTERED = "user.registered", "user"
    REGISTER_REFUSED = "user.register_refused", "user"
    EMAIL_VERIFIED = "email.verified", "user"
    PASSWORD_RESET = "password.reset", "user"
    SESSION_OPENED = "session.opened", "session"
    SESSION_REFUSED = "session.refused", "user"
    SESSION_REVOKED = "session.revoked", "session", "user"
    SESSION_REUSE_DETECTED = "session.reuse_detected", "user"
    MFA_ENABLED = "mfa.enabled", "user"
    MFA_DISABLED = "mfa.disabled", "user"
    MFA_RESET = "mfa.reset", "user"
    RECOVERY_CODE_USED = "recovery_code.used", "user"
    RECOVERY_CODES_RENEWED = "recovery_codes.renewed", "user"
    API_TOKEN_CREATED = "api_token.created", "api_token"
    API_TOKEN_REVOKED = "api_token.revoked", "api_token"
    IDENTITY_LINKED = "identity.linked", "user"
    IDENTITY_REMOVED = "identity.removed", "user"
    ROLE_POLICY_CHANGED = ("role_policy.changed",)
