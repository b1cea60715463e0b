"""`posapp report`: a day added up, and the sheets about goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.days import chosen_day
from posapp.cli.layout import table
from posapp.cli.paying import title
from posapp.cli.speech import SpokenGroup, option
from posapp.cli.stock_reports import REPORTS
from posapp.domain.money import total
from posapp.domain.unit import unit
from posapp.i18n import N_, _, count_text, long_date_text
from posapp.operations.report_day import report_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.operations.report_day import DayReport, DrawerDay


@click.group(cls=SpokenGroup, help=N_("Add up a day, the goods, the markets."))
def report() -> None:
    """Sheets."""


@report.command(help=N_("Sales, payments, refunds, the drawer and the best goods of a day."))
@option("--date", "on", metavar="YYYY-MM-DD", words=N_("Which day; today without it."))
@pass_desk
def day(desk: Desk, on: str | None) -> None:
    """Today, or the day asked for."""
    shop = desk.shop()
    found = report_day(shop, chosen_day(shop, on))
    desk.answer(_lines(found), _values(found))


for sheet in REPORTS:
    report.add_command(sheet)


def _lines(found: DayReport) -> Iterator[str]:
    yield long_date_text(found.day)
    totals = found.totals
    rows = [(_("Sold"), _("Bills: {count}").format(count=count_text(totals.bills)), str(totals.sold))]
    rows += [(_("Paid back"), _("{count} times").format(count=count_text(totals.refunds)), str(totals.refunded))]
    rows += [(_("Day's sales"), "", str(totals.net))]
    rows += [(f"  {title(one.method)}", "", str(one.net)) for one in totals.methods]
    waiting = total([one.waiting for one in totals.methods])
    rows += [("  " + _("of it not yet certain"), "", str(waiting))] if waiting else []
    rows += [(_("Discounts given"), "", str(totals.discounts))] if totals.discounts else []
    rows += [(_("Rounding"), "", str(totals.rounding))] if totals.rounding else []
    rows += [(_("VAT inside the sales"), "", str(totals.vat))] if totals.vat else []
    rows += [(_("Put in"), "", str(totals.paid_in)), (_("Taken out"), "", str(-totals.paid_out))]
    rows += [_drawer_row(drawer) for drawer in found.drawers]
    yield from table(rows, "<>>")
    if found.top:
        yield ""
        yield _("Best sellers")
        goods = [
            (one.product.name, f"{one.quantity} {_(unit(one.product.unit).label)}", str(one.amount))
            for one in found.top
        ]
        yield from table(goods, "<>>")


def _drawer_row(drawer: DrawerDay) -> tuple[str, str, str]:
    name = _("Drawer, day {number}").format(number=drawer.session.number)
    if drawer.close is None:
        return name, _("still open"), ""
    return name, _("too much (+) or too little (-)"), str(drawer.close.over_short)


def _values(found: DayReport) -> dict[str, object]:
    totals = found.totals
    return {
        "date": found.day.isoformat(),
        "bills": totals.bills,
        "sold": plain(totals.sold),
        "refunds": totals.refunds,
        "refunded": plain(totals.refunded),
        "net": plain(totals.net),
        "discounts": plain(totals.discounts),
        "rounding": plain(totals.rounding),
        "vat": plain(totals.vat),
        "paid_in": plain(totals.paid_in),
        "paid_out": plain(totals.paid_out),
        "by_method": {
            one.method: {
                "bills": one.bills,
                "taken": plain(one.taken),
                "returned": plain(one.returned),
                "net": plain(one.net),
                "waiting": plain(one.waiting),
            }
            for one in totals.methods
        },
        "over_short": None if found.over_short is None else plain(found.over_short),
        "sessions": [_drawer_values(drawer) for drawer in found.drawers],
        "top": [
            {
                "code": one.product.code,
                "name": one.product.name,
                "unit": one.product.unit,
                "qty": plain(one.quantity),
                "amount": plain(one.amount),
            }
            for one in found.top
        ],
    }


def _drawer_values(drawer: DrawerDay) -> dict[str, object]:
    close = drawer.close
    return {
        "number": drawer.session.number,
        "opening": plain(drawer.session.opening),
        "open": close is None,
        "expected": plain(drawer.expected),
        "counted": plain(close.counted) if close else None,
        "over_short": plain(close.over_short) if close else None,
        "reason": close.reason if close else "",
    }
