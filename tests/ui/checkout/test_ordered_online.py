"""A single piece somebody ordered online: it waits in the panel, at the tile and when the bill is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.operations.online.conflicts import oversold
from tests.doubles import shelves
from tests.doubles.web_orders import WebShop, open_web_shop
from tests.ui.checkout import goods
from tests.ui.checkout.test_batches import allow
from tests.ui.checkout.test_kinds_of_goods import notes, shown

if TYPE_CHECKING:
    from tests.ui.checkout.till import Till


@pytest.fixture
def full(till: Till) -> Till:
    """A till with goods of every kind."""
    goods.fill_shelves(till)
    return till


@pytest.fixture
def web(full: Till) -> WebShop:
    """A shop that has the single piece too."""
    return open_web_shop(full.stall, shelves.CLOTH)


def pay(till: Till) -> None:
    till.screen.acts.paying.take_cash()
    till.settle()


def test_an_ordered_piece_waits_until_somebody_allows_it_and_is_promised_twice_then(full: Till, web: WebShop) -> None:
    order = web.place((shelves.CLOTH, 1, "900"))
    full.tap_tile(shelves.CLOTH)
    assert full.screen.parts.allow.isVisible()
    assert order.told.number in full.says()
    assert shown(full) == []
    allow(full, "The customer knows and wants it")
    assert notes(full) == ["สมศรี: The customer knows and wants it"]
    pay(full)
    assert full.sales() == 1
    assert [card.short.milli for card in oversold(full.stall.shop)] == [1000]


def test_a_piece_ordered_while_it_was_on_the_bill_is_allowed_from_the_banner(full: Till, web: WebShop) -> None:
    full.tap_tile(shelves.CLOTH)
    web.place((shelves.CLOTH, 1, "900"))
    pay(full)
    assert full.sales() == 0
    assert "was ordered online" in full.notices.words()
    full.press("Who allows it?")
    allow(full, "The customer knows and wants it")
    pay(full)
    assert full.last_sale().total > Money(0)
