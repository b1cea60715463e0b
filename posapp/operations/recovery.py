"""When the treasurer's code is lost: numbers that were printed once and lie in a safe place give a new one."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Access, Permission, Role
from posapp.domain.changes import Book, Changes
from posapp.domain.code import checked_code, digits_of
from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations import guesses
from posapp.operations.codes import check_here, written
from posapp.operations.permit import needs
from posapp.store.access import Proof

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

GROUPS: Final = 8
GROUP_DIGITS: Final = 4
NOBODY: Final = "recovery"
"""Whom wrong recovery numbers are counted for."""

RECOVERY_KEY: Final = "codes.recovery"


@needs(Permission.USERS)
def new_recovery(shop: Shop, by: PersonId) -> tuple[str, ...]:
    """Eight new groups of four digits, for paper and nothing else: they are never told again. The old ones end."""
    with shop.books.write():
        return _renewed(shop, by)


def has_recovery(shop: Shop) -> bool:
    """Whether the group has recovery numbers."""
    return bool(shop.books.options.get(RECOVERY_KEY))


def recover(shop: Shop, typed: str, person: PersonId, code: str) -> tuple[tuple[str, ...], Changes]:
    """Make `person` a treasurer with a new `code`, by the recovery numbers; the new numbers that replace them.

    Wrong numbers cost waits like wrong codes. It is journaled, and the next sheet of a day tells of it. Raises Refused
    `recovery_none`, `person_unknown`, `code_digits`, `code_easy`, `wait`, `wrong_code`.
    """
    check_here(shop, person)
    wanted = checked_code(code, Role.TREASURER)
    salt, _colon, kept = shop.books.options.get(RECOVERY_KEY).partition(":")
    if not kept:
        raise Refused(
            "recovery_none",
            N_("This group has no recovery numbers. Only another treasurer can set a new code."),
        )
    guesses.prove(shop, NOBODY, Proof(bytes.fromhex(salt), bytes.fromhex(kept)), digits_of(typed))
    proof = Proof.of(wanted)
    with shop.books.write():
        shop.record("recovery", person, shop.now(), person, {})
        written(shop, Access(person, Role.TREASURER), proof, person)
        guesses.forget(shop, person)
        groups = _renewed(shop, person)
    return groups, Changes(Book.PEOPLE)


def _renewed(shop: Shop, by: PersonId) -> tuple[str, ...]:
    groups = tuple(f"{secrets.randbelow(10**GROUP_DIGITS):0{GROUP_DIGITS}}" for _ in range(GROUPS))
    proof = Proof.of("".join(groups))
    shop.record("option", RECOVERY_KEY, shop.now(), by, {"key": RECOVERY_KEY})
    shop.books.options.write({RECOVERY_KEY: f"{proof.salt.hex()}:{(proof.code or b'').hex()}"})
    return groups
