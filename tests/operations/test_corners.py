"""Where ids, clocks, debts and papers cross: the rare cases that would make the books lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from posapp.domain.cart import CartLine
from posapp.domain.held import HeldBill
from posapp.domain.identity import PersonId, ProductId, SaleId
from posapp.domain.money import ZERO, Money, total
from posapp.domain.pricing import Discount
from posapp.domain.print_job import Paper, PrintJob, PrintState
from posapp.domain.quantity import ONE
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tax import Vat
from posapp.domain.tender import CASH, ON_ACCOUNT, Tender, TenderState
from posapp.operations import papers
from posapp.operations.change_options import change_options
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.hold import hold, recall
from posapp.operations.options import DAY, SHOP_OPTIONS
from posapp.operations.people import person_named
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from posapp.payments.methods import METHODS
from tests.doubles.refusals import refused

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def _back(stall: MarketStall, method: str = CASH) -> Repayment:
    return Repayment(SaleId(stall.shop.ids.new()), method, "ของเสีย")


def test_an_id_belongs_to_one_bill_whether_sold_or_taken_back(stall: MarketStall) -> None:
    first, second = stall.sold(("ข้าวแต๋น", 1)).sale, stall.sold(("น้ำพริกหนุ่ม", 1)).sale
    shop, back = stall.shop, _back(stall)
    refund(shop, first.id, None, back, stall.seller)
    cart = replace(stall.cart(("ข้าวแต๋น", 1)), id=back.id)
    exact = (Tender(CASH, cart.total, cart.total),)
    assert refused(lambda: sell(shop, cart, exact, stall.seller)) == "id_taken"
    assert refused(lambda: refund(shop, second.id, None, back, stall.seller)) == "id_taken"
    assert refused(lambda: refund(shop, second.id, None, replace(back, id=first.id), stall.seller)) == "id_taken"
    assert refund(shop, first.id, None, back, stall.seller).repeated
    assert len(shop.books.sales.newest(9)) == 3


def test_a_debt_is_taken_back_from_whoever_owes_it(stall: MarketStall) -> None:
    shop = stall.shop
    owing = person_named(shop, "customer", "ยายแก้ว", stall.seller)
    cart = stall.cart(("ข้าวแต๋น", 2))
    debt = Tender(ON_ACCOUNT, cart.total, cart.total, TenderState.OWED, customer=owing)
    sale = sell(shop, cart, (debt,), stall.seller).sale
    back = refund(shop, sale.id, None, _back(stall, ON_ACCOUNT), stall.seller).sale
    (tender,) = shop.books.transfers.of_sale(back.id)
    assert (tender.amount, tender.state, tender.customer) == (Money(-7000), TenderState.OWED, owing)
    nobody = stall.sold(("ข้าวแต๋น", 1)).sale
    before = shop.books.journal.last_seq()
    assert refused(lambda: refund(shop, nobody.id, None, _back(stall, ON_ACCOUNT), stall.seller)) == "customer_missing"
    assert shop.books.journal.last_seq() == before
    assert examine(shop).sound


def test_the_newest_word_on_a_transfer_counts_even_when_the_clock_was_set_back(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 1))
    waits = Tender("promptpay", cart.total, cart.total, TenderState.WAITING)
    sale = sell(stall.shop, cart, (waits,), stall.seller).sale
    confirm_transfer(stall.shop, sale.id, 1, TenderState.SEEN, stall.seller)
    stall.clock.at -= timedelta(hours=2)
    confirm_transfer(stall.shop, sale.id, 1, TenderState.DISPUTED, stall.seller)
    assert [one.state for one in stall.shop.books.transfers.of_sale(sale.id)] == [TenderState.DISPUTED]
    assert stall.shop.books.totals.of_day(sale.issue.day).methods[0].waiting == cart.total
    assert examine(stall.shop).sound


def test_a_bill_paid_by_two_transfers_counts_as_one_bill(stall: MarketStall) -> None:
    cart = stall.cart(("ข้าวแต๋น", 2))
    half = Tender("promptpay", Money(3500), Money(3500), TenderState.WAITING)
    sale = sell(stall.shop, cart, (half, half), stall.seller).sale
    (method,) = stall.shop.books.totals.of_session(sale.issue.session).methods
    assert (method.bills, method.taken) == (1, Money(7000))


def test_what_came_out_is_never_forgotten_by_dropping_it(stall: MarketStall) -> None:
    sale, jobs = stall.sold(("ข้าวแต๋น", 1)).sale, stall.shop.books.print_jobs
    papers.print_sale(stall.shop, sale, stall.seller)
    first = jobs.waiting()[0].id
    assert jobs.begin(first)
    papers.print_sale(stall.shop, sale, stall.seller)
    assert [job.copy for job in jobs.of_subject(Paper.RECEIPT, sale.id)] == [False, True]
    jobs.mark(first, PrintState.CONFIRMED)
    papers.drop_paper(stall.shop, first)
    assert jobs.of_subject(Paper.RECEIPT, sale.id)[0].state is PrintState.CONFIRMED
    papers.print_sale(stall.shop, sale, stall.seller)
    assert [job.copy for job in jobs.of_subject(Paper.RECEIPT, sale.id)] == [False, True, True]


def test_a_paper_in_doubt_stays_in_doubt_when_it_is_dropped(stall: MarketStall) -> None:
    sale, jobs = stall.sold(("ข้าวแต๋น", 1)).sale, stall.shop.books.print_jobs
    for begun in (False, True):
        papers.print_sale(stall.shop, sale, stall.seller)
        job = jobs.waiting()[0].id
        if begun:
            assert jobs.begin(job)
            jobs.recover()
        papers.drop_paper(stall.shop, job)
        papers.drop_paper(stall.shop, job)
    papers.print_sale(stall.shop, sale, stall.seller)
    assert [job.copy for job in jobs.of_subject(Paper.RECEIPT, sale.id)] == [False, False, True]


def test_papers_keep_their_order_when_the_clock_is_set_back(stall: MarketStall) -> None:
    jobs, at = stall.shop.books.print_jobs, stall.shop.now()
    with stall.shop.books.write():
        for later_but_lower in ("b", "a"):
            jobs.add(PrintJob(later_but_lower, Paper.RECEIPT, "one", at))
    assert [job.id for job in jobs.waiting()] == [job.id for job in jobs.of_subject(Paper.RECEIPT, "one")] == ["b", "a"]
    assert [job.id for job in jobs.newest()] == ["a", "b"]


def test_a_held_bill_keeps_its_price_when_its_goods_change_or_are_withdrawn(stall: MarketStall) -> None:
    shop, goods = stall.shop, stall.goods["ข้าวแต๋น"]
    cart = stall.cart(("ข้าวแต๋น", 2))
    hold(shop, cart, stall.seller)
    save_product(shop, replace(goods, price=Money(9900), active=False), stall.seller)
    back, _changes = recall(shop, cart.id)
    sale = sell(shop, back, (Tender(CASH, back.total, back.total),), stall.seller).sale
    assert sale.total == Money(7000)
    assert (sale.lines[0].price, sale.lines[0].list_price) == (Money(3500), Money(9900))
    assert examine(shop).sound


def test_a_held_bill_keeps_its_discounts_and_outlives_goods_that_are_gone(stall: MarketStall) -> None:
    shop = stall.shop
    cart = stall.cart(("ข้าวแต๋น", 2), ("มะม่วง", 1)).with_line_discount(0, Discount.parse("5", "ถุงบุบ"))
    cart = cart.with_discount(Discount.parse("10%", "ลูกค้าประจำ"))
    ghost = replace(stall.goods["มะม่วง"], id=ProductId("never written"))
    hold(shop, cart, stall.seller)
    assert shop.books.held.get(cart.id) == HeldBill(cart, stall.clock.at, stall.seller)
    hold(shop, replace(cart, lines=(*cart.lines, CartLine(ghost, ONE, ghost.price))), stall.seller)
    assert recall(shop, cart.id)[0] == cart


def test_vat_is_kept_with_the_bill_and_comes_back_with_its_goods(stall: MarketStall) -> None:
    shop = stall.shop
    vat = {"group.tax_id": "0994000165889", "vat.branch": "สำนักงานใหญ่", "vat.pos_id": "E1", "vat.on": "yes"}
    change_options(shop, SHOP_OPTIONS, vat, stall.seller)
    exempt, _changes = save_product(shop, replace(stall.goods["มะม่วง"], vat_exempt=True), stall.seller)
    stall.goods["มะม่วง"] = exempt
    cart = stall.cart(("ข้าวแต๋น", 3), ("มะม่วง", 1)).with_discount(Discount.parse("10%", "ลูกค้าประจำ"))
    part = Tender("promptpay", Money(5000), Money(5000), TenderState.SEEN)
    rest = cart.total - part.amount
    sale = sell(shop, cart, (part, Tender(CASH, rest, Money(20000))), stall.seller).sale
    assert sale.vat == Vat.inside(sale.lines[0].amount)
    assert shop.books.sales.get(sale.id) == sale
    backs = [refund(shop, sale.id, (Returned(1, ONE),), _back(stall), stall.seller).sale for _ in range(3)]
    assert total([back.vat.tax for back in backs if back.vat]) == -sale.vat.tax
    assert refund(shop, sale.id, None, _back(stall), stall.seller).sale.vat == Vat(sale.vat.rate, ZERO, ZERO)
    assert shop.books.totals.of_day(sale.issue.day).vat == ZERO
    assert examine(shop).sound


def test_a_barcode_of_invisible_signs_is_none(stall: MarketStall) -> None:
    for name in ("ข้าวแต๋น", "น้ำพริกหนุ่ม"):
        saved, _changes = save_product(stall.shop, replace(stall.goods[name], barcodes=("\u200b", " ")), stall.seller)
        assert saved.barcodes == ()


def test_what_is_private_never_gets_into_the_journal(stall: MarketStall) -> None:
    options = [option for method in METHODS for option in method.options if option.private]
    change_options(stall.shop, options, {option.key: "0812345678" for option in options}, PersonId(""))
    bodies = [entry.body for entry in stall.shop.books.journal.entries()]
    assert sum('"k":"option"' in body for body in bodies) > len(options)
    assert not any("0812345678" in body for body in bodies)
    assert examine(stall.shop).sound


def test_rounding_is_taken_back_with_the_goods_that_would_reach_it(stall: MarketStall) -> None:
    change_options(stall.shop, DAY, {"cash.rounding": "baht"}, stall.seller)
    cart = stall.cart(("มะม่วง", 1), ("นวดไทย", 1)).with_price(1, Money(5), "แถม")
    sale = sell(stall.shop, cart, (Tender(CASH, Money(4500), Money(4500)),), stall.seller).sale
    assert sale.rounding == Money(-30)
    back = refund(stall.shop, sale.id, None, _back(stall), stall.seller).sale
    assert (back.total, back.rounding) == (Money(-4500), Money(30))
    assert stall.shop.books.totals.of_day(sale.issue.day).rounding == ZERO
