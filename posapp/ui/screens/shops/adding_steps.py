"""The first steps of adding a shop: which kind, where it is and who opens it, and whether the line works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from posapp.domain.errors import Refused
from posapp.i18n import N_, _, count_text
from posapp.sync.connector import Access
from posapp.sync.faults import Blocked, Busy, Doubtful, Fault, Faulty, KeyRefused, Offline, Rejected
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.while_there import while_there
from posapp.ui.screens.shops.words import fault_text
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.status_icon import StatusIcon
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.online.shop import OnlineShop
    from posapp.sync.connector import Checked, Connector
    from posapp.ui.screens.shops.desk import ShopDesk

_NAME_LIMIT: Final = 60
_STAGES: Final = (
    N_("The shop is there, and its certificate is right"),
    N_("It answers the program"),
    N_("It takes the key"),
    N_("Goods and orders can be read and written"),
)
_TRY: Final = (N_("Try the line"), "cloud")
_ADD: Final = (N_("Add this shop"), "plus")
_FAILED_AT: Final = {Busy: 1, Faulty: 1, Doubtful: 1, Blocked: 1, KeyRefused: 2, Rejected: 3}
"""The stage a kind of fault belongs to; whatever else goes wrong happened on the way there."""
_PASSING: Final = (Offline, Busy, Faulty, Doubtful)
"""Kinds of fault that may be over the next time, with nothing typed anew."""
_AT_TRIAL: Final[dict[type[Exception], str]] = {
    Offline: N_("There is no connection to the shop. Look at its address and at the internet here, then try again."),
    Busy: N_("The shop is busy just now. Wait a minute, then try again."),
    Faulty: N_("The shop has a fault of its own. Try again later, or ask whoever looks after it."),
    KeyRefused: N_("The shop does not accept this key. Look at what was typed, or make a new one there."),
}


class KindStep(Step):
    """Emits `chosen(Connector)`."""

    chosen = Signal(object)

    def __init__(self, kinds: Sequence[Connector]) -> None:
        super().__init__(N_("Which kind of shop is it?"), Deed(""), scrolls=True)
        self.on.hide()
        self.kinds = [self._button(kind) for kind in kinds]
        for button in self.kinds:
            self.body.addWidget(button)
        self.body.addWidget(
            Label(
                N_("Other shops can be added later. Each keeps its own goods, and all share one stock."), colour="text2"
            ).wrapped()
        )
        self.body.addStretch(1)
        if self.kinds:
            self.setFocusProxy(self.kinds[0])

    def _button(self, kind: Connector) -> BigButton:
        button = BigButton(kind.title, icon="cloud" if kind.abilities.talks else "file", kind="next")
        button.tapped.connect(lambda: self.chosen.emit(kind))
        return button


class AccessStep(Step):
    """Where the shop is and who opens it. Emits `said(name, Access)` once both are in order."""

    said = Signal(str, object)

    def __init__(self, kind: Connector, online: OnlineShop | None = None) -> None:
        """`online` is a shop that gets a new key: its name and its address stay."""
        super().__init__("", Deed(*(_TRY if kind.abilities.talks else _ADD)), scrolls=True)
        self.title.say(N_("{kind}: where it is, and its key") if kind.fields else "{kind}", kind=_(kind.title))
        self._kind, self._address = kind, online.address if online else ""
        asked = [option for option in kind.fields if option.key != "address" or online is None]
        self.name = QLineEdit()
        self.name.setMaxLength(_NAME_LIMIT)
        call(self.name, N_("What you call this shop"))
        hint(self.name, N_("For example: our web shop"))
        self.form = OptionForm(asked, {"account": online.account} if online else {})
        if online is None:
            self.body.addWidget(Label(N_("What you call this shop"), role="strong").wrapped())
            self.body.addWidget(self.name)
        else:
            self.name.setParent(self)
            self.name.hide()
        self.body.addWidget(self.form)
        self.trouble = NoteBox()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        self.setFocusProxy(self.form if online else self.name)
        self.went_on.connect(self._say)

    def access(self) -> Access:
        """What was typed, as it will be used. Raises Refused with what is wrong with it."""
        typed = self.form.values()
        return self._kind.tidy(
            Access(typed.get("address", self._address), typed.get("account", ""), typed.get("secret", ""))
        )

    def _say(self) -> None:
        try:
            access = self.access()
        except Refused as refused:
            self._refuse(refused)
            return
        self.trouble.hide()
        self.said.emit(self.name.text().strip() or _(self._kind.title), access)

    def _refuse(self, refused: Refused) -> None:
        """Say what is wrong below the field it is about, where its code names one, else below all of them."""
        field = next((key for key in self.form.values() if key in refused.code), "")
        if field:
            self.form.refuse(field, str(refused))
        else:
            self.trouble.tell("care", "{said}", said=str(refused))
        self.trouble.setVisible(not field)


class LineStep(Step):
    """Each stage of the line with its mark; what failed says why and what to do.

    Emits `again`, `went_on`, and `went_back` to change what was typed.
    """

    again = Signal()

    def __init__(self, deed: str) -> None:
        super().__init__(N_("Trying the line"), Deed(deed, "plus"), scrolls=True)
        self.result = NoteBox("plain")
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(theme.px(8))
        self.retry = BigButton(N_("Try again"), icon="again")
        self.retry.tapped.connect(self.again)
        self.mend = BigButton(N_("Change what was typed"), icon="edit")
        self.mend.tapped.connect(self.went_back)
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(8))
        ways.addWidget(self.mend, 1)
        ways.addWidget(self.retry, 1)
        self.body.addWidget(self.result)
        self.body.addLayout(ways)
        self.body.addLayout(self._warnings)
        self._marks = [StatusIcon("clock", "text2") for _stage in _STAGES]
        for mark, stage in zip(self._marks, _STAGES, strict=True):
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            row.addWidget(mark)
            row.addWidget(Label(stage).wrapped(), 1)
            self.body.addLayout(row)
        self.body.addStretch(1)
        self.start()

    def hearing(self, desk: ShopDesk, kind: str, access: Access) -> Callable[[], None]:
        """What tries the line and shows here how it went, now and whenever it is wanted `again`."""

        def try_line() -> None:
            self.start()
            desk.test(kind, access, while_there(self, self.show_checked), while_there(self, self.show_failed))

        self.again.connect(try_line)
        return try_line

    def marks(self) -> list[str]:
        """The mark of each stage."""
        return [mark.icon() for mark in self._marks]

    def start(self) -> None:
        """The line is being tried."""
        for mark in self._marks:
            mark.become("clock", "text2")
        self.on.block(N_("Wait until the line was tried."))
        self._offer_ways(offered=False)
        self.result.tell("plain", N_("The shop is being asked. You can go back and sell meanwhile."))

    def show_checked(self, checked: Checked) -> None:
        """Everything works; what will go less well is said with its cure."""
        for mark in self._marks:
            mark.become("done", "leaf")
        self.on.block("")
        self.on.setFocus()
        self.result.tell(
            "good",
            N_("It works: {name}"),
            N_("Goods there: {items}. Money: {currency}. Nothing was written to the shop."),
            name=checked.name,
            items=count_text(checked.items),
            currency=checked.currency,
        )
        for sentence in checked.warnings:
            note = NoteBox()
            note.tell("care", sentence)
            self._warnings.addWidget(note)

    def show_failed(self, error: Exception) -> None:
        """Say at which stage it failed, why, and what to do. Raises `error` again when it is a bug of ours."""
        words = getattr(error, "words", "")
        stage = next((place for kind, place in _FAILED_AT.items() if isinstance(error, kind)), 0)
        for place, mark in enumerate(self._marks):
            if place < stage:
                mark.become("done", "leaf")
            elif place == stage:
                mark.become("alert", "lac")
            else:
                mark.become("minus", "text2")
        more = N_("The shop’s own words: “{words}”") if words else ""
        self.result.tell("care", "{said}", more, said=_trial_text(error), words=words)
        self._offer_ways(offered=True)
        (self.retry if isinstance(error, _PASSING) else self.mend).setFocus()

    def _offer_ways(self, *, offered: bool) -> None:
        for way in (self.mend, self.retry):
            way.setVisible(offered)


def _trial_text(error: Exception) -> str:
    """Why the line does not work yet: nothing waits for such a shop, and nothing is tried again by itself."""
    common = isinstance(error, Fault) and error.sentence == type(error).sentence
    sentence = _AT_TRIAL.get(type(error), "") if common else ""
    return _(sentence) if sentence else fault_text(error)
