"""Measuring in turns: each figure beside a floor taken in the same run, so that a busy machine slows both."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BAND: Final = 2.0
"""A goal counts as lost, and fails, when it is missed by more than this: machines differ, orders of growth don't."""

MS: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    rounds: int
    products: tuple[int, ...]
    history: tuple[int, int]
    endurance: int

    @classmethod
    def full(cls) -> Self:
        """What a release is judged by."""
        return cls(300, (2_000, 20_000, 100_000), (1_000, 300_000), 100_000)

    @classmethod
    def tiny(cls) -> Self:
        """Enough to see that the bench itself works."""
        return cls(5, (200,), (20, 200), 100)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `value` is to be at most `limit`, both in `unit` (x: times the floor)."""

    goal: str
    what: str
    value: float
    limit: float
    unit: str = "x"
    note: str = ""

    @property
    def verdict(self) -> str:
        """How it went."""
        if self.value <= self.limit:
            return "good"
        return "over" if self.value <= self.limit * BAND else "LOST"


@dataclass(slots=True)
class Sheet:
    """The figures of a run; with `judged`, a test that wrote a lost one fails when it has written all of its own."""

    judged: bool
    figures: list[Figure] = field(default_factory=list)

    def write(self, figure: Figure) -> None:
        """Write a figure down."""
        self.figures.append(figure)

    def lost(self, since: int) -> list[Figure]:
        """The lost ones among the figures after the first `since`; none when nobody judges."""
        return [figure for figure in self.figures[since:] if self.judged and figure.verdict == "LOST"]

    def table(self) -> str:
        """All figures, aligned."""
        rows = [("goal", "what", "value", "limit", "", "note")]
        for one in self.figures:
            value, limit = (f"{number:,.2f} {one.unit}" for number in (one.value, one.limit))
            rows.append((one.goal, one.what, value, limit, one.verdict, one.note))
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return "\n".join(
            "  ".join(
                cell.rjust(width) if column in (2, 3) else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took, in milliseconds."""

    each: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The middle one."""
        return sorted(self.each)[len(self.each) // 2]

    @property
    def p99(self) -> float:
        """All but one of a hundred are shorter."""
        return sorted(self.each)[min(len(self.each) - 1, len(self.each) * 99 // 100)]

    def __str__(self) -> str:
        return f"p50 {self.p50:.2f} ms, p99 {self.p99:.2f} ms"


def worked(act: Callable[[], object]) -> float:
    """Do `act` once; how many milliseconds the processor worked for it, waiting for the disk left out."""
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * MS


def in_turns(rounds: int, *acts: Callable[[], object]) -> list[Times]:
    """Do `acts` one after the other, `rounds` times; how long each took."""
    taken: Sequence[list[float]] = [[] for _act in acts]
    for _round in range(rounds):
        for act, times in zip(acts, taken, strict=True):
            begun = time.perf_counter()
            act()
            times.append((time.perf_counter() - begun) * MS)
    return [Times(tuple(times)) for times in taken]
