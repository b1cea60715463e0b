"""Who works here now, as it was proved; one for each running program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import NOBODY, PersonId

if TYPE_CHECKING:
    from posapp.domain.access import Permission


_APPROVAL_MS: Final = 120_000


@dataclass(frozen=True, slots=True)
class Approval:
    """A treasurer's word for one act that needs `permission`, given at machine time `uptime` (milliseconds)."""

    by: PersonId
    permission: Permission
    uptime: int

    def holds(self, permission: Permission, uptime: int) -> bool:
        """Whether it is good for an act now: it was meant for what was on the screen then, not for later."""
        return self.permission is permission and 0 <= uptime - self.uptime <= _APPROVAL_MS


@dataclass(slots=True)
class Duty:
    """Who proved to be here. One for each running program, shared by all its threads.

    `person` is nobody's while it is locked; `approval` is used up by the act it was given for. Only
    `posapp.operations.codes` puts anybody on duty.
    """

    person: PersonId = NOBODY
    approval: Approval | None = None

    def leave(self) -> None:
        """Nobody is here any more."""
        self.person, self.approval = NOBODY, None
