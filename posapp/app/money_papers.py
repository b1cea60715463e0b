"""The cash book on paper: a month from the books with everything that stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.letterheads import letterhead
from posapp.documents.cash_book import cash_book_roll
from posapp.domain.cash_book import month_of, read_month
from posapp.operations.cash_book.month import month_for_paper
from posapp.operations.cash_book.turnover import turnover_for_paper
from posapp.operations.stock_book import today
from posapp.payments.methods import TITLES

if TYPE_CHECKING:
    from posapp.documents.block import Document
    from posapp.operations.shop import Shop


def cash_book_paper(shop: Shop, month: str) -> Document:
    """The sums of a month ("2026-01") of the cash book, as they stand now."""
    first = read_month(month)
    sold = turnover_for_paper(shop, min(month_of(first)[1], today(shop)))
    return cash_book_roll(month_for_paper(shop, first), letterhead(shop), TITLES, sold)
