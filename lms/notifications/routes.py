"""Notifications over REST."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from quart import Blueprint, redirect
from quart.typing import ResponseReturnValue
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import PUBLIC, SIGNED_IN, actor, allow
from lms.core.schema import answers
from lms.notifications.actions import inbox, preferences
from lms.notifications.models import Notification
from lms.notifications.schemas import (
    NotificationOut,
    NotificationPage,
    NotificationQuery,
    Preferences,
    PreferencesIn,
    ReadUpTo,
    Unsubscribed,
    UnsubscribeQuery,
)

routes = Blueprint("notifications", __name__)


@routes.get("/notifications")
@allow(SIGNED_IN)
@validate_querystring(NotificationQuery)
@validate_response(NotificationPage)
async def list_notifications(query_args: NotificationQuery) -> NotificationPage:
    """List your notifications, newest first"""
    mine = Notification.visible_to(actor(), unread=query_args.unread)
    page = await paging.by_id(mine, query_args, newest_first=True)
    unread = await Notification.visible_to(actor(), unread=True).count()
    items = [NotificationOut.model_validate(one) for one in page.items]
    return NotificationPage(items=items, next=page.next, unread=unread)


@routes.put("/notifications/read")
@allow(SIGNED_IN)
@validate_request(ReadUpTo)
async def read_notifications(data: ReadUpTo) -> ResponseReturnValue:
    """Mark a notification and all older ones as read"""
    await inbox.read_up_to(actor(), data.up_to)
    return "", 204


@routes.get("/notifications/preferences")
@allow(SIGNED_IN)
@validate_response(Preferences)
async def list_preferences() -> Preferences:
    """How you are told of each kind of notification"""
    return Preferences(items=await preferences.of(actor()))


@routes.put("/notifications/preferences")
@allow(SIGNED_IN)
@validate_request(PreferencesIn)
@validate_response(Preferences)
async def choose_preferences(data: PreferencesIn) -> Preferences:
    """Choose how you are told of some kinds of notifications"""
    return Preferences(items=await preferences.choose(actor(), data.items))


@routes.post("/notifications/unsubscribe")
@allow(PUBLIC)
@validate_querystring(UnsubscribeQuery)
@validate_response(Unsubscribed)
async def unsubscribe(query_args: UnsubscribeQuery) -> Unsubscribed:
    """Stop the mails that a letter's link stands for, without signing in (RFC 8058)"""
    return Unsubscribed(kinds=await preferences.stop(query_args.token))


@routes.get("/notifications/unsubscribe")
@allow(PUBLIC)
@validate_querystring(UnsubscribeQuery)
@answers(302, "The page that asks first: mail scanners open links as well.")
async def ask_to_unsubscribe(query_args: UnsubscribeQuery) -> ResponseReturnValue:
    """Lead to the page on which a person stops these mails"""
    return redirect(f"/unsubscribe#{quote(query_args.token)}")


@routes.put("/notifications/<uuid:notification_id>/read")
@allow(SIGNED_IN)
@validate_response(NotificationOut)
async def read_notification(notification_id: UUID) -> Notification:
    """Mark a notification as read"""
    return await inbox.read(actor(), notification_id)
