"""What a hand-over needs from the upper storeys: the checker's folder, and every report as CSV, XLSX and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.letterheads import letterhead
from posapp.app.paths import resources
from posapp.devices.page.pdf import page_pdf
from posapp.domain.errors import Refused
from posapp.operations.files import put_page
from posapp.operations.hand_over import Kit
from posapp.operations.stock_book import today
from posapp.reports.csv_file import save_csv
from posapp.reports.page import report_page
from posapp.reports.reading import read
from posapp.reports.sheet import Asked, Period
from posapp.reports.sheets import SHEETS
from posapp.reports.workbook import save_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.operations.shop import Shop

_MOST_ON_PAGES: Final = 2000
"""Longer reports are for spreadsheets: nobody reads them on paper."""


def kit() -> Kit:
    """What `posapp.operations.hand_over.hand_over` is given."""
    return Kit(resources() / "verifier", write_reports)


def write_reports(shop: Shop, folder: Path) -> None:
    """Write every report over all days into `folder`. Raises Unavailable."""
    last = today(shop)
    asked = Asked(Period(shop.books.seals.first_day() or last, last))
    for sheet in SHEETS:
        try:
            table = read(shop, sheet.key, asked)
        except Refused:  # this group has no such report: no VAT list where no VAT is charged
            continue
        save_csv(table, folder / f"{sheet.key}.csv")
        save_xlsx(table, shop.group.name, folder / f"{sheet.key}.xlsx")
        if len(table.rows) <= _MOST_ON_PAGES:
            paper = report_page(table, letterhead(shop), shop.now())
            put_page(page_pdf(paper, resources() / "fonts"), folder / f"{sheet.key}.pdf")
