"""The first step: which file. It is chosen, or dropped where a large frame says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import paint, theme
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.status_icon import StatusIcon
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

_ENDINGS = "*.xlsx *.xlsm *.csv *.tsv *.txt"
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Frame(QWidget):
    """Where a file can be dropped."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        edge = paint.outline("edge", dashed=True)
        paint.box(QPainter(self), self.rect().toRectF(), theme.px(12), theme.colour("card"), edge)


class FileStep(Step):
    """Emits `taken(path)`. `folder` is where the last file lay."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__(N_("Goods from a file"), Deed(N_("Choose a file"), "file"), scrolls=True)
        self.folder = ""
        self.setAcceptDrops(True)
        self.went_on.connect(self._choose)
        frame = _Frame()
        inside = QVBoxLayout(frame)
        side = theme.px(24)
        inside.setContentsMargins(side, side, side, side)
        inside.setSpacing(theme.px(12))
        inside.addStretch(1)
        inside.addWidget(StatusIcon("import", "indigo", 44), 0, _CENTRE)
        for sentence, role in (
            (N_("Drop the file with your goods here, or choose it."), "strong"),
            (N_("Excel (.xlsx) or CSV. The first row says what stands in each column."), "body"),
            (
                N_("Lists saved by Loyverse, WooCommerce, Square, Odoo and Open Source POS are known by themselves."),
                "body",
            ),
            (N_("First you see what would come in. Nothing is written before you say so."), "body"),
        ):
            text = Label(sentence, role="strong" if role == "strong" else "body", colour="text")
            inside.addWidget(text.wrapped().aligned(_CENTRE))
        inside.addStretch(1)
        self.body.addWidget(frame, 1)
        self.setFocusProxy(self.on)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let one file be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take(Path(paths[0]))

    def take(self, path: Path) -> None:
        """Go on with the file at `path`."""
        self.folder = str(path.parent)
        self.taken.emit(path)

    def _choose(self) -> None:
        kinds = _(N_("Lists of goods")) + f" ({_ENDINGS})"
        found, _kind = QFileDialog.getOpenFileName(self, _(N_("Choose a file")), self.folder, kinds)
        if found:
            self.take(Path(found))
