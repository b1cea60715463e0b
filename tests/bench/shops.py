"""Shops of any size for the bench: goods by the thousand, and years of sales written in bulk by the schema's rules."""

# ruff: noqa: S608 - placeholders are counted, values are bound

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.app.clock import SystemClock, UuidIds
from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, ProductId, SaleId, SessionId
from posapp.domain.money import Money
from posapp.domain.product import Product
from posapp.domain.tender import CASH, Tender
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.people import person_named
from posapp.operations.sell import sell
from posapp.operations.start_group import start_group
from posapp.store.summaries import sum_up

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.operations.sell import Sold
    from posapp.operations.shop import Shop

NOBODY: Final = PersonId("")
LINES: Final = 5
_WORDS: Final = (
    *("ข้าวแต๋น", "น้ำพริกหนุ่ม", "กล้วยตาก", "ผ้าขาวม้า", "กระเป๋าสาน", "สบู่สมุนไพร", "น้ำผึ้งป่า", "หมูแดดเดียว"),
    *("ขนมเทียน", "มะม่วงกวน", "ชาใบหม่อน", "ไข่เค็ม", "แคบหมู", "เสื่อกก", "ยาดม", "น้ำตาลโตนด"),
)
_SIZES: Final = ("ถุงเล็ก", "ถุงใหญ่", "กล่อง", "ขวด", "ของฝาก", "แบบพิเศษ", "รสเดิม", "เจ้าเก่า", "ปลอดสาร")


def name_of(number: int) -> str:
    """A name as goods have them; no two are alike."""
    return f"{_WORDS[number % len(_WORDS)]}{_SIZES[number // len(_WORDS) % len(_SIZES)]} {number}"


def new_shop(folder: Path, products: int) -> tuple[Shop, list[Product]]:
    """A shop with `products` goods, each with a barcode, and the day begun."""
    shop = start_group(folder, "กลุ่มทดลอง", "A", SystemClock(), UuidIds())
    goods = [
        Product(
            ProductId(shop.ids.new()),
            f"{number:06d}",
            name_of(number),
            Money(1000 + number % 300 * 25),
            barcodes=(f"885{number:010d}",),
            tracked=True,
        )
        for number in range(products)
    ]
    with shop.books.write():
        for product in goods:
            shop.books.catalog.write(product)
    open_session(shop, Counted(Money(100000)), person_named(shop, "cashier", "สมศรี", NOBODY))
    return shop, goods


def sell_five(shop: Shop, goods: list[Product], start: int) -> Sold:
    """A bill of five lines, paid in cash."""
    cart = Cart(SaleId(shop.ids.new()))
    for n in range(LINES):
        cart, _line = cart.add(goods[(start * 7 + n) % len(goods)])
    return sell(shop, cart, (Tender(CASH, cart.total, cart.total + Money(500)),), NOBODY)


def add_history(shop: Shop, goods: list[Product], sales: int) -> None:
    """Write `sales` bills of the past two years, three lines each, by SQL in bulk; their journal entries are empty."""
    terminal = shop.books.terminal.id
    session = shop.session()
    assert session is not None
    first = shop.books.journal.last_seq() + 1
    begun = shop.now() - timedelta(days=730)
    at = [(begun + timedelta(minutes=number % 500)).isoformat(timespec="seconds") for number in range(500)]
    with shop.books.write() as rows:
        past = SessionId(shop.ids.new())
        seq = first
        rows.execute(_JOURNAL, (terminal, seq, "cash_open", at[0], "", "{}", bytes(32)))
        rows.execute(_SESSION, (past, terminal, session.number + 1, seq, "2024-01-17", at[0], "", 0, None, 0))
        for number in range(1, sales + 1):
            seq += 1
            sale = f"018bc9a0-0000-7000-8000-{number:012x}"
            series, total = "A66" if number % 2 else "A67", 10500
            rows.execute(_JOURNAL, (terminal, seq, "sale", at[number % 500], "", "{}", bytes(32)))
            day = (begun + timedelta(days=number * 720 // sales)).date().isoformat()
            head = (sale, "sale", terminal, seq, series, number, f"{series}-{number:06d}", at[number % 500], day, past)
            rows.execute(_SALE, (*head, "", total, 0, None, None, None, "", "", "", None, "", "", 0))
            three = [goods[(number * 3 + n) % len(goods)] for n in range(3)]
            rows.executemany(
                _LINE,
                [
                    (sale, n, one.id, one.code, one.name, "piece", 1000, 3500, 3500, 0, 0, 3500, "", 0, "", 0, 1, 0, "")
                    for n, one in enumerate(three, start=1)
                ],
            )
            rows.execute(_TENDER, (sale, 1, CASH, total, total, "received", "", ""))
            rows.executemany(
                _MOVE,
                [(terminal, seq, n, one.id, -1000, "sale", sale, n, "", "", 0) for n, one in enumerate(three, start=1)],
            )
            rows.execute("INSERT INTO outbox VALUES (?, ?, 'sale', ?)", (terminal, seq, sale))
        rows.execute(_JOURNAL, (terminal, seq + 1, "z_close", shop.now().isoformat(), "", "{}", bytes(32)))
        rows.execute(_CLOSE, (past, terminal, seq + 1, at[0], 0, 0, None, "", "", "", "null", first, seq, 0, 0))
        rows.execute(_STOCK_SUMS)
        sum_up(rows)
    shop.books.database.rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_JOURNAL: Final = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)"
_SESSION: Final = "INSERT INTO cash_session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SALE: Final = f"INSERT INTO sale VALUES ({', '.join('?' * 23)})"
_LINE: Final = f"INSERT INTO sale_line VALUES ({', '.join('?' * 19)})"
_TENDER: Final = "INSERT INTO tender VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_MOVE: Final = f"INSERT INTO stock_move VALUES ({', '.join('?' * 11)})"
_CLOSE: Final = f"INSERT INTO cash_close VALUES ({', '.join('?' * 15)})"
_STOCK_SUMS: Final = """INSERT OR REPLACE INTO stock SELECT product, place, lot, sum(quantity) FROM stock_move
    GROUP BY product, place, lot"""
