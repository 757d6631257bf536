"""Kinds of notifications and mails. Each feature declares its own, beside its code."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

NOTICES: dict[str, type[Notice]] = {}
LETTERS: dict[str, type[Letter]] = {}


class Notice(BaseModel):
    """A kind of notification; the model's fields are a notification's `data`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str) -> None:
        super().__init_subclass__()
        cls.kind = kind
        NOTICES[kind] = cls


class Letter(BaseModel):
    """A kind of mail; `templates/<kind>.txt` and `.html` beside its module are its text.

    A shared base class has no kind. No field holds a link's secret, since fields are stored.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str | None = None) -> None:
        super().__init_subclass__()
        if kind:
            cls.kind = kind
            LETTERS[kind] = cls

    def words(self) -> dict[str, Any]:
        """The variables of the templates."""
        return self.model_dump()
