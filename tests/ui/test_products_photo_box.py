"""The picture of a form: dropped, pasted by key, turned, taken with a camera where there is one."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from posapp.ui.screens.products.photo_box import PhotoBox
from posapp.ui.screens.products.tile_preview import TilePreview
from tests.doubles.camera import Multimedia
from tests.ui.looks import button

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_MULTIMEDIA = "PySide6.QtMultimedia"


@dataclass(slots=True)
class _Form:
    """The box, and what it told the form it stands in."""

    box: PhotoBox
    taken: list[bytes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def white(self, *dots: tuple[int, int]) -> list[bool]:
        """Whether the picture given last is white (and not red) at each of `dots`."""
        kept = QImage.fromData(self.taken[-1])
        assert (kept.width(), kept.height()) == (320, 240)
        return [kept.pixelColor(*dot).green() > 128 for dot in dots]

    def camera_buttons(self) -> list[str]:
        shown = [one.accessibleName() for one in self.box.findChildren(QAbstractButton) if one.isVisible()]
        return [words for words in shown if words in ("Take a photo", "Take it now")]


def _form(qtbot: QtBot) -> _Form:
    form = _Form(PhotoBox(TilePreview(lambda _name: None, ())))
    qtbot.addWidget(form.box)
    form.box.taken.connect(form.taken.append)
    form.box.refused.connect(lambda error: form.refused.append(str(error)))
    form.box.show()
    qtbot.waitUntil(form.box.isActiveWindow)
    return form


def _tap(part: QAbstractButton) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def _red_over_white() -> QImage:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 800, 300, QColor("red"))
    painter.end()
    return image


def _dropped(path: Path) -> QDropEvent:
    """A file let go over the box; the caller keeps what it carries alive."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, carried, left, none)
    event.carried = carried  # type: ignore[attr-defined]
    return event


def test_a_dropped_file_becomes_the_picture_and_a_wrong_one_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    form = _form(qtbot)
    _red_over_white().save(str(tmp_path / "ถ้วย.png"))
    form.box.dropEvent(_dropped(tmp_path / "ถ้วย.png"))
    assert form.white((160, 40), (160, 200)) == [False, True]
    (tmp_path / "list.jpg").write_text("no picture at all", encoding="utf-8")
    form.box.dropEvent(_dropped(tmp_path / "list.jpg"))
    assert form.refused == ["This picture can't be used. Choose a JPEG or PNG photo."]
    assert len(form.taken) == 1


def test_a_picture_is_pasted_by_key_and_turned_until_it_stands(qtbot: QtBot) -> None:
    form = _form(qtbot)
    assert not form.box.turn.isVisible()
    clipped = QMimeData()
    clipped.setImageData(_red_over_white())
    QGuiApplication.clipboard().setMimeData(clipped)
    QTest.keyClick(form.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.white((160, 40), (160, 200)) == [False, True]
    _tap(form.box.turn)
    assert form.white((290, 120), (30, 120)) == [False, True]
    _tap(form.box.turn)
    assert form.white((160, 200), (160, 40)) == [False, True]
    with qtbot.waitSignal(form.box.removed):
        _tap(form.box.remove)
    assert not form.box.turn.isVisible()


@pytest.mark.parametrize("module", [None, Multimedia(there=False)], ids=["not installed", "no camera"])
def test_without_a_camera_no_button_offers_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, module: Multimedia | None
) -> None:
    monkeypatch.setitem(sys.modules, _MULTIMEDIA, module)
    assert not _form(qtbot).camera_buttons()


def test_the_second_press_takes_what_the_camera_sees(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    camera = Multimedia(there=True)
    monkeypatch.setitem(sys.modules, _MULTIMEDIA, camera)
    form = _form(qtbot)
    assert not camera.is_on()
    _tap(button(form.box, "Take a photo"))
    assert camera.is_on()
    assert form.camera_buttons() == ["Take it now"]
    camera.show(QImage())
    camera.show(_red_over_white())
    _tap(button(form.box, "Take it now"))
    assert not camera.is_on()
    assert form.white((160, 40), (160, 200)) == [False, True]
    assert form.camera_buttons() == ["Take a photo"]


def test_a_camera_is_switched_off_when_it_fails_or_the_form_is_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = Multimedia(there=True)
    monkeypatch.setitem(sys.modules, _MULTIMEDIA, camera)
    form = _form(qtbot)
    _tap(button(form.box, "Take a photo"))
    camera.lens.errorOccurred.emit(1, "busy")
    assert not camera.is_on()
    assert form.refused[0].startswith("The camera gives no picture.")
    _tap(button(form.box, "Take a photo"))
    assert camera.is_on()
    form.box.hide()
    assert not camera.is_on()
    assert not form.taken
