"""Payment codes at the terminal: every shared case through one run, and pictures there and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from posapp.devices.printer.raster import Raster
from tests.e2e.terminal import started, typed
from tests.unit.payments.vectors import cases

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = "00020101021129370016A0000006770101110113006681234567853037645802TH6304823E"


def _requests() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    made = [(key, {"make": one["input"]}, one["expect"]) for key, one in cases("promptpay", "generate").items()]
    read = {**cases("promptpay", "parse"), **cases("slip")}
    return made + [(key, {"read": one["input"]["payload"]}, one["expect"]) for key, one in read.items()]


def test_every_shared_case_holds_through_one_batch(tmp_path: Path) -> None:
    asked = _requests()
    lines = b"".join(json.dumps(request).encode() + b"\n" for _key, request, _expect in asked)
    ended = started(tmp_path, "qr", "batch", stdin=lines)
    assert ended.code == 0
    answers = ended.lines
    assert len(answers) == len(asked) > 40
    for (key, _request, expect), answer in zip(asked, answers, strict=True):
        wanted = {name: value for name, value in expect.items() if name not in {"proxy", "tags"}}
        assert {name: answer.get(name) for name in wanted} == wanted, key


def test_a_batch_answers_what_it_cannot_read_by_a_reason(tmp_path: Path) -> None:
    lines = b'{\n[]\n{"make": {"type": "mobile", "target": "0812345678", "amount_satang": 12.5}}\n"\xff"\n'
    ended = typed(tmp_path, "qr", "batch", stdin=lines + json.dumps({"read": _PLAIN}).encode())
    assert [answer.get("reason") for answer in ended.lines] == [
        "json_syntax",
        "request_syntax",
        "amount_syntax",
        "line_encoding",
        None,
    ]
    assert ended.lines[-1]["target"] == "0812345678"


def test_a_code_made_as_a_picture_is_read_back_from_it(tmp_path: Path) -> None:
    png = tmp_path / "q.png"
    made = typed(tmp_path, "qr", "make", "--to", "081-234-5678", "--amount", "20", "--png", str(png), "--json").json
    read = typed(tmp_path, "qr", "read", "--image", str(png), "--json").json
    assert (read["what"], read["target"], read["amount_satang"]) == ("promptpay", "0812345678", 2000)
    shown = typed(tmp_path, "qr", "make", "--to", "0812345678", "--amount", "20").out
    assert shown.splitlines()[-1] == made["payload"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--to", "0112345678"), "mobile_prefix"),
        (("--to", "08x"), "target_chars"),
        (("--to", "0812345678", "--amount", "10.005"), "amount_precision"),
        (("--to", "0812345678", "--amount", "-1"), "amount_negative"),
        (("--to", "0812345678", "--ref1", "A"), "ref_unused"),
        (("--to", "099400016550101", "--type", "biller"), "ref1_missing"),
    ],
)
def test_a_code_that_cannot_be_made_is_refused_by_the_shared_reason(
    tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    ended = typed(tmp_path, "qr", "make", *arguments, "--json")
    assert (ended.code, ended.json["ok"], ended.json["reason"]) == (2, False, reason)
    assert ended.err.strip() == ended.json["message"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_PLAIN, "PromptPay"),
        (_PLAIN[:-1], "Scan it again"),
        ("004600060000010103014022520260115aBcD0123456789xyZ5102TH91041AD8", "not checked with the bank"),
        ("8851234567895", "barcode"),
    ],
)
def test_a_text_is_told_in_words(tmp_path: Path, text: str, words: str) -> None:
    ended = typed(tmp_path, "qr", "read", text)
    assert ended.code == 0
    assert words in ended.out.splitlines()[0]


def test_a_picture_that_is_none_or_holds_no_code_is_refused(tmp_path: Path) -> None:
    blank = tmp_path / "blank.png"
    blank.write_bytes(Raster(80, 80, bytes(800)).png())
    assert typed(tmp_path, "qr", "read", "--image", str(blank), "--json").json["code"] == "picture_without_qr"
    noise = tmp_path / "noise.png"
    noise.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99)
    assert typed(tmp_path, "qr", "read", "--image", str(noise), "--json").json["code"] == "picture_unreadable"
    assert typed(tmp_path, "qr", "read", "--image", str(tmp_path / "none"), "--json").json["code"] == (
        "picture_unreadable"
    )
    assert typed(tmp_path, "qr", "read", "--json").json["code"] == "qr_source"
