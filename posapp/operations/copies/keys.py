"""The key that locks copies: made once, written on the recovery sheet, and kept nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.option import Option
from posapp.i18n import N_
from posapp.operations.change_options import change_options
from posapp.store import age_file

if TYPE_CHECKING:
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop
    from posapp.store.age_file import KeyPair

LOCK: Final = (Option("copy.key", "text", N_("Public key of locked copies"), limit=120),)
"""Set by typing the key of the recovery sheet, not by hand."""


def new_key() -> KeyPair:
    """A new key for the recovery sheet. Nothing is locked with it before `lock_copies`."""
    return age_file.new_key()


def lock_copies(shop: Shop, secret: str, by: PersonId) -> Changes:
    """Lock all copies from now on with the key that stands on the recovery sheet, typed or scanned from it.

    That it must be typed back proves that the sheet is there. Only the public part is kept. Raises Refused `key_form`.
    """
    public = age_file.public_of(secret)
    if not public:
        raise Refused(
            "key_form",
            N_("This is not the key on the recovery sheet. It begins with AGE-SECRET-KEY-1; compare each sign."),
        )
    return change_options(shop, LOCK, {"copy.key": public}, by)


def leave_open(shop: Shop, by: PersonId) -> Changes:
    """Lock no more copies; those that are locked stay so."""
    return change_options(shop, LOCK, {"copy.key": ""}, by)
