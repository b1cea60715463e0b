"""Goals 1 and 2: a sale costs little more than writing its rows, and one flush; history does not make it dearer."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in, open_session
from tests.bench.floor import BareTill
from tests.bench.measure import Figure, in_turns
from tests.bench.shops import NOBODY, add_history, new_shop, sell_five

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.cash import CashSession
    from posapp.operations.shop import Shop
    from tests.bench.measure import Sheet, Size

_WARM_UP = 3


def test_a_sale_beside_its_bare_rows(disk: Path, sheet: Sheet, size: Size) -> None:
    shop, goods = new_shop(disk / "shop", min(size.products))
    bare, numbers = BareTill(disk), count()
    for _turn in range(_WARM_UP):
        sell_five(shop, goods, next(numbers))
        bare.sell()
    ours, floor = in_turns(size.rounds, lambda: sell_five(shop, goods, next(numbers)), bare.sell)
    shop.books.close()
    bare.close()
    sheet.write(Figure("1", "sale / bare rows", ours.p50 / floor.p50, 1.5, note=f"{ours}; floor {floor}"))
    sheet.write(Figure("1", "sale, p99", ours.p99, 10, "ms"))


@pytest.mark.skipif(not shutil.which("strace"), reason="flushes are counted by strace")
def test_a_sale_is_flushed_once(disk: Path, sheet: Sheet, size: Size) -> None:
    shop, goods = new_shop(disk / "shop", min(size.products))
    sell_five(shop, goods, 1)
    shop.books.close()
    flushes = [_flushes(disk, goods[0].code, bills) for bills in (1, 1 + size.rounds)]
    sheet.write(Figure("2", "flushes a sale", (flushes[1] - flushes[0]) / size.rounds, 1.1, "", f"of {size.rounds}"))


def _flushes(disk: Path, code: str, bills: int) -> int:
    """How often `posapp sell` flushes while it sells `bills` bills."""
    counted = disk / "flushes"
    ended = subprocess.run(
        [
            *("strace", "-f", "-o", str(counted), "-e", "trace=fsync,fdatasync"),
            *(sys.executable, "-m", "posapp", "--books", str(disk / "shop"), "sell"),
        ],
        input=(json.dumps({"lines": [{"code": code}] * 5}) + "\n").encode() * bills,
        capture_output=True,
        check=False,
    )
    assert ended.stdout.count(b'"ok": true') == bills, ended.stderr.decode()
    return len(re.findall(r"\b(?:fsync|fdatasync)\(", counted.read_text()))


def test_years_of_sales_make_nothing_slower(disk: Path, sheet: Sheet, size: Size) -> None:
    few, many = size.history
    young, goods = new_shop(disk / "young", 2_000 if sheet.judged else 200)
    add_history(young, goods, few)
    old, old_goods = new_shop(disk / "old", len(goods))
    add_history(old, old_goods, many)
    numbers = count()
    sold, slow = in_turns(
        size.rounds,
        lambda: sell_five(young, goods, next(numbers)),
        lambda: sell_five(old, old_goods, next(numbers)),
    )
    sheet.write(Figure("12", f"sale at {many:,} / {few:,}", slow.p50 / sold.p50, 1.2, note=str(slow)))
    code = goods[77].barcodes[0]
    found, slow = in_turns(size.rounds, lambda: young.books.catalog.find(code), lambda: old.books.catalog.find(code))
    sheet.write(Figure("12", f"find at {many:,} / {few:,}", slow.p50 / found.p50, 1.2, note=str(slow)))
    looked, slow = in_turns(
        max(5, size.rounds // 10),
        lambda: expected_in(young, _open(young)),
        lambda: expected_in(old, _open(old)),
    )
    sheet.write(Figure("12", f"count the day at {many:,} / {few:,}", slow.p50 / looked.p50, 1.2, note=str(slow)))
    closed, slow = in_turns(5, lambda: _close(young), lambda: _close(old))
    sheet.write(Figure("12", f"close at {many:,} / {few:,}", slow.p50 / closed.p50, 1.2, note=str(slow)))
    young.books.close()
    old.books.close()


def _open(shop: Shop) -> CashSession:
    session = shop.session()
    assert session is not None
    return session


def _close(shop: Shop) -> None:
    """Close the day and begin the next."""
    close_session(shop, Counted(Money(100000)), "", Witnesses(NOBODY), paper=False)
    open_session(shop, Counted(Money(100000)), NOBODY)
