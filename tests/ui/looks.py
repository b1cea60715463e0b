"""What a person would see and touch in a window, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

CORNERS: Final = (
    ("th", 100, (1366, 768)),
    ("en", 100, (1024, 600)),
    ("en", 125, (1366, 768)),
    ("th", 150, (1024, 600)),
    ("en", 150, (1024, 600)),
)
"""Languages, text sizes and windows, at their ends: what fits these fits what lies between."""
_SEEN = 40
"""Of 255 grey steps."""
_RIM = 1
"""The row of pixels from the edge that is all outline or all ground, where no letter was cut."""


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything visible that a finger presses."""
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and isinstance(widget, QAbstractButton | QLineEdit):
            yield widget


def button(window: QWidget, name: str) -> BigButton:
    """The button in sight that is called `name`, as a person looks for it."""
    found = [one for one in window.findChildren(BigButton) if one.accessibleName() == name and one.isVisibleTo(window)]
    assert found, f"no button {name!r} among {sorted(one.accessibleName() for one in controls(window))}"
    return found[0]


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found, "nothing has the keyboard"
    return found


def words(window: QWidget) -> str:
    """Everything that labels in sight say, one a line."""
    return "\n".join(label.words() for label in window.findChildren(Label) if label.isVisibleTo(window))


def amounts(window: QWidget) -> set[str]:
    """Every amount in sight, as it is spoken."""
    return {label.accessibleName() for label in window.findChildren(MoneyLabel) if label.isVisibleTo(window)}


def faults(window: QWidget) -> list[str]:
    """Controls that are too small, stick out of the window, or have no name for a screen reader."""
    found = []
    for widget in controls(window):
        name = widget.accessibleName()
        place = widget.mapTo(window, widget.rect().topLeft())
        inside = window.rect().contains(widget.rect().translated(place))
        scrolls = _scrolls(widget)
        if min(widget.width(), widget.height()) < theme.target():
            found.append(f"{name!r} is {widget.width()}×{widget.height()}")
        if not inside and not scrolls:
            found.append(f"{name!r} at {place.toTuple()} sticks out")
        if not name:
            found.append(f"{type(widget).__name__} has no name")
    return found


def cut(window: QWidget) -> list[str]:
    """Words in sight that don't fit their place, and lines of ink that run into the rim of a button."""
    labels = (one for one in window.findChildren(Label) if _in_sight(one) and _is_cut(one))
    buttons = (one for one in window.findChildren(BigButton) if _in_sight(one) and _ink_at_rim(one))
    return [
        *(f"{one.words()!r} {one.size().toTuple()} is cut" for one in labels),
        *(f"{one.accessibleName()!r} {one.size().toTuple()} runs into its rim" for one in buttons),
    ]


def greys(window: QWidget) -> bytes:
    """What is seen where all colours are gone: one byte a pixel."""
    return grey_rows(window.grab().toImage())


def told_apart(one: bytes, other: bytes) -> int:
    """How many pixels differ so much that an eye without colours sees it."""
    return sum(abs(a - b) > _SEEN for a, b in zip(one, other, strict=True))


def grey_rows(image: QImage) -> bytes:
    """The grey values of a picture, row by row."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows, step = bytes(grey.constBits()), grey.bytesPerLine()
    return b"".join(rows[top : top + grey.width()] for top in range(0, step * grey.height(), step))


def _in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _is_cut(label: Label) -> bool:
    if isinstance(label, OneLine) or not label.words():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    return label.sizeHint().width() > label.width()


def _ink_at_rim(one: BigButton) -> bool:
    """Whether letters show in the row above or below them. A blocked button has a dashed outline there."""
    if one.accessibleDescription():
        return False
    picture = one.grab().toImage()
    rows, width = grey_rows(picture), picture.width()
    for row in (_RIM, picture.height() - 1 - _RIM):
        between_corners = rows[row * width + width * 2 // 5 : row * width + width * 3 // 5]
        if max(between_corners) - min(between_corners) > _SEEN:
            return True
    return False


def _scrolls(widget: QWidget) -> bool:
    """Whether a scroll area with arrows or a bar leads to it."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return False


def codes_in(image: QImage) -> list[str]:
    """The texts of the QR codes in a picture of the screen."""
    picture = memoryview(grey_rows(image)).cast("B", shape=[image.height(), image.width()])
    return [found.text for found in zxingcpp.read_barcodes(picture)]
