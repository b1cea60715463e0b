"""The notebook's lines: one row to type in, the lines so far or what was found below it, the sums always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from posapp.domain.errors import Refused
from posapp.domain.money import total
from posapp.i18n import N_, _, count_text, long_date_text
from posapp.payments.methods import TITLES
from posapp.ui import theme
from posapp.ui.screens.market.below import Below
from posapp.ui.screens.market.entry_row import EntryRow
from posapp.ui.screens.market.notebook import Noted
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.ui.screens.market.notebook import Finder, Notebook

_LOW: Final = 430
_EMPTY: Final = N_("Write at least one line first.")


class LinesPage(Step):
    """Emits `went_on` (the button, Ctrl+S, or Enter on an empty line), `went_back`, `wrote` when lines changed."""

    wrote = Signal()

    def __init__(self) -> None:
        super().__init__("", Deed(N_("Next: the drawer"), "right", "amount"), back=N_("Another day"))
        self.notebook: Notebook | None = None
        self._row: int | None = None
        self.entry = EntryRow()
        self.below = Below()
        self.sums = OneLine(role="strong")
        self.undo = BigButton(N_("Undo"), icon="back", kind="quiet")
        self.remove = BigButton(N_("Off the list"), icon="remove", kind="quiet")
        self._box = Box("raised", "edge")
        self._box.column.addWidget(self.sums)
        self.body.addWidget(self.entry)
        self.body.addWidget(self.below, 1)
        self.body.addWidget(self._box)
        self.in_foot(self.remove)
        self.in_foot(self.undo)
        self._wire()

    def begin(self, notebook: Notebook, finder: Finder) -> None:
        """Type into `notebook`."""
        self.notebook, self.below.finder = notebook, finder
        self._next()

    def on_scan(self, code: str) -> None:
        """A scanned article is taken as if its name had been typed."""
        found = self.below.finder.scanned(code) if self.below.finder else None
        if found:
            self._take(found)
        else:
            unknown = N_("None of these goods has the code {code}.")
            self.entry.refuse(Refused("code_unknown", unknown, code=code[:40]))

    def fit(self) -> None:
        """Where the window is low the lines get the room of what only explains."""
        low, some = self.height() < theme.px(_LOW), bool(self.notebook and self.notebook.lines)
        self.on.block("" if some else _EMPTY)
        for button in (self.undo, self.remove):
            button.setVisible(some)
        self.title.setVisible(not low)
        self.below.fit(low=low)
        side, rim = theme.px(12), theme.px(0 if low else 6)
        self._box.column.setContentsMargins(side, rim, side, rim)
        self.body.setSpacing(theme.px(6 if low else 12))
        self.entry.captions(shown=not low)
        self.entry.paid.setVisible(not (low and self.below.found))
        for table in (self.below.lines, self.below.hits):
            table.horizontalHeader().setVisible(not low)

    def retranslate(self) -> None:
        """Say again what labels do not say by themselves."""
        book = self.notebook
        if book is None:
            return
        self.title.show_text(long_date_text(book.day))
        self.below.show_lines(book)
        totals = book.totals()
        together = _("Together {amount} baht").format(amount=total([amount for _method, amount in totals]))
        lines = _("Lines: {count}").format(count=count_text(len(book.lines)))
        parts = (f"{_(TITLES[method])} {amount}" for method, amount in totals)
        self.sums.show_text(" · ".join((lines, together, *parts)))

    def _wire(self) -> None:
        entry, below = self.entry, self.below
        entry.sought.connect(below.seek)
        entry.stepped.connect(below.step)
        entry.wanted.connect(self._take_marked)
        entry.undo_wanted.connect(self.undo.press)
        entry.noted.connect(self._write)
        below.picked.connect(lambda product: self._take(Noted(product)))
        below.opened.connect(self._open)
        below.turned.connect(self.fit)
        self.undo.tapped.connect(lambda: self._do(lambda book: book.undo()))
        self.remove.tapped.connect(self._remove)
        self.on.turned_away.connect(lambda _why: self.entry.refuse(Refused("past_empty", _EMPTY)))
        QShortcut(QKeySequence("Ctrl+S"), self, self.on.press)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo.press)
        delete = QShortcut(QKeySequence("Delete"), below.lines, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _take_marked(self) -> None:
        """Enter in the name: what is marked is taken; on an empty line the writing is over."""
        product = self.below.marked()
        if not self.entry.name.text().strip():
            self.on.press()
        elif product:
            self._take(Noted(product))

    def _take(self, noted: Noted) -> None:
        self.below.seek("")
        self.entry.take(noted)

    def _open(self, row: int) -> None:
        """Change a line that was written before."""
        if self.notebook:
            self._row = row
            noted = self.notebook.lines[row]
            self._take(noted)
            self.entry.paid.mark(noted.method)

    def _write(self, noted: Noted) -> None:
        if self.notebook is None:
            return
        try:
            self.notebook.put(noted, self._row)
        except Refused as error:
            self.entry.refuse(error)
            self.entry.quantity.ask()
            return
        self.wrote.emit()
        self._next()

    def _remove(self) -> None:
        row = self._row if self._row is not None else self.below.lines.currentIndex().row()
        self._do(lambda book: book.remove(row))

    def _do(self, act: Callable[[Notebook], object]) -> None:
        if self.notebook:
            act(self.notebook)
            self.wrote.emit()
            self._next()

    def _next(self) -> None:
        """The next line is empty."""
        self._row = None
        self.retranslate()
        if self.notebook:
            self.entry.begin(self.notebook.day)
