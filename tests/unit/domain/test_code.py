"""Codes: which are good enough, and what wrong ones cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.domain.access import Grant, Permission, Role, granted
from posapp.domain.code import Attempts, checked_code, digits_of, hashed, least_digits
from posapp.domain.errors import Refused

_LONGEST = 900


def _refusal(typed: str) -> str | None:
    """What a seller's new code is refused with, None when it is good."""
    try:
        checked_code(typed, Role.SELLER)
    except Refused as refused:
        return refused.code
    return None


@given(st.text(alphabet="0123456789", min_size=4, max_size=6))
def test_a_code_is_kept_as_typed_or_refused(typed: str) -> None:
    if _refusal(typed) is None:
        assert checked_code(typed, Role.SELLER) == typed
    else:
        assert _refusal(typed) == "code_easy"
        assert len(set(typed)) < 4 or typed in "0123456789012345 9876543210987654"


@given(st.text(max_size=20))
def test_nothing_but_digits_becomes_a_code(typed: str) -> None:
    refusal = _refusal(typed)
    if refusal:
        assert refusal in {"code_digits", "code_easy"}
    else:
        code = checked_code(typed, Role.SELLER)
        assert code.isascii()
        assert code.isdecimal()
        assert 4 <= len(code) <= 6


def test_blanks_and_thai_digits_are_no_difference() -> None:
    assert digits_of(" ๒๐ ๔๙\u00a013 ") == "204913"
    assert [least_digits(role) for role in Role] == [4, 6, 4, 4]


def test_equal_codes_are_kept_differently_with_another_salt() -> None:
    assert hashed("204913", b"a" * 32) == hashed("204913", b"a" * 32)
    assert hashed("204913", b"a" * 32) != hashed("204913", b"b" * 32)
    assert len(hashed("204913", b"a" * 32)) == 32


@given(
    st.integers(0, 40),
    st.integers(0, 10**12),
    st.lists(st.tuples(st.integers(0, 2 * _LONGEST * 1000), st.booleans()), max_size=30),
)
def test_no_sequence_of_waits_and_restarts_lets_a_wait_end_early(
    wrong: int, uptime: int, steps: list[tuple[int, bool]]
) -> None:
    """The time that really passed, with the machine off or on, is never less than the wait that has ended."""
    waiting = Attempts()
    for _one in range(wrong):
        waiting = waiting.one_more(uptime)
    wait, passed = waiting.wait, 0
    for milliseconds, restarted in steps:
        uptime = milliseconds if restarted else uptime + milliseconds
        passed += milliseconds
        waiting = waiting.since_start(uptime)
        assert waiting.left(uptime) * 1000 >= wait * 1000 - passed
        assert waiting.left(uptime) <= wait <= _LONGEST


def test_waits_double_and_stop_growing() -> None:
    waits, waiting = [], Attempts()
    for _one in range(200):
        waiting = waiting.one_more(7)
        waits.append(waiting.wait)
    assert waits[:11] == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]
    assert set(waits[9:]) == {_LONGEST}
    assert sum(waits) + (10_000 - 200) * _LONGEST > 14 * 24 * 3600


@pytest.mark.parametrize("permission", Permission)
def test_a_treasurer_may_everything(permission: Permission) -> None:
    assert granted(Role.TREASURER, permission) is Grant.YES


def test_an_auditor_only_reads_prints_and_changes_the_looks() -> None:
    may = {permission for permission in Permission if granted(Role.AUDITOR, permission) is not Grant.NO}
    assert may == {Permission.PRINT, Permission.REPORTS, Permission.HAND_OVER, Permission.LOOKS}


def test_nobody_but_the_treasurer_finishes_what_concerns_people_and_copies() -> None:
    for permission in (Permission.USERS, Permission.RESTORE, Permission.ERASE, Permission.SETTINGS):
        assert granted(Role.SELLER, permission) is Grant.NO
        assert granted(Role.TRAINER, permission) is Grant.CODE
