"""The cash book on paper: a month in the official columns on A4, and its sums on the roll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.documents.block import Columns, Cut, Rule, Signature, Text
from posapp.documents.cash_book_words import (
    BROUGHT,
    CARRIED,
    HEADS,
    MONTH_TOTAL,
    TITLE,
    line_words,
    note_words,
)
from posapp.documents.letterhead import head
from posapp.documents.page import PageColumn, PagePaper, PageSignatures, PageSpace, PageTable, PageText
from posapp.domain.cash_book import Column
from posapp.domain.money import ZERO
from posapp.i18n import N_, _, date_text, month_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from posapp.documents.block import Block, Document
    from posapp.documents.letterhead import Letterhead
    from posapp.domain.cash_book import MonthBook, Turnover
    from posapp.domain.money import Money

AMOUNTS: Final = (Column.INCOME, Column.GOODS, Column.OTHER)
"""The columns with amounts, from left to right."""

_WEIGHTS: Final = (11, 24, 13, 13, 13, 13, 24)
_SIGNED: Final = (N_("Made by"), N_("Checked by"))


def cash_book_page(
    book: MonthBook, letterhead: Letterhead, methods: Mapping[str, str], sold: Turnover | None = None
) -> PagePaper:
    """The report of a month in the official columns; `methods` gives the title of each way to pay."""
    columns = tuple(
        PageColumn(_(title), weight, "right" if 2 <= place <= 5 else "left")  # noqa: PLR2004 - the amounts
        for place, (title, weight) in enumerate(zip(HEADS, _WEIGHTS, strict=True))
    )
    totals = tuple(str(book.sum_of(column)) for column in AMOUNTS)
    table = PageTable(columns, tuple(_rows(book, methods)), ("", _(MONTH_TOTAL), *totals, str(book.carried), ""), True)
    return PagePaper(
        _(TITLE),
        letterhead,
        (
            PageText(_("Month of {month}").format(month=month_text(book.first)), "section", "centre"),
            PageSpace(2),
            table,
            PageSpace(2),
            PageText(_("{carried}: {amount} baht").format(carried=_(CARRIED), amount=book.carried), bold=True),
            *((PageText(turnover_words(sold), "small"),) if sold else ()),
            PageText(_("On the cash basis: what is sold on credit stands here on the day it is paid."), "small"),
            PageSpace(12),
            PageSignatures(tuple(_(word) for word in _SIGNED)),
        ),
        foot=f"{_(TITLE)} · {month_text(book.first)}",
    )


def cash_book_roll(
    book: MonthBook, letterhead: Letterhead, methods: Mapping[str, str], sold: Turnover | None = None
) -> Document:
    """The sums of a month for the paper roll: what came in and went out for what."""
    return (
        *head(letterhead),
        Text(_(TITLE), "centre", bold=True),
        Text(month_text(book.first), "centre"),
        Rule(),
        Columns(_(BROUGHT), str(book.brought), bold=True),
        *_summed(book, Column.BROUGHT, "", methods),
        *_summed(book, Column.INCOME, _("Income"), methods),
        *_summed(book, Column.GOODS, _("Expenses: goods bought"), methods),
        *_summed(book, Column.OTHER, _("Expenses: other"), methods),
        Rule(double=True),
        Columns(_(CARRIED), str(book.carried), "large", bold=True),
        *((Text(turnover_words(sold), size="small"),) if sold else ()),
        *(Signature(_(word)) for word in _SIGNED),
        Cut(),
    )


def turnover_words(sold: Turnover) -> str:
    """How much of the limit of the year is used."""
    if not sold.limit:
        return _("Sold this year: {sold} baht").format(sold=sold.sold)
    said = _("Sold this year: {sold} of {limit} baht ({percent} %)")
    return said.format(sold=sold.sold, limit=sold.limit, percent=sold.percent)


def _rows(book: MonthBook, methods: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    yield (date_text(book.first), _(BROUGHT), "", "", "", str(book.brought), "")
    for line, balance in zip(book.lines, book.balances, strict=True):
        cells = tuple(str(line.amount) if line.column is column else "" for column in AMOUNTS)
        yield (date_text(line.day), line_words(line, methods), *cells, str(balance), note_words(line))


def _summed(book: MonthBook, column: Column, title: str, methods: Mapping[str, str]) -> Iterator[Block]:
    """A title with the sum of `column`, and below it what the sum is made of."""
    sums: dict[str, Money] = {}
    for line in book.lines:
        if line.column is column:
            words = line_words(line, methods)
            sums[words] = sums.get(words, ZERO) + line.amount
    if title:
        yield Rule()
        yield Columns(title, str(book.sum_of(column)), bold=True)
    for words, amount in sums.items():
        yield Columns(words, str(amount), "small", indent=1)
