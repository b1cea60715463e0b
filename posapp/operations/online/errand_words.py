"""What errands are about, in words: for lists at the terminal and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId, SaleId
from posapp.domain.online.errand import ErrandKind, ErrandState
from posapp.domain.online.order import OrderId
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.errand import Errand
    from posapp.operations.shop import Shop

STATE_TITLES: Final[Mapping[ErrandState, str]] = {
    ErrandState.WAITING: N_("waiting"),
    ErrandState.SENDING: N_("on its way"),
    ErrandState.UNKNOWN: N_("answer lost, being looked for"),
    ErrandState.DONE: N_("arrived"),
    ErrandState.REFUSED: N_("refused"),
    ErrandState.SKIPPED: N_("skipped"),
}
_ABOUT: Final[Mapping[ErrandKind, str]] = {
    ErrandKind.SALE: N_("Bill {name}"),
    ErrandKind.REFUND: N_("Refund {name}"),
    ErrandKind.STOCK: N_("How many there are: {name}"),
    ErrandKind.ITEM: N_("Name, price and picture: {name}"),
    ErrandKind.ORDER: N_("What became of order {name}"),
}


def about(shop: Shop, errand: Errand) -> str:
    """What an errand is about: the bill's number, the goods' name, the order's number."""
    return _(_ABOUT[errand.kind]).format(name=_name(shop, errand) or errand.subject)


def _name(shop: Shop, errand: Errand) -> str:
    match errand.kind:
        case ErrandKind.SALE | ErrandKind.REFUND:
            sale = shop.books.sales.get(SaleId(errand.subject))
            return sale.issue.number if sale else ""
        case ErrandKind.STOCK | ErrandKind.ITEM:
            product = shop.books.catalog.get(ProductId(errand.subject))
            return product.name if product else ""
    order = shop.books.online.orders.get(OrderId(errand.subject))
    return order.told.number if order else errand.remote
