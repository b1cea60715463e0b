"""Taking back: whatever comes back in whatever order, the parts add up to the bill to the satang."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import ZERO, Money, total
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned, everything, left_of, reverse
from posapp.domain.sale import Sale, SaleKind, Terms, amount_due, complete
from posapp.domain.stock import moves_of
from posapp.domain.tender import CASH, Rounding, TenderState
from tests.unit.domain.trade import ISSUE, cart_of, carts, cash, product

if TYPE_CHECKING:
    from posapp.domain.cart import Cart


def _paid(cart: Cart, terms: Terms = Terms()) -> Sale:  # noqa: B008 - a frozen value
    due = amount_due(cart, cash(ZERO), terms)
    return complete(cart, cash(due), ISSUE, terms)


def _back(sale: Sale, earlier: list[Sale], parts: tuple[Returned, ...], method: str = CASH) -> Sale:
    return reverse(sale, earlier, parts, Repayment(SaleId(f"back{len(earlier)}"), method, "ของเสีย"), ISSUE)


@given(carts(), st.sampled_from(Rounding), st.sampled_from([0, 700]), st.data())
def test_any_partial_refunds_in_any_order_add_up_to_the_bill(
    cart: Cart, rounding: Rounding, rate: int, data: st.DataObject
) -> None:
    sale = _paid(cart, Terms(rounding, rate))
    refunds: list[Sale] = []
    while left := everything(sale, refunds):
        chosen = data.draw(st.lists(st.sampled_from(left), min_size=1, unique=True))
        parts = tuple(
            replace(one, quantity=Quantity(step * data.draw(st.integers(1, one.quantity.milli // step))))
            if len(refunds) < 6
            else one
            for one in chosen
            for step in (1000 if one.quantity.whole else 1,)
        )
        refunds.append(_back(sale, refunds, parts))
    assert total([refund.total for refund in refunds]) == -sale.total
    assert total([refund.rounding for refund in refunds]) == -sale.rounding
    assert total([refund.discount for refund in refunds]) == -sale.discount
    assert left_of(sale, refunds) == {line.n: Quantity(0) for line in sale.lines}
    for sold in sale.lines:
        back = [line for refund in refunds for line in refund.lines if line.refers == sold.n]
        assert total([line.amount for line in back]) == -sold.amount
        assert all(line.amount <= ZERO for line in back)
    if sale.vat:
        assert total([refund.vat.tax for refund in refunds if refund.vat]) == -sale.vat.tax
        assert total([refund.vat.taxed for refund in refunds if refund.vat]) == -sale.vat.taxed
        assert all(refund.vat.tax <= ZERO for refund in refunds if refund.vat)
    assert all(refund.total <= ZERO for refund in refunds)
    moved = [move.quantity.milli for refund in (sale, *refunds) for move in moves_of(refund)]
    assert sum(moved) == 0


def test_a_refund_is_a_bill_of_its_own_that_names_the_old_one() -> None:
    sale = _paid(cart_of((product(), 3000)))
    back = _back(sale, [], (Returned(1, Quantity.of(2), restock=False),), "on_account")
    assert back.kind is SaleKind.REFUND
    assert (back.refers, back.refers_number, back.reason) == (sale.id, "A69-000001", "ของเสีย")
    assert back.total == Money(-7000)
    assert back.tenders[0].state is TenderState.OWED
    assert moves_of(back) == ()


def test_a_line_named_twice_is_taken_back_once() -> None:
    sale = _paid(cart_of((product(), 3000)))
    back = _back(sale, [], (Returned(1, Quantity.of(1)), Returned(1, Quantity.of(2))))
    assert [(line.n, line.quantity) for line in back.lines] == [(1, Quantity.of(-3))]
    with pytest.raises(Refused, match="Only 3"):
        _back(sale, [], (Returned(1, Quantity.of(2)), Returned(1, Quantity.of(2))))


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((), "nothing_returned"),
        ((Returned(9, Quantity.of(1)),), "line_unknown"),
        ((Returned(1, Quantity.of(4)),), "returned_too_much"),
        ((Returned(1, Quantity(0)),), "returned_too_much"),
        ((Returned(1, Quantity.of(-1)),), "returned_too_much"),
        ((Returned(1, Quantity(500)),), "quantity_whole"),
    ],
)
def test_impossible_returns_are_refused(parts: tuple[Returned, ...], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        _back(_paid(cart_of((product(), 3000))), [], parts)
    assert refusal.value.code == code


def test_weighed_goods_come_back_by_weight() -> None:
    sale = _paid(cart_of((product("มะม่วง", 4525, unit="kg"), 2000)))
    assert _back(sale, [], (Returned(1, Quantity(333)),)).total == Money(-1507)


def test_a_refund_needs_a_reason_and_is_not_refunded() -> None:
    sale = _paid(cart_of((product(), 1000)))
    with pytest.raises(Refused, match="needs a reason"):
        reverse(sale, [], everything(sale, []), Repayment(SaleId("x"), CASH, "  "), ISSUE)
    back = _back(sale, [], everything(sale, []))
    with pytest.raises(Refused) as refusal:
        _back(back, [], (Returned(1, Quantity.of(1)),))
    assert refusal.value.code == "refund_of_refund"
