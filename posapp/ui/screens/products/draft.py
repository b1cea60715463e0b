"""A product as it stands in the form, all texts as typed, and what of it is wrong; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId
from posapp.domain.money import ZERO, Money
from posapp.domain.quantity import Quantity
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, arabic_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product

_T = TypeVar("_T")
_NOTHING: Final = Quantity(0)
_NAME_LIMIT: Final = 120


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
            tracked=self.tracked,
            warn_at=_or(_NOTHING, lambda: _quantity(self.warn_at)),
            photo="" if self.without_photo else self.old.photo,
        )

    def left(self) -> Quantity:
        """What is on hand as far as it can be read."""
        return _or(self.counted, lambda: _quantity(self.on_hand))

    def product(self) -> Product:
        """The product to be saved. Raises Wrong with all that is to be put right at once."""
        wrong: dict[str, Refused] = {}

        def read(field: str, reader: Callable[[], _T], instead: _T) -> _T:
            try:
                return reader()
            except Refused as error:
                wrong[field] = error
                return instead

        product = replace(
            self.sketch(),
            name=read("name", lambda: clean_name(self.name, _NAME_LIMIT), ""),
            price=ZERO if self.free_price and not self.price.strip() else read("price", self._price, ZERO),
            warn_at=read("warn_at", lambda: _quantity(self.warn_at), _NOTHING),
            short_name=read("short_name", lambda: clean(self.short_name, _NAME_LIMIT), ""),
            barcodes=self.barcodes,
            code=self.code.strip(),
            vat_exempt=self.vat_exempt,
        )
        read("on_hand", self.count, None)
        if wrong:
            raise Wrong(wrong)
        return product

    def count(self) -> Quantity | None:
        """What was counted, None when the number on hand was left as it is. Raises Refused `quantity_*`."""
        if not self.tracked or self.on_hand.strip() in ("", str(self.counted)):
            return None
        return _quantity(self.on_hand)

    def _price(self) -> Money:
        if not self.price.strip():
            raise Refused("price_missing", N_("Type the price in baht, or choose “Ask each time”."))
        return _price(self.price)


def draft_of(product: Product, counted: Quantity) -> Draft:
    """The form's content for `product` as it is in the books."""
    new = product.edits == 0
    return Draft(
        old=product,
        counted=counted,
        name=product.name,
        price="" if new or product.free_price else str(product.price),
        category=product.category,
        unit=product.unit,
        tracked=product.tracked,
        on_hand=str(counted) if product.tracked else "",
        warn_at=str(product.warn_at) if product.warn_at else "",
        barcodes=product.barcodes,
        short_name=product.short_name,
        code=product.code,
        free_price=product.free_price,
        vat_exempt=product.vat_exempt,
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


def _or(instead: _T, read: Callable[[], _T]) -> _T:
    """What `read` gives, or `instead` while it can't be read."""
    try:
        return read()
    except Refused:
        return instead
