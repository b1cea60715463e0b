"""`posapp cashbook`: a month in the official columns, and the turnover of the year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.layout import table
from posapp.cli.speech import SpokenGroup, option
from posapp.documents.cash_book import AMOUNTS, cash_book_page, turnover_words
from posapp.documents.cash_book_sheet import cash_book_workbook
from posapp.documents.cash_book_words import BROUGHT, HEADS, MONTH_TOTAL, line_words, note_words
from posapp.documents.letterhead import Letterhead
from posapp.domain.cash_book import Column, month_of, read_month
from posapp.i18n import N_, _, date_text, month_text
from posapp.operations.cash_book.month import month_book
from posapp.operations.cash_book.open_days import days_left_open
from posapp.operations.cash_book.turnover import turnover
from posapp.operations.files import put_page, write_file
from posapp.operations.stock_book import today
from posapp.payments.methods import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.cash_book import MonthBook, Turnover
    from posapp.operations.shop import Shop

_TURNOVER: Final = "turnover"
_OPEN: Final = N_("The day of {day} is still open on its working day {count}. Close it, so that the book is right.")


@click.command(
    cls=SpokenGroup.command_class,
    help=N_("The cash book of a month, such as 2026-01. With the word turnover in its place: what was sold this year."),
)
@click.argument("month", metavar="MONTH")
@option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "xlsx", "pdf")),
    default="text",
    words=N_("How it is written; xlsx and pdf are files."),
)
@option("--output", metavar="FILE", words=N_("Where the file goes; cashbook-MONTH in this folder without it."))
@pass_desk
def cashbook(desk: Desk, month: str, form: str, output: str | None) -> None:
    """Say it, or write the file."""
    shop = desk.shop()
    desk.as_json = desk.as_json or form == "json"
    if month == _TURNOVER:
        _say_turnover(desk, turnover(shop, today(shop)))
        return
    first = read_month(month)
    book = month_book(shop, first)
    sold = turnover(shop, min(month_of(first)[1], today(shop)))
    if form in ("xlsx", "pdf"):
        _write(desk, (book, sold), form, Path(output or f"cashbook-{first:%Y-%m}.{form}").expanduser())
        return
    desk.answer([*_lines(book), "", turnover_words(sold), *_left_open(shop)], _values(book, sold))


def _write(desk: Desk, found: tuple[MonthBook, Turnover], form: str, path: Path) -> None:
    book, sold = found
    letterhead = Letterhead(desk.shop().group)
    if form == "xlsx":
        write_file(cash_book_workbook(book, letterhead, TITLES, sold), path)
    else:
        from posapp.devices.page.pdf import page_pdf

        paper = cash_book_page(book, letterhead, TITLES, sold)
        put_page(page_pdf(paper, desk.tools.resources / "fonts"), path)
    desk.answer([_("Written to {file}.").format(file=path)], {"file": str(path)})


def _lines(book: MonthBook) -> Iterator[str]:
    yield month_text(book.first)
    rows = [tuple(_(head) for head in HEADS), ("", _(BROUGHT), "", "", "", str(book.brought), "")]
    for line, balance in zip(book.lines, book.balances, strict=True):
        cells = (str(line.amount) if line.column is column else "" for column in AMOUNTS)
        rows.append((date_text(line.day), line_words(line, TITLES), *cells, str(balance), note_words(line)))
    totals = (str(book.sum_of(column)) for column in AMOUNTS)
    rows.append(("", _(MONTH_TOTAL), *totals, str(book.carried), ""))
    yield from table(rows, "<<>>>>")


def _left_open(shop: Shop) -> list[str]:
    return [_(_OPEN).format(day=date_text(one.day), count=one.working_day) for one in days_left_open(shop)]


def _values(book: MonthBook, sold: Turnover) -> dict[str, object]:
    return {
        "month": f"{book.first:%Y-%m}",
        "brought": plain(book.brought),
        "lines": [
            {
                "day": line.day.isoformat(),
                "source": line.source.value,
                "key": line.key,
                "words": line_words(line, TITLES),
                "column": line.column.value,
                "amount": plain(line.amount),
                "balance": plain(balance),
                "note": note_words(line),
                "marks": [mark.value for mark in line.marks],
                "entry": line.entry.id if line.entry else "",
            }
            for line, balance in zip(book.lines, book.balances, strict=True)
        ],
        **{column.value: plain(book.sum_of(column)) for column in Column if column is not Column.BROUGHT},
        "carried": plain(book.carried),
        "turnover": _turnover_values(sold),
    }


def _say_turnover(desk: Desk, sold: Turnover) -> None:
    desk.answer([turnover_words(sold)], _turnover_values(sold))


def _turnover_values(sold: Turnover) -> dict[str, object]:
    return {
        "year": sold.year,
        "sold": plain(sold.sold),
        "limit": plain(sold.limit),
        "percent": sold.percent,
        "warn": sold.level // 100,
    }
