"""Articles as a WooCommerce shop shows them, variations with their parents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import ItemState, RemoteId, ShopItem
from posapp.sync.connector import ItemMark, ItemPage, MarkPage
from posapp.sync.connectors.woocommerce.paging import Changes, Everything
from posapp.sync.faults import Gone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.sync.connectors.woocommerce.answers import Row
    from posapp.sync.connectors.woocommerce.client import Client, Pair
    from posapp.sync.connectors.woocommerce.lists import Lists
    from posapp.sync.connectors.woocommerce.paging import Page

_FIELDS: Final = (
    "_fields",
    (
        "id,name,status,sku,global_unique_id,price,manage_stock,stock_quantity,images,image,attributes,variations,"
        "date_modified_gmt"
    ),
)
_MARK_FIELDS: Final = ("_fields", "id,status,manage_stock,stock_quantity,variations,date_modified_gmt")
_BIN: Final = ("status", "trash")
_IN_BIN: Final = "bin/"
_STATES: Final = {"publish": ItemState.SHOWN, "trash": ItemState.BINNED}
_NO_PARENT: Final = RemoteId("")


class Shelf:
    """All ways to look at the articles of a shop."""

    def __init__(self, client: Client, lists: Lists) -> None:
        self._client = client
        self._lists = lists
        self._changes = Changes(lists, "products", (_FIELDS,))

    def changed(self, cursor: str) -> ItemPage:
        """Articles that changed since; one whose number went by an order changed too."""
        page = self._changes.since(cursor)
        return ItemPage(self._with_variations(page), page.cursor, page.more)

    def every(self, cursor: str) -> ItemPage:
        """All articles that are not in the bin, by id."""
        page = Everything(self._lists, "products", (_FIELDS,)).after(cursor)
        return ItemPage(self._with_variations(page), page.cursor, page.more, page.total)

    def marks(self, cursor: str) -> MarkPage:
        """The marks of all articles by id, then of those in the bin, which no other list shows."""
        binned, place = cursor.startswith(_IN_BIN), cursor.removeprefix(_IN_BIN)
        which = (_BIN,) if binned else ()
        page = Everything(self._lists, "products", (_MARK_FIELDS,), *which).after(place)
        marks = tuple(mark for row in self._client.in_turns(page.rows) for mark in self._marks(row))
        if binned:
            return MarkPage(marks, _IN_BIN + page.cursor, page.more)
        return MarkPage(marks, page.cursor if page.more else _IN_BIN, more=True)

    def look(self, wanted: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        """A fresh look at some, each as (parent or "", itself)."""
        seen: list[ShopItem] = []
        for parent in dict.fromkeys(parent for parent, _ in wanted):
            ids = [item for of, item in wanted if of == parent]
            seen += self._look(parent, ids)
        return tuple(seen)

    def _look(self, parent: RemoteId, ids: Sequence[RemoteId]) -> Iterator[ShopItem]:
        try:
            rows = self._lists.several(place_of(parent), ids, (_FIELDS,))
        except Gone:  # the parent, and all its variations with it
            return
        above = next(iter(self._lists.several("products", [parent], (_FIELDS,))), None) if parent else None
        for row in self._client.in_turns(rows):
            yield _variation(row, above) if above is not None else _plain(row)

    def _with_variations(self, page: Page) -> tuple[ShopItem, ...]:
        return tuple(item for row in self._client.in_turns(page.rows) for item in (_plain(row), *self._variations(row)))

    def _variations(self, parent: Row) -> Iterator[ShopItem]:
        for row in self._below(parent, _FIELDS):
            yield _variation(row, parent)

    def _marks(self, row: Row) -> Iterator[ItemMark]:
        yield _mark(row)
        for below in self._below(row, _MARK_FIELDS):
            yield _mark(below)

    def _below(self, parent: Row, fields: Pair) -> Iterator[Row]:
        """The variations of an article; most have none, and cost no question."""
        if not parent.texts("variations"):
            return
        cursor, more = "", True
        while more:
            page = Everything(self._lists, place_of(parent.id()), (fields,)).after(cursor)
            yield from page.rows
            cursor, more = page.cursor, page.more


def place_of(parent: str) -> str:
    """Where plain articles, or the variations of one, are found."""
    return f"products/{parent}/variations" if parent else "products"


def _plain(row: Row) -> ShopItem:
    picture = next((each.text("src") for each in row.rows("images")), "")
    return ShopItem(
        row.id(),
        row.words("name"),
        sku=row.words("sku"),
        barcode=row.text("global_unique_id"),
        price=row.price("price"),
        quantity=row.quantity("stock_quantity") if row.says("manage_stock") else None,
        state=_state(row),
        modified=row.text("date_modified_gmt"),
        picture=picture,
    )


def _variation(row: Row, parent: Row) -> ShopItem:
    """A variation. One without a SKU shows its parent's, which is not its own; its number may be its parent's too."""
    choices = ", ".join(each.words("option") for each in row.rows("attributes"))
    sku = row.words("sku")
    by_parent = row.text("manage_stock") == "parent"
    return ShopItem(
        row.id(),
        f"{parent.words('name')} – {choices}" if choices else parent.words("name"),
        parent=parent.id(),
        sku="" if sku.casefold() == parent.words("sku").casefold() else sku,
        barcode=row.text("global_unique_id"),
        price=row.price("price"),
        quantity=row.quantity("stock_quantity") if by_parent or row.says("manage_stock") else None,
        counted_by_parent=by_parent,
        state=_state(row) if _state(parent) is ItemState.SHOWN else _state(parent),
        modified=row.text("date_modified_gmt"),
        picture=row.row("image").text("src"),
    )


def _mark(row: Row) -> ItemMark:
    counted = row.says("manage_stock") or row.text("manage_stock") == "parent"
    quantity = row.quantity("stock_quantity") if counted else None
    return ItemMark(row.id(), row.text("date_modified_gmt"), quantity, _state(row))


def _state(row: Row) -> ItemState:
    return _STATES.get(row.text("status"), ItemState.HIDDEN)
