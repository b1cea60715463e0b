"""The drawer: counted by note and coin, expected by the books."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.cash import CashClose, CashMove, CashMoveKind, Count, DayTotals, MethodTotal, expected_cash
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId, SessionId
from posapp.domain.money import ZERO, Money
from posapp.domain.tender import IN_DRAWER, NOTES_AND_COINS

_AT = datetime(2026, 1, 17, 18, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("text", "baht"),
    [("1000x2,100x3,0.50x4", 2302), ("๑๐๐x๓", 300), ("20 * 5", 100), ("20×5, 20X1", 120), ("0.25x4", 1), ("5x0", 0)],
)
def test_a_count_is_read_as_typed(text: str, baht: int) -> None:
    assert Count.parse(text).total == Money(baht * 100)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "count_syntax"),
        ("100", "count_syntax"),
        ("100x", "count_syntax"),
        ("100x-1", "count_syntax"),
        ("100x1.5", "count_syntax"),
        ("100x3,,20x5", "count_syntax"),
        ("100x9999999", "count_syntax"),
        ("30x2", "count_piece"),
        ("0.10x2", "count_piece"),
    ],
)
def test_what_is_no_count_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        Count.parse(text)
    assert refusal.value.code == code


@given(st.dictionaries(st.sampled_from(NOTES_AND_COINS), st.integers(0, 999)))
def test_a_count_is_worth_its_pieces_largest_first(pieces: dict[Money, int]) -> None:
    count = Count.of(pieces)
    assert count.total.satang == sum(piece.satang * number for piece, number in pieces.items())
    assert list(count.pieces) == sorted(count.pieces, reverse=True)
    assert all(number for _piece, number in count.pieces)


def test_the_drawer_holds_float_and_cash_and_moves_but_no_transfers() -> None:
    methods = (
        MethodTotal("cash", 3, Money(50000), Money(-3500)),
        MethodTotal("promptpay", 1, Money(20000), ZERO, Money(20000)),
    )
    totals = DayTotals(4, Money(70000), 1, Money(-3500), ZERO, ZERO, ZERO, methods, Money(10000), Money(2500))
    assert totals.net == Money(66500) == Money(sum(one.net.satang for one in methods))
    assert expected_cash(Money(100000), totals, IN_DRAWER) == Money(100000 + 46500 + 10000 - 2500)


def test_a_difference_is_what_it_is() -> None:
    close = CashClose(SessionId("s"), _AT, Money(1000), Money(900), PersonId("a"), PersonId("b"))
    assert close.over_short == Money(-100)


@pytest.mark.parametrize(("kind", "signed"), [(CashMoveKind.PAID_IN, 500), (CashMoveKind.PAID_OUT, -500)])
def test_a_move_knows_its_way(kind: CashMoveKind, signed: int) -> None:
    assert CashMove("m", SessionId("s"), kind, Money(500), "ทอน", _AT, PersonId("a")).signed == Money(signed)
