"""Wrong codes cost time: ten thousand of them more than two weeks, whatever is done to the machine and its clock."""

from __future__ import annotations

import multiprocessing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.app.terminal import open_shop
from posapp.domain.access import Permission, Role
from posapp.domain.code import Attempts
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId
from posapp.operations.codes import approve, set_code, sign_in, unlock, wait_left
from posapp.operations.doctor import examine
from posapp.operations.guesses import begin_try
from posapp.operations.recovery import NOBODY, new_recovery, recover
from posapp.operations.shop import Shop
from posapp.store.access import carry_attempts
from posapp.store.books import Books
from tests.doubles.codes import SELLER_CODE, TREASURER_CODE, WRONG_CODE, CodedGroup, coded_group
from tests.doubles.refusals import refused
from tests.doubles.trade import CountedIds, HandClock, open_stall

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from tests.doubles.trade import MarketStall

GUESSES = 10_000
TWO_WEEKS_MS = 14 * 24 * 3600 * 1000


@pytest.fixture
def group(stall: MarketStall) -> CodedGroup:
    return coded_group(stall)


def _guess(group: CodedGroup, number: int, *, ways: int = 3) -> str:
    """Try a wrong treasurer's code at the door, as a word for another's act, or by another start of the program."""
    treasurer = group.people[Role.TREASURER]
    books = group.shop.books.sibling()
    again = Shop(books, group.stall.clock, group.shop.ids)
    try:
        if number % ways == 1:
            return refused(lambda: approve(again, treasurer, WRONG_CODE, Permission.REFUND))
        return refused(lambda: sign_in(again if number % ways else group.shop, treasurer, WRONG_CODE))
    finally:
        books.close()


def test_five_wrong_codes_are_free_then_waits_double_up_to_a_quarter_of_an_hour(group: CodedGroup) -> None:
    treasurer, waits = group.people[Role.TREASURER], []
    for number in range(12):
        assert _guess(group, number) == "wrong_code"
        waits.append(wait_left(group.shop, treasurer))
        group.stall.clock.up += waits[-1] * 1000
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_no_code_is_looked_at_during_a_wait_not_even_the_right_one(group: CodedGroup) -> None:
    for number in range(5):
        _guess(group, number)
    assert refused(lambda: group.enter(Role.TREASURER)) == "wait"
    group.stall.clock.up += 29_999
    assert wait_left(group.shop, group.people[Role.TREASURER]) == 1
    assert refused(lambda: group.enter(Role.TREASURER)) == "wait"
    group.stall.clock.up += 1
    group.enter(Role.TREASURER)
    assert _guess(group, 0) == "wrong_code"
    assert wait_left(group.shop, group.people[Role.TREASURER]) == 0


def test_one_persons_wrong_codes_keep_nobody_else_waiting(group: CodedGroup) -> None:
    for number in range(5):
        _guess(group, number)
    group.enter(Role.SELLER)


def test_ten_thousand_guesses_take_longer_than_two_weeks_whatever_is_tried(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.people[Role.TREASURER]
    shop.books.database.rows.execute("PRAGMA synchronous = OFF")
    powered = 0
    for number in range(GUESSES):
        begin_try(shop, treasurer)
        powered += _let_pass(group, number)
    assert powered > TWO_WEEKS_MS
    assert shop.books.access.attempts(treasurer).wrong == GUESSES


def _let_pass(group: CodedGroup, number: int) -> int:
    """The shortest time, in milliseconds, after which another guess is possible; tricks are tried on the way."""
    clock, treasurer = group.stall.clock, group.people[Role.TREASURER]
    clock.at += timedelta(days=400) if number % 2 else timedelta(days=-400)
    passed = 0
    if number % 3 == 0:  # the plug is pulled: the machine counts from nothing
        clock.up = 0
    if number % 7 == 0:  # and once more in the middle of the wait
        passed += 400_000
        clock.up = 0
    left = wait_left(group.shop, treasurer) * 1000
    clock.up += left
    return passed + left


@pytest.mark.parametrize("boots", [0, 1, 5])
def test_starting_the_machine_again_gives_no_time_back(group: CodedGroup, boots: int) -> None:
    clock, treasurer = group.stall.clock, group.people[Role.TREASURER]
    for number in range(10):
        _guess(group, number)
        clock.up += wait_left(group.shop, treasurer) * 1000 if number < 9 else 0
    for _boot in range(boots):
        clock.up = 10_000
        assert wait_left(group.shop, treasurer) >= 890
    clock.up += 900_000
    assert wait_left(group.shop, treasurer) == 0


def test_setting_the_wall_clock_changes_no_wait(group: CodedGroup) -> None:
    for number in range(5):
        _guess(group, number)
    for days in (400, -800):
        group.stall.clock.at += timedelta(days=days)
        assert wait_left(group.shop, group.people[Role.TREASURER]) == 30


@pytest.mark.parametrize("uptime", [0, 1, 10**6, 10**12])
def test_no_more_time_counts_than_the_machine_has_run(uptime: int) -> None:
    waiting = Attempts(10, 5_000_000, 900)
    sure = uptime - 5_000_000 if uptime >= 5_000_000 else uptime
    assert waiting.left(uptime) == max(0, -((sure - 900_000) // 1000))


def test_a_wait_begun_before_the_machine_was_started_again_only_ever_gets_shorter(group: CodedGroup) -> None:
    clock, treasurer, seen = group.stall.clock, group.people[Role.TREASURER], []
    for number in range(5):
        _guess(group, number)
    for uptime in range(0, clock.up + 60_000, 1_000):
        clock.up = uptime
        seen.append(wait_left(group.shop, treasurer))
    assert seen == [max(0, 30 - second) for second in range(len(seen))]


def test_each_wrong_code_is_journaled_once_and_what_waits_is_not(group: CodedGroup) -> None:
    for number in range(9):
        _guess(group, number)
    failed = [entry for entry in group.shop.books.journal.entries() if entry.kind == "login_failed"]
    assert [f'"wrong":{number}' in entry.body for number, entry in enumerate(failed, start=1)] == [True] * 5
    assert all(WRONG_CODE not in entry.body.split('"') for entry in failed)


def test_a_guess_counts_although_the_program_dies_before_it_is_looked_at(group: CodedGroup) -> None:
    treasurer = group.people[Role.TREASURER]
    for _number in range(5):
        begin_try(group.shop, treasurer)
    assert refused(lambda: group.enter(Role.TREASURER)) == "wait"
    assert examine(group.shop).sound


def test_a_guess_can_not_be_hidden_in_a_write_that_is_taken_back(group: CodedGroup) -> None:
    with pytest.raises(RuntimeError), group.shop.books.write():
        group.enter(Role.TREASURER)


def test_the_treasurer_lets_somebody_try_again(group: CodedGroup) -> None:
    seller = group.people[Role.SELLER]
    for _number in range(5):
        refused(lambda: sign_in(group.shop, seller, WRONG_CODE))
    treasurer = group.enter(Role.TREASURER)
    unlock(group.shop, seller, treasurer)
    group.enter(Role.SELLER)
    for _number in range(5):
        refused(lambda: sign_in(group.shop, seller, WRONG_CODE))
    group.enter(Role.TREASURER)
    set_code(group.shop, seller, SELLER_CODE, treasurer)
    group.enter(Role.SELLER)


def test_recovery_numbers_are_guarded_like_a_code(group: CodedGroup) -> None:
    treasurer = group.enter(Role.TREASURER)
    numbers = new_recovery(group.shop, treasurer)
    for _number in range(5):
        assert refused(lambda: recover(group.shop, "1234" * 8, treasurer, "580271")) == "wrong_code"
    assert refused(lambda: recover(group.shop, "".join(numbers), treasurer, "580271")) == "wait"
    assert wait_left(group.shop, NOBODY) == 30


def test_older_books_put_back_keep_everybody_waiting(group: CodedGroup, tmp_path: Path) -> None:
    """Counts of the present books go into those that take their place, and never get better by it."""
    seller, treasurer = group.people[Role.SELLER], group.people[Role.TREASURER]
    refused(lambda: sign_in(group.shop, seller, WRONG_CODE))
    old = tmp_path / "old"
    old.mkdir()
    group.shop.books.database.rows.execute("VACUUM INTO ?", (str(old / "books.db"),))
    for number in range(7):
        _guess(group, number)
        group.stall.clock.up += wait_left(group.shop, treasurer) * 1000 if number < 6 else 0
    back = Shop(Books.open(old), group.stall.clock, group.shop.ids)
    try:
        assert wait_left(back, treasurer) == 0
        with back.books.write():
            carry_attempts(group.shop.books.access, back.books.access, back.clock.uptime())
        assert wait_left(back, treasurer) == wait_left(group.shop, treasurer) == 120
        assert back.books.access.attempts(seller).wrong == 1
        assert examine(back).sound
    finally:
        back.books.close()


def _guess_in_parallel(folder: Path, person: str, told: Connection) -> None:
    """Guess as fast as it goes until there is a wait; how many codes were looked at."""
    shop = open_shop(folder)
    looked_at = 0
    while True:
        try:
            sign_in(shop, PersonId(person), WRONG_CODE)
        except Refused as refused:
            if refused.code == "wait":
                break
            looked_at += 1
    shop.books.close()
    told.send(looked_at)


def test_two_programs_at_once_get_no_more_guesses_than_one(tmp_path: Path) -> None:
    group = coded_group(open_stall(tmp_path))
    group.shop.books.close()
    fork = multiprocessing.get_context("spawn")
    ends, children = [], []
    for _child in range(3):
        here, there = fork.Pipe(duplex=False)
        person = group.people[Role.TREASURER]
        children.append(fork.Process(target=_guess_in_parallel, args=(tmp_path, person, there)))
        children[-1].start()
        ends.append(here)
    looked_at = [end.recv() for end in ends]
    for child in children:
        child.join()
    assert sum(looked_at) == 5
    again = Shop(Books.open(tmp_path), HandClock(), CountedIds())
    assert [entry.kind for entry in again.books.journal.entries()].count("login_failed") == 5
    again.books.close()


def test_the_right_code_at_last_clears_the_count(group: CodedGroup) -> None:
    for number in range(4):
        _guess(group, number)
    group.enter(Role.TREASURER)
    assert group.shop.books.access.attempts(group.people[Role.TREASURER]) == Attempts()
    assert refused(lambda: approve(group.shop, group.people[Role.TREASURER], WRONG_CODE, Permission.REFUND))
    approve(group.shop, group.people[Role.TREASURER], TREASURER_CODE, Permission.REFUND)
    assert group.shop.books.access.attempts(group.people[Role.TREASURER]).wrong == 0
