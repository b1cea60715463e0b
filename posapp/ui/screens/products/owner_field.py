"""Whose goods they are: the group's, or those of a member who is found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.identity import PersonId
from posapp.i18n import N_, _
from posapp.ui.screens.products.finder import Finder
from posapp.ui.widgets.chip_row import Chip

if TYPE_CHECKING:
    from posapp.domain.party import Member
    from posapp.ui.screens.products.known import Known

_GROUP: Final = ""
_NEW: Final = "*new"


class OwnerField(Finder):
    """Emits `edited`, and `member_wanted(name)` when the name typed is to become a member's."""

    edited = Signal()
    member_wanted = Signal(str)

    def __init__(self, known: Known) -> None:
        self._known = known
        self._owner: Member | None = None
        super().__init__(self._chips, name=N_("Whose it is"), saying=N_("Number, name or nickname"))
        self.chosen.connect(self._on_chosen)
        self.look()

    def owner(self) -> PersonId:
        """The member it belongs to, empty for the group's own."""
        return self._owner.id if self._owner else PersonId(_GROUP)

    def choose(self, owner: PersonId) -> None:
        """Take `owner` without saying so."""
        self._owner = self._known.member(owner)
        self.mark(self.owner())

    def _chips(self, typed: str) -> list[Chip]:
        found = [one for one in self._known.members(typed) if one != self._owner or typed]
        named = [Chip(one.id, member_title(one), plain=True) for one in found]
        if typed:
            return [*named, Chip(_NEW, _(N_("New member: {name}")).format(name=typed), "plus", plain=True)]
        own = [Chip(self._owner.id, member_title(self._owner), plain=True)] if self._owner else []
        return [Chip(_GROUP, N_("The group's")), *own, *named]

    def _on_chosen(self, key: str) -> None:
        if key == _NEW:
            self.member_wanted.emit(self.typed())
        else:
            self.choose(PersonId(key))
            self.edited.emit()


def member_title(member: Member) -> str:
    """A member as a chip names her: how she is called, and her number."""
    return f"{member.called} ({member.number})"
