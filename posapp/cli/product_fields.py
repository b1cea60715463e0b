"""What can be said of a product at a terminal, and how that becomes the product."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypedDict

import click

from posapp.cli.days import day_in
from posapp.cli.speech import BY, option
from posapp.cli.stock_amounts import read_amount, read_count
from posapp.cli.stock_goods import known_member, product_coded
from posapp.domain.certificate import KINDS as CERTIFICATES
from posapp.domain.certificate import Certificate, certificate
from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.product import BasketPart, Pack, ProductKind
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_
from posapp.operations.edit_catalog import own_barcode
from posapp.operations.importing.wordings import read_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


class Said(TypedDict):
    """What was typed of a product; None (or nothing, of what may be given more than once) leaves it as it is."""

    name: str | None
    price: str | None
    code: str | None
    barcode: tuple[str, ...]
    own_barcode: bool
    unit: str | None
    category: str | None
    free_price: bool | None
    on_hand: str | None
    kind: str | None
    cost: str | None
    wholesale: str | None
    price_from: tuple[str, ...]
    pack: tuple[str, ...]
    part: tuple[str, ...]
    certificate: tuple[str, ...]
    owner: str | None
    family: str | None
    variant: str | None
    short_name: str | None
    story: str | None
    shelf_days: int | None
    warn_at: str | None
    tracked: bool | None
    vat_exempt: bool | None
    photo: str | None
    by: str


_OPTIONS: Final = (
    option("--price", metavar="AMOUNT", words=N_("Price of one unit, in baht.")),
    option("--code", metavar="CODE", words=N_("The group's own short code; the next free one without it.")),
    option("--barcode", multiple=True, metavar="CODE", words=N_("A barcode on it; may be given more than once.")),
    option("--own-barcode", is_flag=True, words=N_("Make a barcode of our own for it.")),
    option("--unit", metavar="UNIT", words=N_("What it is sold by: piece, bag, jar, kg, metre …")),
    option("--category", metavar="NAME", words=N_("Its category; a new one is made when there is none.")),
    option("--free-price/--fixed-price", default=None, words=N_("The seller types the price each time.")),
    option("--on-hand", metavar="Q", words=N_("How much there is; its stock is kept from then on.")),
    option(
        "--kind",
        type=click.Choice([kind.value for kind in ProductKind]),
        words=N_("Ordinary, a single piece, a basket of other goods, or material for making."),
    ),
    option("--cost", metavar="AMOUNT", words=N_("What one unit cost the group.")),
    option("--wholesale", metavar="AMOUNT", words=N_("Price for resellers.")),
    option(
        "--price-from",
        multiple=True,
        metavar="Q=AMOUNT",
        words=N_("Another price: “12=30.00”, “wholesale 50=25.00”, “1=20.00 from 1/1/2569 to 31/1/2569”."),
    ),
    option(
        "--pack",
        multiple=True,
        metavar="UNIT=Q",
        words=N_("A larger unit and how many it holds: “dozen=12”, with its barcode “crate=24:8850001110001”."),
    ),
    option("--part", multiple=True, metavar="CODE=Q", words=N_("What is in one basket.")),
    option(
        "--certificate",
        multiple=True,
        metavar="KIND=NUMBER",
        words=N_("A certificate it has: “food=50-2-01234-5-0001”, “organic=TH-12 to 31/1/2570”."),
    ),
    option("--owner", metavar="MEMBER", words=N_("The member it belongs to, by number, name or nickname.")),
    option("--family", metavar="NAME", words=N_("Name shared by all its sizes and colours.")),
    option("--variant", metavar="NAME", words=N_("Its size or colour.")),
    option("--short-name", metavar="NAME", words=N_("Name for small labels and receipts.")),
    option("--story", metavar="TEXT", words=N_("Who made it and how.")),
    option("--shelf-days", type=click.IntRange(0), metavar="N", words=N_("How many days it keeps; 0 does not spoil.")),
    option("--warn-at", metavar="Q", words=N_("When so few are left, it is low.")),
    option("--tracked/--not-tracked", default=None, words=N_("Keep its stock.")),
    option("--vat-exempt/--with-vat", default=None, words=N_("Sold without VAT.")),
    option("--photo", metavar="FILE", words=N_("A picture of it: JPEG, PNG or WebP.")),
    BY,
)
_RULE: Final = re.compile(r"(wholesale |ส่ง ?)?([^=]+)=([^=]+?)(?: from (.+?))?(?: to (.+))?", re.IGNORECASE)
_UNTIL: Final = re.compile(r"(.+?)(?: to (.+))?")
_PLAIN_TEXTS: Final = ("name", "code", "family", "variant", "short_name", "story", "shelf_days")
_FLAGS: Final = ("free_price", "tracked", "vat_exempt")


def product_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give `command` every option that says something of a product."""
    for one in reversed(_OPTIONS):
        command = one(command)
    return command


def with_said(shop: Shop, product: Product, said: Said) -> Product:
    """`product` as it becomes by what was said. An empty text empties a list. Raises Refused for what can't be read.

    Category and picture are not its matter: they are written to the books by themselves.
    """
    plain: Mapping[str, Any] = said
    named = {key: plain[key] for key in (*_PLAIN_TEXTS, *_FLAGS) if plain[key] is not None}
    changed: Product = replace(product, **named)
    for key, read in _READERS.items():
        value = plain[key]
        if value is not None and value != ():
            changed = read(shop, changed, value)
    if said["own_barcode"]:
        changed = replace(changed, barcodes=(*changed.barcodes, own_barcode(shop)))
    return changed


def _unit(_shop: Shop, product: Product, text: str) -> Product:
    key, doubt = read_unit(text)
    return replace(product, unit=unit(text.strip()).key if doubt else key)


def _price(_shop: Shop, product: Product, text: str) -> Product:
    return replace(product, price=Money.parse(text).not_negative())


def _cost(_shop: Shop, product: Product, text: str) -> Product:
    return replace(product, cost=Money.parse(text).not_negative())


def _kind(_shop: Shop, product: Product, text: str) -> Product:
    return replace(product, kind=ProductKind(text))


def _barcodes(_shop: Shop, product: Product, texts: tuple[str, ...]) -> Product:
    return replace(product, barcodes=_given(texts))


def _wholesale(_shop: Shop, product: Product, text: str) -> Product:
    others = tuple(rule for rule in product.prices if not rule.plain_wholesale)
    new = (PriceRule(Money.parse_positive(text), wholesale=True),) if text.strip() else ()
    return replace(product, prices=(*new, *others))


def _prices(shop: Shop, product: Product, texts: tuple[str, ...]) -> Product:
    kept = tuple(rule for rule in product.prices if rule.plain_wholesale)
    return replace(product, prices=(*kept, *(_rule(shop, product, text) for text in _given(texts))))


def _packs(_shop: Shop, product: Product, texts: tuple[str, ...]) -> Product:
    return replace(product, packs=tuple(_pack(product, text) for text in _given(texts)))


def _parts(shop: Shop, product: Product, texts: tuple[str, ...]) -> Product:
    return replace(product, kind=ProductKind.BASKET, parts=tuple(_part(shop, text) for text in _given(texts)))


def _certificates(shop: Shop, product: Product, texts: tuple[str, ...]) -> Product:
    return replace(product, certificates=tuple(_certificate(shop, text) for text in _given(texts)))


def _owner(shop: Shop, product: Product, text: str) -> Product:
    return replace(product, owner=known_member(shop, text).id if text.strip() else NOBODY)


def _warn_at(_shop: Shop, product: Product, text: str) -> Product:
    return replace(product, warn_at=read_count(product, text), tracked=True)


_READERS: Final[Mapping[str, Callable[[Shop, Product, Any], Product]]] = {
    "unit": _unit,
    "price": _price,
    "cost": _cost,
    "kind": _kind,
    "barcode": _barcodes,
    "pack": _packs,
    "wholesale": _wholesale,
    "price_from": _prices,
    "part": _parts,
    "certificate": _certificates,
    "owner": _owner,
    "warn_at": _warn_at,
}
"""How each thing said becomes part of the product; the unit and packs before what is counted by them."""


def _given(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (text.strip() for text in texts)))


def _rule(shop: Shop, product: Product, text: str) -> PriceRule:
    found = _RULE.fullmatch(text)
    if not found:
        raise _not_understood("--price-from", text, "12=30.00")
    wholesale, least, price, since, until = found.groups()
    return PriceRule(
        Money.parse(price).not_negative(),
        bool(wholesale),
        read_count(product, least),
        day_in(shop, since) if since else None,
        day_in(shop, until) if until else None,
    )


def _pack(product: Product, text: str) -> Pack:
    word, equals, rest = text.partition("=")
    holds, _colon, barcode = rest.partition(":")
    key, doubt = read_unit(word)
    if not equals or doubt:
        raise _not_understood("--pack", text, "dozen=12")
    return Pack(key, read_amount(replace(product, packs=()), holds), barcode.strip())


def _part(shop: Shop, text: str) -> BasketPart:
    code, equals, quantity = text.rpartition("=")
    part = product_coded(shop, code if equals else text)
    return BasketPart(part.id, read_amount(part, quantity) if equals else Quantity.of(1))


def _certificate(shop: Shop, text: str) -> Certificate:
    kind, equals, rest = text.partition("=")
    found = _UNTIL.fullmatch(rest.strip())
    if not equals or not found:
        raise _not_understood("--certificate", text, f"{CERTIFICATES[0].key}={CERTIFICATES[0].hint}")
    return certificate(kind.strip(), found[1], day_in(shop, found[2]) if found[2] else None)


def _not_understood(name: str, text: str, example: str) -> Refused:
    return Refused(
        "option_syntax",
        N_("“{text}” is not understood for {name}. Write it like this: {example}"),
        text=text[:40],
        name=name,
        example=example,
    )
