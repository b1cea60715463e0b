"""A month nobody planned, lived by real operations on a real file: what reports are tried on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.notebook import NotedLine
from posapp.domain.place import STORE
from posapp.domain.pricing import Discount
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.sale import amount_due
from posapp.domain.stock import StockReason
from posapp.domain.tender import CASH, ON_ACCOUNT, Tender, TenderState
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in, open_session
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import new_category, save_category, save_product
from posapp.operations.market_day import Plans, open_event, sell_at
from posapp.operations.members import new_member, save_member
from posapp.operations.options import DAY
from posapp.operations.past_day import PastDay, enter_past_day
from posapp.operations.people import person_named
from posapp.operations.refund import refund, refundable
from posapp.operations.sell import sell
from tests.doubles.storeroom import Storeroom
from tests.doubles.trade import BANGKOK, open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import PlaceId
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

FIRST: Final = date(2026, 2, 1)
SELLERS: Final = ("สมศรี", "แม่แดง")
NAMES: Final = ("ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า", "มะม่วง", "นวดไทย", "กระเช้าปีใหม่")
_METHODS: Final = (CASH, "promptpay", ON_ACCOUNT)


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill: goods (place in NAMES, how many), the hour (25 is one in the night), who, where, discount, how paid."""

    lines: tuple[tuple[int, int], ...]
    hour: int
    seller: int
    percent: int
    method: int
    split: bool
    at_market: bool


@dataclass(frozen=True, slots=True)
class Back:
    """Goods come back: of which bill so far, how much of a hundred, paid back how."""

    bill: int
    part: int
    method: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Goods that are thrown away or given."""

    name: int
    number: int
    reason: int


@dataclass(frozen=True, slots=True)
class Late:
    """A day written down from paper, so many days ago."""

    ago: int
    lines: tuple[tuple[int, int, int], ...]


Act = Bill | Back | Gone


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day of the month with its sessions, each a row of acts; the last may stay open, closed ones are miscounted."""

    skipped: int
    sessions: tuple[tuple[Act, ...], ...]
    late: Late | None
    rounding: str
    miscounted: int


_bills = st.builds(
    Bill,
    lines=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4)), min_size=1, max_size=3).map(tuple),
    hour=st.sampled_from([7, 9, 9, 12, 16, 19, 25, 26]),
    seller=st.integers(0, 1),
    percent=st.sampled_from([0, 0, 0, 3, 10, 33]),
    method=st.integers(0, 2),
    split=st.booleans(),
    at_market=st.booleans(),
)
_backs = st.builds(Back, st.integers(0, 30), st.integers(1, 100), st.integers(0, 1))
_gone = st.builds(Gone, st.integers(0, 2), st.integers(1, 3), st.integers(0, 2))
_late = st.builds(
    Late,
    st.integers(1, 3),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(0, 1)), min_size=1, max_size=3).map(tuple),
)
_days = st.builds(
    OneDay,
    skipped=st.integers(0, 3),
    sessions=st.lists(
        st.lists(st.one_of(_bills, _bills, _backs, _gone), max_size=5).map(tuple), min_size=1, max_size=2
    ).map(tuple),
    late=st.one_of(st.none(), st.none(), _late),
    rounding=st.sampled_from(["off", "quarter", "baht"]),
    miscounted=st.integers(-500, 500),
)
months = st.tuples(st.lists(_days, min_size=1, max_size=6), st.booleans())
"""Days of a month, and whether its last session is still open."""


@dataclass(slots=True)
class Month:
    """The group that lives it."""

    shop: Shop
    room: Storeroom
    sellers: tuple[PersonId, ...]
    customer: PersonId
    market: PlaceId
    bills: list[Sale] = field(default_factory=list)

    @classmethod
    def begin(cls, folder: Path) -> Month:
        """A group with members, categories, costs, a basket, a market and two sellers."""
        stall = open_stall(folder)
        shop = stall.shop
        shop.books.database.rows.execute("PRAGMA synchronous = OFF")
        stall.clock.at = datetime(2026, 1, 31, 9, 0, tzinfo=BANGKOK)
        food = new_category(shop, "อาหาร", "#8A5A00", "soup")
        save_category(shop, food, stall.seller)
        member, _changes = save_member(shop, new_member(shop, "คำ ใจดี", "แม่คำ"), stall.seller)
        room = Storeroom(stall)
        room.furnish()
        rice = replace(room["ข้าวแต๋น"], category=food.id, owner=member.id, cost=Money(1233))
        jar = replace(room["น้ำพริกหนุ่ม"], category=food.id, cost=Money(2750))
        for product in (rice, jar):
            stall.goods[product.name], _changes = save_product(shop, product, stall.seller)
        sellers = tuple(person_named(shop, "cashier", name, stall.seller) for name in SELLERS)
        customer = person_named(shop, "customer", "ป้าสม", stall.seller)
        event = open_event(shop, Plans("กาดนัด", day=FIRST, sell_here=False), stall.seller)
        return cls(shop, room, sellers, customer, event.place)

    def live(self, days: list[OneDay], *, left_open: bool) -> None:
        """One day after the other; the last session stays open if wanted."""
        day = FIRST - timedelta(days=1)
        for number, one in enumerate(days):
            day += timedelta(days=1 + one.skipped)
            self._at(day, 6)
            change_options(self.shop, DAY, {"cash.rounding": one.rounding}, self.sellers[0])
            if one.late:
                self._write_down(one.late, day)
            for turn, acts in enumerate(one.sessions):
                open_session(self.shop, Counted(Money(50000)), self.sellers[0])
                for act in acts:
                    self._do(act, day)
                last = number == len(days) - 1 and turn == len(one.sessions) - 1
                if not (last and left_open):
                    self._close(one.miscounted)

    def _close(self, off: int) -> None:
        session = self.shop.session()
        assert session
        expected, _totals = expected_in(self.shop, session)
        counted = Counted(Money(max(0, expected.satang + off)))
        close_session(self.shop, counted, "", Witnesses(self.sellers[0]), paper=False)

    def _at(self, day: date, hour: int) -> None:
        moment = datetime(day.year, day.month, day.day, tzinfo=BANGKOK) + timedelta(hours=hour)
        self.room.stall.clock.at = max(self.room.stall.clock.at, moment)

    def _do(self, act: Act, day: date) -> None:
        match act:
            case Bill():
                self._at(day, act.hour)
                self._sell(act)
            case Back():
                self._take_back(act)
            case Gone():
                reasons = (StockReason.WASTE, StockReason.GIFT, StockReason.LOSS)
                self.room.adjust(NAMES[act.name], act.number, reasons[act.reason])

    def _sell(self, act: Bill) -> None:
        cart = Cart(SaleId(self.shop.ids.new()))
        for place, number in act.lines:
            product = self.room[NAMES[place]]
            cart, _line = cart.add(product, Quantity(number * 350) if product.divisible else Quantity.of(number))
        if act.percent:
            cart = cart.with_discount(Discount(basis_points=act.percent * 100, reason="ลูกค้าประจำ"))
        sell_at(self.shop, self.market if act.at_market else STORE, self.sellers[0])
        self.bills.append(sell(self.shop, cart, self._tenders(cart, act), self.sellers[act.seller]).sale)

    def _tenders(self, cart: Cart, act: Bill) -> tuple[Tender, ...]:
        method = _METHODS[act.method]
        if method == CASH:
            due = amount_due(cart, (), self.shop.terms)
            return (Tender(CASH, due, due),)
        first = Money(cart.total.satang // 3) if act.split else cart.total
        state = TenderState.OWED if method == ON_ACCOUNT else TenderState.WAITING
        other = Tender(method, first, first, state, customer=self.customer if method == ON_ACCOUNT else "")
        rest = cart.total - first
        return (other, Tender(CASH, rest, rest)) if rest else (other,)

    def _take_back(self, act: Back) -> None:
        if not self.bills:
            return
        bill = self.bills[act.bill % len(self.bills)]
        parts = [_part(one, act.part) for one in refundable(self.shop, bill)]
        if parts:
            repayment = Repayment(SaleId(self.shop.ids.new()), _METHODS[act.method], "ของเสีย")
            refund(self.shop, bill.id, parts, repayment, self.sellers[1])

    def _write_down(self, late: Late, day: date) -> None:
        if self.shop.session():
            return
        noted = tuple(
            NotedLine(self.room[NAMES[place]].id, Quantity.of(number), method=_METHODS[method])
            for place, number, method in late.lines
        )
        past = PastDay(day - timedelta(days=late.ago), noted)
        enter_past_day(self.shop, past, self.sellers[1])


def _part(left: Returned, part: int) -> Returned:
    """About `part` of a hundred of what is left: whole pieces of what was sold in whole pieces."""
    step = 1000 if left.quantity.whole else 1
    return replace(left, quantity=Quantity(max(1, left.quantity.milli * part // 100 // step) * step))
