"""Numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.th import pin

from posapp.domain.errors import Refused
from posapp.payments.target import Bill, Target, bill, destination, is_tax_id, looks_mistyped, target

PHONE = Target("mobile", "0066812345678")


@pytest.mark.parametrize(
    "typed",
    [
        "0812345678",
        "081.234.5678",
        "(081) 234–5678",
        "+66812345678",
        "66 81 234 5678",
        "66(0)812345678",
        "0066-81-234-5678",
        "0066 081 234 5678",
        "\u200b081\xa0234‑5678\u2060",
        "๐๘๑๒๓๔๕๖๗๘",
    ],
)
@pytest.mark.parametrize("kind", ["mobile", "auto"])
def test_a_phone_is_found_in_every_spelling(typed: str, kind: str) -> None:
    assert target(typed, kind) == PHONE
    assert PHONE.shown == "0812345678"


@pytest.mark.parametrize(
    ("typed", "kind", "reason"),
    [
        ("+65 8123 4567", "mobile", "mobile_country"),
        ("+65 8123 4567", "auto", "mobile_country"),
        ("0065 8123 4567", "mobile", "mobile_country"),
        ("812345678", "mobile", "mobile_length"),
        ("0212345678", "auto", "mobile_prefix"),
        ("08l2345678", "mobile", "target_chars"),
        ("081+2345678", "mobile", "target_chars"),
        ("０８１２３４５６７８", "mobile", "target_chars"),
        ("+1000000000017", "id", "id_length"),
        ("+100000000001", "id", "target_chars"),
        ("0066812345678", "id", "id_checksum"),
        ("- ( ) .", "auto", "target_empty"),
        ("+", "mobile", "target_empty"),
        ("123", "auto", "target_unrecognised"),
        ("021234567", "auto", "target_unrecognised"),
        ("0812345678", "fax", "type_unknown"),
        ("0812345678", "biller", "biller_length"),
    ],
)
def test_a_wrong_number_is_refused_for_its_reason(typed: str, kind: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        destination(kind, typed, "REF1" if kind == "biller" else "")
    assert refusal.value.code == reason


@given(st.from_regex("[1-8][0-9]{11}", fullmatch=True), st.integers(0, 9))
def test_the_last_digit_of_an_id_is_checked_as_the_state_does(first: str, last: int) -> None:
    digits = f"{first}{last}"
    assert is_tax_id(digits) is (pin.calc_check_digit(digits[:-1]) == str(last))


def test_a_national_id_is_personal_and_a_company_is_not() -> None:
    assert target("1000000000017").personal
    assert not target("0105599000019").personal
    assert not PHONE.personal


def test_kinds_of_wallets() -> None:
    assert target("004999000000001") == Target("ewallet", "004999000000001")
    assert target("081-234-5678", "truemoney") == target("140000812345678") == Target("truemoney", "140000812345678")
    assert target("140000812345678").shown == "0812345678"
    assert target("140000000000000").kind == "ewallet"


def test_fifteen_digits_with_a_reference_are_a_biller() -> None:
    wanted = Bill("010559900001901", "CUST1", "A2")
    assert destination("auto", "0105599000019-01", "cust1", "a2") == wanted
    assert destination("biller", "010559900001901", "Cust1", "A2") == wanted
    assert destination("auto", "010559900001901") == Target("ewallet", "010559900001901")
    with pytest.raises(Refused, match="only goes with a biller"):
        destination("mobile", "0812345678", "REF")


@pytest.mark.parametrize(
    ("refs", "reason"),
    [((), "ref1_missing"), (("", "A"), "ref1_missing"), (("A" * 21,), "ref_length")]
    + [((ref,), "ref_chars") for ref in ("ß1", "ก1", "A B", " A", "A\n", "๑")],
)
def test_a_reference_is_capital_letters_and_digits(refs: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        bill("010559900001901", refs)
    assert refusal.value.code == reason


@pytest.mark.parametrize(
    ("name", "town", "reason"),
    [
        ("ร้านเรา", "", "name_chars"),
        ("A\x1b", "", "name_chars"),
        ("A" * 26, "", "name_length"),
        ("", "B" * 16, "name_length"),
    ],
)
def test_names_in_a_qr_are_short_and_plain(name: str, town: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        bill("010559900001901", ("A",), name=name, town=town)
    assert refusal.value.code == reason


def test_a_biller_with_an_odd_tax_id_is_only_doubted() -> None:
    assert not looks_mistyped(bill("010559900001901", ("A",)).biller)
    assert looks_mistyped(bill("010559900001801", ("A",)).biller)
