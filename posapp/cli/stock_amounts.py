"""How much of something, as people type it: "12", "2dozen", "1.5kg", "๒โหล"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.recipe import scaled
from posapp.domain.unit import unit
from posapp.i18n import N_, _, arabic_digits
from posapp.operations.importing.wordings import read_unit

if TYPE_CHECKING:
    from posapp.domain.product import Product

_AMOUNT: Final = re.compile(r"([\d.,]+)\s*(\D*)")
_ZERO: Final = re.compile(r"0+(?:\.0+)?")
_GRAMS: Final = {"kg": 1000, "keed": 100, "gram": 1}


def read_amount(product: Product, text: str, each: Quantity = ONE) -> Quantity:
    """How many units of `product` the text means; a bare number counts what `each` holds (the pack that was scanned).

    Raises Refused `quantity_*`, `pack_unknown`.
    """
    number, word = _parts(text)
    quantity = Quantity.parse(number)
    return scaled(each if not word else _held(product, word), quantity)


def read_count(product: Product, text: str, each: Quantity = ONE) -> Quantity:
    """What was counted: like `read_amount`, but there may be none left. Raises as it does."""
    number, _word = _parts(text)
    return Quantity(0) if _ZERO.fullmatch(arabic_digits(number)) else read_amount(product, text, each)


def read_change(product: Product, text: str, each: Quantity = ONE) -> Quantity:
    """How many more (above zero) or fewer there are than the books say: "+2", "-1dozen". Raises Refused `change_sign`.

    And what `read_amount` raises.
    """
    sign, rest = text.strip()[:1], text.strip()[1:]
    if sign not in ("+", "-"):
        raise Refused(
            "change_sign",
            N_("Write + for more or - for fewer than the books say, such as +{text} or -{text}."),
            text=text.strip()[:20],
        )
    quantity = read_amount(product, rest, each)
    return quantity if sign == "+" else -quantity


def batches_for(wanted: Quantity, yields: Quantity) -> Quantity:
    """How many batches of `yields` units give `wanted` units, to the nearest thousandth, never none."""
    return Quantity(max(1, (wanted.milli * 2000 + yields.milli) // (2 * yields.milli)))


def _parts(text: str) -> tuple[str, str]:
    """The number and the word for the unit behind it; what has no such shape is all number, and refused as one."""
    plain = text.strip()
    found = _AMOUNT.fullmatch(plain)
    return (found[1], found[2].strip()) if found else (plain, "")


def _held(product: Product, word: str) -> Quantity:
    """How many units of `product` are in one of what `word` says."""
    key, doubt = read_unit(word)
    if not doubt:
        if key == product.unit:
            return ONE
        for pack in product.packs:
            if pack.unit == key:
                return pack.holds
        if key in _GRAMS and product.unit in _GRAMS:
            return Quantity(_GRAMS[key] * 1000 // _GRAMS[product.unit])
    raise Refused(
        "pack_unknown",
        N_("“{name}” is not counted by “{unit}”. Use: {known}. Another pack is added with products change --pack."),
        name=product.name,
        unit=word[:40],
        known=", ".join(_(unit(one).label) for one in (product.unit, *(pack.unit for pack in product.packs))),
    )
