"""How goods are written into their book and into the journal, and read back: one set of columns for both."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from posapp.domain.certificate import Certificate
from posapp.domain.identity import ProductId
from posapp.domain.money import ZERO, Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, Product, ProductKind
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_T = TypeVar("_T")

COLUMNS: Final = (
    *("code", "name", "price", "unit", "category", "short_name", "free_price", "tracked", "warn_at", "vat_exempt"),
    *("owner", "photo", "active", "edits", "kind", "cost", "shelf_days", "story", "family", "variant", "prices"),
    *("packs", "parts", "certificates"),
)
"""The columns of table product, but its id."""

ADDED: Final[dict[str, object]] = {
    "kind": "ordinary",
    "cost": 0,
    "shelf_days": 0,
    **dict.fromkeys(("story", "family", "variant", "prices", "packs", "parts", "certificates"), ""),
}
"""What an entry of the first version, which did not know these columns yet, says of them."""

_KINDS: Final = {kind.value: kind for kind in ProductKind}
_NOTHING: Final = Quantity(0)


def of_product(product: Product) -> dict[str, object]:
    """A product as it is after an edit, its barcodes in order."""
    return {**dict(zip(COLUMNS, columns_of(product), strict=True)), "barcodes": sorted(product.barcodes)}


def columns_of(product: Product) -> tuple[object, ...]:
    """The values of COLUMNS."""
    return (
        product.code,
        product.name,
        product.price.satang,
        product.unit,
        product.category,
        product.short_name,
        int(product.free_price),
        int(product.tracked),
        product.warn_at.milli,
        int(product.vat_exempt),
        product.owner,
        product.photo,
        int(product.active),
        product.edits,
        product.kind.value,
        product.cost.satang,
        product.shelf_days,
        product.story,
        product.family,
        product.variant,
        _text([_of_price(rule) for rule in product.prices]),
        _text([[pack.unit, pack.holds.milli, pack.barcode] for pack in product.packs]),
        parts_text(product.parts),
        _text([[one.kind, one.number, _day(one.until)] for one in product.certificates]),
    )


def to_product(row: Sequence[Any], barcodes: tuple[str, ...]) -> Product:
    """The product of a row with its id and then COLUMNS."""
    # By place, not by name: a list of all goods is tens of thousands of these, most of them ordinary.
    code, name, price, unit, category, short_name, free_price, tracked, warn_at, vat_exempt = row[1:11]
    owner, photo, active, edits, kind, cost, shelf_days, story, family, variant = row[11:21]
    prices, packs, parts, certificates = row[21:]
    return Product(
        id=row[0],
        code=code,
        name=name,
        price=Money(price),
        unit=unit,
        category=category,
        short_name=short_name,
        barcodes=barcodes,
        free_price=free_price == 1,
        tracked=tracked == 1,
        warn_at=Quantity(warn_at) if warn_at else _NOTHING,
        vat_exempt=vat_exempt == 1,
        owner=owner,
        photo=photo,
        active=active == 1,
        edits=edits,
        kind=_KINDS[kind],
        cost=Money(cost) if cost else ZERO,
        shelf_days=shelf_days,
        story=story,
        family=family,
        variant=variant,
        prices=_list(prices, _to_price),
        packs=_list(packs, _to_pack),
        parts=to_parts(parts),
        certificates=_list(certificates, _to_certificate),
    )


def parts_text(parts: Iterable[BasketPart]) -> str:
    """What a basket or a batch is made of, as a text; empty for nothing."""
    return _text([[part.product, part.quantity.milli] for part in parts])


def to_parts(text: str) -> tuple[BasketPart, ...]:
    """The parts of such a text."""
    return _list(text, _to_part)


def _of_price(rule: PriceRule) -> list[object]:
    return [rule.price.satang, int(rule.wholesale), rule.at_least.milli, _day(rule.since), _day(rule.until)]


def _to_price(price: int, wholesale: int, at_least: int, since: str, until: str) -> PriceRule:
    return PriceRule(Money(price), bool(wholesale), Quantity(at_least), _to_day(since), _to_day(until))


def _to_pack(unit: str, holds: int, barcode: str) -> Pack:
    return Pack(unit, Quantity(holds), barcode)


def _to_part(product: str, milli: int) -> BasketPart:
    return BasketPart(ProductId(product), Quantity(milli))


def _to_certificate(kind: str, number: str, until: str) -> Certificate:
    return Certificate(kind, number, _to_day(until))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _to_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(items: Sequence[object]) -> str:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":")) if items else ""


def _list(text: str, read: Callable[..., _T]) -> tuple[_T, ...]:
    return tuple(read(*parts) for parts in json.loads(text)) if text else ()
