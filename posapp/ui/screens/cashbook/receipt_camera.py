"""The camera held over a receipt: the first press switches it on, the second takes what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.ui.camera import find_camera
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class CameraButton(BigButton):
    """Emits `seen(QImage)` while it looks, `taken(QImage)`, and `refused(Refused)`; hidden where no camera is."""

    seen = Signal(object)
    taken = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__(N_("Take a photo"), icon="camera")
        self._camera = find_camera()
        self._seen: QImage | None = None
        self.tapped.connect(self._press)
        if self._camera:
            self._camera.seen.connect(self._see)
            self._camera.failed.connect(self._fail)
        else:
            self.hide()

    def look_away(self) -> None:
        """Switch it off, its light too."""
        self._seen = None
        self.say(N_("Take a photo"))
        if self._camera:
            self._camera.stop()

    def _press(self) -> None:
        if self._camera is None:
            return
        seen = self._seen
        if seen is None:
            self.say(N_("Take it now"))
            self._camera.start()
        else:
            self.look_away()
            self.taken.emit(seen)

    def _see(self, image: QImage) -> None:
        self._seen = image
        self.seen.emit(image)

    def _fail(self) -> None:
        self.look_away()
        self.refused.emit(
            Refused(
                "camera_silent",
                N_("The camera gives no picture. Close other programs that use it, or choose a picture from a file."),
            )
        )
