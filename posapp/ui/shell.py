"""The window: top bar, one screen at a time, the banner's place, and the keys that work everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from posapp import i18n
from posapp.ui import names, theme
from posapp.ui.curtain import Curtain
from posapp.ui.menu_panel import MenuPanel
from posapp.ui.screens import SCREENS
from posapp.ui.top_bar import SearchField, TopBar
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QApplication

    from posapp.domain.changes import Changes
    from posapp.ui.notices import Notices
    from posapp.ui.screen import Screen, ScreenSpec

_LEAST = QSize(640, 400)
_SPECS = {spec.key: spec for spec in SCREENS}
_ALWAYS = ("F11", "Ctrl+L", "Ctrl++", "Ctrl+=", "Ctrl+-")
"""Keys about looks: they work before anybody said who works here."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose about the looks: kept in the settings, the same at the next start."""

    language: str = "th"
    theme: str = "light"
    percent: int = 100
    hints: bool = True

    def in_other_language(self) -> Look:
        """The same in the other language."""
        return replace(self, language="en" if self.language == "th" else "th")

    def stepped(self, by: int) -> Look:
        """The same with smaller or larger text, as far as there are sizes."""
        place = theme.SIZES.index(self.percent) + by
        return replace(self, percent=theme.SIZES[min(max(place, 0), len(theme.SIZES) - 1)])

    def sun_switched(self, indoors: str) -> Look:
        """The same for bright sun; from there back to the theme worn `indoors`."""
        return replace(self, theme=indoors if self.theme == "sun" else "sun")


class Shell(QWidget):
    """Shows the screens.

    `look_changed(Look)` is to be kept; `help_wanted(page)` names the help page of the screen in front;
    `seller_wanted` asks who sells; `drawer_wanted` is the drawer without a sale; `lock_wanted` that nobody works
    here any more; `turned_away(ScreenSpec)` that whoever works here may not enter a screen; `closing` comes once,
    when the window is closed. `may_enter` says who may; `curtain` is what can be drawn over everything, `menu` lies
    at the left while it is open.
    """

    look_changed = Signal(object)
    help_wanted = Signal(str)
    seller_wanted = Signal()
    drawer_wanted = Signal()
    lock_wanted = Signal()
    turned_away = Signal(object)
    closing = Signal()

    def __init__(self, app: QApplication, look: Look, notices: Notices) -> None:
        super().__init__()
        self._app, self._look, self._notices = app, look, notices
        self._indoors = look.theme if look.theme != "sun" else "light"
        self._builders: Mapping[str, Callable[[], Screen]] = {}
        self._screens: dict[str, Screen] = {}
        self._key = ""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = TopBar()
        self._stack = PageStack()
        self._foot = QVBoxLayout()
        self.may_enter: Callable[[ScreenSpec], bool] = lambda _spec: True
        self.curtain = Curtain()
        self.setMinimumSize(_LEAST)
        self.curtain.front.addWidget(self.bar)
        self.curtain.front.addWidget(self._stack, 1)
        self.curtain.front.addLayout(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.curtain)
        self.menu = MenuPanel(self, [spec for spec in SCREENS if spec.in_menu])
        self._wire()
        self._wear()

    def furnish(self, builders: Mapping[str, Callable[[], Screen]]) -> None:
        """Say how each screen is built; it is built when it is first shown."""
        self._builders = builders

    def search(self) -> SearchField:
        """The field in the top bar."""
        return self.bar.search

    def visit(self, key: str) -> Screen:
        """The screen `key`, built now if it never was."""
        if key not in self._screens:
            self._screens[key] = self._builders[key]()
            self._stack.keep(self._screens[key].widget())
        return self._screens[key]

    def go(self, key: str) -> None:
        """Bring screen `key` to the front, if whoever works here may enter it."""
        self.menu.hide()
        if not self.may_enter(_SPECS[key]):
            self.turned_away.emit(_SPECS[key])
            return
        screen = self.visit(key)
        self._key = key
        self.bar.show_search(on=_SPECS[key].searches)
        self._notices.place(self._foot)
        self._stack.bring(screen.widget())
        screen.shown()

    def here(self) -> str:
        """The key of the screen in front."""
        return self._key

    def changed(self, changes: Changes) -> None:
        """Tell the screen in front which books changed; the others look again when they are shown."""
        if self._key:
            self._screens[self._key].refresh(changes)

    def wear(self, look: Look) -> None:
        """Change language, theme or text size at once; nothing that is being done is lost."""
        if look == self._look:
            return
        self._look = look
        if look.theme != "sun":
            self._indoors = look.theme
        # First whoever keeps it: screens that show the choice ask for it while they are worn anew.
        self.look_changed.emit(look)
        self._wear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the bar out for the width there is."""
        super().resizeEvent(event)
        self.bar.lay_out(theme.layout_for(self.width()))
        self.menu.lie_below(self.bar.sizeHint().height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the program that the window goes."""
        self.closing.emit()
        super().closeEvent(event)

    def _wire(self) -> None:
        bar, menu = self.bar, self.menu

        def toggle_full() -> None:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()

        bar.menu_wanted.connect(self._toggle_menu)
        bar.printer_wanted.connect(lambda: self.go("settings"))
        bar.sun_wanted.connect(lambda: self.wear(self._look.sun_switched(self._indoors)))
        bar.seller_wanted.connect(self.seller_wanted)
        bar.help_wanted.connect(self._help)
        menu.chosen.connect(self.go)
        menu.closed.connect(menu.hide)
        menu.lock_wanted.connect(self.lock_wanted)
        self.lock_wanted.connect(menu.hide)
        self.curtain.moved.connect(menu.hide)
        menu.language_wanted.connect(lambda: self.wear(self._look.in_other_language()))
        menu.size_wanted.connect(lambda by: self.wear(self._look.stepped(by)))
        keys: dict[str, Callable[[], object]] = {
            "F1": self._help,
            "F5": lambda: self.go("sales"),
            "F11": toggle_full,
            "F12": self.seller_wanted.emit,
            "Ctrl+O": self.drawer_wanted.emit,
            "Alt+M": self._toggle_menu,
            "Ctrl+L": menu.language_wanted.emit,
            "Ctrl++": lambda: menu.size_wanted.emit(1),
            "Ctrl+=": lambda: menu.size_wanted.emit(1),
            "Ctrl+-": lambda: menu.size_wanted.emit(-1),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act if key in _ALWAYS else self._in_front(act))

    def _in_front(self, act: Callable[[], object]) -> Callable[[], object]:
        """`act`, done only while nothing covers the content."""
        return lambda: None if self.curtain.is_drawn() else act()

    def _wear(self) -> None:
        i18n.use(self._look.language)
        look = self._look
        theme.wear(self._app, look.theme, look.percent, hints=look.hints)
        names.say_again(self._app.allWidgets())
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))
        for screen in self._screens.values():
            screen.retranslate()
        self.bar.lay_out(theme.layout_for(self.width()))
        self.menu.lie_below(self.bar.sizeHint().height())

    def _toggle_menu(self) -> None:
        if self.menu.isVisible():
            self.menu.hide()
        else:
            self.menu.open(self._key, {spec.key for spec in SCREENS if not self.may_enter(spec)})

    def _help(self) -> None:
        if self._key:
            self.help_wanted.emit(self._screens[self._key].help_page)
