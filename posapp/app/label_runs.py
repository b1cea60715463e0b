"""What stands on the labels that were asked for, as the books say today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.documents.line_code import label_code
from posapp.documents.shelf_label import LabelFacts, LabelRun
from posapp.domain.price import Selling
from posapp.domain.quantity import ONE
from posapp.operations.stock_book import known, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.money import Money
    from posapp.operations.print_labels import LabelWish
    from posapp.operations.shop import Shop


def label_runs(shop: Shop, wishes: Sequence[LabelWish]) -> tuple[LabelRun, ...]:
    """The labels of `wishes` with all that stands on them. Raises Refused `product_unknown`."""
    reduced = shop.books.stock.markdowns() if any(wish.lot for wish in wishes) else {}
    return tuple(LabelRun(_facts(shop, wish, reduced.get(wish.lot)), wish.copies) for wish in wishes)


def _facts(shop: Shop, wish: LabelWish, reduced: Money | None) -> LabelFacts:
    """A batch sold cheaper carries its own code, so that the till knows it from the fresh ones beside it."""
    product, day = known(shop, wish.product), today(shop)
    lot = shop.books.stock.lot(wish.lot) if wish.lot else None
    usual = product.price_for(ONE, Selling(day))
    owner = shop.books.members.get(product.owner) if product.owner else None
    return LabelFacts(
        product,
        price=usual if reduced is None else reduced,
        barcode=lot.code if lot and reduced is not None else label_code(product),
        lot=lot,
        producer=owner.number if owner else "",
        group=shop.group.name,
        marked_down_from=usual if reduced is not None else None,
        day=day,
    )
