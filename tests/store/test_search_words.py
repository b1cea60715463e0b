"""Goods are found by whatever people know them by: name, code, owner, the number of a certificate."""

from __future__ import annotations

import pytest

from posapp.domain.certificate import Certificate
from posapp.domain.identity import PersonId, ProductId
from posapp.domain.product import Product
from posapp.store.search import NameIndex

_SOMORN = PersonId("somorn")
_GOODS = (
    Product(ProductId("a"), "0001", "น้ำพริกหนุ่ม", certificates=(Certificate("food", "50-2-01234-5-0001"),)),
    Product(ProductId("b"), "0002", "ผ้าขาวม้า", owner=_SOMORN, barcodes=("8850000000019",)),
    Product(ProductId("c"), "0003", "สมุนไพรลูกประคบ"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("นำพริก", ["a"]),
        ("50-2-01234", ["a"]),
        ("5020123450001", ["a"]),
        ("สม", ["c", "b"]),
        ("ป้าสมร", ["b"]),
        ("8850000", ["b"]),
        ("ใบตอง", []),
    ],
)
def test_goods_are_found_by_all_they_are_known_by(typed: str, found: list[str]) -> None:
    index = NameIndex(_GOODS, {_SOMORN: "ป้าสมร"})
    assert [product.id for product in index.find(typed)] == found


def test_owners_are_looked_for_only_where_they_were_named() -> None:
    assert NameIndex(_GOODS).find("ป้าสมร") == []
