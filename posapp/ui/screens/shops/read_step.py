"""The first reading of a shop: where its key is kept, how far the reading is, and that it may be stopped any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from posapp.i18n import N_, count_text
from posapp.ui.parts.progress import Progress
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.share_bar import ShareBar
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

_LOOK_MS: Final = 100


class ReadStep(Step):
    """Follows a Progress while it is in front. Emits `begun` to read on, `went_on` when all was read."""

    begun = Signal()

    def __init__(self) -> None:
        super().__init__(
            N_("Reading the goods of the shop"), Deed(N_("Pair the goods"), "right"), back=N_("Later"), scrolls=True
        )
        self.progress = Progress()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.kept = NoteBox("plain")
        self.kept.hide()
        self.bar = ShareBar()
        self.count = Label(colour="text2").wrapped()
        self.stop = BigButton(N_("Stop for now"), icon="hold")
        self.stop.tapped.connect(self.leave)
        self.resume = BigButton(N_("Read on"), icon="again", kind="next")
        self.resume.tapped.connect(self.begun)
        for part in (self.bar, self.count, self.stop, self.resume):
            self.body.addWidget(part)
        self.body.addWidget(
            Label(
                N_("Nothing is written to the shop before you have seen which goods are yours."), colour="text2"
            ).wrapped()
        )
        self.body.addWidget(self.kept)
        self.body.addStretch(1)
        self.on.turned_away.connect(self.count.show_text)
        self.setFocusProxy(self.stop)

    def tell_kept(self, sentence: str) -> None:
        """Say where the key is kept (a catalogue message)."""
        self.kept.tell("plain", sentence, N_("It is in no copy, no export and no report."))
        self.kept.show()

    def start(self) -> Progress:
        """Reading begins, or goes on."""
        self.progress = Progress()
        self.on.block(N_("Wait until all of it is read."))
        self.stop.show()
        self.resume.hide()
        self._look()
        return self.progress

    def finish(self, count: int) -> None:
        """All of it is read."""
        self.bar.show_share(1, 1)
        self.count.say(N_("Read: {count}"), count=count_text(count))
        self.progress = Progress()
        self.on.block("")
        self.stop.hide()
        self.resume.hide()
        self.on.setFocus()

    def fail(self, why: str) -> None:
        """Reading stopped, by a wish or because of `why`, a sentence in the language in use; what was read stays."""
        self.stop.hide()
        self.resume.show()
        self.resume.setFocus()
        if why:
            self.count.show_text(why)
        else:
            self.count.say(N_("Stopped. What was read stays, and reading goes on from there."))

    def leave(self) -> None:
        """Let the reading stop at its next page."""
        self.progress.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Look how far it is, again and again."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self._timer.stop()
        super().hideEvent(event)

    def _look(self) -> None:
        done, total = self.progress.done, self.progress.total
        if self.stop.isHidden() or not done:
            return
        self.bar.show_share(done, total)
        if total:
            self.count.say(N_("Read {done} of {total}"), done=count_text(done), total=count_text(total))
        else:
            self.count.say(N_("Read: {count}"), count=count_text(done))
