"""Reports on paper and in files: queued for the paper roll as a question, written in the form a file's name says."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from posapp.app.letterheads import letterhead
from posapp.devices.page.pdf import page_pdf
from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.files import put_page
from posapp.operations.papers import print_report
from posapp.reports.csv_file import save_csv
from posapp.reports.page import report_page
from posapp.reports.paper import report_paper
from posapp.reports.reading import sheet
from posapp.reports.sheet import Asked, Period
from posapp.reports.workbook import save_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.documents.block import Document
    from posapp.domain.changes import Changes
    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Table


def order_report(shop: Shop, table: Table) -> Changes:
    """Queue `table` for the paper roll; it is read again when it is printed, from the same question."""
    asked = table.asked
    told = {
        "title": table.title,
        "key": table.key,
        "days": _told(asked.period),
        "compared": _told(asked.compared) if asked.compared else None,
        "only": asked.only,
    }
    return print_report(shop, json.dumps(told, ensure_ascii=False))


def queued_report(shop: Shop, job: PrintJob) -> Document:
    """The paper of a report that was queued by somebody who may look at it."""
    told = json.loads(job.subject)
    compared = _period(told["compared"]) if told["compared"] else None
    asked = Asked(_period(told["days"]), compared, tuple((narrowing, chosen) for narrowing, chosen in told["only"]))
    return report_paper(sheet(told["key"]).read(shop, asked), letterhead(shop), job.at)


def write_report(shop: Shop, table: Table, path: Path, fonts: Path) -> None:
    """Write `table` as the ending of `path` says: .pdf, .xlsx or .csv.

    Raises Refused `report_ending`, Unavailable `page_unwritable` or `export_unwritable`.
    """
    match path.suffix.lower():
        case ".pdf":
            put_page(page_pdf(report_page(table, letterhead(shop), shop.now()), fonts), path)
        case ".xlsx":
            save_xlsx(table, shop.group.name, path)
        case ".csv":
            save_csv(table, path)
        case _:
            raise Refused("report_ending", N_("Give the file a name that ends in .pdf, .xlsx or .csv."))


def _told(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def _period(told: tuple[str, str]) -> Period:
    return Period(*(date.fromisoformat(day) for day in told))
