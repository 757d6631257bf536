"""What people can be told. Each feature declares its notices and letters, beside its code."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

NOTICES: dict[str, type[Notice]] = {}
LETTERS: dict[str, type[Letter]] = {}


class Notice(BaseModel):
    """One thing a person is told on their pages; its fields are a notification's `data`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str) -> None:
        super().__init_subclass__()
        cls.kind = kind
        NOTICES[kind] = cls


class Letter(BaseModel):
    """One kind of mail; `templates/<kind>.txt` and `.html` beside its module are its words.

    A base of several has no kind. A link's secret is in no field, for fields are stored.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str | None = None) -> None:
        super().__init_subclass__()
        if kind:
            cls.kind = kind
            LETTERS[kind] = cls

    def words(self) -> dict[str, Any]:
        """What the templates are filled with."""
        return self.model_dump()
