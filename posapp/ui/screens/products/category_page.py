"""The shelves: names, colours, icons and order of the categories."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.screens.products.swatch import COLOURS, ICONS, Swatch
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.errors import Refused
    from posapp.domain.product import Category

_NAME_SIGNS = 120
_SWATCHES_A_ROW = 6
_BESIDE = 640
"""List and form stand side by side from this many dots on: what is chosen in the one is seen in the other."""


class CategoryPage(QWidget):
    """Works on one category at a time; the category goes with each signal.

    `move_wanted` says by how many places (-1 is up), `use_wanted` wants it out of use, or back in use when it is out.
    """

    save_wanted = Signal(object)
    move_wanted = Signal(object, int)
    use_wanted = Signal(object)
    other_wanted = Signal(object)
    new_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._category: Category | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = Line(_NAME_SIGNS)
        self.field = FormField(N_("Name of the category"), self.name)
        self._colours, self.colours = _swatches((name, colour, "") for colour, name in COLOURS.items())
        self._icons, self.icons = _swatches((name, "#54585F", icon) for icon, name in ICONS.items())
        self._rows = QVBoxLayout()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._group = QButtonGroup(self)
        self.save = BigButton(N_("Save"), icon="check", kind="cash", key_hint="Ctrl+S").guarded()
        self.up = BigButton(N_("Move up"), icon="up")
        self.down = BigButton(N_("Move down"), icon="down")
        self.use = BigButton(icon="eye")
        self._lay_out()
        self._wire()

    def show_categories(self, categories: Sequence[Category], chosen: Category) -> None:
        """List `categories` and show `chosen`, which may be a new one, in the form."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        for category in categories:
            row = BigButton(icon=category.icon, kind="row")
            unused = _(N_("{name} (not used)")).format(name=category.name)
            row.show_text(category.name if category.active else unused)
            row.setCheckable(True)
            row.setChecked(category.id == chosen.id)
            row.setMinimumHeight(row.sizeHint().height())
            row.tapped.connect(lambda category=category: self.other_wanted.emit(category))
            self._group.addButton(row)
            self._rows.addWidget(row)
        self._list.setVisible(bool(categories))
        before = self.name.previousInFocusChain()
        for after in self._group.buttons():
            if before is not None:
                QWidget.setTabOrder(before, after)
            before = after
        self._show(chosen, known=any(one.id == chosen.id for one in categories))

    def refuse(self, error: Refused | None) -> None:
        """Say what is wrong with the name."""
        self.field.refuse(error)
        self.name.setFocus()

    def category(self) -> Category | None:
        """The category as it stands in the form."""
        if self._category is None:
            return None
        places = self._colours.checkedId(), self._icons.checkedId()
        return replace(
            self._category,
            name=self.name.text(),
            colour=list(COLOURS)[places[0]] if places[0] >= 0 else self._category.colour,
            icon=list(ICONS)[places[1]] if places[1] >= 0 else self._category.icon,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and form side by side where there is room for both."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_BESIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)

    def _show(self, category: Category, *, known: bool) -> None:
        self._category = category
        self.name.setText(category.name)
        self.field.refuse(None)
        for swatches, keys, key in (
            (self._colours, list(COLOURS), category.colour.upper()),
            (self._icons, list(ICONS), category.icon),
        ):
            swatches.setExclusive(False)
            for place, one in enumerate(keys):
                swatches.button(place).setChecked(one == key)
            swatches.setExclusive(True)
        self._colour_icons()
        self.use.say(N_("No longer used") if category.active else N_("Use it again"))
        for button in (self.up, self.down, self.use):
            button.setVisible(known)

    def _colour_icons(self) -> None:
        category = self.category()
        for button in self._icons.buttons():
            if isinstance(button, Swatch) and category:
                button.colour(category.colour)

    def _wire(self) -> None:
        self._colours.idClicked.connect(lambda _place: self._colour_icons())
        self.name.textEdited.connect(lambda _text: self.field.refuse(None))
        self.name.returnPressed.connect(self.save.press)
        self.save.tapped.connect(lambda: self.save_wanted.emit(self.category()))
        self.up.tapped.connect(lambda: self.move_wanted.emit(self._category, -1))
        self.down.tapped.connect(lambda: self.move_wanted.emit(self._category, 1))
        self.use.tapped.connect(lambda: self.use_wanted.emit(self._category))
        QShortcut(QKeySequence("Ctrl+S"), self, self.save.press)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_wanted.emit)

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(theme.px(8))
        fields.addWidget(self.field)
        fields.addWidget(Label(N_("Colour of its tiles"), role="strong"))
        fields.addWidget(self.colours)
        fields.addWidget(Label(N_("Icon"), role="strong"))
        fields.addWidget(self.icons)
        order = QHBoxLayout()
        order.setSpacing(theme.px(8))
        for button in (self.up, self.down, self.use):
            order.addWidget(button)
        order.addStretch(1)
        fields.addLayout(order)
        fields.addStretch(1)
        self._rows.setContentsMargins(0, 0, theme.px(8), 0)
        self._rows.setSpacing(theme.px(4))
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._list = scrolling(self._rows)
        self._halves.setSpacing(theme.px(24))
        self._halves.addWidget(self._list, 2)
        form = ScrollColumn()
        form.column.addLayout(fields)
        self._halves.addWidget(form, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(Label(N_("Categories"), role="title"))
        column.addLayout(self._halves, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.back_wanted)
        new = BigButton(N_("New category"), icon="plus")
        new.tapped.connect(self.new_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(back)
        row.addWidget(new)
        row.addStretch(1)
        row.addWidget(self.save)
        return row


def _swatches(looks: Iterable[tuple[str, str, str]]) -> tuple[QButtonGroup, QWidget]:
    """Swatches of (name, colour, icon) in rows, one of them to be chosen."""
    place = QWidget()
    grid = QGridLayout(place)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme.px(8))
    group = QButtonGroup(place)
    for number, (name, colour, icon) in enumerate(looks):
        swatch = Swatch(name, colour, icon)
        group.addButton(swatch, number)
        grid.addWidget(swatch, number // _SWATCHES_A_ROW, number % _SWATCHES_A_ROW)
    grid.setColumnStretch(_SWATCHES_A_ROW, 1)
    return group, place
