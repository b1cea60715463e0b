"""The tile as it will look, and the ways to give it a picture: a file, the clipboard, or dropping one on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.ui import photo, theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from posapp.ui.screens.products.tile_preview import TilePreview


class PhotoBox(QWidget):
    """Emits `taken(jpeg)` for a new picture, `removed`, and `refused(Refused)` for one that can't be used."""

    taken = Signal(object)
    removed = Signal()
    refused = Signal(object)

    def __init__(self, preview: TilePreview) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        choose = BigButton(N_("Choose a picture"), icon="photo")
        choose.tapped.connect(self._choose)
        paste = BigButton(N_("Paste a picture"), icon="paste")
        paste.tapped.connect(self.paste)
        self.remove = BigButton(N_("Without a picture"), icon="close")
        self.remove.tapped.connect(self.removed)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.px(6))
        buttons.addStretch(1)
        for button in (choose, paste, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(preview)
        row.addLayout(buttons, 1)

    def take_file(self, path: Path) -> None:
        """Use the picture in the file at `path`."""
        self._take(lambda: photo.from_file(path))

    def paste(self) -> None:
        """Use the picture that was copied."""
        self._take(lambda: photo.from_clipboard(QGuiApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let pictures be dropped here."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        self._take(lambda: photo.from_clipboard(event.mimeData()))

    def _choose(self) -> None:
        pictures = _("Pictures") + " (*.jpg *.jpeg *.png)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), "", pictures)
        if chosen:
            self.take_file(Path(chosen))

    def _take(self, read: Callable[[], bytes]) -> None:
        try:
            jpeg = read()
        except Refused as error:
            self.refused.emit(error)
            return
        self.taken.emit(jpeg)
