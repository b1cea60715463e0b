"""Dates as people here write them: Buddhist years in both languages, Thai month names in Thai."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n.catalogue import language

if TYPE_CHECKING:
    from datetime import date, datetime

BUDDHIST_OFFSET: Final = 543

_SHORT: Final = {
    "th": ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_LONG: Final = {
    "th": (
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_WEEKDAYS: Final = {
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def buddhist_year(day: date) -> int:
    """The year of `day` in the Buddhist era (พ.ศ.), 543 ahead of the common era."""
    return day.year + BUDDHIST_OFFSET


def date_text(day: date) -> str:
    """Short date: "15 ม.ค. 2569", in English "15 Jan 2569"."""
    return f"{day.day} {short_month_text(day)}"


def long_date_text(day: date) -> str:
    """Long date: "วันพฤหัสบดีที่ 15 มกราคม พ.ศ. 2569", in English "Thursday 15 January B.E. 2569"."""
    lang = language()
    weekday, month = _WEEKDAYS[lang][day.weekday()], _LONG[lang][day.month - 1]
    if lang == "th":
        return f"วัน{weekday}ที่ {day.day} {month} พ.ศ. {buddhist_year(day)}"
    return f"{weekday} {day.day} {month} B.E. {buddhist_year(day)}"


def month_text(day: date) -> str:
    """The month of `day`: "มกราคม พ.ศ. 2569", in English "January B.E. 2569"."""
    lang = language()
    return f"{_LONG[lang][day.month - 1]} {'พ.ศ.' if lang == 'th' else 'B.E.'} {buddhist_year(day)}"


def short_month_text(day: date) -> str:
    """The month of `day` where room is short: "ม.ค. 2569", in English "Jan 2569"."""
    return f"{_SHORT[language()][day.month - 1]} {buddhist_year(day)}"


def clock_text(moment: datetime) -> str:
    """Time of day: "14:30 น.", in English "14:30"."""
    return f"{moment:%H:%M} น." if language() == "th" else f"{moment:%H:%M}"


def moment_text(moment: datetime) -> str:
    """Short date and time of day."""
    return f"{date_text(moment)} {clock_text(moment)}"
