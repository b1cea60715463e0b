"""The quick way for single handmade pieces: picture, name, price, whose it is; saved with its label printing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.products.blocks import NAME_SIGNS, NUMBER_SIGNS, Block, PictureBlock
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.screens.products.owner_field import OwnerField
from posapp.ui.screens.products.tab_stops import tab_stops
from posapp.ui.screens.products.tile_preview import TilePreview
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.errors import Refused
    from posapp.ui.screens.products.draft import Draft
    from posapp.ui.screens.products.known import Known

_BESIDE: Final = 640
"""Picture and words stand side by side from this many dots on: nobody forgets the one over the other."""


class PieceBlock(Block):
    """Name, price and owner; Enter goes from one to the next."""

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.name, self.price = Line(NAME_SIGNS), Line(NUMBER_SIGNS)
        self.price.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.owner = OwnerField(known)
        self.add("name", FormField(N_("Name"), self.name))
        self.add("price", FormField(N_("Price"), self.price, [Label(N_("baht"))]))
        self.add("owner", FormField(N_("Whose it is"), self.owner))
        self.owner.edited.connect(lambda: self.on_edit("owner"))

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.name.setText(draft.name)
        self.price.setText(draft.price)
        self.owner.choose(draft.owner)

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        return replace(draft, name=self.name.text(), price=self.price.text(), owner=self.owner.owner())


class SinglePage(Step):
    """Holds the Draft of one piece. Emits `went_on` to save it, `went_back` to leave, `member_wanted(name)`.

    Enter goes from name to price to owner, and from there saves.
    """

    member_wanted = Signal(str)

    def __init__(self, draft: Draft, known: Known) -> None:
        deed = Deed(N_("Save and print the label"), "printer")
        super().__init__(N_("Single piece"), deed, scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._draft = draft
        self._preview = TilePreview(known.photo, known.categories())
        self.picture = PictureBlock(self._preview)
        self.piece = PieceBlock(known)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.picture.photo.taken.connect(self._on_photo)
        self.picture.photo.removed.connect(lambda: self._on_photo(None))
        self.piece.edited.connect(self._show_tile)
        self.piece.owner.member_wanted.connect(self.member_wanted)
        self.piece.owner.passed.connect(self.on.press)
        QShortcut(QKeySequence("Ctrl+S"), self, self.on.press)
        self.begin(draft)

    def begin(self, draft: Draft) -> None:
        """Start with `draft`: the next piece."""
        self._draft = draft
        self.piece.fill(draft)
        self.refuse({})
        self._show_tile()
        for before, after in pairwise((*tab_stops(self.picture), *tab_stops(self.piece), self.back, self.on)):
            QWidget.setTabOrder(before, after)
        self.piece.name.setFocus()

    def draft(self) -> Draft:
        """The piece as it stands in the form."""
        return replace(self.piece.read(self._draft), kind=ProductKind.ONE_OFF, tracked=True)

    def refuse(self, wrong: Mapping[str, Refused]) -> None:
        """Say beside each field what is wrong with it; what has no field here is said at the name."""
        fields = {**self.picture.fields, **self.piece.fields}
        first = ""
        for key, field in fields.items():
            error = wrong.get(key)
            if key == "name" and not error:
                error = next((one for other, one in wrong.items() if other not in fields), None)
            field.refuse(error)
            first = first or (key if error else "")
        if first:
            fields[first].part.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Picture and words side by side where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_BESIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        self._halves.setSpacing(theme.px(24))
        for block in (self.picture, self.piece):
            half = QWidget()
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(block)
            column.addStretch(1)
            self._halves.addWidget(half, 1)
        self.body.addLayout(self._halves)
        self.body.addStretch(1)

    def _on_photo(self, jpeg: bytes | None) -> None:
        self._draft = replace(self._draft, photo=jpeg)
        self.picture.fields["photo"].refuse(None)
        self._show_tile()

    def _show_tile(self) -> None:
        draft = self.draft()
        product = draft.sketch()
        if draft.photo is not None:
            product = replace(product, photo=self._preview.name_of(draft.photo))
        self._preview.show_product(product, ONE)
        self.picture.photo.remove.setVisible(bool(product.photo))
