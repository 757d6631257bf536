"""The states and kinds of courses, their staff and their enrollments."""

from __future__ import annotations

from enum import StrEnum


class CourseStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class StaffRole(StrEnum):
    CO_INSTRUCTOR = "co_instructor"
    ASSISTANT = "assistant"


class EnrollmentStatus(StrEnum):
    PENDING = "pending"
    WAITLISTED = "waitlisted"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    DROPPED = "dropped"
    REJECTED = "rejected"


LEARNING = (EnrollmentStatus.ACTIVE, EnrollmentStatus.COMPLETED)
SEATED = (*LEARNING, EnrollmentStatus.SUSPENDED)
"""Who takes one of a course's seats."""
CURRENT = (*SEATED, EnrollmentStatus.PENDING, EnrollmentStatus.WAITLISTED)
"""Whom lists show unless a status is asked for."""
OPEN_TO_LEARNERS = (CourseStatus.PUBLISHED, CourseStatus.ARCHIVED)


class Visibility(StrEnum):
    """Who finds a published course."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    UNLISTED = "unlisted"
    """Nobody in the catalogue; those signed in open it by its address."""


class EnrollmentMode(StrEnum):
    """How people come into a course."""

    SELF = "self"
    APPROVAL = "approval"
    CODE = "code"
    CLOSED = "closed"


class EnrollmentSource(StrEnum):
    """How a person came to their seat."""

    SELF = "self"
    CODE = "code"
    APPROVAL = "approval"
    WAITLIST = "waitlist"
    STAFF = "staff"
    IMPORT = "import"
