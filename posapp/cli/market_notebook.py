"""`posapp market enter-day`: a whole past day from the notebook, into the same books, marked as written late."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.days import day_in
from posapp.cli.layout import table
from posapp.cli.paying import title
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.cli.stock_goods import place_called
from posapp.cli.stock_lines import LINES, LINES_FILE, Line, given_lines
from posapp.cli.stock_options import PLACE
from posapp.domain.money import ZERO, Money, total
from posapp.domain.notebook import NotedLine
from posapp.domain.tender import CASH
from posapp.i18n import N_, _, long_date_text, search_key
from posapp.operations.past_day import PastDay, enter_past_day
from posapp.payments.methods import AT_TILL, method_at_till

if TYPE_CHECKING:
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop


class _Noted(TypedDict):
    lines: tuple[str, ...]
    file: str
    day: str
    place: str
    opening: str | None
    counted: str | None
    by: str


@click.command(
    "enter-day",
    cls=SpokenCommand,
    help=N_(
        "Write a past day down from the notebook: code, qty, and where it differs price and method.\n"
        "Its bills are dated to that day and marked as late. All of it is written, or nothing."
    ),
)
@LINES
@LINES_FILE
@option("--day", required=True, metavar="DAY", words=N_("Which day, such as 15/1/2569."))
@PLACE
@option("--float", "opening", metavar="AMOUNT", words=N_("Change money in the morning."))
@option("--counted", metavar="AMOUNT", words=N_("Cash counted in the evening; as it should be without it."))
@BY
@pass_desk
def enter_day(desk: Desk, **asked: Unpack[_Noted]) -> None:
    """One bill for each way of paying."""
    shop = desk.shop()
    given = given_lines(asked["lines"], asked["file"], ("code", "qty", "price", "method"))
    past = PastDay(
        day_in(shop, asked["day"]),
        tuple(_noted(shop, line) for line in given),
        place_called(shop, asked["place"]),
        Money.parse(asked["opening"]).not_negative() if asked["opening"] else ZERO,
        Money.parse(asked["counted"]).not_negative() if asked["counted"] else None,
    )
    with shop.books.write():
        entered = enter_past_day(shop, past, desk.person(asked["by"]))
    rows = [(sale.issue.number, title(sale.tenders[0].method), str(sale.total)) for sale in entered.sales]
    whole = total([sale.total for sale in entered.sales])
    lines = [long_date_text(past.day), *table([*rows, ("", _("Total"), str(whole))], "<<>")]
    values = {
        "day": past.day.isoformat(),
        "lines": len(given),
        "total": plain(whole),
        "sales": [_sale_values(sale) for sale in entered.sales],
    }
    desk.answer(lines, values)


def _noted(shop: Shop, line: Line) -> NotedLine:
    found = line.goods(shop)
    price = line.read("price", lambda text: Money.parse(text).not_negative()) if line.has("price") else None
    way = line.read("method", _method) if line.has("method") else CASH
    return NotedLine(found.product.id, line.quantity(found), price, way)


def _method(text: str) -> str:
    """A way to pay by its key or by its name in the language in use. Raises Refused `method_unknown`."""
    named = (one.key for one in AT_TILL if search_key(text) == search_key(_(one.title)))
    return next(named, None) or method_at_till(text.strip()).key


def _sale_values(sale: Sale) -> dict[str, object]:
    return {"number": sale.issue.number, "method": sale.tenders[0].method, "total": plain(sale.total)}
