"""The picture of a paper: from a file, the clipboard, dropped, or by the camera; turned until it can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.ui import photo, theme
from posapp.ui.screens.cashbook.picture import Picture
from posapp.ui.screens.cashbook.receipt_camera import CameraButton
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent

_SIDE: Final = 220


class PaperPhoto(QWidget):
    """Keeps one picture as a JPEG; emits `refused(Refused)` for one that can't be used."""

    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._image = QImage()
        self._shown = Picture(_SIDE, _SIDE)
        self.choose = self._button(N_("Choose a picture"), "photo", self._choose)
        self.camera = CameraButton()
        self.turn = self._button(N_("Turn it"), "again", lambda: self._keep(photo.turned(self._image)))
        self.remove = self._button(N_("Without a picture"), "close", self.start)
        self.camera.seen.connect(self._shown.show_image)
        self.camera.taken.connect(self._keep)
        self.camera.refused.connect(self.refused)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)
        ways = QVBoxLayout()
        ways.setSpacing(theme.px(6))
        for button in (self.choose, self.camera, self.turn, self.remove):
            ways.addWidget(button)
        ways.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._shown)
        row.addLayout(ways, 1)
        self.start()

    def start(self) -> None:
        """Begin without a picture."""
        self.camera.look_away()
        self._keep(QImage())

    def jpeg(self) -> bytes | None:
        """The picture as it will be kept; None for none."""
        return None if self._image.isNull() else photo.paper_jpeg(self._image)

    def take_file(self, path: Path) -> None:
        """Use the picture in the file at `path`."""
        self._take(lambda: photo.read_file(path, photo.PAPER_ENOUGH))

    def paste(self) -> None:
        """Use the picture that was copied."""
        self._take(lambda: photo.read_copied(QGuiApplication.clipboard().mimeData(), photo.PAPER_ENOUGH))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let pictures be dropped here."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        self._take(lambda: photo.read_copied(event.mimeData(), photo.PAPER_ENOUGH))

    def hideEvent(self, event: QHideEvent) -> None:
        """The camera never stays on behind another page."""
        super().hideEvent(event)
        self.camera.look_away()
        self._shown.show_image(self._image)

    def _button(self, sentence: str, icon: str, act: Callable[[], None]) -> BigButton:
        button = BigButton(sentence, icon=icon)
        button.tapped.connect(act)
        return button

    def _choose(self) -> None:
        pictures = _("Pictures") + f" ({' '.join('*' + ending for ending in photo.ENDINGS)})"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), "", pictures)
        if chosen:
            self.take_file(Path(chosen))

    def _take(self, read: Callable[[], QImage]) -> None:
        try:
            self._keep(read())
        except Refused as error:
            self.refused.emit(error)

    def _keep(self, image: QImage) -> None:
        self._image = image
        self.turn.setVisible(not image.isNull())
        self.remove.setVisible(not image.isNull())
        self._shown.show_image(image)
