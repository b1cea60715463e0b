"""Joins the selling screen's buttons, lists and keys to what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from posapp.domain.tender import CASH
from posapp.operations.look_up import look_up
from posapp.payments.method import Answer
from posapp.ui.screens.checkout import keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from posapp.ui.screens.checkout.acts import Acts
    from posapp.ui.top_bar import SearchField

_PROMPTPAY = "promptpay"


def wire(screen: QWidget, acts: Acts, search: SearchField) -> None:
    """Join everything once, when the screen is built; `screen` is where the keys work."""
    _wire_goods(acts, search)
    _wire_bill(acts)
    _wire_paying(acts)
    _wire_panels(acts)
    keys.bind(screen, _key_acts(acts, search))
    keys.bind_chips(screen, acts.parts.tiles.take_chip)


def _wire_goods(acts: Acts, search: SearchField) -> None:
    tiles, stage = acts.parts.tiles, acts.desk.stage

    def enter() -> None:
        """A code is sold, a single find too; among several the arrows choose."""
        typed = search.text().strip()
        one = tiles.only_one()
        if typed and look_up(acts.desk.counter.shop, typed):
            acts.scan(typed)
        elif typed and one is not None:
            acts.tap(one)
        else:
            stage.show_tiles()
            return
        search.clear()
        if stage.panel() is None:
            stage.show_tiles()

    tiles.chosen.connect(acts.tap)
    tiles.goods_wanted.connect(lambda: acts.outlets.wanted("products"))
    search.textChanged.connect(tiles.search)
    search.textEdited.connect(lambda _text: stage.show_tiles_behind())
    search.returnPressed.connect(enter)
    search.left.connect(stage.show_tiles)


def _wire_bill(acts: Acts) -> None:
    bill, free = acts.parts.bill, acts.if_free
    bill.lines.opened.connect(acts.selling.open)
    bill.lines.stepped.connect(lambda by: free(lambda: acts.selling.step(by))())
    bill.lines.quantity_wanted.connect(free(acts.asking.line_quantity))
    bill.lines.price_wanted.connect(free(acts.asking.line_price))
    bill.lines.removed.connect(free(acts.selling.remove))
    bill.hold.tapped.connect(free(acts.holding.hold))
    bill.restart.tapped.connect(free(acts.selling.restart))
    bill.held.tapped.connect(acts.holding.show)
    bill.discount.tapped.connect(free(acts.asking.bill_discount))
    bill.customer.tapped.connect(free(acts.naming.customer))
    bill.wholesale.tapped.connect(free(acts.selling.turn_wholesale))
    bill.wholesale.tapped.connect(acts.desk.draw)  # turned away, the switch goes back
    bill.other.tapped.connect(acts.paying.open_ways)


def _wire_paying(acts: Acts) -> None:
    bill, done, paying = acts.parts.bill, acts.parts.done, acts.paying
    bill.amounts.chosen.connect(paying.take_cash)
    bill.cash.tapped.connect(lambda: paying.open(CASH))
    bill.scan.tapped.connect(lambda: paying.open(_PROMPTPAY))
    done.receipt.tapped.connect(lambda: acts.after.print(paying.last))
    done.cancel.tapped.connect(lambda: acts.after.ask(paying.last))


def _wire_panels(acts: Acts) -> None:
    parts, stage = acts.parts, acts.desk.stage
    paying, transfer = acts.paying, parts.transfer
    parts.cash.taken.connect(lambda given: paying.answer(Answer(given=given)))
    transfer.seen.connect(lambda: paying.answer(Answer(seen=True, slip=transfer.slip)))
    transfer.waiting.connect(lambda: paying.answer(Answer(slip=transfer.slip)))
    transfer.file_wanted.connect(acts.slips.file)
    transfer.paste_wanted.connect(lambda: acts.slips.paste(QGuiApplication.clipboard()))
    transfer.turn_wanted.connect(acts.view.turn)
    parts.ways.way_chosen.connect(paying.open)
    parts.ways.taken_back.connect(paying.give_back)
    parts.owing.picked.connect(paying.owed_by)
    parts.held.recalled.connect(lambda bill: acts.holding.recall(bill.cart.id))
    parts.cancel.decided.connect(lambda reason, again: acts.after.cancel(reason, again=again))
    parts.cancel.answered.connect(lambda key: None if key else stage.show_tiles())
    for panel in (parts.cash, transfer, parts.ways, parts.owing):
        panel.left.connect(paying.back)
    parts.variants.picked.connect(acts.pick)
    for other in (parts.numbers, parts.names, parts.held, parts.variants, parts.allow):
        other.left.connect(stage.show_tiles)
    for asking in (parts.cash, parts.numbers, parts.names, parts.owing, parts.allow):
        asking.confirm.turned_away.connect(acts.say)


def _key_acts(acts: Acts, search: SearchField) -> dict[str, Callable[[], object]]:
    free, paying = acts.if_free, acts.paying

    def find() -> None:
        search.setFocus()
        search.selectAll()

    return {
        "F2": find,
        "F3": free(acts.asking.line_quantity),
        "F4": free(acts.asking.line_price),
        "Shift+F4": free(acts.selling.turn_wholesale),
        "F6": free(acts.holding.hold),
        "Shift+F6": acts.holding.show,
        "F7": paying.take_cash,
        "F8": lambda: paying.open(CASH),
        "F9": lambda: paying.open(_PROMPTPAY),
        "F10": paying.open_ways,
        "Ctrl+Z": free(acts.selling.undo),
        "Ctrl+P": lambda: acts.after.print(paying.last),
    }
