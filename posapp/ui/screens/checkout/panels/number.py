"""Typing a number: how many, how heavy, what price, how much off; with a reason where one is owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.screens.checkout.words import REASONS
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label, OneLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

_SHORT = 440


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to read the number ("kg", "percent"): its chip, and how many decimals it may have.

    `milli` is how many thousandths of the goods' unit one of it is.
    """

    key: str
    label: str
    decimals: int = 0
    milli: int = 1000


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, in which mode, and why."""

    text: str
    mode: Mode
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: catalogue messages; `preview` says what the number would mean, already translated."""

    title: str
    confirm: str
    modes: tuple[Mode, ...]
    preview: Callable[[Typed], str]
    below: str = ""
    with_reason: bool = False
    values: Mapping[str, object] = field(default_factory=dict)


class NumberPanel(Panel):
    """Asks one Question at a time and hands what was typed to whoever asked."""

    def __init__(self) -> None:
        self._keypad = Keypad()
        confirm = BigButton(N_("Save"), icon="done", kind="cash", key_hint="Enter")
        super().__init__(confirm, self._keypad)
        self._question: Question | None = None
        self._mode = Mode("", "")
        self._then: Callable[[Typed], None] = lambda _typed: None
        self._title = OneLine(role="title")
        self._below = Label(colour="text2").wrapped()
        self._modes = ChipRow()
        self._typed = OneLine(role="dialog").aligned(Qt.AlignmentFlag.AlignRight)
        self._preview = Label(role="section", colour="leaf").wrapped().aligned(Qt.AlignmentFlag.AlignRight)
        self._why = OneLine(N_("Why?"), role="strong")
        self._reasons = ChipRow([Chip(reason, reason) for reason in REASONS])
        self._keypad.changed.connect(lambda _text: self._show())
        self._modes.chosen.connect(self._change_mode)
        confirm.tapped.connect(self._accept)
        self._build()

    def ask(self, question: Question, then: Callable[[Typed], None]) -> None:
        """Show `question`; `then` gets the answer and may refuse it, which leaves the panel as it is."""
        self._question, self._then = question, then
        self._title.say(question.title, **question.values)
        self._below.say(question.below, **question.values)
        self.confirm.say(question.confirm)
        self._modes.show_chips([Chip(mode.key, mode.label) for mode in question.modes])
        self._modes.setVisible(len(question.modes) > 1)
        self._reasons.setVisible(question.with_reason)
        self._lay_out()
        self._reasons.choose(REASONS[0])
        self._change_mode(question.modes[0].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what can be spared where the height is short."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        short = self.height() < theme.px(_SHORT)
        asked = self._question
        self._typed.role("due" if short else "dialog")
        self._below.setVisible(bool(asked and asked.below) and not short)
        self._why.setVisible(bool(asked and asked.with_reason) and not short)

    def _change_mode(self, key: str) -> None:
        if self._question:
            self._mode = next(mode for mode in self._question.modes if mode.key == key)
            self._keypad.start(self._mode.decimals)
            self._show()

    def _now(self) -> Typed:
        reason = self._reasons.key() if self._question and self._question.with_reason else ""
        return Typed(self._keypad.text().removesuffix("."), self._mode, reason)

    def _show(self) -> None:
        typed = self._now()
        self._typed.show_text(self._keypad.text() or "0")
        self._preview.show_text(self._previewed(typed) if typed.text else "")
        self.confirm.block("" if typed.text else N_("Type a number first."))

    def _previewed(self, typed: Typed) -> str:
        """What the number would mean, or why it can't be."""
        try:
            return self._question.preview(typed) if self._question else ""
        except Refused as refusal:
            return str(refusal)

    def _accept(self) -> None:
        self._then(self._now())

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self._title)
        left.addWidget(self._below)
        left.addWidget(self._modes)
        shown = Box()
        shown.column.addWidget(self._typed)
        shown.column.addWidget(self._preview)
        left.addWidget(shown)
        left.addWidget(self._why)
        left.addWidget(self._reasons)
        left.addStretch(1)
        sides.addLayout(left, 6)
        right = QVBoxLayout()
        right.addWidget(self._keypad, 10)
        right.addStretch(1)
        sides.addLayout(right, 5)
        self.column.addLayout(sides, 1)
