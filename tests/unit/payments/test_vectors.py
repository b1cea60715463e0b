"""Every shared case holds through the same door that programs use."""

from __future__ import annotations

import pytest

from posapp.payments import emvco, promptpay, slip
from posapp.payments.batch import answer
from posapp.payments.reasons import SENTENCES
from posapp.payments.target import Target, destination
from tests.unit.payments.vectors import cases, vectors

MADE = cases("promptpay", "generate")
READ = cases("promptpay", "parse")
SLIPS = cases("slip")


@pytest.mark.parametrize("case", MADE)
def test_a_payload_is_made_or_refused_exactly(case: str) -> None:
    answered = answer({"make": MADE[case]["input"]})
    expected = MADE[case]["expect"]
    assert {key: answered.get(key) for key in expected if key not in {"proxy", "tags"}} == {
        key: value for key, value in expected.items() if key not in {"proxy", "tags"}
    }
    assert answered["ok"] or answered["message"]


@pytest.mark.parametrize("case", [case for case in MADE if "proxy" in MADE[case]["expect"]])
def test_a_number_is_brought_into_its_one_form(case: str) -> None:
    wanted, expected = MADE[case]["input"], MADE[case]["expect"]
    to = destination(wanted.get("type_declared", wanted["type"]), wanted["target"])
    assert isinstance(to, Target)
    assert to.proxy == expected["proxy"]
    assert promptpay.read(expected["payload"]).to == to


@pytest.mark.parametrize("case", [case for case in MADE if "tags" in MADE[case]["expect"]])
def test_the_fields_stand_in_the_payload(case: str) -> None:
    expected = MADE[case]["expect"]
    found: dict[str, object] = dict(emvco.opened(expected["payload"]))
    found.pop("63")
    for tag, value in expected["tags"].items():
        assert (emvco.inside(str(found[tag])) if isinstance(value, dict) else found[tag]) == value
    assert found.keys() == expected["tags"].keys()


@pytest.mark.parametrize("case", READ)
def test_a_payload_is_read_or_refused_exactly(case: str) -> None:
    answered = answer({"read": READ[case]["input"]["payload"]})
    assert answered | READ[case]["expect"] == answered


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_is_read_exactly(case: str) -> None:
    answered = answer({"read": SLIPS[case]["input"]["payload"]})
    expected = SLIPS[case]["expect"]
    assert answered | expected == answered
    if "advisory_date" not in expected:
        assert "advisory_date" not in answered


@pytest.mark.parametrize("pair", vectors("slip")["duplicate_pairs"], ids=lambda pair: f"{pair['a']}={pair['b']}")
def test_the_same_slip_is_known_again(pair: dict[str, object]) -> None:
    keys = {slip.read(SLIPS[str(pair[side])]["input"]["payload"]).identity_key for side in ("a", "b")}
    assert (len(keys) == 1) is pair["duplicate"]


@pytest.mark.parametrize("reason", vectors("promptpay")["reason_codes"])
def test_every_reason_has_a_sentence_for_people(reason: str) -> None:
    if reason in {"amount_zero", "amount_negative", "amount_too_large"}:
        satang = {"amount_zero": 0, "amount_negative": -1, "amount_too_large": 10**5000}[reason]
        answered = answer({"make": {"target": "0812345678", "amount_satang": satang}})
        assert answered["reason"] == reason
        assert str(answered["message"]).endswith(".")
    else:
        assert SENTENCES[reason].endswith(".")
