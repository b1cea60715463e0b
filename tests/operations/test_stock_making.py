"""Making: materials go down and goods go up in one paper, at a cost that can be followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posapp.domain.identity import PlaceId, ProductId, RecipeId
from posapp.domain.money import Money
from posapp.domain.product import BasketPart
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import EntryKind, StockReason
from posapp.operations.doctor import examine
from posapp.operations.make import Making, make, needs, new_recipe, recipe_of, save_recipe
from posapp.operations.stock_book import Batch, Said, reverse
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, OLD, Storeroom


@pytest.fixture
def kitchen(room: Storeroom) -> Storeroom:
    """The stock room with five kilograms of flour and a hundred bags."""
    room.receive("แป้งข้าวเหนียว", 5, FRESH, cost=4000)
    room.receive("ถุงพลาสติก", 100)
    return room


def test_a_batch_lowers_materials_and_raises_goods_at_what_it_cost(kitchen: Storeroom) -> None:
    shop, seller, recipe = kitchen.stall.shop, kitchen.stall.seller, kitchen.recipe()
    made = make(shop, Making(recipe.id, Quantity.of(2), Quantity.of(19), FRESH), Said(note="ฝนตก"), seller)
    entry = made.posted.entry
    assert made.cost == Money(342)
    assert (entry.kind, entry.subject, entry.labour, entry.planned) == (
        EntryKind.MAKE,
        recipe.id,
        Money(2000),
        Quantity.of(20),
    )
    assert [(move.reason, move.quantity.milli) for move in entry.moves] == [
        (StockReason.USED, -1000),
        (StockReason.USED, -20_000),
        (StockReason.MADE, 19_000),
    ]
    assert kitchen["ขนมเทียน"].cost == made.cost
    assert shop.books.stock.shelves(kitchen["ขนมเทียน"].id)[0].lot == entry.lots[0]
    assert shop.books.entries.of_subject(recipe.id) == [entry]
    reverse(shop, entry.id, "ทำใหม่", seller)
    assert [kitchen.on_hand(name) for name in ("แป้งข้าวเหนียว", "ถุงพลาสติก", "ขนมเทียน")] == [5000, 100_000, 0]
    assert examine(shop).sound


def test_a_material_named_twice_is_taken_from_one_shelf_after_the_other(kitchen: Storeroom) -> None:
    shop, seller, flour = kitchen.stall.shop, kitchen.stall.seller, kitchen["แป้งข้าวเหนียว"]
    kitchen.receive("แป้งข้าวเหนียว", 1, OLD)
    parts = (BasketPart(flour.id, Quantity(800)), BasketPart(flour.id, Quantity(800)))
    recipe, _changes = save_recipe(shop, new_recipe(shop, kitchen["ขนมเทียน"], ONE, parts), seller)
    entry = make(shop, Making(recipe.id, ONE, ONE), Said(), seller).posted.entry
    used = [move for move in entry.moves if move.reason is StockReason.USED]
    assert [move.quantity.milli for move in used] == [-800, -200, -600]
    assert all(shelf.on_hand.milli >= 0 for shelf in shop.books.stock.shelves(flour.id))


def test_what_is_needed_is_told_beforehand_and_lacking_is_no_refusal(kitchen: Storeroom) -> None:
    shop, recipe = kitchen.stall.shop, kitchen.recipe()
    assert [one.enough for one in needs(shop, recipe, Quantity.of(10))] == [True, True]
    assert [one.enough for one in needs(shop, recipe, Quantity.of(11))] == [False, False]
    make(shop, Making(recipe.id, Quantity.of(11), Quantity.of(110)), Said(), kitchen.stall.seller)
    assert kitchen.on_hand("แป้งข้าวเหนียว") == -500
    assert examine(shop).sound


def test_goods_made_from_what_cost_nothing_keep_their_cost(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    parts = (BasketPart(room["แป้งข้าวเหนียว"].id, ONE),)
    recipe, _changes = save_recipe(shop, new_recipe(shop, room["ขนมเทียน"], ONE, parts), seller)
    room.receive("ขนมเทียน", 1, cost=300)
    assert make(shop, Making(recipe.id, ONE, ONE), Said(), seller).cost == Money(0)
    assert room["ขนมเทียน"].cost == Money(300)


def test_a_recipe_is_edited_in_place_and_may_be_put_away(kitchen: Storeroom) -> None:
    shop, seller, recipe = kitchen.stall.shop, kitchen.stall.seller, kitchen.recipe()
    kept, _changes = save_recipe(shop, replace(recipe, note=" คนให้เข้ากัน\nนึ่ง ", active=False), seller)
    assert (kept.edits, kept.note) == (2, "คนให้เข้ากัน\nนึ่ง")
    assert (shop.books.recipes.all(), shop.books.recipes.all(withdrawn=True)) == ([], [kept])
    assert recipe_of(shop, recipe.id) == kept
    assert examine(shop).sound


def test_what_is_no_recipe_is_refused(kitchen: Storeroom) -> None:
    shop, seller, recipe = kitchen.stall.shop, kitchen.stall.seller, kitchen.recipe()
    flour, basket = BasketPart(kitchen["แป้งข้าวเหนียว"].id, ONE), BasketPart(kitchen["กระเช้าปีใหม่"].id, ONE)
    cases = {
        "recipe_empty": replace(recipe, parts=()),
        "recipe_long": replace(recipe, parts=(flour,) * 101),
        "recipe_itself": replace(recipe, parts=(flour, BasketPart(recipe.product, ONE))),
        "stock_basket": replace(recipe, parts=(flour, basket)),
        "stock_service": replace(recipe, product=kitchen.stall.goods["นวดไทย"].id),
        "product_unknown": replace(recipe, product=ProductId("none")),
        "quantity_zero": replace(recipe, yields=Quantity(0)),
        "amount_negative": replace(recipe, labour=Money(-1)),
        "text_too_long": replace(recipe, note="x" * 401),
    }
    for code, wrong in cases.items():
        assert refused(lambda wrong=wrong: save_recipe(shop, wrong, seller)) == code  # type: ignore[misc]
    assert recipe_of(shop, recipe.id) == recipe


def test_what_cant_be_made_is_refused(kitchen: Storeroom) -> None:
    shop, recipe = kitchen.stall.shop, kitchen.recipe()
    right = Making(recipe.id, ONE, ONE)
    cases = {
        "recipe_unknown": replace(right, recipe=RecipeId("none")),
        "quantity_zero": replace(right, got=Quantity(0)),
        "quantity_too_large": replace(right, batches=Quantity.of(1_000_000)),
        "lot_days": replace(right, batch=Batch(date(2026, 1, 2), date(2026, 1, 1))),
        "place_unknown": replace(right, place=PlaceId("none")),
    }
    before = shop.books.journal.last_seq()
    for code, wrong in cases.items():
        assert refused(lambda wrong=wrong: make(shop, wrong, Said(), kitchen.stall.seller)) == code  # type: ignore[misc]
    assert shop.books.journal.last_seq() == before


def test_a_single_piece_is_made_once(kitchen: Storeroom) -> None:
    shop, seller = kitchen.stall.shop, kitchen.stall.seller
    parts = (BasketPart(kitchen["ถุงพลาสติก"].id, ONE),)
    recipe, _changes = save_recipe(shop, new_recipe(shop, kitchen["ผ้าทอลายดอก"], ONE, parts), seller)
    make(shop, Making(recipe.id, ONE, ONE), Said(), seller)
    assert refused(lambda: make(shop, Making(recipe.id, ONE, ONE), Said(), seller)) == "one_off_count"
