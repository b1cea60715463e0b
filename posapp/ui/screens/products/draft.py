"""A product as it stands in the form, all texts as typed, and what of it is wrong; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, CategoryId, PersonId
from posapp.domain.money import ZERO, Money
from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, arabic_digits
from posapp.ui.screens.products import entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from posapp.domain.price import PriceRule
    from posapp.domain.product import BasketPart, Product
    from posapp.ui.screens.products.entries import Entry

_T = TypeVar("_T")
_NOTHING: Final = Quantity(0)
_NAME_LIMIT: Final = 120
_STORY_LIMIT: Final = 1000


class Wrong(Exception):  # noqa: N818 - reads as what it says
    """Some fields can't be saved as they are: each field's key with what is to be put right."""

    def __init__(self, fields: dict[str, Refused]) -> None:
        super().__init__(fields)
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Draft:
    """The form's content. `old` is the product it began with, `photo` a new picture (None: the old one stays)."""

    old: Product
    counted: Quantity = _NOTHING
    name: str = ""
    price: str = ""
    category: CategoryId = CategoryId("")
    unit: str = "piece"
    tracked: bool = False
    on_hand: str = ""
    warn_at: str = ""
    barcodes: tuple[str, ...] = ()
    short_name: str = ""
    code: str = ""
    free_price: bool = False
    vat_exempt: bool = False
    kind: ProductKind = ProductKind.ORDINARY
    story: str = ""
    owner: PersonId = NOBODY
    cost: str = ""
    wholesale: str = ""
    shelf_days: str = ""
    family: str = ""
    variant: str = ""
    prices: tuple[Entry, ...] = ()
    packs: tuple[Entry, ...] = ()
    parts: tuple[Entry, ...] = ()
    certificates: tuple[Entry, ...] = ()
    photo: bytes | None = None
    without_photo: bool = False

    @property
    def new(self) -> bool:
        """Whether the product is not in the books yet."""
        return self.old.edits == 0

    def sketch(self) -> Product:
        """The product as far as it can be read: what its tile will look like."""
        return replace(
            self.old,
            name=" ".join(self.name.split())[:_NAME_LIMIT],
            price=_or(ZERO, lambda: _price(self.price)),
            free_price=self.free_price,
            category=self.category,
            unit=self.unit,
            tracked=self.tracked or self.kind is ProductKind.ONE_OFF,
            warn_at=_or(_NOTHING, lambda: _quantity(self.warn_at)),
            photo="" if self.without_photo else self.old.photo,
            kind=self.kind,
            owner=self.owner,
        )

    def left(self) -> Quantity:
        """What is on hand as far as it can be read."""
        return _or(self.counted, lambda: _quantity(self.on_hand)) if self.on_hand.strip() else self.counted

    def product(self, today: date) -> Product:
        """The product to be saved. Raises Wrong with all that is to be put right at once.

        Days typed without a century are those nearest to `today`.
        """
        wrong: dict[str, Refused] = {}
        no_rules: tuple[PriceRule, ...] = ()

        def read(field: str, reader: Callable[[], _T], instead: _T) -> _T:
            try:
                return reader()
            except Refused as error:
                wrong[field] = error
                return instead

        product = replace(
            self.sketch(),
            name=read("name", lambda: clean_name(self.name, _NAME_LIMIT), ""),
            price=read("price", self._price, ZERO),
            warn_at=read("warn_at", lambda: _quantity(self.warn_at), _NOTHING),
            short_name=read("short_name", lambda: clean(self.short_name, _NAME_LIMIT), ""),
            barcodes=self.barcodes,
            code=self.code.strip(),
            vat_exempt=self.vat_exempt,
            cost=read("cost", lambda: _price(self.cost) if self.cost.strip() else ZERO, ZERO),
            shelf_days=read("shelf_days", lambda: _days(self.shelf_days), 0),
            story=read("story", lambda: clean(self.story, _STORY_LIMIT, lines=True), ""),
            family=read("family", lambda: clean(self.family, _NAME_LIMIT), ""),
            variant=read("variant", lambda: clean(self.variant, _NAME_LIMIT), ""),
            prices=(
                *read("wholesale", lambda: entries.read_wholesale(self.wholesale), no_rules),
                *read("prices", lambda: entries.read_prices(self.prices, today), no_rules),
            ),
            packs=read("packs", lambda: entries.read_packs(self.packs), ()),
            parts=read("parts", self._parts, ()),
            certificates=read("certificates", lambda: entries.read_certificates(self.certificates, today), ()),
        )
        read("on_hand", self.count, None)
        if wrong:
            raise Wrong(wrong)
        return product

    def count(self) -> Quantity | None:
        """What was counted, None when the number on hand was left as it is. Raises Refused `quantity_*`.

        A new single piece is there, unless the form says otherwise.
        """
        if self.new and self.kind is ProductKind.ONE_OFF and not self.on_hand.strip():
            return ONE
        if not self.tracked or self.on_hand.strip() in ("", str(self.counted)):
            return None
        return _quantity(self.on_hand)

    def _parts(self) -> tuple[BasketPart, ...]:
        """What is in the basket; what was put into it before it became something else is left out."""
        return entries.read_parts(self.parts) if self.kind is ProductKind.BASKET else ()

    def _price(self) -> Money:
        if self.free_price and not self.price.strip():
            return ZERO
        if not self.price.strip():
            raise Refused("price_missing", N_("Type the price in baht, or choose “Ask each time”."))
        return _price(self.price)


def draft_of(product: Product, counted: Quantity, *, spread: bool = False) -> Draft:
    """The form's content for `product` as it is in the books.

    What is `spread` over batches or places is not counted here: its number on hand stays empty.
    """
    new = product.edits == 0
    wholesale, prices = entries.of_prices(product.prices)
    boxes = {pack.barcode for pack in product.packs}
    return Draft(
        old=product,
        counted=counted,
        name=product.name,
        price="" if new or product.free_price else str(product.price),
        category=product.category,
        unit=product.unit,
        tracked=product.tracked,
        on_hand=str(counted) if product.tracked and not spread else "",
        warn_at=str(product.warn_at) if product.warn_at else "",
        barcodes=tuple(code for code in product.barcodes if code not in boxes),
        short_name=product.short_name,
        code=product.code,
        free_price=product.free_price,
        vat_exempt=product.vat_exempt,
        kind=product.kind,
        story=product.story,
        owner=product.owner,
        cost=str(product.cost) if product.cost else "",
        wholesale=wholesale,
        shelf_days=str(product.shelf_days) if product.shelf_days else "",
        family=product.family,
        variant=product.variant,
        prices=prices,
        packs=entries.of_packs(product.packs),
        parts=entries.of_parts(product.parts),
        certificates=entries.of_certificates(product.certificates),
    )


def _price(text: str) -> Money:
    money = Money.parse(text)
    if money < ZERO:
        raise Refused("amount_negative", N_("An amount below zero can't be used here. Type a number above zero."))
    return money


def _quantity(text: str) -> Quantity:
    """A number of things, nothing of it included."""
    plain = arabic_digits(text).strip()
    if not plain.strip("0.,"):
        return _NOTHING
    return Quantity.parse(plain)


def _days(text: str) -> int:
    """How many days goods keep, none typed included. Raises Refused `shelf_days`."""
    plain = arabic_digits(text).strip() or "0"
    if not plain.isdecimal():
        raise Refused("shelf_days", N_("How long goods keep is a number of days from 0 to 3,650."))
    return int(plain)


def _or(instead: _T, read: Callable[[], _T]) -> _T:
    """What `read` gives, or `instead` while it can't be read."""
    try:
        return read()
    except Refused:
        return instead
