"""Grading attempts anew by other keys: shown first, then done by a job that can resume."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.attempts import contents, hooks, mine, regrades, rules
from lms.attempts.actions.grading import keys, mark, recorded, versions_of
from lms.attempts.contents import Asked
from lms.attempts.messages import KIND, RegradeQuiz
from lms.attempts.models import Attempt, AttemptState, Regrade
from lms.attempts.queue import student
from lms.attempts.regraded import RegradedOut, RegradeIn, RegradePreviewOut, RegradeStarted
from lms.attempts.regrades import Outcome
from lms.attempts.verbs import AttemptVerb
from lms.audit import actions as audit
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Invalid
from lms.courses.models import Course, in_courses
from lms.courses.reading import refuse_untaught
from lms.gradebook.models import Cause
from lms.jobs import actions as jobs
from lms.questions.actions import use
from lms.questions.models import QuestionVersion
from lms.questions.rules import Option
from lms.quizzes.models import Quiz
from lms.realtime.publishing import touch
from lms.users.models import User

ATTEMPTS_PER_STEP, ATTEMPTS_PER_LOOK = 500, 2_000
LISTED = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """What a regrade does: by question the version whose key counts, alone or too."""

    quiz: Quiz
    option: Option
    versions: Mapping[UUID, UUID]


async def ask(actor: Actor, quiz_id: UUID, given: RegradeIn) -> RegradePreviewOut | RegradeStarted:
    """Show what a regrade would change, or start it, for the course's teachers."""
    scope = Quiz.filter(in_courses(Course.managed_by(actor)))
    quiz = await scope.get_or_none(id=quiz_id) or await refuse_untaught(
        actor, Quiz.filter(id=quiz_id)
    )
    plan = Plan(quiz, given.option, await _versions(quiz_id, given))
    if given.dry_run:
        return await _preview(plan)
    return await _started(actor, plan, include_live=given.include_live)


async def _versions(quiz_id: UUID, given: RegradeIn) -> dict[UUID, UUID]:
    """By question the version that counts; 422 for what wasn't asked, and for no such version."""
    asked = await regrades.asked(quiz_id)
    if given.question_id is None:
        return await _newest(asked)
    if given.question_id not in asked:
        raise Invalid.field("question_id", "was asked in no attempt of this quiz")
    if given.version is None:
        return await _newest([given.question_id])
    numbered = QuestionVersion.filter(question_id=given.question_id, number=given.version)
    found = await numbered.only("id").get_or_none()
    if found is None:
        raise Invalid.field("version", "is no version of this question")
    return {given.question_id: found.id}


async def _newest(question_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The newest version of each of these questions."""
    return {one.question_id: one.id for one in await QuestionVersion.newest_of(question_ids)}


# Looking ----------------------------------------------------------------------------------------


async def _preview(plan: Plan) -> RegradePreviewOut:
    before: list[Decimal] = []
    after: list[Decimal] = []
    changed: list[Outcome] = []
    attempts, last = 0, None
    while rows := await regrades.page(plan, last, ATTEMPTS_PER_LOOK):
        found = await _judged(plan, rows, await regrades.answers([row["id"] for row in rows]))
        attempts += len(found)
        before += [one.before.percent for one in found if one.before.percent is not None]
        after += [one.after.percent for one in found if one.after.percent is not None]
        changed += [one for one in found if one.changed]
        last = rows[-1]["id"]
    return RegradePreviewOut(
        attempts=attempts,
        changed=len(changed),
        up=sum(one.went_up for one in changed),
        down=sum(not one.went_up for one in changed),
        mean_before=_mean(before),
        mean_after=_mean(after),
        items=await _items(plan.quiz, changed[:LISTED]),
    )


def _mean(percents: Sequence[Decimal]) -> float | None:
    return float(sum(percents) / len(percents)) if percents else None


async def _items(quiz: Quiz, changed: Sequence[Outcome]) -> list[RegradedOut]:
    names = {
        row["id"]: row["full_name"]
        for row in await User.filter(id__in=[one.user_id for one in changed]).values(
            "id", "full_name"
        )
    }
    return [
        RegradedOut(
            attempt_id=one.id,
            name=student(
                quiz.id,
                one.user_id,
                names[one.user_id],
                hidden=mine.nameless(quiz, one.state),
            ).name,
            before=None if one.before.score is None else float(one.before.score),
            after=None if one.after.score is None else float(one.after.score),
        )
        for one in changed
    ]


async def _judged(plan: Plan, attempts: Sequence[Any], answers: Sequence[Any]) -> list[Outcome]:
    """What the regrade makes of these attempts."""
    versions = await contents.asked(versions_of(answers) | set(plan.versions.values()))
    by_attempt: dict[UUID, list[Any]] = defaultdict(list)
    for row in answers:
        by_attempt[row["attempt_id"]].append(row)
    # In a thread: five hundred attempts with all their answers take a while.
    return await asyncio.to_thread(
        lambda: [_outcome(plan, row, by_attempt[row["id"]], versions) for row in attempts]
    )


def _outcome(
    plan: Plan, attempt: Any, answers: Sequence[Any], versions: Mapping[UUID, Asked]
) -> Outcome:
    """One attempt with its new marks. An open one gets the keys, and its marks when it ends."""
    runs = attempt["state"] == AttemptState.OPEN
    parts: list[Decimal | None] = []
    marks = []
    for row in answers:
        version = plan.versions.get(row["question_id"])
        if version is None:
            parts.append(row["earned"])
            continue
        counted = keys(row).after(plan.option, version)
        fraction, earned = row["fraction"], row["earned"]
        if not runs and not row["by_hand"]:
            _, fraction, earned = mark(row, versions, plan.quiz.policy, counted)
        marks.append((row["id"], to_json(counted.stored()).decode(), fraction, earned))
        parts.append(earned)
    before = rules.Total(attempt["score"], attempt["percent"], attempt["passed"])
    after = before
    if not runs:
        after = rules.total(parts, attempt["max_points"], plan.quiz.pass_percent)
    return Outcome(attempt["id"], attempt["user_id"], attempt["state"], before, after, marks)


# Doing ------------------------------------------------------------------------------------------


@atomic
async def _started(actor: Actor, plan: Plan, *, include_live: bool) -> RegradeStarted:
    await use(sorted(plan.versions.values()))
    made = await Regrade.create(
        quiz_id=plan.quiz.id,
        actor_id=actor.id,
        option=plan.option,
        versions={str(one): str(version) for one, version in plan.versions.items()},
    )
    await audit.record(AttemptVerb.REGRADED, ("quiz", plan.quiz.id), {"earned"})
    if include_live:
        await hooks.regraded(hooks.Regraded(plan.quiz.id, actor.id, plan.option, plan.versions))
    job = await jobs.ask(RegradeQuiz(regrade_id=made.id), owner=actor.id)
    return RegradeStarted(job_id=job)


async def run(regrade_id: UUID) -> dict[str, int]:
    """Regrade the attempts that aren't done yet, step by step."""
    while not await _step(regrade_id):
        pass
    done = await Regrade.get(id=regrade_id)
    return {"changed": done.changed, "unchanged": done.unchanged}


@atomic
async def _step(regrade_id: UUID) -> bool:
    """Regrade the next attempts; whether that were all.

    What is done is noted in the same transaction, which a run that was replaced can't commit.
    """
    regrade = await Regrade.filter(id=regrade_id).select_for_update(no_key=True).get()
    versions = {UUID(one): UUID(version) for one, version in regrade.versions.items()}
    plan = Plan(await Quiz.get(id=regrade.quiz_id), regrade.option, versions)  # type: ignore[arg-type]
    rows = await regrades.held(plan, regrade.done_to, ATTEMPTS_PER_STEP)
    found = await _judged(plan, rows, await regrades.held_answers([row["id"] for row in rows]))
    await regrades.store(found)
    changed = [one for one in found if one.changed]
    moved = await Attempt.filter(id__in=[one.id for one in changed]).order_by("id")
    await recorded(moved, Cause.REGRADE, regrade.actor_id)
    for one in changed:
        touch(KIND, one.id)
    handed_in = sum(one.state != AttemptState.OPEN for one in found)
    regrade.changed += len(changed)
    regrade.unchanged += handed_in - len(changed)
    if rows:
        regrade.done_to = rows[-1]["id"]
    await regrade.save(update_fields=["done_to", "changed", "unchanged"])
    await jobs.progress(await regrades.percent(plan, regrade.done_to))
    return len(rows) < ATTEMPTS_PER_STEP
