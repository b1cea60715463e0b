"""What a shop takes back or changes of an order after its bill: once, with or without goods, or a person is asked."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import ZERO, Money
from posapp.domain.online.order import Buyer, Progress, Stage
from posapp.domain.product import Product, ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.settlement import ONLINE
from posapp.domain.stock import StockReason
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.doctor import examine
from posapp.operations.online.counts import answer_task
from posapp.operations.online.orders import order_of, settle_stages
from posapp.operations.online.picking import cancel, pack, pick, ship
from posapp.operations.single_piece import add_single_piece
from posapp.operations.stock_book import Said, reverse
from tests.doubles.effort import calls_of
from tests.doubles.trade import open_stall
from tests.doubles.web_orders import BUYER, CLOTH, RICE, WebShop, on_hand, open_web_shop, reserved, shipped, whys

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doubles.trade import MarketStall


def test_an_order_cancelled_after_its_bill_is_refunded_once(web: WebShop) -> None:
    order = web.place((RICE, 2, "70"), postage="40")
    sale = shipped(web, order)
    for _time in range(5):
        web.tell(web.moved(order, Stage.CANCELLED))
        settle_stages(web.stall.shop)
    back = web.stall.shop.books.sales.refunds_of(sale.id)
    assert [one.total for one in back] == [Money(-11000)]
    assert on_hand(web, RICE) == 100
    assert web.now(order).progress is Progress.CLOSED
    assert whys(web) == []


@pytest.mark.parametrize(("back", "on_shelf"), [((("l1", 1),), 99), ((), 98)])
def test_a_part_paid_back_after_the_bill_comes_back_with_or_without_its_goods(
    web: WebShop, back: tuple[tuple[str, int], ...], on_shelf: int
) -> None:
    order = web.place((RICE, 2, "70"), (CLOTH, 1, "199.50"))
    sale = shipped(web, order)
    for _time in range(5):
        web.tell(web.moved(order, Stage.DONE, back=back, paid=Money(3500)))
        settle_stages(web.stall.shop)
    (refund,) = web.stall.shop.books.sales.refunds_of(sale.id)
    assert refund.total == Money(-3500)
    assert refund.tenders[0].method == ONLINE
    assert on_hand(web, RICE) == on_shelf
    assert (whys(web), web.now(order).progress) == ([], Progress.SHIPPED)


def test_money_paid_back_on_a_long_bill_is_no_more_work_a_line_than_on_a_short_one(web: WebShop) -> None:
    shop, efforts = web.stall.shop, []
    for lines in (100, 1000):
        order = web.place(*((RICE, 3, f"{100 + n % 37}.00") for n in range(lines)))
        sale = shipped(web, order)
        back = tuple((f"l{n}", 1) for n in range(1, lines // 2))
        web.tell(web.moved(order, Stage.DONE, back=back, paid=order.told.total - Money(1)))
        efforts.append(calls_of(lambda: settle_stages(shop)))
        assert len(shop.books.sales.refunds_of(sale.id)[0].lines) == len(back)
        efforts.append(calls_of(lambda: settle_stages(shop)))
        assert whys(web) == ["money"]
        web.tell(web.moved(order, Stage.REFUNDED, back=back, paid=order.told.total))
        settle_stages(shop)
        assert web.now(order).progress is Progress.CLOSED
    first_short, again_short, first_long, again_long = efforts
    assert first_long <= 12 * first_short
    assert again_long <= 12 * again_short


def test_the_rest_refunded_later_comes_back_too_and_the_order_is_over(web: WebShop) -> None:
    order = web.place((RICE, 2, "70"), (CLOTH, 1, "199.50"), postage="40")
    sale = shipped(web, order)
    web.tell(web.moved(order, Stage.DONE, back=(("l1", 1),), paid=Money(3500)))
    settle_stages(web.stall.shop)
    web.tell(web.moved(order, Stage.REFUNDED, back=(("l1", 2),), paid=order.told.total))
    settle_stages(web.stall.shop)
    back = web.stall.shop.books.sales.refunds_of(sale.id)
    assert sum(one.total.satang for one in back) == -sale.total.satang
    assert (on_hand(web, RICE), on_hand(web, CLOTH)) == (100, 99)
    assert web.now(order).progress is Progress.CLOSED
    assert whys(web) == []
    assert not examine(web.stall.shop).findings


def test_money_paid_back_that_no_goods_explain_is_asked_about_until_answered(web: WebShop) -> None:
    shop = web.stall.shop
    order = web.place((RICE, 2, "70"))
    sale = shipped(web, order)
    web.tell(web.moved(order, Stage.DONE, paid=Money(1234)))
    settle_stages(shop)
    assert shop.books.sales.refunds_of(sale.id) == []
    (task,) = shop.books.online.tasks.open()
    assert (task.facts["why"], task.facts["theirs"], task.facts["ours"]) == ("money", "1234", "0")
    with shop.books.write():
        shop.books.online.tasks.answer(task.id, "seen", web.stall.seller)
    settle_stages(shop)
    assert whys(web) == []


def test_an_order_changed_after_its_bill_is_asked_about_and_its_bill_stays(web: WebShop) -> None:
    order = web.place((RICE, 2, "70"))
    sale = shipped(web, order)
    told = web.moved(order, Stage.DONE)
    web.tell(replace(told, total=told.total + Money(3500), lines=(replace(told.lines[0], quantity=Quantity.of(3)),)))
    assert whys(web) == ["changed"]
    assert web.stall.shop.books.sales.get(sale.id) == sale
    assert web.now(order).told.total == sale.total


def test_a_stage_nobody_knows_is_asked_about_until_the_shop_says_another(web: WebShop) -> None:
    told = replace(web.order((RICE, 1, "35")), stage=Stage.OTHER, word="wc-รอสี")
    order = web.tell(told)[0]
    (task,) = web.stall.shop.books.online.tasks.open()
    assert (task.facts["why"], task.facts["word"]) == ("stage", "wc-รอสี")
    assert reserved(web, RICE) == 1
    web.tell(web.moved(order, Stage.OPEN))
    assert whys(web) == []


def test_a_shop_that_goes_on_with_what_was_called_off_here_is_asked_about(web: WebShop) -> None:
    order = web.place((RICE, 1, "35"))
    cancel(web.stall.shop, order.id, "ของหมด", web.stall.seller)
    web.tell(web.moved(order, Stage.DONE))
    assert whys(web) == ["reopened"]
    assert settle_stages(web.stall.shop) == []


def test_words_of_a_shop_are_tidied_before_they_are_kept(web: WebShop) -> None:
    told = web.order((RICE, 1, "35"))
    odd = Buyer("ก" * 400, "08\x1b[2J1", "บ้าน 1\r\nตำบล", "")
    order = web.now(web.tell(replace(told, buyer=odd, number="\u202e#1"))[0])
    assert (len(order.told.buyer.name), order.told.buyer.phone) == (200, "08[2J1")
    assert order.told.buyer.address == "บ้าน 1\nตำบล"
    assert order.told.number == "#1"


def test_who_ordered_is_forgotten_some_days_after_the_parcel_went(web: WebShop) -> None:
    shop = web.stall.shop
    sent, waiting = web.place((RICE, 1, "35")), web.place((RICE, 1, "35"))
    shipped(web, sent)
    web.stall.clock.at += timedelta(days=29)
    settle_stages(shop)
    assert web.now(sent).told.buyer == BUYER
    web.stall.clock.at += timedelta(days=1)
    settle_stages(shop)
    assert web.now(sent).told.buyer == Buyer()
    assert web.now(waiting).told.buyer == BUYER
    web.tell(web.moved(sent, Stage.DONE))
    assert web.now(sent).told.buyer == Buyer()
    assert BUYER.phone.encode() not in b"".join(entry.body.encode() for entry in shop.books.journal.entries())
    assert not examine(shop).findings


def test_an_unknown_order_is_refused(web: WebShop) -> None:
    with pytest.raises(Refused) as refused:
        order_of(web.stall.shop, web.place((RICE, 1, "35")).id[:-1])  # type: ignore[arg-type]
    assert refused.value.code == "order_unknown"


def test_a_part_taken_back_before_the_parcel_goes_is_refunded_with_its_bill(web: WebShop) -> None:
    order = web.place((RICE, 3, "105"))
    web.tell(web.moved(order, Stage.OPEN, back=(("l1", 1),), paid=Money(3500)))
    assert reserved(web, RICE) == 2
    sale = shipped(web, order)
    (back,) = web.stall.shop.books.sales.refunds_of(sale.id)
    assert (sale.total, back.total, on_hand(web, RICE)) == (Money(10500), Money(-3500), 98)
    assert settle_stages(web.stall.shop) == []


def test_a_parcel_of_other_goods_than_are_asked_for_now_is_picked_again(web: WebShop) -> None:
    order = web.place((RICE, 3, "105"))
    pack(web.stall.shop, order.id, web.stall.seller)
    told = web.moved(order, Stage.OPEN)
    web.tell(replace(told, buyer=replace(BUYER, note="เร็ว ๆ"), payment="เงินสด"))
    assert web.now(order).progress is Progress.PACKED
    web.tell(replace(told, lines=(replace(told.lines[0], quantity=Quantity.of(2)),)))
    assert (web.now(order).progress, reserved(web, RICE)) == (Progress.NEW, 2)


def test_a_bill_that_cannot_be_written_is_asked_about_and_written_once_it_can_be(web: WebShop) -> None:
    shop, seller = web.stall.shop, web.stall.seller
    piece = Product(ProductId(shop.ids.new()), "", "ผ้าคลุมไหล่", Money(90000), kind=ProductKind.ONE_OFF)
    web.stall.goods[piece.name] = added = add_single_piece(shop, piece, seller).product
    web.link(piece.name)
    order = web.place((piece.name, 1, "900"))
    gone = adjust(shop, [Adjustment(added.id, Quantity.of(1), StockReason.LOSS)], Said(), seller)
    web.tell(web.moved(order, Stage.DONE))
    assert settle_stages(shop) == []
    (task,) = shop.books.online.tasks.open()
    assert (task.facts["why"], task.subject) == ("bill", order.id)
    assert piece.name in task.facts["words"]
    reverse(shop, gone.entry.id, "พบแล้ว", seller)
    assert [sold.sale.total for sold in settle_stages(shop)] == [Money(90000)]
    assert whys(web) == []


_STAGES = (Stage.UNPAID, Stage.OPEN, Stage.DONE, Stage.CANCELLED, Stage.REFUNDED, Stage.OTHER)
_told = st.lists(
    st.tuples(st.sampled_from(_STAGES), st.integers(0, 3), st.sampled_from(("", "ship", "cancel", "pick"))),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(_told)
def test_whatever_a_shop_tells_the_books_stay_sound(told: list[tuple[Stage, int, str]]) -> None:
    """Stock is what was there less what was billed and not taken back; never more than once, in any order of events."""
    with tempfile.TemporaryDirectory() as folder:
        stall = open_stall(Path(folder) / "books")
        try:
            _live(stall, told)
        finally:
            stall.shop.books.close()


def _live(stall: MarketStall, told: list[tuple[Stage, int, str]]) -> None:
    shop = stall.shop
    open_session(shop, Counted(ZERO), stall.seller)
    web = open_web_shop(stall, RICE)
    order, back = web.place((RICE, 3, "100"), postage="40"), 0
    acts: dict[str, Callable[[], object]] = {
        "ship": lambda: ship(shop, order.id, "", stall.seller),
        "cancel": lambda: cancel(shop, order.id, "ไม่เอาแล้ว", stall.seller),
        "pick": lambda: pick(shop, order.id, stall.seller),
    }
    for stage, pieces, act in told:
        back = max(back, pieces)
        now = web.moved(order, stage, back=(("l1", back),), paid=Money(1000 * back))
        for _time in range(2):
            web.tell(replace(now, holds=stage not in (Stage.UNPAID, Stage.CANCELLED)))
            settle_stages(shop)
        with suppress(Refused):
            acts.get(act, lambda: None)()
        settle_stages(shop)
    known = web.now(order)
    bills = [shop.books.sales.get(known.sale)] if known.sale else []
    refunds = shop.books.sales.refunds_of(known.sale) if known.sale else []
    pieces = sum(
        line.quantity.milli
        for bill in (*bills, *refunds)
        if bill
        for line in bill.lines
        if line.product == stall.goods[RICE].id and line.restock
    )
    assert shop.books.stock.on_hand(stall.goods[RICE].id).milli == 100_000 - pieces
    assert 0 <= pieces <= 3000
    assert sum(bill.total.satang for bill in (*bills, *refunds) if bill) >= 0
    if known.sale or known.progress is Progress.CLOSED:
        assert reserved(web, RICE) == 0
    assert not examine(shop).findings


def test_lines_changed_after_the_bill_are_asked_about_once_although_the_stage_stays(web: WebShop) -> None:
    order = web.place((RICE, 2, "70"))
    shipped(web, order)
    web.tell(web.moved(order, Stage.DONE))
    before = web.told[order.told.remote]
    one = replace(before.lines[0], quantity=Quantity.of(1), amount=Money(3500))
    for _time in range(3):
        web.tell(replace(before, lines=(one,), total=Money(3500)))
    assert whys(web) == ["changed"]
    (task,) = web.stall.shop.books.online.tasks.open()
    answer_task(web.stall.shop, task.id, "seen", web.stall.seller)
    web.tell(replace(before, lines=(one,), total=Money(3500)))
    assert whys(web) == []
