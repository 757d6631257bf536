"""The REST edge of signing in; each module adds its routes to the one blueprint."""

from lms.auth.routes import devices, links, mfa, oidc, policies, signing, tokens
from lms.auth.routes.edge import routes

__all__ = ["devices", "links", "mfa", "oidc", "policies", "routes", "signing", "tokens"]
