"""What schemathesis asks beside its own checks; it loads this module by its name."""

from __future__ import annotations

import schemathesis

UNHEARD = {400, 401, 404, 405, 408, 411, 413, 414, 415, 431, 501}
"""Refused before anybody looks at the caller, by what the bytes are and whether there is a way."""


@schemathesis.check
def nobody_gets_in(
    ctx: schemathesis.CheckContext,
    response: schemathesis.Response,
    case: schemathesis.Case,
) -> None:
    """Without credentials a protected operation says 401, whatever else is wrong."""
    open_to_all = {} in case.operation.definition.raw["security"]
    sent = {name.lower() for name in response.request.headers}
    if open_to_all or sent & {"authorization", "cookie"}:
        return
    assert response.status_code in UNHEARD, f"{response.status_code} without credentials"
