"""Checking the books at the window: a code from a paper, everything at once, and the auditor's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.app.paths import resources
from posapp.operations.hand_over import Kit
from posapp.operations.seals import seals
from posapp.ui.notices import Notices
from posapp.ui.screens.safety.desk import Desk, Work
from posapp.ui.screens.safety.seals_page import SealsPage
from posapp.ui.shell import Look, Shell
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner
from posapp.ui.widgets.label import Label
from tests.doubles.back_room import tap
from tests.doubles.trade import live_a_day
from tests.store.knife import behind_our_back
from tests.ui.looks import cut, faults

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.operations.shop import Shop
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class Desktop:
    """The page in a window, on the books of a stall after a closed day."""

    stall: MarketStall
    page: SealsPage
    banner: Banner

    def says(self) -> str:
        shown = (one for one in self.page.findChildren(Label) if one.isVisibleTo(self.page))
        return "\n".join(one.words() for one in shown)


def _no_reports(_shop: Shop, folder: Path) -> None:
    (folder / "day.csv").write_text("", encoding="utf-8")


def opened(stall: MarketStall, qtbot: QtBot, look: Look, size: tuple[int, int] = (1366, 768)) -> Desktop:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    banner = Banner()
    notices = Notices(banner)
    shell = Shell(app, look, notices)
    qtbot.addWidget(shell)
    notices.setParent(shell)
    banner.setParent(shell)
    desk = Desk(
        seller=lambda: stall.seller,
        changed=lambda _changes: None,
        print_key=lambda _pair, _told: None,
        save_key=lambda _pair, _path: None,
        reopen=lambda _deed: None,
        kit=lambda: Kit(resources() / "verifier", _no_reports),
    )
    page = SealsPage(Work(stall.shop, notices, Lanes(immediate=True), desk))
    qtbot.addWidget(page)
    page.resize(*size)
    page.look()
    with qtbot.waitExposed(page):
        page.show()
    return Desktop(stall, page, banner)


@pytest.fixture
def desktop(market_day: MarketStall, qtbot: QtBot) -> Desktop:
    return opened(market_day, qtbot, Look("en"))


def test_the_code_on_a_paper_is_found_in_plain_words(desktop: Desktop) -> None:
    seal = seals(desktop.stall.shop)[0]
    assert desktop.page.table.count() == 1
    desktop.page.paper.code.setText(seal.code.lower())
    tap(desktop.page.paper.search)
    assert f"Found: {seal.code} is the seal of day 1" in desktop.says()
    desktop.page.on_scan(seal.qr)
    assert "Found" in desktop.says()
    desktop.page.paper.code.setText("AAAAA-AAAAA")
    desktop.page.paper.look_up()
    assert "Not found" in desktop.says()
    assert "show both to the auditor" in desktop.says()


def test_what_is_no_code_is_told_in_the_banner(desktop: Desktop) -> None:
    desktop.page.paper.code.setText("my code")
    desktop.page.paper.look_up()
    assert "is no code of ours" in desktop.banner.words()
    assert not desktop.page.paper.answer.isVisibleTo(desktop.page)


def test_checking_says_sound_and_names_what_is_not(desktop: Desktop, qtbot: QtBot) -> None:
    tap(desktop.page.books.check)
    qtbot.waitUntil(lambda: "The books are sound" in desktop.says())
    with behind_our_back(desktop.stall.shop.books.database.path) as rows:
        rows.execute("UPDATE tender SET given = given + 100")
    tap(desktop.page.books.check)
    qtbot.waitUntil(lambda: "not sound" in desktop.says())
    qtbot.waitUntil(lambda: "Table tender" in desktop.says())


def test_papers_that_were_found_vouch_for_the_books(desktop: Desktop, qtbot: QtBot) -> None:
    tap(desktop.page.books.check)
    qtbot.waitUntil(lambda: "Whoever rebuilt the whole file" in desktop.says())
    desktop.page.table.chosen.emit(0)
    tap(desktop.page.books.check)
    qtbot.waitUntil(lambda: "What was shown from outside the file vouches for all of it." in desktop.says())


def test_the_folder_for_the_auditor_is_written(desktop: Desktop, tmp_path: Path) -> None:
    desktop.page.hand_over_into(tmp_path / "auditor")
    assert (tmp_path / "auditor" / "verify_books.py").is_file()
    assert "files for the auditor lie in" in desktop.says()
    desktop.page.hand_over_into(tmp_path / "auditor")
    assert "There is something in" in desktop.banner.words()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_everything_is_in_reach_at_each_size(
    stall: MarketStall, qtbot: QtBot, language: str, percent: int, size: tuple[int, int]
) -> None:
    live_a_day(stall)
    desktop = opened(stall, qtbot, Look(language, "light", percent), size)
    desktop.page.paper.code.setText(seals(stall.shop)[0].code)
    desktop.page.paper.look_up()
    desktop.page.books.check_books()
    QApplication.processEvents()
    QApplication.processEvents()
    assert faults(desktop.page) == []
    assert cut(desktop.page) == []
