"""Bills and days to print, and how to read a Document without a printer."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from posapp.documents.block import (
    Barcode,
    Block,
    Columns,
    Document,
    FormRow,
    PriceLine,
    Qr,
    Signature,
    TallyBoxes,
    Text,
)
from posapp.documents.letterhead import Letterhead
from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, ProductId, SaleId, SessionId
from posapp.domain.money import Money
from posapp.domain.party import Group
from posapp.domain.product import Product
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.sale import Issue, Sale, Terms, amount_due, complete
from posapp.domain.tender import Tender

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.pricing import Discount

NOON = datetime(2026, 1, 17, 12, 30, tzinfo=timezone(timedelta(hours=7)))
HEAD = Letterhead(
    Group("g", "กลุ่มทอผ้า", "99 หมู่ 4", "053 123 456", "0994000158378"),
    thanks="ขอบคุณ",
    branch="สำนักงานใหญ่",
    pos_id="E051",
)
METHODS = {"cash": "Cash", "promptpay": "Scan to pay"}

CHILI = Product(ProductId("p1"), "1", "น้ำพริก", Money(6000), "jar")
CLOTH = Product(ProductId("p2"), "2", "ผ้าขาวม้า", Money(45000), "cloth")
MANGO = Product(ProductId("p3"), "3", "มะม่วง", Money(8000), "kg", vat_exempt=True)


def issue(number: str = "A69-000007") -> Issue:
    return Issue("A", number, NOON, date(2026, 1, 17), SessionId("s"), PersonId("u"))


def cart(*goods: tuple[Product, Quantity], discount: Discount | None = None) -> Cart:
    filled = Cart(SaleId("b1"), discount=discount)
    for product, quantity in goods or ((CHILI, ONE),):
        filled, _ = filled.add(product, quantity)
    return filled


def in_cash(filled: Cart, given: int = 0, terms: Terms | None = None) -> Sale:
    """`filled` paid in cash with `given` satang, exactly when that is left out."""
    rules = terms or Terms()
    due = amount_due(filled, (), rules)
    return complete(filled, (Tender("cash", due, Money(given) if given else due),), issue(), rules)


def said(document: Document) -> str:
    """All words of a document, a line for each block."""
    return "\n".join(line for block in document for line in _line(block))


def _line(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield block.text
        case Columns():
            yield f"{block.left} | {block.right}"
        case PriceLine():
            yield " · ".join((block.price, *block.words))
        case FormRow():
            left = f"[ ] {block.left}" if block.tick else block.left
            yield " | ".join((left, *(cell or "__" for cell in block.cells)))
        case Signature():
            yield f"{block.label} ____"
        case _:
            yield from _drawn(block)


def _drawn(block: Block) -> Iterator[str]:
    match block:
        case TallyBoxes():
            yield "[boxes]"
        case Barcode():
            yield f"[bars] {block.text}"
        case Qr():
            yield f"[QR] {block.caption}"
        case _:
            pass
