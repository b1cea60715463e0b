"""Ways round a role: a word given by who is treasurer no more, and an article changed under the name of a new piece."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.access import Permission, Role
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.product import ProductKind
from posapp.operations.cash_session import pay_out
from posapp.operations.codes import approve, set_access, set_code
from posapp.operations.permit import NeedsApproval
from posapp.operations.shop import Shop
from posapp.operations.single_piece import add_single_piece
from tests.doubles.codes import TREASURER_CODE, CodedGroup, coded_group

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

_SECOND_CODE = "850317"


@pytest.fixture
def group(stall: MarketStall) -> CodedGroup:
    return coded_group(stall)


def test_a_word_counts_only_while_whoever_gave_it_is_a_treasurer(group: CodedGroup) -> None:
    shop, first = group.shop, group.enter(Role.TREASURER)
    second = group.people[Role.AUDITOR]
    set_access(shop, second, Role.TREASURER, first)
    set_code(shop, second, _SECOND_CODE, first)
    seller = group.enter(Role.SELLER)
    approve(shop, second, _SECOND_CODE, Permission.PAY_OUT)
    with shop.books.write():
        elsewhere = Shop(shop.books, shop.clock, shop.ids)
        elsewhere.duty.person = first
        set_access(elsewhere, second, Role.AUDITOR, first)
    with pytest.raises(NeedsApproval):
        pay_out(shop, Money(5_00), "น้ำแข็ง", seller)
    approve(shop, first, TREASURER_CODE, Permission.PAY_OUT)
    pay_out(shop, Money(5_00), "น้ำแข็ง", seller)


def test_a_seller_changes_no_article_by_adding_it_as_a_single_piece(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    there = next(product for product in shop.books.catalog.all() if product.kind is not ProductKind.ONE_OFF)
    with pytest.raises(Refused) as refusal:
        add_single_piece(shop, replace(there, price=Money(1_00)), seller)
    assert refusal.value.code == "not_allowed"
    assert shop.books.catalog.get(there.id) == there
