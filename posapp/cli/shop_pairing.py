"""Pairing goods at a terminal: what a shop has, what of ours it seems to be, and what a person says to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.cli.stock_goods import product_coded
from posapp.domain.errors import Refused
from posapp.domain.online.shop import RemoteId
from posapp.i18n import N_, _, count_text
from posapp.operations.online.availability import offer
from posapp.operations.online.items import parts
from posapp.operations.online.matching import (
    How,
    Pair,
    adopt,
    pair,
    publish,
    suggestions,
    unmatched_products,
    unpair,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from posapp.operations.online.matching import Suggestion
    from posapp.operations.shop import Shop

_HOW: Final[Mapping[How, str]] = {
    How.SKU: N_("same code"),
    How.BARCODE: N_("same barcode"),
    How.NAME: N_("perhaps"),
    How.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person said: pairs "ARTICLE=CODE", those that are sure, articles to take over, pairs to take apart."""

    pairs: tuple[str, ...] = ()
    sure: bool = False
    taken: tuple[str, ...] = ()
    rest: bool = False
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """How many goods were paired, taken over, and taken apart."""

    paired: int = 0
    adopted: int = 0
    apart: int = 0

    def values(self) -> dict[str, object]:
        """The same for programs."""
        return {"paired": self.paired, "adopted": self.adopted, "apart": self.apart}


def decide(shop: Shop, online: OnlineShop, said: Decisions, by: PersonId) -> Done:
    """Write down what was said. Raises Refused `pair_said`, `code_unknown`, and what the operations raise."""
    apart = [product_coded(shop, code) for code in said.apart]
    for product in apart:
        unpair(shop, online.id, product.id, by)
    pairs = [_pair_said(shop, text) for text in said.pairs]
    if said.sure:
        remotes, products = {one.remote for one in pairs}, {one.product for one in pairs}
        pairs += [
            Pair(one.item.remote, one.product.id)
            for one in suggestions(shop, online.id)
            if one.sure and one.product and one.product.id not in products and one.item.remote not in remotes
        ]
    for some in parts(pairs):
        pair(shop, online.id, some, by)
    taken = [RemoteId(text) for text in said.taken]
    if said.rest:
        taken += [one.item.remote for one in suggestions(shop, online.id) if one.how is How.NONE]
    adopted = sum(len(adopt(shop, online.id, some, by)) for some in parts(list(dict.fromkeys(taken))))
    return Done(len(pairs), adopted, len(apart))


def publish_all(
    shop: Shop, online: OnlineShop, products: Sequence[Product], by: PersonId
) -> tuple[list[Product], list[tuple[Product, Refused]]]:
    """Put goods of ours into a shop one by one: those that will go, and those that can't with the reason."""
    going: list[Product] = []
    left: list[tuple[Product, Refused]] = []
    for product in products:
        try:
            publish(shop, online.id, [product.id], by)
            going.append(product)
        except Refused as refusal:
            if not refusal.code.startswith(("publish_", "pair_")):
                raise
            left.append((product, refusal))
    return going, left


def pairing_lines(shop: Shop, online: OnlineShop) -> Iterator[str]:
    """What is not paired yet on both sides: the shop's articles with ours they seem to be, then the rest of ours."""
    found = suggestions(shop, online.id)
    ours = unmatched_products(shop, online.id)
    if found:
        head = (_("In the shop"), "", "", _("Price"), _("How many"), _("Ours"), "", _("Price"), _("How many"))
        yield from table([head, *(_row(shop, one) for one in found)], "<<<>>>")
    yield _("Articles of the shop that are not paired: {count}").format(count=count_text(len(found)))
    yield _("Goods of ours that are not in the shop: {count}").format(count=count_text(len(ours)))


def pairing_values(shop: Shop, online: OnlineShop) -> dict[str, object]:
    """The same for programs, with the pairs there are."""
    names = {one.id: one for one in shop.books.catalog.all(withdrawn=True)}
    return {
        "shop": online.name,
        "pairs": [
            {"remote": link.remote, "code": names[link.product].code, "keep_back": plain(link.reserve)}
            for link in shop.books.online.links.of_shop(online.id)
        ],
        "suggestions": [_values(shop, one) for one in suggestions(shop, online.id)],
        "only_here": [
            {"code": one.code, "name": one.name, "price": plain(one.price)}
            for one in unmatched_products(shop, online.id)
        ],
    }


def _row(shop: Shop, one: Suggestion) -> tuple[str, ...]:
    item, product = one.item, one.product
    there = (item.remote, item.name, item.sku, _or_dash(item.price), _or_dash(item.quantity))
    if product is None:
        return (*there, "", "", "", "")
    return (*there, f"{product.code} {product.name}", _(_HOW[one.how]), str(product.price), _here(shop, product))


def _here(shop: Shop, product: Product) -> str:
    """How many there are; of a basket how many can be made up."""
    if product.parts:
        return _or_dash(offer(shop, None, product))
    return str(shop.books.stock.on_hand(product.id)) if product.tracked else "–"


def _or_dash(number: object) -> str:
    return "–" if number is None else str(number)


def _values(shop: Shop, one: Suggestion) -> dict[str, object]:
    item, product = one.item, one.product
    return {
        "remote": item.remote,
        "name": item.name,
        "sku": item.sku,
        "barcode": item.barcode,
        "price": plain(item.price) if item.price is not None else None,
        "quantity": plain(item.quantity) if item.quantity is not None else None,
        "how": one.how.value,
        "sure": one.sure,
        "code": product.code if product else "",
        "our_name": product.name if product else "",
        "our_price": plain(product.price) if product else None,
        "on_hand": plain(shop.books.stock.on_hand(product.id)) if product and product.tracked else None,
    }


def _pair_said(shop: Shop, text: str) -> Pair:
    remote, equals, code = text.partition("=")
    if not (remote.strip() and equals and code.strip()):
        raise Refused(
            "pair_said",
            N_("“{text}” is no pair. Write the shop's number of the article, “=”, and our code, such as 187=H."),
            text=text[:60],
        )
    return Pair(RemoteId(remote.strip()), product_coded(shop, code).id)
