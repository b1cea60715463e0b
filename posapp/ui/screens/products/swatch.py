"""Colours and icons of categories, and the buttons to choose them by."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from posapp.i18n import N_, _
from posapp.ui import icons, paint, theme

COLOURS: Final = {
    "#8A5A00": N_("Brown like palm sugar"),
    "#B3541E": N_("Orange like brick"),
    "#A3182B": N_("Red like lac"),
    "#6A3A7C": N_("Purple"),
    "#1D3E78": N_("Indigo"),
    "#0E6470": N_("Sea green"),
    "#2E6B2E": N_("Leaf green"),
    "#6B4F1D": N_("Dark brown"),
    "#54585F": N_("Grey"),
}
"""The dyes that white stands out on; their names are for those who don't see them."""

ICONS: Final = {
    "cookie": N_("Sweets"),
    "bread": N_("Bread"),
    "soup": N_("Food"),
    "carrot": N_("Vegetables"),
    "bottle": N_("Drinks"),
    "leaf": N_("Herbs"),
    "shirt": N_("Cloth"),
    "needle": N_("Handwork"),
    "basket": N_("Basketry"),
    "gift": N_("Gifts"),
    "map_pin": N_("Trips"),
    "star": N_("Special"),
}


class Swatch(QAbstractButton):
    """A colour, or an icon on a colour; a check mark and a thick rim say that it is chosen."""

    def __init__(self, name: str, colour: str, icon: str = "") -> None:
        super().__init__()
        self._name, self._colour, self._icon = name, colour, icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._say()

    def colour(self, colour: str) -> None:
        """Change its colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """A finger's size."""
        side = max(theme.px(56), theme.target())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never below a finger's size."""
        return QSize(theme.target(), theme.target())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        elif event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the colour, the icon or the check mark, the rim."""
        painter = QPainter(self)
        area = self.rect().toRectF().adjusted(1, 1, -1, -1)
        if self.hasFocus():
            area = paint.focus_ring(painter, area, theme.px(12))
        if self.isChecked():
            paint.box(painter, area, theme.px(10), theme.colour("card"), QPen(theme.colour("text"), 3))
            area = area.adjusted(6, 6, -6, -6)
        paint.box(painter, area, theme.px(6), QColor(self._colour))
        mark = self._icon or ("check" if self.isChecked() else "")
        if mark:
            side = min(theme.px(28), area.width() - 4)
            place = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
            icons.paint(painter, mark, place, QColor(Qt.GlobalColor.white))

    def _say(self) -> None:
        self.setAccessibleName(_(self._name))
        self.setToolTip(_(self._name))
