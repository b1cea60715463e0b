"""The places of the program, in the order of the menu; a folder here without an entry fails the tests."""

from __future__ import annotations

from typing import Final

from posapp.domain.access import Permission
from posapp.i18n import N_
from posapp.ui.screen import ScreenSpec

SCREENS: Final = (
    ScreenSpec("checkout", N_("Sell"), "basket", searches=True),
    ScreenSpec("sales", N_("Sold bills"), "receipt"),
    ScreenSpec("products", N_("Goods"), "goods"),
    ScreenSpec("stock", N_("Goods in, goods left"), "import"),
    ScreenSpec("market", N_("Take goods to market"), "map_pin"),
    ScreenSpec("orders", N_("Ordered online"), "truck"),
    ScreenSpec("till", N_("Drawer, close the day"), "till"),
    ScreenSpec("money", N_("Check the money"), "coins", permission=Permission.RECONCILE),
    ScreenSpec("cashbook", N_("Cash book"), "notebook", permission=Permission.RECONCILE),
    ScreenSpec("reports", N_("Sales reports"), "chart", permission=Permission.REPORTS),
    ScreenSpec("shops", N_("Online shops"), "cloud", in_menu=False, permission=Permission.SHOPS),
    ScreenSpec("safety", N_("Keep the data safe"), "database"),
    ScreenSpec("settings", N_("Settings"), "settings"),
    ScreenSpec("help", N_("Help"), "help"),
    ScreenSpec("setup", N_("First day"), "shop", in_menu=False),
)
