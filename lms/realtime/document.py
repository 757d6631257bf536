"""The AsyncAPI document of the socket, and its page for people: made from the message models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from lms.realtime.channels import CHANNELS, Event
from lms.realtime.clients import COMMANDS, Command
from lms.realtime.commands import Hello, Ping
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
            # A subclass (what hosts see more of) stands for its parent: its fields are optional.
            found.setdefault(name, one)
    return [found[name] for name in sorted(found) if found[name].__module__.startswith("lms.")]


def type_of(model: type[BaseModel]) -> str:
    return str(model.model_fields["type"].default or "")


def document() -> dict[str, Any]:
    """AsyncAPI 3.0, from the server's side: it receives commands and sends events."""
    sent, told = commands(), events()
    schemas = _schemas([*sent, *told])
    for one in sent:
        _with(schemas[one.__name__], ID, ["id", "type"])
    for event in told:
        _with(schemas[event.__name__], HEAD, ["type", "channel", "version"])
    names = [model.__name__ for model in (*sent, *told)]
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
                + ", ".join(f"`{kind}:<id>`" for kind in sorted(CHANNELS)),
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
                "bindings": {"ws": {"headers": _subprotocol()}},
            }
        },
        "operations": {
            "commands": _operation("receive", sent),
            "events": _operation("send", told),
        },
        "components": {
            "messages": {model.__name__: _message(model) for model in (*sent, *told)},
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
    """The first line of the model's own docstring; an inherited one says nothing about it."""
    text = model.__doc__ if "__doc__" in vars(model) else None
    return (text or "").strip().split("\n")[0]


def tables() -> str:
    """The page's two tables: what a client sends, what it is told."""
    lines = ["### Commands", "", "| type | fields | |", "|---|---|---|"]
    lines += [_row(model) for model in commands()]
    lines += ["", "### Events", "", "| type | fields | |", "|---|---|---|"]
    lines += [_row(model) for model in events()]
    return "\n".join(lines) + "\n"


def _row(model: type[BaseModel]) -> str:
    shown = []
    for name, field in model.model_fields.items():
        if name != "type":
            shown.append(name if field.is_required() else f"{name}?")
    return f"| `{type_of(model)}` | {', '.join(f'`{one}`' for one in shown)} | {summary(model)} |"
