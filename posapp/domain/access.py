"""Who may do what: roles of people, what each act needs, and the table that joins the two."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from posapp.domain.identity import PersonId


class Role(StrEnum):
    """What somebody does in the group."""

    SELLER = "seller"
    TREASURER = "treasurer"
    TRAINER = "trainer"
    AUDITOR = "auditor"


ROLE_TITLES: Final[Mapping[Role, str]] = {
    Role.SELLER: N_("Seller"),
    Role.TREASURER: N_("Treasurer"),
    Role.TRAINER: N_("Trainer"),
    Role.AUDITOR: N_("Auditor"),
}


class Permission(StrEnum):
    """What an act needs. An operation names exactly one."""

    SELL = "sell"
    CHANGE_PRICE = "change_price"
    """A discount, or a price by hand, on a bill."""
    REFUND = "refund"
    OPEN_DRAWER = "open_drawer"
    PRINT = "print"
    OPEN_DAY = "open_day"
    CLOSE_DAY = "close_day"
    PAY_IN = "pay_in"
    PAY_OUT = "pay_out"
    CONFIRM_TRANSFER = "confirm_transfer"
    STOCK = "stock"
    """Receive, count, move, make, throw away, go to market."""
    GOODS = "goods"
    """Products, prices, imports, recipes, places."""
    MEMBERS = "members"
    """Members' data, their terms, and the export of personal data."""
    RECONCILE = "reconcile"
    """Bank statements, debts and scheme money, income and expenses."""
    REPORTS = "reports"
    USERS = "users"
    RESTORE = "restore"
    ERASE = "erase"
    BACK_UP = "back_up"
    HAND_OVER = "hand_over"
    SHOPS = "shops"
    """Online shops: adding them, pairing goods, deciding what they are told."""
    SETTINGS = "settings"
    """The group's own settings: name, money, tax, limits."""
    DEVICES = "devices"
    """Printers and labels."""
    LOOKS = "looks"
    """Language, colours and size of the screen."""


PERMISSION_TITLES: Final[Mapping[Permission, str]] = {
    Permission.SELL: N_("sell"),
    Permission.CHANGE_PRICE: N_("give a discount or change a price"),
    Permission.REFUND: N_("give money back"),
    Permission.OPEN_DRAWER: N_("open the drawer without a sale"),
    Permission.PRINT: N_("print"),
    Permission.OPEN_DAY: N_("start the day"),
    Permission.CLOSE_DAY: N_("close the day"),
    Permission.PAY_IN: N_("put money into the drawer"),
    Permission.PAY_OUT: N_("take money out of the drawer"),
    Permission.CONFIRM_TRANSFER: N_("say that a transfer came in"),
    Permission.STOCK: N_("receive, count and move goods"),
    Permission.GOODS: N_("change goods and prices"),
    Permission.MEMBERS: N_("see and change members' data"),
    Permission.RECONCILE: N_("check the money and write the cash book"),
    Permission.REPORTS: N_("look at the reports"),
    Permission.USERS: N_("say who may do what"),
    Permission.RESTORE: N_("bring data back from a copy"),
    Permission.ERASE: N_("erase personal data"),
    Permission.BACK_UP: N_("make a copy of the data"),
    Permission.HAND_OVER: N_("hand the books to the auditor"),
    Permission.SHOPS: N_("look after the online shops"),
    Permission.SETTINGS: N_("change the group's settings"),
    Permission.DEVICES: N_("set up printers"),
    Permission.LOOKS: N_("change how the screen looks"),
}


class Grant(Enum):
    """How far a role may go."""

    YES = auto()
    LIMIT = auto()
    """Within the limits the group sets; above them a treasurer's code at the counter."""
    CODE = auto()
    """May begin it; a treasurer's code finishes it."""
    NO = auto()


_SELLER: Final[Mapping[Permission, Grant]] = {
    Permission.SELL: Grant.YES,
    Permission.CHANGE_PRICE: Grant.LIMIT,
    Permission.REFUND: Grant.LIMIT,
    Permission.OPEN_DRAWER: Grant.LIMIT,
    Permission.PRINT: Grant.YES,
    Permission.OPEN_DAY: Grant.YES,
    Permission.CLOSE_DAY: Grant.CODE,
    Permission.PAY_IN: Grant.YES,
    Permission.PAY_OUT: Grant.LIMIT,
    Permission.CONFIRM_TRANSFER: Grant.YES,
    Permission.STOCK: Grant.YES,
    Permission.BACK_UP: Grant.YES,
    Permission.LOOKS: Grant.YES,
}
_TRAINER: Final[Mapping[Permission, Grant]] = {
    Permission.PRINT: Grant.YES,
    Permission.STOCK: Grant.YES,
    Permission.GOODS: Grant.YES,
    Permission.SHOPS: Grant.YES,
    Permission.SETTINGS: Grant.CODE,
    Permission.DEVICES: Grant.YES,
    Permission.BACK_UP: Grant.YES,
    Permission.LOOKS: Grant.YES,
    Permission.USERS: Grant.CODE,
    Permission.RESTORE: Grant.CODE,
    Permission.ERASE: Grant.CODE,
}
_AUDITOR: Final[Mapping[Permission, Grant]] = {
    Permission.PRINT: Grant.YES,
    Permission.REPORTS: Grant.YES,
    Permission.HAND_OVER: Grant.YES,
    Permission.LOOKS: Grant.YES,
}
_GRANTS: Final[Mapping[Role, Mapping[Permission, Grant]]] = {
    Role.SELLER: _SELLER,
    Role.TREASURER: dict.fromkeys(Permission, Grant.YES),
    Role.TRAINER: _TRAINER,
    Role.AUDITOR: _AUDITOR,
}


def granted(role: Role, permission: Permission) -> Grant:
    """How far `role` may go with what needs `permission`."""
    return _GRANTS[role].get(permission, Grant.NO)


@dataclass(frozen=True, slots=True)
class Access:
    """What a person may do.

    `until` is the last day of it (a trainer's ends by itself); `coded` when a code proves who it is.
    """

    person: PersonId
    role: Role
    until: date | None = None
    coded: bool = False

    def role_on(self, day: date) -> Role | None:
        """The role on `day`, None when it has ended."""
        return None if self.until and day > self.until else self.role
