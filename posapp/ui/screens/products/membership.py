"""The page of members and what its buttons do to the books."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused, Told
from posapp.i18n import N_, collation_key
from posapp.operations.members import new_member, save_member
from posapp.ui.parts.acting import Acting
from posapp.ui.screens.products.members_page import MembersPage

if TYPE_CHECKING:
    from posapp.domain.changes import Changes
    from posapp.domain.party import Member
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.products.desk import Desk


class Membership:
    """Opened from the list of goods."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)
        self.page = MembersPage()
        self._shown: Member | None = None
        self.page.save_wanted.connect(self._save)
        self.page.leave_wanted.connect(self._leave)
        self.page.other_wanted.connect(self._show)
        self.page.new_wanted.connect(self._begin)
        self._begin()

    def look(self) -> None:
        """Show the members as the books hold them now; what is typed stays."""
        typed = self.page.member()
        if typed:
            now = self._shop.books.members.get(typed.id)
            self._show(now if now and typed == self._shown else typed)

    def _begin(self) -> None:
        self._show(new_member(self._shop, ""))
        self.page.name.setFocus()

    def _show(self, chosen: Member) -> None:
        members = sorted(self._shop.books.members.all(left=True), key=_order)
        goods = Counter(product.owner for product in self._shop.books.catalog.all())
        self._shown = chosen
        self.page.show_members(members, goods, chosen)

    def _save(self, member: Member) -> None:
        before = self._shop.books.members.get(member.id)
        try:
            saved, changes = self._notices.permitted(lambda: save_member(self._shop, member, self._desk.seller()))
        except Refused as error:
            self.page.refuse(error)
            return
        except Told as error:
            self._notices.show(error)
            return
        self._desk.changed(changes)
        undo = self._acting.back(lambda: self._write(before or replace(saved, active=False)))
        self._notices.tell(N_("{name} is saved."), undo=undo, name=saved.name)
        if before:
            self._show(saved)
        else:
            self._begin()

    def _leave(self, member: Member) -> None:
        """Take a member off the list, or back onto it."""
        other = replace(member, active=not member.active)
        if self._acting.done(lambda: self._write(other)):
            said = N_("{name} is a member again.") if other.active else N_("{name} left the group.")
            self._notices.tell(said, undo=self._acting.back(lambda: self._write(member)), name=member.name)
            self._show(other)

    def _write(self, member: Member) -> Changes:
        return save_member(self._shop, member, self._desk.seller())[1]


def _order(member: Member) -> tuple[bool, tuple[str, str]]:
    """Those who left come last."""
    return not member.active, collation_key(member.name)
