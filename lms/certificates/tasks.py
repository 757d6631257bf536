"""Certificates in the worker."""

from __future__ import annotations

from lms.certificates.actions import ending, issuing
from lms.certificates.messages import RenderCertificate
from lms.core.tasks import job, sweep


@job(RenderCertificate, lease_s=40, transactional=False)
async def render_certificate(message: RenderCertificate) -> None:
    """Its row says whether there is anything left to do, so it may be delivered often."""
    await issuing.carry_out(message.certificate_id)


@sweep("certificates.missed", every_s=30)
async def find_missed() -> None:
    await issuing.find_missed()


@sweep("certificates.expire", every_s=60)
async def expire() -> None:
    await ending.expire()
