"""A new key for a shop: entered, tried, and used only once the shop takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.changes import Book, Changes
from posapp.i18n import N_
from posapp.operations.online.shops import change_account
from posapp.sync.connectors import connector
from posapp.ui.screens.shops.adding_steps import AccessStep, LineStep
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Access
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk


class KeyChange:
    """`lay` shows pages over that of the shop until a signal comes, `close` goes back there."""

    def __init__(
        self,
        shop: Shop,
        notices: Notices,
        desk: ShopDesk,
        lay: Callable[[QWidget, SignalInstance], None],
        close: Callable[[], None],
    ) -> None:
        self._shop, self._notices, self._desk, self._lay, self._close = shop, notices, desk, lay, close

    def ask(self, online: OnlineShop) -> None:
        """Ask for it."""
        step, pages = AccessStep(connector(online.connector), online), PageStack()
        step.said.connect(lambda _name, access: self._try(online, access, pages))
        pages.bring(step)
        self._lay(pages, step.went_back)
        step.setFocus()

    def _try(self, online: OnlineShop, access: Access, pages: PageStack) -> None:
        """Try it; whoever goes back finds what was typed."""
        step = LineStep(N_("Use this key"))
        told = step.hearing(self._desk, online.connector, access)
        step.went_on.connect(lambda: self._use(online, access))
        pages.lay_over(step, step.went_back)
        told()

    def _use(self, online: OnlineShop, access: Access) -> None:
        by = self._desk.seller()
        changed = self._notices.tried(lambda: change_account(self._shop, online.id, access.account, by))
        if changed is None:
            return
        self._desk.keep(changed, access.secret, lambda _kept: self._desk.sync_now(online.id), self._notices.show)
        self._desk.changed(Changes(Book.ONLINE))
        self._close()
