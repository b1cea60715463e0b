"""Papers in the printer's queue as the terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.print_job import Paper, PrintState
from posapp.i18n import N_, _, moment_text
from posapp.operations.papers import paper_about

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop

_PAPERS: Final[Mapping[Paper, str]] = {
    Paper.RECEIPT: N_("receipt"),
    Paper.REFUND_NOTE: N_("refund note"),
    Paper.TILL_SHEET: N_("day sheet"),
    Paper.TEST_PAGE: N_("test page"),
    Paper.LABELS: N_("price labels"),
    Paper.RECEIVING_SLIP: N_("receiving slip"),
    Paper.STOCK_SLIP: N_("stock slip"),
    Paper.COUNT_SHEET: N_("count sheet"),
    Paper.PICK_LIST: N_("list of what to take"),
    Paper.TALLY_SHEET: N_("tally sheet"),
    Paper.EVENT_SHEET: N_("market sheet"),
    Paper.REPORT: N_("report"),
    Paper.CASH_BOOK: N_("cash book"),
    Paper.EVENING_SHEET: N_("sheet of the evening"),
    Paper.PARCEL_LABEL: N_("address on a parcel"),
    Paper.PARCEL_STICKER: N_("address on a parcel"),
    Paper.PACKING_SLIP: N_("packing slip"),
}
_STATES: Final[Mapping[PrintState, str]] = {
    PrintState.WAITING: N_("waiting"),
    PrintState.PRINTING: N_("printing"),
    PrintState.CONFIRMED: N_("printed"),
    PrintState.SENT: N_("sent to the printer"),
    PrintState.NOT_READY: N_("printer not ready, tried again by itself"),
    PrintState.FAILED: N_("not finished: look at the paper"),
    PrintState.UNCERTAIN: N_("nobody knows: look at the paper"),
    PrintState.DROPPED: N_("taken out"),
}


def job_row(shop: Shop, job: PrintJob) -> tuple[str, ...]:
    """A line of the queue."""
    paper = _(_PAPERS[job.paper])
    kind = _("{paper} (copy)").format(paper=paper) if job.copy else paper
    return job.id, kind, paper_about(shop, job), moment_text(job.at), _(_STATES[job.state]), job.detail


def job_values(shop: Shop, job: PrintJob) -> dict[str, object]:
    """A paper for programs."""
    return {
        "id": job.id,
        "paper": job.paper.value,
        "number": paper_about(shop, job),
        "at": job.at.isoformat(timespec="seconds"),
        "copy": job.copy,
        "state": job.state.value,
        "tries": job.tries,
        "detail": job.detail,
    }
