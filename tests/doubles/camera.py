"""A camera that shows whatever it is held before, in the shape of Qt's multimedia part."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class Frame:
    """One moment of what the camera sees."""

    def __init__(self, image: QImage) -> None:
        self._image = image

    def toImage(self) -> QImage:
        return self._image


class Sink(QObject):
    """Where frames arrive."""

    videoFrameChanged = Signal(object)  # noqa: N815 - Qt's name


class Lens(QObject):
    """The camera itself: it knows whether it is on."""

    errorOccurred = Signal(int, str)  # noqa: N815 - Qt's name

    def __init__(self, _device: object) -> None:
        super().__init__()
        self.on = False

    def start(self) -> None:
        self.on = True

    def stop(self) -> None:
        self.on = False


class Session:
    """Joins camera and sink, and lets a test hold something before the camera."""

    def __init__(self) -> None:
        self.lens: Lens | None = None
        self.sink: Sink | None = None

    def setCamera(self, lens: Lens) -> None:
        self.lens = lens

    def setVideoSink(self, sink: Sink) -> None:
        self.sink = sink


class Device:
    """A camera that is there, or is not."""

    def __init__(self, *, there: bool) -> None:
        self._there = there

    def isNull(self) -> bool:
        return not self._there


class Multimedia(ModuleType):
    """What stands in for the module; `sessions` are those that were opened."""

    def __init__(self, *, there: bool) -> None:
        super().__init__("PySide6.QtMultimedia")
        self.sessions: list[Session] = []
        self.device = Device(there=there)
        self.QMediaDevices = self
        self.QCamera, self.QVideoSink = Lens, Sink

    def defaultVideoInput(self) -> Device:
        return self.device

    def QMediaCaptureSession(self) -> Session:
        self.sessions.append(Session())
        return self.sessions[-1]

    def show(self, image: QImage) -> None:
        """Let the camera see `image`."""
        sink = self.sessions[-1].sink
        assert sink is not None
        sink.videoFrameChanged.emit(Frame(image))

    def is_on(self) -> bool:
        """Whether its light burns."""
        return self.lens.on

    @property
    def lens(self) -> Lens:
        """The camera that was opened last."""
        lens = self.sessions[-1].lens
        assert lens is not None
        return lens
