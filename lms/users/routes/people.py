"""Accounts over REST."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import (
    ADMINS,
    SIGNED_IN,
    Role,
    actor,
    allow,
    by_session,
    early,
    require_sign_in,
)
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.schema import Page
from lms.users import schemas
from lms.users.actions import people
from lms.users.models import User
from lms.users.routes.edge import routes


@routes.get("/users/me")
@allow(SIGNED_IN)
@early
@validate_response(schemas.UserOut)
async def read_me() -> User:
    """Read your account"""
    return await User.get_or_none(id=actor().id) or refuse(NotFound)


@routes.patch("/users/me")
@allow(SIGNED_IN)
@validate_request(schemas.MePatch)
@validate_response(schemas.UserOut)
async def change_me(data: schemas.MePatch) -> User:
    """Change your account"""
    return await people.change_user(actor().id, data.model_dump(exclude_unset=True))


@routes.get("/users")
@allow(ADMINS)
@validate_querystring(schemas.UserQuery)
@validate_response(Page[schemas.UserOut])
async def list_users(query_args: schemas.UserQuery) -> Page[User]:
    """List all accounts, oldest first"""
    return await paging.by_id(
        User.matching(query_args.role, query_args.status, query_args.q, query_args.id), query_args
    )


@routes.post("/users")
@allow(ADMINS)
@idempotent
@validate_request(schemas.UserIn)
@validate_response(schemas.UserOut, 201)
async def create_user(data: schemas.UserIn) -> tuple[User, int]:
    """Create an account, whose owner gets a mail to choose a password"""
    if data.role is Role.ADMIN:
        require_sign_in(actor())
    return await people.invite_user(**data.model_dump()), 201


@routes.get("/users/<uuid:user_id>")
@allow(ADMINS)
@validate_response(schemas.UserOut)
async def read_user(user_id: UUID) -> User:
    """Read one account"""
    return await User.known().get_or_none(id=user_id) or refuse(NotFound)


@routes.patch("/users/<uuid:user_id>")
@allow(ADMINS)
@by_session
@validate_request(schemas.UserPatch)
@validate_response(schemas.UserOut)
async def change_user(user_id: UUID, data: schemas.UserPatch) -> User:
    """Change an account, its role or whether it may sign in"""
    return await people.change_user(user_id, data.model_dump(exclude_unset=True))


@routes.post("/users/<uuid:user_id>/password-reset")
@allow(ADMINS)
@by_session
@validate_response(schemas.ResetSent, 202)
async def force_reset(user_id: UUID) -> tuple[schemas.ResetSent, int]:
    """Remove an account's password, end its sessions and mail its owner a link"""
    await people.force_reset(user_id)
    return schemas.ResetSent(), 202
