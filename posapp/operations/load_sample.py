"""Putting a set of sample goods on the shelf: a group starts from names and prices it only has to change."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import Money
from posapp.domain.product import Category, Product, ProductKind
from posapp.domain.unit import unit
from posapp.i18n import N_
from posapp.operations.permit import needs
from posapp.operations.product_rows import write_product

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class SampleKind:
    """A set of sample goods; `label` is a catalogue message, `icon` the name of a picture."""

    key: str
    label: str
    icon: str


KINDS: Final = (
    SampleKind("food", N_("Chili pastes and preserved food"), "soup"),
    SampleKind("snacks", N_("Thai sweets and bakery"), "cookie"),
    SampleKind("cloth", N_("Woven cloth, silk and clothes"), "shirt"),
    SampleKind("basketry", N_("Basketry and rice baskets"), "basket"),
    SampleKind("herbs", N_("Herbs"), "leaf"),
    SampleKind("vegetables", N_("Organic vegetables"), "carrot"),
    SampleKind("craft", N_("Crafts and things for the home"), "gift"),
    SampleKind("services", N_("Tours and services"), "map_pin"),
)


@needs(Permission.GOODS)
def load_sample(shop: Shop, kind: str, folder: Path, by: PersonId) -> Changes:
    """Add the goods of `folder`/`kind`.json that the shop does not have yet: all of them, or none when one is wrong.

    Each comes with the picture drawn for it, `folder`/pictures/KEY.jpg. Goods keep the id their place in the set gives
    them within the group, so a second time adds nothing, even after names and prices were changed; goods of the same
    name count as there already. Raises Refused `sample_unknown`, `sample_unreadable`, or Unavailable.
    """
    if kind not in {known.key for known in KINDS}:
        raise Refused(
            "sample_unknown",
            N_("There are no sample goods called “{kind}”. Use one of: {known}."),
            kind=kind[:40],
            known=", ".join(known.key for known in KINDS),
        )
    shelf = _read(folder / f"{kind}.json", shop.books.terminal.group)
    with shop.books.write():
        places = _add_categories(shop, shelf.categories, by)
        _add_goods(shop, shelf, places, by)
    return Changes(Book.CATALOG)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A set as it lies in its file, with ids of the group, and the pictures of its goods by their digest."""

    categories: tuple[Category, ...]
    goods: tuple[Product, ...]
    pictures: dict[str, bytes]


def _read(path: Path, group: str) -> _Shelf:
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        shelves = {row["key"]: _category(row, group) for row in written["categories"]}
        drawn = {row["key"]: _picture(path, row["key"]) for row in written["goods"]}
        goods = tuple(_product(row, shelves[row["category"]].id, drawn[row["key"]], group) for row in written["goods"])
    except (OSError, ValueError, KeyError, TypeError, Refused) as error:
        raise Refused(
            "sample_unreadable",
            N_("The sample goods in {path} can't be read. Install the program again, or add your own goods."),
            path=path,
        ) from error
    return _Shelf(tuple(shelves.values()), goods, {_digest(jpeg): jpeg for jpeg in drawn.values()})


def _picture(path: Path, key: str) -> bytes:
    return path.parent.joinpath("pictures", f"{key}.jpg").read_bytes()


def _id(group: str, key: str) -> str:
    """The same for every till of a group, so that two tills that load a set still sell the same goods."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{group}/sample/{key}"))


def _category(row: dict[str, Any], group: str) -> Category:
    return Category(CategoryId(_id(group, f"category/{row['key']}")), row["name"], row["colour"], row["icon"])


def _digest(jpeg: bytes) -> str:
    return hashlib.sha256(jpeg).hexdigest()


def _product(row: dict[str, Any], category: CategoryId, jpeg: bytes, group: str) -> Product:
    return Product(
        id=ProductId(_id(group, row["key"])),
        code="",
        name=row["name"],
        price=Money.parse(row["price"]),
        unit=unit(row["unit"]).key,
        category=category,
        free_price=row.get("free_price", False),
        tracked=row.get("tracked", False),
        photo=_digest(jpeg),
        kind=ProductKind(row.get("kind", ProductKind.ORDINARY)),
        shelf_days=row.get("shelf_days", 0),
        story=row.get("story", ""),
        family=row.get("family", ""),
        variant=row.get("variant", ""),
    )


def _add_categories(shop: Shop, wanted: tuple[Category, ...], by: PersonId) -> dict[CategoryId, CategoryId]:
    """Where each category of the set is found in the shop; one of the same name serves as well as the set's own."""
    present = shop.books.catalog.categories(withdrawn=True)
    by_name = {category.name: category.id for category in present if category.active}
    ids = {category.id for category in present}
    places = {category.id: by_name.get(category.name, category.id) for category in wanted}
    missing = [category for category in wanted if places[category.id] not in ids]
    for position, category in enumerate(missing, start=len(present)):
        looks = {"name": category.name, "colour": category.colour, "icon": category.icon}
        shop.record("category", category.id, shop.now(), by, {**looks, "position": position, "active": 1})
        shop.books.catalog.write_category(replace(category, position=position))
    return places


def _add_goods(shop: Shop, shelf: _Shelf, places: dict[CategoryId, CategoryId], by: PersonId) -> None:
    present = shop.books.catalog.all(withdrawn=True)
    known = {product.id for product in present}
    names = {product.name for product in present}
    for product in shelf.goods:
        if product.id in known or product.name in names:
            continue
        shop.books.catalog.write_photo(product.photo, shelf.pictures[product.photo])
        placed = replace(product, code=shop.books.catalog.next_code(), category=places[product.category])
        write_product(shop, placed, by)
