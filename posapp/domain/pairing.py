"""Which line of a bank's list is which payment: the best pairs of all, and how sure each is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from posapp.domain.statement import BankLine, Payment

    Fits = Callable[[BankLine, Payment], bool]

_SHORTEST_REFERENCE: Final = 6
_NO_SIGN: Final = re.compile(r"[\W_]+")
_MOST_CELLS: Final = 250_000
"""So many pairs are weighed one by one; above it they are made in the order of time."""
_SECOND: Final = timedelta(seconds=1)
_LATEST_DAYS: Final = 3
"""A bank may write a payment down after the weekend."""


@dataclass(frozen=True, slots=True)
class Window:
    """How long before and after the sale its money may be on the list; `near` is as good as at once."""

    before: timedelta = timedelta(minutes=5)
    after: timedelta = timedelta(minutes=30)
    near: timedelta = timedelta(minutes=2)


USUAL: Final = Window()


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and the payment it is; not `sure` when another one fits as well."""

    line: BankLine
    payment: Payment
    sure: bool

    @property
    def apart(self) -> timedelta:
        """How much later than the payment the line is."""
        return self.line.line.at - self.payment.at


@dataclass(slots=True)
class Pairing:
    """The pairs that were found, and what is left on both sides."""

    lines: list[BankLine]
    payments: list[Payment]
    pairs: list[Pair] = field(default_factory=list)

    def take(self, found: Iterable[Pair]) -> None:
        """Keep `found`; what is in them needs no partner any more."""
        kept = list(found)
        self.pairs += kept
        lines, payments = {one.line.key for one in kept}, {one.payment.key for one in kept}
        self.lines = [one for one in self.lines if one.key not in lines]
        self.payments = [one for one in self.payments if one.key not in payments]


def pair(lines: Sequence[BankLine], payments: Sequence[Payment], window: Window = USUAL) -> Pairing:
    """The best pairs of `lines` (money in) and `payments`: equal amounts, one to one, as many as can be, near in time.

    A slip's reference on the line decides by itself. Equal amounts go together in the order of time where all of them
    find a partner; where one is left over, only those that came at once are sure. What the bank wrote down later than
    `window`, up to three days, is only proposed.
    """
    search = Pairing(sorted(lines, key=_line_order), sorted(payments, key=_payment_order))
    search.take(_by_reference(search))

    def in_time(line: BankLine, payment: Payment) -> bool:
        return line.line.timed and -window.before <= line.line.at - payment.at <= window.after

    def same_day(line: BankLine, payment: Payment) -> bool:
        return not line.line.timed and _days_later(line, payment) == 0

    def later(line: BankLine, payment: Payment) -> bool:
        return 0 <= _days_later(line, payment) <= _LATEST_DAYS and (
            not line.line.timed or line.line.at >= payment.at - window.after
        )

    for fits in (in_time, same_day):
        search.take([one for group in _groups(search, fits) for one in _decided(*group, fits, window)])
    search.take([one for group in _groups(search, later) for one in _aligned(*group, later)])
    return search


def _days_later(line: BankLine, payment: Payment) -> int:
    """By the bank's calendar."""
    return (line.line.at.date() - payment.at.astimezone(line.line.at.tzinfo).date()).days


def _line_order(line: BankLine) -> tuple[object, ...]:
    return line.line.at, line.key


def _payment_order(payment: Payment) -> tuple[object, ...]:
    return payment.at, payment.key


def _by_reference(search: Pairing) -> Iterator[Pair]:
    """Lines that name the slip of exactly one payment of their amount."""
    by_amount: dict[int, list[tuple[str, BankLine]]] = defaultdict(list)
    for line in search.lines:
        by_amount[line.line.amount.satang].append((_signs(f"{line.line.reference} {line.line.text}"), line))
    used: set[object] = set()
    for payment in search.payments:
        token = _signs(payment.reference.partition(":")[2])
        if len(token) < _SHORTEST_REFERENCE:
            continue
        found = [line for signs, line in by_amount[payment.amount.satang] if token in signs and line.key not in used]
        if len(found) == 1:
            used.add(found[0].key)
            yield Pair(found[0], payment, sure=True)


def _signs(text: str) -> str:
    return _NO_SIGN.sub("", text).upper()


def _groups(search: Pairing, fits: Fits) -> Iterator[tuple[list[BankLine], list[Payment]]]:
    """Lines and payments of one amount that hang together by `fits`, each in the order of time."""
    lines: dict[int, list[BankLine]] = defaultdict(list)
    payments: dict[int, list[Payment]] = defaultdict(list)
    for line in search.lines:
        lines[line.line.amount.satang].append(line)
    for payment in search.payments:
        payments[payment.amount.satang].append(payment)
    for amount in sorted(lines.keys() & payments.keys()):
        yield from _clusters(lines[amount], payments[amount], fits)


def _clusters(
    lines: list[BankLine], payments: list[Payment], fits: Fits
) -> Iterator[tuple[list[BankLine], list[Payment]]]:
    """Both sides cut where nothing before fits anything after: windows are alike, so the order of time is enough."""
    here: tuple[list[BankLine], list[Payment]] = ([], [])
    first = 0
    for line in lines:
        joins = bool(here[1]) and fits(line, here[1][-1])
        if here[0] and not joins:
            yield here
            here = ([], [])
        while first < len(payments) and payments[first].at < line.line.at and not fits(line, payments[first]):
            first += 1
        end = first
        while end < len(payments) and fits(line, payments[end]):
            end += 1
        if joins or end > first:
            here[0].append(line)
        here[1].extend(payments[first:end])
        first = end
    if here[0]:
        yield here


def _decided(lines: list[BankLine], payments: list[Payment], fits: Fits, window: Window) -> Iterator[Pair]:
    """The pairs of a group: sure where everybody has a partner, else where one came at once and no other could have."""
    pairs = _aligned(lines, payments, fits)
    whole = len(pairs) == len(lines) == len(payments)

    def near(line: BankLine, payment: Payment) -> bool:
        return line.line.timed and abs(line.line.at - payment.at) <= window.near

    for one in pairs:
        alone = near(one.line, one.payment) and (
            sum(near(line, one.payment) for line in lines) == 1
            and sum(near(one.line, payment) for payment in payments) == 1
        )
        yield Pair(one.line, one.payment, sure=whole or alone)


def _aligned(lines: list[BankLine], payments: list[Payment], fits: Fits) -> list[Pair]:
    """As many pairs in the order of time as can be, of those the nearest; none of them sure."""
    if len(lines) * len(payments) > _MOST_CELLS:
        return _in_order(lines, payments, fits)
    # best[i][j]: pairs left to make and the time they are apart, from line i and payment j on.
    best = [[(0, 0)] * (len(payments) + 1) for _ in range(len(lines) + 1)]
    for i in range(len(lines) - 1, -1, -1):
        for j in range(len(payments) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], _with(lines[i], payments[j], best[i + 1][j + 1], fits))
    return _walked(lines, payments, best, fits)


def _with(line: BankLine, payment: Payment, rest: tuple[int, int], fits: Fits) -> tuple[int, int]:
    if not fits(line, payment):
        return (-1, 0)
    return rest[0] + 1, rest[1] - _distance(line, payment)


def _distance(line: BankLine, payment: Payment) -> int:
    """Seconds apart; days where the bank wrote no time."""
    if line.line.timed:
        return abs(line.line.at - payment.at) // _SECOND
    return abs(_days_later(line, payment))


def _walked(
    lines: list[BankLine],
    payments: list[Payment],
    best: list[list[tuple[int, int]]],
    fits: Fits,
) -> list[Pair]:
    pairs, i, j = [], 0, 0
    while i < len(lines) and j < len(payments):
        if best[i][j] == _with(lines[i], payments[j], best[i + 1][j + 1], fits):
            pairs.append(Pair(lines[i], payments[j], sure=False))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _in_order(lines: list[BankLine], payments: list[Payment], fits: Fits) -> list[Pair]:
    pairs, j = [], 0
    for line in lines:
        while j < len(payments) and not fits(line, payments[j]) and payments[j].at <= line.line.at:
            j += 1
        if j < len(payments) and fits(line, payments[j]):
            pairs.append(Pair(line, payments[j], sure=False))
            j += 1
    return pairs
