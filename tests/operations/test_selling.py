"""Selling, taking back, holding: once, whole, or not at all."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.print_job import Paper
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH, Tender, TenderState
from posapp.operations.change_options import change_options
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.doctor import examine
from posapp.operations.hold import drop, hold, recall, remember
from posapp.operations.look_up import look_up
from posapp.operations.options import BARCODES, DAY
from posapp.operations.refund import refund, refundable
from posapp.operations.sell import sell

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_SLIP = "014:2026011700000001"


def _promptpay(amount: Money, slip: str = _SLIP) -> Tender:
    return Tender("promptpay", amount, amount, TenderState.WAITING, slip)


def test_a_sale_is_numbered_counted_and_found_again(stall: MarketStall) -> None:
    sold = stall.sold(("ข้าวแต๋น", 2), ("มะม่วง", 1), given=Money(20000))
    books = stall.shop.books
    assert sold.sale.issue.number == "A69-000001"
    assert sold.sale.change == Money(20000 - 11525)
    assert len(sold.code) == 8
    assert books.sales.get(sold.sale.id) == sold.sale == books.sales.by_number("A69-000001")
    assert books.stock.on_hand(stall.goods["ข้าวแต๋น"].id) == Quantity.of(98)
    assert stall.sold(("นวดไทย", 1)).sale.issue.number == "A69-000002"


def test_the_same_cart_again_is_the_first_sale_again(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 1))
    tenders = (Tender(CASH, cart.total, cart.total),)
    first = sell(stall.shop, cart, tenders, stall.seller)
    again = sell(stall.shop, cart, tenders, stall.seller)
    assert (again.sale, again.code, again.repeated) == (first.sale, first.code, True)
    assert len(stall.shop.books.sales.newest(9)) == 1


def test_a_bill_that_waits_is_gone_from_shelf_and_screen_once_it_is_sold(stall: MarketStall) -> None:
    held, shown = stall.cart(("ข้าวแต๋น", 1)), stall.cart(("ผ้าขาวม้า", 1))
    books, terminal = stall.shop.books, stall.shop.books.terminal.id
    remember(stall.shop, held)
    assert books.held.draft(terminal) == held
    hold(stall.shop, held, stall.seller)
    assert (books.held.count(), books.held.draft(terminal)) == (1, None)
    remember(stall.shop, shown)
    sell(stall.shop, held, (Tender(CASH, held.total, held.total),), stall.seller)
    assert (books.held.count(), books.held.draft(terminal)) == (0, shown)
    remember(stall.shop, replace(shown, lines=()))
    assert books.held.draft(terminal) is None


def test_a_held_bill_comes_back_as_it_was(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 2), ("มะม่วง", 1)).with_price(0, Money(3000), "แถม")
    hold(stall.shop, cart, stall.seller)
    assert [bill.cart for bill in stall.shop.books.held.all()] == [cart]
    back, _changes = recall(stall.shop, cart.id)
    assert back == cart
    for act in (lambda: recall(stall.shop, cart.id), lambda: drop(stall.shop, cart.id, stall.seller)):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "held_unknown"
    with pytest.raises(Refused, match="empty"):
        hold(stall.shop, stall.cart(), stall.seller)


def test_a_slip_pays_one_bill(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 1))
    sell(stall.shop, cart, (_promptpay(cart.total),), stall.seller)
    other = stall.cart(("ข้าวแต๋น", 1))
    with pytest.raises(Refused, match="A69-000001") as refusal:
        sell(stall.shop, other, (_promptpay(other.total),), stall.seller)
    assert refusal.value.code == "slip_used"
    assert stall.sold(("ข้าวแต๋น", 1)).sale.issue.number == "A69-000002"


def test_two_payments_of_one_bill_cant_share_a_slip(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 2))
    half = Money(cart.total.satang // 2)
    with pytest.raises(Refused) as refusal:
        sell(stall.shop, cart, (_promptpay(half), _promptpay(half)), stall.seller)
    assert refusal.value.code == "slip_used"
    assert stall.shop.books.sales.newest(9) == []


def test_a_transfer_is_marked_and_every_mark_is_kept(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 1))
    sale = sell(stall.shop, cart, (_promptpay(cart.total),), stall.seller).sale
    transfers = stall.shop.books.transfers
    for state in (TenderState.SEEN, TenderState.SEEN, TenderState.DISPUTED):
        confirm_transfer(stall.shop, sale.id, 1, state, stall.seller)
        assert [one.state for one in transfers.of_sale(sale.id)] == [state]
    assert [one.number for one in transfers.of_session(sale.issue.session, ("promptpay",))] == ["A69-000001"]
    assert [entry.kind for entry in stall.shop.books.journal.entries()].count("tender_mark") == 2
    cash = stall.sold(("ข้าวแต๋น", 1)).sale
    for sale_id, n in ((cash.id, 1), (sale.id, 2), (SaleId("none"), 1)):
        with pytest.raises(Refused) as refusal:
            confirm_transfer(stall.shop, sale_id, n, TenderState.SEEN, stall.seller)
        assert refusal.value.code == "transfer_unknown"


def test_goods_come_back_and_the_old_bill_stays(stall: MarketStall) -> None:
    old = stall.sold(("ข้าวแต๋น", 3)).sale
    back = Repayment(SaleId(stall.shop.ids.new()), CASH, "  แตก ")
    new = refund(stall.shop, old.id, (Returned(1, Quantity.of(1)),), back, stall.seller, paper=True)
    assert (new.sale.total, new.sale.reason) == (Money(-3500), "แตก")
    assert refund(stall.shop, old.id, None, back, stall.seller).sale == new.sale
    assert [part.quantity for part in refundable(stall.shop, old)] == [Quantity.of(2)]
    rest = refund(stall.shop, old.id, None, replace(back, id=SaleId("019bc9a0-rest")), stall.seller).sale
    books = stall.shop.books
    assert rest.total == Money(-7000)
    assert books.sales.refunds_of(old.id) == [new.sale, rest]
    assert books.sales.get(old.id) == old
    assert books.stock.on_hand(stall.goods["ข้าวแต๋น"].id) == Quantity.of(100)
    assert [job.paper for job in books.print_jobs.waiting()] == [Paper.REFUND_NOTE]
    with pytest.raises(Refused, match="back already"):
        refund(stall.shop, old.id, None, replace(back, id=SaleId("third")), stall.seller)
    with pytest.raises(Refused) as refusal:
        refund(stall.shop, SaleId("none"), None, replace(back, id=SaleId("fourth")), stall.seller)
    assert refusal.value.code == "sale_unknown"
    assert examine(stall.shop).sound


class _LateDisk:
    """A connection whose disk reports trouble when it is told to commit: before the commit, or only after it."""

    def __init__(self, rows: sqlite3.Connection, *, after: bool) -> None:
        self._rows, self._after = rows, after

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401 - whatever SQLite takes
        if sql == "COMMIT":
            if self._after:
                self._rows.execute(sql)
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error
        return self._rows.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._rows, name)


def _break_disk(stall: MarketStall, *, arrived: bool) -> None:
    """Let the next commit fail; `arrived` says whether it reaches the disk all the same."""
    database = stall.shop.books.database
    late = _LateDisk(database.rows, after=arrived)
    database._connection = late  # type: ignore[assignment] # noqa: SLF001 - broken hardware


@pytest.mark.parametrize("arrived", [True, False])
def test_after_a_failed_commit_the_books_are_looked_at_before_anyone_speaks(stall: MarketStall, arrived: bool) -> None:
    cart = stall.cart(("ข้าวแต๋น", 1))
    tenders = (Tender(CASH, cart.total, cart.total),)
    _break_disk(stall, arrived=arrived)
    if arrived:
        assert sell(stall.shop, cart, tenders, stall.seller).repeated
    else:
        with pytest.raises(Unavailable, match="Nothing was saved"):
            sell(stall.shop, cart, tenders, stall.seller)
        assert not sell(stall.shop, cart, tenders, stall.seller).repeated
    assert len(stall.shop.books.sales.newest(9)) == 1
    assert examine(stall.shop).sound


@pytest.mark.parametrize("arrived", [True, False])
def test_a_refund_too_is_looked_for_after_a_failed_commit(stall: MarketStall, arrived: bool) -> None:
    old = stall.sold(("ข้าวแต๋น", 1)).sale
    _break_disk(stall, arrived=arrived)
    back = Repayment(SaleId(stall.shop.ids.new()), CASH, "แตก")
    if arrived:
        assert refund(stall.shop, old.id, None, back, stall.seller).repeated
    else:
        with pytest.raises(Unavailable):
            refund(stall.shop, old.id, None, back, stall.seller)
    assert refund(stall.shop, old.id, None, back, stall.seller).sale.total == Money(-3500)
    assert examine(stall.shop).sound


def test_codes_mean_goods_weights_and_prices(stall: MarketStall) -> None:
    change_options(stall.shop, BARCODES, {BARCODES[0].key: "21 weight, 22 price"}, stall.seller)
    plain = look_up(stall.shop, stall.goods["ข้าวแต๋น"].code)
    assert plain is not None
    assert (plain.product, plain.quantity, plain.price, plain.weighed) == (
        stall.goods["ข้าวแต๋น"],
        Quantity.of(1),
        None,
        False,
    )
    assert look_up(stall.shop, "no such code") is None


def test_texts_in_any_composition_keep_the_books_sound(stall: MarketStall) -> None:
    cart = replace(stall.cart(("ข้าวแต๋น", 1)), note="cafe\u0301 น\u0e4d\u0e32\x00\u202e")
    cart = cart.with_price(0, Money(3000), "a\u030a\x1b[31m")
    sale = sell(stall.shop, cart, (Tender(CASH, cart.total, cart.total),), stall.seller).sale
    assert stall.shop.books.sales.get(sale.id) == sale
    assert "\x1b" not in sale.lines[0].reason
    assert [str(finding) for finding in examine(stall.shop).findings] == []


def test_cash_is_rounded_by_the_rule_of_the_group(stall: MarketStall) -> None:
    change_options(stall.shop, DAY, {"cash.rounding": "baht"}, PersonId(""))
    cart = stall.cart(("ผ้าขาวม้า", 1))
    sale = sell(stall.shop, cart, (Tender(CASH, Money(19900), Money(20000)),), stall.seller).sale
    assert (sale.total, sale.rounding, sale.change) == (Money(19900), Money(-50), Money(100))
