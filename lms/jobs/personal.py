"""Personal data in the jobs table."""

from lms.core.personal import Erasure, PersonalData, register, shown_as
from lms.jobs.models import Job
from lms.jobs.schemas import JobOut

register(
    PersonalData(
        Job,
        "Long work you asked for: what kind, how far it is, its result.",
        fields=shown_as(JobOut),
        by="owner_id",
        erasure=Erasure.UNLINK,
    )
)
