"""What a person would see and touch in a window, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(grey.constBits())
    step = grey.bytesPerLine()
    packed = b"".join(rows[top : top + grey.width()] for top in range(0, step * grey.height(), step))
    picture = memoryview(packed).cast("B", shape=[grey.height(), grey.width()])
    return [found.text for found in zxingcpp.read_barcodes(picture)]
