"""First expired, first out: which lots a sale takes its goods from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from posapp.domain.lot import NO_LOT
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import LotId
    from posapp.domain.stock import Shelf


@dataclass(frozen=True, slots=True)
class Pick:
    """`quantity` is taken from `lot`; an empty lot is goods whose batch nobody knows."""

    lot: LotId
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Picked:
    """What a pick found: its parts, and how much of what was asked for has only expired goods to come from."""

    picks: tuple[Pick, ...]
    expired: Quantity = Quantity(0)


def pick(
    shelves: Sequence[Shelf], wanted: Quantity, day: date, *, expired_too: bool = False, expired_last: bool = False
) -> Picked:
    """Take `wanted` from the `shelves` of one article at one place: what expires first goes first.

    Goods without a known date come after those with one. What no shelf has is taken from the unknown lot, below zero:
    selling is never refused because a number was wrong. But where expired goods would be left lying, the missing part
    may be those: it is told as `expired` unless they may be taken too (after all others with `expired_last`).
    """
    good = [shelf for shelf in shelves if expired_too or not (shelf.lot and shelf.lot.expired(day))]
    left = wanted.milli
    taken: dict[LotId, int] = {}
    late = {shelf.lot_id for shelf in good if expired_last and shelf.lot and shelf.lot.expired(day)}
    for shelf in sorted(good, key=lambda one: (one.lot_id in late, _turn(one))):
        part = min(left, max(shelf.on_hand.milli, 0))
        if part:
            taken[shelf.lot_id] = taken.get(shelf.lot_id, 0) + part
            left -= part
    spoiled = 0 if expired_too else sum(max(s.on_hand.milli, 0) for s in shelves if s.lot and s.lot.expired(day))
    expired = min(left, spoiled)
    if left:
        taken[NO_LOT] = taken.get(NO_LOT, 0) + left
    return Picked(tuple(Pick(lot, Quantity(milli)) for lot, milli in taken.items()), Quantity(expired))


def _turn(shelf: Shelf) -> tuple[bool, date, date, str]:
    lot = shelf.lot
    if lot is None:
        return True, date.max, date.max, ""
    return lot.expires is None, lot.expires or date.max, lot.made or date.max, lot.code
