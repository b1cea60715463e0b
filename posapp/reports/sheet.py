"""What a report is to whoever shows, prints or saves it: what is asked, and a table that answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Literal, Protocol

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

Cell = str | int | Money | Quantity | date | datetime | None
"""None for what is not known or does not apply; it is shown empty."""

Kind = Literal["text", "count", "money", "quantity", "percent", "day", "month", "moment"]
"""How a column's cells are written.

"percent" is a whole number of hundredths of a percent (1250 is 12.5 %), "month" the first day of a month.
"""

Narrowing = Literal["seller", "category", "owner", "place", "method", "product"]
"""What a report can be narrowed down by."""

WITHOUT: Final = "-"
"""Narrows down to what has none: goods of no category, the group's own goods, the store itself."""


@dataclass(frozen=True, slots=True)
class Period:
    """Business days from `first` to `last`, both in it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see: days, days to compare with, and what it is narrowed down to (ids or keys)."""

    period: Period
    compared: Period | None = None
    only: tuple[tuple[Narrowing, str], ...] = ()

    def of(self, narrowing: Narrowing) -> str:
        """What it is narrowed down to by `narrowing`, empty for everything."""
        return dict(self.only).get(narrowing, "")


@dataclass(frozen=True, slots=True)
class Trail:
    """Which bills stand behind a number; every field that says something narrows it down.

    None says nothing where an empty text means none (no category, the group's own, the store); `product` WITHOUT is
    what is no article of ours. `hour` counts from 0
    to 23, `kind` is "sale" or "refund", `channel` as the sheet of channels tells them apart; `sale` names one bill.
    """

    period: Period
    hour: int | None = None
    product: str = ""
    category: str | None = None
    owner: str | None = None
    cashier: str | None = None
    place: str | None = None
    late: bool | None = None
    channel: str = ""
    method: str = ""
    kind: str = ""
    session: str = ""
    customer: str = ""
    sale: str = ""
    discounted: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `title` is a catalogue message. `compared` marks the number of the period it is compared with."""

    key: str
    title: str
    kind: Kind = "text"
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, a cell for each column; `behind` are the bills its numbers come from.

    `key` is its name for programs, the same in every language: a product's code, a person's id.
    """

    cells: tuple[Cell, ...]
    behind: Trail | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """How the rows are drawn: `label` and `value` are column keys, `compared` that of the other period's number."""

    shape: Literal["bars", "lines"]
    label: str
    value: str
    compared: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A report as it stands. `words` says the most important thing in one plain sentence; `notes` what to know."""

    key: str
    title: str
    asked: Asked
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    words: str = ""
    chart: Chart | None = None
    notes: tuple[str, ...] = field(default=())

    def place(self, key: str) -> int:
        """The place of the column called `key`."""
        return [column.key for column in self.columns].index(key)


class Sheet(Protocol):
    """One report. Implementations are entries of `posapp.reports.sheets.SHEETS` and share no code by inheritance."""

    @property
    def key(self) -> str:
        """Its name at the terminal and in file names ("by-hour")."""
        ...

    @property
    def title(self) -> str:
        """Its name for people (a catalogue message)."""
        ...

    @property
    def icon(self) -> str:
        """The picture of its tile."""
        ...

    @property
    def asks(self) -> tuple[Narrowing, ...]:
        """What it can be narrowed down by."""
        ...

    def read(self, shop: Shop, asked: Asked) -> Table:
        """The table for what is asked, read now."""
        ...
