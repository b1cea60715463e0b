"""At home: money spent is written down, the bank's list compared, the sheet signed, the day read as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo import market
from posapp.app.demo.bank_list import write_list
from posapp.app.demo.day import Step
from posapp.app.demo.label_reader import squares_on
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.domain.cash_book import CATEGORIES, OPENING, PURSE_TITLES, Purse
from posapp.domain.money import Money, total
from posapp.domain.tender import ON_ACCOUNT, TenderState
from posapp.i18n import N_, _, count_text
from posapp.operations.cash_book.month import month_book
from posapp.operations.reconcile.matching import compare
from posapp.operations.seals import seal_of
from posapp.ui.screens.reports.save_page import SavePage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLineEdit

    from posapp.app.demo.day import Day
    from posapp.ui.screens.cashbook.entry_step import EntryStep

_IN_BOX: Final = Money.parse("2000")
"""What lay in the group's cash box before this day."""

_ICE: Final = Money.parse("40")
_ICE_PAPER: Final = "17/0126"
_SHARE: Final = Money.parse("500")
"""What a member paid into the account on this day; the till knows nothing of it."""

_PAID_LATER: Final = (ON_ACCOUNT, "government")
"""Ways to pay whose money isn't there yet: the cash book waits for it."""


def _ice(day: Day) -> None:
    screen = day.eyes.rooms.cashbook
    day.go(N_("Cash book"), "cashbook")
    day.keeper.through(screen.month.income, screen.asking)
    _tell(day, screen.asking, _IN_BOX, OPENING.key, Purse.BOX)
    day.keeper.through(screen.asking.on, screen.month)
    day.tally.income += _IN_BOX
    day.keeper.through(screen.month.expense, screen.asking)
    _tell(day, screen.asking, _ICE, "other_out", Purse.BOX)
    _write(day, screen.asking.party, market.ICE_SHOP)
    _write(day, screen.asking.paper, _ICE_PAPER)
    day.album.take("money-out")
    day.keeper.through(screen.asking.on, screen.month)
    day.tally.spent += _ICE
    day.says(N_("{amount} baht, paper {paper}"), amount=_ICE, paper=_ICE_PAPER)


def _tell(day: Day, step: EntryStep, amount: Money, category: str, purse: Purse) -> None:
    """Say how much it was, what for, and where the money lies."""
    day.fingers.type(str(amount).removesuffix(".00"))
    day.fingers.tap(day.eyes.button(CATEGORIES[category].title, step.categories))
    day.fingers.tap(day.eyes.button(PURSE_TITLES[purse], step.purses))
    wait_until(lambda: step.amount.money() == amount, f"{amount} to be typed")


def _write(day: Day, field: QLineEdit, words: str) -> None:
    day.fingers.tap(field)
    day.fingers.type(words)
    wait_until(lambda: day.eyes.written() == words, f"“{words}” to be written")


def _bank(day: Day) -> None:
    screen, today = day.eyes.rooms.money, day.closed().at.date()
    day.go(N_("Check the money"), "money")
    day.album.take("evening-before")
    page = screen.at_bank.bank
    day.keeper.through(screen.home.doors["bank"], page)
    file = day.folder / "bank-list.csv"
    payments = day.shop.books.money.statements.payments(today, today)
    came = write_list(file, day.shop.setting("bank_transfer.account"), payments, (day.shop.now(), _SHARE))
    day.fingers.drop(file, page)
    wait_until(lambda: bool(day.shop.books.money.statements.all()), "the bank's list in the books")
    _part(day, N_("Found: {count}"), len(payments) - 1)
    day.album.take("bank-list")
    _name_share(day)
    _part(day, N_("Ours, not at the bank: {count}"), 1)
    day.album.take("never-came")
    found = compare(day.shop, today, today)
    known = [*(line for line, _payment in found.matched), *found.explained]
    day.tally.unseen = total([one.amount for one in payments if one.state is TenderState.DISPUTED])
    day.tally.compare("bank_lines_matched_or_named", came, total([one.line.amount for one in known]))
    day.tally.compare("only_what_never_came_is_missing", day.tally.unseen, total([one.amount for one in found.ours]))
    day.says(
        N_("{count} found, {named} named, {missing} never came"),
        count=count_text(len(found.matched)),
        named=count_text(len(found.explained)),
        missing=count_text(len(found.ours)),
    )


def _name_share(day: Day) -> None:
    """Say what the line is that no bill belongs to."""
    room = day.eyes.rooms.money.at_bank
    _part(day, N_("At the bank, no name: {count}"), 1)
    day.keeper.touch_row(room.bank.table, 0)
    day.keeper.await_page(room.line)
    day.fingers.tap(day.eyes.button(N_("A member's fee"), room.line.names))
    day.album.take("named-line")
    day.keeper.through(room.line.on, room.bank)


def _part(day: Day, words: str, count: int) -> None:
    """Look at the lines of one kind; `words` is a catalogue message, `count` how many there must be."""
    page = day.eyes.rooms.money.at_bank.bank
    chip = _(words).format(count=count_text(count))
    wait_until(lambda: day.eyes.sees(chip), f"“{chip}”")
    day.fingers.tap(day.eyes.named(chip, page.parts))
    wait_until(lambda: page.table.count() == count, f"{count} lines")


def _sheet(day: Day) -> None:
    screen = day.eyes.rooms.money
    day.keeper.through(screen.at_bank.bank.on, screen.home)
    day.album.take("evening")
    day.fingers.tap(screen.home.doors["print"])
    printed = squares_on(day.paper())
    seal = seal_of(day.shop, day.closed().session)
    if seal is None:
        raise StuckError("a seal of the closed day")
    day.tally.compare("seal_on_paper_is_in_the_books", [seal.qr.upper()], [code.upper() for code in printed])
    day.says(N_("seal {code}, read off the paper"), code=seal.code)


def _report(day: Day) -> None:
    screen = day.eyes.rooms.reports
    day.go(N_("Sales reports"), "reports")
    chart = screen.home.cards[0].chart
    wait_until(lambda: bool(chart.points()) and chart.height() >= chart.sizeHint().height(), "the hours of the day")
    day.album.take("report-home")
    day.keeper.through(screen.home.cards[0].all, screen.report)
    wait_until(lambda: screen.report.table() is not None, "the report to be added up")
    table, rows = screen.report.table(), screen.report.rows
    if table is None or table.total is None or rows is None:
        raise StuckError("a report with a total")
    day.album.take("report")
    net = day.tally.sold + day.tally.refunded
    day.tally.compare("report_is_the_books", net, table.total.cells[table.place("net")])
    day.fingers.tap(rows.foot)
    day.keeper.await_page(screen.bills)
    day.album.take("bills-behind")
    day.keeper.touch_row(screen.bills.rows.table, 0)
    wait_until(lambda: day.eyes.here() == "sales", "the receipt behind the number")
    day.album.take("receipt-behind")
    day.outcome = table.words


def _report_files(day: Day) -> None:
    screen = day.eyes.rooms.reports
    day.go(N_("Sales reports"), "reports")
    day.keeper.back_to(screen.report)
    wait_until(lambda: screen.report.table() is not None, "the report to be added up")
    day.fingers.tap(day.eyes.button(N_("Save as a file"), screen.report))
    page = day.eyes.in_front(SavePage)
    files = [day.folder / "report.pdf", day.folder / "report.xlsx"]
    for file, words in zip(files, (N_("To print on A4 (.pdf)"), N_("Excel (.xlsx)")), strict=True):
        day.fingers.tap(day.eyes.button(words, page.endings))
        day.treasurer.name_file(page.on, file)
        wait_until(page.done.isVisible, f"{file.name} to be saved")
    day.album.take("report-saved")
    day.fingers.tap(page.back)
    net = day.tally.sold + day.tally.refunded
    day.tally.compare("report_file_says_the_same", net, _total_in(files[1]))
    day.says(N_("saved as {files}"), files=", ".join(file.name for file in files))


def _total_in(file: Path) -> Money:
    """The last number of a spreadsheet: the sum of all, as whoever opens it sees it."""
    from openpyxl import load_workbook

    *_above, last = load_workbook(file, data_only=True).worksheets[0].iter_rows(values_only=True)
    return Money.parse(f"{last[-1]:.2f}")


def _cash_book(day: Day) -> None:
    screen, tally = day.eyes.rooms.cashbook, day.tally
    day.go(N_("Cash book"), "cashbook")
    day.keeper.through(screen.month.income, screen.asking)
    _tell(day, screen.asking, _SHARE, "members", Purse.BANK)
    day.keeper.through(screen.asking.on, screen.month)
    tally.income += _SHARE
    day.album.take("cash-book")
    file = day.folder / "cash-book.pdf"
    day.treasurer.name_file(screen.month.files[1], file)
    wait_until(file.exists, "the cash book to be saved")
    owed = total([tally.by_method[way] for way in _PAID_LATER])
    sold = tally.sold + tally.refunded - owed - tally.unseen + tally.counted - tally.drawer
    found = month_book(day.shop, day.shop.today()).carried
    tally.compare("cash_book_is_sales_and_income_less_expenses", sold + tally.income - tally.spent, found)
    day.says(N_("{amount} baht are carried forward"), amount=found)


STEPS: Final = (
    Step(N_("What lay in the cash box before, and ice that was bought, with the number of its paper"), _ice),
    Step(N_("The bank's list against the day: a line nobody knows gets its name"), _bank),
    Step(N_("The sheet to sign, with the seal of the day"), _sheet),
    Step(N_("The day as a report: from a number to its bills, to a receipt"), _report),
    Step(N_("The report as a page and for a spreadsheet"), _report_files),
    Step(N_("The member's money, and the cash book of the month as a page"), _cash_book),
)
