"""A sheet owed to somebody: written down with the deed it tells of, printed later, never twice by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Paper(StrEnum):
    """What is to be printed; `subject` of the job is the id of what it tells of, such as a sale or a stock entry."""

    RECEIPT = "receipt"
    REFUND_NOTE = "refund_note"
    TILL_SHEET = "till_sheet"
    TEST_PAGE = "test_page"
    LABELS = "labels"
    RECEIVING_SLIP = "receiving_slip"
    STOCK_SLIP = "stock_slip"
    COUNT_SHEET = "count_sheet"
    PICK_LIST = "pick_list"
    TALLY_SHEET = "tally_sheet"
    EVENT_SHEET = "event_sheet"
    REPORT = "report"
    EVENING_SHEET = "evening_sheet"
    CASH_BOOK = "cash_book"
    PARCEL_LABEL = "parcel_label"
    PARCEL_STICKER = "parcel_sticker"
    """The same address, for the label printer."""
    PACKING_SLIP = "packing_slip"


class PrintState(StrEnum):
    """How far a job has come, and how sure that is."""

    WAITING = "waiting"
    """Nobody has tried yet."""
    PRINTING = "printing"
    """A worker has begun; whoever finds this without a worker must call it uncertain."""
    CONFIRMED = "confirmed"
    """The printer answered after the last line."""
    SENT = "sent"
    """All was handed over to a printer that can't answer."""
    NOT_READY = "not_ready"
    """The printer was off, empty or open and nothing was sent: it is tried again by itself."""
    FAILED = "failed"
    """Part of it was sent and the printer reported trouble: a person looks at the paper and decides."""
    UNCERTAIN = "uncertain"
    """Nobody knows whether it came out: a person looks and decides."""
    DROPPED = "dropped"
    """A person said that this sheet is not wanted any more."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One sheet to print; a `copy` says on it that it is one.

    `tries` is how often a worker has begun to print it, `detail` the trouble's code ("paper_out").
    """

    id: str
    paper: Paper
    subject: str
    at: datetime
    copy: bool = False
    state: PrintState = PrintState.WAITING
    tries: int = 0
    detail: str = ""
