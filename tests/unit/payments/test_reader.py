"""Whatever is scanned, the seller is told what it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp import i18n
from posapp.domain.barcode import check_digit
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.payments import emvco, promptpay
from posapp.payments.batch import answer
from posapp.payments.reader import CounterBill, What, read
from posapp.payments.target import Bill, target
from tests.unit.payments.vectors import cases

PAYMENT = promptpay.payload(target("0812345678"), Money(10000))
SLIPS = {case: found["input"]["payload"] for case, found in cases("slip").items()}
PAYNOW = emvco.sealed("000201010211" + emvco.template("26", (("00", "SG.PAYNOW"),)) + "53037025802SG")
OTA = emvco.sealed("0002010102112934" + "0016A00000067701011405101234567890" + "53037645802TH")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (PAYMENT, "promptpay"),
        (PAYMENT[:-6], "damaged"),
        (SLIPS["sl-01"], "slip"),
        (SLIPS["sl-06"], "damaged"),
        (PAYNOW, "foreign"),
        (OTA, "unpayable"),
        ("|010559900001901\rCUST1\rINV2\r12550", "counter"),
        ("8850123456786", "plain"),
        ("https://example.org", "plain"),
        ("", "plain"),
    ],
)
def test_a_text_is_told_for_what_it_is(text: str, what: What) -> None:
    reading = read(text)
    assert reading.what == what
    assert bool(reading.told) is (what != "plain")
    assert bool(reading.reason) is (what != "promptpay")


def test_a_product_code_that_begins_like_a_payment_stays_a_product() -> None:
    body = "000201000000"
    assert read(body + check_digit(body)).what == "plain"
    assert read(body).what == "damaged"


@pytest.mark.parametrize(
    ("satang", "amount"),
    [("12550", Money(12550)), ("0", None), ("000000000001", Money(1)), ("999999999999", Money(LIMIT_SATANG))],
)
def test_a_counter_barcode_is_taken_apart(satang: str, amount: Money | None) -> None:
    for end in ("\r", "\n", "\r\n"):
        bill = read(end.join(("|010559900001901", "CUST1", "", satang))).bill
        assert bill == CounterBill("010559900001901", "CUST1", "", amount)


def test_the_words_never_say_that_a_slip_is_money() -> None:
    i18n.use("th")
    assert read(SLIPS["sl-01"]).told == "อ่านสลิปได้ – ยังไม่ได้ตรวจกับธนาคาร"
    assert read(PAYNOW).told.startswith("ไม่ใช่ QR พร้อมเพย์")


def test_a_bill_in_flat_form_is_made_and_read() -> None:
    wanted = {"type": "biller", "target": "010559900001901", "amount_text": "๓๔๙", "ref1": "260115001", "ref2": "mkt01"}
    made = answer({"make": wanted})
    assert made == {
        "ok": True,
        "payload": promptpay.payload(Bill("010559900001901", "260115001", "MKT01"), Money(34900)),
    }
    fields = {"type": "bill", "target": "010559900001901", "amount_satang": 34900, "ref1": "260115001", "ref2": "MKT01"}
    assert answer({"read": made["payload"]}).items() >= fields.items()


def test_a_qr_without_amount_says_so() -> None:
    found = answer({"read": promptpay.payload(target("0812345678"))})
    assert (found["ok"], found["amount_satang"], found["poi"]) == (True, None, "11")


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"target": "0812345678", "amount_satang": True}, "amount_syntax"),
        ({"target": "0812345678", "amount_satang": 10.5}, "amount_syntax"),
        ({"target": "0812345678", "amount_satang": "100"}, "amount_syntax"),
        ({"target": "0812345678", "amount_text": ["1"]}, "amount_syntax"),
        ({"target": "0812345678", "amount_text": "9" * 5000}, "amount_syntax"),
        ({"target": "0812345678", "amount_text": "9" * 300}, "amount_syntax"),
        ({"target": "0812345678", "amount_text": "9" * 40}, "amount_too_large"),
        ({"target": "0812345678", "amount_text": ""}, "amount_syntax"),
        ({"target": "0812345678", "amount_text": "-1"}, "amount_negative"),
        ({"target": "0812345678", "amount_satang": -(10**400)}, "amount_negative"),
        ({"target": 812345678}, "target_chars"),
        ({"target": "1" * 5000}, "target_chars"),
        ({"type": 1, "target": "0812345678"}, "request_syntax"),
        ({"type": "bill", "target": "010559900001901"}, "ref1_missing"),
        ({"bill": {"biller": "010559900001901", "ref1": 5}}, "ref_chars"),
        ({"bill": {}}, "target_empty"),
        ({}, "target_empty"),
    ],
)
def test_a_request_with_a_wrong_value_is_refused_for_it(wanted: dict[str, object], reason: str) -> None:
    answered = answer({"make": wanted})
    assert (answered["ok"], answered["reason"]) == (False, reason)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["make", "read", "type", "target", "bill"]), inner),
    max_leaves=8,
)


@given(JSON)
def test_nothing_makes_the_batch_stumble(request: object) -> None:
    answered = answer(request)
    assert answered["ok"] is False
    assert answered["message"]
    json.dumps(answered)


@given(
    st.text(st.characters(codec=None))
    | st.sampled_from([PAYMENT, *SLIPS.values()]).flatmap(st.permutations).map("".join)
)
def test_any_text_gets_an_answer(text: str) -> None:
    assert answer({"read": text}).keys() >= {"ok", "what", "status"}
