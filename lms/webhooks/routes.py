"""Webhooks over REST: of a course for those who teach it, of all courses for admins."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import limits, paging
from lms.core.access import ADMINS, TEACHERS, actor, allow
from lms.core.limits import Limit
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.webhooks import addresses, schemas
from lms.webhooks.actions import managing, telling
from lms.webhooks.models import Webhook, WebhookDelivery

routes = Blueprint("webhooks", __name__)

ADDRESSES = Limit("webhook-addresses", 60)
"""Names that one person lets us resolve."""
TESTS = Limit("webhook-tests", 20)


async def _address(url: str) -> str:
    await limits.require(ADDRESSES, str(actor().id))
    return await addresses.check(url)


def _with_secret(webhook: Webhook, secret: str) -> schemas.WebhookWithSecret:
    shown = schemas.WebhookOut.model_validate(webhook)
    return schemas.WebhookWithSecret(**shown.model_dump(), secret=secret)


async def _created(course_id: UUID | None, data: schemas.WebhookIn) -> schemas.WebhookWithSecret:
    if course_id is not None:
        await managing.of_course(actor(), course_id)
    url = await _address(data.url)
    made = await managing.create(actor(), course_id, url, data.events, active=data.active)
    return _with_secret(*made)


@routes.get("/courses/<uuid:course_id>/webhooks")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.WebhookOut])
async def list_webhooks(course_id: UUID, query_args: PageQuery) -> Page[Webhook]:
    """List a course's webhooks, for those who teach it"""
    await managing.of_course(actor(), course_id)
    return await paging.by_id(Webhook.filter(course_id=course_id), query_args)


@routes.post("/courses/<uuid:course_id>/webhooks")
@allow(TEACHERS)
@validate_request(schemas.WebhookIn)
@validate_response(schemas.WebhookWithSecret, 201)
async def create_webhook(
    course_id: UUID, data: schemas.WebhookIn
) -> tuple[schemas.WebhookWithSecret, int]:
    """Let another system be told what happens in a course; the secret is shown this once"""
    return await _created(course_id, data), 201


@routes.get("/webhooks")
@allow(ADMINS)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.WebhookOut])
async def list_webhooks_of_all(query_args: PageQuery) -> Page[Webhook]:
    """List the webhooks for all courses"""
    return await paging.by_id(Webhook.filter(course_id=None), query_args)


@routes.post("/webhooks")
@allow(ADMINS)
@validate_request(schemas.WebhookIn)
@validate_response(schemas.WebhookWithSecret, 201)
async def create_webhook_of_all(
    data: schemas.WebhookIn,
) -> tuple[schemas.WebhookWithSecret, int]:
    """Let another system be told what happens in all courses; the secret is shown this once"""
    return await _created(None, data), 201


@routes.get("/webhooks/<uuid:webhook_id>")
@allow(TEACHERS)
@validate_response(schemas.WebhookOut)
async def read_webhook(webhook_id: UUID) -> Webhook:
    """Read a webhook"""
    return await managing.managed(actor(), webhook_id)


@routes.patch("/webhooks/<uuid:webhook_id>")
@allow(TEACHERS)
@validate_request(schemas.WebhookPatch)
@validate_response(schemas.WebhookOut)
async def change_webhook(webhook_id: UUID, data: schemas.WebhookPatch) -> Webhook:
    """Change a webhook, or switch it on or off; what waits when it is off has failed"""
    await managing.managed(actor(), webhook_id)
    changes = data.model_dump(exclude_unset=True)
    if "url" in changes:
        changes["url"] = await _address(data.url)
    return await managing.change(actor(), webhook_id, changes)


@routes.delete("/webhooks/<uuid:webhook_id>")
@allow(TEACHERS)
async def delete_webhook(webhook_id: UUID) -> tuple[str, int]:
    """Delete a webhook with its log"""
    await managing.delete(actor(), webhook_id)
    return "", 204


@routes.post("/webhooks/<uuid:webhook_id>/rotate-secret")
@allow(TEACHERS)
@validate_response(schemas.WebhookWithSecret)
async def rotate_secret(webhook_id: UUID) -> schemas.WebhookWithSecret:
    """Make a new secret, shown this once; the one before signs too for a day"""
    return _with_secret(*await managing.rotate(actor(), webhook_id))


@routes.post("/webhooks/<uuid:webhook_id>/test")
@allow(TEACHERS)
@validate_response(schemas.DeliveryOut, 202)
async def test_webhook(webhook_id: UUID) -> tuple[WebhookDelivery, int]:
    """Send a test event"""
    await limits.require(TESTS, str(actor().id))
    return await telling.test(actor(), webhook_id), 202


@routes.post("/webhooks/<uuid:webhook_id>/replay")
@allow(TEACHERS)
@validate_request(schemas.ReplayIn)
@validate_response(schemas.CountOut, 202)
async def replay_failed(webhook_id: UUID, data: schemas.ReplayIn) -> tuple[schemas.CountOut, int]:
    """Send again what has failed since then: the oldest 10,000, with the ids they had"""
    count = await telling.replay_failed(actor(), webhook_id, data.since)
    return schemas.CountOut(count=count), 202


@routes.get("/webhooks/<uuid:webhook_id>/deliveries")
@allow(TEACHERS)
@validate_querystring(schemas.DeliveryQuery)
@validate_response(Page[schemas.DeliveryOut])
async def list_deliveries(
    webhook_id: UUID, query_args: schemas.DeliveryQuery
) -> Page[WebhookDelivery]:
    """List a webhook's deliveries of the last 30 days, newest first"""
    webhook = await managing.managed(actor(), webhook_id)
    wanted = query_args.model_dump(include={"state", "event"}, exclude_none=True)
    found = WebhookDelivery.filter(webhook_id=webhook.id, **wanted)
    return await paging.by_id(found, query_args, newest_first=True)


@routes.get("/deliveries/<uuid:delivery_id>")
@allow(TEACHERS)
@validate_response(schemas.DeliveryDetail)
async def read_delivery(delivery_id: UUID) -> WebhookDelivery:
    """Read what is sent, and how its latest tries ended"""
    return await telling.delivery(actor(), delivery_id)


@routes.post("/deliveries/<uuid:delivery_id>/replay")
@allow(TEACHERS)
@validate_response(schemas.CountOut, 202)
async def replay(delivery_id: UUID) -> tuple[schemas.CountOut, int]:
    """Send a delivery again, with the id it had; 0 while it is on its way at this moment"""
    return schemas.CountOut(count=await telling.replay(actor(), delivery_id)), 202
