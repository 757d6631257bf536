"""Webhooks over REST."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field, StrictBool, field_validator
from pydantic_core import from_json

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out, When
from lms.core.text import Line, not_empty
from lms.webhooks.addresses import MAX_URL_LENGTH
from lms.webhooks.rules import DeliveryError, DeliveryState, DisabledReason, WebhookEvent

MAX_EVENTS = 50

Address = Annotated[str, Line(MAX_URL_LENGTH), AfterValidator(not_empty)]


def _once(events: list[WebhookEvent]) -> list[WebhookEvent]:
    return [event for event in WebhookEvent if event in events]


Events = Annotated[
    list[WebhookEvent], Field(min_length=1, max_length=MAX_EVENTS), AfterValidator(_once)
]


class WebhookIn(In):
    """A new webhook. `url` begins with https://."""

    url: Address
    events: Events
    active: StrictBool = True


class WebhookPatch(In):
    """What to change; a field that isn't sent stays."""

    url: Address = ""
    events: Events = Field(default_factory=list)
    active: StrictBool = True


class WebhookOut(Out):
    """A webhook. `failing_since` is when the tries began to fail; null while they succeed."""

    id: UUID
    course_id: UUID | None
    url: str
    events: list[WebhookEvent]
    active: bool
    disabled_reason: DisabledReason | None
    failing_since: Moment | None
    old_secret_until: Moment | None
    """Until when the secret before the newest one signs too."""
    created_at: Moment


class WebhookWithSecret(WebhookOut):
    """A webhook and its secret, which is shown this once."""

    secret: str


class DeliveryQuery(PageQuery):
    """Deliveries in this state, of this event."""

    state: DeliveryState | None = None
    event: WebhookEvent | None = None


class DeliveryOut(Out):
    """An event on its way to a webhook; status and error are those of the latest try."""

    id: UUID
    webhook_id: UUID
    event_id: UUID
    event: WebhookEvent
    state: DeliveryState
    tries: int
    next_try_at: Moment | None
    status: int | None
    error: DeliveryError | None
    created_at: Moment


class DeliveryTryOut(Out):
    """One try."""

    at: str
    status: int | None
    error: DeliveryError | None
    duration_ms: int


class DeliveryDetail(DeliveryOut):
    """A delivery with what is sent, and its latest tries."""

    body: dict[str, Any]
    attempts: list[DeliveryTryOut]

    @field_validator("body", mode="before")
    @classmethod
    def _parsed(cls, body: Any) -> Any:
        return from_json(body) if isinstance(body, str) else body


class ReplayIn(In):
    """Since when."""

    since: When


class CountOut(Out):
    """How many deliveries are sent again."""

    count: int
