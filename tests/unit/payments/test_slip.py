"""Slips: read whole, known again, never trusted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.payments import emvco, slip
from posapp.payments.banks import BANKS

NEAR = date(2026, 11, 22)


def bank_slip(bank: str, reference: str, *, version: str = "000001", country: str = "5102TH") -> str:
    """The text of a bank's slip."""
    return emvco.sealed(emvco.template("00", (("00", version), ("01", bank), ("02", reference))) + country, "91")


def wallet_slip(event: str, reference: str, day: str) -> str:
    """The text of a TrueMoney slip."""
    fields = (("00", "01"), ("01", "01"), ("02", event), ("03", reference), ("04", day))
    return emvco.sealed(emvco.template("00", fields), "91")


@given(st.sampled_from(sorted(BANKS)), st.from_regex("[A-Za-z0-9]{12,25}", fullmatch=True))
def test_a_slip_is_known_again_however_its_checksum_is_written(bank: str, reference: str) -> None:
    text = bank_slip(bank, reference)
    bare = text[:-4] + (text[-4:].lstrip("0") or "0")
    for spelling in (text, text.lower()[-4:].join((text[:-4], "")), bare, f"\t{text}\n"):
        found = slip.read(spelling)
        assert found.readable
        assert found.identity_key == f"{bank}:{reference}"
        assert found.status == ("readable" if len(spelling.strip()) == len(text) else "readable_crc_repaired")


@given(st.from_regex("[A-Za-z0-9]{12,25}", fullmatch=True), st.data())
def test_a_changed_or_cut_slip_is_damaged(reference: str, data: st.DataObject) -> None:
    text = bank_slip("014", reference)
    place = data.draw(st.integers(18, len(text) - 5))
    sign = data.draw(st.sampled_from("xyz").filter(lambda sign: sign != text[place]))
    assert slip.read(text[:place] + sign + text[place + 1 :]).status == "damaged"
    assert slip.read(text[:place]).status == "damaged"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (bank_slip("014", "A" * 20, version="000002"), "readable_unknown_version"),
        (bank_slip("0141", "A" * 20), "readable_unknown_version"),
        (bank_slip("014", "A" * 20, country=""), "readable_unknown_version"),
        (wallet_slip("P2P", "T1", "99992026"), "readable_unknown_version"),
        (wallet_slip("P2P", "T1", ""), "readable_unknown_version"),
        (wallet_slip("P2P", "", "15012026"), "damaged"),
        (bank_slip("014", ""), "damaged"),
        (bank_slip("014", "A\x1b[2J"), "damaged"),
        (bank_slip("014", "A" * 20, country="5102TH5102TH"), "damaged"),
        ("", "not_slip"),
        ("8850123456786", "not_slip"),
    ],
)
def test_odd_slips_are_kept_for_a_look_or_sent_back(text: str, status: str) -> None:
    found = slip.read(text)
    assert found.status == status
    assert bool(found.identity_key) is found.readable is status.startswith("readable")


@pytest.mark.parametrize(
    ("bank", "reference", "day"),
    [
        ("014", "20240229" + "a" * 17, date(2024, 2, 29)),
        ("014", "20230229" + "a" * 17, None),
        ("004", "017001235959ABC00001", date(2027, 1, 1)),
        ("004", "018001235959ABC00001", date(2018, 1, 1)),
        ("004", "016366101010ABC00001", None),
        ("004", "016000101010ABC00001", None),
        ("004", "016015251010ABC00001", None),
        ("004", "016015101010123456", date(2026, 1, 15)),
        ("069", "436610100001", date(2024, 12, 31)),
        ("002", "20260115" + "a" * 17, None),
    ],
)
def test_a_day_is_only_a_hint_of_known_habits(bank: str, reference: str, day: date | None) -> None:
    found = slip.read(bank_slip(bank, reference))
    assert found.status == "readable"
    assert found.advisory_date(NEAR) == day


def test_an_unknown_bank_goes_by_its_number() -> None:
    assert slip.read(bank_slip("888", "A" * 12)).bank.name == "888"
    assert slip.read(bank_slip("004", "A" * 12)).bank.short == "KBANK"
