"""Certificates are kept in the form they are printed in, whatever was typed."""

from __future__ import annotations

from datetime import date

import pytest

from posapp.domain.certificate import KINDS, certificate
from posapp.domain.errors import Refused


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("food", "5020123450001", "50-2-01234-5-0001"),
        ("food", "50-2-01234-5-0001", "50-2-01234-5-0001"),
        ("food", "๕๐-๒-๐๑๒๓๔-๕-๐๐๐๑", "50-2-01234-5-0001"),
        ("food", "อย. 50 2 01234 5 0001", "50-2-01234-5-0001"),
        ("otop", "5", "5"),
        ("otop", "5 / 2566", "5 / 2566"),
        ("otop", "5/66", "5 / 2566"),
        ("otop", "★5 ปี 2023", "5 / 2566"),
        ("otop", "๔ ดาว ๒๕๖๕", "4 / 2565"),
        ("community", " 1555/2563 ", "1555/2563"),
        ("other", "GI 123", "GI 123"),
    ],
)
def test_a_number_is_kept_as_it_is_printed(kind: str, typed: str, kept: str) -> None:
    found = certificate(kind, typed)
    assert found.number == kept
    assert certificate(kind, found.number) == found


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("passport", "1", "certificate_kind"),
        ("food", "50-2-01234", "certificate_food"),
        ("food", "50-2-01234-5-00011", "certificate_food"),
        ("food", " ", "certificate_empty"),
        ("otop", "6", "certificate_stars"),
        ("otop", "five", "certificate_stars"),
        ("otop", "5 / 566", "certificate_stars"),
        ("other", "x" * 61, "text_too_long"),
    ],
)
def test_what_is_no_certificate_is_refused(kind: str, typed: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        certificate(kind, typed)
    assert refusal.value.code == code


def test_a_certificate_is_good_through_its_last_day() -> None:
    halal = certificate("halal", "123", date(2026, 1, 17))
    assert not halal.expired(date(2026, 1, 17))
    assert halal.expired(date(2026, 1, 18))
    assert not certificate("halal", "123").expired(date(2099, 1, 1))


def test_every_kind_takes_the_number_its_hint_shows() -> None:
    for kind in KINDS:
        assert certificate(kind.key, kind.hint or "1").number == (kind.hint or "1")
