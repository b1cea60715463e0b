"""What is done with a shop: its rules, its rest, its key, what it refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.changes import Book, Changes
from posapp.i18n import N_
from posapp.operations.online import errands, shops
from posapp.ui.parts.acting import Acting
from posapp.ui.parts.shop_line import is_asked
from posapp.ui.screens.shops.words import rules_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk


class Deeds:
    """Everything the page of a shop writes."""

    def __init__(self, shop: Shop, notices: Notices, desk: ShopDesk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def change_rules(self, online: OnlineShop, values: Mapping[str, str]) -> None:
        """Whose word counts from now on; the banner takes it back."""
        before = online.rules

        def change() -> Changes:
            shops.change_rules(self._shop, online.id, rules_of(values, before), self._desk.seller())
            return Changes(Book.ONLINE)

        def back() -> Changes:
            shops.change_rules(self._shop, online.id, before, self._desk.seller())
            return Changes(Book.ONLINE)

        if self._acting.done(change):
            self._notices.tell(N_("Saved."), undo=self._acting.back(back))

    def ask(self, online: OnlineShop) -> None:
        """Tell it what waits and ask it for what is new, beside."""
        self._desk.sync_now(online.id)
        self._notices.tell(N_("“{name}” is being asked. Go on with your work meanwhile."), name=online.name)

    def rest(self, online: OnlineShop) -> None:
        """Let it rest; the banner goes on with it."""
        if self._acting.done(lambda: self._written(shops.pause, online)):
            undo = self._acting.back(lambda: self._written(shops.resume, online))
            self._notices.tell(N_("“{name}” rests. What is sold waits for it."), undo=undo, name=online.name)

    def wake(self, online: OnlineShop) -> None:
        """Go on with it, at once."""
        if self._acting.done(lambda: self._written(shops.resume, online)):
            self._desk.sync_now(online.id)

    def remove(self, online: OnlineShop) -> bool:
        """Take it away, its secret too."""
        done = self._acting.done(lambda: shops.remove_shop(self._shop, online.id, self._desk.seller()))
        if done:
            self._desk.forget(online.id)
            self._notices.tell(N_("“{name}” was taken away. Its orders stay in the books."), name=online.name)
        return done

    def try_again(self, errand: Errand) -> None:
        """Send once more what was refused."""
        if self._acting.done(lambda: errands.retry(self._shop, errand.id, self._desk.seller())):
            self._desk.sync_now(errand.shop)
            online = self._shop.books.online.shops.get(errand.shop)
            goes = online is not None and is_asked(online)
            self._notices.tell(
                N_("It is being sent again.") if goes else N_("It is sent again once you go on with the shop.")
            )

    def skip(self, errand: Errand, note: str) -> bool:
        """Never tell the shop, and why."""
        return self._acting.done(lambda: errands.skip(self._shop, errand.id, note, self._desk.seller()))

    def _written(self, write: Callable[..., OnlineShop], online: OnlineShop) -> Changes:
        write(self._shop, online.id, self._desk.seller())
        return Changes(Book.ONLINE)
