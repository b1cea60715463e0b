"""Choosing where copies go: a stick that is plugged in, or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.operations.change_options import change_options
from posapp.operations.copies import places
from posapp.operations.options import COPIES
from posapp.store import medium
from posapp.ui.parts.acting import Acting
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.operations.copies.places import Place
    from posapp.ui.screens.safety.desk import Work


class PlacePage(Step):
    """The page behind the door "place"."""

    left = Signal()
    help_page = "copies"

    def __init__(self, work: Work) -> None:
        super().__init__(N_("Where do copies go?"), Deed(N_("Look again"), "again", "plain"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._acting = Acting(work.notices, work.desk.changed)
        self.sticks = QVBoxLayout()
        self.chosen = QVBoxLayout()
        self.folder = BigButton(N_("Choose a folder"), icon="file")
        self.times = OptionForm(COPIES, {option.key: work.shop.setting(option.key) for option in COPIES})
        self.keep = BigButton(N_("Save"), icon="check")
        sides = Sides()
        for part in (
            Label(N_("Plug in a USB stick and tap it here. Plugged in later, it copies by itself."), colour="text2"),
            Label(N_("USB sticks that are plugged in"), role="section"),
        ):
            sides.left.addWidget(part.wrapped())
        sides.left.addLayout(self.sticks)
        sides.left.addWidget(Label(N_("Or a folder on another disk or PC"), role="section").wrapped())
        sides.left.addWidget(self.folder)
        sides.left.addWidget(Label(N_("Chosen"), role="section"))
        sides.left.addLayout(self.chosen)
        sides.left.addStretch(1)
        sides.right.addWidget(Label(N_("How often"), role="section"))
        sides.right.addWidget(self.times)
        sides.right.addWidget(self.keep)
        sides.right.addStretch(1)
        self.body.addWidget(sides)
        self.body.addStretch(1)
        self.folder.tapped.connect(self._ask_folder)
        self.keep.tapped.connect(self.keep_times)
        self.went_on.connect(self.look)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.on)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """A scanned code says nothing here."""

    def look(self) -> None:
        """Find the sticks that are plugged in now."""
        self._work.aside(
            lambda shop: (medium.mounted(), places.places(shop)),
            lambda found: self._show(*found),
            self._work.notices.show,
        )

    def take_stick(self, root: Path) -> None:
        """Keep copies on this stick."""
        self._done(lambda: places.choose_stick(self._work.shop, root, self._work.desk.seller()))

    def take_folder(self, folder: Path) -> None:
        """Keep copies in this folder."""
        self._done(lambda: places.choose_folder(self._work.shop, folder, self._work.desk.seller()))

    def keep_times(self) -> None:
        """Copy as often as was typed."""
        values = self.times.values()
        if self._acting.done(lambda: change_options(self._work.shop, COPIES, values, self._work.desk.seller())):
            self._work.notices.tell(N_("Saved."))

    def _done(self, act: Callable[[], Changes]) -> None:
        if self._acting.done(act):
            self._work.notices.tell(N_("Copies go there from now on."))
            self.look()

    def _show(self, sticks: list[Path], chosen: list[Place]) -> None:
        _empty(self.sticks)
        _empty(self.chosen)
        for root in sticks:
            button = BigButton(icon="database")
            button.show_text(root.name or str(root))
            button.tapped.connect(lambda root=root: self.take_stick(root))
            self.sticks.addWidget(button)
        if not sticks:
            self.sticks.addWidget(Label(N_("None. Plug one in, wait a moment, then look again.")).wrapped())
        for place in chosen:
            words = place.words or _(N_("The USB stick is not plugged in"))
            button = BigButton(N_("Make no more copies to {place}"), icon="remove")
            button.say(N_("Make no more copies to {place}"), place=words)
            button.tapped.connect(lambda key=place.key: self._forget(key))
            self.chosen.addWidget(button)
        if not chosen:
            self.chosen.addWidget(Label(N_("No place was chosen yet.")).wrapped())

    def _forget(self, key: str) -> None:
        if self._acting.done(lambda: places.forget(self._work.shop, key, self._work.desk.seller())):
            self.look()

    def _ask_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _(N_("Choose a folder")), str(Path.home()))
        if found:
            self.take_folder(Path(found))


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        part = item.widget()
        if part:
            part.deleteLater()
