"""Incoming frames: parsed, rate-limited, passed to their command's handler."""

from __future__ import annotations

import asyncio
import math
import time
from datetime import datetime
from typing import Any, TypeAlias

import structlog
from pydantic import ValidationError

from lms.core import clock
from lms.core.errors import BadRequest, Invalid, Refused, TooMany
from lms.core.schema import invalid
from lms.realtime.accounts import Accounts
from lms.realtime.clients import COMMANDS, GATHERED, Client, Gathered, Handler, MessageId, Read
from lms.realtime.connection import FLOOD, INTERNAL, Connection
from lms.realtime.hello import Hello, welcome, who
from lms.realtime.hub import hub
from lms.realtime.parsing import good_id, parse, refusal_of
from lms.settings import Settings

log = structlog.get_logger()

NO_HELLO, TOO_MANY = 4408, 4429
REFUSED_BEFORE_CLOSE = 20
MAX_GATHERED = 500
HELD_S = 0.01
Waiting: TypeAlias = tuple[Gathered, Client, str, float, datetime]


class Dispatcher:
    """Handles the incoming frames of one process, by its settings."""

    def __init__(self, settings: Settings) -> None:
        self._per_s = settings.ws_commands_per_s
        self._burst = settings.ws_burst
        self._at_once = settings.ws_commands_at_once
        self._heartbeat_s = settings.ws_heartbeat_s
        self._accounts = Accounts(settings.ws_sockets_per_user, settings.ws_burst)
        self._waiting: list[Waiting] = []
        self._behind = False
        """Whether some collected frames were left for the loop's next turn."""

    def on_message(self, connection: Connection, text: str | None) -> None:
        """Handle a frame of any socket; `None` is the end."""
        client = connection.owner
        assert isinstance(client, Client)  # noqa: S101  adopt was given it
        if text is None:
            self._catch_up(client)
            self._gone(client)
            return
        client.last_seen = now = time.monotonic()
        if client.actor is not None:
            for gathered in GATHERED:
                if gathered.mark in text:
                    self._gather(gathered, client, text, now)
                    return
        self._catch_up(client)
        if not client.connection.ended:  # parsing the collected frames may have closed it
            self._understand(client, text, now)

    def _gather(self, gathered: Gathered, client: Client, text: str, now: float) -> None:
        if not self._waiting:
            wait_s = gathered.wait_ms() / 1000
            asyncio.get_running_loop().call_later(wait_s, self.take_waiting)
        self._waiting.append((gathered, client, text, now, clock.now()))
        if len(self._waiting) >= MAX_GATHERED and not self._behind:
            self.take_waiting()

    def _catch_up(self, client: Client) -> None:
        """Handle this client's earlier frames first, to keep their order."""
        if not self._behind:
            self.take_waiting()
        if self._waiting:
            mine = [one for one in self._waiting if one[1] is client]
            self._waiting = [one for one in self._waiting if one[1] is not client]
            self._take(mine, until=math.inf)

    def take_all_waiting(self) -> None:
        """Handle all collected frames, however long it takes."""
        waiting, self._waiting = self._waiting, []
        self._take(waiting, until=math.inf)

    def take_waiting(self) -> None:
        """Handle the collected frames in the order received.

        The first frame waits some ms for others: code that handles many in a row runs several times
        as fast as one at a time, and stored answers share a commit. Work that would block the loop
        for long continues in its next turn.
        """
        waiting, self._waiting = self._waiting, []
        taken = self._take(waiting, until=time.monotonic() + HELD_S)
        self._behind = taken < len(waiting)
        if self._behind:
            self._waiting = waiting[taken:] + self._waiting
            asyncio.get_running_loop().call_soon(self.take_waiting)

    def _take(self, waiting: list[Waiting], until: float) -> int:
        """Handle these frames until that time (monotonic); returns how many were handled."""
        taken = 0
        read: list[Read] = []
        last: Gathered | None = None
        for gathered, client, text, now, received_at in waiting:
            taken += 1
            try:
                given = gathered.read(client, text, received_at)
                if last is not None and (given is None or gathered is not last):
                    _take_all(last, read)
                    read, last = [], None
                if given is None:
                    self._understand(client, text, now, received_at)
                elif self._may(client, given.id, now):
                    read.append(given)
                    last = gathered
            except Exception:
                _failed([client])
            if time.monotonic() > until:
                break
        if last is not None:
            _take_all(last, read)
        return taken

    def _understand(
        self, client: Client, text: str, now: float, received_at: datetime | None = None
    ) -> None:
        try:
            data = parse(text)
        except ValueError:
            self._not_understood(client, BadRequest("bad_json", "This isn't a JSON object."))
            return
        kind = data.pop("type", None)
        if kind == "pong" and client.actor is not None:
            if client.pinged:
                client.measured(now - client.pinged)
                client.pinged = 0.0
            return
        message_id = data.pop("id", None)
        if not good_id(message_id):
            self._not_understood(client, Invalid.field("id", "must be an integer or a short text"))
        elif client.actor is None:
            self._first(client, kind, data, message_id)
        elif kind == "ping":
            client.ok(message_id, {"server_time": clock.stamp(clock.now())})
        elif self._may(client, message_id, now):
            self._command(client, kind, data, message_id, received_at)

    def _gone(self, client: Client) -> None:
        hub.gone(client)
        if client.actor is not None and client.account is not None:
            self._accounts.leave(client.actor)
            client.account = None

    def _not_understood(self, client: Client, refused: Refused) -> None:
        if client.actor is None:
            client.connection.close(NO_HELLO, "hello comes first")
        elif self._may(client, None, client.last_seen):
            client.error(None, refused)

    def _may(self, client: Client, message_id: MessageId | None, now: float) -> bool:
        """Whether the client may send that now; otherwise refuse it or close the socket."""
        if client.may_ask(self._per_s, self._burst, now):
            return True
        if client.refused > REFUSED_BEFORE_CLOSE:
            client.connection.close(FLOOD, "too many commands")
        else:
            wait_s = client.may_ask_in_s(self._per_s)
            client.error(message_id, TooMany(detail="Slow down.", retry_after_s=wait_s))
        return False

    def _first(self, client: Client, kind: Any, data: dict[str, Any], message_id: Any) -> None:
        if kind != "hello" or client.running:
            client.connection.close(NO_HELLO, "hello comes first")
            return
        try:
            hello = Hello.model_validate(data)
        except ValidationError as error:
            client.error(message_id, invalid(error))
            client.connection.close(NO_HELLO, "hello comes first")
            return
        client.connection.pause()  # frames sent right behind hello wait for its reply
        self._start(client, self._hello(client, hello, message_id))

    def _command(
        self,
        client: Client,
        kind: Any,
        data: dict[str, Any],
        message_id: MessageId,
        received_at: datetime | None,
    ) -> None:
        handler = COMMANDS.get(kind) if isinstance(kind, str) else None
        if handler is None:
            client.error(message_id, Refused("unknown_type", "No such command."))
            return
        try:
            message = handler.message.model_validate(data)
            if handler.gathered is not None:
                handler.gathered.take(client, message, message_id, received_at or clock.now())
                return
        except ValidationError as error:
            client.error(message_id, invalid(error))
        except Refused as refused:
            client.error(message_id, refused)
        else:
            self._start(client, self._run(client, handler, message, message_id))

    def _start(self, client: Client, work: Any) -> None:
        client.running += 1
        if client.running >= self._at_once:
            client.connection.pause()
        hub.spawn(work).add_done_callback(lambda _: self._finished(client))

    def _finished(self, client: Client) -> None:
        client.running -= 1
        client.connection.resume()

    async def _run(
        self, client: Client, handler: Handler, message: Any, message_id: MessageId
    ) -> None:
        assert handler.run is not None  # noqa: S101  a handler has one of the two
        try:
            client.ok(message_id, await handler.run(client, message))
        except Exception as error:
            client.error(message_id, refusal_of(error))

    async def _hello(self, client: Client, hello: Hello, message_id: MessageId) -> None:
        try:
            code = await self._enter(client, hello, message_id)
        except Exception as error:
            client.error(message_id, refusal_of(error))
            code = INTERNAL
        if code:
            client.connection.close(code)

    async def _enter(self, client: Client, hello: Hello, message_id: MessageId) -> int:
        """Welcome a client, or return the close code."""
        found = await who(hello)
        if isinstance(found, int):
            return found
        account = await self._accounts.enter(found)
        if account is None:
            return TOO_MANY
        try:
            answer = await welcome(found, self._heartbeat_s)
        except Exception:
            self._accounts.leave(found)
            raise
        if client.connection.ended:
            self._accounts.leave(found)
            return 0
        client.actor, client.account = found, account
        client.ok(message_id, answer)
        return 0


def _take_all(gathered: Gathered, read: list[Read]) -> None:
    try:
        gathered.take_all(read)
    except Exception:
        _failed([one.client for one in read])


def _failed(clients: list[Client]) -> None:
    log.exception("realtime_frames_not_handled", clients=len(clients))
    for client in clients:
        client.connection.close(INTERNAL)
