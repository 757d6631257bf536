"""Notifications over REST, and in the snapshot of their channel."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out, Page
from lms.notifications.kinds import EmailWhen
from lms.notifications.unsubscribing import MAX_TOKEN_LENGTH


class NotificationQuery(PageQuery):
    """`?unread=true` lists unread ones, `false` read ones."""

    unread: bool | None = None


class NotificationOut(Out):
    """A notification; `kind` says what `data` contains."""

    id: UUID
    kind: str
    data: dict[str, Any]
    created_at: Moment
    read_at: Moment | None


class NotificationPage(Page[NotificationOut]):
    """A page of notifications; `unread` counts all that were not read."""

    unread: int


class ReadUpTo(In):
    """`up_to` and everything older is read."""

    up_to: UUID


class Preference(Out):
    """How you are told of one kind of notification."""

    kind: str
    in_app: bool
    email: EmailWhen


class Preferences(Out):
    """How you are told of each kind."""

    items: list[Preference]


class PreferenceIn(In):
    """How you want to be told of one kind of notification."""

    kind: Annotated[str, Field(max_length=50)]
    in_app: bool
    email: EmailWhen


class PreferencesIn(In):
    """The kinds to change; the others stay."""

    items: Annotated[list[PreferenceIn], Field(max_length=100)]


class UnsubscribeQuery(In):
    """`?token=` of the link in a letter."""

    token: Annotated[str, Field(max_length=MAX_TOKEN_LENGTH)]


class Unsubscribed(Out):
    """The kinds of notifications that are mailed no more; empty where none was."""

    kinds: list[str]
