"""Who is here, and who may do what: signing in and out, a treasurer's word, roles and codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Access, Permission, Role
from posapp.domain.changes import Book, Changes
from posapp.domain.code import checked_code
from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations import guesses
from posapp.operations.duty import Approval
from posapp.operations.permit import needs, role_now, role_of
from posapp.store.access import Proof

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

wait_left: Final = guesses.wait_left


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the group: as what, until which day (None: for good), with a code or not, whether that has ended."""

    person: PersonId
    name: str
    role: Role
    coded: bool
    until: date | None = None
    ended: bool = False


def everybody(shop: Shop) -> list[Known]:
    """All who sell, in the order they were added, also those whose time has ended."""
    said = {one.person: one for one in shop.books.access.all()}
    found = []
    for cashier in shop.books.people.cashiers():
        access = said.get(cashier.id) or Access(cashier.id, Role.SELLER)
        ended = role_now(shop, access) is None
        found.append(Known(cashier.id, cashier.name, access.role, access.coded, access.until, ended))
    return found


def people_here(shop: Shop) -> list[Known]:
    """Those who may sign in today."""
    return [known for known in everybody(shop) if not known.ended]


def sign_in(shop: Shop, person: PersonId, code: str = "") -> Changes:
    """Put `person` on duty in this program. A seller without a code needs none if the group wants it so.

    Raises Refused `person_unknown`, `access_ended`, `code_missing`, `wait`, `wrong_code`; then nobody else is on duty
    than before.
    """
    role = _role_today(shop, person)
    proof = shop.books.access.proof(person)
    if proof and proof.code:
        guesses.prove(shop, person, proof, code)
    elif shop.books.access.in_use() and not (role is Role.SELLER and shop.setting("codes.seller_free") == "yes"):
        raise Refused("code_missing", N_("This name has no code yet. Ask the treasurer to set one."))
    shop.duty.leave()
    shop.duty.person = person
    return Changes(Book.PEOPLE)


def sign_out(shop: Shop) -> Changes:
    """Lock this program: nobody is on duty in it."""
    shop.duty.leave()
    return Changes(Book.PEOPLE)


def approve(shop: Shop, person: PersonId, code: str, permission: Permission) -> None:
    """Let a treasurer's code finish one act of whoever is on duty that needs `permission`, within two minutes.

    Raises Refused `not_treasurer`, and as `sign_in` does.
    """
    proof = shop.books.access.proof(person)
    if _role_today(shop, person) is not Role.TREASURER or not (proof and proof.code):
        raise Refused("not_treasurer", N_("Only a treasurer's code counts here. Choose a treasurer's name."))
    guesses.prove(shop, person, proof, code)
    shop.duty.approval = Approval(person, permission, shop.clock.uptime())


@needs(Permission.USERS)
def set_access(shop: Shop, person: PersonId, role: Role, by: PersonId, *, until: date | None = None) -> Changes:
    """Say what `person` may do, and until which day; a trainer's right ends with today when nothing is said.

    Whoever becomes a treasurer needs a new code, a longer one. Raises Refused `person_unknown`, `last_treasurer`.
    """
    check_here(shop, person)
    if role is Role.TRAINER:
        until = until or shop.today()
    with shop.books.write():
        proof = shop.books.access.proof(person) or Proof.of(None)
        old = role_of(shop, person)
        if role is Role.TREASURER:
            until = None
            proof = proof if old is role else Proof.of(None)
        written(shop, Access(person, role, until), proof, by)
        check_treasurer(shop)
    return Changes(Book.PEOPLE)


@needs(Permission.USERS)
def set_code(shop: Shop, person: PersonId, code: str | None, by: PersonId) -> Changes:
    """Give `person` a code, or take it away with None. The first code of a group is a treasurer's.

    Raises Refused `person_unknown`, `code_digits`, `code_easy`, `treasurer_first`, `last_treasurer`.
    """
    check_here(shop, person)
    access = shop.books.access.get(person) or Access(person, Role.SELLER)
    proof = Proof.of(None if code is None else checked_code(code, access.role))
    with shop.books.write():
        if code is not None and access.role is not Role.TREASURER and not shop.books.access.in_use():
            raise Refused("treasurer_first", N_("The treasurer gets the first code. Set the treasurer's code first."))
        written(shop, access, proof, by)
        guesses.forget(shop, person)
        check_treasurer(shop)
    return Changes(Book.PEOPLE)


@needs(Permission.USERS)
def unlock(shop: Shop, person: PersonId, by: PersonId) -> Changes:
    """Let `person` try a code again at once; the treasurer knows who it was. Raises Refused `person_unknown`."""
    check_here(shop, person)
    with shop.books.write():
        guesses.forget(shop, person)
        shop.record("unlock", person, shop.now(), by, {})
    return Changes(Book.PEOPLE)


@needs(Permission.USERS)
def close_installation(shop: Shop, by: PersonId) -> Changes:
    """End what trainers may do, now."""
    return end_trainers(shop, by)


def end_trainers(shop: Shop, by: PersonId) -> Changes:
    """End what trainers may do, whatever day any clock shows; also a part of closing the day."""
    with shop.books.write():
        for access in shop.books.access.all():
            proof = shop.books.access.proof(access.person)
            if access.role is Role.TRAINER and access.until != date.min and proof:
                written(shop, replace(access, until=date.min), proof, by)
    return Changes(Book.PEOPLE)


def written(shop: Shop, access: Access, proof: Proof, by: PersonId) -> None:
    """Write what a person may do, and the journal of it; inside a write. Codes and their hashes stay out of it."""
    record = shop.books.access.write(access, proof)
    until = access.until.isoformat() if access.until else None
    said = {"role": access.role.value, "until": until, "coded": int(proof.code is not None), "record": record}
    shop.record("access", access.person, shop.now(), by, said)


def check_treasurer(shop: Shop) -> None:
    """Raises Refused `last_treasurer` when others would have codes, but no treasurer any more; inside a write."""
    if shop.books.access.in_use() and not shop.books.access.has_treasurer():
        raise Refused(
            "last_treasurer",
            N_("As long as others have codes, a treasurer must have one. Give another treasurer a code first."),
        )


def check_here(shop: Shop, person: PersonId) -> None:
    """Raises Refused `person_unknown` unless `person` is one of those who sell."""
    if not shop.books.people.is_here(person):
        raise Refused("person_unknown", N_("Nobody of that name is kept here. Look at the list of people again."))


def _role_today(shop: Shop, person: PersonId) -> Role:
    check_here(shop, person)
    role = role_of(shop, person)
    if role is None:
        raise Refused("access_ended", N_("The time of this name has ended. Ask the treasurer to give it a new one."))
    return role
