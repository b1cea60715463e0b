"""The third step: every row as it will be read, what becomes of it, and the button that takes the list over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal

from posapp.i18n import N_, _, count_text
from posapp.operations.importing.planned import OUTCOME_TITLES, Outcome
from posapp.operations.importing.profiles import FREE
from posapp.ui import theme
from posapp.ui.screens.products.import_reading import FIRST, FIRST_ROWS, NOTED, cells, chosen, deed, told
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.identity import CategoryId
    from posapp.operations.importing.planned import Plan
    from posapp.ui.screens.products.import_reading import Reading

_COLUMNS: Final = (
    Column(N_("Row")),
    Column(N_("Name")),
    Column(N_("Price")),
    Column(N_("Unit")),
    Column(N_("Category")),
    Column(N_("On hand")),
    Column(N_("What becomes of it"), stretch=True),
)
_HIDDEN: Final[dict[theme.Layout, tuple[int, ...]]] = {"wide": (), "medium": (3, 4), "compact": (3, 4, 5)}
_TABLE: Final = 150
"""Room for its head and two rows, wherever the window is low."""
_ICONS: Final = {
    Outcome.NEW.value: "plus",
    Outcome.CHANGED.value: "edit",
    Outcome.UNCHANGED.value: "check",
    Outcome.REFUSED.value: "alert",
    Outcome.SKIPPED.value: "right",
    NOTED: "info",
}
_ONLY_IF_ANY: Final = (Outcome.SKIPPED.value, NOTED)


class LookStep(Step):
    """Emits `went_on` to take the list over, `columns_wanted`, and `pictures_wanted` to add a folder with pictures.

    `members` is checked while owners who are no members yet shall be added.
    """

    columns_wanted = Signal()
    pictures_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", Deed("", "import"), back=N_("Another file"), scrolls=True)
        self._plan: Plan | None = None
        self._categories: Mapping[CategoryId, str] = {}
        self.columns = BigButton(N_("Columns"), icon="adjust", kind="chip")
        self.pictures = BigButton(N_("Pictures from a folder"), icon="photo", kind="chip")
        self.members = BigButton(icon="people", kind="chip")
        self.members.setCheckable(True)
        for part in (self.members, self.pictures, self.columns):
            self.beside_title(part)
        self.kinds = ChipRow(name=N_("Rows"))
        self.table = Table(_COLUMNS, name=N_("Rows of the file"))
        self.detail = NoteBox("plain")
        self.table.setMinimumHeight(theme.px(_TABLE))
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self._wire()
        # Not the table, which would choose a row at once, nor the deed, which Enter would do.
        self.setFocusProxy(self.columns)

    def show_plan(self, reading: Reading, plan: Plan, categories: Mapping[CategoryId, str]) -> None:
        """Show what `plan` would do with the list in `reading`; nothing of it is written yet."""
        self._plan, self._categories = plan, categories
        self.members.setChecked(False)
        if reading.matching.profile is FREE:
            self.title.say(N_("A list of your own: {file}"), file=reading.path.name)
        else:
            program = _(reading.matching.profile.title)
            self.title.say(N_("It looks like a list from {program}"), program=program)
        self._offer()
        self._list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns and shorter buttons where there is less room."""
        super().resizeEvent(event)
        layout = theme.layout_for(self.width())
        for column in range(len(_COLUMNS)):
            self.table.setColumnHidden(column, column in _HIDDEN[layout])
        for button in (self.columns, self.pictures):
            button.icon_only(only=layout == "compact")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._plan:
            self._offer()
            self._list()

    def _wire(self) -> None:
        self.columns.tapped.connect(self.columns_wanted)
        self.pictures.tapped.connect(self.pictures_wanted)
        self.members.tapped.connect(self._say_deed)
        self.kinds.chosen.connect(lambda _key: self._list())
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    def _offer(self) -> None:
        """The filters with their counts, and what else can be done with the list."""
        plan = self._plan
        if plan is None:
            return
        before = self.kinds.key()
        counts = [(one.value, title, plan.count(one)) for one, title in OUTCOME_TITLES.items()]
        counts.append((NOTED, N_("To look at"), len(chosen(plan, NOTED))))
        kinds = [
            Chip(key, f"{_(title)} {count_text(count)}", _ICONS[key], plain=True)
            for key, title, count in counts
            if count or key not in _ONLY_IF_ANY
        ]
        self.kinds.show_chips([Chip(FIRST, N_("First rows"), "eye"), *kinds])
        self.kinds.choose(before or FIRST)
        if not self.kinds.key():
            self.kinds.choose(FIRST)
        self.members.say(N_("Add members too: {count}"), count=count_text(len(plan.new_owners)))
        self.members.setVisible(bool(plan.new_owners))
        self._say_deed()

    def _say_deed(self) -> None:
        """The button names what it does, and does nothing where nothing would change."""
        if self._plan:
            members = len(self._plan.new_owners) if self.members.isChecked() else 0
            sentence, values = deed(self._plan, members)
            self.on.say(sentence, **values)
            some = members or self._plan.count(Outcome.NEW) or self._plan.count(Outcome.CHANGED)
            self.on.block("" if some else N_("Nothing would change. There is nothing to take over from this file."))

    def _list(self) -> None:
        if self._plan:
            rows = chosen(self._plan, self.kinds.key() or FIRST)
            self.table.show_rows([cells(row, self._categories) for row in rows])
            self._tell_all()

    def _tell_all(self) -> None:
        """What is to be known while no row is looked at."""
        if self._plan is None:
            return
        made = self._plan.new_categories
        self.detail.tell(
            "plain",
            N_("Nothing is written yet. Tap a row to see all of it."),
            N_("New categories: {names}") if made else "",
            names=", ".join(made[:FIRST_ROWS]),
        )

    def _tell(self, index: QModelIndex) -> None:
        """What is to be known of the row under the cursor."""
        number = index.siblingAtColumn(0).data()
        row = next((one for one in self._plan.rows if str(one.number) == number), None) if self._plan else None
        if row is None:
            return
        head, more = told(row)
        self.detail.tell("care" if row.fault else "plain", "{head}", "{more}" if more else "", head=head, more=more)
        area = self.findChild(ScrollColumn)
        if area:
            area.column.activate()
            area.ensureWidgetVisible(self.detail)
