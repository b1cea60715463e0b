"""Sheets about goods for `posapp report`: stock, expiry, slow goods, markets, waste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.days import chosen_day
from posapp.cli.layout import table
from posapp.cli.market_view import event_row, event_values
from posapp.cli.speech import SpokenCommand, option
from posapp.cli.stock_expiry import expiring_lines, expiring_values
from posapp.cli.stock_standing import standing_lines, standing_values
from posapp.cli.stock_written_off import written_off, written_off_lines, written_off_values
from posapp.documents.stock_papers.facts import StockFacts
from posapp.domain.money import Money, total
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _, count_text
from posapp.operations.find_stock import SLOW_DAYS, standings, worth
from posapp.operations.fresh_goods import expiring
from posapp.operations.market_day import result_of

if TYPE_CHECKING:
    from posapp.operations.find_stock import Standing

_SINCE: Final = option(
    "--from", "since", metavar="DAY", words=N_("From this day on; the first of the month without it.")
)
_UNTIL: Final = option("--to", "until", metavar="DAY", words=N_("Up to this day; today without it."))
_EVENTS: Final = 1000


@click.command("stock", cls=SpokenCommand, help=N_("What all goods on hand cost, and would bring, by category."))
@pass_desk
def stock_report(desk: Desk) -> None:
    """And how many are low, sold out or below zero."""
    shop = desk.shop()
    rows = standings(shop)
    standing = {row.product.id: row for row in rows}
    facts = StockFacts(categories=shop.books.catalog.categories(withdrawn=True))
    shelves = [
        (name, [standing[product.id] for product in goods])
        for name, goods in facts.shelves([row.product for row in rows])
    ]
    cells = [(_("Category"), "", _("Cost"), _("At the selling price"))]
    cells += [(name, _goods(lying), str(worth(lying)), str(_price(lying))) for name, lying in shelves]
    cells.append((_("Together"), _goods(rows), str(worth(rows)), str(_price(rows))))
    lasting = [row for row in rows if not row.product.one_off]
    states = {state: sum(row.state == state for row in lasting) for state in ("low", "out", "below")}
    said = _("Low: {low}. Sold out: {out}. Sold more than there was: {below}.").format(**states)
    values = {
        "categories": [
            {"name": name, "goods": len(lying), "value": plain(worth(lying)), "price": plain(_price(lying))}
            for name, lying in shelves
        ],
        "goods": len(rows),
        "value": plain(worth(rows)),
        "price": plain(_price(rows)),
        **states,
    }
    desk.answer([*table(cells, "<>>>"), said], values)


@click.command("expiry", cls=SpokenCommand, help=N_("What has expired, expires today, or will soon."))
@option("--within", type=click.IntRange(0, 3650), default=7, words=N_("What expires within so many days."))
@pass_desk
def expiry_report(desk: Desk, within: int) -> None:
    """The worst first."""
    shop = desk.shop()
    found = expiring(shop, within)
    desk.answer(expiring_lines(shop, found), expiring_values(shop, found))


@click.command("slow", cls=SpokenCommand, help=N_("What is on hand and nobody buys."))
@option("--days", type=click.IntRange(1, 3650), default=SLOW_DAYS, words=N_("Not bought for so many days."))
@pass_desk
def slow_report(desk: Desk, days: int) -> None:
    """With what it cost."""
    rows = standings(desk.shop(), "slow", days=days)
    desk.answer(standing_lines(rows), standing_values(rows))


@click.command("market", cls=SpokenCommand, help=N_("What the markets brought after their costs."))
@_SINCE
@_UNTIL
@pass_desk
def market_report(desk: Desk, since: str | None, until: str | None) -> None:
    """The newest first."""
    shop = desk.shop()
    last = chosen_day(shop, until)
    first = chosen_day(shop, since) if since else last.replace(day=1)
    found = [event for event in shop.books.events.newest(_EVENTS) if first <= event.day <= last]
    profit = total([result_of(shop, event).profit for event in found])
    head = (_("Day"), _("Market"), "", "", _("Sold"), _("Costs"), _("Profit"))
    rows = [head, *(event_row(shop, event) for event in found), ("", _("Together"), "", "", "", "", str(profit))]
    lines = table(rows, "<<<>>>>") if found else [_("No markets yet.")]
    values = {"from": first.isoformat(), "to": last.isoformat(), "profit": plain(profit)}
    desk.answer(lines, {**values, "events": [event_values(shop, event) for event in found]})


@click.command("waste", cls=SpokenCommand, help=N_("What went without being sold: spoiled, given, tasted, used, lost."))
@_SINCE
@_UNTIL
@pass_desk
def waste_report(desk: Desk, since: str | None, until: str | None) -> None:
    """What it cost, by reason and article."""
    shop = desk.shop()
    last = chosen_day(shop, until)
    first = chosen_day(shop, since) if since else last.replace(day=1)
    found = written_off(shop, first, last)
    values = {"from": first.isoformat(), "to": last.isoformat(), **written_off_values(found)}
    desk.answer(written_off_lines(found), values)


REPORTS: Final = (stock_report, expiry_report, slow_report, market_report, waste_report)
"""The sheets about goods, in the order of their help."""


def _goods(rows: list[Standing]) -> str:
    return _("Goods: {count}").format(count=count_text(len(rows)))


def _price(rows: list[Standing]) -> Money:
    """What all of `rows` would bring at their list prices."""
    return total([row.product.price.times(Quantity(max(row.on_hand.milli, 0))) for row in rows])
