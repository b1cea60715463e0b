"""A group that uses codes: one person of each role, and short ways to put them on duty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Role
from posapp.operations.codes import set_access, set_code, sign_in
from posapp.operations.people import person_named
from tests.doubles.trade import once

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop
    from tests.doubles.trade import MarketStall

TREASURER_CODE: Final = "204913"
SELLER_CODE: Final = "7305"
WRONG_CODE: Final = "9182"
_NAMES: Final = {Role.TREASURER: "มาลี", Role.TRAINER: "ครูต้น", Role.AUDITOR: "ผู้สอบ"}


@dataclass(frozen=True)
class CodedGroup:
    """Who is who; the seller is the stall's own."""

    stall: MarketStall
    people: dict[Role, PersonId]

    @property
    def shop(self) -> Shop:
        return self.stall.shop

    def code(self, role: Role) -> str:
        return TREASURER_CODE if role is Role.TREASURER else SELLER_CODE

    def enter(self, role: Role) -> PersonId:
        """Put the person of this role on duty."""
        sign_in(self.shop, self.people[role], self.code(role))
        return self.people[role]


def coded_group(stall: MarketStall) -> CodedGroup:
    """Give the stall a treasurer, a trainer and an auditor, all with codes; nobody is on duty then."""
    return CodedGroup(stall, once(stall, _give_codes))


def _give_codes(stall: MarketStall) -> dict[Role, PersonId]:
    shop, nobody = stall.shop, stall.seller
    people = {role: person_named(shop, "cashier", name, nobody) for role, name in _NAMES.items()}
    group = CodedGroup(stall, {Role.SELLER: stall.seller, **people})
    for role, person in people.items():
        set_access(shop, person, role, nobody)
    set_code(shop, people[Role.TREASURER], TREASURER_CODE, nobody)
    treasurer = group.enter(Role.TREASURER)
    for role in (Role.SELLER, Role.TRAINER, Role.AUDITOR):
        set_code(shop, group.people[role], SELLER_CODE, treasurer)
    shop.duty.leave()
    return group.people
