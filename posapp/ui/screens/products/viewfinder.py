"""What the camera sees, in the place of the tile, until the picture is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.ui import photo, theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QImage

    from posapp.ui.camera import Camera

_WIDTH: Final = 184


class Viewfinder(QLabel):
    """Works with its `button`: the first press switches the camera on, the second takes what is seen.

    Emits `opened(bool)`, `taken(QImage)` and `refused(Refused)`.
    """

    opened = Signal(bool)
    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, camera: Camera) -> None:
        super().__init__()
        self._camera = camera
        self._seen: QImage | None = None
        self._is_open = False
        self.button = BigButton(icon="camera")
        self.button.tapped.connect(self._press)
        camera.seen.connect(self._see)
        camera.failed.connect(self._fail)
        self._open(on=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """The camera never stays on behind another page."""
        super().hideEvent(event)
        if self._is_open:
            self._open(on=False)

    def _press(self) -> None:
        seen = self._seen
        self._open(on=not self._is_open)
        if seen is not None:
            self.taken.emit(seen)

    def _open(self, *, on: bool) -> None:
        self._is_open, self._seen = on, None
        self.clear()
        self.setVisible(on)
        self.button.say(N_("Take it now") if on else N_("Take a photo"))
        (self._camera.start if on else self._camera.stop)()
        self.opened.emit(on)

    def _see(self, image: QImage) -> None:
        if not self._is_open:
            return
        self._seen = image
        size = photo.SIZE.scaled(theme.px(_WIDTH), theme.px(_WIDTH), Qt.AspectRatioMode.KeepAspectRatio)
        whole = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        left, top = (whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2
        self.setPixmap(QPixmap.fromImage(whole.copy(left, top, size.width(), size.height())))

    def _fail(self) -> None:
        self._open(on=False)
        self.refused.emit(
            Refused(
                "camera_silent",
                N_("The camera gives no picture. Close other programs that use it, or choose a picture from a file."),
            )
        )
