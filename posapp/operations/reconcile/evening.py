"""The evening of a day put together: drawers, transfers, debts, scheme money, and what was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.evening import DrawerEnd, Evening
from posapp.domain.identity import PersonId
from posapp.domain.online.shop import ShopId
from posapp.domain.print_job import Paper, PrintJob
from posapp.domain.settlement import Owing
from posapp.operations.cash_session import expected_in
from posapp.operations.online.shops import name_of
from posapp.operations.permit import needs
from posapp.operations.reconcile.debts import all_owed
from posapp.operations.reconcile.matching import side_by_side

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.cash import CashSession
    from posapp.operations.shop import Shop


@needs(Permission.RECONCILE)
def evening_of(shop: Shop, day: date) -> Evening:
    """How the money of `day` stands now."""
    return evening_for_paper(shop, day)


def evening_for_paper(shop: Shop, day: date) -> Evening:
    """The same for a paper that somebody who may was asked for; whoever prints it only carries it out."""
    books = shop.books
    found = side_by_side(shop, day, day)
    drawers = tuple(_drawer(shop, session) for session in books.cash.sessions_of(day))
    customers, shops = tuple(all_owed(shop, Owing.CUSTOMER)), tuple(all_owed(shop, Owing.SHOP))
    settled = tuple(books.money.settlements.between(day, day))
    on_list = bool(books.money.statements.lines(day, day))
    missing = {one.key for one in found.ours} | {one.payment.key for one in found.proposed}
    transfers = tuple(books.money.statements.payments(day, day))
    people = {owed.party for owed in customers} | {one.party for one in settled if one.owing is Owing.CUSTOMER}
    sellers = {owed.party for owed in shops} | {one.party for one in settled if one.owing is Owing.SHOP}
    return Evening(
        day=day,
        drawers=drawers,
        transfers=transfers,
        on_list=on_list,
        missing=tuple(one for one in transfers if on_list and one.key in missing),
        theirs=(*(one.line for one in found.proposed), *found.theirs),
        named=found.explained,
        customers=customers,
        schemes=tuple(all_owed(shop, Owing.SCHEME)),
        shops=shops,
        settled=settled,
        corrections=tuple(books.money.corrections.made_on(day, int(shop.setting("day.cutoff")))),
        names={person: books.people.name(PersonId(person)) for person in people}
        | {online: name_of(shop, ShopId(online)) for online in sellers},
    )


@needs(Permission.RECONCILE)
def days_with_drawer(shop: Shop, last: date, back: int = 7) -> list[date]:
    """The days up to `last`, at most `back` before it, on which there was a drawer; newest first."""
    return shop.books.money.corrections.days(last, back)


@needs(Permission.RECONCILE)
def print_evening(shop: Shop, day: date) -> Changes:
    """Queue the sheet of the evening of `day`; it says how things stand when it comes out."""
    with shop.books.write():
        shop.books.print_jobs.add(PrintJob(shop.ids.new(), Paper.EVENING_SHEET, day.isoformat(), shop.now()))
    return Changes(Book.PAPER)


def _drawer(shop: Shop, session: CashSession) -> DrawerEnd:
    close = shop.books.cash.close_of(session.id)
    return DrawerEnd(session, close.expected if close else expected_in(shop, session)[0], close)
