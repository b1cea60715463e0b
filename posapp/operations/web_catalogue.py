"""What goes on the group's web page: chosen goods with what everybody may know of them, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.price import Selling
from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.web_catalogue import (
    LEFT_OUT,
    Supply,
    WebArticle,
    WebCatalogue,
    WebContact,
    WebPart,
    WebShelf,
    codes_of,
    dialled,
    line_id,
    web_address,
)
from posapp.i18n import N_, collation_key
from posapp.operations.permit import needs
from posapp.store.catalog import by_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from posapp.domain.identity import ProductId
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_NONE: Final = Quantity(0)
_YES: Final = "yes"


def web_goods(shop: Shop) -> list[Product]:
    """The goods that may be shown, by name: what the till offers, without single pieces that are sold."""
    stock = _Left(shop)
    goods = (one for one in shop.books.catalog.all() if one.offered)
    found = (one for one in goods if not (one.one_off and stock.supply(one) is Supply.SOLD_OUT))
    return sorted(found, key=lambda one: collation_key(one.name))


def is_shown(shop: Shop, product: Product) -> bool:
    """Whether the group wants an article on its page; all are there but those it left out."""
    return product.code not in codes_of(shop.setting(LEFT_OUT.key))


def web_contact(shop: Shop) -> WebContact:
    """How people order, as the group set it. Raises Refused `web_contact`, `web_line`, `web_phone`."""
    contact = WebContact(line_id(shop.setting("web.line")), shop.setting("web.phone").strip())
    if contact.phone:
        dialled(contact.phone)
    if not (contact.line or contact.phone):
        raise Refused(
            "web_contact",
            N_("Nobody could order yet. Fill in a LINE ID or a phone number for orders first."),
        )
    return contact


@needs(Permission.SHOPS)
def web_catalogue(shop: Shop, goods: Sequence[Product]) -> WebCatalogue:
    """The web page of `goods`, by category in the order of the shop, as things stand now.

    A maker is named only if the group chose to and she is a member still; prices for resellers, costs and materials
    never get there. Raises Refused `web_empty`, `web_address`, and what `web_contact` raises.
    """
    contact = web_contact(shop)
    shown = [one for one in goods if one.offered]
    if not shown:
        raise Refused("web_empty", N_("No goods are chosen for the web page. Choose at least one."))
    page = _Page(shop)
    return WebCatalogue(
        shop.setting("group.name"),
        contact,
        shop.today(),
        tuple(page.shelves(shown)),
        shop.setting("web.about"),
        web_address(shop.setting("web.address")),
        _photos(shop, shown),
    )


class _Left:
    """What of each article can still be had: on hand everywhere, less what online orders have set aside."""

    def __init__(self, shop: Shop) -> None:
        self._on_hand = shop.books.stock.all()
        self._reserved = shop.books.online.orders.all_reserved()
        self._goods: Mapping[ProductId, Product] = by_ids(shop.books.catalog.all(withdrawn=True))

    def of(self, product: Product) -> Quantity | None:
        """How much; None where nobody counts it. Of baskets as many as their parts make."""
        if product.kind is ProductKind.BASKET:
            inside = [(self.of(self._goods[part.product]), part.quantity) for part in product.parts]
            counts = [left.milli // each.milli * ONE.milli for left, each in inside if left is not None]
            return Quantity(min(counts)) if counts else None
        if not product.tracked:
            return None
        left = self._on_hand.get(product.id, _NONE) - self._reserved.get(product.id, _NONE)
        return max(left, _NONE)

    def supply(self, product: Product) -> Supply:
        """In one word."""
        left = self.of(product)
        if left is None:
            return Supply.UNCOUNTED
        return Supply.THERE if left else Supply.SOLD_OUT

    def parts(self, product: Product) -> Iterator[WebPart]:
        """What is in a basket."""
        for part in product.parts:
            inside = self._goods[part.product]
            yield WebPart(inside.name, part.quantity, inside.unit)


class _Page:
    """How goods of the books become articles that everybody may see."""

    def __init__(self, shop: Shop) -> None:
        self._day = shop.today()
        self._left = _Left(shop)
        self._categories = shop.books.catalog.categories()
        self._says_left = shop.setting("web.left") == _YES
        members = shop.books.members.all() if shop.setting("web.makers") == _YES else []
        self._makers = {member.id: member.called for member in members}

    def shelves(self, goods: Sequence[Product]) -> Iterator[WebShelf]:
        """The articles by category; those without one come last."""
        known = {category.id for category in self._categories}
        for category in self._categories:
            yield from self._shelf(category.name, (one for one in goods if one.category == category.id))
        yield from self._shelf("", (one for one in goods if one.category not in known))

    def _shelf(self, name: str, goods: Iterable[Product]) -> Iterator[WebShelf]:
        articles = [self._article(one) for one in sorted(goods, key=lambda one: collation_key(one.name))]
        if articles:
            yield WebShelf(name, tuple(articles))

    def _article(self, product: Product) -> WebArticle:
        return WebArticle(
            product.id,
            product.code,
            product.name,
            self._price(product, ONE),
            product.unit,
            self._left.supply(product),
            self._left.of(product) if self._says_left else None,
            product.story,
            self._makers.get(product.owner, ""),
            product.photo,
            product.family,
            tuple(self._cheaper(product)),
            tuple(mark for mark in product.certificates if not mark.expired(self._day)),
            tuple(self._left.parts(product)),
        )

    def _price(self, product: Product, quantity: Quantity) -> Money | None:
        """What one unit costs a buyer who takes `quantity`; None where people have to ask."""
        price = product.price_for(quantity, Selling(self._day))
        return None if product.free_price or not price else price

    def _cheaper(self, product: Product) -> Iterator[tuple[Quantity, Money]]:
        """The prices for many, as far as they are lower than for fewer."""
        last = self._price(product, ONE)
        steps = sorted({rule.at_least.milli for rule in product.prices if rule.at_least.milli > ONE.milli})
        for milli in steps if last else ():
            price = self._price(product, Quantity(milli))
            if price and last and price.satang < last.satang:
                yield Quantity(milli), price
                last = price


def _photos(shop: Shop, goods: Iterable[Product]) -> dict[str, bytes]:
    names = dict.fromkeys(one.photo for one in goods if one.photo)
    found = ((name, shop.books.catalog.photo(name)) for name in names)
    return {name: jpeg for name, jpeg in found if jpeg}
