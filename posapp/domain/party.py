"""The people and the group: who sells, who buys on credit, whose name stands on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId


@dataclass(frozen=True, slots=True)
class Cashier:
    """A person who sells. `id` goes into the journal, the name stays erasable."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Customer:
    """A buyer the group knows by name because a bill is open or a name was wanted on it."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whose goods the group sells. `number` is her number in the group's list ("12")."""

    id: PersonId
    number: str
    name: str
    nickname: str = ""
    phone: str = ""
    active: bool = True

    @property
    def called(self) -> str:
        """How the others call her."""
        return self.nickname or self.name


@dataclass(frozen=True, slots=True)
class Group:
    """The group as its papers show it."""

    id: str
    name: str
    address: str = ""
    phone: str = ""
    tax_id: str = ""
