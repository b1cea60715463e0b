"""What is sold: products, how each kind of them is sold, and the shelves they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY, CategoryId, PersonId, ProductId
from posapp.domain.money import ZERO, Money
from posapp.domain.price import priced
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.unit import Measure, unit

if TYPE_CHECKING:
    from posapp.domain.certificate import Certificate
    from posapp.domain.price import PriceRule, Selling


class ProductKind(StrEnum):
    """How an article is sold. What is weighed, measured or done is told by its unit."""

    ORDINARY = "ordinary"
    ONE_OFF = "one_off"
    """A single handmade piece: it is sold once."""
    BASKET = "basket"
    """Several goods at one price; its parts leave the stock, not the basket."""
    MATERIAL = "material"
    """What goods are made from and packed in; it is kept in stock and never offered at the till."""


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
class Pack:
    """A larger unit of an article: a dozen (`unit` "dozen") `holds` 12 pieces. `barcode` is on the outer box."""

    unit: str
    holds: Quantity
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class BasketPart:
    """`quantity` of `product` in one basket, or in one batch of a recipe."""

    product: ProductId
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Product:
    """One article. Withdrawn by `active`, never deleted; `edits` counts its changes.

    `price` is for one unit, `cost` what one unit cost the group (both satang). With `free_price` the seller is asked
    for the price. `tracked` goods have a stock on hand; `warn_at` is where it gets low; `shelf_days` is how long they
    keep (0: they don't spoil). `owner` is the member it belongs to, empty for the group's own goods. `photo` names the
    picture kept beside it (SHA-256, empty for none). Variants are products that share a `family` ("เสื้อม่อฮ่อม"), each
    with its own `variant` ("M คราม"), code and stock.
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
    owner: PersonId = NOBODY
    photo: str = ""
    active: bool = True
    edits: int = 0
    kind: ProductKind = ProductKind.ORDINARY
    cost: Money = ZERO
    shelf_days: int = 0
    story: str = ""
    family: str = ""
    variant: str = ""
    prices: tuple[PriceRule, ...] = ()
    packs: tuple[Pack, ...] = ()
    parts: tuple[BasketPart, ...] = ()
    certificates: tuple[Certificate, ...] = ()

    @property
    def measure(self) -> Measure:
        """How its unit is counted."""
        return unit(self.unit).measure

    @property
    def divisible(self) -> bool:
        """Whether a part of one unit can be sold."""
        return unit(self.unit).divisible

    @property
    def one_off(self) -> bool:
        """Whether there is only this one."""
        return self.kind is ProductKind.ONE_OFF

    @property
    def offered(self) -> bool:
        """Whether the till offers it."""
        return self.active and self.kind is not ProductKind.MATERIAL

    def price_for(self, quantity: Quantity, selling: Selling) -> Money:
        """The list price of one unit when `quantity` of it is bought on the terms of `selling`."""
        return priced(self.price, self.prices, quantity, selling)

    def holds(self, barcode: str) -> Quantity:
        """How many units `barcode` stands for: one, or what a pack with that barcode holds."""
        return next((pack.holds for pack in self.packs if pack.barcode == barcode), ONE)
