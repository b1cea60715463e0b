"""Dates in Buddhist years, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from posapp import i18n
from posapp.i18n import clock_text, date_text, long_date_text, moment_text

_MOMENT = datetime(2026, 1, 15, 14, 5, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("day", "thai", "english"),
    [
        (date(2026, 1, 15), "15 ม.ค. 2569", "15 Jan 2569"),
        (date(2024, 2, 29), "29 ก.พ. 2567", "29 Feb 2567"),
        (date(2026, 12, 31), "31 ธ.ค. 2569", "31 Dec 2569"),
    ],
)
def test_short_dates(day: date, thai: str, english: str) -> None:
    assert date_text(day) == english
    i18n.use("th")
    assert date_text(day) == thai


def test_long_dates() -> None:
    assert long_date_text(_MOMENT.date()) == "Thursday 15 January B.E. 2569"
    i18n.use("th")
    assert long_date_text(_MOMENT.date()) == "วันพฤหัสบดีที่ 15 มกราคม พ.ศ. 2569"
    assert long_date_text(date(2026, 1, 18)) == "วันอาทิตย์ที่ 18 มกราคม พ.ศ. 2569"


def test_times_of_day() -> None:
    assert (clock_text(_MOMENT), moment_text(_MOMENT)) == ("14:05", "15 Jan 2569 14:05")
    i18n.use("th")
    assert (clock_text(_MOMENT), moment_text(_MOMENT)) == ("14:05 น.", "15 ม.ค. 2569 14:05 น.")


def test_every_month_and_day_has_its_own_name() -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert len({date_text(date(2026, month, 1)) for month in range(1, 13)}) == 12
        assert len({long_date_text(date(2026, 1, day)).split()[0] for day in range(1, 8)}) == 7
