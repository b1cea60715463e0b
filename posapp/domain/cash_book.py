"""The cash book: money in and out beyond sales, its categories, a month of lines, and what the law asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.money import Money, total
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from posapp.domain.identity import PersonId

_WEEK: Final = 7
_WORKING: Final = 5
_MONTHS: Final = 12
_WHOLE: Final = 10_000
_BUDDHIST_FROM: Final = 2400
_BUDDHIST_OFFSET: Final = 543
ENTERED_WITHIN: Final = 3
"""Working days the rules of the book leave for writing something down."""
OPEN_WITHIN: Final = 2
"""The working day, counted from its own, on which a day that is still open is told."""
WARN_AT: Final = (8_000, 9_500, _WHOLE)
"""Turnover is told from these hundredths of a percent of its limit on."""


class MoneyKind(StrEnum):
    """Whether money came or went."""

    INCOME = "income"
    EXPENSE = "expense"

    @property
    def other(self) -> MoneyKind:
        """What takes it back."""
        return MoneyKind.EXPENSE if self is MoneyKind.INCOME else MoneyKind.INCOME


class Purse(StrEnum):
    """Where the money lies."""

    DRAWER = "drawer"
    BOX = "box"
    BANK = "bank"


PURSE_TITLES: Final[Mapping[Purse, str]] = {
    Purse.BOX: N_("The group's cash box"),
    Purse.DRAWER: N_("The drawer"),
    Purse.BANK: N_("The bank account"),
}


class Column(StrEnum):
    """Where an amount stands: in the column of what came in, in one of the two of what went out, or before them."""

    BROUGHT = "brought"
    INCOME = "income"
    GOODS = "goods"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Category:
    """What money was for. `title` is a catalogue message; with `sales` it counts to the turnover of the year."""

    key: str
    title: str
    icon: str
    kind: MoneyKind
    column: Column
    sales: bool = False


def _incomes() -> Iterator[Category]:
    for key, title, icon in (
        ("sold_elsewhere", N_("Sold without the till"), "basket"),
        ("support", N_("Support, a grant"), "gift"),
        ("members", N_("Paid in by members, shares"), "people"),
        ("loan", N_("Borrowed"), "bank"),
        ("interest", N_("Interest from the bank"), "coins"),
        ("other_in", N_("Other money in"), "more"),
    ):
        yield Category(key, title, icon, MoneyKind.INCOME, Column.INCOME, sales=key == "sold_elsewhere")


def _expenses() -> Iterator[Category]:
    for key, title, icon, column in (
        ("materials", N_("Materials bought"), "carrot", Column.GOODS),
        ("goods", N_("Goods bought to sell"), "goods", Column.GOODS),
        ("owners", N_("Paid to owners of goods"), "customer", Column.GOODS),
        ("packing", N_("Bags, jars, labels"), "bottle", Column.OTHER),
        ("wages", N_("Wages"), "seller", Column.OTHER),
        ("utilities", N_("Water and electricity"), "bulb", Column.OTHER),
        ("travel", N_("Travel, carriage"), "bus", Column.OTHER),
        ("stall", N_("Stall fee, rent"), "shop", Column.OTHER),
        ("phone", N_("Phone, internet"), "phone", Column.OTHER),
        ("tools", N_("Tools, repairs"), "settings", Column.OTHER),
        ("fees", N_("Bank fees"), "bank", Column.OTHER),
        ("shared_out", N_("Shared out to members"), "people", Column.OTHER),
        ("repaid", N_("Loan paid back"), "coins", Column.OTHER),
        ("other_out", N_("Other money out"), "more", Column.OTHER),
    ):
        yield Category(key, title, icon, MoneyKind.EXPENSE, column)


OPENING: Final = Category(
    "opening", N_("Brought forward from before this program"), "history", MoneyKind.INCOME, Column.BROUGHT
)
CATEGORIES: Final[Mapping[str, Category]] = {one.key: one for one in (OPENING, *_incomes(), *_expenses())}


def category_of(kind: MoneyKind, key: str) -> Category:
    """The category called `key` that money of `kind` can have. Raises Refused `money_category`."""
    found = CATEGORIES.get(key)
    if found is None or found.kind is not kind:
        raise Refused(
            "money_category",
            N_("“{key}” is no such category. Use one of: {keys}."),
            key=key[:40],
            keys=", ".join(one.key for one in CATEGORIES.values() if one.kind is kind),
        )
    return found


@dataclass(frozen=True, slots=True)
class MoneyEntry:
    """Money that came in or went out beyond sales, `amount` always above zero.

    What takes an entry back is an entry itself: of the other kind, with the same category and the id of the first in
    `reverses`. `day` is what it belongs to, `at` when it was written, `photo` the digest of a picture of its paper.
    """

    id: str
    kind: MoneyKind
    category: str
    purse: Purse
    amount: Money
    day: date
    at: datetime
    by: PersonId
    party: str = ""
    paper: str = ""
    note: str = ""
    photo: str = ""
    reverses: str = ""

    @property
    def column(self) -> Column:
        """The column it stands in: what takes an expense back lowers the expenses."""
        return CATEGORIES[self.category].column

    @property
    def signed(self) -> Money:
        """What it adds to its column."""
        return -self.amount if self.reverses else self.amount

    def late(self, written: date) -> bool:
        """Whether `written`, the day it was written on, is later than the rules allow."""
        return working_days(self.day, written) > ENTERED_WITHIN


class Source(StrEnum):
    """What a line of the book was worked out from; of a day, they stand in this order."""

    ENTRY = "entry"
    SALES = "sales"
    REFUNDS = "refunds"
    UNSEEN = "unseen"
    DEBTS = "debts"
    SCHEME = "scheme"
    SHOPS = "shops"
    COUNTED = "counted"


class Mark(StrEnum):
    """What has to be known beside a line."""

    OPEN = "open"
    LATE = "late"
    UNCOUNTED = "uncounted"


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line: `key` is the way to pay, or a category; `amount` stands in `column` and is below zero where taken back.

    `entry` is what was written by hand; everything else is worked out from bills, settlements and counts.
    """

    day: date
    source: Source
    key: str
    column: Column
    amount: Money
    marks: tuple[Mark, ...] = ()
    entry: MoneyEntry | None = None

    @property
    def effect(self) -> Money:
        """What it does to the balance."""
        return self.amount if self.column in (Column.BROUGHT, Column.INCOME) else -self.amount


@dataclass(frozen=True, slots=True)
class MonthBook:
    """A month of the cash book from `first` on: `brought` forward, its lines, and what is carried on."""

    first: date
    brought: Money
    lines: tuple[BookLine, ...]

    def sum_of(self, column: Column) -> Money:
        """The total of a column."""
        return total([line.amount for line in self.lines if line.column is column])

    @property
    def balances(self) -> tuple[Money, ...]:
        """What there was after each line."""
        effects = (line.effect.satang for line in self.lines)
        return tuple(Money(satang) for satang in accumulate(effects, initial=self.brought.satang))[1:]

    @property
    def carried(self) -> Money:
        """What is carried to the next month."""
        return self.balances[-1] if self.lines else self.brought


@dataclass(frozen=True, slots=True)
class Turnover:
    """What was sold in a calendar year, against the sum from which taxes are due; a `limit` of zero is none."""

    year: int
    sold: Money
    limit: Money

    @property
    def share(self) -> int:
        """How much of the limit is used, in hundredths of a percent, rounded down; 0 without a limit."""
        return max(self.sold.satang, 0) * _WHOLE // self.limit.satang if self.limit else 0

    @property
    def percent(self) -> int:
        """How much of the limit is used, in whole percent, rounded down."""
        return self.share // 100

    @property
    def level(self) -> int:
        """The highest of WARN_AT that was reached, 0 for none."""
        return max((step for step in WARN_AT if self.share >= step), default=0)


def working_days(after: date, until: date) -> int:
    """Mondays to Fridays after `after`, up to and with `until`. Holidays are not known here."""
    days = (until - after).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, _WEEK)
    return weeks * _WORKING + sum((until - timedelta(back)).weekday() < _WORKING for back in range(rest))


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of `day`."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def read_month(text: str) -> date:
    """The first day of a month typed as 2026-01, 2569-01 or 1/2569. Raises Refused `month_syntax`."""
    parts = arabic_digits(text).strip().replace("/", "-").split("-")
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]  # noqa: PLR2004 - a year
    if len(numbers) == len(parts) == 2:  # noqa: PLR2004 - year and month
        year, month = max(numbers), min(numbers)
        year -= _BUDDHIST_OFFSET if year >= _BUDDHIST_FROM else 0
        if 1 <= month <= _MONTHS and year >= 1:
            return date(year, month, 1)
    raise Refused("month_syntax", N_("“{text}” is not a month. Write year-month, such as 2026-01."), text=text[:40])
