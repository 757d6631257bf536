"""The demo's accounts. The names vary in script and length, as in real classes."""

from __future__ import annotations

from dataclasses import dataclass

from lms.core.access import Role


@dataclass(frozen=True, slots=True)
class Person:
    """An account of the demo."""

    email: str
    full_name: str
    role: Role = Role.STUDENT


ADMIN = Person("admin@demo.test", "Ingrid Solheim", Role.ADMIN)
INSTRUCTOR = Person("instructor@demo.test", "Dr. Amara Okafor", Role.INSTRUCTOR)
STUDENTS = (
    Person("student1@demo.test", "Esperanza Núñez"),
    Person("student2@demo.test", "陈小雨"),
    Person("student3@demo.test", "ليلى حدّاد"),
    Person("student4@demo.test", "Олена Коваленко"),
    Person("student5@demo.test", "Kofi Mensah-Boateng"),
)
PEOPLE = (ADMIN, INSTRUCTOR, *STUDENTS)
