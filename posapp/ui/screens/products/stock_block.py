"""The block of the form about stock: unit, what is on hand, how long it keeps, barcodes and packs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from posapp.domain.unit import UNITS, unit
from posapp.i18n import N_, _
from posapp.ui.screens.products.blocks import NO, NUMBER_SIGNS, YES, Block
from posapp.ui.screens.products.code_chips import CodeChips
from posapp.ui.screens.products.entries import PACKS_OFFERED, pack_kind
from posapp.ui.screens.products.entry_rows import EntryRows
from posapp.ui.screens.products.form_field import FormField, Line
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.ui.screens.products.draft import Draft

CODE_SIGNS: Final = 40


class StockBlock(Block):
    """Emits `own_code_wanted` for a barcode of the group's own, `explain_wanted` to see where a number comes from.

    `lies` says in words where goods lie that are spread over batches or places: they are counted shelf by shelf, so
    their number can't be typed here.
    """

    own_code_wanted = Signal()
    explain_wanted = Signal()

    def __init__(self, lies: str, *, known: bool) -> None:
        super().__init__(N_("Unit, stock, barcode"))
        self._spread, self._known = bool(lies), known
        self.unit = ChipGrid([Chip(one.key, one.label) for one in UNITS])
        self.tracked = ChipGrid([Chip(YES, N_("Count it")), Chip(NO, N_("Don't count it"))])
        self.on_hand, self.warn_at, self.shelf_days = Line(NUMBER_SIGNS), Line(NUMBER_SIGNS), Line(NUMBER_SIGNS)
        self.barcode = Line(CODE_SIGNS)
        self.codes = CodeChips()
        self.packs = EntryRows(pack_kind, PACKS_OFFERED)
        self._left = Label(role="section")
        self._explain = BigButton(N_("What came and went"), icon="history", kind="chip")
        self._barcodes: tuple[str, ...] = ()
        self.add("unit", FormField(N_("Unit"), self.unit))
        self.add("tracked", FormField(N_("What is left"), self.tracked))
        self._add_numbers(lies)
        self._add_codes()
        self.add("packs", FormField(N_("Larger packs"), self.packs))
        self.packs.edited.connect(lambda: self.on_edit("packs"))

    def fill(self, draft: Draft) -> None:
        """Show `draft`."""
        self.unit.choose(draft.unit)
        self.tracked.choose(YES if draft.tracked else NO)
        self.on_hand.setText(draft.on_hand)
        self.warn_at.setText(draft.warn_at)
        self.shelf_days.setText(draft.shelf_days)
        self.packs.show_entries(draft.packs)
        self._left.show_text(f"{draft.counted} {_(unit(draft.unit).label)}")
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
            shelf_days=self.shelf_days.text(),
            packs=self.packs.entries(),
            barcodes=tuple(dict.fromkeys(codes)),
        )

    def add_code(self, code: str) -> None:
        """Add a barcode."""
        if code.strip():
            self._show_codes(tuple(dict.fromkeys((*self._barcodes, code.strip()))))
            self.barcode.clear()
            self.on_edit("barcodes")

    def _add_numbers(self, lies: str) -> None:
        where = Label(role="chip", colour="text2").wrapped()
        where.show_text(lies)
        self.add("lies", FormField(N_("On hand now"), self._left))
        self.fields["lies"].below(where)
        self.add("on_hand", FormField(N_("On hand now"), self.on_hand))
        self.add("warn_at", FormField(N_("Warn when left"), self.warn_at))
        self.side_by_side("on_hand", "warn_at")
        self._explain.tapped.connect(self.explain_wanted)
        self.column.addWidget(self._explain, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(
            "shelf_days", FormField(N_("Keeps how many days"), self.shelf_days, hint=N_("Empty: it doesn't spoil."))
        )

    def _add_codes(self) -> None:
        own = BigButton(N_("Make one"), icon="barcode")
        own.tapped.connect(self.own_code_wanted)
        hint = N_("Scan at any moment, or type it and press Enter.")
        self.barcode.returnPressed.connect(lambda: self.add_code(self.barcode.text()))
        self.add("barcodes", FormField(N_("Barcode"), self.barcode, [own], hint=hint))
        self.column.addWidget(self.codes, 0, Qt.AlignmentFlag.AlignLeft)
        self.codes.removed.connect(self._remove_code)
        self.tracked.chosen.connect(lambda _key: self._show_counting())

    def _remove_code(self, code: str) -> None:
        self._show_codes(tuple(one for one in self._barcodes if one != code))
        self.on_edit("barcodes")

    def _show_codes(self, codes: tuple[str, ...]) -> None:
        self._barcodes = codes
        self.codes.show_codes(codes)

    def _show_counting(self) -> None:
        counted = self.tracked.key() == YES
        self._explain.setVisible(counted and self._known)
        self.fields["lies"].setVisible(counted and self._spread)
        self.fields["on_hand"].setVisible(counted and not self._spread)
        self.fields["warn_at"].setVisible(counted)
