"""Bank lines and payments: never a payment twice, never unequal amounts, as many pairs as can be."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from posapp.domain.money import Money
from posapp.domain.pairing import USUAL, Pairing, pair
from posapp.domain.statement import BankLine, LineKey, Payment, PaymentKey, StatementLine
from posapp.domain.tender import TenderState
from tests.doubles.trade import SATURDAY

MINUTES = st.integers(0, 90)
AMOUNTS = st.sampled_from([2000, 3500])
SIDE = st.lists(st.tuples(MINUTES, AMOUNTS), max_size=5)


def line(n: int, minute: int, amount: int, *, timed: bool = True, reference: str = "") -> BankLine:
    at = SATURDAY + timedelta(minutes=minute)
    return BankLine(LineKey("s", n), StatementLine(n, at, timed, Money(amount), reference))


def payment(n: int, minute: int, amount: int, reference: str = "") -> Payment:
    at = SATURDAY + timedelta(minutes=minute)
    key = PaymentKey(f"p{n}", 1)
    return Payment(key, f"A69-{n:06d}", at, at.date(), "promptpay", Money(amount), TenderState.WAITING, reference)


def paired(lines: list[tuple[int, int]], payments: list[tuple[int, int]]) -> Pairing:
    return pair([line(n, *one) for n, one in enumerate(lines)], [payment(n, *one) for n, one in enumerate(payments)])


def most(lines: list[tuple[int, int]], payments: list[tuple[int, int]]) -> int:
    """As many pairs within the window as there can be, by trying all."""
    few, many = (lines, payments) if len(lines) <= len(payments) else (payments, lines)

    def fits(one: tuple[int, int], other: tuple[int, int]) -> bool:
        said, paid = (one, other) if few is lines else (other, one)
        apart = timedelta(minutes=said[0] - paid[0])
        return said[1] == paid[1] and -USUAL.before <= apart <= USUAL.after

    return max(
        (sum(map(fits, few, order)) for order in permutations(many, len(few))),
        default=0,
    )


@given(SIDE, SIDE)
@settings(max_examples=150, deadline=None)
def test_as_many_pairs_as_can_be_one_to_one_and_equal(
    lines: list[tuple[int, int]], payments: list[tuple[int, int]]
) -> None:
    found = paired(lines, payments)
    assert len({one.line.key for one in found.pairs}) == len(found.pairs)
    assert len({one.payment.key for one in found.pairs}) == len(found.pairs)
    assert all(one.line.line.amount == one.payment.amount for one in found.pairs)
    within = [one for one in found.pairs if -USUAL.before <= one.apart <= USUAL.after]
    assert len(within) == most(lines, payments)
    assert all(one in within for one in found.pairs if one.sure)
    assert len(found.lines) + len(found.pairs) == len(lines)
    assert len(found.payments) + len(found.pairs) == len(payments)


@given(SIDE, SIDE)
@settings(max_examples=50, deadline=None)
def test_pairs_of_one_amount_never_cross_in_time(lines: list[tuple[int, int]], payments: list[tuple[int, int]]) -> None:
    sure = sorted((one for one in paired(lines, payments).pairs if one.sure), key=lambda one: one.line.line.at)
    for amount in (2000, 3500):
        times = [one.payment.at for one in sure if one.payment.amount.satang == amount]
        assert times == sorted(times)


def test_a_reference_decides_only_when_one_line_has_it() -> None:
    wanted = payment(1, 60, 2000, "014:ABC12345")
    once = pair([line(1, 0, 2000, reference="abc-12345"), line(2, 60, 2000)], [wanted])
    assert [(one.line.key.n, one.sure) for one in once.pairs] == [(1, True)]
    twice = pair([line(1, 0, 2000, reference="ABC12345"), line(2, 0, 2000, reference="ABC12345")], [wanted])
    assert not any(one.sure for one in twice.pairs)


def test_thousands_of_equal_amounts_are_paired_in_moments() -> None:
    lines = [line(n, 0, 2000, timed=False) for n in range(2500)]
    found = pair(lines, [payment(n, n % 600, 2000) for n in range(2500)])
    assert len(found.pairs) == 2500
    assert all(one.sure for one in found.pairs)
