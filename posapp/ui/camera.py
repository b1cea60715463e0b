"""The camera of the computer, for those who have installed Qt's multimedia part; without it there is none."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtGui import QImage


def find_camera() -> Camera | None:
    """The camera that the system uses first; None when there is none, or nothing to use it with."""
    try:
        multimedia = import_module("PySide6.QtMultimedia")
    except ImportError:
        return None
    if multimedia.QMediaDevices.defaultVideoInput().isNull():
        return None
    return Camera(multimedia)


class Camera(QObject):
    """Emits `seen(QImage)` for each picture while it is on, `failed` when it gives none."""

    seen = Signal(object)
    failed = Signal()

    def __init__(self, multimedia: ModuleType) -> None:
        super().__init__()
        self._session = multimedia.QMediaCaptureSession()
        self._camera = multimedia.QCamera(multimedia.QMediaDevices.defaultVideoInput())
        self._sink = multimedia.QVideoSink()
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._camera.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Switch it on."""
        self._camera.start()

    def stop(self) -> None:
        """Switch it off, its light too."""
        self._camera.stop()

    # What multimedia hands over has types of a part that need not be installed.
    def _on_frame(self, frame: Any) -> None:  # noqa: ANN401
        image: QImage = frame.toImage()
        if not image.isNull():
            self.seen.emit(image)

    def _on_error(self, *_told: object) -> None:
        self.failed.emit()
