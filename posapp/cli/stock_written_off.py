"""Goods that went without being sold in some days, added up by reason and article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.money import ZERO, Money, total
from posapp.domain.quantity import Quantity
from posapp.domain.stock import REASON_TITLES, EntryKind, StockReason
from posapp.i18n import _
from posapp.operations.stock_book import known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from posapp.domain.identity import ProductId
    from posapp.domain.product import Product
    from posapp.domain.stock import StockMove
    from posapp.operations.shop import Shop

_REASONS: Final = (
    StockReason.WASTE,
    StockReason.GIFT,
    StockReason.TASTING,
    StockReason.OWN_USE,
    StockReason.LOSS,
)
_KINDS: Final = (EntryKind.ADJUST, EntryKind.COUNT)
_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class WrittenOff:
    """How much of an article went for a reason, and what it had cost; what was taken back is off."""

    reason: StockReason
    product: Product
    quantity: Quantity
    cost: Money


def written_off(shop: Shop, first: date, last: date) -> list[WrittenOff]:
    """What went from `first` to `last`, by reason; within one, what cost most first."""
    sums: dict[tuple[StockReason, ProductId], tuple[Quantity, Money]] = {}
    for kind in _KINDS:
        for move in _moves(shop, kind, first, last):
            quantity, cost = sums.get((move.reason, move.product), (Quantity(0), ZERO))
            sums[move.reason, move.product] = (quantity - move.quantity, cost - move.value)
    found = [
        WrittenOff(reason, known(shop, product), quantity, cost)
        for (reason, product), (quantity, cost) in sums.items()
        if quantity
    ]
    return sorted(found, key=lambda one: (_REASONS.index(one.reason), -one.cost.satang))


def written_off_lines(found: list[WrittenOff]) -> Iterator[str]:
    """A line for each reason and article, then what all of it cost."""
    if not found:
        yield _("Nothing was lost in these days.")
        return
    rows = [
        (_(REASON_TITLES[one.reason]), full_name(one.product), amount_of(one.quantity, one.product), str(one.cost))
        for one in found
    ]
    yield from table([*rows, (_("Together"), "", "", str(_together(found)))], "<<>>")


def written_off_values(found: list[WrittenOff]) -> dict[str, object]:
    """The same for programs."""
    return {
        "goods": [
            {
                "reason": one.reason.value,
                "code": one.product.code,
                "name": full_name(one.product),
                "qty": plain(one.quantity),
                "cost": plain(one.cost),
            }
            for one in found
        ],
        "cost": plain(_together(found)),
    }


def _moves(shop: Shop, kind: EntryKind, first: date, last: date) -> Iterator[StockMove]:
    """The movements of these days; papers are read newest first, ever more of them until `first` is passed."""
    limit = _STEP
    papers = shop.books.entries.newest(limit, kind.value)
    while len(papers) == limit and papers[-1].day >= first:
        limit *= 4
        papers = shop.books.entries.newest(limit, kind.value)
    for paper in papers:
        if first <= paper.day <= last:
            yield from (move for move in paper.moves if move.reason in _REASONS)


def _together(found: list[WrittenOff]) -> Money:
    return total([one.cost for one in found]) if found else ZERO
