"""The middle of a receipt or refund note: what was sold, what came off, what it adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Rule, Text
from posapp.domain.errors import Refused
from posapp.domain.money import Money, total
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import unit
from posapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.documents.block import Block, Document
    from posapp.domain.identity import ProductId
    from posapp.domain.sale import Sale, SaleLine

_INDENT: Final = 2


def bill_lines(sale: Sale, goods: Mapping[ProductId, str]) -> Document:
    """The articles and the sums of `sale`, with the names of the `goods` that were in its baskets.

    A refund's amounts are shown above zero: they are what goes back.
    """
    sign = _sign(sale)
    blocks: list[Block] = [Rule()]
    for line in sale.lines:
        blocks.extend(_article(line, sign, in_vat=sale.vat is not None))
        blocks.extend(_inside(line, goods))
    blocks.append(Rule())
    blocks.extend(_from_lines_to_total(sale, sign))
    blocks.append(Columns(_total_word(sale), str(_signed(sale.total, sign)), "large", bold=True))
    return tuple(blocks)


def vat_lines(sale: Sale) -> Document:
    """The tax inside the prices; nothing at all without VAT."""
    if sale.vat is None:
        return ()
    sign = _sign(sale)
    rate = str(Money(sale.vat.rate)).removesuffix(".00")
    label = _("VAT {rate}% included in {amount}").format(rate=rate, amount=_signed(sale.vat.taxed, sign))
    return (
        Columns(label, str(_signed(sale.vat.tax, sign)), "small"),
        Text(_("Prices include VAT"), size="small"),
    )


def _sign(sale: Sale) -> int:
    return -1 if sale.refers else 1


def _signed(amount: Money, sign: int) -> Money:
    return Money(amount.satang * sign)


def _total_word(sale: Sale) -> str:
    return _("Paid back") if sale.refers else _("Total")


def _article(line: SaleLine, sign: int, *, in_vat: bool) -> Iterator[Block]:
    """Its name and price; below, small, how many at what price, and why it cost less."""
    yield Columns(line.name, str(_signed(line.gross, sign)))
    count = -line.quantity if sign < 0 else line.quantity
    if count != ONE:
        words = f"{count} {unit_word(line.unit)} × {line.price}"
        yield Columns(words, "", "small", indent=_INDENT)
    if line.discount:
        yield Columns(_because(_("Discount"), line.reason), str(-_signed(line.discount, sign)), "small", indent=_INDENT)
    elif line.reason:
        yield Columns(_(line.reason), "", "small", indent=_INDENT)
    if in_vat and line.vat_exempt:
        yield Columns(_("without VAT"), "", "small", indent=_INDENT)


def _inside(line: SaleLine, goods: Mapping[ProductId, str]) -> Iterator[Block]:
    """What was in a basket; goods nobody knows any more are left out."""
    for part in line.parts:
        if part.product in goods:
            count = Quantity(abs(part.quantity.milli))
            yield Columns(f"{count} × {goods[part.product]}", "", "small", indent=_INDENT)


def _from_lines_to_total(sale: Sale, sign: int) -> Iterator[Block]:
    """The sum of the lines and what changed it, when anything did."""
    if not (sale.bill_discount or sale.rounding):
        return
    before = total([line.amount + line.bill_discount for line in sale.lines])
    yield Columns(_("Sum"), str(_signed(before, sign)))
    if sale.bill_discount:
        yield Columns(_because(_("Discount"), sale.discount_reason), str(-_signed(sale.bill_discount, sign)))
    if sale.rounding:
        yield Columns(_("Rounding"), str(_signed(sale.rounding, sign)))


def _because(word: str, reason: str) -> str:
    return f"{word} ({_(reason)})" if reason else word


def unit_word(key: str) -> str:
    """The word for a unit; a unit of a later version of the program shows its key."""
    try:
        return _(unit(key).label)
    except Refused:
        return key
