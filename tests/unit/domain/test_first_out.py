"""First expired, first out: nothing is lost in picking, and what has expired stays behind."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.first_out import Pick, pick
from posapp.domain.identity import LotId, ProductId
from posapp.domain.lot import NO_LOT, Lot
from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.domain.stock import Shelf

_DAY = date(2026, 1, 17)
_PRODUCT = ProductId("rice")


def _shelf(lot: str, number: int, days: int | None = None, made: int | None = None) -> Shelf:
    def day(away: int | None) -> date | None:
        return None if away is None else _DAY + timedelta(days=away)

    batch = Lot(LotId(lot), _PRODUCT, lot, day(made), day(days)) if lot else None
    return Shelf(_PRODUCT, STORE, batch, Quantity.of(number))


def _picks(*parts: tuple[str, int]) -> tuple[Pick, ...]:
    return tuple(Pick(LotId(lot), Quantity.of(number)) for lot, number in parts)


def test_what_expires_first_goes_first_and_goods_without_a_date_last() -> None:
    shelves = [_shelf("", 5), _shelf("never", 5, made=-3), _shelf("late", 2, 9), _shelf("soon", 2, 0)]
    assert pick(shelves, Quantity.of(3), _DAY).picks == _picks(("soon", 2), ("late", 1))
    assert pick(shelves, Quantity.of(20), _DAY).picks == _picks(("soon", 2), ("late", 2), ("never", 5), ("", 11))


def test_of_two_that_expire_together_the_older_goes_first() -> None:
    shelves = [_shelf("new", 1, 5, -1), _shelf("old", 1, 5, -2), _shelf("odd", 1, 5)]
    assert pick(shelves, Quantity.of(3), _DAY).picks == _picks(("old", 1), ("new", 1), ("odd", 1))


def test_expired_goods_stay_behind_and_are_told() -> None:
    shelves = [_shelf("gone", 4, -1), _shelf("good", 1, 1)]
    found = pick(shelves, Quantity.of(3), _DAY)
    assert found.picks == _picks(("good", 1), ("", 2))
    assert found.expired == Quantity.of(2)
    assert not pick(shelves, Quantity.of(1), _DAY).expired
    allowed = pick(shelves, Quantity.of(3), _DAY, expired_too=True)
    assert (allowed.picks, allowed.expired) == (_picks(("gone", 3)), Quantity(0))
    moved = pick(shelves, Quantity.of(3), _DAY, expired_too=True, expired_last=True)
    assert moved.picks == _picks(("good", 1), ("gone", 2))


def test_an_empty_shelf_gives_nothing_and_a_missing_number_goes_below_zero() -> None:
    assert pick([_shelf("minus", -3, 5)], Quantity.of(1), _DAY).picks == _picks(("", 1))
    assert pick([], Quantity.of(1), _DAY).picks == (Pick(NO_LOT, Quantity.of(1)),)
    assert pick([_shelf("one", 1, 5)], Quantity.of(1), _DAY).picks == _picks(("one", 1))


_lots = st.lists(
    st.tuples(st.integers(-3, 9), st.none() | st.integers(-3, 3), st.none() | st.integers(-9, 0)), max_size=6
)


@given(_lots, st.integers(1, 40), st.booleans(), st.booleans())
def test_a_pick_is_whole_in_order_and_never_more_than_a_shelf_has(
    lots: list[tuple[int, int | None, int | None]], wanted: int, too: bool, last: bool
) -> None:
    shelves = [_shelf(str(place), *one) for place, one in enumerate(lots)]
    found = pick(shelves, Quantity.of(wanted), _DAY, expired_too=too, expired_last=last)
    assert sum(part.quantity.milli for part in found.picks) == wanted * 1000
    there = {shelf.lot_id: shelf.on_hand for shelf in shelves}
    for part in found.picks:
        assert part.lot == NO_LOT or Quantity(0) < part.quantity <= there[part.lot]
    dated = [shelf.lot for part in found.picks for shelf in shelves if shelf.lot_id == part.lot and shelf.lot]
    if not too:
        assert not any(lot.expired(_DAY) for lot in dated)
    if not last:
        ends = [lot.expires or date.max for lot in dated]
        assert ends == sorted(ends)
    assert found.expired.milli <= max(0, wanted * 1000 - sum(part.quantity.milli for part in found.picks if part.lot))
