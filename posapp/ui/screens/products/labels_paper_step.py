"""The second step of printing labels: on which paper, from which free label on, and how one of them looks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal

from posapp.devices.label.sheets import FORMATS, format_named
from posapp.i18n import N_, count_text
from posapp.ui import theme
from posapp.ui.screens.products.labels_sheet_view import SheetView
from posapp.ui.screens.products.labels_state import FULL, ROLL, SMALL, Places
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.paper_view import PaperView
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

_PAPERS: Final = (
    Chip(ROLL, N_("Label roll or receipt paper"), "printer"),
    *(Chip(one.key, f"A4 · {one.key}", "file", plain=True) for one in FORMATS),
)
_SIZES: Final = (Chip(FULL, N_("With everything")), Chip(SMALL, N_("Short: name, price, barcode")))
_BESIDE: Final = 760


class PaperStep(Step):
    """Emits `went_on` to print or to save, and `changed` when another label must be shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(N_("On which paper?"), Deed("", "printer"), scrolls=True)
        self._wanted, self._start, self._has_sizes = 0, 1, True
        self.papers = ChipGrid(_PAPERS, name=N_("Paper for the labels"))
        self.sizes = ChipGrid(_SIZES, name=N_("Length of a label"))
        self.first = Label(colour="text2").wrapped()
        self.sheet = SheetView()
        self.preview = PaperView()
        self.done = NoteBox("good")
        self.done.hide()
        self.papers.choose(ROLL)
        self.sizes.choose(FULL)
        self._lay_out()
        self.papers.chosen.connect(lambda _key: self._on_paper())
        self.sizes.chosen.connect(lambda _key: self._look())
        self.sheet.moved.connect(self._on_place)
        self.setFocusProxy(self.papers)

    def begin(self, wanted: int, size: str) -> None:
        """Ask for the paper of `wanted` labels; `size` is the usual one of the roll, empty where it has but one."""
        self._wanted, self._has_sizes = wanted, bool(size)
        self.sizes.choose(size or FULL)
        self._look()

    @property
    def paper(self) -> str:
        """ROLL, or how many labels a sheet has."""
        return self.papers.key() or ROLL

    @property
    def length(self) -> str:
        """How long the labels of the roll are; empty where there is nothing to choose."""
        return self.sizes.key() if self._has_sizes else ""

    @property
    def start(self) -> int:
        """The first free label of the first sheet."""
        return self._start

    def show_label(self, png: bytes) -> None:
        """Show how one of the labels looks."""
        self.preview.show_png(png)

    def show_file(self, path: str) -> None:
        """Say where the sheets are."""
        self.done.tell("good", N_("Saved. Print it at its real size (100 %)."), "{path}", path=path)
        self.done.show()

    def _lay_out(self) -> None:
        sides = Sides(_BESIDE)
        for part in (self.papers, self.sizes, self.first):
            sides.left.addWidget(part)
        sides.left.addWidget(self.sheet, 1)
        sides.left.addWidget(self.done)
        sides.left.addStretch(0)
        sides.right.addWidget(Label(N_("How a label looks"), role="section"))
        sides.right.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(theme.px(160))
        self.body.addWidget(sides, 1)

    def _on_paper(self) -> None:
        self._start = 1
        self._look()

    def _on_place(self, place: int) -> None:
        self._start = place
        self._look()

    def _look(self) -> None:
        """Show what belongs to the paper that is chosen."""
        roll = self.paper == ROLL
        self.done.hide()
        self.sizes.setVisible(roll and self._has_sizes)
        for part in (self.first, self.sheet):
            part.setVisible(not roll)
        count = count_text(self._wanted)
        if roll:
            self.on.say(N_("Print labels ({count})"), count=count)
            self.on.picture("printer")
        else:
            sheet = format_named(self.paper)
            places = Places(sheet.count, self._start, self._wanted)
            self.sheet.show_places(sheet.columns, places)
            self.first.say(N_("Tap the first free label. Sheets needed: {pages}"), pages=count_text(places.pages))
            self.on.say(N_("Save as PDF ({count})"), count=count)
            self.on.picture("file")
        self.changed.emit()
