"""Which bills a person means, and how each of them stands today; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import read_number, series
from posapp.domain.money import Money
from posapp.domain.place import ONLINE
from posapp.domain.quantity import ONE
from posapp.domain.refund import left_of
from posapp.domain.sale import SaleKind
from posapp.domain.tender import TenderState
from posapp.i18n import N_, _, arabic_digits
from posapp.payments.methods import METHODS
from posapp.store.search import NameIndex

if TYPE_CHECKING:
    from posapp.domain.identity import PlaceId
    from posapp.domain.sale import Sale
    from posapp.domain.transfer import Transfer
    from posapp.operations.shop import Shop

GOODS_DAYS: Final = 90
"""How far back bills are found by what was sold; numbers and amounts are found of any age."""

_LEAST_LETTERS: Final = 2
_NAMES_TRIED: Final = 5
_LIMIT: Final = 100


class Mark(StrEnum):
    """What happened to a bill after it was made, as far as a person must know."""

    CANCELLED = "cancelled"
    PARTLY = "partly"
    REFUND = "refund"
    WAITING = "waiting"
    DISPUTED = "disputed"
    OWED = "owed"
    LATE = "late"


MARK_WORDS: Final = {
    Mark.CANCELLED: N_("Cancelled"),
    Mark.PARTLY: N_("Partly refunded"),
    Mark.REFUND: N_("Refund"),
    Mark.WAITING: N_("Waiting for the money"),
    Mark.DISPUTED: N_("Money not there"),
    Mark.OWED: N_("Customer owes it"),
    Mark.LATE: N_("Written down later"),
}
_OF_STATE: Final = {
    TenderState.WAITING: Mark.WAITING,
    TenderState.DISPUTED: Mark.DISPUTED,
    TenderState.OWED: Mark.OWED,
}
_TRANSFERRED: Final = (TenderState.WAITING, TenderState.SEEN, TenderState.DISPUTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a bill stands today: the refunds of it, its payments as they are known now, whether anything is left.

    `place` is where its goods came from, empty for the group's own store.
    """

    refunds: tuple[Sale, ...]
    payments: tuple[Transfer, ...]
    left: bool
    place: str = ""

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """The payments a person ticks off against the bank."""
        return tuple(one for one in self.payments if one.state in _TRANSFERRED and one.amount.satang > 0)


def standing_of(shop: Shop, sale: Sale) -> Standing:
    """How `sale` stands in the books now."""
    refunds = tuple(shop.books.sales.refunds_of(sale.id))
    left = sale.kind is SaleKind.SALE and any(left_of(sale, refunds).values())
    return Standing(refunds, tuple(shop.books.transfers.of_sale(sale.id)), left, _place_name(shop, sale.issue.place))


def _place_name(shop: Shop, place: PlaceId) -> str:
    """What the place is called where a bill was sold; empty for the store."""
    found = shop.books.places.get(place) if place else None
    return found.name if found else _("Online") if place == ONLINE else ""


def marks_of(sale: Sale, standing: Standing) -> tuple[Mark, ...]:
    """The marks of a bill, the gravest first."""
    marks: list[Mark] = []
    if sale.kind is SaleKind.REFUND:
        marks.append(Mark.REFUND)
    elif standing.refunds:
        marks.append(Mark.PARTLY if standing.left else Mark.CANCELLED)
    states = {one.state for one in standing.payments if one.amount.satang > 0}
    if sale.kind is SaleKind.SALE and standing.left:
        marks += [mark for state, mark in _OF_STATE.items() if state in states]
    if sale.issue.late:
        marks.append(Mark.LATE)
    return tuple(marks)


def goods_words(sale: Sale) -> str:
    """What was sold, in one line: "2 × chilli paste, rice crackers"."""
    return ", ".join(
        line.name if abs(line.quantity.milli) == ONE.milli else f"{str(line.quantity).lstrip('-')} × {line.name}"
        for line in sale.lines
    )


def method_words(sale: Sale) -> str:
    """How it was paid, in the language in use."""
    titles = {method.key: method.title for method in METHODS}
    return ", ".join(dict.fromkeys(_(titles.get(tender.method, tender.method)) for tender in sale.tenders))


def find(shop: Shop, typed: str) -> list[Sale]:
    """The bills `typed` may mean, newest first: a receipt number (or its last digits), an amount, or goods."""
    text = arabic_digits(typed).strip()
    found = by_number(shop, text)
    whole_number = bool(found) and not text.isdecimal()
    if not whole_number:
        found += _by_amount(shop, text)
        found += _by_goods(shop, typed.strip())
    unique = {sale.id: sale for sale in found}
    return sorted(unique.values(), key=lambda sale: (sale.issue.day, sale.issue.at, sale.issue.number), reverse=True)


def by_number(shop: Shop, text: str) -> list[Sale]:
    """The bill with the number `text` ("A69-000123", "a69-123", or "123" of this till and year), and its refunds."""
    if text.isdecimal():
        text = f"{series(shop.books.terminal.letter, shop.now().date())}-{text}"
    try:
        sale = shop.books.sales.by_number(read_number(text))
    except Refused:
        return []
    return [sale, *shop.books.sales.refunds_of(sale.id)] if sale else []


def _by_amount(shop: Shop, text: str) -> list[Sale]:
    try:
        satang = abs(Money.parse(text).satang)
    except Refused:
        return []
    return shop.books.sales.with_total(satang, _LIMIT) + shop.books.sales.with_total(-satang, _LIMIT)


def _by_goods(shop: Shop, typed: str) -> list[Sale]:
    if len(typed) < _LEAST_LETTERS:
        return []
    since = shop.now().date() - timedelta(days=GOODS_DAYS)
    found = shop.books.sales.with_goods(typed, since, _LIMIT)
    if not found:
        # The book knows names to the letter; the index forgives tone marks and blanks.
        names = {one.name for one in NameIndex(shop.books.catalog.all(withdrawn=True)).find(typed, _NAMES_TRIED)}
        found = [sale for name in names for sale in shop.books.sales.with_goods(name, since, _LIMIT)]
    return found
