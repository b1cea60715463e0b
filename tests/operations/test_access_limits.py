"""What a seller may do alone, up to the group's limits; and that nothing the table allows is refused on its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.access import Permission, Role
from posapp.domain.identity import PersonId, ProductId, SaleId
from posapp.domain.market import CostKind, EventCost
from posapp.domain.money import Money
from posapp.domain.notebook import HalfTyped, NotedLine
from posapp.domain.pricing import Discount
from posapp.domain.product import Product
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH, Tender
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session, pay_in, pay_out
from posapp.operations.change_options import change_options
from posapp.operations.codes import approve
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.fresh_goods import mark_down
from posapp.operations.hold import hold, recall, remember
from posapp.operations.make import Making, make
from posapp.operations.market_day import Plans, add_cost, close_event, open_event, sell_at, take_to_market
from posapp.operations.members import members_listed, new_member, save_member
from posapp.operations.options import CODES, GROUP, LIMITS, PRINTER, SHOP_OPTIONS, VAT
from posapp.operations.papers import open_drawer, print_sale
from posapp.operations.past_day import PastDay, enter_past_day, remember_typed
from posapp.operations.refund import refund
from posapp.operations.sell import Sold, sell
from posapp.operations.single_piece import add_single_piece, take_back_piece
from posapp.operations.stock_book import Said
from posapp.ui.preferences import OPTIONS as LOOKS
from tests.doubles.codes import TREASURER_CODE, CodedGroup, coded_group
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, OLD, Storeroom

if TYPE_CHECKING:
    from posapp.domain.cart import Cart
    from tests.doubles.trade import MarketStall


@pytest.fixture
def group(stall: MarketStall) -> CodedGroup:
    return coded_group(stall)


def _sell(group: CodedGroup, cart: Cart) -> Sold:
    return sell(group.shop, cart, (Tender(CASH, cart.total, cart.total),), group.stall.seller)


def _set(group: CodedGroup, **values: str) -> None:
    treasurer = group.enter(Role.TREASURER)
    wanted = {f"limit.{key}": value for key, value in values.items()}
    change_options(group.shop, LIMITS, wanted, treasurer)
    group.enter(Role.SELLER)


def _approve(group: CodedGroup, permission: Permission) -> None:
    approve(group.shop, group.people[Role.TREASURER], TREASURER_CODE, permission)


def _overrides(group: CodedGroup) -> int:
    return sum(entry.kind == "override" for entry in group.shop.books.journal.entries())


@pytest.mark.parametrize(
    ("on_line", "on_bill", "answer"),
    [
        ("10%", "", ""),
        ("", "10%", ""),
        ("10.5%", "", "needs_treasurer"),
        ("", "10.5%", "needs_treasurer"),
        ("8%", "8%", "needs_treasurer"),
        ("5%", "5%", ""),
        ("", "24.10", ""),
        ("", "24.60", "needs_treasurer"),
        ("100%", "", "needs_treasurer"),
    ],
)
def test_a_seller_gives_a_discount_up_to_the_limit(group: CodedGroup, on_line: str, on_bill: str, answer: str) -> None:
    group.enter(Role.SELLER)
    cart = group.stall.cart(("มะม่วง", 1), ("ผ้าขาวม้า", 1))
    if on_line:
        for index in range(2):
            cart = cart.with_line_discount(index, Discount.parse(on_line, "ลูกค้าประจำ"))
    cart = cart.with_discount(Discount.parse(on_bill, "ลูกค้าประจำ") if on_bill else None)
    if answer:
        assert refused(lambda: _sell(group, cart)) == answer
        assert group.shop.books.sales.get(cart.id) is None
        _approve(group, Permission.CHANGE_PRICE)
    _sell(group, cart)
    assert _overrides(group) == bool(answer)


def test_asking_for_the_same_bill_again_asks_for_no_second_word(group: CodedGroup) -> None:
    group.enter(Role.SELLER)
    cart = group.stall.cart(("ข้าวแต๋น", 1)).with_discount(Discount.parse("50%", "ของแถม"))
    _approve(group, Permission.CHANGE_PRICE)
    first = _sell(group, cart)
    again = _sell(group, cart)
    assert (again.repeated, again.sale) == (True, first.sale)
    assert _overrides(group) == 1


def test_a_price_by_hand_needs_a_word_unless_the_group_allows_it(group: CodedGroup) -> None:
    group.enter(Role.SELLER)
    for price in (3400, 3600):
        cart = group.stall.cart(("ข้าวแต๋น", 1)).with_price(0, Money(price), "")
        assert refused(lambda: _sell(group, cart)) == "needs_treasurer"  # noqa: B023
    _set(group, price="yes")
    _sell(group, cart)
    assert _overrides(group) == 0


def test_goods_without_a_fixed_price_and_marked_down_batches_need_no_word(stall: MarketStall) -> None:
    room = Storeroom(stall)
    (lot,) = room.receive("ข้าวแต๋น", 10, FRESH).entry.lots
    mark_down(stall.shop, lot.id, Money(2000), stall.seller)
    free = room.add(Product(ProductId(stall.shop.ids.new()), "", "ผักรวม", Money(0), free_price=True))
    group = coded_group(stall)
    group.enter(Role.SELLER)
    cart, _index = stall.cart().add(free, ONE, Money(1500))
    cart, index = cart.add(room["ข้าวแต๋น"])
    reduced = replace(cart.lines[index], price=Money(2000), lot=lot.id)
    assert _sell(group, replace(cart, lines=(cart.lines[0], reduced))).sale.total == Money(3500)
    cheaper = replace(cart, id=SaleId(stall.shop.ids.new()), lines=(replace(reduced, price=Money(1900)),))
    assert refused(lambda: _sell(group, cheaper)) == "needs_treasurer"


def test_goods_that_have_expired_need_a_treasurers_word(stall: MarketStall) -> None:
    room = Storeroom(stall)
    room.receive("ข้าวแต๋น", 10, OLD)
    group = coded_group(stall)
    group.enter(Role.SELLER)
    cart = stall.cart(("ข้าวแต๋น", 1))
    allowed = replace(cart, lines=(replace(cart.lines[0], allowed="ลูกค้ารู้แล้ว"),))
    assert refused(lambda: _sell(group, allowed)) == "needs_treasurer"
    _approve(group, Permission.CHANGE_PRICE)
    _sell(group, allowed)


def test_a_seller_gives_back_up_to_the_limit_of_one_bill(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    sold = group.stall.sold(("น้ำพริกหนุ่ม", 5)).sale

    def back(number: int) -> Sold:
        repayment = Repayment(SaleId(shop.ids.new()), CASH, "แตก")
        return refund(shop, sold.id, (Returned(1, Quantity.of(number)),), repayment, seller)

    assert refused(lambda: back(5)) == "needs_treasurer"
    back(3)
    back(1)
    assert refused(lambda: back(1)) == "needs_treasurer"
    _set(group, refund="250")
    back(1)
    assert _overrides(group) == 0


def test_a_word_for_a_refund_is_journaled_with_it_or_not_at_all(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    sold = group.stall.sold(("น้ำพริกหนุ่ม", 5)).sale
    _approve(group, Permission.REFUND)
    too_many = (Returned(1, Quantity.of(9)),)
    repayment = Repayment(SaleId(shop.ids.new()), CASH, "แตก")
    assert refused(lambda: refund(shop, sold.id, too_many, repayment, seller)) != "needs_treasurer"
    assert _overrides(group) == 0
    refund(shop, sold.id, None, repayment, seller)
    kinds = [entry.kind for entry in shop.books.journal.entries()]
    assert kinds[-2:] == ["refund", "override"]


def test_money_leaves_the_drawer_by_a_seller_only_up_to_the_limit(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    pay_in(shop, Money(50000), "เงินทอน", seller)
    assert refused(lambda: pay_out(shop, Money(100), "น้ำแข็ง", seller)) == "needs_treasurer"
    _set(group, paid_out="100")
    pay_out(shop, Money(10000), "น้ำแข็ง", seller)
    assert refused(lambda: pay_out(shop, Money(10001), "น้ำแข็ง", seller)) == "needs_treasurer"


def test_the_drawer_opens_without_a_sale_unless_the_group_forbids_it(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    open_drawer(shop, "แลกเงิน", seller)
    _set(group, drawer="no")
    assert refused(lambda: open_drawer(shop, "แลกเงิน", seller)) == "needs_treasurer"


def test_settings_ask_for_what_they_say_they_take(group: CodedGroup) -> None:
    shop = group.shop
    printer, limit, look = {"printer.auto": "yes"}, {"limit.refund": "9"}, {LOOKS[0].key: "en"}
    answers = {}
    for role in Role:
        person = group.enter(role)
        for name, values in (("look", look), ("printer", printer), ("limit", limit), ("both", printer | limit)):
            try:
                change_options(shop, (*SHOP_OPTIONS, *LOOKS), values, person)
                answers[role, name] = ""
            except Exception as refusal:  # noqa: BLE001 - its code is looked at below
                answers[role, name] = getattr(refusal, "code", repr(refusal))
    needs, no = "needs_treasurer", "not_allowed"
    assert [answers[Role.SELLER, name] for name in ("look", "printer", "limit", "both")] == ["", no, no, no]
    assert [answers[Role.TRAINER, name] for name in ("look", "printer", "limit", "both")] == ["", "", needs, needs]
    assert [answers[Role.AUDITOR, name] for name in ("look", "printer", "limit", "both")] == ["", no, no, no]
    assert [answers[Role.TREASURER, name] for name in ("look", "printer", "limit", "both")] == ["", "", "", ""]


def test_every_setting_of_money_and_people_takes_the_treasurer() -> None:
    assert {option.needs for option in (*GROUP, *VAT, *LIMITS, *CODES)} == {Permission.SETTINGS}
    assert {option.needs for option in PRINTER} == {Permission.DEVICES}


def test_a_seller_goes_to_market_and_back_alone(group: CodedGroup) -> None:
    shop, seller, room = group.shop, group.enter(Role.SELLER), Storeroom(group.stall)
    event = open_event(shop, Plans("กาดนัด", costs=((CostKind.STALL, Money(10000)),)), seller)
    take_to_market(shop, event.id, [room.going("ผ้าขาวม้า", 10)], seller)
    group.stall.sold(("ผ้าขาวม้า", 2))
    add_cost(shop, event.id, EventCost(CostKind.OTHER, Money(500), "น้ำแข็ง", shop.now(), seller))
    forged = EventCost(CostKind.OTHER, Money(500), "น้ำแข็ง", shop.now(), group.people[Role.TREASURER])
    assert refused(lambda: add_cost(shop, event.id, forged)) == "other_person"
    close_event(shop, event.id, [room.going("ผ้าขาวม้า", 7)], "", seller)
    assert shop.setting("till.place") == ""
    sell_at(shop, PersonId(""), seller)  # type: ignore[arg-type]  # the store
    assert examine(shop).sound


def test_a_seller_receives_goods_makes_some_and_adds_a_single_piece_alone(stall: MarketStall) -> None:
    room = Storeroom(stall)
    room.furnish()
    recipe = room.recipe()
    group = coded_group(stall)
    shop, seller = group.shop, group.enter(Role.SELLER)
    room.receive("แป้งข้าวเหนียว", 5, cost=2500)
    room.receive("ถุงพลาสติก", 100)
    assert make(shop, Making(recipe.id, ONE, Quantity.of(10), FRESH), Said(), seller).cost
    piece = Product(ProductId(shop.ids.new()), "", "ย่ามปักมือ", Money(65000))
    added = add_single_piece(shop, piece, seller)
    take_back_piece(shop, added, "จดผิด", seller)
    changed = replace(room["ข้าวแต๋น"], price=Money(1))
    assert refused(lambda: save_product(shop, changed, seller)) == "not_allowed"
    assert shop.acts == []


def test_a_past_day_is_written_down_with_one_word(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    line = NotedLine(group.stall.goods["ข้าวแต๋น"].id, Quantity.of(2), Money(3000), CASH)
    past = PastDay(shop.today() - timedelta(days=1), (line,))
    assert refused(lambda: enter_past_day(shop, past, seller)) == "needs_treasurer"
    assert refused(lambda: enter_past_day(shop, past, group.people[Role.AUDITOR])) == "other_person"
    _approve(group, Permission.CLOSE_DAY)
    assert enter_past_day(shop, past, seller).sales[0].total == Money(6000)
    assert (_overrides(group), shop.duty.approval) == (1, None)


def test_a_trainer_sets_the_goods_up_but_sees_no_money_and_no_members(group: CodedGroup) -> None:
    shop, trainer, room = group.shop, group.enter(Role.TRAINER), Storeroom(group.stall)
    new = Product(ProductId(shop.ids.new()), "", "สบู่", Money(4000), tracked=True)
    save_product(shop, new, trainer, on_hand=Quantity.of(5))
    assert refused(lambda: save_member(shop, new_member(shop, "คำ", ""), trainer)) == "not_allowed"
    shop.books.members.write(replace(new_member(shop, "คำ", number="7"), phone="081 234 5678"))
    assert [one.phone for one in members_listed(shop)] == [""]
    group.enter(Role.TREASURER)
    assert [one.phone for one in members_listed(shop)] == ["081 234 5678"]
    group.enter(Role.TRAINER)
    assert refused(lambda: open_session(shop, Counted(Money(0)), trainer)) == "not_allowed"
    assert refused(lambda: room.receive("ข้าวแต๋น", 1)) == "other_person"
    cart = group.stall.cart(("ข้าวแต๋น", 1))
    paid = (Tender(CASH, cart.total, cart.total),)
    assert refused(lambda: sell(shop, cart, paid, trainer)) == "not_allowed"


def test_an_auditor_changes_nothing(group: CodedGroup) -> None:
    shop, auditor = group.shop, group.enter(Role.AUDITOR)
    before = shop.books.journal.last_seq()
    for act in (
        lambda: pay_in(shop, Money(1), "ทอน", auditor),
        lambda: hold(shop, group.stall.cart(("ข้าวแต๋น", 1)), auditor),
        lambda: close_session(shop, Counted(Money(0)), "", Witnesses(auditor)),
        lambda: approve(shop, auditor, "7305", Permission.SELL),
    ):
        assert refused(act) in {"not_allowed", "not_treasurer"}
    assert shop.books.journal.last_seq() == before


def test_the_bill_and_the_notebook_on_the_screen_are_kept_while_it_is_locked(group: CodedGroup) -> None:
    shop, cart = group.shop, group.stall.cart(("ข้าวแต๋น", 3))
    remember(shop, cart)
    assert shop.books.held.draft(shop.books.terminal.id) == cart
    line = NotedLine(group.stall.goods["ข้าวแต๋น"].id, ONE, Money(3500), CASH)
    remember_typed(shop, HalfTyped(shop.today(), (line,)))
    assert refused(lambda: recall(shop, cart.id)) == "locked"
    group.enter(Role.SELLER)
    sold = _sell(group, cart)
    print_sale(shop, sold.sale, group.stall.seller)
