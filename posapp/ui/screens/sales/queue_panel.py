"""Papers that have not come out: what each waits for, and what a person can decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from posapp.devices.printer.status import TROUBLES
from posapp.domain.print_job import Paper, PrintState
from posapp.i18n import N_, _, moment_text
from posapp.operations.papers import paper_about
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop

_NEWEST: Final = 100
_PAPERS: Final = {
    Paper.RECEIPT: N_("Receipt"),
    Paper.REFUND_NOTE: N_("Refund note"),
    Paper.TILL_SHEET: N_("Sheet of the day"),
    Paper.TEST_PAGE: N_("Test page"),
    Paper.LABELS: N_("Price labels"),
    Paper.RECEIVING_SLIP: N_("Receiving slip"),
    Paper.STOCK_SLIP: N_("Stock slip"),
    Paper.COUNT_SHEET: N_("Count sheet"),
    Paper.PICK_LIST: N_("List of what to take"),
    Paper.TALLY_SHEET: N_("Tally sheet"),
    Paper.EVENT_SHEET: N_("Market sheet"),
    Paper.REPORT: N_("Report"),
    Paper.CASH_BOOK: N_("Cash book"),
    Paper.EVENING_SHEET: N_("Sheet of the evening"),
    Paper.PARCEL_LABEL: N_("Address on a parcel"),
    Paper.PARCEL_STICKER: N_("Address on a parcel"),
    Paper.PACKING_SLIP: N_("Packing slip"),
}
_STATES: Final = {
    PrintState.WAITING: N_("Waiting its turn. It comes out by itself."),
    PrintState.PRINTING: N_("Coming out now."),
    PrintState.NOT_READY: N_("The printer is not ready. It comes out by itself when the printer is ready."),
    PrintState.FAILED: N_("The printer stopped. Look at the paper: is it complete?"),
    PrintState.UNCERTAIN: N_("Nobody knows whether it came out. Look at the paper first."),
}
_UNDECIDED: Final = (PrintState.FAILED, PrintState.UNCERTAIN)
"""States in which nothing happens until a person decides."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper of the queue, and what it is about."""

    job: PrintJob
    about: str


def slips_of(shop: Shop) -> list[Slip]:
    """The papers that have not come out, oldest first."""
    jobs = {job.id: job for job in shop.books.print_jobs.newest(_NEWEST) if job.state in _STATES}
    jobs |= {job.id: job for job in shop.books.print_jobs.waiting()}
    return [Slip(job, paper_about(shop, job)) for _id, job in sorted(jobs.items())]


class _Card(Box):
    """One paper."""

    again = Signal()
    drop = Signal()

    def __init__(self, slip: Slip) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addLayout(_words(slip), 1)
        row.addLayout(self._buttons(slip.job.state))
        self.column.addLayout(row)

    def _buttons(self, state: PrintState) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        column.setSpacing(theme.px(8))
        if state in _UNDECIDED:
            again = BigButton(N_("Print again"), icon="printer").guarded()
            again.tapped.connect(self.again)
            column.addWidget(again)
        if state is not PrintState.PRINTING:
            drop = BigButton(N_("No need to print"), icon="close").guarded()
            drop.tapped.connect(self.drop)
            column.addWidget(drop)
        return column


def _words(slip: Slip) -> QVBoxLayout:
    """What paper it is, since when it waits, and for what."""
    job = slip.job
    title = Label(role="section").wrapped()
    title.show_text(" ".join(part for part in (_(_PAPERS[job.paper]), slip.about) if part))
    when = Label(role="chip", colour="text2")
    when.show_text(moment_text(job.at))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(title)
    column.addWidget(when)
    column.addWidget(Label(_STATES[job.state]).wrapped())
    if job.detail in TROUBLES:
        column.addWidget(Label(TROUBLES[job.detail], role="strong", colour="turmeric_text").wrapped())
    return column


class QueuePanel(QWidget):
    """Emits `again(PrintJob)`, `drop(PrintJob)` and `back_wanted`."""

    again = Signal(object)
    drop = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState("printer", N_("All papers have come out."))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.back_wanted)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, theme.px(10), margin, theme.px(12))
        column.setSpacing(theme.px(12))
        column.addWidget(Label(N_("Papers that have not come out"), role="title").wrapped())
        column.addWidget(self._area, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)

    def show_slips(self, slips: Sequence[Slip]) -> None:
        """Show these papers."""
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(12))
        for slip in slips:
            card = _Card(slip)
            card.again.connect(lambda job=slip.job: self.again.emit(job))
            card.drop.connect(lambda job=slip.job: self.drop.emit(job))
            column.addWidget(card)
        column.addStretch(1)
        self._area.setWidget(cards)
        self._area.setVisible(bool(slips))
        self._empty.setVisible(not slips)
