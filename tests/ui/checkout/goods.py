"""Goods of every kind before the eyes of a till that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.changes import Book, Changes
from tests.doubles import shelves

if TYPE_CHECKING:
    from posapp.domain.identity import LotId
    from posapp.domain.lot import Lot
    from tests.ui.checkout.till import Till


def fill_shelves(till: Till) -> None:
    """Goods of every kind come in."""
    shelves.fill_shelves(till.stall)
    look(till)


def bake(till: Till, count: int, days: int) -> Lot:
    """A batch of cakes comes in that keeps for `days` from today (below zero: it has expired)."""
    lot = shelves.bake(till.stall, count, days)
    look(till)
    return lot


def reduce(till: Till, lot: LotId, satang: int) -> None:
    """A batch becomes cheaper."""
    shelves.reduce(till.stall, lot, satang)
    look(till)


def look(till: Till) -> None:
    """The till sees what others wrote."""
    till.screen.refresh(Changes(Book.CATALOG | Book.STOCK))
    till.settle()
