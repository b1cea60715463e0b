"""Roles and codes: who gets in, who says who may, and what a treasurer's word is good for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.access import Grant, Permission, Role
from posapp.domain.identity import PersonId
from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session, pay_in, pay_out
from posapp.operations.codes import (
    approve,
    close_installation,
    everybody,
    people_here,
    set_access,
    set_code,
    sign_in,
    sign_out,
)
from posapp.operations.people import person_named, remove_person
from posapp.operations.permit import may, role_of
from posapp.operations.recovery import has_recovery, new_recovery, recover
from tests.doubles.codes import SELLER_CODE, TREASURER_CODE, WRONG_CODE, CodedGroup, coded_group
from tests.doubles.refusals import refused

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


@pytest.fixture
def group(stall: MarketStall) -> CodedGroup:
    return coded_group(stall)


def test_a_group_without_codes_sees_nothing_of_them(stall: MarketStall) -> None:
    assert stall.sold(("ข้าวแต๋น", 1)).sale.total == Money(3500)
    assert not stall.shop.books.access.in_use()
    assert all(may(stall.shop, permission) is Grant.YES for permission in Permission)
    assert [(known.name, known.role, known.coded) for known in people_here(stall.shop)] == [
        ("สมศรี", Role.SELLER, False)
    ]


@pytest.mark.parametrize("easy", ["111111", "123456", "654321", "890123", "121212", "123123", "000000"])
def test_a_code_that_is_guessed_at_once_is_refused(group: CodedGroup, easy: str) -> None:
    treasurer = group.enter(Role.TREASURER)
    assert refused(lambda: set_code(group.shop, treasurer, easy, treasurer)) == "code_easy"


@pytest.mark.parametrize(
    ("role", "code"),
    [
        *((Role.SELLER, code) for code in ("123", "1234567", "12a4", "", "12.4", "-123")),
        *((Role.TREASURER, code) for code in ("7305", "73051", "7305192")),
    ],
)
def test_a_code_has_four_to_six_digits_and_a_treasurers_six(group: CodedGroup, role: Role, code: str) -> None:
    treasurer = group.enter(Role.TREASURER)
    assert refused(lambda: set_code(group.shop, group.people[role], code, treasurer)) == "code_digits"


def test_a_code_may_be_typed_in_thai_digits(group: CodedGroup) -> None:
    sign_in(group.shop, group.people[Role.SELLER], "๗๓๐๕")
    assert group.shop.duty.person == group.people[Role.SELLER]


def test_the_first_code_is_a_treasurers(stall: MarketStall) -> None:
    assert refused(lambda: set_code(stall.shop, stall.seller, SELLER_CODE, stall.seller)) == "treasurer_first"
    assert not stall.shop.books.access.in_use()


def test_the_last_treasurer_stays_as_long_as_others_have_codes(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    assert refused(lambda: set_code(shop, treasurer, None, treasurer)) == "last_treasurer"
    assert refused(lambda: set_access(shop, treasurer, Role.SELLER, treasurer)) == "last_treasurer"
    assert refused(lambda: remove_person(shop, treasurer, treasurer)) == "last_treasurer"
    assert role_of(shop, treasurer) is Role.TREASURER
    for role in (Role.SELLER, Role.TRAINER, Role.AUDITOR):
        set_code(shop, group.people[role], None, treasurer)
    set_code(shop, treasurer, None, treasurer)
    assert not shop.books.access.in_use()
    sign_out(shop)
    group.stall.sold(("ข้าวแต๋น", 1))


def test_a_second_treasurer_lets_the_first_one_go(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    other = group.people[Role.SELLER]
    set_access(shop, other, Role.TREASURER, treasurer)
    assert not shop.books.access.get(other).coded  # type: ignore[union-attr]  # a treasurer needs a longer one
    assert refused(lambda: remove_person(shop, treasurer, treasurer)) == "last_treasurer"
    set_code(shop, other, "580271", treasurer)
    remove_person(shop, treasurer, treasurer)
    assert refused(lambda: group.enter(Role.TREASURER)) == "person_unknown"
    assert refused(lambda: pay_in(shop, Money(100), "ทอน", treasurer)) == "not_allowed"
    sign_in(shop, other, "580271")
    assert may(shop, Permission.USERS) is Grant.YES


def test_a_wrong_code_puts_nobody_on_duty_and_leaves_who_was_there(group: CodedGroup) -> None:
    seller = group.enter(Role.SELLER)
    assert refused(lambda: sign_in(group.shop, group.people[Role.TREASURER], WRONG_CODE)) == "wrong_code"
    assert group.shop.duty.person == seller


def test_a_seller_without_a_code_signs_in_by_name_unless_the_group_wants_codes(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    set_code(shop, group.people[Role.SELLER], None, treasurer)
    sign_in(shop, group.people[Role.SELLER])
    assert may(shop, Permission.SELL) is Grant.YES
    shop.books.options.write({"codes.seller_free": "no"})
    assert refused(lambda: sign_in(shop, group.people[Role.SELLER])) == "code_missing"


@pytest.mark.parametrize("role", [Role.TREASURER, Role.TRAINER, Role.AUDITOR])
def test_any_other_role_never_gets_in_without_a_code(group: CodedGroup, role: Role) -> None:
    treasurer = group.enter(Role.TREASURER)
    newcomer = person_named(group.shop, "cashier", "คนใหม่", treasurer)
    set_access(group.shop, newcomer, role, treasurer)
    assert refused(lambda: sign_in(group.shop, newcomer, "")) == "code_missing"
    assert refused(lambda: sign_in(group.shop, newcomer, SELLER_CODE)) == "code_missing"


def test_only_a_treasurers_code_finishes_what_another_began(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    open_session(shop, Counted(Money(0)), seller)
    people = Witnesses(seller)
    assert refused(lambda: close_session(shop, Counted(Money(0)), "", people)) == "needs_treasurer"
    for role in (Role.SELLER, Role.AUDITOR, Role.TRAINER):
        answer = refused(lambda: approve(shop, group.people[role], SELLER_CODE, Permission.CLOSE_DAY))  # noqa: B023
        assert answer == "not_treasurer"
    approve(shop, group.people[Role.TREASURER], TREASURER_CODE, Permission.CLOSE_DAY)
    assert shop.duty.person == seller
    close_session(shop, Counted(Money(0)), "", people)
    entry = list(shop.books.journal.entries())[-1]
    assert (entry.kind, entry.actor) == ("override", group.people[Role.TREASURER])
    assert f'"for":"{seller}"' in entry.body
    assert '"permission":"close_day"' in entry.body


def test_a_treasurers_word_is_good_for_one_act_and_two_minutes(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    approve(shop, group.people[Role.TREASURER], TREASURER_CODE, Permission.PAY_OUT)
    group.stall.clock.up += 121_000
    assert refused(lambda: pay_out(shop, Money(500), "ค่ารถ", seller)) == "needs_treasurer"
    approve(shop, group.people[Role.TREASURER], TREASURER_CODE, Permission.PAY_OUT)
    assert refused(lambda: pay_out(shop, Money(500), "", seller)) == "reason_missing"
    pay_out(shop, Money(500), "ค่ารถ", seller)
    assert refused(lambda: pay_out(shop, Money(500), "ค่ารถ", seller)) == "needs_treasurer"
    approve(shop, group.people[Role.TREASURER], TREASURER_CODE, Permission.PAY_OUT)
    sign_out(shop)
    group.enter(Role.SELLER)
    assert refused(lambda: pay_out(shop, Money(500), "ค่ารถ", seller)) == "needs_treasurer"


def test_a_trainers_time_ends_with_the_business_day(group: CodedGroup) -> None:
    shop = group.shop
    group.enter(Role.TRAINER)
    assert may(shop, Permission.GOODS) is Grant.YES
    group.stall.clock.at += timedelta(days=1)
    assert may(shop, Permission.GOODS) is Grant.NO
    assert refused(lambda: group.enter(Role.TRAINER)) == "access_ended"
    assert [known.role for known in everybody(shop) if known.ended] == [Role.TRAINER]
    pay_in(shop, Money(100), "ทอน", group.enter(Role.SELLER))
    group.stall.clock.at -= timedelta(days=1)
    assert refused(lambda: group.enter(Role.TRAINER)) == "access_ended"


def test_a_trainers_time_ends_with_the_day_at_the_till(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    open_session(shop, Counted(Money(0)), treasurer)
    close_session(shop, Counted(Money(0)), "", Witnesses(treasurer))
    assert refused(lambda: group.enter(Role.TRAINER)) == "access_ended"
    kinds = [entry.kind for entry in shop.books.journal.entries()]
    assert kinds[-2:] == ["z_close", "access"]
    group.stall.clock.at -= timedelta(days=400)
    assert refused(lambda: group.enter(Role.TRAINER)) == "access_ended"
    open_session(shop, Counted(Money(0)), treasurer)
    close_session(shop, Counted(Money(0)), "", Witnesses(treasurer))
    assert [entry.kind for entry in shop.books.journal.entries()][-1] == "z_close"


def test_the_treasurer_closes_the_installation(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    set_access(shop, group.people[Role.TRAINER], Role.TRAINER, treasurer, until=date(2027, 1, 1))
    close_installation(shop, treasurer)
    assert refused(lambda: group.enter(Role.TRAINER)) == "access_ended"


def test_recovery_numbers_give_a_lost_treasurer_a_new_code_once_and_are_renewed(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    assert not has_recovery(shop)
    assert refused(lambda: recover(shop, "1", treasurer, "580271")) == "recovery_none"
    numbers = new_recovery(shop, treasurer)
    assert [len(group) for group in numbers] == [4] * 8
    sign_out(shop)
    assert refused(lambda: recover(shop, "0000 " * 8, treasurer, "580271")) == "wrong_code"
    again, _changes = recover(shop, " ".join(numbers), treasurer, "580271")
    assert refused(lambda: group.enter(Role.TREASURER)) == "wrong_code"
    sign_in(shop, treasurer, "580271")
    assert refused(lambda: recover(shop, " ".join(numbers), treasurer, "917204")) == "wrong_code"
    recover(shop, "".join(again), group.people[Role.SELLER], "460182")
    assert role_of(shop, group.people[Role.SELLER]) is Role.TREASURER
    recovered = [entry.actor for entry in shop.books.journal.entries() if entry.kind == "recovery"]
    assert recovered == [treasurer, group.people[Role.SELLER]]


def test_neither_codes_nor_their_hashes_nor_recovery_numbers_get_into_the_journal(group: CodedGroup) -> None:
    shop, treasurer = group.shop, group.enter(Role.TREASURER)
    numbers = new_recovery(shop, treasurer)
    said = "\n".join(entry.body for entry in shop.books.journal.entries())
    kept = [shop.books.access.proof(person) for person in group.people.values()]
    hashes = [proof.code.hex() for proof in kept if proof and proof.code]
    assert len(hashes) == 4
    salt, _colon, words = shop.books.options.get("codes.recovery").partition(":")
    secrets = [TREASURER_CODE, SELLER_CODE, *hashes, *(proof.salt.hex() for proof in kept if proof)]
    for secret in (*secrets, " ".join(numbers), "".join(numbers), salt, words):
        assert f'"{secret}"' not in said
        assert len(secret) <= 6 or secret not in said
    assert not any(digits in said.split('"') for digits in numbers)


def test_only_who_says_who_may_sell_adds_sellers_and_any_seller_adds_customers(group: CodedGroup) -> None:
    shop, seller = group.shop, group.enter(Role.SELLER)
    assert person_named(shop, "cashier", "มาลี", seller) == group.people[Role.TREASURER]
    assert refused(lambda: person_named(shop, "cashier", "คนแปลกหน้า", seller)) == "not_allowed"
    assert person_named(shop, "customer", "ป้าแดง", seller)
    assert refused(lambda: person_named(shop, "customer", "ลุงดำ", PersonId("?"))) == "other_person"
