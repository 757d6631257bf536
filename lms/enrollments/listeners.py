"""What enrollments do when courses change."""

from __future__ import annotations

from lms.courses import hooks as courses
from lms.enrollments.actions import moving

courses.seats.add(moving.advance)
