"""The treasurer's evening: a row in every ledger of reconciling, the cash book, codes and copies; and online orders."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from posapp.domain.access import Role
from posapp.domain.errors import Refused
from posapp.operations.codes import set_access, set_code, sign_in
from posapp.operations.copies.make import make_copy
from posapp.operations.online.picking import ship
from tests.doubles.codes import TREASURER_CODE, WRONG_CODE
from tests.doubles.web_orders import open_web_shop

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def live_an_evening(stall: MarketStall) -> None:
    """Do at `stall`, whose day is closed, what a treasurer does of an evening."""
    _use_codes(stall)
    stick = stall.shop.books.database.folder.parent / "stick"
    stick.mkdir()
    make_copy(stall.shop, stick, stall.seller)


def sell_online(stall: MarketStall) -> None:
    """An online shop in which some goods are sold: an order was sent off, another waits."""
    web = open_web_shop(stall, "ข้าวแต๋น", "ผ้าขาวม้า")
    ship(stall.shop, web.place(("ข้าวแต๋น", 2, "70"), ("ผ้าขาวม้า", 1, "199.50"), postage="40").id, "TH1", stall.seller)
    web.place(("ข้าวแต๋น", 1, "35"), ("น้ำพริกหนุ่ม", 1, "55"))


def _use_codes(stall: MarketStall) -> None:
    """The seller becomes the treasurer, and types her first code wrongly once; then she is on duty."""
    shop, person = stall.shop, stall.seller
    set_access(shop, person, Role.TREASURER, person)
    set_code(shop, person, TREASURER_CODE, person)
    with suppress(Refused):
        sign_in(shop, person, WRONG_CODE)
    sign_in(shop, person, TREASURER_CODE)
