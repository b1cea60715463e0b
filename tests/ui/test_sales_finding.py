"""How a bill stands today, in words and in sums, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import Tender, TenderState
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from posapp.ui.screens.sales.finding import Mark, find, goods_words, marks_of, method_words, standing_of
from posapp.ui.screens.sales.refund_choice import OTHER, RefundChoice
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.sale import Sale
    from tests.doubles.trade import MarketStall


@pytest.fixture
def stall(tmp_path: Path) -> MarketStall:
    return open_stall(tmp_path)


def _marks(stall: MarketStall, sale: Sale) -> tuple[Mark, ...]:
    return marks_of(sale, standing_of(stall.shop, sale))


def _back(stall: MarketStall, sale: Sale, *returned: Returned) -> Sale:
    repayment = Repayment(SaleId(stall.shop.ids.new()), "cash", "ลองดู")
    return refund(stall.shop, sale.id, returned or None, repayment, stall.seller).sale


def test_a_plain_bill_has_no_marks(stall: MarketStall) -> None:
    assert _marks(stall, stall.sold(("ข้าวแต๋น", 1)).sale) == ()


def test_a_bill_partly_back_and_then_wholly_back(stall: MarketStall) -> None:
    sale = stall.sold(("ข้าวแต๋น", 2)).sale
    first = _back(stall, sale, Returned(1, Quantity.of(1)))
    assert (_marks(stall, sale), _marks(stall, first)) == ((Mark.PARTLY,), (Mark.REFUND,))
    _back(stall, sale)
    assert _marks(stall, sale) == (Mark.CANCELLED,)


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (TenderState.WAITING, (Mark.WAITING,)),
        (TenderState.SEEN, ()),
        (TenderState.DISPUTED, (Mark.DISPUTED,)),
        (TenderState.OWED, (Mark.OWED,)),
    ],
)
def test_money_that_is_not_there_marks_a_bill(stall: MarketStall, state: TenderState, mark: tuple[Mark, ...]) -> None:
    cart = stall.cart(("ผ้าขาวม้า", 1))
    sale = sell(stall.shop, cart, (Tender("promptpay", cart.total, cart.total, state),), stall.seller).sale
    assert _marks(stall, sale) == mark


def test_nobody_waits_for_the_money_of_a_cancelled_bill(stall: MarketStall) -> None:
    cart = stall.cart(("ผ้าขาวม้า", 1))
    tender = Tender("promptpay", cart.total, cart.total, TenderState.WAITING)
    sale = sell(stall.shop, cart, (tender,), stall.seller).sale
    _back(stall, sale)
    assert _marks(stall, sale) == (Mark.CANCELLED,)


def test_goods_and_ways_to_pay_in_one_line(stall: MarketStall) -> None:
    sale = stall.sold(("ข้าวแต๋น", 2), ("ผ้าขาวม้า", 1), method="bank_transfer").sale
    assert goods_words(sale) == "2 × ข้าวแต๋น, ผ้าขาวม้า"
    assert method_words(sale) == "Transfer"


def test_a_number_finds_the_bill_and_its_refunds(stall: MarketStall) -> None:
    sale = stall.sold(("ข้าวแต๋น", 1)).sale
    back = _back(stall, sale)
    assert [one.id for one in find(stall.shop, sale.issue.number)] == [back.id, sale.id]


def test_what_is_no_bill_is_not_found(stall: MarketStall) -> None:
    stall.sold(("ข้าวแต๋น", 1))
    for typed in ("", " ", "A69-000009", "12345678.99", "%", "_", "x" * 500):
        assert find(stall.shop, typed) == []


def test_the_amount_follows_the_choice_to_the_satang(stall: MarketStall) -> None:
    sale = stall.sold(("มะม่วง", 1), ("ข้าวแต๋น", 3)).sale
    choice = RefundChoice(sale, (), SaleId(stall.shop.ids.new()))
    assert choice.amount() == ZERO
    choice.back[1] = Quantity(333)
    assert choice.amount() == Money(1507)
    choice.everything()
    assert choice.amount() == sale.total


def test_the_money_goes_back_the_way_it_came(stall: MarketStall) -> None:
    sale = stall.sold(("ข้าวแต๋น", 1), method="promptpay").sale
    assert RefundChoice(sale, (), SaleId("x")).method == "promptpay"


def test_a_reason_is_a_chip_words_or_both(stall: MarketStall) -> None:
    choice = RefundChoice(stall.sold(("ข้าวแต๋น", 1)).sale, (), SaleId("x"))
    for reason, words in (("", ""), (OTHER, "  ")):
        choice.reason, choice.words = reason, words
        with pytest.raises(Refused, match="reason"):
            choice.why()
    choice.reason, choice.words = "broken", "ถุงรั่ว"
    assert choice.why() == "Spoiled or broken – ถุงรั่ว"
    choice.reason = OTHER
    assert choice.why() == "ถุงรั่ว"


def test_goods_that_are_not_counted_need_no_shelf(stall: MarketStall) -> None:
    assert not RefundChoice(stall.sold(("นวดไทย", 1)).sale, (), SaleId("x")).returns_goods()
