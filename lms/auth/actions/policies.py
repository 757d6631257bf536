"""What admins require of everybody with a role."""

from __future__ import annotations

from lms.audit import actions as audit
from lms.auth.models import RolePolicy
from lms.auth.verbs import AuthVerb
from lms.core import clock, db
from lms.core.access import Role
from lms.realtime.publishing import recheck

# The insert does nothing when the row exists, the update when the value is already set.
SET = """
insert into role_policies (role, mfa_required, updated_at) values ($1, $2, $3)
on conflict (role) do update set mfa_required = excluded.mfa_required, updated_at = $3
where role_policies.mfa_required <> excluded.mfa_required returning role
"""
CONCERNED = """
select u.id from users u join auth_sessions s on s.user_id = u.id
where u.role = $1 and s.revoked_at is null and s.expires_at > $2 and not exists (
    select 1 from totp_devices t where t.user_id = u.id and t.confirmed_at is not null)
group by u.id order by max(s.last_seen_at) desc limit $3
"""
PEOPLE_PER_RECHECK = 500
MAX_PEOPLE = 5000
"""The latest sign-ins are rechecked at once; sockets of the others within a minute."""


async def all_policies() -> dict[Role, bool]:
    """For each role whether it requires a second factor."""
    known = {one.role: one.mfa_required for one in await RolePolicy.all()}
    return {role: known.get(role, False) for role in Role}


@db.atomic
async def set_mfa(role: Role, required: bool) -> None:
    """Require a second factor of everybody with the role, or stop requiring it."""
    now = clock.now()
    if await db.row(SET, role.value, required, now) is None:
        return
    await audit.record(AuthVerb.ROLE_POLICY_CHANGED, changed={f"{role.value}.mfa_required"})
    people = await db.rows(CONCERNED, role.value, now, MAX_PEOPLE) if required else []
    for start in range(0, len(people), PEOPLE_PER_RECHECK):
        recheck("user", *(one["id"] for one in people[start : start + PEOPLE_PER_RECHECK]))
