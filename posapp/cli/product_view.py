"""A product as the terminal shows it, to people and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.certificate import KINDS as CERTIFICATES
from posapp.domain.product import ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import _, date_text
from posapp.operations.importing.wordings import KIND_TITLES
from posapp.operations.members import owner_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from posapp.cli.context import Desk
    from posapp.domain.certificate import Certificate
    from posapp.domain.identity import CategoryId, ProductId
    from posapp.domain.price import PriceRule
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_MARKS: Final = {kind.key: kind.label for kind in CERTIFICATES}


def product_row(product: Product, on_hand: Quantity | None) -> tuple[str, ...]:
    """A line of the list of goods."""
    left = str(on_hand) if on_hand is not None and product.tracked else ""
    return product.code, _name(product), _price(product), f"/ {_(unit(product.unit).label)}", left


def show_product(desk: Desk, shop: Shop, product: Product) -> None:
    """Answer with all that is known of a product."""
    desk.answer(table(list(_rows(shop, product))), product_values(shop, product))


def product_values(shop: Shop, product: Product) -> dict[str, object]:
    """A product for programs."""
    return _values(shop, product, _category_names(shop), shop.books.stock.on_hand(product.id))


def goods_values(shop: Shop, goods: Iterable[Product], stock: Mapping[ProductId, Quantity]) -> list[dict[str, object]]:
    """The same of many products; `stock` is what is on hand of each."""
    names = _category_names(shop)
    return [_values(shop, product, names, stock.get(product.id, Quantity(0))) for product in goods]


def _category_names(shop: Shop) -> dict[CategoryId, str]:
    return {category.id: category.name for category in shop.books.catalog.categories(withdrawn=True)}


def _values(shop: Shop, product: Product, names: Mapping[CategoryId, str], on_hand: Quantity) -> dict[str, object]:
    return {
        "id": product.id,
        "code": product.code,
        "name": product.name,
        "price": plain(product.price),
        "unit": product.unit,
        "category": names.get(product.category, ""),
        "barcodes": list(product.barcodes),
        "free_price": product.free_price,
        "active": product.active,
        "on_hand": plain(on_hand) if product.tracked else None,
        **_more_values(shop, product),
    }


def _more_values(shop: Shop, product: Product) -> dict[str, object]:
    return {
        "kind": product.kind.value,
        "cost": plain(product.cost),
        "owner": owner_name(shop, product.owner),
        "family": product.family,
        "variant": product.variant,
        "short_name": product.short_name,
        "story": product.story,
        "shelf_days": product.shelf_days,
        "warn_at": plain(product.warn_at),
        "tracked": product.tracked,
        "vat_exempt": product.vat_exempt,
        "photo": product.photo,
        "prices": [_rule_values(rule) for rule in product.prices],
        "packs": [{"unit": pack.unit, "holds": plain(pack.holds), "barcode": pack.barcode} for pack in product.packs],
        "parts": [
            {"code": part.code, "name": full_name(part), "qty": plain(quantity)}
            for part, quantity in _parts(shop, product)
        ],
        "certificates": [
            {"kind": mark.kind, "number": mark.number, "until": mark.until.isoformat() if mark.until else ""}
            for mark in product.certificates
        ],
    }


def _rows(shop: Shop, product: Product) -> Iterator[tuple[str, str]]:
    values = product_values(shop, product)
    yield _("Code"), product.code
    yield _("Name"), _name(product)
    yield _("Price"), _price(product)
    yield _("Unit"), _(unit(product.unit).label)
    yield _("Category"), str(values["category"])
    yield _("Barcode"), ", ".join(product.barcodes)
    if product.tracked:
        yield _("Left"), str(shop.books.stock.on_hand(product.id))
    for label, text in _more(shop, product):
        if text:
            yield label, text


def _more(shop: Shop, product: Product) -> Iterator[tuple[str, str]]:
    """What only some goods have; the empty ones are not shown."""
    yield _("Sold how"), _(KIND_TITLES[product.kind]) if product.kind is not ProductKind.ORDINARY else ""
    yield _("Cost"), str(product.cost) if product.cost else ""
    yield from ((_("Other prices"), _rule_text(rule, product)) for rule in product.prices)
    for pack in product.packs:
        yield _("Packs"), f"{_(unit(pack.unit).label)} = {amount_of(pack.holds, product)}  {pack.barcode}".rstrip()
    yield from ((_("In the basket"), f"{full_name(part)} × {each}") for part, each in _parts(shop, product))
    yield _("Owner"), owner_name(shop, product.owner)
    yield _("Shared name"), " · ".join(filter(None, (product.family, product.variant)))
    yield _("Short name"), product.short_name
    yield _("Keeps (days)"), str(product.shelf_days) if product.shelf_days else ""
    yield _("Warn when left"), amount_of(product.warn_at, product) if product.warn_at else ""
    yield from ((_(_MARKS[mark.kind]), _mark_text(mark)) for mark in product.certificates)
    yield _("Story"), product.story.replace("\n", " ")


def _parts(shop: Shop, product: Product) -> list[tuple[Product, Quantity]]:
    found = ((shop.books.catalog.get(part.product), part.quantity) for part in product.parts)
    return [(part, quantity) for part, quantity in found if part]


def _rule_values(rule: PriceRule) -> dict[str, object]:
    return {
        "price": plain(rule.price),
        "wholesale": rule.wholesale,
        "from": plain(rule.at_least),
        "since": rule.since.isoformat() if rule.since else "",
        "until": rule.until.isoformat() if rule.until else "",
    }


def _rule_text(rule: PriceRule, product: Product) -> str:
    said = [str(rule.price)]
    said += [_("for resellers")] if rule.wholesale else []
    said += [_("from {amount} on").format(amount=amount_of(rule.at_least, product))] if rule.at_least else []
    said += [_("since {day}").format(day=date_text(rule.since))] if rule.since else []
    said += [_("until {day}").format(day=date_text(rule.until))] if rule.until else []
    return ", ".join(said)


def _mark_text(mark: Certificate) -> str:
    until = _("until {day}").format(day=date_text(mark.until)) if mark.until else ""
    return ", ".join(filter(None, (mark.number, until)))


def _price(product: Product) -> str:
    return _("free price") if product.free_price else str(product.price)


def _name(product: Product) -> str:
    return product.name if product.active else _("{name} (withdrawn)").format(name=product.name)
