"""Single pieces from nothing to a label, and goods in sizes and colours: one act each, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain import barcode
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.price import PriceRule
from posapp.domain.print_job import Paper
from posapp.domain.product import Pack, Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.make_variants import (
    VARIANTS_LIMIT,
    Sort,
    crossed,
    make_variants,
    missing_variants,
    unmake_variants,
)
from posapp.operations.members import new_member, save_member
from posapp.operations.print_labels import LabelWish, wishes_of
from posapp.operations.single_piece import add_single_piece, take_back_piece
from tests.doubles.trade import open_stall

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doubles.trade import MarketStall

_JPEG = b"\xff\xd8\xff\xe0 a small picture"


@pytest.fixture
def stall(tmp_path: Path) -> MarketStall:
    return open_stall(tmp_path)


def _new(stall: MarketStall, name: str = "ย่ามปักมือ", price: int = 65000) -> Product:
    return Product(ProductId(stall.shop.ids.new()), "", name, Money(price))


def _codes(stall: MarketStall) -> set[str]:
    return {product.code for product in stall.shop.books.catalog.all(withdrawn=True)}


def test_a_single_piece_is_written_received_and_labelled_in_one_act(stall: MarketStall) -> None:
    shop = stall.shop
    member, _changes = save_member(shop, new_member(shop, "นางสมร ใจดี", "ป้าสมร"), stall.seller)
    added = add_single_piece(shop, replace(_new(stall), owner=member.id), stall.seller, photo=_JPEG)
    piece = added.product
    assert (piece.kind, piece.tracked, piece.owner) == (ProductKind.ONE_OFF, True, member.id)
    assert barcode.is_checked(piece.barcodes[0])
    assert shop.books.stock.on_hand(piece.id) == ONE
    assert shop.books.catalog.photo(piece.photo) == _JPEG
    entry = shop.books.entries.get(added.entry)
    assert entry
    assert entry.party == "ป้าสมร"
    (job,) = shop.books.print_jobs.newest(5)
    assert job.paper is Paper.LABELS
    assert wishes_of(job.subject)[0] == (LabelWish(piece.id),)


def test_nothing_is_left_of_a_piece_that_was_refused(stall: MarketStall) -> None:
    shop, before = stall.shop, _codes(stall)
    with pytest.raises(Refused) as refused:
        add_single_piece(shop, replace(_new(stall), unit="metre"), stall.seller)
    assert refused.value.code == "kind_one_off"
    assert _codes(stall) == before
    assert shop.books.print_jobs.newest(5) == []


def test_a_piece_is_taken_back_until_it_is_sold(stall: MarketStall) -> None:
    shop = stall.shop
    added = add_single_piece(shop, _new(stall), stall.seller)
    take_back_piece(shop, added, "ใส่ผิด", stall.seller)
    now = shop.books.catalog.get(added.product.id)
    assert now
    assert not now.active
    assert shop.books.stock.on_hand(now.id) == Quantity(0)
    sold = add_single_piece(shop, _new(stall, "ตะกร้าลายดอก"), stall.seller)
    stall.goods["ตะกร้าลายดอก"] = sold.product
    stall.sold(("ตะกร้าลายดอก", 1))
    with pytest.raises(Refused) as refused:
        take_back_piece(shop, sold, "ใส่ผิด", stall.seller)
    assert refused.value.code == "one_off_count"
    still = shop.books.catalog.get(sold.product.id)
    assert still
    assert still.active
    assert examine(shop).sound


@pytest.mark.parametrize(
    ("sizes", "colours", "names"),
    [
        (("S", "M"), ("คราม", "ขาว"), ("S คราม", "S ขาว", "M คราม", "M ขาว")),
        (("S", "M"), (), ("S", "M")),
        ((), ("คราม", "คราม"), ("คราม",)),
        ((), (), ()),
    ],
)
def test_sizes_are_crossed_with_colours(
    sizes: tuple[str, ...], colours: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert crossed(sizes, colours) == names


def test_saved_goods_become_the_first_variant_and_the_rest_are_like_them(stall: MarketStall) -> None:
    shop = stall.shop
    pattern = replace(
        stall.goods["ผ้าขาวม้า"],
        barcodes=("8850000000019",),
        cost=Money(9000),
        prices=(PriceRule(Money(17000), wholesale=True),),
        packs=(Pack("pack", Quantity.of(5), "8850000000026"),),
    )
    pattern, _changes = save_product(shop, pattern, stall.seller)
    made, _changes = make_variants(shop, pattern, Sort(" ผ้าขาวม้า ", ("แดง", "เขียว")), stall.seller)
    first, second = made
    assert (first.id, first.name, first.variant) == (pattern.id, "ผ้าขาวม้า แดง", "แดง")
    assert set(first.barcodes) == {"8850000000019", "8850000000026"}
    assert (second.name, second.family, second.price) == ("ผ้าขาวม้า เขียว", "ผ้าขาวม้า", pattern.price)
    assert (second.cost, second.prices) == (Money(9000), pattern.prices)
    assert (second.barcodes, second.packs[0].barcode) == ((), "")
    assert second.code not in ("", first.code)
    assert shop.books.stock.on_hand(first.id) == Quantity.of(100)
    assert shop.books.stock.on_hand(second.id) == Quantity(0)


def test_variants_that_are_there_are_not_made_again_and_can_be_unmade(stall: MarketStall) -> None:
    shop = stall.shop
    fresh, sort = _new(stall, "เสื้อม่อฮ่อม", 25000), Sort("เสื้อม่อฮ่อม", ("S", "M"))
    made, _changes = make_variants(shop, fresh, sort, stall.seller, photo=_JPEG)
    assert [shop.books.catalog.photo(one.photo) for one in made] == [_JPEG, _JPEG]
    wider = Sort("เสื้อม่อฮ่อม", ("S", "M", "L"))
    assert missing_variants(shop, wider) == ("L",)
    more, _changes = make_variants(shop, made[0], wider, stall.seller)
    assert [one.variant for one in more] == ["L"]
    assert more[0].id not in {one.id for one in made}
    with pytest.raises(Refused) as refused:
        make_variants(shop, made[0], wider, stall.seller)
    assert refused.value.code == "variants_none"
    unmake_variants(shop, more, made[0], stall.seller)
    assert missing_variants(shop, wider) == ("L",)


def test_undoing_variants_gives_the_pattern_its_name_back(stall: MarketStall) -> None:
    shop, pattern = stall.shop, stall.goods["ผ้าขาวม้า"]
    made, _changes = make_variants(shop, pattern, Sort("ผ้าขาวม้า", ("แดง", "เขียว")), stall.seller)
    unmake_variants(shop, made, pattern, stall.seller)
    now = shop.books.catalog.get(pattern.id)
    assert now
    assert (now.name, now.variant, now.active) == ("ผ้าขาวม้า", "", True)
    other = shop.books.catalog.get(made[1].id)
    assert other
    assert not other.active


def test_too_many_variants_at_once_are_refused(stall: MarketStall) -> None:
    before = _codes(stall)
    many = Sort("เสื้อ", tuple(f"No {number}" for number in range(VARIANTS_LIMIT + 1)))
    with pytest.raises(Refused) as refused:
        make_variants(stall.shop, _new(stall), many, stall.seller)
    assert refused.value.code == "variants_many"
    assert _codes(stall) == before
