"""The first blocks of the form: each shows its part of a Draft and reads it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from posapp.domain.identity import CategoryId
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.screens.products.photo_box import PhotoBox
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.product import Category
    from posapp.ui.screens.products.draft import Draft
    from posapp.ui.screens.products.tile_preview import TilePreview

YES: Final = "yes"
NO: Final = "no"
NAME_SIGNS: Final = 200
NUMBER_SIGNS: Final = 20


class Block(QWidget):
    """A heading, where it has one, and fields below it. Emits `edited` as anything is changed."""

    edited = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.fields: dict[str, FormField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        if title:
            self.column.addWidget(Label(title, role="section", colour="text2"))

    def add(self, key: str, field: FormField) -> None:
        """Put `field` below the others; what is typed into it is an edit and clears its complaint."""
        self.fields[key] = field
        self.column.addWidget(field)
        part = field.part
        if isinstance(part, QLineEdit):
            part.textEdited.connect(lambda _text: self.on_edit(key))
            part.returnPressed.connect(self.focusNextChild)
        elif isinstance(part, QPlainTextEdit):
            part.textChanged.connect(lambda: self.on_edit(key))
        elif isinstance(part, ChipGrid):
            part.chosen.connect(lambda _key: self.on_edit(key))

    def on_edit(self, key: str) -> None:
        """The field `key` was changed."""
        self.fields[key].refuse(None)
        self.edited.emit()

    def side_by_side(self, *keys: str) -> None:
        """Put fields that were added beside each other."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for key in keys:
            row.addWidget(self.fields[key], 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)


class MustBlock(Block):
    """Name, price and category. Emits `category_wanted` for a new category."""

    category_wanted = Signal()

    def __init__(self, categories: Sequence[Category]) -> None:
        super().__init__(N_("What everyone sees"))
        self.name = Line(NAME_SIGNS)
        self.price = Line(NUMBER_SIGNS)
        self.price.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.category = ChipGrid()
        self.add("name", FormField(N_("Name"), self.name))
        self.add("price", FormField(N_("Price"), self.price, [Label(N_("baht"))]))
        self.add("category", FormField(N_("Category"), self.category))
        self.show_categories(categories, CategoryId(""))
        new = BigButton(N_("New category"), icon="plus", kind="chip")
        new.tapped.connect(self.category_wanted)
        self.column.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)

    def show_categories(self, categories: Sequence[Category], chosen: CategoryId) -> None:
        """Offer `categories`, with `chosen` taken."""
        shelves = [Chip(one.id, one.name, one.icon, plain=True) for one in categories]
        self.category.show_chips([Chip("", N_("None")), *shelves])
        self.category.choose(chosen)

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.name.setText(draft.name)
        self.price.setText(draft.price)
        self.category.choose(draft.category)

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        category = CategoryId(self.category.key())
        return replace(draft, name=self.name.text(), price=self.price.text(), category=category)


class PictureBlock(Block):
    """The tile as it will look, and its picture."""

    def __init__(self, preview: TilePreview, title: str = "") -> None:
        super().__init__(title)
        self.photo = PhotoBox(preview)
        self.add("photo", FormField("", self.photo))
        self.photo.refused.connect(self.fields["photo"].refuse)

    def fill(self, draft: Draft) -> None:
        """The tile follows the other blocks."""

    def read(self, draft: Draft) -> Draft:
        """`draft` as it is: the form keeps the picture."""
        return draft
