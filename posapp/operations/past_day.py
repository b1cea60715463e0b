"""Notebook mode: a whole past day entered from paper, into the same books, marked as written late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.cart import Cart
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId, PlaceId, SaleId
from posapp.domain.money import ZERO, Money
from posapp.domain.place import STORE
from posapp.domain.price import Selling
from posapp.domain.sale import Issue, complete
from posapp.domain.tender import IN_DRAWER, ON_ACCOUNT, Rounding, Tender, TenderState
from posapp.i18n import N_, date_text
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in, open_on
from posapp.operations.permit import needs
from posapp.operations.sell import write_sale
from posapp.operations.stock_book import check_place, known, today
from posapp.operations.take_stock import taken, with_baskets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.cash import CashSession
    from posapp.domain.notebook import HalfTyped, NotedLine
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

_LINES_LIMIT: Final = 900
_OLDEST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day as the notebook has it, with the drawer in the morning and in the evening (None: as it should be)."""

    day: date
    lines: tuple[NotedLine, ...]
    place: PlaceId = STORE
    opening: Money = ZERO
    counted: Money | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A past day in the books: one bill for each way of paying, and the day they belong to."""

    session: CashSession
    sales: tuple[Sale, ...]
    changes: Changes


def check_day(shop: Shop, day: date) -> None:
    """Whether `day` can be written down from paper. Raises Refused `past_today`, `past_too_old`."""
    now, said = today(shop), date_text(day)
    if day >= now:
        raise Refused("past_today", N_("{date} is not over yet. Use the till, or choose an earlier day."), date=said)
    if (now - day).days > _OLDEST_DAYS:
        raise Refused("past_too_old", N_("{date} is more than a year ago. Look at the day again."), date=said)


def half_typed(shop: Shop) -> HalfTyped | None:
    """The notebook that was being typed at this till."""
    return shop.books.notebooks.get(shop.books.terminal.id)


def remember_typed(shop: Shop, typed: HalfTyped) -> None:
    """Keep a notebook while it is typed, so that a power cut does not lose it; one without lines is forgotten."""
    with shop.books.write():
        shop.books.notebooks.keep(shop.books.terminal.id, typed)


@needs(Permission.CLOSE_DAY)
def enter_past_day(shop: Shop, past: PastDay, by: PersonId) -> Entered:
    """Write a whole day down: a session of its own is opened and closed, its bills are dated to that day and `late`.

    All of it or nothing. Money of transfers counts as seen. Raises Refused `past_today`, `past_too_old`,
    `past_day_open`, `past_on_account`, `past_too_long`, `stock_nothing`, `product_unknown`, `place_*`,
    `amount_negative` and as `Cart.add` does.
    """
    _check(shop, past)
    with shop.books.write():
        if shop.session():
            raise Refused(
                "past_day_open",
                N_("A day is open at this till. Close it first, then write the past day down."),
            )
        session = open_on(shop, past.day, Counted(past.opening), by)
        methods = dict.fromkeys(line.method for line in past.lines)
        sales = tuple(
            _sale(shop, past, session, (method, [line for line in past.lines if line.method == method]), by)
            for method in methods
        )
        counted = past.counted if past.counted is not None else expected_in(shop, session)[0]
        close_session(shop, Counted(counted), "", Witnesses(by), paper=False)
        shop.books.notebooks.forget(shop.books.terminal.id, past.day)
    return Entered(session, sales, Changes(Book.SALES | Book.STOCK | Book.CASH))


def _sale(shop: Shop, past: PastDay, session: CashSession, paid: tuple[str, Sequence[NotedLine]], by: PersonId) -> Sale:
    method, lines = paid
    cart = Cart(SaleId(shop.ids.new()), selling=Selling(past.day))
    for line in lines:
        cart, _index = cart.add(known(shop, line.product), line.quantity, line.price)
    state = TenderState.RECEIVED if method in IN_DRAWER else TenderState.SEEN
    tender = Tender(method, cart.total, cart.total, state)
    letter = shop.books.terminal.letter
    number = shop.books.sales.next_number(letter, past.day)
    issue = Issue(letter, number, shop.now(), past.day, session.id, by, past.place, late=True)
    sale = with_baskets(shop, complete(cart, (tender,), issue, replace(shop.terms, rounding=Rounding.OFF)), cart)
    write_sale(shop, sale, taken(shop, sale, cart), None)
    return sale


def _check(shop: Shop, past: PastDay) -> None:
    check_day(shop, past.day)
    if any(line.method == ON_ACCOUNT for line in past.lines):
        raise Refused("past_on_account", N_("What a customer still owes can't be written down here: use the till."))
    if not past.lines:
        raise Refused("stock_nothing", N_("Nothing is on this list yet. Add goods first."))
    if len(past.lines) > _LINES_LIMIT:
        raise Refused("past_too_long", N_("This is more than 900 lines. Write the day down in two parts."))
    past.opening.not_negative()
    check_place(shop, past.place)
