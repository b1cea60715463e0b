"""Recipes: what a batch takes and gives, and what a piece of it cost."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.identity import ProductId, RecipeId
from posapp.domain.money import ZERO, Money
from posapp.domain.product import BasketPart
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.recipe import Recipe, average_cost, unit_cost

_FLOUR = ProductId("flour")
_RECIPE = Recipe(RecipeId("r"), ProductId("cake"), Quantity.of(10), (BasketPart(_FLOUR, Quantity(333)),))


@pytest.mark.parametrize(("batches", "flour", "cakes"), [(1000, 333, 10_000), (500, 167, 5000), (1500, 500, 15_000)])
def test_half_a_batch_takes_and_gives_half(batches: int, flour: int, cakes: int) -> None:
    assert _RECIPE.takes(Quantity(batches)) == ((_FLOUR, Quantity(flour)),)
    assert _RECIPE.gives(Quantity(batches)) == Quantity(cakes)


def test_a_piece_costs_its_share_of_materials_and_work() -> None:
    used = [(Quantity(500), Money(4000)), (Quantity.of(10), Money(25))]
    assert unit_cost(used, Money(1000), Quantity.of(10)) == Money(325)
    assert unit_cost(used, Money(1000), Quantity.of(7)) == Money(464)
    assert unit_cost(used, Money(1000), Quantity(0)) == ZERO


def test_what_lies_there_and_what_comes_in_is_averaged_by_weight() -> None:
    assert average_cost(Quantity.of(10), Money(100), Quantity.of(30), Money(200)) == Money(175)
    assert average_cost(Quantity.of(10), ZERO, Quantity.of(30), Money(200)) == Money(200)
    assert average_cost(Quantity.of(-5), Money(100), Quantity.of(1), Money(200)) == Money(200)
    assert average_cost(Quantity(0), Money(100), Quantity(0), Money(200)) == Money(200)


_money = st.integers(0, 10_000_000).map(Money)
_milli = st.integers(1, 999_999).map(Quantity)


@given(st.integers(-1000, 999_999).map(Quantity), _money, _milli, _money)
def test_an_average_lies_between_the_two_costs(there: Quantity, cost: Money, came: Quantity, paid: Money) -> None:
    average = average_cost(there, cost, came, paid)
    assert min(cost or paid, paid) <= average <= max(cost, paid)


@given(_milli, _money, _money, _milli)
def test_the_cost_of_a_piece_is_right_to_the_satang(used: Quantity, cost: Money, labour: Money, got: Quantity) -> None:
    exact = Fraction((cost.times(used) + labour).satang * 1000, got.milli)
    assert abs(unit_cost([(used, cost)], labour, got).satang - exact) <= Fraction(1, 2)
    assert unit_cost([(ONE, cost)], ZERO, ONE) == cost
