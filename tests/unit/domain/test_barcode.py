"""Codes on goods, on scale labels and on the group's own labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from posapp.domain.barcode import (
    RULES_OPTION,
    EmbeddedRule,
    Scanned,
    check_digit,
    is_checked,
    own_code,
    parse_rules,
    read,
)
from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity


@given(st.from_regex(r"[0-9]{7}|[0-9]{11,12}", fullmatch=True))
def test_check_digits_agree_with_the_standard(digits: str) -> None:
    assert check_digit(digits) == ean.calc_check_digit(digits)
    assert is_checked(digits + check_digit(digits))


def test_a_wrong_digit_is_noticed() -> None:
    assert is_checked("8850123456787") is ean.is_valid("8850123456787")
    assert not is_checked("8850123456780")
    assert not is_checked("๘๘๕๐๑๒๓๔")


@given(st.integers(0, 9_999_999_999))
def test_own_codes_are_valid_and_told_apart(number: int) -> None:
    code = own_code(number)
    assert ean.is_valid(code)
    assert read(code) == Scanned("own", (code,))
    assert read(code).item == code


@pytest.mark.parametrize("number", [-1, 10_000_000_000])
def test_own_codes_have_ten_digits(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        own_code(number)


def test_a_scale_label_carries_the_weight() -> None:
    scanned = read("2112345015002")
    assert scanned.kind == "weight"
    assert scanned.item == "12345"
    assert scanned.quantity == Quantity(1500)
    assert scanned.codes == ("2112345015002", "12345")


def test_a_scale_label_carries_the_price() -> None:
    body = "220004212550"
    scanned = read(body + check_digit(body))
    assert (scanned.kind, scanned.item, scanned.price) == ("price", "00042", Money(12550))


def test_a_label_without_a_value_names_the_article_only() -> None:
    for body in ("211234500000", "221234500000"):
        scanned = read(body + check_digit(body))
        assert (scanned.item, scanned.quantity, scanned.price) == ("12345", None, None)


def test_a_scale_label_with_a_wrong_check_digit_is_just_a_text() -> None:
    assert read("2112345015003") == Scanned("plain", ("2112345015003",))


def test_the_group_says_which_prefix_carries_what() -> None:
    rules = parse_rules("23 ราคา 4, 29 weight")
    assert rules == (EmbeddedRule("23", "price", 4), EmbeddedRule("29", "weight", 5))
    body = "23" + "1234" + "012345"
    assert read(body + check_digit(body), rules).price == Money(12345)
    assert read("2112345015002", rules).kind == "plain"
    assert parse_rules("") == ()
    assert {rule.prefix for rule in parse_rules(RULES_OPTION.default)} == {"21", "22"}


@pytest.mark.parametrize("text", ["20 weight", "21 colour", "21 weight 9", "21 weight, 21 price", "weight"])
def test_rules_that_can_not_work_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_rules(text)
    assert refusal.value.code == "barcode_rules"


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("036000291452", ("036000291452", "0036000291452")),
        ("0036000291452", ("0036000291452", "036000291452")),
        ("8850123456787", ("8850123456787",)),
        ("04252614", ("04252614", "042100005264", "0042100005264")),
        ("01234565", ("01234565", "012345000065", "0012345000065")),
        ("01201303", ("01201303", "012000000133", "0012000000133")),
        ("AB-12", ("AB-12",)),
    ],
)
def test_a_number_is_looked_up_in_all_its_spellings(code: str, spellings: tuple[str, ...]) -> None:
    assert read(code).codes == spellings


@pytest.mark.parametrize("last", range(10))
def test_short_codes_of_every_kind_open_to_a_valid_number(last: int) -> None:
    found = [read(code).codes for check in range(10) if len(read(code := f"012345{last}{check}").codes) > 1]
    assert len(found) == 1
    assert all(is_checked(code) for code in found[0][1:])


def test_codes_are_cleaned_and_limited() -> None:
    assert read(" 885\u200b0123456787\r\n").codes == ("8850123456787",)
    for code, reason in (("  ", "code_empty"), ("9" * 81, "text_too_long")):
        with pytest.raises(Refused) as refusal:
            read(code)
        assert refusal.value.code == reason
