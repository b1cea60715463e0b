"""Goods, places, reasons and members as people name them at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.place import STORE
from posapp.domain.stock import ADJUSTMENTS, REASON_TITLES, StockReason
from posapp.i18n import N_, _, search_key
from posapp.operations.look_up import Found, look_up
from posapp.operations.members import member_called

if TYPE_CHECKING:
    from posapp.domain.identity import CategoryId, PlaceId
    from posapp.domain.party import Member
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_STORE: Final = "store"


def found_goods(shop: Shop, code: str) -> Found:
    """What `code` means: an article by its code or a barcode, a pack, or a batch ("L0001"); withdrawn ones too.

    Raises Refused `code_unknown`, `code_empty`.
    """
    found = look_up(shop, code)
    if found:
        return found
    plain = code.strip()
    product = shop.books.catalog.find(plain)
    if product:
        return Found(product, product.holds(plain))
    lot = shop.books.stock.lot_coded(plain.upper())
    product = shop.books.catalog.get(lot.product) if lot else None
    if product is None:
        raise Refused("code_unknown", N_("No goods have the code {code}. Look it up in the list."), code=code[:40])
    return Found(product, lot=lot)


def product_coded(shop: Shop, code: str) -> Product:
    """The product with that code, withdrawn or not. Raises Refused `code_unknown`, `code_empty`."""
    return found_goods(shop, code).product


def place_called(shop: Shop, name: str) -> PlaceId:
    """The place of that name, the store for an empty one. Raises Refused `place_name`."""
    wanted = search_key(name)
    if wanted in ("", _STORE, search_key(_("Store room"))):
        return STORE
    places = shop.books.places.all()
    for place in places:
        if search_key(place.name) == wanted:
            return place.id
    raise Refused(
        "place_name",
        N_("There is no place called “{name}”. Use one of: {known}."),
        name=name[:40],
        known=", ".join((_("Store room"), *(place.name for place in places))),
    )


def place_name(shop: Shop, place: PlaceId) -> str:
    """How people call a place."""
    found = shop.books.places.get(place) if place else None
    return found.name if found else _("Store room")


def category_called(shop: Shop, name: str) -> CategoryId:
    """The category of that name. Raises Refused `category_unknown`."""
    wanted = search_key(name)
    categories = shop.books.catalog.categories(withdrawn=True)
    for category in categories:
        if search_key(category.name) == wanted:
            return category.id
    raise Refused(
        "category_unknown",
        N_("There is no category called “{name}”. Use one of: {known}."),
        name=name[:40],
        known=", ".join(category.name for category in categories),
    )


def reason_called(text: str) -> StockReason:
    """Why goods went: a reason by its key, or by its name in the language in use or a part of it.

    Raises Refused `reason_unknown`.
    """
    wanted = search_key(text)
    names = {reason: (search_key(reason.value), search_key(_(REASON_TITLES[reason]))) for reason in ADJUSTMENTS}
    exactly = [reason for reason, known in names.items() if wanted in known]
    partly = [reason for reason, known in names.items() if wanted and any(wanted in name for name in known)]
    found = exactly or partly
    if len(found) == 1:
        return found[0]
    raise Refused(
        "reason_unknown",
        N_("“{reason}” is no reason for this. Use one of: {known}."),
        reason=text[:40],
        known=", ".join(f"{reason.value} ({_(REASON_TITLES[reason])})" for reason in ADJUSTMENTS),
    )


def known_member(shop: Shop, text: str, *, left: bool = False) -> Member:
    """The member with that number, name or nickname, also one who left if wanted. Raises Refused `owner_unknown`."""
    member = member_called(shop, text, left=left)
    if member is None:
        raise Refused(
            "owner_unknown",
            N_("No one member is called “{name}”. Look at “posapp products members list”, and use the member number."),
            name=text[:40],
        )
    return member
