"""Personal data in courses."""

from lms.core.personal import Erasure, PersonalData, register
from lms.courses.models import Course, CourseStaff, Enrollment

register(
    PersonalData(
        Course,
        "Courses that a person owns.",
        fields=("id", "title", "created_at"),
        by="owner_id",
        erasure=Erasure.KEEP,
    ),
    PersonalData(
        CourseStaff,
        "Courses in which a person teaches or helps.",
        fields=("course_id", "role", "created_at"),
    ),
    PersonalData(
        Enrollment,
        "In which courses a person learns, and how far they are.",
        fields=("course_id", "status", "percent", "created_at", "completed_at"),
        erasure=Erasure.KEEP,
    ),
)
