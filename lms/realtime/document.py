"""The AsyncAPI document of the socket, and its page for people: generated from the models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from lms.realtime.channel_types import CHANNEL_TYPES
from lms.realtime.clients import COMMANDS
from lms.realtime.commands import Ping
from lms.realtime.hello import Hello
from lms.realtime.messages import ERRORS, SENT, TAKEN, Command, Event, SnapshotPart
from lms.realtime.sockets import PATH, SUBPROTOCOL

REFERENCE = "#/components/schemas/{model}"
HEAD: dict[str, Any] = {
    "channel": {"type": "string", "examples": ["live:0198c0de-0000-7000-8000-000000000000"]},
    "version": {"type": "integer", "description": "What the channel is at after this event."},
}
ID: dict[str, Any] = {
    "id": {"description": "Any integer or short text; the answer carries it.", "maxLength": 64}
}


def commands() -> list[type[Command]]:
    """Every command a client may send, in a stable order."""
    known = {name: handler.message for name, handler in COMMANDS.items()}
    return [Hello, Ping, *(known[name] for name in sorted(known))]


def events(base: type[Event] = Event) -> list[type[Event]]:
    """Every event the server may send: the ones with a type of their own."""
    found: dict[str, type[Event]] = {}
    waiting = list(base.__subclasses__())
    while waiting:
        one = waiting.pop(0)
        waiting += one.__subclasses__()
        if name := type_of(one):
            found.setdefault(name, one)
    return [found[name] for name in sorted(found) if found[name].__module__.startswith("lms.")]


def fuller(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Subclasses with the same type: variants with more fields for some audiences."""
    return [one for one in model.__subclasses__() if type_of(one) == type_of(model)]


def snapshot_parts() -> list[type[SnapshotPart]]:
    """What the snapshots of each kind of channel hold."""
    known = [one for one in SnapshotPart.__subclasses__() if one.__module__.startswith("lms.")]
    return sorted(known, key=lambda one: (one.channel, one.part == "me"))


def type_of(model: type[BaseModel]) -> str:
    return str(model.model_fields["type"].default or "")


def document() -> dict[str, Any]:
    """AsyncAPI 3.0, from the server's perspective: it receives commands and sends events."""
    sent, told = commands(), events()
    taken: list[type[BaseModel]] = [*sent, *TAKEN]
    given: list[type[BaseModel]] = [*SENT, *told]
    more = [one for model in given for one in fuller(model)]
    schemas = _schemas([*taken, *given, *more, *snapshot_parts()])
    for asked in sent:
        _with(schemas[asked.__name__], ID, ["id", "type"])
    for event in told:
        for one in fuller(event):
            added = _added(schemas, event, one)
            for_hosts = {name: {**field, "description": "Hosts only."} for name, field in added}
            _with(schemas[event.__name__], for_hosts, [])
        _with(schemas[event.__name__], HEAD, ["type", "channel", "version"])
    for framed in (*TAKEN, *SENT):
        for one in fuller(framed):
            _with(schemas[framed.__name__], dict(_added(schemas, framed, one)), [])
        _with(schemas[framed.__name__], {}, ["type"])
    schemas["Error"]["properties"]["code"]["description"] = "; ".join(ERRORS)
    for name in ("Ok", "Resync"):
        for part in ("snapshot", "me"):
            schemas[name]["properties"][part]["anyOf"] = [
                {"$ref": REFERENCE.format(model=one.__name__)}
                for one in snapshot_parts()
                if one.part == part
            ]
            for told_otherwise in ("type", "additionalProperties", "default"):
                schemas[name]["properties"][part].pop(told_otherwise, None)
    messages = [*taken, *given]
    names = [model.__name__ for model in messages]
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "LMS realtime", "version": "1"},
        "servers": {
            "here": {"host": "localhost", "protocol": "ws", "description": "Subprotocol lms.v1"}
        },
        "channels": {
            "realtime": {
                "address": PATH,
                "description": "One socket carries many channels: "
                + ", ".join(f"`{kind}:<id>`" for kind in sorted(CHANNEL_TYPES)),
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
                "bindings": {"ws": {"headers": _subprotocol()}},
            }
        },
        "operations": {
            "commands": _operation("receive", taken),
            "events": _operation("send", given),
        },
        "components": {
            "messages": {model.__name__: _message(model) for model in messages},
            "schemas": schemas,
        },
    }


def _schemas(models: Iterable[type[BaseModel]]) -> dict[str, Any]:
    _, found = models_json_schema(
        [
            (model, "validation" if issubclass(model, Command) else "serialization")
            for model in models
        ],
        ref_template=REFERENCE,
    )
    return dict(found["$defs"])


def _added(
    schemas: dict[str, Any], model: type[BaseModel], fuller: type[BaseModel]
) -> list[tuple[str, dict[str, Any]]]:
    """The fields that only the variant has; the variant isn't a message of its own."""
    known = schemas[model.__name__]["properties"]
    theirs = schemas.pop(fuller.__name__)["properties"]
    return [(name, field) for name, field in theirs.items() if name not in known]


def _with(schema: dict[str, Any], more: dict[str, Any], required: list[str]) -> None:
    schema["properties"] = {**more, **schema.get("properties", {})}
    schema["required"] = sorted({*required, *schema.get("required", [])})


def _subprotocol() -> dict[str, Any]:
    header = {"type": "string", "const": SUBPROTOCOL}
    return {"type": "object", "properties": {"Sec-WebSocket-Protocol": header}}


def _operation(action: str, models: Iterable[type[BaseModel]]) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/realtime"},
        "messages": [{"$ref": f"#/channels/realtime/messages/{m.__name__}"} for m in models],
    }


def _message(model: type[BaseModel]) -> dict[str, Any]:
    return {
        "name": type_of(model),
        "summary": summary(model),
        "payload": {"$ref": REFERENCE.format(model=model.__name__)},
    }


def summary(model: type[BaseModel]) -> str:
    """The first line of the model's own docstring; an inherited one is ignored."""
    text = model.__doc__ if "__doc__" in vars(model) else None
    return (text or "").strip().split("\n")[0]


def tables() -> str:
    """The page's tables: commands, events, and snapshots."""
    sent: list[type[BaseModel]] = [*commands(), *TAKEN]
    told: list[type[BaseModel]] = [*SENT, *events()]
    lines = _table("Commands", [_row(model) for model in sent])
    lines += ["", *_table("Answers and events", [_row(model) for model in told])]
    lines += ["", "### Snapshots", "", "| channel | part | fields |", "|---|---|---|"]
    lines += [f"| `{one.channel}` | {one.part} | {_fields([one])} |" for one in snapshot_parts()]
    return "\n".join(lines) + "\n"


def _table(title: str, rows: list[str]) -> list[str]:
    return [f"### {title}", "", "| type | fields | |", "|---|---|---|", *rows]


def _row(model: type[BaseModel]) -> str:
    return f"| `{type_of(model)}` | {_fields([model, *fuller(model)])} | {summary(model)} |"


def _fields(models: list[type[BaseModel]]) -> str:
    """The fields of the first model, and those of its variants marked as optional."""
    shown: dict[str, str] = {}
    for one in models:
        for name, field in one.model_fields.items():
            sure = field.is_required() and one is models[0]
            shown.setdefault(name, f"`{name}`" if sure else f"`{name}?`")
    shown.pop("type", None)
    return ", ".join(shown.values())
