"""What is heavy is loaded when it is needed: the first bill and the first window wait for none of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from posapp.operations.start_group import start_group
from tests.doubles.trade import CountedIds, HandClock

if TYPE_CHECKING:
    from pathlib import Path

_HEAVY: Final = ("sqlite_utils", "escpos", "PIL", "openpyxl", "qrcode", "xlsxwriter", "zxingcpp", "serial")
_BACK_ROOMS: Final = (
    *("posapp.ui.parts.goods_sheet", "posapp.ui.screens.market", "posapp.ui.screens.products"),
    *("posapp.ui.screens.stock", "posapp.documents.receipt", "posapp.documents.stock_papers"),
    *("posapp.operations.exporting", "posapp.operations.importing", "posapp.operations.reconcile", "posapp.reports"),
    *("posapp.ui.screens.reports", "posapp.ui.screens.money", "posapp.ui.screens.cashbook"),
    *("posapp.ui.screens.safety", "posapp.ui.screens.settings"),
)
"""What a seller who only sells never sees."""
_LOADED: Final = f"""
import json, sys
print(json.dumps([name for name in {(*_HEAVY, *_BACK_ROOMS, "PySide6")!r} if name in sys.modules]))
"""
_SELL: Final = """
from posapp.app.console import main
assert main(["sell"]) == 2  # the shelf is empty: read, looked up, answered
"""
_WINDOW: Final = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.app.terminal import open_shop
from posapp.ui import theme
app = QApplication([])
theme.install(resources())
theme.wear(app, "light", 100)
program = Program(app, resources(), lambda: open_shop(Path(sys.argv[1])))
program.open()
app.processEvents()
loaded = set(sys.modules)
program.close()
sys.modules = {name: sys.modules[name] for name in loaded}
"""


def _loaded_by(deed: str, books: Path) -> list[str]:
    """Which of the heavy libraries are there once `deed` was done on `books` by a program of its own."""
    variables = {**os.environ, "POSAPP_BOOKS": str(books), "QT_QPA_PLATFORM": "offscreen", "POSAPP_LANG": "en"}
    program = [sys.executable, "-W", "error", "-c", deed + _LOADED, str(books)]
    line = b'{"lines": [{"code": "none"}]}\n'
    done = subprocess.run(program, input=line, env=variables, capture_output=True, timeout=200, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture
def books(tmp_path: Path) -> Path:
    start_group(tmp_path / "books", "กลุ่มทอผ้า", "A", HandClock(), CountedIds()).books.close()
    return tmp_path / "books"


def test_selling_by_lines_loads_nothing_heavy(books: Path) -> None:
    assert _loaded_by(_SELL, books) == []


def test_the_window_opens_with_nothing_heavy_but_qt(books: Path) -> None:
    assert _loaded_by(_WINDOW, books) == ["PySide6"]
