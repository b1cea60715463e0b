"""The first half of adding a shop: which kind, where it is, its key, whether the line works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from posapp.domain.changes import Book, Changes
from posapp.i18n import N_
from posapp.operations.online.shops import ShopWish, add_shop
from posapp.sync.secrets import KEPT_TITLES
from posapp.ui.parts.while_there import while_there
from posapp.ui.screens.shops.adding_steps import AccessStep, KindStep, LineStep

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Access, Connector
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk
    from posapp.ui.widgets.page_stack import PageStack
    from posapp.ui.widgets.step import Step


class Connecting(QObject):
    """Emits `added(OnlineShop, where its key lies)` once the shop is here, `left` to go back before that."""

    added = Signal(object, str)
    left = Signal()

    def __init__(self, shop: Shop, notices: Notices, desk: ShopDesk, pages: PageStack) -> None:
        super().__init__(pages)
        self._shop, self._notices, self._desk, self._pages = shop, notices, desk, pages
        self.kinds = KindStep(desk.kinds)
        self.kinds.chosen.connect(self._ask_access)
        self.kinds.went_back.connect(self.left)

    def show(self) -> None:
        """Ask for the kind."""
        self._bring(self.kinds)

    def _ask_access(self, kind: Connector) -> None:
        step = AccessStep(kind)
        step.said.connect(lambda name, access: self._try(kind, name, access, step))
        step.went_back.connect(self.show)
        self._bring(step)

    def _try(self, kind: Connector, name: str, access: Access, before: Step) -> None:
        """Try the line; a shop that only files go to has none."""
        if not kind.abilities.talks:
            self._add(kind, name, access)
            return
        step = LineStep(N_("Add this shop"))
        test = step.hearing(self._desk, kind.key, access)
        step.went_back.connect(lambda: self._bring(before))
        step.went_on.connect(lambda: self._add(kind, name, access))
        self._bring(step)
        test()

    def _add(self, kind: Connector, name: str, access: Access) -> None:
        wish = ShopWish(kind.key, name, access.address, access.account)
        added = self._notices.tried(lambda: add_shop(self._shop, wish, self._desk.seller()))
        if added is None:
            return
        self._desk.changed(Changes(Book.ONLINE))
        if access.secret:
            self._desk.keep(
                added,
                access.secret,
                while_there(self, lambda kept: self.added.emit(added, KEPT_TITLES[kept])),
                self._notices.show,
            )
        else:
            self.added.emit(added, "")

    def _bring(self, step: Step) -> None:
        self._pages.bring(step)
        step.setFocus()
