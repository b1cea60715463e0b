"""Goals 3 to 6: scans, taps and keystrokes are on the screen before the eye notices; the window opens at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.app.terminal import open_shop
from posapp.ui import theme
from tests.bench.measure import MS, Figure, Times
from tests.bench.shops import new_shop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from posapp.domain.product import Product
    from posapp.ui.screens.checkout.screen import CheckoutScreen
    from tests.bench.measure import Sheet, Size

_FRAME = 16.7
_TWO_FRAMES = 33.0
_TYPED = "น้ำพริก"


@contextmanager
def _window(app: QApplication, disk: Path, products: int) -> Iterator[tuple[Program, list[Product]]]:
    """The real program with its window, on a shop of `products` goods."""
    shop, goods = new_shop(disk / f"shop{products}", products)
    folder = shop.books.database.folder
    shop.books.close()
    theme.install(resources())
    theme.wear(app, "light", 100)
    program = Program(app, resources(), lambda: open_shop(folder))
    program.open()
    program.shell.resize(1366, 768)
    program.shell.show()
    app.processEvents()
    try:
        yield program, goods
    finally:
        program.close()
        program.shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _painted(app: QApplication, rounds: int, act: Callable[[int], object], undo: Callable[[], object]) -> Times:
    """How long `act` takes until the window is painted; what `undo` takes doesn't count."""
    times = []
    for number in range(rounds):
        begun = time.perf_counter()
        act(number)
        app.processEvents()
        times.append((time.perf_counter() - begun) * MS)
        undo()
        app.processEvents()
    return Times(tuple(times[1:]))


def _fill(app: QApplication, screen: CheckoutScreen, goods: list[Product], lines: int) -> None:
    for product in goods[:lines]:
        screen.acts.selling.tap(product)
    app.processEvents()
    assert len(screen.state.cart.lines) == lines


def test_what_is_scanned_tapped_and_typed_is_seen_at_once(
    qapp: QApplication, disk: Path, sheet: Sheet, size: Size
) -> None:
    for products in size.products:
        with _window(qapp, disk, products) as (program, goods):
            _measure_bill(qapp, program.rooms.checkout, goods, sheet, size)
            _measure_search(qapp, program, products, sheet, size)


def _measure_bill(app: QApplication, screen: CheckoutScreen, goods: list[Product], sheet: Sheet, size: Size) -> None:
    """Scans into a bill of 50 lines and taps into one of 200."""
    selling = screen.acts.selling
    for what, lines in (("scan", 50), ("tap", min(200, len(goods) // 2))):
        selling.restart()
        _fill(app, screen, goods, lines)
        more = goods[lines:]
        acts: dict[str, Callable[[Product], object]] = {
            "scan": lambda product: screen.on_scan(product.barcodes[0]),
            "tap": selling.tap,
        }
        taken = _painted(app, size.rounds, partial(_with_one, acts[what], more), selling.undo)
        name = f"{what} painted, {lines} lines, {len(goods):,} goods"
        sheet.write(Figure("3", name, taken.p50, _FRAME, "ms", str(taken)))
        sheet.write(Figure("3", f"{name}, p99", taken.p99, _TWO_FRAMES, "ms"))
    selling.restart()


def _with_one(act: Callable[[Product], object], goods: list[Product], number: int) -> None:
    act(goods[number % len(goods)])


def _measure_search(app: QApplication, program: Program, products: int, sheet: Sheet, size: Size) -> None:
    field = program.shell.search()
    taken = _painted(app, size.rounds, lambda number: field.setText(_TYPED[: 1 + number % len(_TYPED)]), list)
    sheet.write(Figure("4", f"letter painted, {products:,} goods", taken.p50, _FRAME, "ms", str(taken)))
    sheet.write(Figure("4", f"letter painted, {products:,} goods, p99", taken.p99, _TWO_FRAMES, "ms"))


def _shown(what: str) -> tuple[float, dict[str, Any]]:
    """How many milliseconds a program needs from its start to its first painted window, and what it says then."""
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_window", what],
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    said: dict[str, Any] = json.loads(ended.stdout)
    return (said["painted"] - begun) * MS, said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_the_window_opens_at_once_and_stays_small(disk: Path, sheet: Sheet, size: Size) -> None:
    for number, products in enumerate((size.products[0], size.products[-1])):
        shop, _goods = new_shop(disk / f"start{number}", products)
        folder = str(shop.books.database.folder)
        shop.books.close()
        turns = [(_shown("bare"), _shown(folder)) for _turn in range(9 if sheet.judged else 1)]
        floor, start = (Times(tuple(turn[which][0] for turn in turns)) for which in (0, 1))
        said = turns[-1][1][1]
        if number == 0:
            note = f"{start.p50:.0f} ms; floor {floor.p50:.0f} ms; loaded before it: {', '.join(said['loaded']) or '-'}"
            sheet.write(Figure("5", "first window / bare window", start.p50 / floor.p50, 1.5, note=note))
        sheet.write(Figure("6", f"memory, {products:,} goods", said["resident"], (100, 160)[number], "MiB"))
