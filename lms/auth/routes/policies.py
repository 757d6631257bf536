"""What admins require of roles, over REST."""

from __future__ import annotations

from quart_schema import validate_request, validate_response

from lms.auth import schemas
from lms.auth.actions import policies
from lms.auth.routes.edge import routes
from lms.core.access import ADMINS, Role, allow, by_session
from lms.core.errors import NotFound


@routes.get("/auth/policies")
@allow(ADMINS)
@validate_response(schemas.Policies)
async def list_policies() -> schemas.Policies:
    """List what each role requires"""
    found = await policies.all_policies()
    return schemas.Policies(
        policies=[schemas.PolicyOut(role=role, mfa_required=asked) for role, asked in found.items()]
    )


@routes.put("/auth/policies/<role>")
@allow(ADMINS)
@by_session
@validate_request(schemas.PolicyIn)
@validate_response(schemas.PolicyOut)
async def set_policy(role: str, data: schemas.PolicyIn) -> schemas.PolicyOut:
    """Require a second factor of everybody with the role, or stop requiring it"""
    try:
        known = Role(role)
    except ValueError:
        raise NotFound from None
    await policies.set_mfa(known, data.mfa_required)
    return schemas.PolicyOut(role=known, mfa_required=data.mfa_required)
