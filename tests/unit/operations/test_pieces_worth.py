"""Money paid back without goods: the pieces it stands for are found if few are meant, and in little time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.identity import SaleId
from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned, everything, reverse
from posapp.domain.sale import Sale, Terms, complete
from posapp.operations.online.worth import pieces_worth
from tests.doubles.effort import calls_of
from tests.unit.domain.trade import ISSUE, cart_of, carts, cash, product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.cart import Cart


def bill(cart: Cart) -> Sale:
    return complete(cart, cash(cart.total), ISSUE, Terms())


def bill_of(*lines: tuple[int, int]) -> Sale:
    """A bill with a line for each (satang a piece, pieces)."""
    return bill(cart_of(*((product(f"{n}", satang), pieces * 1000) for n, (satang, pieces) in enumerate(lines))))


def given_back(sale: Sale, earlier: Sequence[Sale], parts: tuple[Returned, ...]) -> Sale:
    return reverse(sale, earlier, parts, Repayment(SaleId(f"back{len(earlier)}"), "online", "ของเสีย"), ISSUE)


def meant(sale: Sale, satang: int, *earlier: Sale) -> list[tuple[int, int]]:
    """The (line, pieces) a sum stands for."""
    return [(part.n, part.quantity.milli // 1000) for part in pieces_worth(sale, earlier, Money(satang))]


@given(carts(), st.data())
def test_what_is_found_costs_what_was_paid_back_to_the_satang(cart: Cart, data: st.DataObject) -> None:
    sale = bill(cart)
    refunds: list[Sale] = []
    while left := everything(sale, refunds):
        wanted = given_back(sale, refunds, (data.draw(st.sampled_from(left)),))
        found = pieces_worth(sale, refunds, -wanted.total)
        assert bool(found) is (wanted.total != ZERO), "the line itself costs just that"
        if not found:
            return
        assert not any(part.restock for part in found)
        refunds.append(given_back(sale, refunds, found))
        assert refunds[-1].total == wanted.total


@pytest.mark.parametrize(
    ("satang", "pieces"),
    [
        (3500, [(1, 1)]),
        (10500, [(1, 3)]),
        (10000, [(3, 1)]),
        (13500, [(1, 2), (2, 1)]),
        (17000, [(1, 3), (2, 1)]),
        (30000, [(1, 3), (2, 1), (3, 1), (4, 1)]),
        (1234, []),
        (30001, []),
        (0, []),
        (-3500, []),
    ],
)
def test_one_line_comes_before_several_and_what_no_pieces_cost_is_nothing(
    satang: int, pieces: list[tuple[int, int]]
) -> None:
    assert meant(bill_of((3500, 3), (6500, 1), (10000, 1), (3000, 1)), satang) == pieces


def test_what_came_back_before_is_not_found_again() -> None:
    sale = bill_of((3500, 2), (9900, 1))
    first = given_back(sale, [], (Returned(1, Quantity.of(2)),))
    assert meant(sale, 3500, first) == []
    assert meant(sale, 9900, first) == [(2, 1)]


def test_a_whole_line_of_very_many_pieces_is_found() -> None:
    assert meant(bill_of((25, 900), (1100, 1)), 25 * 900) == [(1, 900)]


def effort(sale: Sale, satang: int) -> int:
    """How much work it is until it is clear that a sum stands for nothing."""
    assert meant(sale, satang) == []
    return calls_of(lambda: meant(sale, satang))


@pytest.mark.parametrize("pieces", [1, 3, 5])
def test_a_long_bill_costs_no_more_for_each_line_than_a_short_one(pieces: int) -> None:
    short, long = (bill_of(*((3500, pieces) for _line in range(lines))) for lines in (50, 1000))
    assert effort(long, 350_001) <= 20 * effort(short, 350_001) <= 20 * 50 * (10 + 25 * pieces)


def test_a_sum_that_nothing_explains_is_given_up_soon() -> None:
    odd = bill_of(*((3500 + n * 37 % 900, 100) for n in range(1000)))
    assert effort(odd, 123_456_789) <= 200_000
