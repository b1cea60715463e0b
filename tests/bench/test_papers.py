"""Goals 8 and 12: paper and QR are ready before the hand moves, and a year of sales leaves no trace in memory."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from posapp.app.papers import sale_paper
from posapp.app.paths import resources
from posapp.devices.printer.printer import Printer
from posapp.devices.printer.profile import profile
from posapp.devices.printer.transports import open_uri
from posapp.documents.qr import qr_modules
from tests.bench.measure import Figure, in_turns
from tests.bench.shops import new_shop, sell_five

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.measure import Sheet, Size

_PAYLOAD = "00020101021229370016A000000677010111011300668123456785802TH530376454061234.5663040000"


@pytest.mark.usefixtures("qapp")
def test_a_receipt_is_bytes_at_once(disk: Path, sheet: Sheet, size: Size) -> None:
    shop, goods = new_shop(disk / "shop", 50)
    sale = sell_five(shop, goods, 1).sale
    printer = Printer(open_uri(f"roll:{disk / 'roll'}"), profile("80"), resources() / "fonts")
    numbers = count()
    (paper,) = in_turns(size.rounds, lambda: printer.encoded(sale_paper(shop, sale)))
    (code,) = in_turns(size.rounds, lambda: qr_modules(f"{_PAYLOAD}{next(numbers)}"))
    shop.books.close()
    sheet.write(Figure("8", "receipt to bytes, 576 dots", paper.p50, 25, "ms", str(paper)))
    sheet.write(Figure("8", "PromptPay QR", code.p50, 20, "ms", str(code)))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_a_year_of_sales_in_one_process_leaves_no_trace(sheet: Sheet, size: Size) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench.many_sales", str(size.endurance)], capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    held = json.loads(ended.stdout)
    note = f"{held['early']:.0f} MiB, then {held['late']:.0f} MiB"
    sheet.write(Figure("12", f"memory over {size.endurance:,} sales", held["late"] / held["early"], 1.1, note=note))
