"""The bank's list of the sample day, in the shape its bank gives it: what arrived, and money nobody sold for."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money, total
from posapp.domain.tender import TenderState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from posapp.domain.statement import Payment

_TITLES: Final = ("ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", "บัญชีเลขที่ {account}")
_HEADERS: Final = ("วันที่ทำรายการ", "เวลา", "รายการ", "เงินออก", "เงินเข้า", "ยอดเงินคงเหลือ")
_BEFORE: Final = Money.parse("10000")


def write_list(file: Path, account: str, payments: Sequence[Payment], share: tuple[datetime, Money]) -> Money:
    """Write the list of `account` to `file`, and say what came in by it.

    Of `payments` those in dispute never arrived; `share` is what a member paid in, and when.
    """
    arrived = [(one.at, one.amount, "รับโอนเงินผ่าน QR") for one in payments if one.state is not TenderState.DISPUTED]
    lines = sorted([*arrived, (*share, "รับโอนเงิน จาก X4821")])
    balance = _BEFORE
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerows([title.format(account=account)] for title in _TITLES)
        writer.writerow(_HEADERS)
        for at, amount, words in lines:
            balance += amount
            writer.writerow((f"{at:%d/%m/}{at.year + 543}", f"{at:%H:%M:%S}", words, "", amount, balance))
    return total([amount for _at, amount, _words in lines])
