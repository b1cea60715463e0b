"""What people type to say which days a report is on, what it is compared with and narrowed down to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from posapp.cli.days import chosen_day
from posapp.cli.speech import option
from posapp.domain.errors import Refused
from posapp.domain.place import ONLINE
from posapp.i18n import N_, _, search_key
from posapp.operations.stock_book import today
from posapp.reports.asking import PERIODS, compared_with, last_days, period_named
from posapp.reports.sheet import WITHOUT, Asked, Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Narrowing, Sheet

_LONGEST_DAYS: Final = 3650

DAYS: Final = (
    option("--date", "on", metavar="DAY", words=N_("Which day; today without it.")),
    option("--from", "since", metavar="DAY", words=N_("From this day on.")),
    option("--to", "until", metavar="DAY", words=N_("Up to this day; today without it.")),
    option("--days", type=click.IntRange(1, _LONGEST_DAYS), words=N_("The last so many days, today among them.")),
    option("--period", type=click.Choice(tuple(PERIODS)), words=N_("Days by name.")),
    option("--compare", type=click.Choice(("week", "year")), words=N_("Compare with the weeks or the year before.")),
    option(
        "--only",
        multiple=True,
        metavar="WHAT=NAME",
        words=N_("Only this seller, category, owner, place or product; “-” for none."),
    ),
)
"""The options of every report."""

_USUAL: Final[Mapping[str, str]] = {
    **dict.fromkeys(("day", "by-hour"), "today"),
    "week": "this_week",
    "year": "this_year",
}
"""The days a report is on when none are given; this month for the others."""


def asked_for(shop: Shop, sheet: Sheet, given: Mapping[str, Any]) -> Asked:
    """What the options ask of `sheet`. Raises Refused `date_syntax`, `only_syntax`, `only_unknown`."""
    period = _period(shop, sheet, given)
    compared = compared_with(period, given["compare"]) if given["compare"] else None
    return Asked(period, compared, tuple(_narrowed(shop, sheet, text) for text in given["only"]))


def _period(shop: Shop, sheet: Sheet, given: Mapping[str, Any]) -> Period:
    now = today(shop)
    if given["on"]:
        day = chosen_day(shop, given["on"])
        return Period(day, day)
    if given["days"]:
        return last_days(given["days"], now)
    if given["period"]:
        return period_named(given["period"], now)
    usual = period_named(_USUAL.get(sheet.key, "this_month"), now)
    if given["since"] or given["until"]:
        last = chosen_day(shop, given["until"])
        return Period(chosen_day(shop, given["since"]) if given["since"] else last.replace(day=1), last)
    return last_days(_SLOW, now) if sheet.key == "slow" else usual


_SLOW: Final = 30


def _narrowed(shop: Shop, sheet: Sheet, text: str) -> tuple[Narrowing, str]:
    kind, sign, name = text.partition("=")
    for narrowing in sheet.asks:
        if sign and narrowing == kind:
            return narrowing, WITHOUT if name == WITHOUT else _FINDERS[narrowing](shop, name)
    if not sheet.asks:
        raise Refused("only_none", N_("This report can't be narrowed down. Leave “--only” out."))
    raise Refused(
        "only_syntax",
        N_("“{text}” can't narrow this report down. Write one of these and a name: {kinds}."),
        text=text[:40],
        kinds=", ".join(f"{narrowing}=…" for narrowing in sheet.asks),
    )


def _seller(shop: Shop, name: str) -> str:
    return _found(name, [(one.id, (one.name,)) for one in shop.books.people.cashiers()])


def _category(shop: Shop, name: str) -> str:
    return _found(name, [(one.id, (one.name,)) for one in shop.books.catalog.categories(withdrawn=True)])


def _owner(shop: Shop, name: str) -> str:
    members = shop.books.members.all(left=True)
    return _found(name, [(one.id, (one.number, one.name, one.nickname)) for one in members])


def _place(shop: Shop, name: str) -> str:
    places = [(one.id, (one.name,)) for one in shop.books.places.all(closed=True)]
    return _found(name, [(ONLINE, (ONLINE, _("Online"))), *places])


def _product(shop: Shop, name: str) -> str:
    product = shop.books.catalog.find(name)
    return product.id if product else _found(name, [(one.id, (one.name,)) for one in shop.books.catalog.all()])


_FINDERS: Final[Mapping[Narrowing, Callable[[Shop, str], str]]] = {
    "seller": _seller,
    "category": _category,
    "owner": _owner,
    "place": _place,
    "product": _product,
}


def _found(name: str, known: Iterable[tuple[str, Sequence[str]]]) -> str:
    wanted = search_key(name)
    for key, names in known:
        if wanted in map(search_key, filter(None, names)):
            return key
    raise Refused(
        "only_unknown", N_("There is no “{name}”. Write the name as the lists of the program have it."), name=name[:40]
    )
