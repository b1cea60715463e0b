"""A scanner types like a keyboard: told by its pace, put right whatever the layout."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.devices.scanner import Burst, Step, restore
from posapp.domain.barcode import check_digit
from posapp.payments.promptpay import payload
from posapp.payments.target import target

US = "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./\\"
US_SHIFT = '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?|'
THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝฃ"
THAI_SHIFT = '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦฅ'
TO_THAI = str.maketrans(US + US_SHIFT, THAI + THAI_SHIFT)
TO_THAI_CAPS = str.maketrans(US + US_SHIFT, THAI_SHIFT + THAI)
TO_SHIFT = str.maketrans(US, US_SHIFT)


def nothing_known(_code: str) -> bool:
    return False


def test_every_key_has_one_thai_sign() -> None:
    assert len(US + US_SHIFT) == len(set(US + US_SHIFT)) == 94
    assert len(THAI + THAI_SHIFT) == len(set(THAI + THAI_SHIFT)) == 94


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("8850123456786", "8850123456786"),
        ("คคถจๅ/-ภถุึคุ", "8850123456786"),
        ("๕๕๔๗+๑๒๓๔ู฿๕ู", "8850123456786"),
        ("**%)!@#$%^&*^", "8850123456786"),
        ("ฤฺ๘ๅ/", "AB_12"),
        ("AB-12", "AB-12"),
        ("A/B-C", "A/B-C"),
    ],
)
def test_the_code_is_restored(raw: str, code: str) -> None:
    assert restore(raw, nothing_known) == code


def test_twos_and_threes_alone_are_digits_only_when_the_check_digit_says_so() -> None:
    bodies = ("".join(body) for body in itertools.product("23", repeat=7))
    code = next(body + check_digit(body) for body in bodies if check_digit(body) in "23")
    assert restore(code.translate(TO_THAI), nothing_known) == code
    assert restore("--//", nothing_known) == "--//"
    assert restore("--//", lambda code: code == "3322") == "3322"


def test_a_code_the_shop_knows_wins() -> None:
    assert restore("ข้าว1", lambda code: code == "ข้าว1") == "ข้าว1"
    assert restore("ab-12", lambda code: code == "AB-12") == "AB-12"
    assert restore("*%!)", lambda code: code == "*%!)") == "*%!)"
    assert restore("ab12".translate(TO_THAI), lambda code: code == "AB12") == "AB12"
    assert restore("AB12".translate(TO_THAI_CAPS), lambda code: code == "AB12") == "AB12"


@given(st.text(US + US_SHIFT, min_size=4))
def test_any_text_with_a_thai_sign_comes_back_key_by_key(text: str) -> None:
    raw = text.translate(TO_THAI)
    if any(sign > "\u0e00" for sign in raw) and set(text) - set("!@#$%^&*()"):
        assert restore(raw, nothing_known) == text


@given(st.from_regex("[0-9]{4,14}", fullmatch=True))
def test_digits_survive_thai_caps_lock_and_shift(code: str) -> None:
    for table in (TO_THAI, TO_THAI_CAPS, TO_SHIFT):
        assert restore(code.translate(table), code.__eq__) == code


def test_a_payment_qr_comes_through_the_thai_layout() -> None:
    qr = payload(target("0812345678"))
    assert restore(qr.translate(TO_THAI), nothing_known) == qr


def scan(burst: Burst, text: str, start: int = 1000, gap: int = 20) -> int:
    """Feed `text`; the time of its last key."""
    for index, sign in enumerate(text):
        assert burst.key(sign, start + index * gap) == Step(taken=True)
    return start + (len(text) - 1) * gap


@pytest.mark.parametrize("gap", [1, 35, 50])
def test_quick_keys_and_enter_are_a_scan(gap: int) -> None:
    burst = Burst()
    last = scan(burst, "8850123456786", gap=gap)
    assert (burst.running, burst.patience) == (True, 81)
    assert burst.end(last + gap) == Step(code="8850123456786", taken=True)
    assert (burst.running, burst.patience) == (False, 0)
    assert burst.end(last + 2 * gap) == Step()


def test_silence_ends_a_scan_without_enter() -> None:
    burst = Burst()
    last = scan(burst, "AB12")
    assert burst.silence(last + 80) == Step()
    assert burst.silence(last + burst.patience) == Step(code="AB12")
    assert burst.patience == 0


def test_slow_keys_are_given_back_one_by_one() -> None:
    burst = Burst()
    burst.key("1", 0)
    assert burst.key("2", 51) == Step(typed="1", taken=True)
    assert burst.silence(51 + burst.patience) == Step(typed="2")
    assert burst.end(200) == Step()


def test_three_quick_keys_are_typing_and_enter_stays_enter() -> None:
    burst = Burst()
    last = scan(burst, "123")
    assert not burst.running
    assert burst.end(last + 5) == Step(typed="123", taken=False)


def test_a_hiccup_does_not_cut_a_running_scan_in_two() -> None:
    burst = Burst()
    last = scan(burst, "88501")
    last = scan(burst, "23456786", start=last + 79)
    assert burst.end(last + 20).code == "8850123456786"


def test_two_scans_in_a_row_stay_two() -> None:
    burst = Burst()
    last = scan(burst, "AB12")
    assert burst.key("C", last + 81) == Step(code="AB12", taken=True)


def test_an_enter_long_after_the_scan_is_its_own_key() -> None:
    burst = Burst()
    last = scan(burst, "AB12")
    assert burst.end(last + 500) == Step(code="AB12", taken=False)
