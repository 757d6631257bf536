"""Kinds of notifications and mails. Each feature declares its own, beside its code."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from lms.core.access import Role

NOTICES: dict[str, type[Notice]] = {}
LETTERS: dict[str, type[Letter]] = {}


class EmailWhen(StrEnum):
    """When a notification is mailed, too."""

    OFF = "off"
    NOW = "now"
    DAILY = "daily"
    """With the others of a day, at 08:00 of the person's time."""


class Notice(BaseModel):
    """A kind of notification; the model's fields are a notification's `data`.

    `said` is its sentence by language, with the fields in braces, English at least; `leads` is the
    path of the page it is about. A kind without a sentence is never mailed, and nobody chooses
    how to be told of it. `email` is when it is mailed unless somebody chose. `roles` are those who
    may get it; None for everybody.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True
    )
    kind: ClassVar[str]
    said: ClassVar[dict[str, str]] = {}
    leads: ClassVar[str] = "/notifications"
    email: ClassVar[EmailWhen] = EmailWhen.OFF
    roles: ClassVar[frozenset[Role] | None] = None

    def __init_subclass__(cls, *, kind: str) -> None:
        super().__init_subclass__()
        cls.kind = kind
        NOTICES[kind] = cls

    def line(self, language: str, zone: str = "UTC") -> str:  # noqa: ARG002  for kinds with a time
        """What happened, as one sentence in that language, or in English.

        Its times are those of the time zone.
        """
        words = self.said.get(language, self.said["en"])
        return words.format_map(self.model_dump(mode="json"))

    def detail(self) -> str:
        """What a letter adds to the sentence, as plain text."""
        return ""

    def path(self) -> str:
        """Where its page is, on this server."""
        return self.leads.format_map(self.model_dump(mode="json"))


class Letter(BaseModel):
    """A kind of mail; `templates/<kind>.txt` and `.html` beside its module are its text.

    They are written in English; `templates/<language>.toml` has the same words in another.

    A shared base class has no kind. No field holds a link's secret, since fields are stored.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str | None = None) -> None:
        super().__init_subclass__()
        if kind:
            cls.kind = kind
            LETTERS[kind] = cls

    def topic(self) -> str | None:
        """What its receiver stops who unsubscribes; None for a letter that always comes."""
        return None

    def words(self) -> dict[str, Any]:
        """The variables of the templates; `stop` is added for letters with a topic."""
        return self.model_dump()


def chosen() -> list[type[Notice]]:
    """The kinds of which people choose how to be told."""
    return [NOTICES[kind] for kind in sorted(NOTICES) if NOTICES[kind].said]
