"""The second factor over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Response
from quart_schema import document_response, validate_request, validate_response

from lms.auth import schemas
from lms.auth.actions import mfa
from lms.auth.routes.edge import device, routes, signed_in
from lms.core.access import ADMINS, PUBLIC, SIGNED_IN, actor, allow, by_session, early


@routes.post("/auth/login/mfa")
@allow(PUBLIC)
@validate_request(schemas.MfaLoginIn)
@document_response(schemas.SignedIn)
async def login_with_code(data: schemas.MfaLoginIn) -> Response:
    """Finish signing in with the code of a second factor"""
    return signed_in(await mfa.answer(data.challenge, data.code, device()))


@routes.get("/auth/mfa")
@allow(SIGNED_IN)
@by_session
@early
@validate_response(schemas.MfaState)
async def read_mfa() -> schemas.MfaState:
    """Read whether the account has a second factor"""
    return await mfa.state(actor())


@routes.post("/auth/mfa/totp")
@allow(SIGNED_IN)
@by_session
@early
@validate_request(schemas.PasswordIn)
@validate_response(schemas.TotpSetup, 201)
async def begin_totp(data: schemas.PasswordIn) -> tuple[schemas.TotpSetup, int]:
    """Begin to set up an authenticator app"""
    return await mfa.begin(actor(), data.password, device().address), 201


@routes.post("/auth/mfa/totp/confirm")
@allow(SIGNED_IN)
@by_session
@early
@validate_request(schemas.CodeIn)
@validate_response(schemas.RecoveryCodes)
async def confirm_totp(data: schemas.CodeIn) -> schemas.RecoveryCodes:
    """Turn it on with a first code, and sign out everywhere else"""
    return schemas.RecoveryCodes(recovery_codes=await mfa.confirm(actor(), data.code))


@routes.delete("/auth/mfa/totp")
@allow(SIGNED_IN)
@by_session
@early
@validate_request(schemas.PasswordAndCodeIn)
async def end_totp(data: schemas.PasswordAndCodeIn) -> tuple[str, int]:
    """Turn it off, and sign out everywhere else"""
    await mfa.disable(actor(), data.password, data.code, device().address)
    return "", 204


@routes.post("/auth/mfa/recovery-codes")
@allow(SIGNED_IN)
@by_session
@early
@validate_request(schemas.PasswordAndCodeIn)
@validate_response(schemas.RecoveryCodes)
async def renew_recovery_codes(data: schemas.PasswordAndCodeIn) -> schemas.RecoveryCodes:
    """Get ten new recovery codes; the old ones end"""
    codes = await mfa.renew(actor(), data.password, data.code, device().address)
    return schemas.RecoveryCodes(recovery_codes=codes)


@routes.delete("/users/<uuid:user_id>/mfa")
@allow(ADMINS)
@by_session
async def reset_mfa(user_id: UUID) -> tuple[str, int]:
    """Turn off the second factor of a person who lost device and codes"""
    await mfa.reset(user_id)
    return "", 204
