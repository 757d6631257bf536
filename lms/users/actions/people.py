"""Creating and changing accounts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core.access import Role
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, NotFound, refuse
from lms.users import hooks, passwords, rules
from lms.users.models import User, UserStatus
from lms.users.verbs import UserVerb


@atomic
async def create_user(
    *, email: str, full_name: str, role: Role = Role.STUDENT, **fields: Any
) -> User:
    """A new active account; 409 `email_taken`. `email` is already checked and normalised."""
    try:
        # a savepoint, so that a refusal doesn't roll back the caller's transaction
        async with transaction():
            user = await User.create(email=email, full_name=full_name, role=role, **fields)
    except IntegrityError:
        raise Conflict("email_taken", "There is an account with this address.") from None
    await hooks.changed(hooks.UserChanged(user, frozenset({"email", "full_name", "role"})))
    return user


@atomic
async def invite_user(
    *, email: str, full_name: str, importer: UUID | None = None, **fields: Any
) -> User:
    """A new account whose owner chooses a password by a mailed link.

    `importer` is the person who uploaded the list, when a job creates the account.
    """
    user = await create_user(email=email, full_name=full_name, **fields)
    verb = UserVerb.IMPORTED if importer else UserVerb.CREATED
    await audit.record(verb, ("user", user.id), fields.keys() & {"role"}, actor=importer)
    await hooks.invited(user)
    return user


@atomic
async def change_user(user_id: UUID, changes: dict[str, Any]) -> User:
    """Set the given fields; higher features are told which of them changed."""
    admins = await _lock_admins() if changes.keys() & {"role", "status"} else set()
    user = await User.known().select_for_update().get_or_none(id=user_id) or refuse(NotFound)
    new = {name: value for name, value in changes.items() if getattr(user, name) != value}
    if not new:
        return user
    if admins == {user.id} and not _stays_admin(new):
        raise Conflict("last_admin", "The last admin can't be disabled or get another role.")
    await user.update_from_dict(new).save(update_fields=[*new, "updated_at"])
    for verb, changed in rules.events(new).items():
        await audit.record(verb, ("user", user.id), changed)
    await hooks.changed(hooks.UserChanged(user, frozenset(new)))
    return user


@atomic
async def disable_forever(user_id: UUID) -> None:
    """Before an account is erased: disable it and close its sockets. 409 `last_admin`."""
    user = await change_user(user_id, {"status": UserStatus.DISABLED})
    if user.role is not Role.STUDENT:
        await change_user(user_id, {"role": Role.STUDENT})


@atomic
async def make_instructor(user_id: UUID) -> User:
    """Make a student an instructor; other roles stay."""
    await _lock_admins()  # the lock order of `change_user`
    user = await User.known().select_for_update().get_or_none(id=user_id) or refuse(NotFound)
    if user.role is not Role.STUDENT:
        return user
    return await change_user(user_id, {"role": Role.INSTRUCTOR})


@atomic
async def force_reset(user_id: UUID) -> None:
    """Remove an account's password, end all its sessions, and mail its owner a link."""
    user = await User.known().select_for_update().get_or_none(id=user_id) or refuse(NotFound)
    if user.status is UserStatus.DISABLED:
        raise Conflict("disabled", "This account is disabled.")
    user.password_hash = None
    await user.save(update_fields=["password_hash", "updated_at"])
    await audit.record(UserVerb.PASSWORD_RESET_FORCED, ("user", user.id), {"password_hash"})
    await hooks.changed(hooks.UserChanged(user, frozenset({"password_hash"})))
    await hooks.reset_forced(user)


def _stays_admin(new: dict[str, Any]) -> bool:
    kept = new.get("role", Role.ADMIN), new.get("status", UserStatus.ACTIVE)
    return kept == (Role.ADMIN, UserStatus.ACTIVE)


async def _lock_admins() -> set[UUID]:
    """Lock all admins in one order: two who demote each other must neither both succeed nor
    deadlock."""
    admins = User.filter(role=Role.ADMIN, status=UserStatus.ACTIVE).order_by("id")
    return {admin.id for admin in await admins.select_for_update()}


async def create_admin(email: str, password: str, full_name: str = "Admin") -> User:
    """Create the first admin, or set that admin's password: `lms create-admin`."""
    email = rules.checked_email(email)
    await passwords.require_strong("password", password, email, full_name)
    return await _make_admin(email, await passwords.make_hash(password), full_name)


@atomic
async def _make_admin(email: str, password_hash: str, full_name: str) -> User:
    known = await User.select_for_update().get_or_none(email=email)
    if known is None:
        made = await create_user(
            email=email, full_name=full_name, role=Role.ADMIN, password_hash=password_hash
        )
        await audit.record(UserVerb.CREATED, ("user", made.id), {"role"})
        return made
    changes = {"role": Role.ADMIN, "status": UserStatus.ACTIVE, "password_hash": password_hash}
    return await change_user(known.id, changes)
