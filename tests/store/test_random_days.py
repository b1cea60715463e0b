"""A thousand days nobody planned: at the end of each, the drawer holds what the books say, to the satang."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posapp.domain.cart import Cart
from posapp.domain.identity import SaleId
from posapp.domain.money import Money
from posapp.domain.pricing import Discount
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.sale import amount_due
from posapp.domain.tender import CASH, Tender, TenderState
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session, pay_in, pay_out
from posapp.operations.change_options import change_options
from posapp.operations.doctor import examine
from posapp.operations.options import DAY
from posapp.operations.refund import refund, refundable
from posapp.operations.sell import sell
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.sale import Sale
    from tests.doubles.trade import MarketStall

_DAYS: Final = 1000
_TRANSFER: Final = "promptpay"


@dataclass(frozen=True, slots=True)
class _Sell:
    """A bill: which goods (place on the table, thousandths), a discount, how much of a hundred is paid by transfer."""

    lines: tuple[tuple[int, int], ...]
    percent: int
    by_transfer: int
    over: int


@dataclass(frozen=True, slots=True)
class _Return:
    """Goods come back: of which bill of the day, how much of a hundred of each line, and whether paid back in cash."""

    bill: int
    part: int
    cash: bool


@dataclass(frozen=True, slots=True)
class _Move:
    """Money in (above zero) or out of the drawer, in satang."""

    amount: int


@dataclass(frozen=True, slots=True)
class _Day:
    float_in_drawer: int
    rounding: str
    acts: tuple[_Sell | _Return | _Move, ...]
    miscounted: int


_sells = st.builds(
    _Sell,
    st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5000)), min_size=1, max_size=4).map(tuple),
    st.sampled_from([0, 0, 0, 3, 10, 33, 100]),
    st.sampled_from([0, 0, 0, 50, 100]),
    st.integers(0, 100_000),
)
_returns = st.builds(_Return, st.integers(0, 5), st.integers(1, 100), st.booleans())
_moves = st.builds(_Move, st.integers(-50_000, 50_000).filter(bool))
_days = st.builds(
    _Day,
    st.integers(0, 200_000),
    st.sampled_from(["off", "quarter", "baht"]),
    st.lists(st.one_of(_sells, _sells, _returns, _moves), max_size=7).map(tuple),
    st.integers(-5000, 5000),
)


class _Drawer:
    """The real drawer: hands put money in and take it out; it knows nothing of the books."""

    def __init__(self, stall: MarketStall, day: _Day) -> None:
        self.stall = stall
        self.satang = day.float_in_drawer
        self.bills: list[Sale] = []

    def live(self, act: _Sell | _Return | _Move) -> None:
        if isinstance(act, _Sell):
            self._sell(act)
        elif isinstance(act, _Return):
            self._take_back(act)
        elif act.amount > 0:
            pay_in(self.stall.shop, Money(act.amount), "แลกเงิน", self.stall.seller)
            self.satang += act.amount
        else:
            pay_out(self.stall.shop, Money(-act.amount), "ค่าของ", self.stall.seller)
            self.satang += act.amount

    def _sell(self, act: _Sell) -> None:
        shop, goods = self.stall.shop, list(self.stall.goods.values())
        cart = Cart(SaleId(shop.ids.new()))
        for place, milli in act.lines:
            product = goods[place]
            cart, _line = cart.add(product, Quantity(milli if product.divisible else 1000 * (1 + milli // 1000)))
        if act.percent:
            cart = cart.with_discount(Discount(basis_points=act.percent * 100))
        tenders = self._pay(cart, act)
        sale = sell(shop, cart, tenders, self.stall.seller).sale
        self.bills.append(sale)
        handed = sum(tender.given.satang for tender in tenders if tender.method == CASH)
        given_back = sum(tender.change.satang for tender in tenders if tender.method == CASH)
        self.satang += handed - given_back

    def _pay(self, cart: Cart, act: _Sell) -> tuple[Tender, ...]:
        transfer = Money(cart.total.satang * act.by_transfer // 100)
        if not transfer:
            due = amount_due(cart, (), self.stall.shop.terms)
            return (Tender(CASH, due, due + Money(act.over)),)
        rest = cart.total - transfer
        paid = Tender(_TRANSFER, transfer, transfer, TenderState.WAITING)
        return (paid, Tender(CASH, rest, rest + Money(act.over))) if rest else (paid,)

    def _take_back(self, act: _Return) -> None:
        if not self.bills:
            return
        shop, bill = self.stall.shop, self.bills[act.bill % len(self.bills)]
        parts = [self._part(one, act.part) for one in refundable(shop, bill)]
        if not parts:
            return
        repayment = Repayment(SaleId(shop.ids.new()), CASH if act.cash else _TRANSFER, "ของเสีย")
        new = refund(shop, bill.id, parts, repayment, self.stall.seller).sale
        if act.cash:
            self.satang += new.total.satang

    def _part(self, left: Returned, part: int) -> Returned:
        """About `part` of a hundred of what is left: whole pieces of what was sold in whole pieces."""
        step = 1000 if left.quantity.whole else 1
        milli = max(1, left.quantity.milli * part // 100 // step) * step
        return replace(left, quantity=Quantity(milli))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_thousand_days_end_with_what_is_in_the_drawer(tmp_path: Path) -> None:
    stall = open_stall(tmp_path)
    shop = stall.shop
    shop.books.database.rows.execute("PRAGMA synchronous = OFF")
    lived = [0, 0]

    @settings(max_examples=_DAYS, database=None, suppress_health_check=list(HealthCheck))
    @given(_days)
    def one(day: _Day) -> None:
        change_options(shop, DAY, {"cash.rounding": day.rounding}, stall.seller)
        open_session(shop, Counted(Money(day.float_in_drawer)), stall.seller)
        drawer = _Drawer(stall, day)
        try:
            for act in day.acts:
                drawer.live(act)
        finally:
            counted = max(0, drawer.satang + day.miscounted)
            close = close_session(shop, Counted(Money(counted)), "", Witnesses(stall.seller), paper=False).close
        assert close.expected.satang == drawer.satang
        assert close.over_short.satang == counted - drawer.satang
        assert close.totals is not None
        assert close.totals.net == Money(sum(one.net.satang for one in close.totals.methods))
        lived[0] += 1
        lived[1] += len(drawer.bills)

    one()
    assert lived[0] >= _DAYS
    assert lived[1] > _DAYS
    report = examine(shop)
    shop.books.close()
    assert [str(finding) for finding in report.findings] == []
    assert report.counts["days"] == lived[0]
