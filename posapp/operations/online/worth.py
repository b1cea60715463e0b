"""Which pieces of a bill a sum stands for that was paid back without saying for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Returned, everything, share_back, taken_by_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.money import Money
    from posapp.domain.sale import Sale, SaleLine

_Choice = tuple[Returned, int]
"""So much of a line, and what it costs in satang."""

_PIECES_OF_LINE: Final = 100
_PIECES_OF_BILL: Final = 5_000
_TRIES: Final = 50_000
"""So many sums are tried: a sum no few lines explain is a question for a person, who waits for the books meanwhile."""


def pieces_worth(sale: Sale, earlier: Sequence[Sale], amount: Money) -> tuple[Returned, ...]:
    """Pieces left of a bill that cost exactly `amount`, without their goods; none when no pieces do.

    One line that costs so much comes before several together.
    """
    if amount <= ZERO:
        return ()
    lines = [choices for choices in _lines(sale, earlier, amount.satang) if choices]
    alone = next(((one,) for choices in lines for one, costs in choices if costs == amount.satang), None)
    return alone or _together(lines, amount.satang)


def _lines(sale: Sale, earlier: Sequence[Sale], most: int) -> Iterator[list[_Choice]]:
    """One, two, … up to all of each line that is left, as far as that costs something and no more than `most`."""
    sold, taken = {line.n: line for line in sale.lines}, taken_by_line(earlier)
    left = everything(sale, earlier, restock=False)
    pieces = min(_PIECES_OF_LINE, _PIECES_OF_BILL // max(len(left), 1))
    for part in left:
        before = taken.get(part.n, ())
        some = [Returned(part.n, quantity, restock=False) for quantity in _some_of(part.quantity, pieces)]
        priced = [(one, share_back(sold[part.n], before, one.quantity, _amount).satang) for one in some]
        yield [(one, costs) for one, costs in priced if 0 < costs <= most]


def _amount(line: SaleLine) -> Money:
    return line.amount


def _some_of(quantity: Quantity, pieces: int) -> list[Quantity]:
    """So many single pieces of a quantity, and all of it; of what is weighed only all of it."""
    below = range(1, min(quantity.milli // 1000, pieces + 1)) if quantity.whole else ()
    return [*map(Quantity.of, below), quantity]


def _together(lines: Sequence[Sequence[_Choice]], asked: int) -> tuple[Returned, ...]:
    """The first choices of several lines that are found to cost `asked` together, after so many tries none."""
    reached: dict[int, tuple[int, Returned]] = {}
    tries = 0
    for choices in lines:
        sums = [0, *reached]
        tries += len(sums) * len(choices)
        if tries > _TRIES:
            return ()
        for before in sums:
            for one, costs in choices:
                if before + costs <= asked:
                    reached.setdefault(before + costs, (before, one))
        if asked in reached:
            return _way_to(asked, reached)
    return ()


def _way_to(asked: int, reached: dict[int, tuple[int, Returned]]) -> tuple[Returned, ...]:
    """The choices that led to a sum, in the order of the bill: each goes on from a sum of the lines before it."""
    way: list[Returned] = []
    while asked:
        asked, one = reached[asked]
        way.insert(0, one)
    return tuple(way)
