"""Notifications over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_response

from lms.core import paging
from lms.core.access import SIGNED_IN, actor, allow
from lms.core.schema import Page
from lms.notifications.actions import inbox
from lms.notifications.models import Notification
from lms.notifications.schemas import NotificationOut, NotificationQuery

routes = Blueprint("notifications", __name__)


@routes.get("/notifications")
@allow(SIGNED_IN)
@validate_querystring(NotificationQuery)
@validate_response(Page[NotificationOut])
async def list_notifications(query_args: NotificationQuery) -> Page[Notification]:
    """List your notifications, newest first"""
    mine = Notification.visible_to(actor(), unread=query_args.unread)
    return await paging.by_id(mine, query_args, newest_first=True)


@routes.put("/notifications/<uuid:notification_id>/read")
@allow(SIGNED_IN)
@validate_response(NotificationOut)
async def read_notification(notification_id: UUID) -> Notification:
    """Mark a notification as read"""
    return await inbox.read(actor(), notification_id)
