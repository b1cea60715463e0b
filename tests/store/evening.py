"""The treasurer's evening: a row in every ledger of reconciling, the cash book, codes and copies."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from posapp.domain.access import Role
from posapp.domain.errors import Refused
from posapp.operations.codes import set_access, set_code, sign_in
from posapp.operations.copies.make import make_copy
from tests.doubles.codes import TREASURER_CODE, WRONG_CODE

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def live_an_evening(stall: MarketStall) -> None:
    """Do at `stall`, whose day is closed, what a treasurer does of an evening."""
    _use_codes(stall)
    stick = stall.shop.books.database.folder.parent / "stick"
    stick.mkdir()
    make_copy(stall.shop, stick, stall.seller)


def _use_codes(stall: MarketStall) -> None:
    """The seller becomes the treasurer, and types her first code wrongly once; then she is on duty."""
    shop, person = stall.shop, stall.seller
    set_access(shop, person, Role.TREASURER, person)
    set_code(shop, person, TREASURER_CODE, person)
    with suppress(Refused):
        sign_in(shop, person, WRONG_CODE)
    sign_in(shop, person, TREASURER_CODE)
