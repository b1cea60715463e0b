"""What came of the day, in numbers: added up from the books, and held against the reckoning beside the program."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.app.demo.goods_summary import goods_ties, goods_values
from posapp.cli.context import plain
from posapp.domain.errors import Refused
from posapp.domain.money import Money, total
from posapp.domain.print_job import PrintState
from posapp.domain.sale import SaleKind
from posapp.domain.tender import IN_DRAWER
from posapp.i18n import N_
from posapp.operations.doctor import examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from posapp.app.demo.day import Day
    from posapp.domain.cash import CashClose, DayTotals
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of the day, and for each thing that must tie whether it does."""

    values: Mapping[str, object]
    ties: Mapping[str, bool]

    @property
    def tied(self) -> bool:
        """Whether everything agrees to the satang."""
        return all(self.ties.values())

    def broken(self) -> str:
        """What doesn't tie, by name."""
        return ", ".join(name for name, holds in self.ties.items() if not holds)

    def write(self, path: Path) -> None:
        """Keep it as JSON."""
        everything = {**self.values, "ties": dict(self.ties), "tied": self.tied}
        path.write_text(json.dumps(everything, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def sum_up(day: Day) -> Summary:
    """Add the closed day up. Raises Refused when no day was closed."""
    shop = day.shop
    close = shop.books.cash.last_close(shop.books.terminal.id)
    if close is None or close.totals is None:
        raise Refused("day_not_closed", N_("The sample day was not closed. Start the demo again."))
    session = shop.books.cash.session(close.session)
    report = examine(shop)
    jobs = Counter(job.state.value for job in shop.books.print_jobs.newest())
    totals = close.totals
    values = {
        "group": shop.group.name,
        "date": session.day.isoformat() if session else "",
        **_sales(totals),
        "drawer": _drawer(close, totals),
        **goods_values(day),
        "found": {name: _told(found) for name, (_reckoned, found) in day.tally.compared.items()},
        "print_jobs": dict(jobs),
        "papers": [path.name for path in day.printer.sheets],
        "drawer_opened": day.printer.pulses,
        "screenshots": [path.name for path in day.album.pictures],
        "doctor": {"sound": report.sound, "verdict": report.verdict, "counts": dict(report.counts)},
    }
    ties = {
        **_against_reckoning(day, close, totals),
        **_against_bills(shop, close, totals),
        **goods_ties(day, totals.net),
        **{name: found == reckoned for name, (reckoned, found) in day.tally.compared.items()},
        "all_papers_confirmed": jobs == {PrintState.CONFIRMED.value: len(day.printer.sheets)},
        "papers_asked_for_came_out": len(day.printer.sheets) == day.tally.papers,
        "doctor_finds_the_books_sound": report.sound,
    }
    return Summary(values, ties)


def _told(found: object) -> object:
    """A number of the evening as it stands in the file."""
    return plain(found) if isinstance(found, Money) else found


def _sales(totals: DayTotals) -> Mapping[str, object]:
    return {
        "sales": {"count": totals.bills, "amount": plain(totals.sold)},
        "refunds": {"count": totals.refunds, "amount": plain(totals.refunded)},
        "net": plain(totals.net),
        "discounts": plain(totals.discounts),
        "by_method": {one.method: {"bills": one.bills, "net": plain(one.net)} for one in totals.methods},
    }


def _drawer(close: CashClose, totals: DayTotals) -> Mapping[str, str]:
    return {
        "cash_from_sales": plain(totals.cash(IN_DRAWER)),
        "paid_in": plain(totals.paid_in),
        "paid_out": plain(totals.paid_out),
        "expected": plain(close.expected),
        "counted": plain(close.counted),
        "over_short": plain(close.over_short),
        "reason": close.reason,
    }


def _against_reckoning(day: Day, close: CashClose, totals: DayTotals) -> Mapping[str, bool]:
    """The program's sums against those of the story."""
    tally = day.tally
    by_method = {method: amount for method, amount in tally.by_method.items() if amount}
    return {
        "sales_counted": totals.bills == tally.bills,
        "refunds_counted": totals.refunds == tally.refunds,
        "sales_amount": totals.sold == tally.sold,
        "refunds_amount": totals.refunded == tally.refunded,
        "by_method": {one.method: one.net for one in totals.methods if one.net} == by_method,
        "cash_expected": close.expected == tally.drawer,
        "cash_counted": close.counted == tally.counted,
        "over_short": close.over_short == tally.counted - tally.drawer,
    }


def _against_bills(shop: Shop, close: CashClose, totals: DayTotals) -> Mapping[str, bool]:
    """The sums of the closing against every single bill."""
    bills = shop.books.sales.of_session(close.session)
    sold = total([bill.total for bill in bills if bill.kind is SaleKind.SALE])
    return {
        "bills_make_the_sales": sold == totals.sold,
        "bills_make_the_net": total([bill.total for bill in bills]) == totals.net,
        "methods_make_the_net": total([one.net for one in totals.methods]) == totals.net,
        "payments_make_each_bill": all(total([one.amount for one in bill.tenders]) == bill.total for bill in bills),
    }
