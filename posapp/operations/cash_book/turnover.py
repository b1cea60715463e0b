"""How much of the sum is used up that a group may sell in a year before taxes are due."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.cash_book import CATEGORIES, Turnover
from posapp.domain.money import Money
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

LIMIT_KEY: Final = "turnover.limit"

_COUNTED: Final = json.dumps([one.key for one in CATEGORIES.values() if one.sales])


@needs(Permission.RECONCILE)
def turnover(shop: Shop, until: date) -> Turnover:
    """What was sold in the calendar year of `until` up to that day, which is the Thai tax year.

    Sales count when they are made, paid or not; refunds lower them; what was sold without the till counts too.
    """
    return turnover_for_paper(shop, until)


def turnover_for_paper(shop: Shop, until: date) -> Turnover:
    """What `turnover` gives, for a printer: whoever asked for the paper was asked already."""
    sold = shop.books.money.cash_basis.turnover(date(until.year, 1, 1), until, _COUNTED)
    return Turnover(until.year, sold, Money(100 * int(shop.setting(LIMIT_KEY) or 0)))
