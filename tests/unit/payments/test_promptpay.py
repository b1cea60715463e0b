"""Payment QRs: what is made is read back, and no damage goes unnoticed."""

from __future__ import annotations

import binascii
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from posapp.documents.qr import qr_modules
from posapp.domain.errors import Refused
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.payments import emvco, promptpay
from posapp.payments.target import Bill, Target, target

PHONE = target("0812345678")
TRANSFER = "0016A0000006770101110113006681234567"
REFERENCES = st.from_regex("[A-Z0-9]{1,20}", fullmatch=True)
NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=15)
AMOUNTS = st.none() | st.integers(1, LIMIT_SATANG).map(Money)


@st.composite
def bills(draw: st.DrawFn) -> Bill:
    """Any bill that can be written."""
    biller = draw(st.from_regex("[0-9]{15}", fullmatch=True))
    optional = st.just("") | REFERENCES
    return Bill(biller, draw(REFERENCES), draw(optional), draw(optional), draw(NAMES), draw(NAMES))


MOBILES = st.from_regex("0066[689][0-9]{8}", fullmatch=True).map(lambda proxy: Target("mobile", proxy))
IDS = st.from_regex("[0-9]{13}", fullmatch=True).map(lambda proxy: Target("id", proxy))
WALLETS = st.from_regex("[02-9][0-9]{14}", fullmatch=True).map(lambda proxy: Target("ewallet", proxy))
RECEIVERS = MOBILES | IDS | WALLETS | bills()


@given(RECEIVERS, AMOUNTS)
def test_what_is_made_is_read_back(to: Target | Bill, amount: Money | None) -> None:
    made = promptpay.payload(to, amount)
    found = promptpay.read(f" {made}\r\n")
    assert (found.to, found.amount) == (to, amount)
    assert found.poi == ("11" if amount is None else "12")
    tags = [tag for tag, _ in emvco.split(made)]
    assert tags == sorted(tags)


@given(RECEIVERS, AMOUNTS, st.data())
def test_one_changed_sign_never_passes(to: Target | Bill, amount: Money | None, data: st.DataObject) -> None:
    made = promptpay.payload(to, amount)
    place = data.draw(st.integers(0, len(made) - 1))
    sign = data.draw(st.sampled_from("0123456789AF").filter(lambda sign: sign != made[place]))
    with pytest.raises(Refused):
        promptpay.read(made[:place] + sign + made[place + 1 :])


@given(RECEIVERS, st.data())
def test_a_cut_payload_never_passes(to: Target | Bill, data: st.DataObject) -> None:
    made = promptpay.payload(to)
    with pytest.raises(Refused):
        promptpay.read(made[: data.draw(st.integers(0, len(made) - 1))])


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(Refused):
        promptpay.read(text)


def test_the_checksum_is_the_published_one() -> None:
    assert emvco.crc("123456789") == 0x29B1 == binascii.crc_hqx(b"123456789", 0xFFFF)


def body(*, transfer: str = TRANSFER + "8", more: str = "", currency: str = "764", country: str = "TH") -> str:
    """A payload without its checksum; `more` are further fields."""
    return "000201010211" + emvco.field("29", transfer) + f"5303{currency}5802{country}" + more


@pytest.mark.parametrize(
    ("unsealed", "reason"),
    [
        (body(country="SG"), "wrong_country"),
        (body(currency="702"), "wrong_currency"),
        (body(more="5802TH"), "duplicate_tag"),
        (body(more="54040.00"), "amount_zero"),
        (body(more="54051.005"), "amount_precision"),
        (body(more="540512,50"), "amount_syntax"),
        (body(more="541110000000000"), "amount_too_large"),
        (body(transfer=TRANSFER + "80213" + "1" * 13), "ambiguous_target"),
        (body(transfer="0016A000000677010111"), "target_empty"),
        (body(transfer="0016A0000006770101110112006681234567"), "target_length"),
        (body(transfer="0016A0000006770101110113006681234567X"), "target_chars"),
        (body(transfer="0016A00000067701011101130065812345678"), "mobile_country"),
        (body(transfer="0016A00000067701011405101234567890"), "customer_presented"),
        (body(transfer="0016A00000067701011101990066812345678"), "truncated"),
        (body(transfer="0016A000000677010111XX"), "truncated"),
        (body(transfer="0016A000000677010111XXXX"), "not_emv"),
        (body(transfer="0007FOREIGN"), "no_thai_template"),
        ("000201010211" + emvco.template("26", (("00", "SG.PAYNOW"),)) + "53037025802SG", "no_thai_template"),
        ("0002010102113020" + "0016A000000677010112" + "53037645802TH", "target_length"),
    ],
)
def test_a_whole_qr_that_can_not_be_paid_says_why(unsealed: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        promptpay.read(emvco.sealed(unsealed))
    assert refusal.value.code == reason


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (body(), "crc_missing"),
        ("000201", "crc_missing"),
        (emvco.sealed(body()) + "00", "trailing_data"),
        (emvco.sealed(body())[:-1], "truncated"),
        (emvco.sealed(body())[:-4] + "0000", "crc_mismatch"),
        (emvco.sealed(body())[:-4] + "WXYZ", "crc_mismatch"),
        (emvco.sealed(body()).replace("5303", "5X03"), "not_emv"),
        ("https://example.org", "not_emv"),
        ("004000060000010103002021900021231231212000115102TH91049C30", "slip_qr"),
        ("", "not_emv"),
    ],
)
def test_damage_says_what_is_wrong(damaged: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        promptpay.read(damaged)
    assert refusal.value.code == reason


BILL_BODY = "00020101021130{length:02d}{fields}53037645802TH"


@pytest.mark.parametrize(
    ("refs", "reason"),
    [("", "ref1_missing"), ("0221" + "A" * 21, "ref_length"), ("0202A\x07", "ref_chars")],
)
def test_a_bill_with_a_bad_reference_says_why(refs: str, reason: str) -> None:
    fields = "0016A000000677010112" + "0115010559900001901" + refs
    with pytest.raises(Refused) as refusal:
        promptpay.read(emvco.sealed(BILL_BODY.format(length=len(fields), fields=fields)))
    assert refusal.value.code == reason


def test_shapes_that_banks_write_are_read_too() -> None:
    account = body(transfer="0016A0000006770101110413" + "0041234567890")
    assert promptpay.read(emvco.sealed(account)).to == Target("account", "0041234567890")
    shop = "000201010211" + emvco.template("31", (("00", "A000000677010113"), ("01", "004"))) + "53037645802TH"
    assert promptpay.read(emvco.sealed(shop)).to == Target("shop", "")
    crossing = promptpay.payload(Bill("010559900001901", "A1")).replace("A000000677010112", "A000000677012006")[:-8]
    assert promptpay.read(emvco.sealed(crossing)).to == Bill("010559900001901", "A1")
    whole_baht = emvco.sealed(body(more="540220"))
    assert promptpay.read(
        whole_baht.lower().replace("a0", "A0").replace("th", "TH")[:-4] + whole_baht[-4:]
    ).amount == Money(2000)
    assert promptpay.read(emvco.sealed(body())[:-4] + emvco.sealed(body())[-4:].lower()).to == PHONE


def test_a_field_can_not_be_longer_than_its_length_can_say() -> None:
    with pytest.raises(ValueError, match="30"):
        promptpay.payload(replace(Bill("010559900001901", "A1"), ref2="A" * 90))


@pytest.mark.parametrize(("amount", "size"), [(None, 29), (Money(10000), 33)])
def test_the_drawn_qr_is_read_by_a_camera_to_the_same_text(amount: Money | None, size: int) -> None:
    made = promptpay.payload(PHONE, amount)
    modules = qr_modules(made)
    assert {len(modules), *map(len, modules)} == {size}
    picture = Image.new("L", (size + 8, size + 8), 255)
    for y, row in enumerate(modules):
        for x, black in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if black else 255)
    found = zxingcpp.read_barcode(picture.resize((8 * (size + 8), 8 * (size + 8)), Image.Resampling.NEAREST))
    assert found is not None
    assert found.text == made
