"""The bench: `pytest tests/bench --bench` measures in full and prints a table; without the option a tiny size runs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.measure import Sheet, Size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHEET = pytest.StashKey[Sheet]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bench", action="store_true", help="measure at full size and print the table")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SHEET] = Sheet(judged=bool(config.getoption("--bench")))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    sheet = config.stash[_SHEET]
    if sheet.figures:
        terminalreporter.section("speed")
        terminalreporter.write_line(sheet.table())
        if sys.platform != "win32":
            terminalreporter.write_line(f"load {os.getloadavg()[0]:.1f}: above 1, judge by the ratios (x) only")


@pytest.fixture
def sheet(request: pytest.FixtureRequest) -> Iterator[Sheet]:
    """Where figures are written down; a test that wrote a lost one fails at its end."""
    written = request.config.stash[_SHEET]
    before = len(written.figures)
    yield written
    assert written.lost(before) == []


@pytest.fixture
def size(sheet: Sheet) -> Size:
    """How much is measured."""
    return Size.full() if sheet.judged else Size.tiny()


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder on the disk that is measured."""
    return tmp_path
