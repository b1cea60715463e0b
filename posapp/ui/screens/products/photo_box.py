"""The tile as it will look, and the ways to give it a picture: a file, the clipboard, dropping one, the camera."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.ui import photo, theme
from posapp.ui.camera import find_camera
from posapp.ui.screens.products.viewfinder import Viewfinder
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage

    from posapp.ui.screens.products.tile_preview import TilePreview


class PhotoBox(QWidget):
    """Emits `taken(jpeg)` for a new picture, `removed`, and `refused(Refused)` for one that can't be used.

    A picture that was just given can be turned. The camera is offered where there is one.
    """

    taken = Signal(object)
    removed = Signal()
    refused = Signal(object)

    def __init__(self, preview: TilePreview) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._preview = preview
        self._image: QImage | None = None
        self.turn = BigButton(N_("Turn it"), icon="again")
        self.turn.tapped.connect(self._turn)
        self.turn.hide()
        self.remove = BigButton(N_("Without a picture"), icon="close")
        self.remove.tapped.connect(self._remove)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)
        self._lay_out()

    def take_file(self, path: Path) -> None:
        """Use the picture in the file at `path`."""
        self._take(lambda: photo.read_file(path))

    def paste(self) -> None:
        """Use the picture that was copied."""
        self._take(lambda: photo.read_copied(QGuiApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let pictures be dropped here."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        self._take(lambda: photo.read_copied(event.mimeData()))

    def _lay_out(self) -> None:
        choose = BigButton(N_("Choose a picture"), icon="photo")
        choose.tapped.connect(self._choose)
        paste = BigButton(N_("Paste a picture"), icon="paste", key_hint="Ctrl+V")
        paste.tapped.connect(self.paste)
        ways = QVBoxLayout()
        ways.setSpacing(theme.px(6))
        ways.addStretch(1)
        ways.addWidget(choose)
        ways.addWidget(paste)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(12))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._preview, 0, 0)
        grid.addLayout(ways, 0, 1)
        self._offer_camera(grid, ways)
        ways.addWidget(self.turn)
        ways.addWidget(self.remove)
        ways.addStretch(1)

    def _offer_camera(self, grid: QGridLayout, ways: QVBoxLayout) -> None:
        camera = find_camera()
        if camera is None:
            return
        finder = Viewfinder(camera)
        finder.opened.connect(self._preview.setHidden)
        finder.taken.connect(lambda image: self._take(lambda: image))
        finder.refused.connect(self.refused)
        grid.addWidget(finder, 0, 0, Qt.AlignmentFlag.AlignCenter)
        ways.addWidget(finder.button)

    def _choose(self) -> None:
        pictures = _("Pictures") + f" ({' '.join('*' + ending for ending in photo.ENDINGS)})"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), "", pictures)
        if chosen:
            self.take_file(Path(chosen))

    def _take(self, read: Callable[[], QImage]) -> None:
        try:
            self._image = read()
        except Refused as error:
            self.refused.emit(error)
            return
        self.turn.show()
        self.taken.emit(photo.small_jpeg(self._image))

    def _turn(self) -> None:
        if self._image is not None:
            turned = photo.turned(self._image)
            self._take(lambda: turned)

    def _remove(self) -> None:
        self._image = None
        self.turn.hide()
        self.removed.emit()
