"""The picture of a receipt: dropped, pasted, taken by the camera; whole, small, and without its past."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from posapp.ui import photo
from posapp.ui.screens.cashbook.paper_photo import PaperPhoto
from tests.doubles.back_room import button, tap
from tests.doubles.camera import Multimedia

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from posapp.domain.errors import Refused

_MULTIMEDIA = "PySide6.QtMultimedia"


def _box(qtbot: QtBot) -> PaperPhoto:
    box = PaperPhoto()
    qtbot.addWidget(box)
    box.resize(600, 300)
    with qtbot.waitExposed(box):
        box.show()
    return box


def _kept(box: PaperPhoto) -> tuple[int, int]:
    image = QImage.fromData(box.jpeg() or b"")
    return image.width(), image.height()


def _paper(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.yellow)
    return image


def test_a_paper_is_kept_whole_and_at_most_1400_dots_high(qtbot: QtBot, tmp_path: Path) -> None:
    box = _box(qtbot)
    Image.new("RGB", (2400, 3200), "white").save(tmp_path / "a.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    box.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert _kept(box) == (1050, 1400)
    tap(button(box, "Turn it"))
    assert _kept(box) == (1400, 1050)
    tap(button(box, "Without a picture"))
    assert box.jpeg() is None


def test_a_copied_picture_is_pasted_by_key_and_a_wrong_one_is_refused(qtbot: QtBot) -> None:
    box = _box(qtbot)
    clipped = QMimeData()
    clipped.setImageData(_paper(300, 200))
    QGuiApplication.clipboard().setMimeData(clipped)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _kept(box) == (300, 200)
    told: list[Refused] = []
    box.refused.connect(told.append)
    words = QMimeData()
    words.setText("no picture")
    QGuiApplication.clipboard().setMimeData(words)
    box.paste()
    assert [error.code for error in told] == ["photo_none_copied"]
    assert _kept(box) == (300, 200)


def test_the_second_press_takes_what_the_camera_sees(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    camera = Multimedia(there=True)
    monkeypatch.setitem(sys.modules, _MULTIMEDIA, camera)
    box = _box(qtbot)
    tap(button(box, "Take a photo"))
    assert camera.is_on()
    camera.show(_paper(640, 480))
    tap(button(box, "Take it now"))
    assert not camera.is_on()
    assert _kept(box) == (640, 480)
    tap(button(box, "Take a photo"))
    box.hide()
    assert not camera.is_on()


def test_a_camera_that_fails_is_told_and_without_one_none_is_offered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, _MULTIMEDIA, None)
    assert not _box(qtbot).camera.isVisible()
    camera = Multimedia(there=True)
    monkeypatch.setitem(sys.modules, _MULTIMEDIA, camera)
    box = _box(qtbot)
    tap(button(box, "Take a photo"))
    with qtbot.waitSignal(box.refused):
        camera.lens.errorOccurred.emit(1, "busy")
    assert not camera.is_on()


def test_even_noise_gets_small_enough(tmp_path: Path) -> None:
    Image.effect_noise((2000, 2000), 120).convert("RGB").save(tmp_path / "noise.png")
    jpeg = photo.shrink_paper((tmp_path / "noise.png").read_bytes())
    assert len(jpeg) <= 150_000
    assert not QImage.fromData(jpeg).isNull()
