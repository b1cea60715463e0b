"""Everything that can be done on the selling screen, by what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.i18n import N_
from posapp.ui.notices import Act
from posapp.ui.screens.checkout.adding import ALLOWABLE, Adding, Wish
from posapp.ui.screens.checkout.after_sale import AfterSale
from posapp.ui.screens.checkout.asking import Asking
from posapp.ui.screens.checkout.holding import Holding
from posapp.ui.screens.checkout.naming import Naming
from posapp.ui.screens.checkout.paying import Paying
from posapp.ui.screens.checkout.selling import Selling
from posapp.ui.screens.checkout.slips import Slips
from posapp.ui.screens.checkout.state import on_bill

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.product import Product
    from posapp.ui.screens.checkout.customer_view import CustomerView
    from posapp.ui.screens.checkout.desk import Desk, Printing
    from posapp.ui.screens.checkout.parts import Parts
    from posapp.ui.widgets.offer import Offer


@dataclass(frozen=True, slots=True)
class Outlets:
    """Whom the screen tells what it can't do itself: another screen, new goods of a barcode, a new seller."""

    wanted: Callable[[str], None]
    code_unknown: Callable[[str], None]
    seller_changed: Callable[[str], None]


class Acts:
    """The rooms of the screen that act, joined to one desk."""

    def __init__(self, desk: Desk, parts: Parts, printing: Printing, view: CustomerView, outlets: Outlets) -> None:
        self.desk, self.parts, self.view, self.outlets = desk, parts, view, outlets
        settings = Act(N_("Settings"), lambda: outlets.wanted("settings"), "settings")
        self.adding = Adding(desk, parts.allow)
        self.asking = Asking(desk, parts.numbers, self.adding)
        self.selling = Selling(desk, self.asking, self.adding, outlets.code_unknown)
        self.holding = Holding(desk, parts.held)
        self.naming = Naming(desk, parts.names, outlets.seller_changed)
        self.paying = Paying(desk, parts, printing, view, settings)
        self.after = AfterSale(desk, parts.cancel, printing)
        self.slips = Slips(desk, parts.transfer)
        for code in ALLOWABLE:
            desk.cures[code] = Act(N_("Who allows it?"), self.if_free(self.adding.allow), "check")
        desk.cures["one_off_held"] = Act(N_("Held bills"), self.holding.show, "history")

    def may_change(self) -> bool:
        """Whether the bill may change; says why when parts of it are paid already."""
        if not self.paying.begun:
            return True
        self.paying.say_begun()
        return False

    def if_free(self, act: Callable[[], None]) -> Callable[[], None]:
        """`act`, done only while no part of the bill is paid."""
        return lambda: act() if self.may_change() else None

    def tap(self, offer: Offer) -> None:
        """A tile was tapped: goods, a batch that is sold cheaper, or a family that is asked which one."""
        if not self.may_change():
            return
        if offer.variants:
            self.parts.variants.start(offer, on_bill(self.desk.state.cart), self.parts.tiles.assortment.on_hand)
            self.desk.stage.show_panel(self.parts.variants)
        else:
            self.selling.sell(Wish(offer.product, price=offer.reduced, lot=offer.lot))

    def pick(self, product: Product) -> None:
        """One of a family was chosen."""
        self.desk.stage.show_tiles()
        self.selling.tap(product)

    def scan(self, code: str) -> None:
        """A code came in: a slip while money is waited for, goods otherwise."""
        if self.desk.stage.panel() is self.parts.transfer and self.slips.text(code):
            return
        if self.may_change():
            self.selling.scan(code)

    def say(self, reason: str) -> None:
        """Tell why a button does nothing now; `reason` is in the language in use."""
        self.desk.notices.tell(reason)

    def on_line(self, key: int) -> bool:
        """A key for the open line: + − Delete; False for any other."""
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            by = 1 if key == Qt.Key.Key_Plus else -1
            self.if_free(lambda: self.selling.step(by))()
        elif key == Qt.Key.Key_Delete:
            self.if_free(self.selling.remove)()
        else:
            return False
        return True
