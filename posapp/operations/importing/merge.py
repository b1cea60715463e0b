"""What a row makes of an article: said things are taken over, blank cells leave what is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO
from posapp.domain.price import PriceRule
from posapp.domain.product import Product, ProductKind
from posapp.domain.unit import Measure, unit
from posapp.i18n import N_, _
from posapp.operations.importing.fields import Field
from posapp.operations.importing.small_lists import certificates_text, packs_text, prices_text, same_rules
from posapp.operations.importing.wordings import KIND_TITLES
from posapp.operations.stock_book import Batch, check_days, check_once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.quantity import Quantity
    from posapp.operations.importing.shelf import Shelf
    from posapp.operations.importing.values import Values


@dataclass(frozen=True, slots=True)
class Change:
    """What a row changes of an article, both as people read it."""

    field: Field
    old: str
    new: str


def merged(base: Product, values: Values) -> Product:
    """`base` with what the row says. Raises Refused `basket_empty`."""
    said: dict[str, Any] = dict(values.product)
    known = {*base.barcodes, said.get("code", base.code)}
    said["barcodes"] = (*base.barcodes, *(one for one in said.get("barcodes", ()) if one not in known))
    said["prices"] = _prices(base, values)
    said["certificates"] = _certificates(base, values)
    if values.on_hand is not None and "tracked" not in said:
        said["tracked"] = True
    product = replace(base, **said)
    if unit(product.unit).measure is Measure.SERVICE:
        product = replace(product, tracked=False)
    if product.kind is ProductKind.BASKET and values.parts is None and not base.parts:
        raise Refused("basket_empty", N_("The basket “{name}” is empty. Say what is in it."), name=product.name)
    return product


def counted(product: Product, values: Values) -> Quantity | None:
    """How much of it there is by the row; None when it says nothing, or for what has no stock of its own.

    Raises Refused `one_off_twice`, `lot_days`.
    """
    if values.on_hand is None or not product.tracked or product.kind is ProductKind.BASKET:
        return None
    check_once(product, values.on_hand)
    check_days(product, Batch(values.made, values.expires))
    return values.on_hand


def changes(old: Product, new: Product, shelf: Shelf) -> tuple[Change, ...]:
    """The differences between two states of one article."""
    return tuple(
        Change(field, show(old, shelf), show(new, shelf))
        for field, (name, show) in _SHOWN.items()
        if getattr(old, name) != getattr(new, name)
    )


def _prices(base: Product, values: Values) -> Sequence[PriceRule]:
    """The other prices after the row: its wholesale price takes the place of the simple one there was."""
    others = values.product.get("prices", tuple(rule for rule in base.prices if not rule.plain_wholesale))
    simple = tuple(rule for rule in base.prices if rule.plain_wholesale)
    if values.wholesale is not None:
        simple = (PriceRule(values.wholesale, wholesale=True),)
    wanted = (*simple, *others)
    return base.prices if same_rules(base.prices, wanted) else wanted


def simple_wholesale(product: Product) -> PriceRule | None:
    """The price for resellers that holds for any quantity on any day."""
    return next((rule for rule in product.prices if rule.plain_wholesale), None)


def other_prices(product: Product) -> tuple[PriceRule, ...]:
    """All prices by quantity, buyer and day but the simple one for resellers."""
    return tuple(rule for rule in product.prices if not rule.plain_wholesale)


def _certificates(base: Product, values: Values) -> tuple[Any, ...]:
    kinds = {one.kind for one in values.certificates}
    wanted = (*(one for one in base.certificates if one.kind not in kinds), *dict.fromkeys(values.certificates))
    return base.certificates if set(wanted) == set(base.certificates) else wanted


def _yes(value: object) -> str:
    return _("Yes") if value else _("No")


_SHOWN: Final[dict[Field, tuple[str, Callable[[Product, Shelf], str]]]] = {
    Field.CODE: ("code", lambda product, _shelf: product.code),
    Field.NAME: ("name", lambda product, _shelf: product.name),
    Field.SHORT_NAME: ("short_name", lambda product, _shelf: product.short_name),
    Field.FAMILY: ("family", lambda product, _shelf: product.family),
    Field.VARIANT: ("variant", lambda product, _shelf: product.variant),
    Field.CATEGORY: ("category", lambda product, shelf: shelf.category_names.get(product.category, "")),
    Field.UNIT: ("unit", lambda product, _shelf: _(unit(product.unit).label)),
    Field.PRICE: ("price", lambda product, _shelf: str(product.price)),
    Field.FREE_PRICE: ("free_price", lambda product, _shelf: _yes(product.free_price)),
    Field.PRICES: ("prices", lambda product, _shelf: prices_text(product.prices)),
    Field.COST: ("cost", lambda product, _shelf: str(product.cost) if product.cost != ZERO else ""),
    Field.BARCODE: ("barcodes", lambda product, _shelf: ", ".join(product.barcodes)),
    Field.PACKS: ("packs", lambda product, _shelf: packs_text(product.packs)),
    Field.TRACKED: ("tracked", lambda product, _shelf: _yes(product.tracked)),
    Field.WARN_AT: ("warn_at", lambda product, _shelf: str(product.warn_at)),
    Field.SHELF_DAYS: ("shelf_days", lambda product, _shelf: str(product.shelf_days)),
    Field.OWNER: ("owner", lambda product, shelf: shelf.owner_name(product.owner)),
    Field.KIND: ("kind", lambda product, _shelf: _(KIND_TITLES[product.kind])),
    Field.ACTIVE: ("active", lambda product, _shelf: _yes(product.active)),
    Field.VAT_EXEMPT: ("vat_exempt", lambda product, _shelf: _yes(product.vat_exempt)),
    Field.STORY: ("story", lambda product, _shelf: product.story),
    Field.PARTS: ("parts", lambda product, _shelf: str(len(product.parts))),
    Field.PHOTO: ("photo", lambda product, _shelf: _yes(product.photo)),
    Field.CERTIFICATES: ("certificates", lambda product, _shelf: certificates_text(product.certificates)),
}
"""For each meaning the part of a product it stands for, and how that is shown."""
