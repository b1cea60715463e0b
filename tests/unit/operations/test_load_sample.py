"""Sample goods: eight whole sets, loaded at once, never twice, or refused in plain words."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from posapp.app.paths import resources
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.domain.product import ProductKind
from posapp.domain.unit import Measure
from posapp.operations.edit_catalog import save_product
from posapp.operations.load_sample import KINDS, load_sample
from posapp.operations.start_group import start_group
from tests.doubles.trade import CountedIds, HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.operations.shop import Shop

_FOLDER = resources() / "sample_products"
_NOBODY = PersonId("")
_CATEGORY = {"key": "a", "name": "a", "colour": "#000000", "icon": "gift"}


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    started = start_group(tmp_path / "books", "กลุ่มทดลอง", "A", HandClock(), CountedIds())
    yield started
    started.books.close()


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_each_set_is_whole(shop: Shop, kind: str) -> None:
    load_sample(shop, kind, _FOLDER, _NOBODY)
    goods = shop.books.catalog.all()
    places = {category.id for category in shop.books.catalog.categories()}
    assert 12 <= len(goods) <= 20
    assert len({product.name for product in goods}) == len({product.code for product in goods}) == len(goods)
    assert {product.category for product in goods} == places
    assert all(product.free_price or product.price > Money(0) for product in goods)


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_all_goods_come_with_a_small_picture_of_their_own(shop: Shop, kind: str) -> None:
    load_sample(shop, kind, _FOLDER, _NOBODY)
    goods = shop.books.catalog.all()
    pictures = [shop.books.catalog.photo(product.photo) for product in goods]
    assert len({product.photo for product in goods}) == len(goods)
    for jpeg in pictures:
        assert jpeg is not None
        assert len(jpeg) <= 30_000
        with Image.open(io.BytesIO(jpeg)) as picture:
            picture.load()
            assert (picture.format, picture.size) == ("JPEG", (320, 240))


def test_the_pictures_are_those_of_the_goods_and_light_together() -> None:
    sets = [json.loads((_FOLDER / f"{kind.key}.json").read_text(encoding="utf-8")) for kind in KINDS]
    keys = {row["key"] for one in sets for row in one["goods"]}
    files = list((_FOLDER / "pictures").iterdir())
    assert {path.name for path in files} == {f"{key}.jpg" for key in keys}
    assert sum(path.stat().st_size for path in files) <= 1_500_000


def test_what_is_drawn_fills_the_part_of_a_picture_that_a_tile_shows() -> None:
    for path in (_FOLDER / "pictures").iterdir():
        with Image.open(path) as picture:
            middle = picture.convert("RGB").crop((0, 50, 320, 190)).quantize(64).getcolors() or []
        ground = max(count for count, _colour in middle)
        assert ground < 0.8 * 320 * 140, path.name


def test_food_keeps_for_a_time_a_shirt_has_sizes_and_a_single_piece_its_story(shop: Shop) -> None:
    for kind in KINDS:
        load_sample(shop, kind.key, _FOLDER, _NOBODY)
    goods = {product.name: product for product in shop.books.catalog.all()}
    assert goods["น้ำพริกหนุ่ม"].shelf_days == 7
    assert {one.variant for one in goods.values() if one.family == "เสื้อหม้อห้อม"} == {"M", "L", "XL"}
    single = [one for one in goods.values() if one.kind is ProductKind.ONE_OFF]
    assert {one.name for one in single} == {"ผ้าซิ่นตีนจก", "แจกันดินเผา"}
    assert all(one.story and one.tracked for one in single)
    assert not any(one.tracked for one in goods.values() if one not in single)


def test_every_icon_of_a_category_exists(shop: Shop) -> None:
    for kind in KINDS:
        load_sample(shop, kind.key, _FOLDER, _NOBODY)
    icons = {path.stem for path in (resources() / "icons").glob("*.svg")}
    assert {category.icon for category in shop.books.catalog.categories()} | {kind.icon for kind in KINDS} <= icons


def test_the_sets_know_all_ways_to_sell(shop: Shop) -> None:
    for kind in KINDS:
        load_sample(shop, kind.key, _FOLDER, _NOBODY)
    goods = shop.books.catalog.all()
    assert {product.measure for product in goods} == set(Measure)
    assert any(product.free_price for product in goods)


def test_a_second_time_adds_nothing_even_after_changes(shop: Shop) -> None:
    load_sample(shop, "food", _FOLDER, _NOBODY)
    first = shop.books.catalog.all()
    save_product(shop, replace(first[0], name="น้ำพริกของเรา", code="X1", price=Money(9900)), _NOBODY)
    seq = shop.books.journal.last_seq()
    load_sample(shop, "food", _FOLDER, _NOBODY)
    assert len(shop.books.catalog.all()) == len(first)
    assert shop.books.journal.last_seq() == seq


def test_sets_that_share_a_category_share_its_chip(shop: Shop) -> None:
    load_sample(shop, "food", _FOLDER, _NOBODY)
    load_sample(shop, "snacks", _FOLDER, _NOBODY)
    names = [category.name for category in shop.books.catalog.categories()]
    assert names.count("เครื่องดื่ม") == 1
    assert [category.position for category in shop.books.catalog.categories()] == list(range(len(names)))


def test_an_unknown_set_is_refused_with_those_there_are(shop: Shop) -> None:
    with pytest.raises(Refused, match="food, snacks") as caught:
        load_sample(shop, "../secrets", _FOLDER, _NOBODY)
    assert caught.value.code == "sample_unknown"


@pytest.mark.parametrize(
    "spoilt",
    [
        "not json",
        "[]",
        json.dumps({"categories": [], "goods": [{"key": "a"}]}),
        json.dumps(
            {
                "categories": [_CATEGORY],
                "goods": [{"key": "b", "name": "b", "price": "1.00", "unit": "piece", "category": "a"}],
            }
        ),
        json.dumps(
            {
                "categories": [_CATEGORY],
                "goods": [{"key": "a", "name": "a", "price": "1.00", "unit": "parsec", "category": "a"}],
            }
        ),
    ],
    ids=["no file", "no set", "no name", "no picture", "no unit"],
)
def test_a_spoilt_file_leaves_the_shelf_as_it_was(shop: Shop, tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "food.json").write_text(spoilt, encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.jpg").write_bytes((_FOLDER / "pictures" / "food-01.jpg").read_bytes())
    with pytest.raises(Refused, match="can't be read") as caught:
        load_sample(shop, "food", tmp_path, _NOBODY)
    assert caught.value.code == "sample_unreadable"
    assert not shop.books.catalog.all()
    assert not shop.books.catalog.categories()
