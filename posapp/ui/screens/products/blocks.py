"""The three blocks of the form: each shows its part of a Draft and reads it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posapp.domain.identity import CategoryId
from posapp.domain.product import UNITS
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.products.code_chips import CodeChips
from posapp.ui.screens.products.form_field import FormField, line
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
_NAME_SIGNS: Final = 200
_NUMBER_SIGNS: Final = 20
_CODE_SIGNS: Final = 40


class Block(QWidget):
    """A heading and fields below it. Emits `edited` as anything is changed."""

    edited = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.fields: dict[str, FormField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(Label(title, role="section", colour="text2"))

    def add(self, key: str, field: FormField) -> None:
        """Put `field` below the others; what is typed into it is an edit and clears its complaint."""
        self.fields[key] = field
        self.column.addWidget(field)
        part = field.part
        if isinstance(part, QLineEdit):
            part.textEdited.connect(lambda _text: self._on_edit(field))
            part.returnPressed.connect(self.focusNextChild)
        elif isinstance(part, ChipGrid):
            part.chosen.connect(lambda _key: self._on_edit(field))

    def _on_edit(self, field: FormField) -> None:
        field.refuse(None)
        self.edited.emit()


class MustBlock(Block):
    """Name, price and category. Emits `category_wanted` for a new category."""

    category_wanted = Signal()

    def __init__(self, categories: Sequence[Category]) -> None:
        super().__init__(N_("What everyone sees"))
        self.name = line(_NAME_SIGNS)
        self.price = line(_NUMBER_SIGNS)
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

    def __init__(self, preview: TilePreview) -> None:
        super().__init__(N_("So it looks when selling"))
        self.photo = PhotoBox(preview)
        self.add("photo", FormField("", self.photo))
        self.photo.refused.connect(self.fields["photo"].refuse)

    def fill(self, draft: Draft) -> None:
        """The tile follows the other blocks."""

    def read(self, draft: Draft) -> Draft:
        """`draft` as it is: the form keeps the picture."""
        return draft


class StockBlock(Block):
    """Unit, number on hand and barcodes. Emits `own_code_wanted` for a barcode of the group's own."""

    own_code_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(N_("Unit, stock, barcode"))
        self.unit = ChipGrid([Chip(unit.key, unit.label) for unit in UNITS])
        self.tracked = ChipGrid([Chip(YES, N_("Count it")), Chip(NO, N_("Don't count it"))])
        self.on_hand, self.warn_at = line(_NUMBER_SIGNS), line(_NUMBER_SIGNS)
        self.barcode = line(_CODE_SIGNS)
        self.codes = CodeChips()
        own = BigButton(N_("Make one"), icon="barcode")
        own.tapped.connect(self.own_code_wanted)
        self._barcodes: tuple[str, ...] = ()
        self.add("unit", FormField(N_("Unit"), self.unit))
        self.add("tracked", FormField(N_("What is left"), self.tracked))
        self.add("on_hand", FormField(N_("On hand now"), self.on_hand))
        self.add("warn_at", FormField(N_("Warn when left"), self.warn_at))
        self._side_by_side("on_hand", "warn_at")
        hint = N_("Scan at any moment, or type it and press Enter.")
        self.barcode.returnPressed.connect(lambda: self.add_code(self.barcode.text()))
        self.add("barcodes", FormField(N_("Barcode"), self.barcode, [own], hint=hint))
        self.column.addWidget(self.codes)
        self.codes.removed.connect(self._remove_code)
        self.tracked.chosen.connect(lambda _key: self._show_counting())

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.unit.choose(draft.unit)
        self.tracked.choose(YES if draft.tracked else NO)
        self.on_hand.setText(draft.on_hand)
        self.warn_at.setText(draft.warn_at)
        self._show_codes(draft.barcodes)
        self._show_counting()

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here; a code that was typed but not added counts too."""
        typed = self.barcode.text().strip()
        codes = (*self._barcodes, typed) if typed else self._barcodes
        return replace(
            draft,
            unit=self.unit.key(),
            tracked=self.tracked.key() == YES,
            on_hand=self.on_hand.text(),
            warn_at=self.warn_at.text(),
            barcodes=tuple(dict.fromkeys(codes)),
        )

    def add_code(self, code: str) -> None:
        """Add a barcode."""
        if code.strip():
            self._show_codes(tuple(dict.fromkeys((*self._barcodes, code.strip()))))
            self.barcode.clear()
            self._on_edit(self.fields["barcodes"])

    def _side_by_side(self, *keys: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for key in keys:
            row.addWidget(self.fields[key], 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def _remove_code(self, code: str) -> None:
        self._show_codes(tuple(one for one in self._barcodes if one != code))
        self._on_edit(self.fields["barcodes"])

    def _show_codes(self, codes: tuple[str, ...]) -> None:
        self._barcodes = codes
        self.codes.show_codes(codes)

    def _show_counting(self) -> None:
        counted = self.tracked.key() == YES
        self.fields["on_hand"].setVisible(counted)
        self.fields["warn_at"].setVisible(counted)


class MoreBlock(Block):
    """Short name, code, a price that is asked, and VAT where the group is registered for it."""

    def __init__(self, *, vat: bool) -> None:
        super().__init__(N_("More, if you need it"))
        self.free_price = ChipGrid([Chip(NO, N_("Always the same")), Chip(YES, N_("Ask each time"))])
        self.short_name, self.code = line(_NAME_SIGNS), line(_CODE_SIGNS)
        self.exempt = ChipGrid([Chip(NO, N_("With VAT")), Chip(YES, N_("Without VAT"))])
        self.add("free_price", FormField(N_("The price is"), self.free_price))
        self.add("short_name", FormField(N_("Another name to find it by"), self.short_name))
        self.add("code", FormField(N_("Own code"), self.code, hint=N_("Empty: the next free number.")))
        self.add("vat_exempt", FormField(N_("VAT"), self.exempt))
        self.fields["vat_exempt"].setVisible(vat)

    def last(self) -> QWidget:
        """The field from which Tab goes on to the buttons below the form."""
        return self.code

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.free_price.choose(YES if draft.free_price else NO)
        self.short_name.setText(draft.short_name)
        self.code.setText(draft.code)
        self.exempt.choose(YES if draft.vat_exempt else NO)

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        return replace(
            draft,
            free_price=self.free_price.key() == YES,
            short_name=self.short_name.text(),
            code=self.code.text(),
            vat_exempt=self.exempt.key() == YES,
        )
