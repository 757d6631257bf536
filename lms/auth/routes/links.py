"""Links by mail, over REST: password reset and verification of addresses."""

from __future__ import annotations

from quart_schema import validate_request, validate_response

from lms.auth import schemas
from lms.auth.actions import resets
from lms.auth.routes.edge import device, routes
from lms.core.access import PUBLIC, SIGNED_IN, actor, actor_or_none, allow, by_session


@routes.post("/auth/password/forgot")
@allow(PUBLIC)
@validate_request(schemas.ForgotIn)
@validate_response(schemas.Accepted, 202)
async def forgot_password(data: schemas.ForgotIn) -> tuple[schemas.Accepted, int]:
    """Get a link to choose a new password, if there is an account"""
    await resets.forgot(data.email, device().address)
    return schemas.Accepted(), 202


@routes.post("/auth/password/reset")
@allow(PUBLIC)
@validate_request(schemas.PasswordResetIn)
async def reset_password(data: schemas.PasswordResetIn) -> tuple[str, int]:
    """Choose a password by a link, and sign out everywhere"""
    await resets.reset(data.token, data.new_password, device())
    return "", 204


@routes.post("/auth/email/verify/request")
@allow(SIGNED_IN)
@by_session
@validate_response(schemas.Accepted, 202)
async def ask_verification() -> tuple[schemas.Accepted, int]:
    """Get another link to verify your address"""
    await resets.ask_verification(actor(), device().address)
    return schemas.Accepted(), 202


@routes.post("/auth/email/verify/confirm")
@allow(PUBLIC)
@validate_request(schemas.AuthLinkIn)
@validate_response(schemas.Verified)
async def confirm_address(data: schemas.AuthLinkIn) -> schemas.Verified:
    """Verify an address by a link; unless you signed in here before, the old password ends"""
    return await resets.verify(data.token, actor_or_none(), device())
