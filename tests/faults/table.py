"""What the checks report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tests.faults.world import World


@dataclass(frozen=True, slots=True)
class Row:
    """One promise, what was measured, and whether it was kept."""

    promise: str
    measured: str
    kept: bool


Check: TypeAlias = "Callable[[World], Awaitable[list[Row]]]"
CHECKS: dict[str, Check] = {}


def check(run: Check) -> Check:
    """Register a check under its function's name; they run in this order."""
    CHECKS[run.__name__] = run
    return run


def none_of(promise: str, bad: int, total: int) -> Row:
    """`0 of N`; nothing looked at is a failure too."""
    return Row(promise, f"{bad} of {total}", bad == 0 and total > 0)


def most(promise: str, value: float, limit: float, unit: str, more: str = "") -> Row:
    """A measured worst case and its limit."""
    return Row(promise, f"{value:.3g} {unit} (limit {limit:g}){more}", value <= limit)


def p(values: Sequence[float], q: float) -> float:
    """A quantile; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * q))] if ordered else 0.0


def printed(rows: Sequence[tuple[str, Row]]) -> str:
    wide = max(len(row.promise) for _, row in rows)
    lines, before = [], ""
    for name, row in rows:
        if name != before:
            lines.append(f"\n{name.replace('_', ' ')}")
            before = name
        lines.append(f"  {'ok  ' if row.kept else 'FAIL'}  {row.promise:<{wide}}  {row.measured}")
    return "\n".join(lines)
