"""The block of the form about what goods are: their kind, what is in a basket, whose they are, their variants."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from posapp.domain.product import ProductKind
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.products.blocks import NAME_SIGNS, Block
from posapp.ui.screens.products.entries import part_kind
from posapp.ui.screens.products.entry_rows import EntryRows
from posapp.ui.screens.products.finder import Finder
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.screens.products.listing import KIND_TITLES
from posapp.ui.screens.products.owner_field import OwnerField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip

if TYPE_CHECKING:
    from posapp.ui.screens.products.draft import Draft
    from posapp.ui.screens.products.known import Known

_STORY_LINES: Final = 3


class PartsField(QWidget):
    """What is in a basket. Emits `edited` through its lines."""

    def __init__(self, known: Known) -> None:
        super().__init__()
        self.rows = EntryRows(lambda key: part_kind(key, known.name(key)))
        self.finder = Finder(
            lambda typed: [Chip(one.id, one.name, "plus", plain=True) for one in known.parts(typed)],
            name=N_("What is in it"),
            saying=N_("Name or code, or scan"),
        )
        self.finder.chosen.connect(self.rows.add)
        self.finder.look()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.finder)
        column.addWidget(self.rows)
        self.setFocusProxy(self.finder)


class KindBlock(Block):
    """Emits `member_wanted(name)` for an owner who is no member yet, `variants_wanted` for sizes and colours."""

    member_wanted = Signal(str)
    variants_wanted = Signal()

    def __init__(self, known: Known) -> None:
        super().__init__(N_("What it is, and whose"))
        self.kind = ChipGrid([Chip(kind.value, title) for kind, title in KIND_TITLES.items()])
        self.parts = PartsField(known)
        self.owner = OwnerField(known)
        self.story = QPlainTextEdit()
        self.story.setTabChangesFocus(True)
        self.story.setFixedHeight(theme.px(30) * _STORY_LINES)
        self.family, self.variant = Line(NAME_SIGNS), Line(NAME_SIGNS)
        self.add("kind", FormField(N_("Kind"), self.kind))
        self.add("parts", FormField(N_("What is in it"), self.parts))
        self.add("owner", FormField(N_("Whose it is"), self.owner))
        self.add("story", FormField(N_("Its story, for buyers"), self.story))
        self.add("family", FormField(N_("Shared name"), self.family))
        self.add("variant", FormField(N_("Size or colour"), self.variant))
        self.side_by_side("family", "variant")
        self._offer_variants()
        self.parts.rows.edited.connect(lambda: self.on_edit("parts"))
        self.owner.edited.connect(lambda: self.on_edit("owner"))
        self.owner.member_wanted.connect(self.member_wanted)
        self.kind.chosen.connect(lambda _key: self._show_kind())

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.kind.choose(draft.kind.value)
        self.parts.rows.show_entries(draft.parts)
        self.owner.choose(draft.owner)
        self.story.setPlainText(draft.story)
        self.family.setText(draft.family)
        self.variant.setText(draft.variant)
        self._show_kind()

    def read(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        return replace(
            draft,
            kind=ProductKind(self.kind.key()),
            parts=self.parts.rows.entries(),
            owner=self.owner.owner(),
            story=self.story.toPlainText(),
            family=self.family.text(),
            variant=self.variant.text(),
        )

    def is_basket(self) -> bool:
        """Whether it is a basket, as the form stands now."""
        return self.kind.key() == ProductKind.BASKET.value

    def _offer_variants(self) -> None:
        several = BigButton(N_("Make sizes and colours"), icon="shirt", kind="chip")
        several.tapped.connect(self.variants_wanted)
        self.column.addWidget(several, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_kind(self) -> None:
        self.fields["parts"].setVisible(self.is_basket())
