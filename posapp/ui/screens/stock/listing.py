"""How all goods stand, sorted into the chips of the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PlaceId
from posapp.domain.place import STORE
from posapp.i18n import N_, _, count_text
from posapp.operations.find_stock import Standing, all_standings, standings
from posapp.operations.fresh_goods import expiring
from posapp.store.search import NameIndex
from posapp.ui.parts.goods_cell import amount_of, day_of, worth_of
from posapp.ui.screens.stock.expiring_page import SOON
from posapp.ui.screens.stock.words import place_name
from posapp.ui.widgets.chip_row import Chip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.operations.shop import Shop
    from posapp.ui.widgets.table import Cell

ALL: Final = "all"
EXPIRING: Final = "expiring"
_SHELVES: Final = (
    (ALL, N_("All ({count})"), "goods"),
    ("low", N_("Running low ({count})"), "alert"),
    ("out", N_("Sold out ({count})"), "close"),
    ("below", N_("Sold beyond stock ({count})"), "trouble"),
    ("slow", N_("Slow ({count})"), "clock"),
    (EXPIRING, N_("Expiring soon ({count})"), "calendar"),
)
_STATES: Final = {"below": N_("Sold beyond stock"), "out": N_("Sold out"), "low": N_("Running low"), "plenty": ""}
_AT: Final = "@"
"""Before the id of a place in the key of its chip."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The goods in the store as they stand, and how many of them each chip lists."""

    shelves: Mapping[str, list[Standing]]
    expiring: int
    places: tuple[tuple[PlaceId, str], ...]

    def chips(self) -> list[Chip]:
        """A chip for each way to stand, with how many do, then one for each place."""
        shown = [Chip(key, _(title).format(count=self._count(key)), icon, plain=True) for key, title, icon in _SHELVES]
        return shown + [Chip(f"{_AT}{place}", name, "map_pin", plain=True) for place, name in self.places]

    def _count(self, key: str) -> str:
        return count_text(self.expiring if key == EXPIRING else len(self.shelves[key]))


def overview(shop: Shop) -> Overview:
    """Look at all goods."""
    others = shop.books.places.all()
    places = (STORE, *(one.id for one in others)) if others else ()
    named = tuple((place, place_name(shop, place)) for place in places)
    return Overview(all_standings(shop), len(expiring(shop, SOON)), named)


def listed(shop: Shop, overview: Overview, key: str, typed: str) -> list[Standing]:
    """The goods of a chip that hold `typed`, by name."""
    if key.startswith(_AT):
        rows = standings(shop, place=PlaceId(key.removeprefix(_AT)))
    else:
        rows = overview.shelves.get(key, [])
    if not typed.strip():
        return rows
    by_product = {one.product.id: one for one in rows}
    found = NameIndex([one.product for one in rows]).find(typed, len(rows))
    return [by_product[product.id] for product in found]


def row(one: Standing) -> Sequence[Cell]:
    """The cells of an article: name, on hand, how it stands, value at cost, last sold."""
    return (
        one.product.name,
        amount_of(one.product, one.on_hand),
        _(_STATES[one.state]) if _STATES[one.state] else "",
        worth_of(one.value),
        day_of(one.last_sold),
    )
