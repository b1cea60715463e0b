"""Fetching from a shop: orders first, then what was edited, then now and then a look through everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import ShopState
from posapp.operations.online.counts import PATIENCE, look_into
from posapp.operations.online.intake import take_orders
from posapp.operations.online.items import agree, parts, take_items, take_marks
from posapp.operations.online.orders import CURSOR as ORDERS
from posapp.operations.online.orders import settle_stages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.online.shop import OnlineShop, RemoteId, ShopItem
    from posapp.domain.quantity import Quantity
    from posapp.sync.talk import Talk

ITEMS: Final = "items"
IMPORT: Final = "import"
IMPORTED: Final = "imported"
"""When the first look through the whole shop was finished; "" before."""

_BASE: Final = "baseline"
_MARKS: Final = "marks_at"
_CHANGES: Final = "changes"
_EVERY: Final = timedelta(hours=24)
_AGAIN: Final = timedelta(minutes=10)
"""When something was missing in a look through the shop, the second look comes so soon."""
_MANY: Final = 500


def pull(talk: Talk) -> None:
    """Fetch everything that is due, in the order that keeps numbers explained: orders before articles."""
    pull_orders(talk)
    if not talk.cursor(_BASE):
        _begin(talk)
    pull_items(talk)
    if _marks_due(talk):
        look_through(talk)
    _look_into(talk)


def pull_orders(talk: Talk) -> None:
    """Fetch the orders that changed, write the bills they ask for."""
    _fetch_orders(talk)
    settle_stages(talk.shop)


def _fetch_orders(talk: Talk) -> None:
    more = True
    while more:
        page = talk.storefront.orders(talk.cursor(ORDERS))
        if page.orders or page.cursor != talk.cursor(ORDERS):
            taken = take_orders(talk.shop, talk.online, page.orders, page.cursor, talk.abilities)
            talk.tally.orders += len(taken)
        more = page.more
    numbers = talk.shop.books.online.numbers
    if numbers.unsettled(talk.online.id):
        with talk.shop.books.write():
            numbers.fetched(talk.online.id)


def pull_items(talk: Talk) -> None:
    """Fetch the articles that changed. A shop that can't be asked for changes is only looked through."""
    if not talk.abilities.has_change_cursor:
        return
    more = True
    while more:
        cursor = talk.cursor(ITEMS)
        page = talk.storefront.items(cursor)
        if page.items or page.cursor != cursor:
            fresh = _fresh(talk, page.items)
            take_items(talk.shop, talk.online, fresh, stream=ITEMS, cursor=page.cursor)
            _count(talk, len(fresh))
        more = page.more
    _look_at_crossing(talk)


def look_through(talk: Talk) -> None:
    """Look through the whole shop for what vanished or changed without a trace, and look at that again."""
    marks: dict[RemoteId, tuple[str, Quantity | None]] = {}
    cursor, more = "", True
    while more:
        page = talk.storefront.marks(cursor)
        marks.update((mark.remote, (mark.modified, mark.quantity)) for mark in page.marks)
        cursor, more = page.cursor, page.more
    known = talk.shop.books.online.items.count(talk.online.id)
    changed = take_marks(talk.shop, talk.online, marks)
    _look_at(talk, talk.online, changed)
    missing = known > len(marks)
    next_look = talk.shop.now() + (_AGAIN if missing else _EVERY)
    talk.move(_MARKS, next_look.isoformat())
    talk.move(_CHANGES, "0")


def read_everything(talk: Talk, progress: Callable[[int, int], None]) -> int:
    """Read the whole shop, page by page, from where it was interrupted; how many articles.

    Its orders come first: what they set aside is off its numbers. `progress` is told how many articles are read, of how
    many (0: unknown). What changes meanwhile is fetched afterwards; a shop that was read to its end is read again.
    """
    if talk.cursor(IMPORTED):
        talk.move(IMPORT, "")
        talk.move(IMPORTED, "")
    _fetch_orders(talk)
    if not talk.cursor(ITEMS):
        talk.move(ITEMS, talk.storefront.now())
    items = talk.shop.books.online.items
    more = True
    while more:
        page = talk.storefront.every_item(talk.cursor(IMPORT))
        take_items(talk.shop, talk.online, page.items, stream=IMPORT, cursor=page.cursor)
        talk.tally.items += len(page.items)
        read = items.count(talk.online.id)
        progress(read, max(page.total, read) if page.total else 0)  # variations are read, but not in a shop's total
        more = page.more
    talk.move(IMPORTED, talk.shop.now().isoformat())
    return items.count(talk.online.id)


def _begin(talk: Talk) -> None:
    """A shop comes into use: its numbers as they are now are where counting begins, and each field follows its owner.

    The orders were fetched just before, so what they took is in the books and off the numbers.
    """
    books = talk.shop.books
    paired = [link.remote for link in books.online.links.of_shop(talk.online.id)]
    seen = books.online.items.among(talk.online.id, paired)
    _look_at(talk, replace(talk.online, state=ShopState.MATCHING), [(one.parent, one.remote) for one in seen.values()])
    for part in parts(paired):
        with books.write():
            books.online.numbers.begin(talk.online.id, part)
    agree(talk.shop, talk.online, paired)
    if not talk.cursor(ITEMS):
        talk.move(ITEMS, talk.storefront.now())
    talk.move(_MARKS, (talk.shop.now() + _EVERY).isoformat())
    talk.move(_BASE, talk.shop.now().isoformat())


def _look_at(talk: Talk, online: OnlineShop, wanted: Sequence[tuple[RemoteId, RemoteId]]) -> None:
    for part in parts(wanted):
        looked = talk.storefront.look(part)
        take_items(talk.shop, online, looked)
        talk.tally.items += len(looked)


def _look_at_crossing(talk: Talk) -> None:
    """Look at numbers an order may have crossed: where it was in them already, nothing changed there since."""
    numbers = talk.shop.books.online.numbers
    crossing = numbers.crossing(talk.online.id)
    if crossing:
        _look_at(talk, talk.online, crossing)
        with talk.shop.books.write():
            numbers.compared(talk.online.id)


def _look_into(talk: Talk) -> None:
    """Look again at numbers that nothing explained for a while."""
    now = talk.shop.now()
    strange = [
        (one.parent, one.remote)
        for one in talk.shop.books.online.numbers.strange(talk.online.id)
        if not timedelta(0) <= now - one.since < PATIENCE
    ]
    for part in parts(strange):
        look_into(talk.shop, talk.online, talk.storefront.look(part))


def _fresh(talk: Talk, items: Sequence[ShopItem]) -> Sequence[ShopItem]:
    """Those that are not known just as they are: a cursor overlaps, so the same things are told again."""
    known = talk.shop.books.online.items.among(talk.online.id, [item.remote for item in items])
    return [item for item in items if known.get(item.remote) != item]


def _count(talk: Talk, changed: int) -> None:
    if changed:
        talk.tally.items += changed
        talk.move(_CHANGES, str(int(talk.cursor(_CHANGES) or 0) + changed))


def _marks_due(talk: Talk) -> bool:
    due = talk.cursor(_MARKS)
    if not due or int(talk.cursor(_CHANGES) or 0) >= _MANY:
        return True
    now = talk.shop.now()
    return not now < datetime.fromisoformat(due) <= now + _EVERY
