"""Names behind ids: people (whose names can be erased), goods, categories and places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from posapp.domain.place import ONLINE
from posapp.domain.unit import unit
from posapp.i18n import _
from posapp.reports.sheet import WITHOUT
from posapp.reports.ways import way_text
from posapp.store.report_rows import select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Asked, Narrowing
    from posapp.store.database import Database

_PEOPLE: Final = "SELECT id, name FROM person"
_MEMBERS: Final = "SELECT id, number, name, nickname FROM member"
_GOODS: Final = "SELECT id, code, name, unit, category FROM product"
_CATEGORIES: Final = "SELECT id, name FROM category"
_PLACES: Final = "SELECT id, name FROM place"


@dataclass(frozen=True, slots=True)
class Goods:
    """An article as it is called today."""

    code: str
    name: str
    unit: str = ""
    category: str = ""


class Names:
    """Looks names up for one report; each list is read when it is first needed."""

    def __init__(self, shop: Shop) -> None:
        self._database = shop.books.database

    def person(self, person: str) -> str:
        """A seller or customer; what stands there for one nobody wrote down, or one who was erased."""
        if not person:
            return _("(no name)")
        return self._people.get(person) or _("(erased)")

    def owner(self, owner: str) -> str:
        """The member whose goods they are, or the group."""
        return self._members.get(owner) or _("(erased)") if owner else _("The group's own")

    def goods(self, product: str) -> Goods:
        """An article; of what an online order charged beyond our goods there is none."""
        return self._goods.get(product) or Goods("", _("(erased)") if product else _("Postage and other goods"))

    def unit(self, product: str) -> str:
        """What an article is counted in."""
        key = self.goods(product).unit
        return _(unit(key).label) if key else ""

    def category(self, category: str) -> str:
        """A category, or that there is none."""
        return self._categories.get(category) or _("No category")

    def place(self, place: str) -> str:
        """Where it was sold."""
        if place == ONLINE:
            return _("Online")
        return self._places.get(place) or _("(erased)") if place else _("Our shop")

    def narrowed(self, asked: Asked) -> tuple[str, ...]:
        """What is left out, in words; nothing when everything is in."""
        return tuple(_("Only: {name}").format(name=self._chosen(kind, chosen)) for kind, chosen in asked.only)

    def _chosen(self, kind: Narrowing, chosen: str) -> str:
        value = "" if chosen == WITHOUT else chosen
        match kind:
            case "seller":
                return self.person(value)
            case "owner":
                return self.owner(value)
            case "category":
                return self.category(value)
            case "place":
                return self.place(value)
            case "method":
                return way_text(value)
            case "product":
                return self.goods(value).name

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return _pairs(self._database, _PEOPLE)

    @cached_property
    def _categories(self) -> Mapping[str, str]:
        return _pairs(self._database, _CATEGORIES)

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return _pairs(self._database, _PLACES)

    @cached_property
    def _members(self) -> Mapping[str, str]:
        return {
            row["id"]: _called(row["number"], row["name"], row["nickname"]) for row in _rows(self._database, _MEMBERS)
        }

    @cached_property
    def _goods(self) -> Mapping[str, Goods]:
        return {
            row["id"]: Goods(row["code"], row["name"], row["unit"], row["category"])
            for row in _rows(self._database, _GOODS)
        }


def _rows(database: Database, statement: str) -> list[Mapping[str, str]]:
    return [dict(row) for row in select(database, statement, {})]


def _pairs(database: Database, statement: str) -> Mapping[str, str]:
    return {row["id"]: row["name"] for row in _rows(database, statement)}


def _called(number: str, name: str, nickname: str) -> str:
    """How the others call a member; only her number where her name was erased."""
    return nickname or name or (_("Member #{number}").format(number=number) if number else "")
