"""The one door for every message a person sees: a banner, the newest on top, the others counted."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer

from posapp.domain.errors import Refused, Told
from posapp.i18n import N_, _
from posapp.operations.permit import NeedsApproval

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QBoxLayout

    from posapp.ui.widgets.banner import Banner, Tone

_Result = TypeVar("_Result")
_GOOD_NEWS_MS: Final = 12_000
_REMEMBERED: Final = 50
FOR_OTHERS: Final = ("not_allowed", "locked", "other_person")
"""Refusals that another person at the till cures."""


class Approver(Protocol):
    """Whoever gets a treasurer's code for an act that needs one."""

    def finish(self, needed: NeedsApproval, act: Callable[[], _Result]) -> _Result:
        """What `act` gives once a treasurer approved it. Raises NeedsApproval when nobody did."""
        ...


@dataclass(frozen=True, slots=True)
class Act:
    """The one thing a banner's button does. `label` is a catalogue message."""

    label: str
    act: Callable[[], None]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class _Notice:
    key: str
    tone: Tone
    sentence: str
    act: Act | None
    values: Mapping[str, object] = field(default_factory=dict)


class Notices(QObject):
    """Keeps what is to be told. Good news goes away by itself and when anything newer comes; trouble stays.

    Trouble has a key: telling the same trouble again replaces it, `cured(key)` takes it away.
    `approver` calls a treasurer where an act needs one; `change_person` asks who works here.
    """

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self.approver: Approver | None = None
        self.change_person: Callable[[], None] | None = None
        self._notices: list[_Notice] = []
        self.told: deque[Told] = deque(maxlen=_REMEMBERED)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GOOD_NEWS_MS)
        self._timer.timeout.connect(self.settle)
        banner.acted.connect(self._on_act)
        banner.closed.connect(self._close_newest)
        banner.installEventFilter(self)

    def tell(self, sentence: str, *, undo: Callable[[], None] | None = None, **values: object) -> None:
        """Good news, with a way to take the act back where there is one."""
        act = Act(N_("Undo"), undo, "back") if undo else None
        self._add(_Notice("", "good", sentence, act, values))
        self._timer.start()

    def warn(self, key: str, sentence: str, *, act: Act | None = None, **values: object) -> None:
        """Trouble called `key` that needs care; it stays until cured or closed."""
        self._add(_Notice(key, "care", sentence, act, values))

    def show(self, error: Exception, *, act: Act | None = None) -> None:
        """Tell a failure. Raises `error` again when it is neither Refused nor Unavailable: that is a bug of ours."""
        if not isinstance(error, Told):
            raise error
        self.told.appendleft(error)
        tone: Tone = "care" if isinstance(error, Refused) else "bad"
        if act is None and self.change_person and error.code in FOR_OTHERS:
            act = Act(N_("Change person"), self.change_person, "seller")
        self._add(_Notice(error.code, tone, error.sentence, act, error.values))

    def tried(self, act: Callable[[], _Result]) -> _Result | None:
        """What `act` gave; None when it was refused or the world could not, which is told."""
        try:
            return self.permitted(act)
        except Told as error:
            self.show(error)
            return None

    def permitted(self, act: Callable[[], _Result]) -> _Result:
        """What `act` gives; where it needs a treasurer's code one is asked for it and it is done again.

        Nothing may be left of an act that was refused. Raises whatever else it is refused for; where somebody else at
        the till would cure it, the banner offers that.
        """
        try:
            return act()
        except NeedsApproval as needed:
            if self.approver is None:
                raise
            return self.approver.finish(needed, act)
        except Refused as error:
            if error.code in FOR_OTHERS:
                self.show(error)
            raise

    def settle(self) -> None:
        """Something else was done: good news is old news, and its undo would take back the wrong thing."""
        self._notices = [notice for notice in self._notices if notice.key]
        self._refresh()

    def cured(self, key: str) -> None:
        """The trouble called `key` is over."""
        self._notices = [notice for notice in self._notices if notice.key != key]
        self._refresh()

    def place(self, layout: QBoxLayout) -> None:
        """Show the banner at the end of `layout` from now on."""
        layout.addWidget(self._banner)
        self._refresh()

    def words(self) -> str:
        """What the banner says now."""
        return self._banner.words()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the same again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        return False

    def _add(self, notice: _Notice) -> None:
        self._notices = [old for old in self._notices if old.key and (old.key != notice.key or not notice.key)]
        self._notices.append(notice)
        self._refresh()

    def _refresh(self) -> None:
        if not self._notices:
            self._banner.hide()
            return
        newest = self._notices[-1]
        text = _(newest.sentence).format(**newest.values)
        if len(self._notices) > 1:
            text = f"{text} (+{len(self._notices) - 1})"
        act = newest.act
        self._banner.tell(newest.tone, text, _(act.label) if act else "", act.icon if act else "")

    def _on_act(self) -> None:
        notice = self._notices.pop()
        self._refresh()
        if notice.act:
            notice.act.act()

    def _close_newest(self) -> None:
        self._notices.pop()
        self._refresh()
