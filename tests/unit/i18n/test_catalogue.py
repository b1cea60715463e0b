"""Switching languages while the program runs."""

from __future__ import annotations

import pytest

from posapp import i18n
from posapp.app.paths import locale_dir
from posapp.domain.errors import Refused, Unavailable
from posapp.i18n import N_, _


def test_words_follow_the_language_in_use() -> None:
    refusal = Refused("code", N_("{amount} baht is still to be paid. Take the rest first."), amount="20.00")
    assert str(refusal) == "20.00 baht is still to be paid. Take the rest first."
    i18n.use("th")
    assert i18n.language() == "th"
    assert str(refusal) == "ยังต้องจ่ายอีก 20.00 บาท รับเงินส่วนที่เหลือก่อน"
    i18n.use("en")
    assert str(refusal) == "20.00 baht is still to be paid. Take the rest first."


@pytest.mark.usefixtures("thai")
def test_nothing_stays_nothing_and_the_unknown_stays_itself() -> None:
    assert _("") == ""
    assert _("a sentence nobody translated") == "a sentence nobody translated"


def test_a_third_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        i18n.install(locale_dir(), "fr")
    assert i18n.language() == "en"


def test_the_two_failures_are_told_apart_and_carry_their_code() -> None:
    failure = Unavailable("disk_full", N_("{text} is full."), text="{curly}")
    assert failure.code == "disk_full"
    assert str(failure) == "{curly} is full."
    assert not isinstance(failure, Refused)
