"""A small shop on real books: a clock set by hand, ids that count, goods of a market table, and short ways to sell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, TypeVar

from posapp.domain.cart import Cart
from posapp.domain.cash import Count
from posapp.domain.cash_book import MoneyKind, Purse
from posapp.domain.identity import PersonId, ProductId, SaleId
from posapp.domain.money import Money
from posapp.domain.pricing import Discount
from posapp.domain.product import Product
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH, Tender, TenderState
from posapp.operations.cash_book.enter import NewEntry, enter_money
from posapp.operations.cash_session import (
    Counted,
    Witnesses,
    close_session,
    expected_in,
    open_session,
    pay_in,
    pay_out,
)
from posapp.operations.change_options import change_options
from posapp.operations.confirm_transfer import confirm_transfer
from posapp.operations.edit_catalog import new_category, save_category, save_product
from posapp.operations.hold import drop, hold
from posapp.operations.options import GROUP
from posapp.operations.people import person_named
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from posapp.operations.shop import Shop
from posapp.operations.start_group import start_group
from posapp.store.books import Books
from posapp.store.database import FILE_NAME
from tests.doubles.accounts import keep_accounts
from tests.doubles.storeroom import keep_stock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.cash import CashSession
    from posapp.operations.sell import Sold

_Result = TypeVar("_Result")
BANGKOK: Final = timezone(timedelta(hours=7))
SATURDAY: Final = datetime(2026, 1, 17, 8, 0, tzinfo=BANGKOK)


@dataclass(slots=True)
class HandClock:
    """A clock that goes `step` further each time it is read; set it back to see what the books say."""

    at: datetime = SATURDAY
    step: timedelta = timedelta(seconds=1)
    up: int = 3_600_000

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def uptime(self) -> int:
        return self.up


@dataclass(slots=True)
class CountedIds:
    """Ids of the right form that count up."""

    last: int = 0

    def new(self) -> str:
        self.last += 1
        return f"019bc9a0-0000-7000-8000-{self.last:012x}"


@dataclass(slots=True)
class MarketStall:
    """A shop with its seller and goods."""

    shop: Shop
    clock: HandClock
    seller: PersonId = PersonId("")
    goods: dict[str, Product] = field(default_factory=dict)

    def cart(self, *wanted: tuple[str, int]) -> Cart:
        """A new cart with pieces (or kilograms) of goods by name."""
        cart = Cart(SaleId(self.shop.ids.new()))
        for name, number in wanted:
            cart, _line = cart.add(self.goods[name], Quantity.of(number))
        return cart

    def sold(self, *wanted: tuple[str, int], given: Money | None = None, method: str = CASH) -> Sold:
        """A bill sold for exact money, or for what was given."""
        cart = self.cart(*wanted)
        return sell(self.shop, cart, (Tender(method, cart.total, given or cart.total),), self.seller)


_GOODS: Final = (
    ("ข้าวแต๋น", "35", "bag", True),
    ("น้ำพริกหนุ่ม", "50", "jar", True),
    ("ผ้าขาวม้า", "199.50", "cloth", True),
    ("มะม่วง", "45.25", "kg", True),
    ("นวดไทย", "250", "time", False),
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A stall at some point of its life: the same clock and ids always make the same books."""

    file: bytes
    at: datetime
    last: int
    seller: PersonId
    goods: dict[str, Product]


_BEGUN: Final[dict[str, _Kept]] = {}
_DONE: Final[dict[tuple[object, ...], tuple[_Kept, Any]]] = {}


def open_stall(folder: Path, letter: str = "A") -> MarketStall:
    """A stall whose books begin in `folder`; only the first one is written entry by entry."""
    begun = _BEGUN.get(letter)
    if begun is None:
        stall = _begin(folder, letter)
        _BEGUN[letter] = _kept(stall)
        return stall
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / FILE_NAME).touch(mode=0o600)
    (folder / FILE_NAME).write_bytes(begun.file)
    clock = HandClock(begun.at)
    shop = Shop(Books.open(folder), clock, CountedIds(begun.last))
    return MarketStall(shop, clock, begun.seller, dict(begun.goods))


def live_a_day(stall: MarketStall) -> None:
    """A day with everything in it: each ledger of the books gets at least one row, and the day is closed."""
    once(stall, _live)


def once(stall: MarketStall, deed: Callable[[MarketStall], _Result]) -> _Result:
    """What `deed` gives and makes of the books: done by the first stall, then copied to all that stand where it did."""
    before = _kept(stall)
    place = (deed, sha256(before.file).digest(), before.at, before.last)
    done: tuple[_Kept, _Result] | None = _DONE.get(place)
    if done is None:
        given = deed(stall)
        _DONE[place] = _kept(stall), given
        return given
    after, given = done
    _put(stall, after)
    return given


def _put(stall: MarketStall, kept: _Kept) -> None:
    """Let `stall` be what was kept."""
    ids, path = stall.shop.ids, stall.shop.books.database.path
    assert isinstance(ids, CountedIds)
    stall.shop.books.close()
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(kept.file)
    stall.clock.at, ids.last = kept.at, kept.last
    stall.goods.update(kept.goods)


def _kept(stall: MarketStall) -> _Kept:
    database, ids = stall.shop.books.database, stall.shop.ids
    database.rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert isinstance(ids, CountedIds)
    return _Kept(database.path.read_bytes(), stall.clock.at, ids.last, stall.seller, dict(stall.goods))


def _begin(folder: Path, letter: str) -> MarketStall:
    clock = HandClock()
    shop = start_group(folder, "กลุ่มแม่บ้านดอยสูง", letter, clock, CountedIds())
    stall = MarketStall(shop, clock, person_named(shop, "cashier", "สมศรี", PersonId("")))
    for name, price, unit, tracked in _GOODS:
        new = Product(ProductId(shop.ids.new()), "", name, Money.parse(price), unit=unit, tracked=tracked)
        saved, _changes = save_product(shop, new, stall.seller, on_hand=Quantity.of(100) if tracked else None)
        stall.goods[name] = saved
    return stall


def _live(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    open_session(shop, Counted(Money(120000), Count.parse("500x2,100x2")), seller)
    keep_stock(stall)
    first = stall.sold(("ข้าวแต๋น", 2), ("ผ้าขาวม้า", 1), given=Money(100000))
    cart = stall.cart(("ผ้าขาวม้า", 1), ("มะม่วง", 2)).with_discount(Discount.parse("10%", "ลูกค้าประจำ"))
    slip = Tender("promptpay", Money(10000), Money(10000), TenderState.WAITING, "014:2026011700000001")
    mali = person_named(shop, "customer", "มะลิ", seller)
    later = Tender("on_account", Money(2000), Money(2000), TenderState.OWED, customer=mali)
    rest = Tender(CASH, cart.total - slip.amount - later.amount, Money(50000))
    paid = sell(shop, cart, (slip, rest, later), seller, receipt=True)
    confirm_transfer(shop, paid.sale.id, 1, TenderState.SEEN, seller)
    pay_in(shop, Money(50000), "แลกเหรียญ", seller)
    pay_out(shop, Money(12000), "ค่าน้ำแข็ง", seller)
    keep_accounts(stall, mali, "2026011700000001", slip.amount)
    enter_money(shop, NewEntry(MoneyKind.EXPENSE, "travel", Money(4000), Purse.DRAWER, party="ลุงชัย"), seller)
    part = (Returned(1, Quantity.of(1)),)
    refund(shop, first.sale.id, part, Repayment(SaleId(shop.ids.new()), CASH, "ถุงแตก"), seller)
    dropped, held = stall.cart(("นวดไทย", 1)), stall.cart(("น้ำพริกหนุ่ม", 1))
    hold(shop, dropped, seller)
    hold(shop, held, seller)
    drop(shop, dropped.id, seller)
    save_category(shop, new_category(shop, "ขนม", "#8A5A00", "cookie"), seller)
    change_options(shop, GROUP, {"receipt.thanks": "ขอบคุณมาก", "group.phone": "053 111 222"}, seller)
    jar = replace(stall.goods["น้ำพริกหนุ่ม"], price=Money(5500), barcodes=("8850001110001",))
    stall.goods["น้ำพริกหนุ่ม"], _changes = save_product(shop, jar, seller, photo=b"\xff\xd8 a small picture")
    expected, _totals = expected_in(shop, opened_session(shop))
    close_session(shop, Counted(expected - Money(1)), "ทอนผิด", Witnesses(seller))


def begin_next_day(stall: MarketStall) -> None:
    """Count the drawer on the morning after a day that was closed, so that its sums are written."""
    stall.clock.at += timedelta(days=1)
    open_session(stall.shop, Counted(Money(50000)), stall.seller)


def opened_session(shop: Shop) -> CashSession:
    """The day that is open."""
    session = shop.session()
    assert session is not None
    return session
