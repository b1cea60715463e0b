"""What is sold: products, their units and their categories."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.i18n import N_


class Measure(StrEnum):
    """How a unit is counted at the till."""

    PIECE = "piece"
    WEIGHT = "weight"
    LENGTH = "length"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit goods are sold in; `label` is a catalogue message."""

    key: str
    label: str
    measure: Measure = Measure.PIECE

    @property
    def divisible(self) -> bool:
        """Whether a part of it (3 decimals) can be sold."""
        return self.measure in (Measure.WEIGHT, Measure.LENGTH)


UNITS: Final = (
    Unit("piece", N_("piece")),
    Unit("bag", N_("bag")),
    Unit("packet", N_("packet")),
    Unit("box", N_("box")),
    Unit("bottle", N_("bottle")),
    Unit("jar", N_("jar")),
    Unit("pack", N_("pack")),
    Unit("dozen", N_("dozen")),
    Unit("bunch", N_("bunch")),
    Unit("cloth", N_("cloth")),
    Unit("kg", N_("kg"), Measure.WEIGHT),
    Unit("metre", N_("metre"), Measure.LENGTH),
    Unit("time", N_("time"), Measure.SERVICE),
    Unit("person", N_("person"), Measure.SERVICE),
)

_BY_KEY: Final = {unit.key: unit for unit in UNITS}


def unit(key: str) -> Unit:
    """The unit called `key`. Raises Refused `unit_unknown`."""
    if key not in _BY_KEY:
        raise Refused(
            "unit_unknown",
            N_("The unit “{unit}” is not known. Use one of: {known}."),
            unit=key[:40],
            known=", ".join(_BY_KEY),
        )
    return _BY_KEY[key]


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the shop: colour and icon of its tiles, place in the row of chips."""

    id: CategoryId
    name: str
    colour: str = "#54585F"
    icon: str = "gift"
    position: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True)
class Product:
    """One article. Withdrawn by `active`, never deleted; `edits` counts its changes.

    `price` is for one unit. With `free_price` the seller is asked for it. `tracked` goods have a stock on hand;
    `warn_at` is where it gets low. `owner` is the member it belongs to, empty for the group's own goods.
    `photo` names the picture kept beside it (SHA-256, empty for none).
    """

    id: ProductId
    code: str
    name: str
    price: Money = ZERO
    unit: str = "piece"
    category: CategoryId = CategoryId("")
    short_name: str = ""
    barcodes: tuple[str, ...] = ()
    free_price: bool = False
    tracked: bool = False
    warn_at: Quantity = Quantity(0)
    vat_exempt: bool = False
    owner: str = ""
    photo: str = ""
    active: bool = True
    edits: int = 0

    @property
    def measure(self) -> Measure:
        """How its unit is counted."""
        return unit(self.unit).measure

    @property
    def divisible(self) -> bool:
        """Whether a part of one unit can be sold."""
        return unit(self.unit).divisible
