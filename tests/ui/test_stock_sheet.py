"""The list of goods: by keyboard alone, by taps alone, by scans; packs, batches, undo; what stands on it afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.product import Pack, Product
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said
from posapp.ui.parts.goods_sheet.lines import Extra, Form, Line, Lines
from posapp.ui.parts.goods_sheet.sheet import GoodsSheet
from tests.doubles.back_room import button, press, tap, write
from tests.doubles.trade import open_stall
from tests.ui.looks import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.trade import MarketStall

_CASE = "8850999320014"
_COST = Extra("cost", "Cost of one", "money", asked=True)
_WHY = Extra("reason", "Why?", "choice", (("waste", "Spoiled"), ("gift", "Given away")), asked=True)
_MADE = Extra("made", "Made on", "day")


@pytest.fixture
def stall(tmp_path: Path) -> MarketStall:
    stall = open_stall(tmp_path)
    rice = replace(stall.goods["ข้าวแต๋น"], packs=(Pack("dozen", Quantity.of(12), _CASE),))
    stall.goods["ข้าวแต๋น"], _changes = save_product(stall.shop, rice, stall.seller)
    return stall


@pytest.fixture
def opened(qtbot: QtBot, stall: MarketStall) -> Callable[..., GoodsSheet]:
    def open_sheet(form: Form | None = None, size: tuple[int, int] = (1300, 560)) -> GoodsSheet:
        sheet = GoodsSheet(stall.shop, form)
        qtbot.addWidget(sheet)
        sheet.setMinimumSize(200, 100)  # as in the window, which never grows for what it shows
        sheet.resize(*size)
        with qtbot.waitExposed(sheet):
            sheet.show()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        sheet.begin()
        sheet.setFocus()
        return sheet

    return open_sheet


def _told(sheet: GoodsSheet) -> list[tuple[str, str]]:
    return [(line.product.name, str(line.quantity)) for line in sheet.lines()]


def test_a_list_is_made_by_keyboard_alone(opened: Callable[..., GoodsSheet]) -> None:
    sheet = opened(Form((_COST,)))
    for name, quantity, cost in (("แต๋น", "24", "18.50"), ("มะมวง", "๒.๕", "")):
        write(name)
        press(Qt.Key.Key_Return)
        write(quantity)
        press(Qt.Key.Key_Return)
        write(cost)
        press(Qt.Key.Key_Return)
    assert _told(sheet) == [("ข้าวแต๋น", "24"), ("มะม่วง", "2.5")]
    assert [line.money("cost") for line in sheet.lines()] == [Money(1850), None]
    assert sheet.side.search.hasFocus()


def test_a_list_is_made_by_taps_alone(opened: Callable[..., GoodsSheet]) -> None:
    sheet = opened()
    table = sheet.side.goods.table
    table.clicked.emit(table.model().index(0, 0))
    tap(button(sheet, "More"))
    tap(button(sheet, "Number keys"))
    for key in ("3", "0", "Next"):
        tap(button(sheet, key))
    table.clicked.emit(table.model().index(1, 0))
    tap(button(sheet, "More"))
    tap(button(sheet, "Less"))
    tap(button(sheet, "Less"))
    assert _told(sheet) == [("ข้าวแต๋น", "30"), ("น้ำพริกหนุ่ม", "1")]
    tap(button(sheet, "Off the list"))
    assert _told(sheet) == [("ข้าวแต๋น", "30")]
    tap(button(sheet, "Undo"))
    assert len(sheet.lines()) == 2


def test_the_scan_of_a_case_puts_a_dozen_on_the_list(opened: Callable[..., GoodsSheet], stall: MarketStall) -> None:
    sheet = opened()
    assert sheet.on_scan(_CASE)
    assert sheet.on_scan(_CASE)
    assert _told(sheet) == [("ข้าวแต๋น", "24")]
    assert sheet.list.table.model().index(0, 1).data() == "2 dozen = 24 bag"
    assert sheet.on_scan(stall.goods["ข้าวแต๋น"].code)
    assert not sheet.on_scan("4006381333931")
    assert "4006381333931" in words(sheet)


def test_a_label_of_a_batch_means_its_goods(opened: Callable[..., GoodsSheet], stall: MarketStall) -> None:
    line = Incoming(stall.goods["ข้าวแต๋น"].id, Quantity.of(3), None, Batch(date(2026, 1, 17), date(2026, 1, 20)))
    posted = receive(stall.shop, [line], Said(), stall.seller)
    sheet = opened()
    assert sheet.on_scan(posted.entry.lots[0].code)
    assert _told(sheet) == [("ข้าวแต๋น", "1")]


def test_pieces_become_dozens_by_one_tap(opened: Callable[..., GoodsSheet]) -> None:
    sheet = opened()
    write("ข้าวแต๋น")
    press(Qt.Key.Key_Return)
    write("5")
    tap(button(sheet, "Counted in: bag"))
    assert _told(sheet) == [("ข้าวแต๋น", "60")]
    tap(button(sheet, "Counted in: dozen"))
    assert _told(sheet) == [("ข้าวแต๋น", "5")]


def test_what_can_not_be_is_said_beside_the_line(opened: Callable[..., GoodsSheet]) -> None:
    sheet = opened()
    write("ข้าวแต๋น")
    press(Qt.Key.Key_Return)
    write("2.5")
    assert "whole pieces" in words(sheet)
    assert _told(sheet) == [("ข้าวแต๋น", "2")]
    write("0")
    assert "zero" in words(sheet)
    write("3")
    assert "zero" not in words(sheet)
    assert _told(sheet) == [("ข้าวแต๋น", "3")]


def test_a_reason_is_chosen_by_key_and_the_next_article_follows(opened: Callable[..., GoodsSheet]) -> None:
    sheet = opened(Form((_WHY,), none=True))
    write("มะม่วง")
    press(Qt.Key.Key_Return)
    write("0")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    assert [(str(line.quantity), line.text("reason")) for line in sheet.lines()] == [("0", "waste")]
    assert sheet.side.search.hasFocus()


def test_a_day_is_chosen_and_forgotten(opened: Callable[..., GoodsSheet], stall: MarketStall) -> None:
    sheet = opened(Form((_MADE,), apart=True))
    sheet.take(stall.goods["ข้าวแต๋น"])
    tap(button(sheet, "Made on: Not known"))
    tap(button(sheet, "Yesterday"))
    assert sheet.lines()[0].day("made") == date(2026, 1, 16)
    tap(button(sheet, "Another batch"))
    assert [line.day("made") for line in sheet.lines()] == [date(2026, 1, 16), None]
    tap(button(sheet, "Not known"))
    sheet.list.table.clicked.emit(sheet.list.table.model().index(0, 0))
    tap(button(sheet, "Made on: 16 Jan 2569"))
    tap(button(sheet, "Not known"))
    assert [line.day("made") for line in sheet.lines()] == [None, None]


def test_delete_takes_a_line_off_and_ctrl_z_brings_it_back(
    opened: Callable[..., GoodsSheet], stall: MarketStall
) -> None:
    sheet = opened()
    sheet.take(stall.goods["ข้าวแต๋น"])
    sheet.take(stall.goods["มะม่วง"])
    sheet.list.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert _told(sheet) == [("ข้าวแต๋น", "1")]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _told(sheet) == [("ข้าวแต๋น", "1"), ("มะม่วง", "1")]


def test_services_and_baskets_have_no_stock_to_choose(opened: Callable[..., GoodsSheet]) -> None:
    sheet = opened()
    write("นวด")
    press(Qt.Key.Key_Return)
    assert sheet.lines() == ()


def test_lines_proposed_are_there_and_follow_the_books(opened: Callable[..., GoodsSheet], stall: MarketStall) -> None:
    sheet = opened()
    jar = stall.goods["น้ำพริกหนุ่ม"]
    sheet.begin(lines=[Line(jar, Quantity.of(7))])
    save_product(stall.shop, replace(jar, name="น้ำพริกหนุ่มเผ็ด"), stall.seller)
    sheet.look()
    assert _told(sheet) == [("น้ำพริกหนุ่มเผ็ด", "7")]


@pytest.mark.parametrize("size", [(960, 300), (960, 500)])
def test_a_low_window_shows_one_thing_at_a_time(
    opened: Callable[..., GoodsSheet], stall: MarketStall, size: tuple[int, int]
) -> None:
    sheet = opened(Form((_COST,)), (900, size[1]))
    low = size[1] < 400
    sheet.take(stall.goods["ข้าวแต๋น"])
    QApplication.processEvents()
    assert sheet.list.table.isVisible() is not low
    assert sheet.list.editor.count.hasFocus()
    write("4")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert sheet.list.table.isVisible()
    assert sheet.side.search.hasFocus()
    tap(button(sheet, "Choose goods"))
    assert sheet.side.goods.isVisible()
    assert not sheet.list.isVisible()
    tap(button(sheet, "Back to the list"))
    assert _told(sheet) == [("ข้าวแต๋น", "4")]


def test_the_signs_of_one_number_are_one_undo() -> None:
    lines = Lines(Form())
    rice = Product(ProductId("p1"), "1", "ข้าว")
    lines.take(rice)
    for typed in ("1", "12", "120"):
        lines.type(typed)
    assert lines.undo()
    assert [str(line.quantity) for line in lines.all] == ["1"]
    assert lines.undo()
    assert lines.all == ()
    assert not lines.undo()


def test_a_pack_that_no_longer_fits_gives_way_to_pieces() -> None:
    dozen = Pack("dozen", Quantity.of(12))
    rice = Product(ProductId("p1"), "1", "ข้าว", packs=(dozen,))
    lines = Lines(Form())
    lines.take(rice, Quantity.of(12), dozen)
    lines.take(rice)
    assert (lines.all[0].count, lines.all[0].pack) == (Quantity.of(2), dozen)
    lines.take(rice, Quantity.of(5))
    assert (lines.all[0].quantity, lines.all[0].pack) == (Quantity.of(29), None)
