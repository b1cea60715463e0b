"""The cash book as an Excel file: the official columns, its sums as formulas that every spreadsheet works out again."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from posapp.documents.cash_book import AMOUNTS, turnover_words
from posapp.documents.cash_book_words import BROUGHT, HEADS, MONTH_TOTAL, TITLE, line_words, note_words
from posapp.domain.cash_book import Column
from posapp.i18n import _, date_text, month_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.documents.letterhead import Letterhead
    from posapp.domain.cash_book import BookLine, MonthBook, Turnover
    from posapp.domain.money import Money

_WIDTHS: Final = (14, 40, 15, 15, 15, 16, 44)
_HEAD_ROW: Final = 3
_INCOME, _OTHER, _BALANCE = 2, 4, 5
_LETTERS: Final = "ABCDEFG"


def cash_book_workbook(
    book: MonthBook, letterhead: Letterhead, methods: Mapping[str, str], sold: Turnover | None = None
) -> bytes:
    """The file. What people typed is text to the spreadsheet, whatever it begins with; results lie beside formulas."""
    import xlsxwriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    _Sheet(workbook, book, methods).write(letterhead, sold)
    workbook.close()
    return file.getvalue()


class _Sheet:
    """The one sheet of the file, written from top to bottom."""

    def __init__(self, workbook: Any, book: MonthBook, methods: Mapping[str, str]) -> None:  # noqa: ANN401 - untyped
        self._book, self._methods = book, methods
        self._sheet = workbook.add_worksheet(f"{book.first:%Y-%m}")
        self._bold = workbook.add_format({"bold": True})
        self._head = workbook.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"})
        self._text = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self._amount = workbook.add_format({"border": 1, "num_format": "#,##0.00", "valign": "top"})
        self._sum = workbook.add_format({"border": 1, "num_format": "#,##0.00", "bold": True})

    def write(self, letterhead: Letterhead, sold: Turnover | None) -> None:
        """All of it."""
        sheet, book = self._sheet, self._book
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, _(TITLE), self._bold)
        sheet.write_string(1, 0, letterhead.group.name, self._bold)
        if letterhead.group.tax_id:
            sheet.write_string(1, _BALANCE, letterhead.group.tax_id)
        sheet.write_string(2, 0, _("Month of {month}").format(month=month_text(book.first)))
        for column, title in enumerate(HEADS):
            sheet.write_string(_HEAD_ROW, column, _(title), self._head)
        first = _HEAD_ROW + 1
        self._write_cells(first, date_text(book.first), _(BROUGHT), "")
        sheet.write_number(first, _BALANCE, _number(book.brought), self._amount)
        for row, (line, balance) in enumerate(zip(book.lines, book.balances, strict=True), start=first + 1):
            self._write_line(row, line, balance)
        last = first + len(book.lines)
        self._write_totals(last + 1, first, last)
        if sold:
            sheet.write_string(last + 3, 0, turnover_words(sold))

    def _write_line(self, row: int, line: BookLine, balance: Money) -> None:
        self._write_cells(row, date_text(line.day), line_words(line, self._methods), note_words(line))
        if line.column in AMOUNTS:
            place = _INCOME + AMOUNTS.index(line.column)
            self._sheet.write_number(row, place, _number(line.amount), self._amount)
        # What was brought forward has no column of its own: it stands in the formula.
        more = f"+{_number(line.amount)}" if line.column is Column.BROUGHT else ""
        formula = f"=F{row}+C{row + 1}-D{row + 1}-E{row + 1}{more}"
        self._sheet.write_formula(row, _BALANCE, formula, self._amount, _number(balance))

    def _write_cells(self, row: int, day: str, words: str, note: str) -> None:
        for column, text in ((0, day), (1, words), (_BALANCE + 1, note)):
            self._sheet.write_string(row, column, text, self._text)
        for column in range(_INCOME, _OTHER + 1):
            self._sheet.write_blank(row, column, None, self._amount)

    def _write_totals(self, row: int, first: int, last: int) -> None:
        for column in (0, _BALANCE + 1):
            self._sheet.write_blank(row, column, None, self._sum)
        self._sheet.write_string(row, 1, _(MONTH_TOTAL), self._head)
        for place, amounts in enumerate(AMOUNTS, start=_INCOME):
            letter = _LETTERS[place]
            formula = f"=SUM({letter}{first + 1}:{letter}{last + 1})"
            self._sheet.write_formula(row, place, formula, self._sum, _number(self._book.sum_of(amounts)))
        self._sheet.write_formula(row, _BALANCE, f"=F{last + 1}", self._sum, _number(self._book.carried))


def _number(money: Money) -> Decimal:
    return Decimal(money.satang) / 100
