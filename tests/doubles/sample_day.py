"""A day of `posapp demo` that has run, and what plain SQL and a scanner read in what it left."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import zxingcpp
from PIL import Image

_REPO: Final = Path(__file__).resolve().parents[2]
_OF_DAY: Final = """
    CREATE TEMP VIEW day_sale AS SELECT * FROM sale WHERE session = (SELECT session FROM cash_close);
    CREATE TEMP VIEW day_tender AS SELECT tender.* FROM tender JOIN day_sale ON day_sale.id = tender.sale;
    CREATE TEMP VIEW day_session AS SELECT * FROM cash_session WHERE id = (SELECT session FROM cash_close);
    """
"""The market day: the morning after it is another one."""


@dataclass(frozen=True)
class Lived:
    """A demo that has run: what it said, what it left, and a folder that stands for the person's own books."""

    code: int
    said: str
    out: Path
    own: Path

    @property
    def summary(self) -> dict[str, Any]:
        """What it summed up."""
        read: dict[str, Any] = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        return read

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What plain SQL reads in its books; day_sale, day_tender and day_session are those of the market day."""
        with closing(sqlite3.connect(self.out / "books" / "books.db")) as books:
            books.executescript(_OF_DAY)
            return books.execute(sql).fetchall()

    def codes(self) -> list[str]:
        """The QRs of all papers, paper by paper."""
        return [code for path in sorted((self.out / "paper").iterdir()) for code in codes_in(path)]


def live(out: Path, own: Path) -> subprocess.CompletedProcess[str]:
    """Run the demo into `out`, without a display and beside books in `own`."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "POSAPP_BOOKS": str(own), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "posapp", "demo", "--out", str(out), "--lang", "th"]
    return subprocess.run(command, cwd=_REPO, env=environment, capture_output=True, encoding="utf-8", check=False)


def codes_in(picture: Path, *kinds: zxingcpp.BarcodeFormat) -> list[str]:
    """What a scanner reads in `picture`: its QRs unless other `kinds` are wanted."""
    with Image.open(picture) as image:
        wanted = zxingcpp.BarcodeFormats(kinds or (zxingcpp.BarcodeFormat.QRCode,))
        return [found.text for found in zxingcpp.read_barcodes(image.convert("L"), formats=wanted)]
