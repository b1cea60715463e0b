"""Goods in LINE SHOPPING: each choice of an article has a number and a price of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from posapp.domain.online.errand import Receipt
from posapp.domain.online.shop import ItemState, RemoteId, ShopItem
from posapp.i18n import N_
from posapp.sync.connector import ItemMark, ItemPage, MarkPage
from posapp.sync.connectors.line_myshop.client import BAD_REQUEST, CONFLICT
from posapp.sync.faults import Faulty, Gone, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.money import Money
    from posapp.domain.online.errand import ItemOut, StockOut
    from posapp.sync.answers import Said
    from posapp.sync.connectors.line_myshop.client import Client

_ARTICLE: Final = "p"
_ONLY: Final = "c"
"""How articles, and choices without a number, are called here: the numbers of articles and choices overlap."""
_PAGE: Final = 100
_AT_ONCE: Final = 50
_MOST: Final = 99_999
_LEAST_PRICE: Final = 100
_HIGHEST_PRICE: Final = 9_999_999_900

NO_PROMOTION: Final = N_("LINE changes no price while a promotion runs. Try again when the promotion is over.")


@dataclass(frozen=True, slots=True)
class _Choice:
    """A choice of an article (or the only one), and where its number is kept."""

    item: ShopItem
    inventory: RemoteId
    product: Said

    @property
    def single(self) -> bool:
        """Whether the article has no choices, so that its name is the article's."""
        return self.product.says("hasOnlyDefaultVariant")


class Shelf:
    """The goods of a shop in LINE. They come page by page only: what changed can't be asked for."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def page(self, cursor: str) -> ItemPage:
        """Goods by page; `cursor` is the next page and how many articles there were altogether.

        When some were deleted meanwhile the rest moved up a place, so that it begins again.
        """
        number, _, known = cursor.partition(":")
        at = int(number or 1)
        told = self._client.get("products", ("page", str(at)), ("perPage", str(_PAGE))).said
        rows, count = told.rows("data"), told.number("totalRow")
        items = tuple(choice.item for row in rows for choice in _choices(row))
        if known and count < int(known):
            return ItemPage(items, f"1:{count}", more=True, total=count)
        return ItemPage(items, f"{at + 1}:{count}", more=len(rows) == _PAGE, total=count)

    def marks(self, cursor: str) -> MarkPage:
        """The marks of all goods, by page."""
        page = self.page(cursor)
        marks = tuple(ItemMark(item.remote, item.modified, item.quantity, item.state) for item in page.items)
        return MarkPage(marks, page.cursor, page.more)

    def look(self, wanted: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        """A fresh look at some choices; what is gone is left out."""
        return tuple(choice.item for choice in self._seen([parent for parent, _item in wanted]) if _in(choice, wanted))

    def count(self, told: StockOut) -> Receipt:
        """Say that so many came or went: what was ordered at the same moment stays right.

        Setting a number is described there in two ways, so it is never asked for.
        """
        if not told.quantity.whole or not told.was.whole:
            raise Rejected("not_whole", N_("The shop counts whole pieces only. Set a reserve, or unpair the goods."))
        change = (told.quantity - told.was).milli // 1000
        choice = self._choice(told.parent, told.item)
        if not change:
            return Receipt(told.item, quantity=choice.item.quantity)
        if told.quantity.milli // 1000 > _MOST:
            raise Rejected("too_many", N_("LINE counts up to 99,999 pieces. Keep the others back with a reserve."))
        path = f"inventory/{choice.inventory}/{'increase' if change > 0 else 'decrease'}"
        try:
            answer = self._client.send("PUT", path, json.dumps({"amount": abs(change)}))
        except Rejected as refusal:
            if change < 0 and self._choice(told.parent, told.item).item.quantity != told.was:
                raise Faulty(
                    "bought_meanwhile",
                    N_("Somebody bought some of it at this very moment. The program fetches the order first."),
                    words=refusal.words,
                ) from refusal
            raise
        return Receipt(told.item, quantity=answer.quantity("availableNumber"))

    def counted(self, told: StockOut) -> Receipt | None:
        """Whether the shop has that number now."""
        quantity = self._choice(told.parent, told.item).item.quantity
        return Receipt(told.item, quantity=quantity) if quantity == told.quantity else None

    def write(self, told: ItemOut) -> Receipt:
        """Change the price, and the name of an article without choices."""
        if not told.item:
            raise Rejected(
                "no_new_goods",
                N_("LINE takes pictures from the web only, so put new goods there by hand. Then pair them here."),
            )
        choice = self._choice(told.parent, told.item)
        if told.price is not None and told.price != choice.item.price:
            self._write_price(told, choice, told.price)
        if told.name is not None and told.name != choice.item.name:
            self._write_name(told, choice, told.name)
        return Receipt(told.item, quantity=choice.item.quantity)

    def _write_price(self, told: ItemOut, choice: _Choice, price: Money) -> None:
        """The price alone: what the shop takes off all its choices stays as it is."""
        if not _LEAST_PRICE <= price.satang <= _HIGHEST_PRICE:
            raise Rejected("price_limits", N_("LINE takes prices from 1 to 99,999,999 baht. Change the price."))
        discount = choice.product.money("instantDiscount")
        named = f'"id":{told.item},' if told.item.isdecimal() else ""
        text = f'{{"instantDiscount":{_baht(discount)},"variants":[{{{named}"price":{_baht(price)}}}]}}'
        try:
            answer = self._client.send("PATCH", f"products/{_number(told.parent)}/prices", text)
        except Rejected as refusal:
            if refusal.code == CONFLICT or (refusal.code == BAD_REQUEST and "promotion" in refusal.words.casefold()):
                raise Rejected("promotion", NO_PROMOTION, refusal.words) from refusal
            raise
        taken = next((one.item.price for one in _choices(answer) if one.item.remote == told.item), price)
        if taken != price:
            raise Rejected("price_not_taken", N_("LINE kept another price. Look there, and set it by hand."))

    def _write_name(self, told: ItemOut, choice: _Choice, name: str) -> None:
        if not choice.single:
            raise Rejected("name_of_choice", N_("In LINE a choice is named by its article. Change the name there."))
        self._client.send("PATCH", f"products/{_number(told.parent)}", json.dumps({"name": name}, ensure_ascii=False))

    def _choice(self, parent: RemoteId, item: RemoteId) -> _Choice:
        """Raises Gone when it is no longer there."""
        found = next((choice for choice in self._seen([parent]) if choice.item.remote == item), None)
        if found is None:
            raise Gone("gone")
        return found

    def _seen(self, products: Sequence[RemoteId]) -> Iterator[_Choice]:
        """The choices of some articles. One that a list left out is asked for alone before it counts as gone."""
        names = list(dict.fromkeys(map(_number, products)))
        for start in range(0, len(names), _AT_ONCE):
            part = names[start : start + _AT_ONCE]
            found = self._products(part)
            for name in part:
                row = found.get(name) or (self._products([name]).get(name) if len(part) > 1 else None)
                yield from _choices(row) if row else ()

    def _products(self, names: Sequence[str]) -> dict[str, Said]:
        query = [*(("ids", name) for name in names), ("page", "1"), ("perPage", str(_PAGE))]
        try:
            return {row.id(): row for row in self._client.get("products", *query).said.rows("data")}
        except Gone:
            return {}


def choice_name(choice: RemoteId, product: RemoteId) -> RemoteId:
    """What a choice is called here: by its own number, or by its article's where it has none."""
    return choice or RemoteId(f"{_ONLY}{product}")


def _choices(product: Said) -> Iterator[_Choice]:
    for variant in product.rows("variants"):
        values = " ".join(option.text("value") for option in variant.rows("options"))
        name = product.text("name")
        item = ShopItem(
            choice_name(variant.id(), product.id()),
            f"{name} {values}".strip() if not product.says("hasOnlyDefaultVariant") else name,
            parent=RemoteId(f"{_ARTICLE}{product.id()}"),
            sku=variant.text("sku") or (product.text("code") if product.says("hasOnlyDefaultVariant") else ""),
            barcode=variant.text("barcode"),
            price=variant.price("price"),
            quantity=variant.quantity("availableNumber"),
            state=ItemState.SHOWN if product.says("isDisplay") else ItemState.HIDDEN,
            picture=variant.text("imageUrl") or next(iter(product.texts("imageUrls")), ""),
        )
        yield _Choice(_stamped(item), variant.id("inventoryId"), product)


def _stamped(item: ShopItem) -> ShopItem:
    """With a stamp that changes when the article does, as LINE tells of none."""
    told = "\n".join((item.name, item.sku, item.barcode, str(item.price), item.state, item.picture))
    return replace(item, modified=sha256(told.encode()).hexdigest()[:16])


def _in(choice: _Choice, wanted: Sequence[tuple[RemoteId, RemoteId]]) -> bool:
    return any(choice.item.remote == item for _parent, item in wanted)


def _number(article: RemoteId) -> str:
    return article.removeprefix(_ARTICLE)


def _baht(amount: Money) -> str:
    """An amount as a JSON number, to the satang."""
    baht, satang = divmod(amount.satang, 100)
    return f"{baht}.{satang:02d}" if satang else str(baht)
