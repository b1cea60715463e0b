"""The pages behind the buttons in the foot of the list of goods, and which of them is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.operations.members import members_book
from posapp.ui.screens.products.membership import Membership

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.passing_page import PassingPage
    from posapp.ui.screens.products.desk import Desk
    from posapp.ui.widgets.page_stack import PageStack

_MEMBERS: Final = "members"


class Doors:
    """Lays its pages over `pages`."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk, pages: PageStack) -> None:
        self._shop, self._notices, self._desk, self._pages = shop, notices, desk, pages
        self._membership: Membership | None = None
        self._door: PassingPage | None = None

    def open(self, key: str) -> None:
        """Go through the door `key`."""
        if key == _MEMBERS:
            if self._notices.tried(lambda: members_book(self._shop)) is None:
                return
            self._membership = Membership(self._shop, self._notices, self._desk)
            page = self._membership.page
            self._pages.lay_over(page, page.back_wanted)
            page.setFocus()
        else:
            self._door = self._desk.doors[key]()
            self._pages.lay_over(self._door.widget(), self._door.left)

    def help_page(self) -> str:
        """The help page of the one in front, empty when none is."""
        if self._members_now():
            return _MEMBERS
        door = self._door_now()
        return door.help_page if door else ""

    def on_scan(self, code: str) -> None:
        """A code was scanned; the page in front knows what to do with it."""
        door = self._door_now()
        if door:
            door.on_scan(code)

    def look(self) -> None:
        """Books changed."""
        page = self._members_now() or self._door_now()
        if page:
            page.look()

    def _members_now(self) -> Membership | None:
        membership = self._membership
        return membership if membership and self._pages.currentWidget() is membership.page else None

    def _door_now(self) -> PassingPage | None:
        return self._door if self._door and self._pages.currentWidget() is self._door.widget() else None
