"""Audit verbs of courses and their staff."""

from lms.audit.verbs import Verb


class CourseVerb(Verb):
    CREATED = "course.created", "course"
    PUBLISHED = "course.published", "course"
    UNPUBLISHED = "course.unpublished", "course"
    ARCHIVED = "course.archived", "course"
    COPIED = "course.copied", "course"
    EXPORTED = "course.exported", "course"
    DELETED = "course.deleted", "course"
    STAFF_ADDED = "staff.added", "user"
    STAFF_REMOVED = "staff.removed", "user"


class CategoryVerb(Verb):
    CREATED = "category.created", "category"
    CHANGED = "category.changed", "category"
    DELETED = "category.deleted", "category"
