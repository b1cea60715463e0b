"""Adding an online shop to the group's counters, deciding its rules, resting it, and taking it away."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.online.shop import OnlineShop, ShopId, ShopState
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, search_key
from posapp.operations.online.pairs import loosen_pair
from posapp.operations.permit import needs
from posapp.store.online.shops import LineState, of_shop

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.online.shop import ShopRules
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

_NAME_LIMIT: Final = 60
_ADDRESS_LIMIT: Final = 200

OUTBOX: Final = "outbox"
"""The stream of a shop that says up to which row of the outbox it has its errands."""

SINCE: Final = "since"
"""Where it stands since when a shop is in use: its orders that were over before are none of our business."""


@dataclass(frozen=True, slots=True)
class ShopWish:
    """A shop as a person enters it: its kind, what she calls it, where it is and who opens it; never the secret."""

    connector: str
    name: str
    address: str
    account: str = ""


@needs(Permission.SHOPS)
def add_shop(shop: Shop, wish: ShopWish, by: PersonId) -> OnlineShop:
    """Write a new shop; until its goods are paired nothing is written to it.

    Raises Refused `name_empty`, `text_too_long`, `shop_twice` when the group has a shop at this address already.
    """
    with shop.books.write():
        name = clean_name(wish.name, _NAME_LIMIT)
        address = clean(wish.address, _ADDRESS_LIMIT)
        for other in shop.books.online.shops.all():
            if address and (other.connector, other.address) == (wish.connector, address):
                raise Refused(
                    "shop_twice",
                    N_("This shop is here already, as “{name}”. Change that one instead."),
                    name=other.name,
                )
        new = OnlineShop(ShopId(shop.ids.new()), wish.connector, name, address, clean(wish.account, _ADDRESS_LIMIT))
        return _written(shop, new, by)


@needs(Permission.SHOPS)
def rename(shop: Shop, online: ShopId, name: str, by: PersonId) -> OnlineShop:
    """Call a shop something else. Raises Refused `shop_unknown`, `name_empty`, `text_too_long`."""
    with shop.books.write():
        return _written(shop, replace(shop_of(shop, online), name=clean_name(name, _NAME_LIMIT)), by)


@needs(Permission.SHOPS)
def change_rules(shop: Shop, online: ShopId, rules: ShopRules, by: PersonId) -> OnlineShop:
    """Say whose word counts, and what is kept back. Raises Refused `shop_unknown`, `reserve_negative`."""
    check_reserve(rules.reserve)
    with shop.books.write():
        return _written(shop, replace(shop_of(shop, online), rules=rules), by)


@needs(Permission.SHOPS)
def change_account(shop: Shop, online: ShopId, account: str, by: PersonId) -> OnlineShop:
    """Let somebody else open a shop, or the same one with a new key: a line that had stopped is tried again.

    Raises Refused `shop_unknown`, `text_too_long`.
    """
    with shop.books.write():
        shop.books.online.shops.write_line(online, LineState())
        return _written(shop, replace(shop_of(shop, online), account=clean(account, _ADDRESS_LIMIT)), by)


@needs(Permission.SHOPS)
def activate(shop: Shop, online: ShopId, by: PersonId) -> OnlineShop:
    """Begin to tell a shop what happens from now on: its goods were paired and looked through.

    Raises Refused `shop_unknown`, `shop_no_pairs` when none of its goods is one of ours and none of ours is to be put
    there.
    """
    with shop.books.write():
        found = shop_of(shop, online)
        if found.state is not ShopState.MATCHING:
            return found
        if not (shop.books.online.links.of_shop(online) or shop.books.online.errands.waiting(online).waiting):
            raise Refused(
                "shop_no_pairs",
                N_("None of the shop's goods is paired with yours yet. Pair at least one, or put goods into the shop."),
            )
        shop.books.online.shops.move_cursor(online, OUTBOX, json.dumps(shop.books.outbox.head()))
        shop.books.online.shops.move_cursor(online, SINCE, shop.now().isoformat())
        return _written(shop, replace(found, state=ShopState.ACTIVE), by)


@needs(Permission.SHOPS)
def pause(shop: Shop, online: ShopId, by: PersonId) -> OnlineShop:
    """Let a shop rest: what happens meanwhile waits for it. Raises Refused `shop_unknown`, `shop_not_active`."""
    with shop.books.write():
        found = shop_of(shop, online)
        if found.state is not ShopState.ACTIVE:
            raise Refused("shop_not_active", N_("“{name}” is not in use yet. Pair its goods first."), name=found.name)
        return _written(shop, replace(found, state=ShopState.PAUSED), by)


@needs(Permission.SHOPS)
def resume(shop: Shop, online: ShopId, by: PersonId) -> OnlineShop:
    """Go on with a shop that rested, and try its line again at once. Raises Refused `shop_unknown`."""
    with shop.books.write():
        found = shop_of(shop, online)
        line = shop.books.online.shops.line(online)
        shop.books.online.shops.write_line(online, replace(line, failures=0, next_at=None, stopped=False))
        if found.state is not ShopState.PAUSED:
            return found
        return _written(shop, replace(found, state=ShopState.ACTIVE), by)


@needs(Permission.SHOPS)
def remove_shop(shop: Shop, online: ShopId, by: PersonId) -> Changes:
    """Take a shop away: its orders stay in the books, nothing more is told to it.

    Raises Refused `shop_unknown`, `shop_has_orders` while an order of it waits to be sent off.
    """
    with shop.books.write():
        found = shop_of(shop, online)
        waiting = shop.books.online.orders.unfinished(online)
        if waiting:
            raise Refused(
                "shop_has_orders",
                N_("{count} orders of “{name}” still wait. Send them off or call them off first."),
                count=waiting,
                name=found.name,
            )
        for link in shop.books.online.links.of_shop(online):
            loosen_pair(shop, online, link.product, by)
        _written(shop, replace(found, state=ShopState.REMOVED), by)
    return Changes(Book.ONLINE)


def shop_of(shop: Shop, online: ShopId) -> OnlineShop:
    """The shop with this id. Raises Refused `shop_unknown`."""
    found = shop.books.online.shops.get(online)
    if found is None or found.state is ShopState.REMOVED:
        raise Refused("shop_unknown", N_("There is no such online shop. Look at the list of shops."))
    return found


def check_reserve(reserve: Quantity) -> None:
    """Raise Refused `reserve_negative` for less than nothing that is to be kept back."""
    if reserve.milli < 0:
        raise Refused("reserve_negative", N_("What is kept back can't be less than nothing. Enter 0 or more."))


def name_of(shop: Shop, online: ShopId) -> str:
    """What a shop is called, also one that was removed; "–" when there is none."""
    found = shop.books.online.shops.get(online)
    return found.name if found else "–"


def shop_named(shop: Shop, text: str) -> OnlineShop:
    """The shop a person means: its name or address, the end of its id, or a part of its name that no other one has.

    Without `text` it is the only one there is. Raises Refused `shop_unknown`.
    """
    shops = shop.books.online.shops.all()
    wanted = search_key(text)
    exactly = [one for one in shops if wanted in (search_key(one.name), search_key(one.address))]
    by_id = [one for one in shops if wanted and one.id.endswith(text.strip())]
    partly = [one for one in shops if wanted in search_key(one.name)]
    found = exactly or by_id or partly
    if len(found) == 1:
        return found[0]
    raise Refused(
        "shop_unknown",
        N_("“{text}” is none of the online shops, or more than one. There are: {names}."),
        text=text[:40],
        names=", ".join(one.name for one in shops) or "–",
    )


def _written(shop: Shop, online: OnlineShop, by: PersonId) -> OnlineShop:
    shop.record("online_shop", online.id, shop.now(), by, of_shop(online))
    shop.books.online.shops.write(online)
    return online
