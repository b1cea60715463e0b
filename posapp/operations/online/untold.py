"""Which goods that are paired get no number in a shop, and why: so that nobody takes for counted what is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.unit import unit
from posapp.i18n import N_, _, count_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.store.online.untold import Uncounted


class Why(StrEnum):
    """What stands in the way of a number."""

    GONE = "gone"
    HERE = "not_counted_here"
    BASKET = "nothing_counted_in_it"
    WEIGHED = "weighed"
    TOGETHER = "counted_together"
    THERE = "not_counted_there"


WHYS: Final[Mapping[Why, str]] = {
    Why.GONE: N_("No longer in the shop."),
    Why.HERE: N_("Its stock is not kept here, so there is no number to tell."),
    Why.BASKET: N_("Nothing that goes into the basket is counted here, so there is no number to tell."),
    Why.WEIGHED: N_("Weighed or measured, and a shop counts whole pieces only. Sell packs of it online."),
    Why.TOGETHER: N_("The shop counts all kinds of it together. Let it count each kind by itself."),
    Why.THERE: N_("The shop keeps no number of it. Switch counting on there."),
}
"""Why no number is told, as a sentence about one article or several."""

_NAMED: Final = 5
_AND_MORE: Final = N_("{goods} and {count} more")
_NO_NUMBER: Final = N_("No number is told of {goods}: {why}")


@dataclass(frozen=True, slots=True)
class NoNumber:
    """Goods of which a shop is told no number, for the same reason, by name."""

    why: Why
    goods: tuple[Uncounted, ...]

    def said(self) -> str:
        """It as a sentence; of many goods only the first are named."""
        names = ", ".join(one.name for one in self.goods[:_NAMED])
        more = len(self.goods) - _NAMED
        goods = _(_AND_MORE).format(goods=names, count=count_text(more)) if more > 0 else names
        return _(_NO_NUMBER).format(goods=goods, why=_(WHYS[self.why]))


def without_number(shop: Shop, online: OnlineShop) -> list[NoNumber]:
    """The goods of which a shop is told no number, by what stands in the way; empty when all are told.

    A shop that only files go to is told by its sheets, which say it themselves.
    """
    found = [] if online.by_files else shop.books.online.untold.of_shop(online.id)
    by_why: dict[Why, list[Uncounted]] = {}
    for one in found:
        by_why.setdefault(_why(one), []).append(one)
    return [NoNumber(why, tuple(by_why[why])) for why in Why if why in by_why]


def _why(one: Uncounted) -> Why:
    """The first that stands in the way: what nobody at the shop could mend comes before what can be mended there."""
    if one.gone:
        return Why.GONE
    if not one.here:
        return Why.BASKET if one.basket else Why.HERE
    if unit(one.unit).divisible:
        return Why.WEIGHED
    return Why.TOGETHER if one.together else Why.THERE
