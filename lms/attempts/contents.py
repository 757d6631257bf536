"""What versions ask, parsed once in each process: one that was used never changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from lms.attempts import queries
from lms.questions.content import Content, content_of
from lms.questions.models import QuestionVersion
from lms.questions.rules import Policy

MAX_VERSIONS, MAX_ATTEMPTS = 2_000, 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A version, its content parsed."""

    content: Content
    version: QuestionVersion

    @property
    def policy(self) -> Policy | None:
        """What it is graded by, if it has a policy of its own."""
        return self.version.policy


_versions: OrderedDict[UUID, Asked] = OrderedDict()
_attempts: OrderedDict[tuple[UUID, UUID], dict[UUID, UUID]] = OrderedDict()


async def asked(version_ids: Iterable[UUID]) -> dict[UUID, Asked]:
    """These versions; those that nobody was asked yet may change, so they aren't kept."""
    wanted = set(version_ids)
    found = {one: _versions[one] for one in wanted if one in _versions}
    missing = [one for one in wanted if one not in found]
    if missing:
        for row in await QuestionVersion.filter(id__in=missing):
            found[row.id] = Asked(content_of(row.content), row)
            if row.used:
                _versions[row.id] = found[row.id]
        while len(_versions) > MAX_VERSIONS:
            _versions.popitem(last=False)
    return found


async def of_question(attempt_id: UUID, user_id: UUID, question_id: UUID) -> Asked | None:
    """What a question of the user's attempt asks; None when there is none such."""
    return (await of_questions(attempt_id, user_id, [question_id])).get(question_id)


async def of_questions(
    attempt_id: UUID, user_id: UUID, question_ids: Collection[UUID]
) -> dict[UUID, Asked]:
    """The same of several; those that the user's attempt doesn't have are missing."""
    key = (attempt_id, user_id)
    versions = _attempts.get(key)
    if versions is None:
        versions = await queries.versions(attempt_id, user_id)
        if not versions:
            return {}
        _attempts[key] = versions
        while len(_attempts) > MAX_ATTEMPTS:
            _attempts.popitem(last=False)
    wanted = {one: versions[one] for one in question_ids if one in versions}
    found = await asked(wanted.values())
    return {one: found[version_id] for one, version_id in wanted.items()}
